"""The public page: what the world may read without an account, once the secretariat has opened it."""

from __future__ import annotations

from goodoffices.server.desks.forms.base import ActForm


class OpenPublicPage(ActForm):
    kind = "OpenPublicPage"
    title = "Open the public page"
    lead = (
        "Lets everybody who has the address read this public record without an account: statements, rounds, reports, "
        "and what is entered here from now on. It opens no other room."
    )
    grave = True
    confirm = (
        "Open the public page? Everything in the public record, and all that follows, may then be read by anybody."
    )

    def build(self) -> None:
        self.line("note", "Note", help="Read by everybody, as all that is entered here.")


class ClosePublicPage(ActForm):
    kind = "ClosePublicPage"
    title = "Close the public page"
    lead = (
        "Lets nobody read this public record without a seat, until the page is opened again. It takes back nothing "
        "that was read or copied, and changes nothing in the record."
    )
    confirm = "Close the public page? Feeds and links that others keep will lead nowhere."

    def build(self) -> None:
        self.line("note", "Note")


FORMS = {form.kind: form for form in (OpenPublicPage, ClosePublicPage)}
