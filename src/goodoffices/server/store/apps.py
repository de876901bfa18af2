from pathlib import Path
from typing import Any

from django.apps import AppConfig
from django.db import connections
from django.db.models.signals import post_migrate

from goodoffices.server.store import triggers


class StoreConfig(AppConfig):
    name = "goodoffices.server.store"
    label = "store"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        post_migrate.connect(triggers.install, sender=self, dispatch_uid="store.triggers")
        post_migrate.connect(_for_its_owner_only, sender=self, dispatch_uid="store.owner")


def _for_its_owner_only(using: str, **_: Any) -> None:
    """Let nobody else on this machine read a database file, whatever folder it is in."""
    connection = connections[using]
    if connection.vendor != "sqlite":
        return
    file = Path(connection.settings_dict["NAME"])
    for each in (file, file.with_name(f"{file.name}-journal")):
        if each.exists():
            each.chmod(0o600)
