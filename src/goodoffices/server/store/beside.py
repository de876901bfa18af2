"""Sealing what is kept beside the record: drafts that wait for another's word, and what a session holds.

It lies in columns of text, right under the master key: these are few, short-lived, and in no room's record.
"""

from __future__ import annotations

from base64 import b64decode, b64encode

from goodoffices.records import StoreSealed
from goodoffices.server.store.resting import no_key, ring
from goodoffices.server.store.sealing import Unsealable, named

MARK = "sealed:"
"""What a sealed text begins with; none of the texts that are sealed begins so by itself."""


def close(text: str, about: str) -> str:
    """The text as its column holds it, bound to what it is about; in the clear without a master key."""
    keys = ring(fresh=True)  # never under a key that has been replaced, and may soon be forgotten
    return text if keys is None else MARK + b64encode(keys.seal(text.encode(), about.encode())).decode()


def reveal(kept: str, about: str) -> str:
    """The text, from what its column holds. Raises `StoreSealed`."""
    if not kept.startswith(MARK):
        return kept
    try:
        sealed = b64decode(kept[len(MARK) :], validate=True)
    except ValueError:
        raise _changed() from None
    for fresh in (False, True):  # as with the keys of rooms
        keys = ring(fresh)
        if keys is not None and named(sealed) in keys.names:
            try:
                return keys.unseal(sealed, about.encode()).decode()
            except Unsealable:
                raise _changed() from None
    raise no_key(named(sealed))


def _changed() -> StoreSealed:
    return StoreSealed("What is kept beside the record cannot be opened: the database was changed.")


def master_of(kept: str) -> str | None:
    """The name of the master key that is over this; None if it lies in the clear."""
    return named(b64decode(kept[len(MARK) :])) if kept.startswith(MARK) else None
