"""The keys of sealed questions in the database: sealed under the master key, and overwritten when they are shredded."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress

from django.db import DEFAULT_DB_ALIAS, connections

from goodoffices.records import NoTalks, QuestionKey, StoreSealed
from goodoffices.server.store import models
from goodoffices.server.store.beside import close, master_of, reveal
from goodoffices.talks.act import RoomId, SeatId, Talks


def about(talks: Talks, public: str) -> str:
    """What the seal of a secret is bound to."""
    return f"question key {talks} {public}"


def keep(using: str, key: QuestionKey, secret: str) -> str:
    """As `Records.keep_key`."""
    talks = models.Talks.objects.using(using).filter(name=key.talks).first()
    if talks is None:
        raise NoTalks
    row, _ = models.QuestionKey.objects.using(using).get_or_create(
        talks=talks,
        seat=key.seat,
        request=key.request,
        defaults={"public": key.public, "secret": close(secret, about(key.talks, key.public)), "made": key.made},
    )
    return row.public


def take(using: str, talks: int, seat: SeatId, public: str, room: RoomId, number: int) -> bool:
    """As `Writing.take_key`."""
    mine = models.QuestionKey.objects.using(using).filter(talks=talks, public=public, seat=seat, number=0)
    return mine.update(room=room, number=number) == 1


def listed(using: str) -> list[QuestionKey]:
    """As `Records.question_keys`."""
    found = models.QuestionKey.objects.using(using).order_by("talks_id", "made", "public")
    return [
        QuestionKey(*row)
        for row in found.values_list("talks__name", "public", "seat", "request", "made", "room", "number")
    ]


def secret(using: str, talks: Talks, public: str) -> str | None:
    """As `Records.secret`. Raises `StoreSealed`."""
    row = models.QuestionKey.objects.using(using).filter(talks__name=talks, public=public).first()
    return reveal(row.secret, about(talks, public)) if row is not None else None


def shred(using: str, talks: Talks, public: str) -> None:
    """As `Records.shred`. SQLite overwrites what was there by itself (`secure_delete`), PostgreSQL when it is told."""
    gone, _ = models.QuestionKey.objects.using(using).filter(talks__name=talks, public=public).delete()
    connection = connections[using]
    if gone and connection.vendor == "postgresql" and not connection.in_atomic_block:
        connection.cursor().execute("VACUUM FULL store_questionkey")


# For whoever changes what seals the records


def opened(using: str = DEFAULT_DB_ALIAS) -> Iterator[tuple[models.QuestionKey, str]]:
    """The keys and their secrets; one that no master key here opens is left out."""
    for row in models.QuestionKey.objects.using(using).select_related("talks").order_by("talks_id", "public"):
        with suppress(StoreSealed):
            yield row, reveal(row.secret, about(row.talks.name, row.public))


def put(row: models.QuestionKey, text: str, using: str = DEFAULT_DB_ALIAS) -> None:
    """Seal a secret anew, unless it was shredded meanwhile."""
    same = models.QuestionKey.objects.using(using).filter(talks=row.talks, public=row.public, secret=row.secret)
    same.update(secret=close(text, about(row.talks.name, row.public)))


def masters(using: str = DEFAULT_DB_ALIAS) -> set[str]:
    """The names of the master keys that are over them."""
    found = map(master_of, models.QuestionKey.objects.using(using).values_list("secret", flat=True))
    return {name for name in found if name is not None}


def closed_for_good(using: str = DEFAULT_DB_ALIAS) -> Iterator[str]:
    """The keys that no master key here opens, in words for the operator."""
    for row in models.QuestionKey.objects.using(using).select_related("talks").order_by("talks_id", "public"):
        try:
            reveal(row.secret, about(row.talks.name, row.public))
        except StoreSealed:
            yield f"the key {row.public} of a sealed question of {row.talks.name} does not open"
