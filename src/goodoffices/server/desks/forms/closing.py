"""Closing: the text frozen, and its languages compared."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from goodoffices.server.desks.forms.base import ActForm, Exhibit
from goodoffices.server.desks.forms.choosing import Option, choices
from goodoffices.server.desks.forms.fields import LineField
from goodoffices.server.desks.forms.labels import point_name, quoted
from goodoffices.server.desks.labels import every_language, language_name
from goodoffices.talks import standing
from goodoffices.talks.closing import Frozen, FrozenText, digest

NO_TEXT = _("No text has been frozen here.")


def aloud(digest: str) -> str:
    """A digest in groups of eight, to be read aloud."""
    return " ".join(digest[i : i + 8] for i in range(0, len(digest), 8))


class FreezeText(ActForm):
    kind = "FreezeText"
    title = _("Freeze the text")
    lead = _(
        "Fixes the text as agreed, point by point, under one digest. From here on only a reopened point changes it. "
        "Freezing it initials and signs nothing."
    )
    submit = _("Freeze the text")
    grave = True
    confirm = _("Freeze the text on exactly these words?")

    no_field = {
        "points.*.point": "A ticked point gives it.",
        "points.*.wording": "It is the wording on which the ticked point is agreed.",
    }

    def build(self) -> None:
        self.texts("title", gettext("Title of the text"), small=True)
        self.agreed = self._agreed()
        found = [
            Option(
                f"{frozen.point}:{frozen.wording}",
                point_name(self.desk, frozen.point),
                f"{frozen.point}:{frozen.wording}",
            )
            for frozen in self.agreed
        ]
        self.prefill("points", [option.value for option in found])
        self.tick(
            "points",
            found,
            gettext("Points"),
            help=gettext("All that are agreed. Every point must be in the text, or parked."),
        )
        self.hide(
            "digest", digest(tuple(self.agreed), self.state) if self.agreed else "", LineField(limit=64, required=False)
        )

    def _agreed(self) -> list[Frozen]:
        now = standing.statuses(self.desk.play, self.room, self.desk.now) if self.room in self.desk.play.rooms else {}
        return [
            Frozen(point, status.wording)
            for point, status in now.items()
            if status.wording is not None and not status.parked
        ]

    def _chosen(self) -> list[Frozen]:
        ticked = set(self.given("points") or ())
        return [frozen for frozen in self.agreed if f"{frozen.point}:{frozen.wording}" in ticked]

    @property
    def exhibits(self) -> list[Exhibit]:
        chosen = self._chosen()
        shown = [
            Exhibit(
                point_name(self.desk, f.point), every_language(_words(self.state, f.point, f.wording), self.languages)
            )
            for f in chosen
        ]
        return [*shown, *_digest_shown(str(self.given("digest") or "") if chosen else "")]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        computed = digest(tuple(self._chosen()), self.state) or ""
        if cleaned.get("points") and cleaned.get("digest") != computed:
            self._set("digest", computed)
            said = gettext(
                "The points, or their words, are not those of the digest that was shown. Theirs is %(digest)s: "
                "read the text again, and send again if it is right."
            )
            self.add_error(None, ValidationError(said % {"digest": aloud(computed)}))
        return cleaned

    def finish(self, act: dict[str, Any]) -> dict[str, Any]:
        pairs = [value.rpartition(":") for value in act["points"]]
        return {**act, "points": [{"point": point, "wording": int(number)} for point, __, number in pairs]}


def _words(state: Any, point: str, wording: int) -> dict[str, str]:
    root = state.alternatives.roots.get((point, wording))
    found = state.alternatives.alternatives.get((point, root))
    return next((dict(w.text) for w in found.wordings if w.number == wording), {}) if found is not None else {}


def _digest_shown(value: str) -> list[Exhibit]:
    return (
        [Exhibit(gettext("Digest of these words, to be read aloud and compared"), [], digest=aloud(value))]
        if value
        else []
    )


class OnText(ActForm):
    """The forms of the steps on the text that was frozen last; its words and digest are shown."""

    def build(self) -> None:
        self.text = self._last()
        text = self.text
        found = []
        if text is not None:
            what = {"words": quoted(self.desk, text.title), "number": text.number}
            found = [Option(str(text.number), gettext("%(words)s (entry %(number)s)") % what, text.number)]
        self.pick("text", found, gettext("Which text"), empty=str(NO_TEXT))
        self.more_fields()

    def _last(self) -> FrozenText | None:
        texts = self.state.closing.texts
        return texts[max(texts)] if texts else None

    def more_fields(self) -> None:
        """What only one of these acts has."""

    @property
    def exhibits(self) -> list[Exhibit]:
        if self.text is None:
            return []
        shown = [
            Exhibit(
                point_name(self.desk, f.point), every_language(_words(self.state, f.point, f.wording), self.languages)
            )
            for f in self.text.points
        ]
        return [*shown, *_digest_shown(self.text.digest)]


class CheckConcordance(OnText):
    kind = "CheckConcordance"
    title = _("Enter a check of concordance")
    lead = _("Says whether the authentic languages were found to say the same. It changes no word of them.")
    submit = _("Enter the check")

    def more_fields(self) -> None:
        known = choices({language: language_name(language) for language in self.languages})
        self.tick("languages", known, gettext("Languages compared"), help=gettext("Two or more."))
        outcome = [Option("yes", gettext("They say the same"), True), Option("no", gettext("They differ"), False)]
        self.pick("concordant", outcome, gettext("Outcome"))
        self.texts("note", gettext("Note"), help=gettext("Where they differ: what was found."), required=False)


FORMS = {form.kind: form for form in (FreezeText, CheckConcordance)}
