"""Words of several made into one text by the chair, and what their owners let go of them."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from goodoffices.documents.merges import Merged, Missing, merged
from goodoffices.drafting.merging import Span
from goodoffices.server.desks.forms import options
from goodoffices.server.desks.forms.base import ActForm
from goodoffices.server.desks.forms.choosing import Option
from goodoffices.server.desks.forms.labels import excerpt, point_name
from goodoffices.server.desks.labels import language_name
from goodoffices.server.desks.stances import labels


class Merge(ActForm):
    kind = "Merge"
    title = _("Put a compromise from several alternatives")
    lead = _(
        "Puts your own wording, made from several alternatives of one point, on the table. Nobody has committed to "
        "it, and the alternatives stay on the table beside it. What it does not keep of their words is listed on it "
        "until their owners let go of that."
    )
    submit = _("Put the compromise")

    def build(self) -> None:
        found = [
            Option(f"{a.point}:{a.number}:{a.wording.number}", options.named(self, a),
                   f"{a.point}:{a.number}:{a.wording.number}", a.wording.text,
                   point_name(self.desk, a.point, self.room))
            for a in options.live(self.state)
            if self.initial.get("point") in (None, a.point)
        ]  # fmt: skip
        self.tick("alternatives", found, gettext("Made from"), help=gettext("Two or more, all on one point."))
        self.texts("text", gettext("The compromise"))
        self.lines(
            "why", gettext("Why it reads so"), help=gettext("For each paragraph in turn, if you want to say it.")
        )

    def clean_alternatives(self) -> list[str]:
        chosen: list[str] = self.cleaned_data["alternatives"]
        if len({value.partition(":")[0] for value in chosen}) > 1:
            raise ValidationError(gettext("Choose alternatives of one point only."))
        if len(chosen) < 2:
            raise ValidationError(gettext("Choose at least two alternatives."))
        return chosen

    def finish(self, act: dict[str, Any]) -> dict[str, Any]:
        parts = [value.split(":") for value in act["alternatives"]]
        numbers, wordings = ([int(part[i]) for part in parts] for i in (1, 2))
        return {**act, "point": parts[0][0], "alternatives": numbers, "wordings": wordings}

    no_field = {
        "point": "It is the point of the alternatives that are chosen.",
        "wordings": "They are the words of the alternatives as they stood when they were chosen.",
    }


class WithdrawWords(ActForm):
    kind = "WithdrawWords"
    title = _("Let go of words that a compromise leaves out")
    lead = _(
        "Says that words of your party need not stand in the compromise. Your alternative stays on the table as it is; "
        "this takes no stance on the compromise, and nothing else of your words is let go."
    )
    submit = _("Let go")

    def build(self) -> None:
        self.pick(
            "wording",
            self._missing(),
            gettext("Which words"),
            empty=gettext("No words of your party are missing from one."),
        )

    def _missing(self) -> list[Option]:
        chair = self.state.door.functions.get("chair") == self.desk.seat
        found: list[Option] = []
        for point, number in self.state.merging.merges:
            compromise = self.state.alternatives.alternatives.get((point, number))
            made = merged(self.desk.play, self.room, point, number)
            if made is None or compromise is None or compromise.withdrawn is not None:
                continue
            if self.initial.get("point") in (None, point):
                found += self._of(point, made, chair)
        return found

    def _of(self, point: str, made: Merged, chair: bool) -> list[Option]:
        """The runs of this seat's own that a merged text leaves out; where there are several, first all of them."""
        found: list[Option] = []
        for source in made.sources:
            if self.desk.party not in source.by and not (chair and not source.by):
                continue
            for language, words in source.words.items():
                runs = [one for one in made.missing if (one.wording, one.language) == (source.wording, language)]
                if len(runs) > 1:
                    whole = Missing(source.wording, source.by, language, Span(0, len(words)), words)
                    found.append(self._run(point, made, whole, len(runs)))
                found += [self._run(point, made, one, 1) for one in runs]
        return found

    def _run(self, point: str, made: Merged, one: Missing, count: int) -> Option:
        names = labels(self.state, point)
        start, end = one.span
        said = gettext("%(words)s of %(source)s that %(compromise)s leaves out (%(language)s)")
        if count > 1:
            said = ngettext(
                "All %(count)s runs of %(source)s that %(compromise)s leaves out (%(language)s)",
                "All %(count)s runs of %(source)s that %(compromise)s leaves out (%(language)s)",
                count,
            )
        values = {
            "words": excerpt(one.words),
            "count": count,
            "source": names.get(self.state.alternatives.roots[point, one.wording], ""),
            "compromise": names.get(made.alternative, ""),
            "language": language_name(one.language),
        }
        return Option(
            f"{point}:{made.alternative}:{one.wording}:{one.language}:{start}:{end}",
            said % values,
            {
                "point": point, "merge": made.alternative, "wording": one.wording, "language": one.language,
                "start": start, "end": end,
            },
            {one.language: one.words},
            point_name(self.desk, point, self.room),
        )  # fmt: skip


FORMS = {form.kind: form for form in (Merge, WithdrawWords)}
