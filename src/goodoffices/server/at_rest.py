"""Sealing at rest of a whole installation: the master key, the records, and what the desks keep beside them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.db import DEFAULT_DB_ALIAS

from goodoffices.records import StoreSealed
from goodoffices.server.classroom import sealed as classes
from goodoffices.server.desks.models import Prepared
from goodoffices.server.desks.prepared import about
from goodoffices.server.doors import second_step
from goodoffices.server.store import keeping, master, question_keys
from goodoffices.server.store.beside import close, master_of, reveal
from goodoffices.server.store.master import Found, MasterKeyError
from goodoffices.server.store.resting import no_key
from goodoffices.server.store.sealing import new_key

UNSEALED = (
    "nothing is sealed at rest: there is no master key, and whoever gets at the database reads all of it. "
    "“goodoffices keys seal” makes a key and seals what is kept."
)


class AtRestError(Exception):
    """What is kept cannot be opened or sealed; in words for the operator."""


@dataclass(frozen=True, slots=True)
class Sealing:
    """How an installation is sealed."""

    found: Found | None  # the master keys that are here
    needed: tuple[str, ...]  # the names of those that are over the rooms; none where nothing is sealed
    in_clear: int  # entries that lie in the clear


def sealing(using: str = DEFAULT_DB_ALIAS) -> Sealing:
    """How this installation is sealed. Raises `AtRestError` where its keys cannot be read, or one is not here."""
    needed = keeping.masters(using)
    try:
        found = master.held(fresh=True)
    except MasterKeyError as error:
        raise AtRestError(str(error)) from None
    here = found.ring.names if found is not None else ()
    for name in needed:
        if name not in here:
            raise AtRestError(str(no_key(name)))
    return Sealing(found, needed, keeping.in_clear(using))


def warning(found: Sealing) -> str:
    """What the operator is to be told loudly; empty if all is sealed."""
    if found.found is None:
        return UNSEALED
    if found.in_clear:
        lie = "entry lies" if found.in_clear == 1 else "entries lie"
        return f"{found.in_clear} {lie} in the clear, from before there was a master key: run “goodoffices keys seal”."
    return ""


def prepare() -> int:
    """Find the master key, or make it where nothing is sealed yet; then seal what lies in the clear: how many entries.

    Raises `AtRestError`.
    """
    missing = settings.MASTER_KEY_FILE and not Path(settings.MASTER_KEY_FILE).exists()
    if not settings.MASTER_KEY and (missing or _nowhere()) and not keeping.masters():
        folder = Path(settings.DATA)
        file = Path(settings.MASTER_KEY_FILE).absolute() if missing else folder / master.FILE
        try:
            master.make(folder, file)
        except OSError as error:
            raise AtRestError(f"The master key cannot be made: {error.filename or file}: {error.strerror}.") from None
        master.forget()
    sealing()
    return seal()


def _nowhere() -> bool:
    try:
        return master.held(fresh=True) is None
    except MasterKeyError:
        return False  # it is somewhere, and cannot be read: `sealing` says why


def seal() -> int:
    """Seal what lies in the clear; how many entries. Raises `AtRestError`."""
    try:
        count = keeping.seal_all() if keeping.in_clear() else 0
        for prepared, text in _prepared():
            if master_of(prepared.data) is None:
                _put(prepared, text)
        for key, secret in question_keys.opened():
            if master_of(key.secret) is None:
                question_keys.put(key, secret)
        second_step.seal()
        classes.seal()
    except StoreSealed as error:
        raise AtRestError(str(error)) from None
    return count


def rotate(rooms: bool = False) -> Sealing:
    """Put a new master key over all that is sealed, and with `rooms` a new key into every room.

    The old master keys stay where they were found, behind the new one: copies of the database need them. A key that
    comes from elsewhere than a file is not made here: then the first of those that are given is put over all.
    Raises `AtRestError`.
    """
    known = sealing()
    if known.found is None:
        raise AtRestError(UNSEALED[0].upper() + UNSEALED[1:])
    try:
        if known.found.file is not None:
            master.change(known.found, (new_key(), *known.found.ring.keys))
        elif known.needed in ((), known.found.ring.names[:1]) and not rooms:
            master.change(known.found, ())  # which says what to do
        keeping.rewrap()
        for prepared, text in _prepared():
            _put(prepared, text)
        for key, secret in question_keys.opened():
            question_keys.put(key, secret)
        second_step.seal(anew=True)
        classes.seal(anew=True)
        if rooms:
            keeping.renew_rooms()
    except (MasterKeyError, StoreSealed) as error:
        raise AtRestError(str(error)) from None
    return sealing()


def forget_old() -> int:
    """Take master keys that nothing here needs out of their file; how many. Raises `AtRestError`."""
    known = sealing()
    if known.found is None:
        return 0
    beside = {*_over_prepared(), *question_keys.masters(), *second_step.masters(), *classes.masters()}
    left = master.without(known.found, frozenset({*known.needed, *beside}))
    gone = len(known.found.ring.keys) - len(left)
    if gone:
        try:
            master.change(known.found, left)
        except MasterKeyError as error:
            raise AtRestError(str(error)) from None
    return gone


def _prepared() -> Iterator[tuple[Prepared, str]]:
    """Drafts on the desks, and what they say; one that no key here opens is left as it is."""
    for prepared in Prepared.objects.order_by("pk"):
        with suppress(StoreSealed):
            yield prepared, reveal(prepared.data, about(prepared))


def _put(prepared: Prepared, text: str) -> None:
    Prepared.objects.filter(pk=prepared.pk, data=prepared.data).update(data=close(text, about(prepared)))


def _over_prepared() -> set[str]:
    found = map(master_of, Prepared.objects.values_list("data", flat=True))
    return {name for name in found if name is not None}
