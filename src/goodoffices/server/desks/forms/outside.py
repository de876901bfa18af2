"""The public page: what the world may read without an account, once the secretariat has opened it."""

from __future__ import annotations

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from goodoffices.server.desks.forms.base import ActForm


class OpenPublicPage(ActForm):
    kind = "OpenPublicPage"
    title = _("Open the public page")
    lead = _(
        "Lets everybody who has the address read this public record without an account: statements, rounds, reports, "
        "and what is entered here from now on. It opens no other room."
    )
    grave = True
    confirm = _(
        "Open the public page? Everything in the public record, and all that follows, may then be read by anybody."
    )

    def build(self) -> None:
        self.line("note", gettext("Note"), help=gettext("Read by everybody, as all that is entered here."))


class ClosePublicPage(ActForm):
    kind = "ClosePublicPage"
    title = _("Close the public page")
    lead = _(
        "Lets nobody read this public record without a seat, until the page is opened again. It takes back nothing "
        "that was read or copied, and changes nothing in the record."
    )
    confirm = _("Close the public page? Feeds and links that others keep will lead nowhere.")

    def build(self) -> None:
        self.line("note", gettext("Note"))


FORMS = {form.kind: form for form in (OpenPublicPage, ClosePublicPage)}
