"""What an act may carry beside its own: the entries that it cites, and the source of what is filed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from goodoffices.server.desks.forms.choosing import Option
from goodoffices.server.desks.forms.fields import MOST
from goodoffices.server.desks.forms.labels import room_label
from goodoffices.talks.act import PLENARY, PUBLIC, RoomId
from goodoffices.talks.authority import FILING

if TYPE_CHECKING:
    from goodoffices.server.desks.forms.base import ActForm

FILED = FILING - {"OpenPublicPage", "ClosePublicPage", "Erase"}  # acts with which facts about real talks are filed
NO_SOURCE = "A source is for what is filed of real talks; this is done at the table itself."


def add(form: ActForm) -> None:
    """Add the groups that follow an act's own fields."""
    if form.kind in FILED:
        real = form.desk.mode == "record" and form.room == PUBLIC
        what = _("Who reported it, when, whose words they are, and through whom they came.")
        with form.group(_("Source"), what, id="source", optional=not real, closed=not real):
            _source(form, real)
    rooms = [Option(room, room_label(form.desk, room), room) for room in form.desk.play.rooms if _may_cite(form, room)]
    if rooms and not form.cites_itself:
        _cites(form, rooms)


def _cites(form: ActForm, rooms: list[Option]) -> None:
    def cited(row: str) -> None:
        form.pick(f"{row}.room", rooms, pgettext("a noun", "Record"), required=False)
        form.number(f"{row}.number", _("Number of the entry"), 1, MOST)

    form.rows(
        "cites",
        _("Entries that this refers to"),
        cited,
        each=_("Entry referred to"),
        another=_("Add another entry referred to"),
        help=_("Only what everybody in this room may read can be cited."),
        needs=("room", "number"),
        closed=True,
    )


def _may_cite(form: ActForm, room: RoomId) -> bool:
    if room in (form.room, PUBLIC):
        return True
    if room == PLENARY:
        return form.room != PUBLIC
    members = list(form.state.door.members())
    return bool(members) and all(form.desk.play.horizon(member, room) for member in members)


def _source(form: ActForm, required: bool) -> None:
    form.needed_in_rows.append(("source", ("report", "date")))
    form.line("source.report", _("Report"), help=_("The publication, as it names itself."), required=required)
    form.date("source.date", _("Date of the report"), looking="past", required=required)
    form.line("source.speaker", _("Speaker"), help=_("Whose words or deeds they are."))
    form.lines("source.via", _("Through whom they reached the report"), help=_("Such as another newspaper."))
    form.words("source.words", _("The words as printed"), rows=3)
    form.date("source.said_on", _("Said on"), help=_("Where the report tells."), looking="past")
