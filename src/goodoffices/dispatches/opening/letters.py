"""From bytes to letters: the encoding, and the characters that a record can hold."""

from __future__ import annotations

import codecs
import re
import unicodedata

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_ENOUGH = 100_000  # bytes from which an encoding is told
_TAG = re.compile(rb"<[^<>]{1,1000}>")
_LINES = re.compile("\r\n?|[\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_NEVER = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\u202a-\u202e\ufeff\ufff9-\ufffb\ud800-\udfff]")
_ISOLATES = re.compile("[\u2066-\u2069]")
UNREADABLE = "Some letters could not be read: the encoding is not what it says, or is broken."


def decode(data: bytes, declared: str = "") -> tuple[str, tuple[str, ...]]:
    """The letters in `data` and what there is to note: by its mark, as UTF-8, as declared, or by what it looks like."""
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return _as(data, encoding)
    for encoding in ("utf-8", declared):
        try:
            return data.decode(encoding), ()
        except (UnicodeError, LookupError):
            continue
    guessed = None if nearly_utf8(data) else guess(data)
    if guessed is None:
        return data.decode("utf-8", errors="replace"), (UNREADABLE,)
    text, notes = _as(data, guessed)
    return text, (f"Read as {guessed}, by its looks: it does not say how it is encoded.", *notes)


def _as(data: bytes, encoding: str) -> tuple[str, tuple[str, ...]]:
    text = data.decode(encoding, errors="replace")
    return text, (UNREADABLE,) if "\ufffd" in text else ()


def nearly_utf8(data: bytes) -> bool:
    """Whether `data` is UTF-8 but for a few spoilt bytes."""
    spoilt = data.decode("utf-8", errors="replace").count("\ufffd")
    return spoilt * 20 <= sum(byte > 0x7F for byte in data)


def guess(data: bytes) -> str | None:
    """The encoding that `data` looks to be in; None if it looks like no text at all."""
    from charset_normalizer import from_bytes

    best = from_bytes(_TAG.sub(b" ", data[:_ENOUGH])).best()  # tags are English, and would count
    return best.encoding if best is not None else None


def clean(text: str) -> str:
    """The text as a record can hold it: NFC, lines ended by `\\n`, without what is not seen and turns letters round.

    >>> clean("Cafe\\u0301\\r\\nopen\\u202e\\x00")
    'Café\\nopen'
    """
    text = _NEVER.sub("", _LINES.sub("\n", text))
    if _ISOLATES.search(text):
        text = "\n".join(line if _balanced(line) else _ISOLATES.sub("", line) for line in text.split("\n"))
    return unicodedata.normalize("NFC", text)


def _balanced(line: str) -> bool:
    depth = 0
    for sign in _ISOLATES.findall(line):
        depth += -1 if sign == "\u2069" else 1
        if depth < 0:
            return False
    return depth == 0
