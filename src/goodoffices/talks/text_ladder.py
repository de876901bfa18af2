"""How far a frozen text has come: the second of the two ladders. No rung without those below."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime

from goodoffices.talks.acceptances import Acceptances
from goodoffices.talks.act import PartyId, RoomId
from goodoffices.talks.closing import Frozen, FrozenText
from goodoffices.talks.founding import Rules, TextRung
from goodoffices.talks.play import StateOfPlay


def unsettled(play: StateOfPlay, room: RoomId, points: Sequence[Frozen], now: datetime | None) -> Frozen | None:
    """The first of these points not agreed in `room`, at least ad referendum, on its wording; None if all are."""
    resolved = Acceptances(play, room, now, [frozen.point for frozen in points])
    return next((frozen for frozen in points if not resolved.settled(frozen.point, frozen.wording)), None)


def suspended(play: StateOfPlay, room: RoomId, text: FrozenText, now: datetime | None) -> bool:
    """Whether a point of a frozen text no longer stands as it was frozen.

    Only where nothing is agreed until everything is agreed, and only until the text is signed.
    """
    if not play.rules.nothing_until_everything or reached(text, "signed", play.rules):
        return False
    return unsettled(play, room, text.points, now) is not None


def enough(text: FrozenText, did: Collection[PartyId], rules: Rules) -> bool:
    """Whether all the parties of the text have done it, or as many as make sufficient consensus."""
    done, least, needed = set(text.parties) & set(did), max(2, rules.sufficient), set(rules.sufficient_with)
    if rules.decision == "sufficient consensus" and len(text.parties) >= least and needed <= set(text.parties):
        return len(done) >= least and needed <= done
    return len(text.parties) >= 2 and len(done) == len(text.parties)


def reached(text: FrozenText, rung: TextRung, rules: Rules) -> bool:
    """Whether all that a rung itself asks for has been entered."""
    if rung == "frozen":
        return True
    if rung == "checked":
        return text.checked is not None
    steps = {
        "initialled": text.initialled,
        "confirmed": text.confirmed,
        "signed": text.signed,
        "in force": text.ratified,
    }
    return enough(text, steps[rung], rules)


def wanting(text: FrozenText, rules: Rules, below: TextRung) -> TextRung | None:
    """The first rung under `below` that the adopted ladder has and the text has not reached."""
    ladder = rules.text_ladder
    lower = ladder[: ladder.index(below)] if below in ladder else ladder
    return next((rung for rung in lower if not reached(text, rung, rules)), None)


def authentic(text: FrozenText, rules: Rules) -> bool:
    """Whether the text is established as authentic and definitive (VCLT article 10).

    By initialling where the adopted rules say so, else by signature.
    """
    return reached(text, "initialled" if rules.initialling_authenticates else "signed", rules)


def text_rung(play: StateOfPlay, room: RoomId, now: datetime | None) -> tuple[FrozenText | None, str]:
    """The last frozen text and the highest rung that it has reached with every one below; "draft" without one.

    "suspended" while a point of it no longer stands as frozen. `now` decides whether silence procedures have run:
    without it nothing is adopted by silence.
    """
    texts = play.rooms[room].closing.texts
    if not texts:
        return None, "draft"
    text = texts[max(texts)]
    if suspended(play, room, text, now):
        return text, "suspended"
    last = "frozen"
    for rung in play.rules.text_ladder:
        if not reached(text, rung, play.rules):
            break
        last = rung
    return text, last
