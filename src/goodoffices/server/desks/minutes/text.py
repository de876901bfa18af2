"""The text, in words: points, alternatives, stances, silence procedures."""

from __future__ import annotations

from django.utils.translation import gettext as _

from goodoffices.server.desks import stances
from goodoffices.server.desks.minutes.saying import Said, Scribe, rest
from goodoffices.talks import alternatives as a
from goodoffices.talks import merging as m
from goodoffices.talks import points as p
from goodoffices.talks import silence as q
from goodoffices.talks import stances as t


def _tabled(s: Scribe, act: p.TableText) -> Said:
    lines = []
    for draft in act.points:
        if s.only is not None and draft.point != s.only:
            continue
        words = s.text(draft.text)
        lines.append(f"{draft.point}. {s.text(draft.title)}{f': {words}' if words else ''}")
    what = _("put a text on the table, “%(title)s”. Nobody has committed to it.") % {"title": s.text(act.title)}
    return Said(what, "\n".join(lines))


def _added(s: Scribe, act: p.AddPoint) -> Said:
    given = {"number": act.point, "title": s.text(act.title)}
    if given["title"]:
        return Said(_("added point %(number)s, “%(title)s”. Adding a point concedes nothing.") % given)
    return Said(_("added point %(number)s. Adding a point concedes nothing.") % given)


def _parked(s: Scribe, act: p.Park) -> Said:
    given = {"point": s.point(act.point), "more": rest(act.reason)}
    return Said(_("parked %(point)s: set aside, nothing conceded%(more)s") % given)


def _reopened(s: Scribe, act: p.Reopen) -> Said:
    given = {"point": s.point(act.point), "more": rest(act.reason)}
    return Said(_("reopened %(point)s: what was agreed on it no longer stands%(more)s") % given)


def _offered(s: Scribe, act: p.OfferReferral) -> Said:
    return Said(_("offered to leave %(point)s to the principals:") % {"point": s.point(act.point)}, act.words)


def _accepted(s: Scribe, act: p.AcceptReferral) -> Said:
    # Translators: a link such as “entry 7” continues the sentence
    return Said(_("accepted to leave the point to the principals, as offered in"), refs=(act.offer,))


def _marking(marking: str) -> dict[str, str] | None:
    return None if marking == "formal" else {"word": marking, "code": marking.replace(" ", "-"), "family": "marking"}


def _proposed(s: Scribe, act: a.Propose) -> Said:
    given = {
        "words": s.alternative(act.point, s.entry.number),
        "point": s.point(act.point),
        "parties": s.parties(act.together_with),
        "more": _where(s, act),
    }
    if act.together_with:
        # Translators: more is empty, or says in the place of which words, behind a comma
        what = _("proposed %(words)s on %(point)s, announced together with %(parties)s%(more)s:") % given
    else:
        what = _("proposed %(words)s on %(point)s%(more)s:") % given
    return Said(what, act.text, (act.place.wording,) if act.place else (), status=_marking(act.marking))


def _amended(s: Scribe, act: a.Amend) -> Said:
    given = {
        "words": s.alternative(act.point, act.alternative),
        "point": s.point(act.point),
        "more": _where(s, act),
    }
    what = _("amended %(words)s on %(point)s%(more)s; earlier stances no longer count:") % given
    refs = (act.wording, *((act.place.wording,) if act.place is not None else ()))
    return Said(what, act.text, tuple(dict.fromkeys(refs)))


def _where(s: Scribe, act: a.Propose | a.Amend) -> str:
    """In the place of which words; empty for words that are a whole point."""
    if act.place is None:
        return ""
    base = s.state.alternatives.words(act.point, act.place.wording)
    run = {tag: base.text.get(tag, "")[a:b] for tag, (a, b) in act.place.runs.items() if a < b} if base else {}
    given = {"run": s.text(run), "words": s.alternative(act.point, act.place.wording)}
    if not any(run.values()):
        # Translators: continues a sentence such as “proposed alternative B on point 7”
        return _(", into the words of %(words)s") % given
    if act.text:
        return _(", in place of “%(run)s” in %(words)s") % given
    return _(", deleting “%(run)s” in %(words)s") % given


def _corrected(s: Scribe, act: a.Correct) -> Said:
    given = {
        "words": s.alternative(act.point, act.alternative),
        "point": s.point(act.point),
        "more": rest(act.note),
    }
    return Said(_("corrected a slip in %(words)s on %(point)s%(more)s:") % given, act.text, (act.wording,))


def _withdrawn(s: Scribe, act: a.Withdraw) -> Said:
    given = {
        "words": s.alternative(act.point, act.alternative),
        "point": s.point(act.point),
        "more": rest(act.reason),
    }
    return Said(_("withdrew %(words)s on %(point)s%(more)s.") % given, refs=(act.alternative,))


def _merged(s: Scribe, act: m.Merge) -> Said:
    given = {"words": s.alternative(act.point, s.entry.number), "point": s.point(act.point)}
    what = _("put %(words)s on %(point)s, merged from others that stay beside it:") % given
    return Said(what, act.text, act.alternatives)


def _let_go(s: Scribe, act: m.WithdrawWords) -> Said:
    source = s.state.alternatives.words(act.point, act.wording)
    words = source.own.get(act.language, "")[act.start : act.end] if source is not None else ""
    given = {
        "source": s.alternative(act.point, act.wording),
        "merged": s.alternative(act.point, act.merge),
        "point": s.point(act.point),
    }
    what = _("let go of words of %(source)s that were not taken into %(merged)s on %(point)s:") % given
    return Said(what, {act.language: words} if words else "", (act.merge,))


def _took(s: Scribe, act: t.TakeStance) -> Said:
    word = f"reserve ({act.reservation})" if act.reservation is not None else act.stance
    given = {"words": s.alternative(act.point, act.wording), "point": s.point(act.point)}
    conditions = tuple(stances.condition(s.desk, s.state, c) for c in act.conditions)
    status = {"word": word, "code": stances.code(word), "family": "stance"}
    return Said(_("took a stance on %(words)s of %(point)s:") % given, act.note, (act.wording,), conditions, status)


def _silence(s: Scribe, act: q.OpenSilence) -> Said:
    given = {
        "point": s.point(act.point),
        "words": s.alternative(act.point, act.wording),
        "parties": s.parties(act.to),
        "when": s.at(act.deadline),
    }
    if act.wording is not None and act.point is not None:
        what = _("opened a silence procedure on %(point)s, %(words)s, to %(parties)s, until %(when)s:")
    elif act.wording is not None:
        what = _("opened a silence procedure, %(words)s, to %(parties)s, until %(when)s:")
    elif act.point is not None:
        what = _("opened a silence procedure on %(point)s, to %(parties)s, until %(when)s:")
    else:
        what = _("opened a silence procedure, to %(parties)s, until %(when)s:")
    return Said(what % given, act.text)


def _broken(s: Scribe, act: q.BreakSilence) -> Said:
    # Translators: a link such as “entry 7” continues the sentence
    return Said(_("broke the silence in the procedure of"), act.reason, (act.silence,))


SAID = {
    p.TableText: _tabled,
    p.AddPoint: _added,
    p.Park: _parked,
    p.Reopen: _reopened,
    p.OfferReferral: _offered,
    p.AcceptReferral: _accepted,
    a.Propose: _proposed,
    a.Amend: _amended,
    a.Correct: _corrected,
    a.Withdraw: _withdrawn,
    m.Merge: _merged,
    m.WithdrawWords: _let_go,
    t.TakeStance: _took,
    q.OpenSilence: _silence,
    q.BreakSilence: _broken,
}
