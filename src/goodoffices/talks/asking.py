"""Whether a sealed question can be asked: its form, the words that it names, and what its answer would give away."""

from __future__ import annotations

import re
from collections.abc import Iterable
from math import prod
from typing import TYPE_CHECKING

from goodoffices.phrases import phrase
from goodoffices.talks import words
from goodoffices.talks.act import MEDIATION, PLENARY, Chosen, Refusal
from goodoffices.talks.asked import exposes

if TYPE_CHECKING:
    from goodoffices.talks.questions import AskSealed
    from goodoffices.talks.table import Table

_KEY = re.compile(r"age1[02-9ac-hj-np-z]{58}")


def may_ask(t: Table, act: AskSealed) -> Refusal | None:
    """The refusal of a question that the rules do not allow, that is not in form, or would show a limit."""
    if not t.rules.sealed_questions:
        return Refusal(
            "closed", phrase("The rules in force do not allow sealed questions: propose rules that do."), "question"
        )
    table = [p for p in t.plenary.founding.negotiating if t.room.door.kind == PLENARY or p in t.room.door.parties()]
    if len(act.to) < 2 or len(set(act.to)) < len(act.to) or set(act.to) - set(table):
        return words.invalid("to", phrase("Name two or more negotiating parties at this table, each once."))
    known = (found for state in t.play.rooms.values() for found in state.questions.asked.values())
    if any(found.act.key == act.key for found in known):
        return Refusal("conflict", phrase("Another question was asked with this key: have a new one made."), "key")
    return words.first(
        words.later(act.until, t.now, "until"), *_in_form(act), *_wordings(t, act), *_picture(t, act)
    ) or _bold(act)


def _in_form(act: AskSealed) -> list[Refusal]:
    """What is wrong with the key of a question, and with what it is about, by its sort."""
    points, started = [on.point for on in act.choices], {one.point: one.wording for one in act.start}
    wrong = []
    if not _KEY.fullmatch(act.key):
        wrong.append(
            words.invalid("key", phrase("This is no key for a question: have the house make one, such as age1…."))
        )
    if act.most != 1 and act.question != "short list":
        wrong.append(words.invalid("most", phrase("Only a short list has a number of packages.")))
    if act.question == "ballot":
        if act.choices or not act.start:
            wrong.append(
                words.invalid("start", phrase("A ballot is on one text: name its wordings here, and no choices."))
            )
    elif prod(len(on.wordings) for on in act.choices) < 2:
        wrong.append(words.invalid("choices", phrase("With one package there is nothing to find: ask a ballot on it.")))
    if len(set(points)) < len(points) or any(len(set(on.wordings)) < len(on.wordings) for on in act.choices):
        wrong.append(words.invalid("choices", phrase("Name each point once, and each wording once.")))
    if len(started) < len(act.start):
        wrong.append(words.invalid("start", phrase("Name each point once.")))
    if act.question == "step" and started.keys() != set(points):
        wrong.append(words.invalid("start", phrase("Say which wording of each point is the present text.")))
    if act.question == "step" and any(started.get(on.point) not in on.wordings for on in act.choices):
        wrong.append(words.invalid("start", phrase("The present text is among the wordings to choose from.")))
    if act.texts and act.question != "frontier":
        wrong.append(words.invalid("texts", phrase("Only a picture has drafts that are placed in it.")))
    if act.question not in ("step", "ballot") and act.start:
        wrong.append(words.invalid("start", phrase("Only a step and a ballot begin from a text.")))
    return wrong


def _wordings(t: Table, act: AskSealed) -> list[Refusal | None]:
    """The refusal of each wording that a question names and that does not stand on the table of its room."""
    on = [(Chosen(c.point, w), f"choices.{i}.wordings") for i, c in enumerate(act.choices) for w in c.wordings]
    on += [(one, f"start.{i}.wording") for i, one in enumerate(act.start)]
    return [t.current_wording(one.wording, one.point, field) for one, field in on]


def _picture(t: Table, act: AskSealed) -> list[Refusal]:
    """What is wrong with a question for a picture: its room, the reader’s seat, whom it is asked of, its drafts."""
    if act.question != "frontier":
        return []
    wrong = []
    team = t.play.rooms.get(MEDIATION)
    if t.room.room != PLENARY or team is None or team.door.closed is not None or not t.play.inside(t.seat, MEDIATION):
        said = phrase("Only in plenary, and from a seat in the open room of the mediation team: its answer goes there.")
        wrong.append(words.invalid("question", said))
    if set(act.to) != set(t.plenary.founding.negotiating):
        wrong.append(words.invalid("to", phrase("A picture is asked of every negotiating party.")))
    found = {restricted(draft.settles, act) for draft in t.room.drafts.drafts.values()}
    for i, text in enumerate(act.texts):
        if text in act.texts[:i] or text != restricted(text, act) or text not in found:
            said = phrase(
                "Name drafts of this room, each once, that choose among these wordings on each of the points."
            )
            wrong.append(words.invalid(f"texts.{i}", said))
    return wrong


def restricted(chosen: Iterable[Chosen], act: AskSealed) -> tuple[Chosen, ...]:
    """What a draft settles on the points of a question, in their order; empty where it is no package of it."""
    by_point = {one.point: one for one in chosen}
    found = [by_point.get(on.point) for on in act.choices]
    fits = all(one is not None and one.wording in on.wordings for one, on in zip(found, act.choices, strict=True))
    return tuple(one for one in found if one is not None) if fits else ()


def _bold(act: AskSealed) -> Refusal | None:
    """The refusal of a question whose answer would give another's limit away."""
    packages = prod(len(on.wordings) for on in act.choices)
    if not exposes(act.question, len(act.to), packages):
        return None
    if act.question in ("blockers", "frontier"):
        said = phrase("Between two parties it would show each the other’s limit: ask it of three or more.")
    else:
        said = phrase(
            "Between two parties, with so few packages, the answer would show each the other’s limit: offer more."
        )
    return words.invalid("question", said)
