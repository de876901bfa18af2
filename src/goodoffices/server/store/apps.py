from django.apps import AppConfig
from django.db.models.signals import post_migrate

from goodoffices.server.store import triggers


class StoreConfig(AppConfig):
    name = "goodoffices.server.store"
    label = "store"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        post_migrate.connect(triggers.install, sender=self, dispatch_uid="store.triggers")
