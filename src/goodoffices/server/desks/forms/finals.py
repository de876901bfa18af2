"""The final yes or no on a draft of one text: asked once for a series, answered once by each party."""

from __future__ import annotations

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from goodoffices.server.desks.forms import options
from goodoffices.server.desks.forms.base import ActForm, Exhibit
from goodoffices.server.desks.forms.choosing import Option, choices
from goodoffices.server.desks.forms.labels import point_name
from goodoffices.server.desks.labels import draft_name, every_language
from goodoffices.talks.drafted import stands
from goodoffices.talks.drafts import Draft


class _OfDraft(ActForm):
    """A form that shows the words of the draft that it is about."""

    def about(self) -> Draft | None:
        """The draft that is chosen."""
        raise NotImplementedError

    @property
    def exhibits(self) -> list[Exhibit]:
        draft = self.about()
        shown = []
        for one in draft.settles if draft is not None else ():
            found = self.state.alternatives.words(one.point, one.wording)
            texts = every_language(dict(found.text) if found is not None else {}, self.languages)
            shown.append(Exhibit(point_name(self.desk, one.point, self.room), texts))
        return shown


class AskFinal(_OfDraft):
    kind = "AskFinal"
    title = _("Ask the final yes or no")
    lead = _(
        "Asks every delegation at this table for its yes or no to exactly these words, once. With it the series of "
        "drafts ends. Everybody here reads the answers, and no answer is a stance."
    )
    submit = _("Ask the final yes or no")
    grave = True
    confirm = _(
        "Ask for the final yes or no on this draft? It is asked once, and no further draft of the series goes round."
    )

    def build(self) -> None:
        kept = self.state.drafts
        found = [
            Option(str(one.number), draft_name(one), one.number)
            for one in reversed(list(kept.drafts.values()))
            if one.series not in kept.asked and all(stands(self.state, each) for each in one.settles)
        ]
        empty = gettext("There is no draft whose words all stand and on which it has not been asked.")
        start = found[0].value if found else ""
        self.pick("draft", found, gettext("On which draft"), empty=empty, start=start)

    def about(self) -> Draft | None:
        return self.state.drafts.drafts.get(options.numbered(self.given("draft")))


class AnswerFinal(_OfDraft):
    kind = "AnswerFinal"
    title = _("Answer the final yes or no")
    lead = _(
        "Says yes or no to exactly these words for your party, once. Everybody at this table reads it. It is no stance "
        "and no signature: those follow, if they do, as the text is agreed and closed."
    )
    submit = _("Give this answer")
    grave = True
    confirm = _("Give this answer? It is given once, and everybody at this table reads it.")

    def build(self) -> None:
        kept = self.state.drafts
        found = [
            Option(
                str(one.number),
                gettext("%(draft)s, asked in entry %(number)s")
                % {"draft": draft_name(kept.drafts[one.draft]), "number": one.number},
                one.number,
            )
            for one in reversed(list(kept.finals.values()))
            if self.desk.party not in one.answers
        ]
        self.pick(
            "ask",
            found,
            gettext("On which draft"),
            empty=gettext("Your party has been asked nothing that it has not answered."),
        )
        self.pick("answer", choices(["yes", "no"]), gettext("Your party’s answer"))

    def about(self) -> Draft | None:
        final = self.state.drafts.finals.get(options.numbered(self.given("ask")))
        return self.state.drafts.drafts.get(final.draft) if final is not None else None


FORMS = {form.kind: form for form in (AskFinal, AnswerFinal)}
