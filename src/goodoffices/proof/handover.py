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
    """Whether the keys of a file are trusted, or came after keys that are, or were the house's `before` them.

    Keys of other houses may be among the trusted, and those of several times.
    """
    own = _own(name, trusted)
    if _all_among(keys, own) or any(set(keys) == set(one.keys) for one in before):
        return True
    return any(_all_among(one.keys, own) and follow(name, one.keys, keys, earlier) for one in earlier)


def _own(name: str, trusted: Sequence[VerifierKey]) -> set[VerifierKey]:
    """Which of the trusted keys are of this house."""
    return {key for key in trusted if key.name == house_name(name)}


def _all_among(keys: Sequence[VerifierKey], own: set[VerifierKey]) -> bool:
    """Whether all of these are trusted, and of every kind that is: who broke one algorithm leaves out the other."""
    return set(keys) <= own and {key.kind for key in keys} == {key.kind for key in own}


def strangers(name: str, keys: Sequence[VerifierKey], trusted: Sequence[VerifierKey], what: str) -> str:
    """Why the keys of a file, which is called `what`, are not known."""
    if some := partly(name, keys, trusted):
        return f"the house signs with {len(keys)} keys, and you gave {some} of them: give all that you were told"
    return f"the {what} names other keys than those that you trust"


def partly(name: str, keys: Sequence[VerifierKey], trusted: Sequence[VerifierKey]) -> int:
    """How many of the keys of a file are trusted, where that is some of them and nothing else of this house is."""
    own = _own(name, trusted)
    return len(own) if own < set(keys) else 0
