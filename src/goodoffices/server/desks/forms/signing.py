"""The last steps on the text: initialled, confirmed, signed, ratified."""

from __future__ import annotations

import json
from base64 import urlsafe_b64encode
from typing import Any

from django import forms
from django.utils.translation import gettext, pgettext
from django.utils.translation import gettext_lazy as _

from goodoffices.proof.people import NAMESPACES, challenge, statement
from goodoffices.server.desks.forms import options
from goodoffices.server.desks.forms.base import ActForm
from goodoffices.server.desks.forms.choosing import Option
from goodoffices.server.desks.forms.closing import OnText
from goodoffices.server.desks.forms.fields import LineField, WordsField
from goodoffices.server.desks.forms.labels import point_name, quoted

PERSON = "signature.signature"


class _WithDigest(OnText):
    """The steps that name the digest, so that nobody takes them on words that were not read."""

    grave = True
    no_field = dict.fromkeys(
        ("signature.by", "signature.key", "signature.authenticator", "signature.client"),
        "The browser fills it in when one signs with a passkey.",
    )

    def more_fields(self) -> None:
        self.hide("digest", self.text.digest if self.text is not None else "", LineField(limit=64, required=False))
        if self.text is not None:
            self.stated = statement(
                self.kind, self.desk.talks, self.room, self.desk.seat, self.text.number, self.text.digest
            )
        self.hide("passkey", "", WordsField(limit=16_000, required=False))
        self.fields[PERSON] = WordsField(
            label=gettext("The signature"),
            help_text=gettext("From its BEGIN to its END line."),
            required=False,
            limit=4096,
            widget=forms.Textarea(attrs={"class": "mono short", "rows": 6, "dir": "ltr", "spellcheck": "false"}),
        )
        self.fields[PERSON].place = gettext("The signature")  # type: ignore[attr-defined]  # as of every field

    def finish(self, act: dict[str, Any]) -> dict[str, Any]:
        passkey = act.pop("passkey", "")
        if act.get("signature"):
            act["signature"]["by"] = "ssh-keygen"
        elif passkey:
            try:
                act["signature"] = json.loads(passkey)
            except ValueError:
                act["signature"] = passkey  # the registry says what is wrong with it
        return act

    # What a person signs beside the act, as its part of the page shows it

    @property
    def stated_words(self) -> str:
        return self.stated.decode().rstrip("\n")

    @property
    def stated_name(self) -> str:
        return f"{self.kind.lower()}-{self.text.number if self.text is not None else 0}.json"

    @property
    def namespace(self) -> str:
        return NAMESPACES[self.kind]

    @property
    def challenge(self) -> str:
        return urlsafe_b64encode(challenge(self.stated)).decode().rstrip("=")

    @property
    def person_field(self) -> forms.BoundField:
        return self[PERSON]


class Initial(_WithDigest):
    kind = "Initial"
    title = _("Initial the text")
    lead = _(
        "Initials the frozen text for your party, on exactly the words of this digest. Whether that authenticates it"
        " is a matter of the adopted rules. It is not a signature."
    )
    confirm = _("Initial this text for your party?")


class Sign(_WithDigest):
    kind = "Sign"
    title = _("Enter the signature")
    lead = _(
        "Records your party’s signature of the frozen text, with its place and depositary. Unless the rules say "
        "otherwise, one signs on paper, and this enters it; it does not ratify."
    )
    submit = _("Enter the signature")
    confirm = _("Enter your party’s signature of this text?")

    def more_fields(self) -> None:
        super().more_fields()
        self.line("place", gettext("Place"), required=True)
        self.date("on", gettext("Signed on"), looking="past", required=True)
        self.line("depositary", gettext("Depositary"), help=gettext("Who keeps the original."))


class Ratify(OnText):
    kind = "Ratify"
    title = _("Declare ratification")
    lead = _("Declares that what your party’s own law requires has been done. It speaks for your party alone.")
    submit = _("Declare it")
    grave = True
    confirm = _("Declare that your party has ratified this text?")

    def more_fields(self) -> None:
        self.date("on", pgettext("a date", "On"), looking="past", required=True)
        self.line("instrument", gettext("Instrument"), help=gettext("As “Act 14 of 2027”."))


class ConfirmAdReferendum(ActForm):
    kind = "ConfirmAdReferendum"
    title = _("Declare the capital’s concurrence")
    lead = _(
        "Declares that your capital concurs in what your party accepted ad referendum, or in the frozen text. It "
        "agrees to no other words."
    )
    submit = _("Declare its concurrence")
    grave = True
    confirm = _("Declare that your capital concurs?")

    def build(self) -> None:
        waiting = list(self._waiting())
        found = [
            Option(
                f"{a.point}:{a.wording.number}",
                gettext("%(name)s: %(words)s")
                % {"name": point_name(self.desk, a.point, self.room), "words": options.named(self, a)},
                {"point": a.point, "wording": a.wording.number},
                a.wording.text,
            )
            for a in waiting
        ]  # fmt: skip
        texts = self.state.closing.texts
        last = texts[max(texts)] if texts else None
        if last is not None and self.desk.party in last.parties and self.desk.party not in last.confirmed:
            label = gettext("The frozen text %(title)s (entry %(number)s)")
            values = {"title": quoted(self.desk, last.title), "number": last.number}
            found.append(Option(f"text:{last.number}", label % values, {"text": last.number}))
        empty = gettext("Your party has accepted nothing ad referendum here that awaits it.")
        self.pick("what", found, gettext("In what"), empty=empty, gone=options.gone(self))

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


FORMS = {form.kind: form for form in (Initial, Sign, Ratify, ConfirmAdReferendum)}
