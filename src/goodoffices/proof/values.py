"""What a recorded value may hold: the law that `canonical` and `parse` share.

Texts are held to one spelling (Unicode normal form NFC) and to characters that cannot make a wording read
otherwise than it is stored; numbers to the integers that every JSON reader holds exactly.
"""

import re
import unicodedata
from typing import Final, TypeAlias

MAX_INTEGER: Final = 2**53 - 1
"""The largest integer, and with a minus sign the smallest, that a recorded value may hold (RFC 7493, 2.2)."""
MAX_DEPTH: Final = 32
"""How many lists and objects may lie inside one another."""

Path: TypeAlias = "tuple[Path, str | int] | None"
"""Where in a value: the place of the container and the key or index in it; None is the whole value."""

TOO_DEEP: Final = f"has lists and objects more than {MAX_DEPTH} deep; flatten them"
_FORBIDDEN = re.compile("[\x00\u202a-\u202e\ud800-\udfff]")
_ISOLATES = re.compile("[\u2066-\u2069]")
# The paragraph separators of the Unicode bidirectional algorithm (UAX 9, class B). An isolate ends with its
# paragraph, and what closes it in the next would close the reader's page instead: so each balances on its own.
_PARAGRAPHS = re.compile("[\n\r\x1c-\x1e\x85\u2029]")
_PLAIN_KEY = re.compile(r"[A-Za-z_][A-Za-z0-9_-]{0,39}")


class CanonicalError(ValueError):
    """A value cannot be entered in a record.

    `path` names the field (`text.en`, `points[2].title`; empty for the whole value), `reason` goes on from
    there: what is wrong with it and what to do.
    """

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(f"{path or 'the value'} {reason}")
        self.path = path
        self.reason = reason


class Duplicate:
    """Stands, in a value just read, for an object that gives one key twice."""

    def __init__(self, key: str) -> None:
        self.key = key


def check(value: object) -> None:
    """Raise `CanonicalError` at the first thing in `value` that a record cannot hold."""
    _check(value, None, 0)


def check_text(path: str, text: str) -> None:
    """Raise `CanonicalError`, naming `path`, if a record cannot hold `text`."""
    reason = _text_fault(text)
    if reason is not None:
        raise CanonicalError(path, reason)


def _check(value: object, path: Path, depth: int) -> None:
    kind = type(value)
    if kind is str:
        reason = _text_fault(value)  # type: ignore[arg-type]  # mypy does not narrow by `type(value)`
        if reason is not None:
            raise _error(path, reason)
    elif kind is dict or kind is list or kind is tuple:
        if depth == MAX_DEPTH:
            raise _error(path, TOO_DEEP)
        if isinstance(value, dict):
            for key, item in value.items():
                _check_key(key, path)
                _check(item, (path, key), depth + 1)
        elif isinstance(value, (list, tuple)):
            for index, item in enumerate(value):
                _check(item, (path, index), depth + 1)
    elif kind is int:
        if not -MAX_INTEGER <= value <= MAX_INTEGER:  # type: ignore[operator]  # as above
            raise _error(path, "is an integer beyond ±(2**53-1), not read alike everywhere; give a smaller one")
    elif value is not None and kind is not bool:
        raise _strange(value, path)


def _strange(value: object, path: Path) -> CanonicalError:
    if isinstance(value, Duplicate):
        return _error((path, value.key), "is given twice in one object; keep one of them")
    if isinstance(value, float):
        fault = "is not a whole number written with digits only"
        return _error(path, f"{fault}; send an integer, or the quantity as text")
    return _error(path, f"is a {type(value).__name__}, not plain data; send text, integers, lists or objects")


def _check_key(key: object, path: Path) -> None:
    if type(key) is not str:
        raise _error(path, f"has a key that is a {type(key).__name__}; send text")
    reason = _text_fault(key)
    if reason is not None:
        raise _error((path, key), f"is a key that {reason}")


def _text_fault(text: str) -> str | None:
    """Say what is wrong with a text, or None. Positions count characters from 1."""
    if text.isascii():
        return None if "\0" not in text else _forbidden(text, text.index("\0"))
    found = _FORBIDDEN.search(text)
    if found:
        return _forbidden(text, found.start())
    if not unicodedata.is_normalized("NFC", text):
        return "is not in Unicode normal form NFC; normalise it to NFC and send it again"
    if _ISOLATES.search(text):
        return next((fault for line in _PARAGRAPHS.split(text) if (fault := _isolate_fault(line))), None)
    return None


def _forbidden(text: str, at: int) -> str:
    where = f"has U+{ord(text[at]):04X} at character {at + 1}"
    if text[at] == "\0":
        return f"{where} (NUL); remove it"
    if "\ud800" <= text[at] <= "\udfff":
        return f"{where} (half of a character); send the whole character"
    return f"{where} (changes the direction of all that follows); remove it, or use the isolates U+2066 to U+2069"


def _isolate_fault(paragraph: str) -> str | None:
    opened = 0
    for sign in _ISOLATES.findall(paragraph):
        opened += -1 if sign == "\u2069" else 1
        if opened < 0:
            return "closes a direction isolate (U+2069) that its paragraph did not open; remove it"
    return "opens a direction isolate that its paragraph does not close; add U+2069 at its end" if opened else None


def _error(path: Path, reason: str) -> CanonicalError:
    steps: list[str] = []
    while path is not None:
        path, step = path
        steps.append(f"[{step}]" if isinstance(step, int) else f".{_key_name(step)}")
    return CanonicalError("".join(reversed(steps)).removeprefix("."), reason)


def _key_name(key: str) -> str:
    """Name a key in a message: as it is when plain, otherwise quoted, escaped and cut short."""
    if _PLAIN_KEY.fullmatch(key):
        return key
    return ascii(key if len(key) <= 40 else key[:39] + "…")
