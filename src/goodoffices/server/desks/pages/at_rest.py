"""What lies on the disk of the server: for the secretariat, who answers for it to the parties."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from goodoffices.server.desks.desk import Desk, as_seat
from goodoffices.server.desks.frame import page
from goodoffices.server.store import master

READABLE = (
    _(
        "That something was entered: talks and rooms by their ids, each entry’s number and time, the seat that made "
        "it, and roughly its size; who reads which room, up to where; which entries were erased."
    ),
    _("Ids that people chose, of talks, rooms, parties and seats. Choose them so that they tell nothing."),
    _("Hashes of the entries and of the logs. No words can be guessed from them."),
    _("The words of the public room, in the index by which it is searched, and which of its reports are alike."),
    _(
        "Accounts: user names, hashes of passwords, who holds which seat and since when, and the secrets of "
        "authenticator apps and recovery codes."
    ),
    _("The keys under which requests were sent, and who cosigned a room’s log."),
    _(
        "What each seat last looked at; for whom something is prepared, by whom, in which room and of what kind; "
        "which suggestions were dropped, by their place in a public report."
    ),
)
NOT_KEPT_FROM = (
    _("Whoever operates the server, or takes it over while it runs: the key is in its memory, and so is what is read."),
    _("Whoever takes the master key along with the database."),
    _("Copies and backups that were made before the records were sealed."),
    _("Loss: whoever loses the master key has lost the records. Have a copy of it in another place."),
)
_BESIDE = _(
    "It lies in the server’s own folder. A copied database shows no more than what is listed below, as long as that "
    "file is not copied with it; whoever takes the whole disk has both. Ask the operator to keep it elsewhere."
)
_FILE = _("It lies in a file outside the server’s own folder. Ask the operator whether that is on another disk.")
_HANDED = _("It is handed to the server when it starts, and lies in no file of its folder.")


@require_safe
@as_seat
def at_rest(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Whether what is entered now is sealed, where the key is, what remains readable, and for whom."""
    if desk.office != "secretariat":
        raise Http404
    return page(
        request,
        desk,
        "at_rest.html",
        gettext("What lies on the disk"),
        current="at-rest",
        key=_key(),
        readable=READABLE,
        not_kept_from=NOT_KEPT_FROM,
    )


def _key() -> str:
    """Where the master key is, in a sentence; empty if there is none."""
    try:
        found = master.held()
    except master.MasterKeyError:
        return ""
    if found is None:
        return ""
    return str(_BESIDE if found.beside else _FILE if found.file is not None else _HANDED)
