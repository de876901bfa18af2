"""Sealed questions, in words: who asked what of whom, who consented, that something was deposited, and the answer."""

from __future__ import annotations

from django.utils.translation import gettext as _

from goodoffices.server.desks.minutes.saying import Said, Scribe, rest
from goodoffices.server.desks.pages.questions_picture import in_words as picture_in_words
from goodoffices.server.desks.pages.questions_words import SORTS, how, in_words
from goodoffices.server.languages import strung
from goodoffices.talks import questions as q
from goodoffices.talks.asked import named


def _asked(s: Scribe, act: q.AskSealed) -> Said:
    found = s.state.questions.asked.get(s.entry.number)
    stands = how(s.desk, s.state, found) if found is not None else {"word": "", "code": ""}
    points = strung(dict.fromkeys(one.point for one in named(act)))
    given = {
        "parties": s.parties(act.to),
        "question": SORTS[act.question],
        "points": points,
        "when": s.at(act.until),
    }
    # Translators: until when they may consent
    what = _("asked a sealed question of %(parties)s, “%(question)s”, on points %(points)s; consents until %(when)s.")
    return Said(what % given, status={"word": stands["word"], "code": stands["code"]} if stands["word"] else None)


def _consented(s: Scribe, act: q.ConsentToQuestion) -> Said:
    return Said(_("consented that the sealed question runs:"), refs=(act.question,))


def _declined(s: Scribe, act: q.DeclineQuestion) -> Said:
    what = _("declined the sealed question%(more)s:") % {"more": rest(act.reason)}
    return Said(what, refs=(act.question,))


def _deposited(s: Scribe, act: q.Deposit) -> Said:
    return Said(_("deposited, sealed, for the sealed question:"))


def _revoked(s: Scribe, act: q.RevokeDeposit) -> Said:
    return Said(_("revoked the deposit for the sealed question:"))


def _answered(s: Scribe, act: q.Answer) -> Said:
    asked_in = s.desk.play.rooms.get(act.cites[0].room, s.state) if act.cites else s.state
    found = asked_in.questions.asked.get(act.question)
    words = in_words(found, act) if found is not None else act.outcome
    packages = tuple(
        strung(
            (
                # Translators: such as “point 7 (Fisheries): alternative B”
                _("%(point)s: %(words)s")
                % {"point": s.point(one.point), "words": s.alternative(one.point, one.wording)}
                for one in package
            ),
            ";",
        )
        for package in act.packages
    )
    lines = tuple(picture_in_words(asked_in, found, act)) if found is not None else ()
    return Said(
        _("answered the sealed question. %(words)s") % {"words": words},
        refs=() if act.cites else (act.question,),
        conditions=(*packages, *lines),
    )


SAID = {
    q.AskSealed: _asked, q.ConsentToQuestion: _consented, q.DeclineQuestion: _declined, q.Deposit: _deposited,
    q.RevokeDeposit: _revoked, q.Answer: _answered,
}  # fmt: skip
