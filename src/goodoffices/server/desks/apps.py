from django.apps import AppConfig

from goodoffices import states
from goodoffices.server.store.erasing import erasing


class DesksConfig(AppConfig):
    name = "goodoffices.server.desks"
    label = "desks"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from goodoffices.server.desks import forgetting

        erasing.connect(forgetting.beside, dispatch_uid="desks.forgetting")
        states.when_erased("desks", forgetting.made_of_them)
