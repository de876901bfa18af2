"""Reading JSON that somebody sent: strictly, so that two readers never understand one text differently."""

import json
from typing import Final

from goodoffices.proof.values import TOO_DEEP, CanonicalError, Duplicate, check

MAX_BYTES: Final = 1 << 20
"""How many bytes of UTF-8 `parse` takes unless it is told otherwise: 1 MiB."""


def parse(raw: bytes | str, limit: int = MAX_BYTES) -> object:
    """Read one JSON value (RFC 8259, UTF-8) that a record can hold.

    Refused, with a `CanonicalError` that names the field: a key given twice, any number that is not an
    integer within ±(2**53-1) written without point or exponent, NaN and Infinity, more than `limit` bytes,
    text that is not UTF-8, nesting beyond `values.MAX_DEPTH`, and every text that `values` forbids.
    """
    # A text has at least as many bytes as characters: a huge one is refused before it is copied.
    if len(raw) > limit or len((text := _decode(raw)).encode()) > limit:
        raise CanonicalError("", f"is larger than the limit of {limit:,} bytes; shorten it")
    try:
        value: object = _DECODER.decode(text)
    except json.JSONDecodeError as error:
        what = error.msg.lower().rstrip(": ").removesuffix(" at")
        where = f"line {error.lineno}, column {error.colno}"
        raise CanonicalError("", f"is not JSON at {where} ({what}); correct it there") from None
    except RecursionError:
        raise CanonicalError("", TOO_DEEP) from None
    check(value)
    return value


def _decode(raw: bytes | str) -> str:
    try:
        # Encoding a text finds half characters before the JSON reader would pass them on.
        text = raw.decode() if isinstance(raw, bytes) else raw.encode().decode()
    except UnicodeDecodeError as error:
        raise CanonicalError("", f"is not UTF-8 at byte {error.start + 1}; encode it as UTF-8") from None
    except UnicodeEncodeError as error:
        raise CanonicalError("", f"has half of a character at {error.start + 1}; send the whole character") from None
    if text.startswith("\ufeff"):
        raise CanonicalError("", "begins with a byte order mark; send it without")
    return text


def _object(pairs: list[tuple[str, object]]) -> object:
    read = dict(pairs)
    if len(read) == len(pairs):
        return read
    once: set[str] = set()
    for key, _ in pairs:
        if key in once:
            return Duplicate(key)
        once.add(key)
    return read


def _integer(digits: str) -> int:
    # 18 signs are beyond every allowed integer already; converting more costs time that grows with their square.
    return int(digits[:18])


_DECODER = json.JSONDecoder(object_pairs_hook=_object, parse_int=_integer)
