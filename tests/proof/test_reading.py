"""Strict reading: what `parse` gives can be recorded, and everything else gets a clear answer."""

import json
import sys

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from goodoffices.proof.canonical import MAX_BYTES, CanonicalError, canonical, parse

from .strategies import values


@given(values, st.sampled_from([None, 2]), st.booleans())
def test_reads_what_any_writer_of_json_writes(value: object, indent: int | None, ascii_only: bool) -> None:
    raw = json.dumps(value, indent=indent, ensure_ascii=ascii_only)
    assert parse(raw) == parse(raw.encode()) == value


@given(
    st.binary(max_size=40) | st.text(max_size=40) | st.from_regex(r'[\[\]{},:"0-9.eE+\- a\\u]{0,30}', fullmatch=True)
)
@example(b'{"a":1e3}')
@example("[-0]")
def test_anything_is_either_recordable_or_refused(raw: bytes | str) -> None:
    try:
        value = parse(raw)
    except CanonicalError as caught:
        error = caught
    else:
        assert parse(canonical(value)) == value
        return
    assert str(error).isprintable()
    assert ";" in error.reason, "it says what to do"


@pytest.mark.parametrize(
    ("raw", "message"),
    [
        ('{"text":{"en":1,"en":1}}', "text.en is given twice in one object; keep one of them"),
        ('[{"a":0},{"a":0,"b":0,"a":0}]', "[1].a is given twice in one object; keep one of them"),
        (r'{"a":1,"\u0061":2}', "a is given twice in one object; keep one of them"),
        ('{"n":1.0}', "n is not a whole number written with digits only; send an integer, or the quantity as text"),
        ('{"n":1e3}', "n is not a whole number written with digits only; send"),
        ('{"n":1E400}', "n is not a whole number written with digits only; send"),
        ('{"n":NaN}', "n is not a whole number written with digits only; send"),
        ('{"n":[-Infinity]}', "n[0] is not a whole number written with digits only; send"),
        ('{"n":9007199254740992}', "n is an integer beyond ±(2**53-1), not read alike everywhere; give a smaller one"),
        ('{"n":-9007199254740992}', "n is an integer beyond ±(2**53-1), not read alike everywhere; give a smaller one"),
        (
            '{"n":' + "1" * 500_000 + "}",
            "n is an integer beyond ±(2**53-1), not read alike everywhere; give a smaller one",
        ),
        (r'{"a":"\ud83d"}', "a has U+D83D at character 1 (half of a character); send the whole character"),
        ('"\ud83d"', "the value has half of a character at 2; send the whole character"),
        (r'{"a":"\u0000"}', "a has U+0000 at character 1 (NUL); remove it"),
        (r'{"a":"e\u0301"}', "a is not in Unicode normal form NFC; normalise it to NFC"),
        (b'"\xff"', "the value is not UTF-8 at byte 2; encode it as UTF-8"),
        (b'"\xed\xa0\x80"', "the value is not UTF-8 at byte 2; encode it as UTF-8"),
        (b"\xef\xbb\xbf1", "the value begins with a byte order mark; send it without"),
        ("", "the value is not JSON at line 1, column 1 (expecting value); correct it there"),
        ('{"a":\n1,}', "the value is not JSON at line 2, column 3 (expecting property name"),
        ("1 2", "the value is not JSON at line 1, column 3 (extra data); correct it there"),
        ('"a\nb"', "the value is not JSON at line 1, column 3 (invalid control character); correct it there"),
        ("01", "the value is not JSON at line 1, column 2 (extra data); correct it there"),
        ("[" * 33 + "]" * 33, "[0]" * 32 + " has lists and objects more than 32 deep; flatten them"),
        ("[" * 1_000_000, "the value has lists and objects more than 32 deep; flatten them"),
        ('{"a":' * 200_000, "the value has lists and objects more than 32 deep; flatten them"),
    ],
)
def test_the_message_names_the_field_and_the_remedy(raw: bytes | str, message: str) -> None:
    with pytest.raises(CanonicalError) as caught:
        parse(raw)
    assert str(caught.value).startswith(message)


def test_the_largest_integers_are_read_exactly() -> None:
    assert parse("[9007199254740991, -9007199254740991, -0]") == [2**53 - 1, -(2**53) + 1, 0]


@pytest.mark.parametrize("raw", ['"' + "a" * (MAX_BYTES - 2) + '"', '"' + "é" * (MAX_BYTES // 2 - 1) + '"'])
def test_size_is_limited_in_bytes(raw: str) -> None:
    assert parse(raw) == parse(raw.encode()) == raw[1:-1]
    for larger in (raw + " ", raw.encode() + b" "):
        with pytest.raises(CanonicalError, match="larger than the limit of 1,048,576 bytes; shorten it"):
            parse(larger)
    with pytest.raises(CanonicalError, match="larger than the limit of 4 bytes"):
        parse('"abc"', limit=4)


def test_nesting_is_refused_also_where_the_stack_is_nearly_used_up() -> None:
    def descend(left: int) -> None:
        if left:
            return descend(left - 1)
        with pytest.raises(CanonicalError, match="flatten"):
            parse("[" * 2000)

    descend(sys.getrecursionlimit() // 2)
