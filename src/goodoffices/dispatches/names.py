"""Who is who: the parties, people and rounds that the talks know, and the people whom a dispatch itself introduces."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from msgspec import Struct
from msgspec.structs import replace

from goodoffices.dispatches.lexicon import FEMALE, MALE, OFFICES, listed
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
CALENDAR = re.compile(
    r"^(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day$|^(?:January|February|March|April|May|June|July|August|"
    r"September|October|"
    r"November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)$"
)
SMALL = listed(
    "The A An In On At But And Both Neither This That These Those There When While After Before According Asked "
    "Last Next Our Their His Her Its He She It They We I You Mr Mrs Ms As For From To Of If So Yet Also Meanwhile "
    "However Earlier Later Speaking Soon Still Not No Yes Then Now Here What Who Why How Where Such Some Any All "
    "Each Every One Two Three With Without By Pressed Although Though Because Since Until During Despite Under Over "
    "Between Among Nor Or Only Even Either Whether Several Many Most Few More Less Other Another Same First Second "
    "Third Fourth Fifth New"
)
MARKS = listed(
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
                for m in as_word(name, "(?!['’]s\\b)").finditer(words):
                    if best is None or (m.start(), len(name)) > best[:2]:
                        best = (m.start(), len(name), person)
        return best[2] if best else None

    def by_office(self, words: str) -> Person | None:
        """The one person who holds the office named in `words`, for the party named there if one is named."""
        wanted = office_words(words)
        if not wanted:
            return None
        party = self.party_of(words)
        found = [
            p
            for p in self.people
            if p.office and (not party or not p.party or p.party == party) and _fits(wanted, office_words(p.office))
        ]
        exact = [p for p in found if party and p.party == party] or found
        return exact[0] if len(exact) == 1 else None


@cache
def as_word(name: str, after: str = "") -> re.Pattern[str]:
    """A name where it stands as words of its own, and `after` (a pattern) behind it."""
    return re.compile(rf"(?<![\w-]){re.escape(name)}(?![\w-]){after}")


@cache
def _named(name: str) -> re.Pattern[str]:
    flags = re.IGNORECASE if name[:1].islower() else 0
    if name.startswith("the ") and name[4:5].isupper():
        name, flags = name[4:], 0
    return re.compile(rf"(?<![\w-]){re.escape(name)}(?!\w)", flags)


def surname(name: str) -> str:
    """The last word of a name."""
    return name.split()[-1] if name.split() else name


def office_words(words: str) -> frozenset[str]:
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
