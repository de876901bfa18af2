"""Closing: the text frozen, compared, initialled, confirmed, signed, ratified."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError

from goodoffices.server.desks.forms import options
from goodoffices.server.desks.forms.base import ActForm, Exhibit
from goodoffices.server.desks.forms.building import choices
from goodoffices.server.desks.forms.fields import LineField, Option
from goodoffices.server.desks.forms.labels import point_name, quoted
from goodoffices.server.desks.labels import every_language, language_name
from goodoffices.talks import standing
from goodoffices.talks.closing import Frozen, FrozenText, digest

NO_TEXT = "No text has been frozen here."


def aloud(digest: str) -> str:
    """A digest in groups of eight, to be read aloud."""
    return " ".join(digest[i : i + 8] for i in range(0, len(digest), 8))


class FreezeText(ActForm):
    kind = "FreezeText"
    title = "Freeze the text"
    lead = (
        "Fixes the text as agreed, point by point, under one digest. From here on only a reopened point changes it. "
        "Freezing it initials and signs nothing."
    )
    submit = "Freeze the text"
    grave = True
    confirm = "Freeze the text on exactly these words?"

    def build(self) -> None:
        self.texts("title", "Title of the text", small=True)
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
        self.tick("points", found, "Points", help="All that are agreed. Every point must be in the text, or parked.")
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
            self.add_error(None, ValidationError(
                f"The points, or their words, are not those of the digest that was shown. Theirs is {aloud(computed)}: "
                "read the text again, and send again if it is right."))  # fmt: skip
        return cleaned

    def finish(self, act: dict[str, Any]) -> dict[str, Any]:
        pairs = [value.rpartition(":") for value in act["points"]]
        return {**act, "points": [{"point": point, "wording": int(number)} for point, _, number in pairs]}


def _words(state: Any, point: str, wording: int) -> dict[str, str]:
    root = state.alternatives.roots.get((point, wording))
    found = state.alternatives.alternatives.get((point, root))
    return next((dict(w.text) for w in found.wordings if w.number == wording), {}) if found is not None else {}


def _digest_shown(value: str) -> list[Exhibit]:
    texts = [{"lang": "", "dir": "ltr", "name": "", "text": aloud(value)}]
    return [Exhibit("Digest of these words, to be read aloud and compared", texts)] if value else []


class _OnText(ActForm):
    """The forms of the steps on the text that was frozen last; its words and digest are shown."""

    def build(self) -> None:
        self.text = self._last()
        text = self.text
        label = f"{quoted(self.desk, text.title)} (entry {text.number})" if text is not None else ""
        found = [Option(str(text.number), label, text.number)] if text is not None else []
        self.pick("text", found, "Which text", empty=NO_TEXT)
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


class CheckConcordance(_OnText):
    kind = "CheckConcordance"
    title = "Enter a check of concordance"
    lead = "Says whether the authentic languages were found to say the same. It changes no word of them."
    submit = "Enter the check"

    def more_fields(self) -> None:
        known = choices({language: language_name(language) for language in self.languages})
        self.tick("languages", known, "Languages compared", help="Two or more.")
        outcome = [Option("yes", "They say the same", True), Option("no", "They differ", False)]
        self.pick("concordant", outcome, "Outcome")
        self.texts("note", "Note", help="Where they differ: what was found.", required=False)


class _WithDigest(_OnText):
    """The steps that name the digest, so that nobody takes them on words that were not read."""

    grave = True

    def more_fields(self) -> None:
        self.hide("digest", self.text.digest if self.text is not None else "", LineField(limit=64, required=False))


class Initial(_WithDigest):
    kind = "Initial"
    title = "Initial the text"
    lead = (
        "Initials the frozen text for your party, on exactly the words of this digest. Whether that authenticates it"
        " is a matter of the adopted rules. It is not a signature."
    )
    confirm = "Initial this text for your party?"


class Sign(_WithDigest):
    kind = "Sign"
    title = "Enter the signature"
    lead = (
        "Records your party’s signature of the frozen text, with its place and depositary. Unless the rules say "
        "otherwise, one signs on paper, and this enters it; it does not ratify."
    )
    submit = "Enter the signature"
    confirm = "Enter your party’s signature of this text?"

    def more_fields(self) -> None:
        super().more_fields()
        self.line("place", "Place", required=True)
        self.date("on", "Signed on", looking="past", required=True)
        self.line("depositary", "Depositary", help="Who keeps the original.")


class Ratify(_OnText):
    kind = "Ratify"
    title = "Declare ratification"
    lead = "Declares that what your party’s own law requires has been done. It speaks for your party alone."
    submit = "Declare it"
    grave = True
    confirm = "Declare that your party has ratified this text?"

    def more_fields(self) -> None:
        self.date("on", "On", looking="past", required=True)
        self.line("instrument", "Instrument", help="As “Act 14 of 2027”.")


class ConfirmAdReferendum(ActForm):
    kind = "ConfirmAdReferendum"
    title = "Declare the capital’s concurrence"
    lead = (
        "Declares that your capital concurs in what your party accepted ad referendum, or in the frozen text. It "
        "agrees to no other words."
    )
    submit = "Declare its concurrence"
    grave = True
    confirm = "Declare that your capital concurs?"

    def build(self) -> None:
        waiting = list(self._waiting())
        found = [
            Option(
                f"{a.point}:{a.wording.number}",
                f"{point_name(self.desk, a.point, self.room)}: {options.named(self, a)}",
                {"point": a.point, "wording": a.wording.number},
                a.wording.text,
            )
            for a in waiting
        ]  # fmt: skip
        texts = self.state.closing.texts
        last = texts[max(texts)] if texts else None
        if last is not None and self.desk.party in last.parties and self.desk.party not in last.confirmed:
            label = f"The frozen text {quoted(self.desk, last.title)} (entry {last.number})"
            found.append(Option(f"text:{last.number}", label, {"text": last.number}))
        empty = "Your party has accepted nothing ad referendum here that awaits it."
        self.pick("what", found, "In what", empty=empty, gone=options.gone(self))

    def _waiting(self) -> list[Any]:
        found = []
        for alternative in options.live(self.state):
            for stance in self.state.stances.on(alternative.point, alternative.number):
                on_these = stance.wording == alternative.wording.number and stance.confirmed is None
                if stance.party == self.desk.party and on_these and stance.stance == "accept ad referendum":
                    found.append(alternative)
        return found

    @property
    def private(self) -> list[str]:
        return options.mandate(self, self._waiting())


_ALL = (FreezeText, CheckConcordance, Initial, ConfirmAdReferendum, Sign, Ratify)
FORMS = {form.kind: form for form in _ALL}
