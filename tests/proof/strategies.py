"""Values that a record can hold, and things that it cannot."""

import unicodedata

from hypothesis import strategies as st

MAX = 2**53 - 1
OVERRIDES = [chr(code) for code in range(0x202A, 0x202F)]
ISOLATES = [chr(code) for code in range(0x2066, 0x206A)]

# Characters at which spellings differ: escapes, marks (LRM, RLM, ALM), the two halves of the sort order of
# RFC 8785 (U+E000 and above sorts after the astral planes in UTF-16), composed letters, scripts of both directions.
AWKWARD = '\x01\x1f\x7f"\\/\b\f\n\r\t\u200e\u200f\u061c\u2028\u2029\uffff\ue000\U0001f600é한אبІ'


def nfc(text: str) -> str:
    return unicodedata.normalize("NFC", text)


letters = st.characters(exclude_categories=["Cs"], exclude_characters=["\0", *OVERRIDES, *ISOLATES])
plain_texts = st.text(letters | st.sampled_from(AWKWARD), max_size=20).map(nfc)
# Only a line without a paragraph separator can lie inside an isolate.
lines = plain_texts.map(lambda text: "".join(sign for sign in text if unicodedata.bidirectional(sign) != "B")).map(nfc)
isolated = st.builds(
    lambda before, opening, inner, after: nfc(before + opening + inner + "\u2069" + after),
    lines,
    st.sampled_from(ISOLATES[:3]),
    lines,
    lines,
)
texts = plain_texts | isolated
integers = st.integers(-MAX, MAX) | st.sampled_from([-MAX, 0, MAX])
values = st.recursive(
    st.none() | st.booleans() | integers | texts,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(texts, inner, max_size=4),
    max_leaves=12,
)

bad_texts = (
    st.sampled_from(["e\u0301", "\u212b", "\ufb1d", "\u1100\u1161"])  # not NFC
    | st.sampled_from(["\0", *OVERRIDES, "\ud800", "\udfff", "\ude00\ud83d"])
    | st.sampled_from(
        ["\u2066", "\u2069", "\u2068\u2067\u2069", "\u2069\u2068", "\u2067a\nb\u2069", "\u2066\u2029\u2069"]
    )
)
bad_texts_between = st.builds(lambda a, bad, b: f"{a} {bad} {b}", plain_texts, bad_texts, plain_texts)
bad_leaves = (
    bad_texts_between
    | st.floats()
    | st.sampled_from([MAX + 1, -MAX - 1, 10**400])
    | st.sampled_from([b"bytes", {1, 2}, object(), 1j, range(2)])
)
