"""The text, in words: points, alternatives, stances, silence procedures."""

from __future__ import annotations

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
    return Said(f"put a text on the table, “{s.text(act.title)}”. Nobody has committed to it.", "\n".join(lines))


def _added(s: Scribe, act: p.AddPoint) -> Said:
    title = s.text(act.title)
    return Said(f"added point {act.point}{f', “{title}”' if title else ''}. Adding a point concedes nothing.")


def _parked(s: Scribe, act: p.Park) -> Said:
    return Said(f"parked {s.point(act.point)}: set aside, nothing conceded{rest(act.reason)}")


def _reopened(s: Scribe, act: p.Reopen) -> Said:
    return Said(f"reopened {s.point(act.point)}: what was agreed on it no longer stands{rest(act.reason)}")


def _offered(s: Scribe, act: p.OfferReferral) -> Said:
    return Said(f"offered to leave {s.point(act.point)} to the principals:", act.words)


def _accepted(s: Scribe, act: p.AcceptReferral) -> Said:
    return Said("accepted to leave the point to the principals, as offered in", refs=(act.offer,))


def _marking(marking: str) -> dict[str, str] | None:
    return None if marking == "formal" else {"word": marking, "code": marking.replace(" ", "-"), "family": "marking"}


def _proposed(s: Scribe, act: a.Propose) -> Said:
    name = s.alternative(act.point, s.entry.number)
    joined = f", announced together with {s.parties(act.together_with)}" if act.together_with else ""
    what, refs = f"proposed {name} on {s.point(act.point)}{joined}", (act.place.wording,) if act.place else ()
    return Said(f"{what}{_where(s, act)}:", act.text, refs, status=_marking(act.marking))


def _amended(s: Scribe, act: a.Amend) -> Said:
    what = f"amended {s.alternative(act.point, act.alternative)} on {s.point(act.point)}{_where(s, act)}"
    refs = (act.wording, *((act.place.wording,) if act.place is not None else ()))
    return Said(f"{what}; earlier stances no longer count:", act.text, tuple(dict.fromkeys(refs)))


def _where(s: Scribe, act: a.Propose | a.Amend) -> str:
    """In the place of which words; empty for words that are a whole point."""
    if act.place is None:
        return ""
    base = s.state.alternatives.words(act.point, act.place.wording)
    run = {tag: base.text.get(tag, "")[a:b] for tag, (a, b) in act.place.runs.items() if a < b} if base else {}
    name = s.alternative(act.point, act.place.wording)
    if not any(run.values()):
        return f", into the words of {name}"
    return f", {'in place of' if act.text else 'deleting'} “{s.text(run)}” in {name}"


def _corrected(s: Scribe, act: a.Correct) -> Said:
    what = f"corrected a slip in {s.alternative(act.point, act.alternative)} on {s.point(act.point)}{rest(act.note)}:"
    return Said(what, act.text, (act.wording,))


def _withdrawn(s: Scribe, act: a.Withdraw) -> Said:
    return Said(
        f"withdrew {s.alternative(act.point, act.alternative)} on {s.point(act.point)}{rest(act.reason)}.",
        refs=(act.alternative,),
    )


def _merged(s: Scribe, act: m.Merge) -> Said:
    name = s.alternative(act.point, s.entry.number)
    what = f"put {name} on {s.point(act.point)}, merged from others that stay beside it:"
    return Said(what, act.text, act.alternatives)


def _let_go(s: Scribe, act: m.WithdrawWords) -> Said:
    source = s.state.alternatives.words(act.point, act.wording)
    words = source.own.get(act.language, "")[act.start : act.end] if source is not None else ""
    what = f"let go of words of {s.alternative(act.point, act.wording)} that were not taken into"
    what += f" {s.alternative(act.point, act.merge)} on {s.point(act.point)}:"
    return Said(what, {act.language: words} if words else "", (act.merge,))


def _took(s: Scribe, act: t.TakeStance) -> Said:
    word = f"reserve ({act.reservation})" if act.reservation is not None else act.stance
    what = f"took a stance on {s.alternative(act.point, act.wording)} of {s.point(act.point)}:"
    conditions = tuple(stances.condition(s.desk, s.state, c) for c in act.conditions)
    status = {"word": word, "code": stances.code(word), "family": "stance"}
    return Said(what, act.note, (act.wording,), conditions, status)


def _silence(s: Scribe, act: q.OpenSilence) -> Said:
    about = (
        f"{s.on(act.point)}, {s.alternative(act.point, act.wording)}" if act.wording is not None else s.on(act.point)
    )
    what = f"opened a silence procedure{about}, to {s.parties(act.to)}, until {s.at(act.deadline)}:"
    return Said(what, act.text)


def _broken(s: Scribe, act: q.BreakSilence) -> Said:
    return Said("broke the silence in the procedure of", act.reason, (act.silence,))


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
