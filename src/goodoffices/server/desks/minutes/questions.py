"""Sealed questions, in words: who asked what of whom, who consented, that something was deposited, and the answer."""

from __future__ import annotations

from goodoffices.server.desks.minutes.saying import Said, Scribe, rest
from goodoffices.server.desks.pages.questions_words import SORTS, how, in_words
from goodoffices.talks import questions as q
from goodoffices.talks.asked import named


def _asked(s: Scribe, act: q.AskSealed) -> Said:
    found = s.state.questions.asked.get(s.entry.number)
    stands = how(s.desk, s.state, found) if found is not None else {"word": "", "code": ""}
    points = ", ".join(dict.fromkeys(one.point for one in named(act)))
    return Said(
        f"asked a sealed question of {s.parties(act.to)}, “{SORTS[act.question]}”, on points {points}; consents"
        f"{s.until(act.until)}.",
        status={"word": stands["word"], "code": stands["code"]} if stands["word"] else None,
    )


def _consented(s: Scribe, act: q.ConsentToQuestion) -> Said:
    return Said("consented that the sealed question runs:", refs=(act.question,))


def _declined(s: Scribe, act: q.DeclineQuestion) -> Said:
    return Said(f"declined the sealed question{rest(act.reason)}:", refs=(act.question,))


def _deposited(s: Scribe, act: q.Deposit) -> Said:
    return Said("deposited, sealed, for the sealed question:")


def _revoked(s: Scribe, act: q.RevokeDeposit) -> Said:
    return Said("revoked the deposit for the sealed question:")


def _answered(s: Scribe, act: q.Answer) -> Said:
    found = s.state.questions.asked.get(act.question)
    words = in_words(found, act) if found is not None else act.outcome
    packages = tuple(
        "; ".join(f"{s.point(one.point)}: {s.alternative(one.point, one.wording)}" for one in package)
        for package in act.packages
    )
    return Said(f"answered the sealed question. {words}", refs=(act.question,), conditions=packages)


SAID = {
    q.AskSealed: _asked, q.ConsentToQuestion: _consented, q.DeclineQuestion: _declined, q.Deposit: _deposited,
    q.RevokeDeposit: _revoked, q.Answer: _answered,
}  # fmt: skip
