"""Two wordings of a point against each other: which two a reader asked for, and what changed between them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from django.utils.translation import gettext as _

from goodoffices.drafting.redline import Piece, redline
from goodoffices.server.desks.desk import Desk
from goodoffices.server.desks.labels import Words, direction, language_name
from goodoffices.server.desks.stances import labels
from goodoffices.talks.act import PointId, Texts
from goodoffices.talks.play import RoomState


class Choice(NamedTuple):
    """A wording that can be compared. One entry may word many points, but words each of them once."""

    key: str  # its entry
    name: str
    text: Texts


def choices(state: RoomState, point: PointId) -> tuple[list[Choice], tuple[str, str] | None]:
    """Every wording of a point in the order of its alternatives, and the latest change: (before, after)."""
    found: list[Choice] = []
    latest: tuple[int, int] | None = None
    for number, name in labels(state, point).items():
        alternative = state.alternatives.alternatives[point, number]
        several = len(alternative.wordings) > 1
        for place, wording in enumerate(alternative.wordings, 1):
            if several:
                said = _("%(name)s, wording %(place)s (entry %(entry)s)")
            else:
                said = _("%(name)s (entry %(entry)s)")
            said %= {"name": name, "place": place, "entry": wording.number}
            found.append(Choice(str(wording.number), said, wording.text))
        if several and alternative.withdrawn is None and (latest is None or alternative.wording.number > latest[1]):
            latest = (alternative.wordings[-2].number, alternative.wording.number)
    return found, (str(latest[0]), str(latest[1])) if latest else None


def comparison(desk: Desk, state: RoomState, point: PointId, asked: Mapping[str, str]) -> dict[str, Any] | None:
    """The wordings to choose from, and the redline of the two that were asked for.

    Unasked, the latest rewording against the words before it; None where there is nothing to compare.
    """
    found, latest = choices(state, point)
    if len(found) < 2:
        return None
    known = {choice.key: choice for choice in found}
    old, new = asked.get("from", ""), asked.get("to", "")
    chosen = old in known and new in known
    if not chosen and latest is not None:
        old, new = latest
    shown = _redlines(desk, known[old], known[new]) if chosen or latest is not None else []
    return {
        "choices": found,
        "old": old if shown or chosen else found[0].key,
        "new": new if shown or chosen else found[-1].key,
        "against": known[old].name if old in known else "",
        "shown": shown,
        "open": chosen,
    }


def _redlines(desk: Desk, old: Choice, new: Choice) -> list[dict[str, Any]]:
    """A redline for each language that both wordings have, the reader's first."""
    both = [
        tag for tag in dict.fromkeys((desk.language, *desk.languages, *new.text)) if tag in old.text and tag in new.text
    ]
    if not both:
        before, after = desk.words(old.text), desk.words(new.text)
        pieces = [Piece("del", before.text), Piece("ins", after.text)]
        return [_redline(Words("", after.lang, after.dir), pieces)]
    return [_redline(Words("", tag, direction(tag)), redline(old.text[tag], new.text[tag])) for tag in both]


def _redline(words: Words, pieces: list[Piece]) -> dict[str, Any]:
    same = all(piece.op == "same" for piece in pieces)
    return {"pieces": pieces, "lang": words.lang, "dir": words.dir, "name": language_name(words.lang), "same": same}
