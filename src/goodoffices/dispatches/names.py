"""Who is who: the parties, people and rounds that the talks know, and the people whom a dispatch itself introduces."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from msgspec import Struct
from msgspec.structs import replace

from goodoffices.dispatches.lexicon import FEMALE, MALE, OFFICES, TITLES, listed
from goodoffices.dispatches.sentences import UPPER


class Party(Struct, frozen=True):
    """A party: its id, and the names by which the press calls it; the first is its own."""

    id: str
    names: tuple[str, ...]
    role: str = ""


class Person(Struct, frozen=True):
    """Somebody who speaks or is spoken of; a person needs no seat in the talks."""

    name: str
    office: str = ""
    party: str = ""
    gender: str = ""  # "f", "m", or not known


class Round(Struct, frozen=True):
    """A round that is known before the dispatch is read."""

    number: int
    names: tuple[str, ...] = ()
    dates: str = ""
    place: str = ""


class Names(Struct, frozen=True):
    """The names known to the talks."""

    party: tuple[Party, ...] = ()
    person: tuple[Person, ...] = ()
    round: tuple[Round, ...] = ()


_NAME = rf"{UPPER}\w*(?:['’](?!s\b)\w+|-\w+)*"
_INITIAL = rf"{UPPER}\."
_PARTICLE = r"(?:van|von|de|da|del|della|di|bin|ibn|al|el|la|le|ter|ten|der|den|af|av|zu)"
FULL = re.compile(rf"\b{_NAME}(?:[ ](?:{_PARTICLE}[ ])*(?:{_INITIAL}|{_NAME}))+")
_CALENDAR = re.compile(
    r"^(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day$|^(?:January|February|March|April|May|June|July|August|"
    r"September|October|"
    r"November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)$"
)
_SMALL = listed(
    "The A An In On At But And Both Neither This That These Those There When While After Before According Asked "
    "Last Next Our Their His Her Its He She It They We I You Mr Mrs Ms As For From To Of If So Yet Also Meanwhile "
    "However Earlier Later Speaking Soon Still Not No Yes Then Now Here What Who Why How Where Such Some Any All "
    "Each Every One Two Three With Without By Pressed Although Though Because Since Until During Despite Under Over "
    "Between Among Nor Or Only Even Either Whether Several Many Most Few More Less Other Another Same First Second "
    "Third Fourth Fifth New"
)
_MARKS = listed(
    "agency press news wire radio times gazette post review daily ministry council commission board federation "
    "union front office party parliament house palace talks round delegation river lake street bay company bank "
    "university department committee association institute republic kingdom commonwealth states government hotel "
    "service today live online channel morning herald observer mercury treaty accord peace agreement plan statement "
    "conference centre center hall rovers united city town port north south east west northern southern eastern "
    "western group movement army"
)


class Cast(Struct):
    """Everybody who can be a speaker of one dispatch."""

    people: list[Person]
    parties: tuple[Party, ...]

    def party_of(self, words: str) -> str:
        """The party that is named first in `words`, or none."""
        found = [
            (m.start(), -len(name), party.id)
            for party in self.parties
            for name in party.names
            for m in [_named(name).search(words)]
            if m
        ]
        return min(found)[2] if found else ""

    def parties_in(self, words: str) -> list[str]:
        """The parties that are named in `words`, each once."""
        return [p.id for p in self.parties if any(_named(name).search(words) for name in p.names)]

    def by_name(self, words: str) -> Person | None:
        """The person whose name, or whose surname, stands in `words`; the one named last."""
        best: tuple[int, int, Person] | None = None
        for person in self.people:
            for name in (person.name, surname(person.name)):
                for m in re.finditer(rf"(?<![\w-]){re.escape(name)}(?![\w-])(?!['’]s\b)", words):
                    if best is None or (m.start(), len(name)) > best[:2]:
                        best = (m.start(), len(name), person)
        return best[2] if best else None

    def by_office(self, words: str) -> Person | None:
        """The one person who holds the office named in `words`, for the party named there if one is named."""
        wanted = _office_words(words)
        if not wanted:
            return None
        party = self.party_of(words)
        found = [
            p
            for p in self.people
            if p.office and (not party or not p.party or p.party == party) and _fits(wanted, _office_words(p.office))
        ]
        exact = [p for p in found if party and p.party == party] or found
        return exact[0] if len(exact) == 1 else None


def _named(name: str) -> re.Pattern[str]:
    flags = re.IGNORECASE if name[:1].islower() else 0
    if name.startswith("the ") and name[4:5].isupper():
        name, flags = name[4:], 0
    return re.compile(rf"(?<![\w-]){re.escape(name)}(?!\w)", flags)


def surname(name: str) -> str:
    """The last word of a name."""
    return name.split()[-1] if name.split() else name


def _office_words(words: str) -> frozenset[str]:
    found = {w.casefold() for w in re.findall(r"[\w-]+", words)} & OFFICES
    spoken = {re.sub("(woman|man|person)$", "", w) if w.startswith("spokes") else w for w in found}
    return frozenset("chief" if w == "head" else w for w in spoken)


def _fits(wanted: frozenset[str], held: frozenset[str]) -> bool:
    heads = {
        "spokes",
        "minister",
        "president",
        "premier",
        "envoy",
        "negotiator",
        "mediator",
        "facilitator",
        "secretary",
        "conciliator",
        "executive",
        "delegate",
        "leader",
        "director",
        "commissioner",
        "ambassador",
        "chairman",
        "chairwoman",
        "chair",
        "chief",
    }
    core = (wanted & heads) - ({"chief"} if len(wanted & heads) > 1 else frozenset())
    special = wanted & {"prime", "foreign", "interior", "defence", "defense", "water", "deputy", "vice-president"}
    return bool(core) and core <= held and special <= held and (held & {"deputy"}) <= wanted


def is_name(words: str, parties: Sequence[Party] = ()) -> bool:
    """Whether capitalised words can be the name of a person: no day, no institution, no party, no first word of a
    sentence."""
    parts = words.split()
    if not parts or len(parts) > 5 or parts[0] in _SMALL or any(_CALENDAR.match(p) for p in parts):
        return False
    if any(part.casefold() in _MARKS for part in parts) or any(part.casefold() in OFFICES for part in parts):
        return False
    if any(name == words or (" " not in name and name in parts) for party in parties for name in party.names):
        return False
    return not all(part.isupper() and len(part) > 3 for part in parts)


def bare(words: str) -> str:
    """Words without titles, offices and party names before the name in them."""
    parts = words.split()
    while parts and (parts[0] in TITLES or parts[0].casefold() in OFFICES or parts[0] in _SMALL):
        parts.pop(0)
    return " ".join(parts)


def person_in(words: str, parties: Sequence[Party]) -> tuple[str, str] | None:
    """A full name in `words`, and the office that is named with it; nothing where no name of a person is there."""
    for found in reversed(list(FULL.finditer(words))):
        parts = found.group().split()
        cut = 0
        for n, part in enumerate(parts):
            plain = re.sub(r"['’]s$", "", part)
            demonym = any(plain in name.split() for party in parties for name in party.names)
            if (
                part in TITLES
                or part.casefold() in OFFICES
                or part in _SMALL
                or demonym
                or part.casefold() in _MARKS
                or (part.isupper() and len(part) < 4)
            ):
                cut = n + 1
        name = " ".join(parts[cut:])
        if len(parts) - cut >= 2 and is_name(name, parties):
            at = words.index(name, found.start())
            before = words[:at].strip(" ,")
            after = re.match(r",\s*([^,]+)", words[at + len(name) :])
            before = title_before(before, parties)
            office = before if before else after.group(1) if after and _office_words(after.group(1)) else ""
            return name, re.sub(r"^(?:the|The|a|A|an)\s+", "", office).strip(" ,")
    return None


def title_before(words: str, parties: Sequence[Party]) -> str:
    """The office that ends `words`, with the adjectives and the party before it; empty where none does.

    >>> title_before("Last week, US Special Envoy", [Party("us", ("US",))])
    'US Special Envoy'
    """
    parts = re.split(r"[,;:]\s", words)[-1].split()
    kept: list[str] = []
    while parts and len(kept) < 7:
        word = re.sub(r"['’]s?$", "", parts[-1])
        named = any(word in name.split() for party in parties for name in party.names)
        if not (
            word.casefold() in OFFICES
            or named
            or word.casefold() in ("of", "for", "the", "foreign")
            or (word[:1].isupper() and word not in _SMALL)
        ):
            break
        kept.insert(0, parts.pop())
    while kept and kept[0].casefold() in ("of", "for", "the", "a", "an"):
        kept.pop(0)
    return " ".join(kept) if _office_words(" ".join(kept)) else ""


def cast(text: str, names: Names, introduced: Iterable[tuple[str, str]]) -> Cast:
    """The people of the talks, and those whom the dispatch introduces (name, office), with what it tells of them."""
    found = Cast([replace(p) for p in names.person], names.party)
    for name, office in introduced:
        party = found.party_of(office)
        known = next(
            (n for n, p in enumerate(found.people) if p.name == name or surname(p.name) == surname(name)), None
        )
        if known is None:
            found.people.append(Person(name, office, party))
        elif found.people[known].name == name and not found.people[known].office:
            found.people[known] = replace(found.people[known], office=office, party=found.people[known].party or party)
    found.people = [replace(p, gender=_gender(text, p)) for p in found.people]
    return found


def _gender(text: str, person: Person) -> str:
    """By title and office; else by the pronoun of the first sentence that names nobody else before it."""
    last = re.escape(surname(person.name))
    for title in re.findall(rf"([\w.]+) (?:{re.escape(person.name)}|{last})\b", text):
        if FEMALE.fullmatch(title.rstrip(".")):
            return "f"
        if MALE.fullmatch(title.rstrip(".")):
            return "m"
    if FEMALE.search(person.office):
        return "f"
    if MALE.search(person.office):
        return "m"
    found = re.search(rf"\b{last}\b(?!['’]s)(?:(?!{UPPER}\w+ {UPPER})[^.\n]){{0,90}}?\b(he|she|his|her)\b", text)
    return {"he": "m", "his": "m", "she": "f", "her": "f"}[found.group(1)] if found else ""
