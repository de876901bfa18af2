"""Signed notes (C2SP signed-note v1): a text and, below it, a line for each signature.

A signature line is `— <key name> base64(4-byte key ID ‖ signature)`. The key ID tells keys of one name apart; it is no
proof of anything. Whoever verifies knows the keys beforehand, passes over lines of keys that it does not know, and
refuses the whole note when a line of a key that it knows does not verify.
"""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final, Protocol

MAX_NOTE: Final = 1_000_000
"""The longest note that is read, in bytes."""
MAX_SIGNATURES: Final = 100
"""The most signature lines of a note that is read; the format asks for at least 16."""
_CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f]")
_HALF = re.compile("[\ud800-\udfff]")
_NOT_IN_NAMES = re.compile(r"[+\s\x00-\x1f]")


class NoteError(ValueError):
    """A note is malformed or a signature on it does not hold; the message says which."""


@dataclass(frozen=True, slots=True)
class SignatureLine:
    """One signature as a note carries it: whose it says it is, and the bytes behind the key ID."""

    name: str
    key_id: bytes
    signature: bytes

    def __str__(self) -> str:
        return f"\u2014 {self.name} {base64.b64encode(self.key_id + self.signature).decode()}\n"


@dataclass(frozen=True, slots=True)
class Note:
    """A text that ends in a newline, and the signature lines below it."""

    text: str
    lines: tuple[SignatureLine, ...] = field(default=())

    def __str__(self) -> str:
        return self.text + "\n" + "".join(str(line) for line in self.lines)


class Verifier(Protocol):
    """A key that somebody trusts: it knows its own signature lines and verifies them over a note's text."""

    @property
    def name(self) -> str:
        """The key name."""

    @property
    def key_id(self) -> bytes:
        """The four bytes of the key ID."""

    def verify(self, text: str, signature: bytes) -> None:
        """Raise `NoteError` unless the signature is this key's over the text."""


def write_note(text: str, lines: Iterable[SignatureLine]) -> str:
    """Return a signed note. Raises `NoteError` for a text that no note can carry."""
    note = Note(text, tuple(lines))
    _check_text(text)
    return str(note)


@lru_cache(maxsize=4)
def read_note(raw: str) -> Note:
    """Read a signed note without verifying it. Raises `NoteError` unless it is well formed.

    The last ones are kept: a checkpoint is read for the house's signatures and again for those of its witnesses.
    """
    if len(raw.encode("utf-8", "surrogatepass")) > MAX_NOTE:
        raise NoteError(f"the note is longer than {MAX_NOTE} bytes")
    head, blank, below = raw.rpartition("\n\n")
    if not blank or not below:
        raise NoteError("the note has no blank line with signatures below it")
    text = head + "\n"
    _check_text(text)
    if not below.endswith("\n"):
        raise NoteError("the note does not end in a newline")
    rows = below[:-1].split("\n")
    if len(rows) > MAX_SIGNATURES:
        raise NoteError(f"the note has more than {MAX_SIGNATURES} signatures")
    return Note(text, tuple(_read_line(row) for row in rows))


def verify_note(note: Note, keys: Iterable[Verifier]) -> list[Verifier]:
    """Return the trusted keys whose signatures are on a note, in the order of its lines.

    Raises `NoteError` when a line of a trusted key does not verify, or when no trusted key has signed.
    """
    known = {(key.name, key.key_id): key for key in keys}
    signed = []
    for line in note.lines:
        key = known.get((line.name, line.key_id))
        if key is not None:
            key.verify(note.text, line.signature)
            signed.append(key)
    if not signed:
        raise NoteError("no key that is trusted here has signed the note")
    return signed


def check_name(name: str) -> None:
    """Raise `NoteError` for a key name that no signature line can carry."""
    if not name or _NOT_IN_NAMES.search(name):
        raise NoteError(f"{name!a} is no key name: it is not empty and has neither spaces nor +")


def unbase64(text: str, what: str) -> bytes:
    """Decode standard Base 64 in its one canonical spelling. Raises `NoteError`, naming what it was."""
    try:
        raw = binascii.a2b_base64(text, strict_mode=True)
    except (binascii.Error, ValueError):
        raise NoteError(f"{what} is not Base 64") from None
    if base64.b64encode(raw).decode() != text:
        raise NoteError(f"{what} is not in the one canonical spelling of Base 64")
    return raw


def _read_line(row: str) -> SignatureLine:
    parts = row.split(" ")
    if len(parts) != 3 or parts[0] != "\u2014":
        raise NoteError("a signature line is not an em dash, a key name and a signature")
    check_name(parts[1])
    raw = unbase64(parts[2], "a signature")
    if len(raw) < 5:
        raise NoteError("a signature is too short to hold a key ID")
    return SignatureLine(parts[1], raw[:4], raw[4:])


def _check_text(text: str) -> None:
    if not text.endswith("\n"):
        raise NoteError("the text of a note ends in a newline")
    if _CONTROL.search(text):
        raise NoteError("the text of a note has a control character")
    if _HALF.search(text):
        raise NoteError("the text of a note is not UTF-8")
