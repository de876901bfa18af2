"""Who a speaker is: the words of a subject, resolved to a person, a party, an institution or somebody unnamed.

A pronoun stands for the last subject that fits it; an office for the one person known to hold it; a surname for its
bearer.
"""

from __future__ import annotations

import re

from msgspec import Struct

from goodoffices.dispatches.antecedents import ANONYMOUS, SOME, after_of, latter, nobody, somebodys
from goodoffices.dispatches.lexicon import FEMALE, HEADS, MALE, MEDIA, OFFICES, PRONOUNS
from goodoffices.dispatches.names import Cast, Person, as_word, surname
from goodoffices.dispatches.people import is_name, person_in
from goodoffices.dispatches.printers import press_office

_ADVERBS = re.compile(
    r"^(?:(?:meanwhile|however|but|and|yet|still|earlier|later|also|then|again|in turn|for (?:his|her|its|their) "
    r"part|besides|"
    r"separately|afterwards|moreover|nevertheless|by contrast|on the other hand|that|while|as|only|even|just|today|"
    r"yesterday|"
    r"privately|publicly|asked|nor|or)\b[,\s]*)+",
    re.IGNORECASE,
)
_POSSESSED = re.compile(r"['’]s?\s+(?:[\w-]+\s+){0,3}?(?P<head>[\w-]+)$")
_VERBAL = re.compile(r"\b(?:is|are|was|were|has|have|had|will|would|does|did)\b")


class Mention(Struct, frozen=True):
    """A subject that a pronoun can stand for."""

    at: int
    speaker: Person


class Resolver(Struct):
    """Resolves subjects in the order of the text, and remembers them."""

    cast: Cast
    publisher: str = ""
    past: list[Mention] = []
    text: str = ""
    media: frozenset[str] = frozenset()

    def note(self, at: int, speaker: Person) -> None:
        """Remember a subject."""
        self.past.append(Mention(at, speaker))

    def pronoun(self, word: str, at: int) -> Person | None:
        """Whom he, she or it stands for at a place."""
        word = word.casefold()
        for mention in sorted((m for m in self.past if m.at < at), key=lambda m: -m.at):
            person = self._is_person(mention.speaker)
            gender = mention.speaker.gender
            if word in ("he", "she") and person and gender in ("", "m" if word == "he" else "f"):
                return mention.speaker
            if word in ("it", "they") and not person:
                return mention.speaker
        return None

    def _is_person(self, speaker: Person) -> bool:
        words = speaker.name.casefold().split()
        human = words and (
            words[-1] in OFFICES
            or (bool(ANONYMOUS.match(speaker.name)) and not re.search(r"\boffice\b|\bstaff\b", speaker.name))
        )
        named = is_name(speaker.name, self.cast.parties) and not self.cast.party_of(speaker.name)
        named = named and not {word.casefold() for word in speaker.name.split()} & HEADS
        return bool(human) or named or any(p.name == speaker.name for p in self.cast.people)

    def resolve(self, words: str, at: int) -> Person | None:
        """The speaker whom a subject names, or nothing where it names none."""
        words = _ADVERBS.sub("", words.strip(" .\x01—–-:;\n").lstrip(",")).strip()
        if not words:
            return None
        words = latter(words, self.text[:at], self.cast.parties) or words
        plain = words.strip(" ,").casefold()
        if plain in PRONOUNS:
            return None if plain in ("we", "i", "who", "which") else self.pronoun(plain, at)
        owner = re.match(
            r"(?P<owner>.+?)['’]s?\s+(?:(?!spokes)[\w-]+\s+){0,2}(?:line|position|view|message|answer|reply|response|"
            r"verdict|comment|formula|slogan|motto|word|words|remark|phrase|reaction|statement|letter|note|circular|"
            r"bulletin|communiqu[eé]|memo|press release|newsletter|tweet|feed|declaration|"
            r"invitation)(?:\s+of\s[^,]+)?$",
            words.strip(" ,"),
        )
        if owner:
            return self.resolve(owner["owner"], at)
        if re.fullmatch(
            r"(?:the|a|its|his|her|their)\s+(?!joint)(?:\w+\s+)?(?:statement|letter|text|communiqu[eé]|note|message|"
            r"declaration|post)",
            plain,
        ):
            issuer = next((m.speaker for m in reversed(self.past) if m.at < at), None)
            return issuer or self.unnamed(words.strip(" ,"), at)
        found = self._commas(words, at)
        return found

    def _commas(self, words: str, at: int) -> Person | None:
        parts = [part.strip() for part in words.split(",") if part.strip()]
        if not parts:
            return None
        last = self._one(parts[-1], at)
        if len(parts) == 1:
            return last
        if (
            not words.rstrip().endswith(",")
            and last is not None
            and not re.match(r"(?:who|which|whose|whom)\b", parts[-1])
        ):
            return last
        relative = re.match(
            r"(?:who|which|whose|whom|a|an|speaking|himself|herself|now|then|formerly|in|at|on|for)\b", parts[-1]
        )
        before = self._one(parts[-2], at) if not _VERBAL.search(parts[-2]) else None
        if (
            before
            and self._is_person(before)
            and (relative or last is None or not is_name(last.name, self.cast.parties))
        ):
            office = (
                "" if relative and re.match(r"who|which|whose|whom|speaking|in|at|on|for", parts[-1]) else parts[-1]
            )
            return self._held(before, office)
        if last and is_name(last.name, self.cast.parties) and before is not None and self._is_person(before):
            return self._held(last, parts[-2])
        if last and not relative:
            return last
        for part in reversed(parts[:-1]):
            found = self._one(part, at) if not _VERBAL.search(part) else None
            if found:
                return found
        return last

    def _held(self, person: Person, office: str) -> Person:
        office = re.sub(r"^(?:the|The|a|an)\s+", "", office)
        if person.office or not set(re.findall(r"[\w-]+", office.casefold())) & OFFICES:
            return person
        return Person(person.name, office, person.party or self.cast.party_of(office), person.gender)

    def _one(self, words: str, at: int) -> Person | None:
        words = _ADVERBS.sub("", words).strip(" ,.")
        words = re.sub(r"\s*\([^)]*\)", "", words)
        words = re.sub(
            r"(?<=['’]s )((?:\w+ )?(?:office|staff|team|cabinet|family|lawyers?)) (?:in|at) .+$", r"\1", words
        )
        if (
            not words
            or nobody(words)
            or len(words.split()) > 14
            or re.match(r"(?:let|to those|those)\b", words, re.IGNORECASE)
        ):
            return None
        if words.casefold() in PRONOUNS:
            return self.pronoun(words, at)
        possessed = _POSSESSED.search(words)
        anonymous = ANONYMOUS.match(words)
        named = person_in(words, self.cast.parties)
        if anonymous and not (named and words.endswith(named[0]) and not after_of(words, named[0])):
            return self.unnamed(words, at)
        if somebodys(words):
            house = re.search(r"['’]s? (?:\w+ )?(?:office|staff|team|aides|camp|headquarters|cabinet)$", words)
            return (None if house else self.cast.by_office(words)) or self.unnamed(words, at)
        known = self.cast.by_name(words)
        if known and not re.search(r"['’]s\b", words.partition(surname(known.name))[2][:3]):
            given = words.replace(known.name, "").replace(surname(known.name), "").strip()
            if not given or not _VERBAL.search(given):
                return known
        if named:
            return Person(named[0], named[1], self.cast.party_of(named[1] or words), _gender(words))
        return self._institution(words, possessed, at)

    def _institution(self, words: str, possessed: re.Match[str] | None, at: int) -> Person | None:
        held = self.cast.by_office(words)
        if (
            held
            and re.match(r"(?:the|[\w’'-]+['’]s?|his|her|its|their|[A-Z][\w-]+)\b", words, re.IGNORECASE)
            and not re.match(r"(?:an?|two|some|one|another|former)\s", words, re.I)
        ):
            return held
        plain = re.sub(r"^(?:the|both|neither|either)\s+", "", words, flags=re.IGNORECASE)
        if any(
            plain == name or words == name or words.casefold() == name.casefold()
            for p in self.cast.parties
            for name in p.names
        ):
            return Person(words, "", self.cast.party_of(words))
        heads = [
            w.casefold()
            for w in re.findall(
                r"[\w-]+", re.split(r"\s(?:of|for|in|from|at|to|close|near|who|which|on|with)\b", words)[0]
            )
        ]
        if (
            heads
            and heads[-1] in HEADS
            and not (heads[-1] in ("it", "that", "which", "who", "one") or _VERBAL.search(words))
        ):
            return self.unnamed(words, at)
        if SOME.fullmatch(words):
            return self.unnamed(words, at)
        parts = words.split()
        if re.search(r"\band\b", words) and len(self.cast.parties_in(words)) > 1 and len(parts) <= 8:
            return Person(re.sub(r"^[Bb]oth\s+", "", words), "", "")
        if len(parts) <= 5 and all(
            re.match(r"[^\W\d_a-z]", part) or part in ("of", "the", "for", "and", "de") for part in parts
        ):
            return Person(words, "", self.cast.party_of(words))
        return None

    def unnamed(self, words: str, at: int) -> Person:
        """Somebody who is not named: the words as printed, with the party that they point to."""
        words = re.sub(r",?\s*(?:who|which|speaking on|on condition of|requesting|asking)\b.*$", "", words).strip(" ,")
        party = self.cast.party_of(words)
        owner = re.match(r"(?:his|her|its|their)\b", words, re.IGNORECASE)
        if owner and not party:
            word = {"his": "he", "her": "she", "its": "it", "their": "they"}[owner.group().casefold()]
            person = self.pronoun(word, at)
            party = person.party if person else ""
        if not party:
            named = next((p for p in self.cast.people if as_word(surname(p.name)).search(words)), None)
            party = named.party if named else ""
        return Person(words, "", party)

    def is_medium(self, words: str) -> bool:
        """Whether a speaker is who reports, not who is reported: the publisher, an agency, a newspaper."""
        plain = re.sub(r"^the\s+", "", words.strip(), flags=re.IGNORECASE)
        if plain in self.media:
            return self.cast.party_of(plain) == "" and self.cast.by_name(plain) is None
        if not plain or press_office(plain) or (self.cast.party_of(plain) and not MEDIA.search(plain)):
            return False
        return (bool(MEDIA.search(plain)) and not self.cast.by_name(plain)) or (
            plain.casefold() in self.publisher.casefold() and len(plain) > 3
        )


def _gender(words: str) -> str:
    return "f" if FEMALE.search(words) else "m" if MALE.search(words) else ""
