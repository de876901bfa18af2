"""Drafts of one text, their marks, and the final question, in words."""

from __future__ import annotations

from goodoffices.server.desks.labels import listed
from goodoffices.server.desks.minutes.saying import Said, Scribe, rest
from goodoffices.server.desks.stances import labels
from goodoffices.talks import drafts as d
from goodoffices.talks.act import Chosen


def _choice(s: Scribe, one: Chosen) -> str:
    """“2 on B”: a point, and the letter of the alternative whose words it has."""
    root = s.state.alternatives.roots.get((one.point, one.wording))
    name = labels(s.state, one.point).get(root) if root is not None else None
    return f"{one.point} on {name or f'the words of entry {one.wording}'}"


def _circulated(s: Scribe, act: d.CirculateDraft) -> Said:
    found = s.state.drafts.drafts.get(s.entry.number)
    settles = [one for one in act.settles if s.only in (None, one.point)]
    points = f"point{'s' if len(settles) > 1 else ''} {listed(_choice(s, one) for one in settles)}"
    place = f"draft {found.place} of a series" if found is not None and found.after is not None else "a first draft"
    said = f"circulated {place}, {points}. Nobody has committed to it."
    return Said(said, act.note, (act.after,) if act.after is not None else ())


def _marked(s: Scribe, act: d.MarkDraft) -> Said:
    which = listed(f"entry {ref.number} of {s.room(ref.room)}" for ref in act.cites)
    marks = listed(f"point {one.point} {one.mark}" for one in act.marks)
    whole = {True: "could live with it", False: "could not live with it", None: ""}[act.could_live]
    said = f"marked the draft of {which}, in confidence{rest(marks, whole)}"
    return Said(f"{said}:" if act.note else f"{said}. A mark is no stance.", act.note)


def _asked(s: Scribe, act: d.AskFinal) -> Said:
    return Said("asked the final yes or no on the draft of", refs=(act.draft,))


def _answered(s: Scribe, act: d.AnswerFinal) -> Said:
    return Said(f"answered {act.answer}, which is no stance and no signature, to the question of", refs=(act.ask,))


SAID = {d.CirculateDraft: _circulated, d.MarkDraft: _marked, d.AskFinal: _asked, d.AnswerFinal: _answered}
