"""How a house that changes its keys hands over: the old ones sign the new ones, and whoever knew those can follow."""

from __future__ import annotations

import hashlib
from base64 import b64encode
from collections.abc import Sequence
from typing import Any

from goodoffices.proof.bundle import Handover, house_name
from goodoffices.proof.keys import VerifierKey, read_verifier
from goodoffices.proof.note import NoteError, read_note, verify_note


def handover_text(name: str, times: int, keys: Sequence[VerifierKey]) -> str:
    """What leaving keys sign: that at the house's change number `times` these keys came after them.

    Three lines, as a checkpoint has, so that every kind of key can sign it.
    """
    digest = hashlib.sha256("\n".join(map(str, keys)).encode()).digest()
    return f"{house_name(name)}/keys\n{times}\n{b64encode(digest).decode()}\n"


def follow(name: str, known: Sequence[VerifierKey], now: Sequence[VerifierKey], earlier: Sequence[Handover]) -> bool:
    """Whether keys that were `known` handed over, in one step or more, to those that the house has `now`."""
    trusted = set(known)
    for times, handover in enumerate(earlier, 1):
        if set(handover.keys) != trusted:
            continue
        after = earlier[times].keys if times < len(earlier) else tuple(now)
        try:
            note = read_note(handover.note)
            if note.text != handover_text(name, times, after) or len(verify_note(note, handover.keys)) < len(trusted):
                return False
        except NoteError:
            return False
        trusted = set(after)
    return trusted == set(now)


def read_earlier(value: dict[str, Any]) -> tuple[Handover, ...]:
    """The handovers in the head of a file. Raises what wrong data raises, and `NoteError` for what is no key."""
    return tuple(Handover(tuple(map(read_verifier, one["keys"])), one["note"]) for one in value.get("earlier", ()))


def unfollowed(name: str, keys: Sequence[VerifierKey], earlier: Sequence[Handover]) -> bool:
    """Whether a file tells of earlier keys of a house that did not hand over to those after them."""
    return bool(earlier) and not follow(name, earlier[0].keys, keys, earlier)


def known(
    name: str,
    keys: Sequence[VerifierKey],
    earlier: Sequence[Handover],
    trusted: Sequence[VerifierKey],
    before: Sequence[Handover] = (),
) -> bool:
    """Whether the keys of a file are those that are trusted, or came after them, or were the house's `before` them."""
    same = (set(trusted), *(set(one.keys) for one in before))
    return set(keys) in same or follow(name, trusted, keys, earlier)
