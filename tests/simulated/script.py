"""What a table of a kit does, act by act: from the kit's own steps, played on by computer, as people would type it."""

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from goodoffices.kits import Kit
from goodoffices.kits.copying import INSTRUCTOR
from goodoffices.kits.trial import play
from goodoffices.kits.trial.table import Table
from goodoffices.talks.act import PLENARY, Entry
from tests.kits.debrief.tables import whole

Typed = dict[str, Any]
Known = dict[tuple[str, int], int]  # an entry of the script: its number at this table


@dataclass(frozen=True)
class Step:
    """An act of a seat: what it was in the try, so that others can refer to it."""

    seat: str
    room: str
    kind: str
    act: Any
    number: int


def script(kit: Kit, seed: int) -> list[Step]:
    """The course of a table, in the order in which it was entered; nothing of what the kit itself enters."""
    table = Table(kit)
    play(kit, seed, table)
    entered: dict[str, list[Entry]] = defaultdict(list)
    for room, state in whole(table).rooms.items():
        entered[room] = [entry for entry in state.entries if not entry.loaded]
    steps = []
    for done in table.done:
        if done.kind:
            entry = entered[done.room].pop(0)
            assert (entry.seat, type(entry.act).__name__) == (done.seat, done.kind)
            seat = INSTRUCTOR if ".capital." in done.seat else done.seat  # the teacher plays who sits at home
            steps.append(Step(seat, done.room, done.kind, entry.act, entry.number))
    return steps


def short(steps: list[Step]) -> list[Step]:
    """The same course in fewer acts, to the same end: of stances on the same words the last, three papers."""
    last = {(one.seat, one.act.point, one.act.wording): one for one in steps if one.kind == "TakeStance"}
    papers = [one for one in steps if one.kind == "CirculatePaper"][:3]
    kept = {id(one) for one in (*last.values(), *papers)}
    return [one for one in steps if one.kind not in ("TakeStance", "CirculatePaper") or id(one) in kept]


def minutes(symbol: str) -> Step:
    """What the secretary of a table does where somebody plays it: a paper for all."""
    return Step("secretariat.chief", PLENARY, "CirculatePaper", symbol, 0)


def typed(step: Step, mark: str, day: str, known: Known) -> Typed:
    """What is typed into the form of the act, with a mark by which the act is known again wherever it is seen."""
    act = step.act
    if step.kind == "TakeStance":
        stands = {"wording": f"{act.point}:{act.wording}", "stance": act.stance, "note.en": mark}
        on = {f"conditions.{i}.wording": f"{one.point}:{one.wording}" for i, one in enumerate(act.conditions)}
        return {**stands, **on}
    if step.kind == "CirculatePaper":
        symbol, text = (act, "Where we stand.") if isinstance(act, str) else (act.symbol, act.text["en"])
        words = {"symbol": symbol, "title.en": f"One sheet {mark}", "text.en": text}
        return {**words, "sort": "non-paper", "marking": "without prejudice"}
    if step.kind == "SeekInstructions":
        return {"question.en": f"{act.question['en']} {mark}", "point": _about(act)}
    if step.kind == "Direct":
        asked = known[step.room, act.answers] if act.answers is not None else ""
        words = {"point": _about(act), "verdict": act.verdict, "text.en": mark}
        return {**words, "answers": asked, "answer": act.answer or ""}
    if step.kind == "FreezeText":
        return {"title.en": f"Agreement {mark}"}
    text = {"text": known[step.room, act.text]}
    return {**text, "place": f"The table {mark}", "on": day} if step.kind == "Sign" else text


def _about(act: Any) -> str:
    return f"{act.point}:{act.alternative}" if act.alternative is not None else act.point
