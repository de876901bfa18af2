"""Points: put on the table, parked, taken up again, left to the principals."""

from __future__ import annotations

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from goodoffices.server.desks.forms import options
from goodoffices.server.desks.forms.base import ActForm
from goodoffices.server.desks.forms.choosing import Option
from goodoffices.server.desks.forms.labels import point_name, quoted
from goodoffices.server.desks.labels import party_name
from goodoffices.talks.act import PLENARY, PUBLIC

NO_POINTS = _("No point is on the table yet.")


def numbering(form: ActForm) -> str:
    """How a new point is named in this room."""
    if form.state.door.kind in (PLENARY, PUBLIC):
        return gettext("A number, such as 7 or 7a.")
    said = gettext("A point of plenary by its number; one of this room’s own as “%(example)s”.")
    return said % {"example": f"{form.room.partition('@')[0]}.1"}


class TableText(ActForm):
    kind = "TableText"
    title = _("Put a text on the table")
    lead = _(
        "Puts one text of numbered points before everybody in this room. Nobody has committed to it: its words are "
        "alternatives like any other, and take nobody’s words off the table."
    )
    submit = _("Put the text on the table")

    def build(self) -> None:
        self.texts("title", gettext("Title of the text"), small=True)
        self.rows(
            "points",
            gettext("Points, in their order"),
            self._point,
            each=gettext("Point"),
            another=gettext("Add another point"),
            missing=gettext("Give at least one point."),
            least=2,
            needs=("point",),
        )

    def _point(self, row: str) -> None:
        self.line(f"{row}.point", gettext("Number"), help=numbering(self), limit=60)
        self.texts(f"{row}.title", gettext("Title"), required=False, small=True)
        self.texts(f"{row}.text", gettext("Words proposed"), required=False)


class AddPoint(ActForm):
    kind = "AddPoint"
    title = _("Add a point")
    lead = _("Adds a point to what the talks are about. It proposes no words, and says nothing of how anybody stands.")

    def build(self) -> None:
        self.line("point", gettext("Number"), help=numbering(self), required=True, limit=60)
        self.texts(
            "title",
            gettext("Title"),
            help=gettext("Left out where nobody has named the point."),
            required=False,
            small=True,
        )


class Park(ActForm):
    kind = "Park"
    title = _("Park a point")
    lead = _("Sets a point aside for now. Parking concedes nothing, and takes back nothing that was said on it.")
    submit = _("Park the point")

    def build(self) -> None:
        parked = {point.id for point in self.state.points.points.values() if point.parked is not None}
        found = [option for option in options.points(self) if option.value not in parked]
        self.pick("point", found, gettext("Point"), empty=str(NO_POINTS))
        self.line("reason", gettext("Reason"), help=gettext("Entered only if you give one."))


class Reopen(ActForm):
    kind = "Reopen"
    title = _("Reopen a point")
    lead = _(
        "Takes a parked or agreed point up again. What was agreed on it no longer stands, and a text in which it was"
        " frozen is suspended. It withdraws nobody’s words."
    )
    submit = _("Reopen the point")
    grave = True
    confirm = _("Reopen this point? What was agreed on it no longer stands for anybody.")

    def build(self) -> None:
        self.pick("point", options.points(self), gettext("Point"), empty=str(NO_POINTS))
        self.line("reason", gettext("Reason"), help=gettext("Entered only if you give one."))


class OfferReferral(ActForm):
    kind = "OfferReferral"
    title = _("Offer to leave a point to the principals")
    lead = _(
        "Offers that the principals themselves take up a point. It counts only when every other party has accepted; "
        "without an answer it stays an offer. It changes no stance."
    )
    submit = _("Make the offer")

    def build(self) -> None:
        self.pick("point", options.points(self), gettext("Point"), empty=str(NO_POINTS))
        self.texts("words", gettext("The offer, in your words"))


class AcceptReferral(ActForm):
    kind = "AcceptReferral"
    title = _("Accept a referral to the principals")
    lead = _("Agrees, for your party, that the principals take up the point. It agrees to nothing on the point itself.")
    submit = _("Accept the referral")

    def build(self) -> None:
        offers = (
            offer
            for offer in self.state.points.referrals.values()
            if offer.by != self.desk.party and self.desk.party not in offer.accepted
        )
        found = [
            Option(
                str(offer.number),
                gettext("%(point)s: %(words)s (%(party)s, entry %(number)s)")
                % {
                    "point": point_name(self.desk, offer.point, self.room),
                    "words": quoted(self.desk, offer.words),
                    "party": party_name(self.desk, offer.by),
                    "number": offer.number,
                },
                offer.number,
                offer.words,
            )
            for offer in offers
        ]
        self.pick("offer", found, gettext("Which offer"), empty=gettext("No referral awaits your party’s answer here."))


FORMS = {form.kind: form for form in (TableText, AddPoint, Park, Reopen, OfferReferral, AcceptReferral)}
