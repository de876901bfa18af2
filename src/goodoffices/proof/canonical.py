"""The one spelling of a value: RFC 8785 (JSON Canonicalization Scheme), for values that a record can hold."""

import rfc8785

from goodoffices.proof.reading import MAX_BYTES, parse
from goodoffices.proof.values import MAX_DEPTH, MAX_INTEGER, CanonicalError, check

__all__ = ["MAX_BYTES", "MAX_DEPTH", "MAX_INTEGER", "CanonicalError", "canonical", "parse"]


def canonical(value: object) -> bytes:
    """Return the canonical bytes of a value made of None, booleans, integers, text, lists, tuples and dictionaries.

    Equal values give equal bytes, and `parse` gives the value back (a tuple as a list). Raises
    `CanonicalError`, naming the field, for floats, integers beyond ±(2**53-1), text that is not NFC or has
    NUL, half characters, direction overrides (U+202A to U+202E) or unbalanced isolates, keys that are not
    text, nesting beyond `MAX_DEPTH`, and anything that is not plain data.
    """
    check(value)
    return rfc8785.dumps(value)  # type: ignore[arg-type]  # `check` has seen that it is such a value
