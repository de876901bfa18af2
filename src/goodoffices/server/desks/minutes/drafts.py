"""Drafts of one text, their marks, and the final question, in words."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from goodoffices.server.desks.minutes.saying import Said, Scribe, rest
from goodoffices.server.desks.stances import labels
from goodoffices.server.languages import listed
from goodoffices.talks import drafts as d
from goodoffices.talks.act import Chosen

_MARKS = {
    "better": gettext_lazy("point %(point)s better"),
    "same": gettext_lazy("point %(point)s same"),
    "worse": gettext_lazy("point %(point)s worse"),
}
_ANSWERS = {
    # Translators: a link such as “entry 7” continues the sentence
    "yes": gettext_lazy("answered yes, which is no stance and no signature, to the question of"),
    # Translators: a link such as “entry 7” continues the sentence
    "no": gettext_lazy("answered no, which is no stance and no signature, to the question of"),
}


def _choice(s: Scribe, one: Chosen) -> str:
    """“2 on B”: a point, and the letter of the alternative whose words it has."""
    root = s.state.alternatives.roots.get((one.point, one.wording))
    name = labels(s.state, one.point).get(root) if root is not None else None
    if name:
        # Translators: the number of a point, and the letter of one of its alternatives
        return _("%(point)s on %(letter)s") % {"point": one.point, "letter": name}
    return _("%(point)s on the words of entry %(number)s") % {"point": one.point, "number": one.wording}


def _circulated(s: Scribe, act: d.CirculateDraft) -> Said:
    found = s.state.drafts.drafts.get(s.entry.number)
    settles = [one for one in act.settles if s.only in (None, one.point)]
    points = listed(_choice(s, one) for one in settles)
    many = max(len(settles), 1)
    if found is not None and found.after is not None:
        # Translators: points is a list such as “1 on B and 2 on A”
        what = ngettext(
            "circulated draft %(place)s of a series, point %(points)s. Nobody has committed to it.",
            "circulated draft %(place)s of a series, points %(points)s. Nobody has committed to it.",
            many,
        ) % {"place": found.place, "points": points}
    else:
        what = ngettext(
            "circulated a first draft, point %(points)s. Nobody has committed to it.",
            "circulated a first draft, points %(points)s. Nobody has committed to it.",
            many,
        ) % {"points": points}
    return Said(what, act.note, (act.after,) if act.after is not None else ())


def _marked(s: Scribe, act: d.MarkDraft) -> Said:
    which = listed(
        _("entry %(number)s of %(room)s") % {"number": ref.number, "room": s.room(ref.room)} for ref in act.cites
    )
    marks = listed(_MARKS[one.mark] % {"point": one.point} for one in act.marks)
    whole = {True: _("could live with it"), False: _("could not live with it"), None: ""}[act.could_live]
    given = {"which": which, "more": rest(marks, whole)}
    if act.note:
        return Said(_("marked the draft of %(which)s, in confidence%(more)s:") % given, act.note)
    return Said(_("marked the draft of %(which)s, in confidence%(more)s. A mark is no stance.") % given)


def _asked(s: Scribe, act: d.AskFinal) -> Said:
    # Translators: a link such as “entry 7” continues the sentence
    return Said(_("asked the final yes or no on the draft of"), refs=(act.draft,))


def _answered(s: Scribe, act: d.AnswerFinal) -> Said:
    return Said(str(_ANSWERS[act.answer]), refs=(act.ask,))


SAID = {d.CirculateDraft: _circulated, d.MarkDraft: _marked, d.AskFinal: _asked, d.AnswerFinal: _answered}
