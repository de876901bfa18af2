"""Mandates and stage reports, in words: entries of a capital."""

from __future__ import annotations

from goodoffices.server.desks import dates
from goodoffices.server.desks.minutes.saying import Said, Scribe
from goodoffices.server.desks.stances import labels
from goodoffices.talks import mandates as m
from goodoffices.talks import reports as r
from goodoffices.talks.act import PLENARY

_VERDICTS = {"may accept": "inside", "refer": "refer", "never": "outside"}


def about(s: Scribe, point: str | None, alternative: int | None) -> str:
    """“point 2, alternative B”: an alternative of a directive is one of plenary."""
    if point is None:
        return "the talks"
    plenary = s.desk.play.rooms.get(PLENARY)
    name = labels(plenary, point).get(alternative) if plenary is not None and alternative is not None else None
    return f"{s.point(point)}{f', alternative {name} in plenary' if name else ''}"


def _objectives(s: Scribe, act: m.SetObjectives) -> Said:
    return Said("set the objectives:", act.text)


def _directed(s: Scribe, act: m.Direct) -> Said:
    status = {"word": act.verdict, "code": _VERDICTS[act.verdict], "family": "mandate"}
    kept = f"; the text is kept elsewhere, reference {act.reference}" if act.reference else ""
    answer = f" in answer ({act.answer}) to a request" if act.answer else ""
    refs = (act.answers,) if act.answers is not None else ()
    return Said(f"directed{answer} on {about(s, act.point, act.alternative)}{kept}:", act.text, refs, status=status)


def _sought(s: Scribe, act: m.SeekInstructions) -> Said:
    advice = s.text(act.recommendation)
    more = (f"The delegation recommends: {advice}",) if advice else ()
    due = f", due {dates.moment(act.deadline, s.desk.zone)['words']}" if act.deadline is not None else ""
    answered = s.state.mandates.answers.get(s.entry.number)
    status = {"word": "answered", "code": "cleared"} if answered else {"word": "unanswered", "code": "unanswered"}
    refs = (answered.number,) if answered else ()
    return Said(
        f"sought instructions on {about(s, act.point, act.alternative)}{due}:", act.question, refs, more, status
    )


def _oral(s: Scribe, act: m.NoteOralInstruction) -> Said:
    on = f" on {about(s, act.point, act.alternative)}" if act.point is not None else ""
    status = None
    if act.verdict is not None:
        status = {"word": act.verdict, "code": _VERDICTS[act.verdict], "family": "mandate"}
    return Said(f"noted an oral instruction of {act.giver}, {s.at(act.at)}{on}:", act.text, status=status)


def _reported(s: Scribe, act: r.ReportStage) -> Said:
    facts = "\n".join(f"{i}. {s.text(fact.text)}" for i, fact in enumerate(act.facts, 1))
    judgement = s.text(act.judgement)
    more = [f"Judgement: {judgement}"] if judgement else []
    more += [f"Decision {i} wanted: {s.text(d.question)}" for i, d in enumerate(act.decisions, 1)]
    return Said(f"sent a stage report, “{s.text(act.title)}”:", facts, conditions=tuple(more))


def _noted(s: Scribe, act: r.NoteReport) -> Said:
    replies = tuple(
        f"Decision {reply.decision}: {reply.answer}{f'. {s.text(reply.words)}' if reply.words else ''}"
        for reply in act.replies
    )
    return Said("noted the stage report of", act.words, (act.report,), replies)


SAID = {
    m.SetObjectives: _objectives,
    m.Direct: _directed,
    m.SeekInstructions: _sought,
    m.NoteOralInstruction: _oral,
    r.ReportStage: _reported,
    r.NoteReport: _noted,
}
