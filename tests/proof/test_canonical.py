"""Canonical bytes: one spelling for equal values, and nothing that a record cannot hold."""

import json
import random
from collections.abc import Callable
from typing import Any

import pytest
import rfc8785
from hypothesis import Phase, example, given, settings
from hypothesis import strategies as st

from goodoffices.proof.canonical import MAX_DEPTH, CanonicalError, canonical, parse

from .strategies import bad_leaves, bad_texts_between, texts, values

Canonical = Callable[[Any], bytes]


def nested(depth: int, inner: object = 1) -> object:
    for level in range(depth):
        inner = [inner] if level % 2 else {"in": inner}
    return inner


def shuffled(value: Any, rng: random.Random) -> Any:
    """Return an equal value whose dictionaries were filled in another order, with tuples for lists."""
    if isinstance(value, dict):
        items = [(key, shuffled(item, rng)) for key, item in value.items()]
        rng.shuffle(items)
        return dict(items)
    return tuple(shuffled(item, rng) for item in value) if isinstance(value, list) else value


def one_spelling(canonical: Canonical) -> Callable[[], None]:
    """Equal values have equal bytes, which are RFC 8785's, and reading them gives the value back."""

    @settings(database=None, phases=[Phase.explicit, Phase.generate])
    @given(values, st.randoms(use_true_random=False))
    @example({"\ue000": 1, "\U0001f600": 2}, random.Random(1))
    def check(value: Any, rng: random.Random) -> None:
        written = canonical(value)
        assert written == canonical(shuffled(value, rng)) == rfc8785.dumps(value)
        assert same(parse(written), value)
        assert canonical(parse(written)) == written

    return check


def same(a: Any, b: Any) -> bool:
    """Compare as JSON does: 1 is not true."""
    if type(a) is not type(b):
        return False
    if isinstance(a, dict):
        return a.keys() == b.keys() and all(same(a[key], b[key]) for key in a)
    if isinstance(a, list):
        return len(a) == len(b) and all(map(same, a, b))
    return bool(a == b)


def refusal(canonical: Canonical, value: object) -> CanonicalError | None:
    try:
        canonical(value)
    except CanonicalError as error:
        return error
    return None


def refuses(canonical: Canonical) -> Callable[[], None]:
    """What a record cannot hold is refused wherever it stands, and the error names the place."""

    @settings(database=None, phases=[Phase.generate])
    @given(bad_leaves, bad_texts_between, values)
    def check(bad: object, bad_key: str, good: Any) -> None:
        for value, path in (
            (bad, ""),
            ({"good": good, "text": {"en": [good, bad]}}, "text.en[1]"),
            ({"text": {"en": {bad_key: good}}}, "text.en."),
        ):
            error = refusal(canonical, value)
            assert error is not None, f"accepted {value!a}"
            assert error.path.startswith(path)
            assert str(error) == f"{error.path or 'the value'} {error.reason}"
            assert str(error).isprintable()
            assert ";" in error.reason, "it says what to do"

    return check


def test_one_spelling() -> None:
    one_spelling(canonical)()


def test_refuses_what_a_record_cannot_hold() -> None:
    refuses(canonical)()


@pytest.mark.parametrize(
    "broken",
    [
        lambda value: json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode(),
        lambda value: json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True).encode(),
        lambda value: json.dumps(value, separators=(",", ":"), sort_keys=True).encode(),
        lambda value: canonical(value).replace(b"true", b"1"),
    ],
    ids=["keys as they come", "keys by code point", "escaped to ASCII", "true as 1"],
)
def test_a_second_spelling_is_seen(broken: Canonical) -> None:
    with pytest.raises((AssertionError, ExceptionGroup)):
        one_spelling(broken)()


def only_values_checked(value: Any) -> bytes:
    """Overlook the keys."""
    if isinstance(value, dict):
        return b"".join(map(only_values_checked, value.values()))
    if isinstance(value, list):
        return b"".join(map(only_values_checked, value))
    return canonical(value)


def floats_let_through(value: Any) -> bytes:
    return rfc8785.dumps(value) if isinstance(value, float) and value == value else canonical(value)


@pytest.mark.parametrize("broken", [rfc8785.dumps, only_values_checked, floats_let_through])
def test_what_should_be_refused_is_seen(broken: Canonical) -> None:
    with pytest.raises((AssertionError, ExceptionGroup, rfc8785.CanonicalizationError)):
        refuses(broken)()


@given(texts)
def test_texts_of_every_direction_are_kept(text: str) -> None:
    assert parse(canonical(text)) == text


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\u200eA\u200f",
        "\u061c٤",
        "\u2067עברית\u2069",
        "\u2066\u2067\u2068a\u2069\u2069\u2069\u2068\u2069",
        "\u2067a\u2069\n\u2066b\u2069",
        "Київ 한 é",
    ],
)
def test_direction_marks_and_balanced_isolates_are_allowed(text: str) -> None:
    assert parse(canonical({text: text})) == {text: text}


def test_nesting_is_limited() -> None:
    deepest = nested(MAX_DEPTH)
    assert parse(canonical(deepest)) == deepest
    with pytest.raises(CanonicalError, match="more than 32 deep; flatten"):
        canonical(nested(MAX_DEPTH + 1))
    endless: list[object] = []
    endless.append(endless)
    with pytest.raises(CanonicalError, match="more than 32 deep; flatten"):
        canonical(endless)


@pytest.mark.parametrize(
    ("value", "message"),
    [
        (
            {"text": {"en": "a\u202e"}},
            "text.en has U+202E at character 2 (changes the direction of all that follows); remove",
        ),
        ({"text": {"en": "\0"}}, "text.en has U+0000 at character 1 (NUL); remove it"),
        ({"text": {"en": "é\0"}}, "text.en has U+0000 at character 2 (NUL); remove it"),
        ({"text": {"fr": "e\u0301"}}, "text.fr is not in Unicode normal form NFC; normalise it"),
        (
            {"points": [1, {"title": "\ud800"}]},
            "points[1].title has U+D800 at character 1 (half of a character); send the whole",
        ),
        ([[1.0]], "[0][0] is not a whole number written with digits only; send an integer, or the quantity as text"),
        ({"n": 2**53}, "n is an integer beyond ±(2**53-1), not read alike everywhere; give a smaller one"),
        ({"a": {1: 2}}, "a has a key that is a int; send text"),
        ({"a": {"\u202e": 2}}, "a.'\\u202e' is a key that has U+202E at character 1"),
        ({"x" * 100: b""}, f"'{'x' * 39}\\u2026' is a bytes, not plain data; send text"),
        ({"a": "\u2066"}, "a opens a direction isolate that its paragraph does not close; add U+2069"),
        ({"a": "\u2069"}, "a closes a direction isolate (U+2069) that its paragraph did not open; remove it"),
    ],
)
def test_the_message_names_the_field_and_the_remedy(value: object, message: str) -> None:
    with pytest.raises(CanonicalError) as caught:
        canonical(value)
    assert str(caught.value).startswith(message)
