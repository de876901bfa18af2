"""Mandates and stage reports, in words: entries of a capital."""

from __future__ import annotations

from django.utils.translation import gettext as _

from goodoffices.server.desks import dates
from goodoffices.server.desks.minutes.saying import Said, Scribe, rest
from goodoffices.server.desks.stances import labels
from goodoffices.server.languages.terms import term
from goodoffices.talks import mandates as m
from goodoffices.talks import reports as r
from goodoffices.talks.act import PLENARY

_VERDICTS = {"may accept": "inside", "refer": "refer", "never": "outside"}


def about(s: Scribe, point: str | None, alternative: int | None) -> str:
    """“point 2, alternative B”: an alternative of a directive is one of plenary."""
    if point is None:
        return _("the talks")
    plenary = s.desk.play.rooms.get(PLENARY)
    name = labels(plenary, point).get(alternative) if plenary is not None and alternative is not None else None
    if name:
        return _("%(point)s, alternative %(letter)s in plenary") % {"point": s.point(point), "letter": name}
    return s.point(point)


def _objectives(s: Scribe, act: m.SetObjectives) -> Said:
    return Said(_("set the objectives:"), act.text)


def _directed(s: Scribe, act: m.Direct) -> Said:
    status = {"word": act.verdict, "code": _VERDICTS[act.verdict], "family": "mandate"}
    kept = _("the text is kept elsewhere, reference %(reference)s") % {"reference": act.reference}
    given = {
        "answer": term(act.answer or ""),
        "about": about(s, act.point, act.alternative),
        "more": rest(kept if act.reference else ""),
    }
    if act.answer:
        # Translators: answer is “approve”, “amend”, “refuse” or “call me”; about is a point, or the talks
        what = _("directed in answer (%(answer)s) to a request on %(about)s%(more)s:") % given
    else:
        what = _("directed on %(about)s%(more)s:") % given
    return Said(what, act.text, (act.answers,) if act.answers is not None else (), status=status)


def _sought(s: Scribe, act: m.SeekInstructions) -> Said:
    advice = s.text(act.recommendation)
    more = (_("The delegation recommends: %(words)s") % {"words": advice},) if advice else ()
    given = {"about": about(s, act.point, act.alternative)}
    if act.deadline is not None:
        given["when"] = dates.moment(act.deadline, s.desk.zone)["words"]
        what = _("sought instructions on %(about)s, due %(when)s:") % given
    else:
        what = _("sought instructions on %(about)s:") % given
    answered = s.state.mandates.answers.get(s.entry.number)
    status = {"word": "answered", "code": "cleared"} if answered else {"word": "unanswered", "code": "unanswered"}
    return Said(what, act.question, (answered.number,) if answered else (), more, status)


def _oral(s: Scribe, act: m.NoteOralInstruction) -> Said:
    given = {"person": act.giver, "when": s.at(act.at), "about": about(s, act.point, act.alternative)}
    if act.point is not None:
        what = _("noted an oral instruction of %(person)s, %(when)s on %(about)s:") % given
    else:
        what = _("noted an oral instruction of %(person)s, %(when)s:") % given
    status = None
    if act.verdict is not None:
        status = {"word": act.verdict, "code": _VERDICTS[act.verdict], "family": "mandate"}
    return Said(what, act.text, status=status)


def _reported(s: Scribe, act: r.ReportStage) -> Said:
    facts = "\n".join(f"{i}. {s.text(fact.text)}" for i, fact in enumerate(act.facts, 1))
    judgement = s.text(act.judgement)
    more = [_("Judgement: %(words)s") % {"words": judgement}] if judgement else []
    more += [
        _("Decision %(place)s wanted: %(question)s") % {"place": place, "question": s.text(wanted.question)}
        for place, wanted in enumerate(act.decisions, 1)
    ]
    return Said(_("sent a stage report, “%(title)s”:") % {"title": s.text(act.title)}, facts, conditions=tuple(more))


def _noted(s: Scribe, act: r.NoteReport) -> Said:
    replies = tuple(_reply(s, reply) for reply in act.replies)
    # Translators: a link such as “entry 7” continues the sentence
    return Said(_("noted the stage report of"), act.words, (act.report,), replies)


def _reply(s: Scribe, reply: r.Reply) -> str:
    given = {"place": reply.decision, "answer": term(reply.answer), "words": s.text(reply.words)}
    if reply.words:
        return _("Decision %(place)s: %(answer)s. %(words)s") % given
    return _("Decision %(place)s: %(answer)s") % given


SAID = {
    m.SetObjectives: _objectives,
    m.Direct: _directed,
    m.SeekInstructions: _sought,
    m.NoteOralInstruction: _oral,
    r.ReportStage: _reported,
    r.NoteReport: _noted,
}
