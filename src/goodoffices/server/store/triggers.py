"""The database's own refusal to change a record: its log never changes, payloads and originals can only be erased.

Installed after every migration, because SQLite drops a table's triggers when a migration rebuilds the table.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import connections

REFUSAL = "the record only grows"

# INSERT OR REPLACE deletes without firing DELETE triggers, so SQLite needs the one before INSERT as well.
_SQLITE = {
    "leaf_no_update": "BEFORE UPDATE ON store_leaf",
    "leaf_no_delete": "BEFORE DELETE ON store_leaf",
    "leaf_no_replace": "BEFORE INSERT ON store_leaf"
    " WHEN EXISTS (SELECT 1 FROM store_leaf WHERE room_id = NEW.room_id AND number = NEW.number)",
    "subtree_no_update": "BEFORE UPDATE ON store_subtree",
    "subtree_no_delete": "BEFORE DELETE ON store_subtree",
    "subtree_no_replace": "BEFORE INSERT ON store_subtree WHEN EXISTS (SELECT 1 FROM store_subtree"
    " WHERE room_id = NEW.room_id AND level = NEW.level AND place = NEW.place)",
    "cosignature_no_update": "BEFORE UPDATE ON store_cosignature",
    "cosignature_no_delete": "BEFORE DELETE ON store_cosignature",
    "cosignature_no_replace": "BEFORE INSERT ON store_cosignature WHEN EXISTS (SELECT 1 FROM store_cosignature"
    " WHERE room_id = NEW.room_id AND size = NEW.size AND seat = NEW.seat)",
    "payload_erase_only": "BEFORE UPDATE ON store_payload WHEN NEW.salt IS NOT NULL OR NEW.payload IS NOT NULL"
    " OR NEW.room_id IS NOT OLD.room_id OR NEW.number IS NOT OLD.number",
    "payload_no_delete": "BEFORE DELETE ON store_payload",
    "payload_no_replace": "BEFORE INSERT ON store_payload"
    " WHEN EXISTS (SELECT 1 FROM store_payload WHERE room_id = NEW.room_id AND number = NEW.number)",
    "original_erase_only": "BEFORE UPDATE ON store_original WHEN NEW.original IS NOT NULL"
    " OR NEW.room_id IS NOT OLD.room_id OR NEW.number IS NOT OLD.number",
    "original_no_delete": "BEFORE DELETE ON store_original",
    "original_no_replace": "BEFORE INSERT ON store_original"
    " WHEN EXISTS (SELECT 1 FROM store_original WHERE room_id = NEW.room_id AND number = NEW.number)",
}
_POSTGRESQL = {
    "leaf_no_change": "BEFORE UPDATE OR DELETE ON store_leaf FOR EACH ROW",
    "leaf_no_truncate": "BEFORE TRUNCATE ON store_leaf FOR EACH STATEMENT",
    "subtree_no_change": "BEFORE UPDATE OR DELETE ON store_subtree FOR EACH ROW",
    "subtree_no_truncate": "BEFORE TRUNCATE ON store_subtree FOR EACH STATEMENT",
    "cosignature_no_change": "BEFORE UPDATE OR DELETE ON store_cosignature FOR EACH ROW",
    "cosignature_no_truncate": "BEFORE TRUNCATE ON store_cosignature FOR EACH STATEMENT",
    "payload_erase_only": "BEFORE UPDATE ON store_payload FOR EACH ROW WHEN (NEW.salt IS NOT NULL"
    " OR NEW.payload IS NOT NULL OR (NEW.room_id, NEW.number) IS DISTINCT FROM (OLD.room_id, OLD.number))",
    "payload_no_delete": "BEFORE DELETE ON store_payload FOR EACH ROW",
    "payload_no_truncate": "BEFORE TRUNCATE ON store_payload FOR EACH STATEMENT",
    "original_erase_only": "BEFORE UPDATE ON store_original FOR EACH ROW WHEN (NEW.original IS NOT NULL"
    " OR (NEW.room_id, NEW.number) IS DISTINCT FROM (OLD.room_id, OLD.number))",
    "original_no_delete": "BEFORE DELETE ON store_original FOR EACH ROW",
    "original_no_truncate": "BEFORE TRUNCATE ON store_original FOR EACH STATEMENT",
}
_FUNCTION = f"""
CREATE OR REPLACE FUNCTION store_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION '{REFUSAL}' USING ERRCODE = 'restrict_violation'; END $$
"""


def install(using: str, **_: Any) -> None:
    """Put the triggers of this version in place of those before it."""
    connection = connections[using]
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            for name, when in _SQLITE.items():
                cursor.execute(f"DROP TRIGGER IF EXISTS {name}")
                cursor.execute(f"CREATE TRIGGER {name} {when} BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END")
        else:
            cursor.execute(_FUNCTION)
            for name, when in _POSTGRESQL.items():
                cursor.execute(f"CREATE OR REPLACE TRIGGER {name} {when} EXECUTE FUNCTION store_refuse()")


def names(vendor: str) -> list[str]:
    """The triggers of this version, for "sqlite" or "postgresql"."""
    return list(_SQLITE if vendor == "sqlite" else _POSTGRESQL)


@contextmanager
def paused(using: str) -> Iterator[None]:
    """Let payloads and originals be put in another form, within a transaction: to seal them, or under another key.

    What they commit to cannot change by it unnoticed: their leaves stay guarded.
    """
    connection = connections[using]
    with connection.cursor() as cursor:
        for table in ("payload", "original"):
            if connection.vendor == "sqlite":
                cursor.execute(f"DROP TRIGGER IF EXISTS {table}_erase_only")
            else:
                cursor.execute(f"ALTER TABLE store_{table} DISABLE TRIGGER {table}_erase_only")
    yield
    with connection.cursor() as cursor:
        for table in ("payload", "original"):
            name = f"{table}_erase_only"
            if connection.vendor == "sqlite":
                cursor.execute(f"CREATE TRIGGER {name} {_SQLITE[name]} BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END")
            else:
                cursor.execute(f"ALTER TABLE store_{table} ENABLE TRIGGER {name}")
