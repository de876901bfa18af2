"""What the entries of a room say about others, and a verifier can tell: erasures, and signatures of people."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any, Final

from goodoffices.proof.people import PersonError, verify_person

# How these acts stand in the line of an entry, canonical JSON in canonical JSON.
_ERASES, _FREEZES, _SIGNED = (
    rb"\"kind\":\"Erase\"",
    rb"\"kind\":\"FreezeText\"",
    rb"\"signature\":{",
)


def may_note(payloads: bytes) -> bool:
    """Whether one of these payloads may say what `Noted` reads."""
    return any(said.replace(b"\\", b"") in payloads for said in (_ERASES, _FREEZES, _SIGNED))


@dataclass(frozen=True, slots=True)
class Gone:
    """An entry that was erased by order of law: by whom, in which entry, when, and why."""

    entry: int
    by: str
    number: int
    time: str
    reason: str
    order: str


@dataclass(frozen=True, slots=True)
class Signed:
    """A person's signature that holds: in which entry, as which seat, of which text, with which key."""

    number: int
    seat: str
    kind: str
    text: int
    fingerprint: str
    made: str


class Noted:
    """Reads the entries of one room of a bundle, those that were found sound, in their order."""

    def __init__(self, talks: str, room: str) -> None:
        self._talks, self._room = talks, room
        self._texts: dict[int, Any] = {}
        self.erasures: list[Gone] = []
        self.signatures: list[Signed] = []

    def read(self, raw: bytes) -> str:
        """Note what the line of an entry says; what is wrong with a signature in it, or nothing."""
        if _SIGNED not in raw and _ERASES not in raw and _FREEZES not in raw:
            return ""
        value = json.loads(raw)
        leaf, act = json.loads(value["leaf"]), _act(value["payload"])
        if act.get("kind") == "Erase":
            self._erased(leaf, act)
        elif act.get("kind") == "FreezeText":
            self._texts[leaf["number"]] = act.get("digest")
        elif "signature" in act:
            return self._signed(leaf, act)
        return ""

    def _erased(self, leaf: dict[str, Any], act: dict[str, Any]) -> None:
        entry, reason, order = act.get("entry"), act.get("reason"), act.get("order", "")
        if type(entry) is int and isinstance(reason, str) and isinstance(order, str):
            self.erasures.append(Gone(entry, leaf["seat"], leaf["number"], leaf["time"], reason, order))

    def _signed(self, leaf: dict[str, Any], act: dict[str, Any]) -> str:
        try:
            held = verify_person(self._talks, self._room, leaf["seat"], act)
        except PersonError as error:
            return f"the person's signature is not genuine: {error}"
        if held is None:
            return ""
        text = act["text"]
        if self._texts.get(text, act["digest"]) != act["digest"]:
            return f"the person's signature is not genuine: entry {text} froze a text of another digest"
        found = Signed(leaf["number"], leaf["seat"], act["kind"], text, held.fingerprint, held.made)
        self.signatures.append(found)
        return ""


def _act(payload: Any) -> dict[str, Any]:
    try:
        act = json.loads(payload)
    except (ValueError, TypeError, RecursionError):
        return {}
    return act if isinstance(act, dict) else {}


DONE: Final = {"Initial": "initialled", "Sign": "signed"}
"""What a person did by signing, in words."""
