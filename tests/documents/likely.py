"""Generated negotiating texts: brackets nested and crossing, every status, notes, words that formats stumble over."""

from __future__ import annotations

import unicodedata
from datetime import UTC, datetime

from hypothesis import strategies as st

from goodoffices.documents.text import Attribution, Missing, NegotiatingText, Note, Offered, PointOfText
from goodoffices.documents.wordings import SHAPES
from goodoffices.drafting.brackets import Offer, bracketed
from tests.documents import sample

PARTIES = tuple(sample.NAMES)
WORDS = "the level of the lake 430.00 m each Party shall l’île «eau» 各方 الأطراف [ ] [B. ( ) * ** _ ` # - + > <"
MARKS = (
    "& &amp; &#10; \\ \\n | ~~ --- *** === 1. 2) <!-- --> <b> http://a.b www.a.b : ; / = ! ![a](b) [a]: [a](b) {x} $"
)
PIECES = (*WORDS.split(" "), *MARKS.split(" "), "\u2066a\u2069", "]]")
SPACES = (
    " ",
    " ",
    " ",
    " ",
    "\n",
    "\n\n",
    "\n \n",
    "  ",
    "\t",
    "\u00a0",
    "\r",
    "\x0b",
    "\x0c",
    "\x85",
    "\u2028",
    "\x01",
    "",
)

words = st.lists(st.tuples(st.sampled_from(PIECES), st.sampled_from(SPACES)), max_size=12).map(
    lambda found: "".join(piece + space for piece, space in found)
)
any_words = st.text(
    st.characters(exclude_categories=("Cs",), exclude_characters="\x00\u202a\u202b\u202c\u202d\u202e"), max_size=30
).map(lambda found: unicodedata.normalize("NFC", found))
all_words = words | any_words


@st.composite
def attributions(draw: st.DrawFn) -> Attribution:
    """Every party in exactly one place."""
    places: list[list[str]] = [[] for _ in Attribution._fields]
    for party in draw(st.permutations(PARTIES)):
        places[draw(st.integers(0, len(places) - 1))].append(party)
    return Attribution(*map(tuple, places))


@st.composite
def alternatives(draw: st.DrawFn, number: int, given: dict[str, str]) -> Offered:
    """An alternative with those words."""
    notes = draw(st.lists(st.sampled_from(PARTIES), max_size=2))
    return Offered(
        number=number,
        wording=number + draw(st.integers(0, 3)),
        label=chr(64 + number),
        words=given,
        attribution=draw(attributions()),
        status=draw(st.sampled_from(tuple(SHAPES))),
        marking=draw(st.sampled_from(("formal", "without prejudice", "non-paper"))),
        by_chair=draw(st.booleans()),
        notes=tuple(Note(party, draw(all_words), draw(texts_of(("en", "fr")))) for party in notes),
        earlier=draw(st.booleans()),
        missing=draw(
            st.lists(st.builds(Missing, st.just(PARTIES[:1]), st.just("en"), all_words), max_size=1).map(tuple)
        ),
        moment=draw(st.none() | st.just(datetime(2027, 3, 4, 9, 30, 15, 250000, tzinfo=UTC))),
    )


@st.composite
def texts_of(draw: st.DrawFn, languages: tuple[str, ...]) -> dict[str, str]:
    return {language: draw(all_words) for language in languages if draw(st.booleans())}


@st.composite
def points(draw: st.DrawFn, named: str, languages: tuple[str, ...]) -> PointOfText:
    """A point with words in some of the languages, or with none at all."""
    title, status = draw(texts_of(languages)), draw(st.sampled_from(tuple(SHAPES)))
    standing = draw(st.sampled_from((status, f"{status} (akra), on conditions")))
    base = draw(texts_of(languages))
    if not base:
        return PointOfText(named, title, status, standing, None, (), {})
    offers: dict[str, list[Offer]] = {language: [] for language in base}
    offered = [draw(alternatives(1, base))]
    for key in range(2, 2 + draw(st.integers(0, 4))):
        given = {}
        for language in base:
            if not draw(st.booleans()):
                continue
            on = draw(st.sampled_from((None, *(offer.key for offer in offers[language]))))
            under = base[language] if on is None else next(o.words for o in offers[language] if o.key == on)
            start, end = sorted(draw(st.integers(0, len(under))) for _ in range(2))
            given[language] = draw(all_words | st.just(""))
            offers[language].append(Offer(key, start, end, given[language], on))
        offered.append(draw(alternatives(key, given)))
    nodes = {language: bracketed(given, offers[language]) for language, given in base.items()}
    return PointOfText(named, title, status, standing, 1, tuple(offered), nodes)


@st.composite
def texts(draw: st.DrawFn) -> NegotiatingText:
    """Any text of a few points."""
    languages = draw(st.sampled_from((("en",), ("en", "fr"), ("fr", "ar"), ("ar", "en", "zh-Hant"))))
    named = draw(st.sampled_from((("1", "2"), ("1", "2a", "10"), ("water.1",), ())))
    made = sample.text([draw(points(one, languages)) for one in named], languages)
    origin = made.origin._replace(commitment=draw(all_words), room_name=draw(texts_of(languages)))
    return made._replace(title=draw(texts_of(languages)), origin=origin, authentic=languages[:1])
