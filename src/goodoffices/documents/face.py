"""What stands on the face of a document, whatever its format: its title, where it comes from, how far it has come."""

from __future__ import annotations

import re
from collections.abc import Iterator

from goodoffices.documents.text import NegotiatingText, Note, Offered, PointOfText
from goodoffices.documents.wordings import who_proposes, who_stands_where
from goodoffices.phrases import phrase
from goodoffices.talks.act import PartyId, Texts


def first(texts: Texts, language: str, otherwise: str = "") -> str:
    """Words in a language, or in the first there is."""
    return texts.get(language) or next(iter(texts.values()), otherwise)


def title(text: NegotiatingText, language: str) -> str:
    """The title of the text, or the name of the talks."""
    return first(text.title, language) or first(text.origin.talks_name, language, text.origin.talks)


def where(text: NegotiatingText, language: str) -> str:
    """The talks and the room."""
    origin = text.origin
    return f"{first(origin.talks_name, language, origin.talks)} · {first(origin.room_name, language, origin.room)}"


def audience(text: NegotiatingText, language: str) -> str:
    """For whom the document is: the members of its room, by party, and the declared instructor of a role-play."""
    parties = ", ".join(text.name(party, language) for party in text.origin.audience)
    if not parties:
        return phrase("Public")
    if text.origin.instructed:
        return phrase(
            "For the members of this room only: {parties}, and the instructor of this role-play", parties=parties
        )
    return phrase("For the members of this room only: {parties}", parties=parties)


def as_of(text: NegotiatingText) -> str:
    """When, and by which entry, the text stood so."""
    return f"{text.origin.moment:%Y-%m-%d}, as of entry {text.origin.entry}"


def against(earlier: NegotiatingText) -> str:
    """Against what changes are marked."""
    return f"Changes are marked against entry {earlier.origin.entry} of {earlier.origin.moment:%Y-%m-%d}."


def copy_of(text: NegotiatingText, language: str) -> str:
    """Whose copy of an alternat it is, where it is one."""
    copy = text.origin.copy
    return f"Alternat: the copy of {text.name(copy, language)}, which is named first in it." if copy else ""


def standing(text: NegotiatingText, point: PointOfText, language: str) -> str:
    """How firmly a point stands, in the words of the legend, and in full where the record says more."""
    full = in_full(text, point, language)
    return full if full.startswith(point.status) else f"{point.status} (by the record: {full})"


_PARTY = re.compile(r"(?<=[( ])[a-z0-9-]+(?=[,)]|$)")


def in_full(text: NegotiatingText, point: PointOfText, language: str) -> str:
    """How a point stands by the record, which lists parties by their ids: here they have their names."""
    return _PARTY.sub(
        lambda found: text.name(found[0], language) if found[0] in text.names else found[0], point.standing
    )


def stands(text: NegotiatingText, one: Offered, language: str) -> str:
    """Whose words an alternative is, and where everybody stands on it, those who are silent too."""

    def name(party: str) -> str:
        return text.name(party, language)

    silent = ", ".join(map(name, one.attribution.silent))
    parts = (
        who_proposes(one.attribution, one.by_chair, language, name),
        who_stands_where(one.attribution, language, name),
        f"silent: {silent}" if silent else "",
        one.marking if one.marking != "formal" else "",
    )
    return "; ".join(filter(None, parts))


def remarks(text: NegotiatingText, one: Offered, language: str) -> Iterator[str]:
    """What is to be said of an alternative on its face, a line each: what a merged text leaves out, and its notes."""
    if one.earlier:
        yield phrase("It was put into words that stand no longer, and reads as the whole point did with it.")
    missing: dict[tuple[tuple[PartyId, ...], str], list[str]] = {}
    for left in one.missing:
        missing.setdefault((left.by, left.language), []).append(left.words)
    for (by, tag), runs in missing.items():
        parties = ", ".join(text.name(party, language) for party in by) or phrase("the chair")
        yield phrase(
            "It leaves out words of {parties} ({language}): “{words}”",
            parties=parties,
            language=tag,
            words=" … ".join(runs),
        )
    for note in one.notes:
        yield _said(text, note, language)


def _said(text: NegotiatingText, note: Note, language: str) -> str:
    """A note: by whom, in the terms of the table, and in its words."""
    words = first(note.words, language)
    party = text.name(note.party, language)
    if words:
        return phrase("{party}: {kind}. “{words}”", party=party, kind=note.kind, words=words)
    return phrase("{party}: {kind}", party=party, kind=note.kind)
