"""Drafts of one text: circulated, marked in confidence, and the final yes or no."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from goodoffices.server.desks import proposing
from goodoffices.server.desks.forms import options
from goodoffices.server.desks.forms.base import ActForm, Exhibit
from goodoffices.server.desks.forms.choosing import Option, choices
from goodoffices.server.desks.forms.declarations import regime
from goodoffices.server.desks.forms.drafting import DraftForm, another, to_mark
from goodoffices.server.desks.forms.labels import point_name, room_label
from goodoffices.server.desks.labels import draft_name, who
from goodoffices.server.languages import listed, told
from goodoffices.talks.act import PointId, RoomId
from goodoffices.talks.drafted import changed, stands
from goodoffices.talks.drafts import Draft

MARKS = {"better": _("Better"), "same": _("The same"), "worse": _("Worse")}
LIVE = (("yes", _("Could live with it"), True), ("no", _("Could not live with it"), False))


class CirculateDraft(ActForm):
    kind = "CirculateDraft"
    title = _("Circulate a draft of one text")
    lead = _(
        "Sends a draft round: on each point the words of one alternative. Nobody has committed to it, you neither; "
        "the delegations mark it in confidence, and no stance follows from it."
    )
    submit = _("Circulate the draft")

    def build(self) -> None:
        kept = self.state.drafts
        open_ = [kept.drafts[last] for series, last in kept.last.items() if series not in kept.asked]
        found = [Option(str(one.number), draft_name(one), one.number) for one in reversed(open_)]
        anew = self.initial.get("after") == "none"
        start = "" if anew or not found else found[0].value
        if anew:
            self.initial.pop("after")
        self.pick(
            "after", found, gettext("Goes on from"), required=False, start=start,
            blank=gettext("No draft: a new series begins"),
            help=gettext("With the draft before it the delegations compare it. It settles the same points."),
        )  # fmt: skip
        before = kept.drafts.get(options.numbered(self.given("after")))
        begins = self._begins(before)
        wordings = options.wordings(self)
        with self.group(gettext("The draft"), gettext("On each point the words of one alternative."), id="settles"):
            for place, point in enumerate(dict.fromkeys(str(one.value).partition(":")[0] for one in wordings)):
                here = [one for one in wordings if str(one.value).partition(":")[0] == point]
                self.pick(
                    f"settles.{place}.wording", [Option(o.value, o.label, o.means, o.words) for o in here],
                    point_name(self.desk, point, self.room), required=False, start=begins.get(point, ""),
                    blank=gettext("Leave this point out"), gone=options.gone(self),
                )  # fmt: skip
        self.needed_lists.append(("settles.", gettext("Give at least one point.")))
        self.texts(
            "note",
            gettext("Note to everybody"),
            help=gettext("It goes round with the draft."),
            required=False,
            small=True,
        )

    def _begins(self, before: Draft | None) -> dict[PointId, str]:
        """What is chosen beforehand on each point: as the system proposes, where asked, else as in the draft before."""
        left = options.numbered(self.initial.get("left"))
        self.proposal = proposing.proposal(self.desk, self.room, before, left) if left else None
        settles = before.settles if before is not None else ()
        if self.proposal is not None and self.proposal.settles:
            settles = self.proposal.settles
        found = {}
        for one in settles:
            alternative = self.state.alternatives.of(one.point, one.wording)
            if alternative is not None and alternative.withdrawn is None:
                found[one.point] = f"{one.point}:{alternative.wording.number}"
        return found

    @property
    def exhibits(self) -> list[Exhibit]:
        if self.proposal is None:
            return []
        why = gettext("Point %(point)s: %(words)s")
        reasons = (why % {"point": one.point, "words": told(one.words)} for one in self.proposal.reasons)
        lines = [told(self.proposal.words), *reasons]
        return [
            Exhibit(gettext("What the system proposes, from the marks that you read. You may change it."), [], lines)
        ]


class MarkDraft(ActForm):
    kind = "MarkDraft"
    title = _("Mark a draft in confidence")
    lead = _(
        "Tells the mediators, and nobody else, how a draft compares with the one before it and whether you could live "
        "with it. No mark is a stance, and your last word on a draft counts."
    )
    submit = _("Give these marks in confidence")
    fill_label = _("Show the points of the draft that is chosen")
    cites_itself = True
    no_field = {"note": "Asked for only where the caucus keeps more than what both sides agree to keep."}

    def build(self) -> None:
        known = {f"{room}:{draft.number}": (room, draft) for room, draft in to_mark(self)}
        found = [
            Option(
                value,
                gettext("%(draft)s, %(room)s") % {"draft": draft_name(draft), "room": room_label(self.desk, room)},
                {"room": room, "number": draft.number},
            )
            for value, (room, draft) in known.items()
        ]
        start = "" if "cites.0.number" in self.initial else next(iter(known), "")
        self.pick(
            "cites.0.number",
            found,
            gettext("Which draft"),
            start=start,
            empty=gettext("No draft has gone round."),
            folded=True,
        )
        self.points: dict[str, PointId] = {}  # field: the point that it asks about
        chosen = known.get(str(self.given("cites.0.number") or ""))
        if chosen is not None:
            self._marks(*chosen)
        if regime(self) != "none":
            self.words(
                "note", gettext("Note"), help=gettext("Read by %(readers)s.") % {"readers": self.readers}, rows=2
            )

    def _marks(self, room: RoomId, draft: Draft) -> None:
        """The questions about a draft. Their answers name it, so that none is taken for one about another."""
        given = self.state.drafts.marked.get((room, draft.number, self.desk.party))
        if draft.after is not None:
            self._points(room, draft, {one.point: one.mark for one in given.marks} if given is not None else {})
        live = [Option(f"{value}:{draft.number}", str(label), means) for value, label, means in LIVE]
        said = given.could_live if given is not None else None
        start = next((one.value for one in live if one.means is said), "")
        self.pick(
            "could_live",
            live,
            gettext("The draft as a whole"),
            required=False,
            blank=gettext("Not said"),
            start=start,
            gone=another,
        )

    @property
    def readers(self) -> str:
        """Who reads what is given here."""
        return listed(who(self.desk, seat) for seat in self.state.door.members())

    def _points(self, room: RoomId, draft: Draft, earlier: Mapping[PointId, str]) -> None:
        new = changed(self.desk.play.rooms[room], draft)
        what = gettext(
            "Each changed point beside the draft before, all else being as it is. Leave out what you cannot say."
        )
        with self.group(gettext("Point by point"), what, id="marks", quiet=True):
            for place, point in enumerate(one.point for one in draft.settles if one.point in new):
                name = f"marks.{place}.mark"
                marks = {
                    mark: Option(f"{mark}:{draft.number}:{point}", str(said), {"point": point, "mark": mark})
                    for mark, said in MARKS.items()
                }
                start = marks[earlier[point]].value if point in earlier else ""
                self.points[name] = point
                self.pick(
                    name, list(marks.values()), point_name(self.desk, point, room), required=False,
                    blank=gettext("No mark"), start=start, gone=another,
                )  # fmt: skip


class AskFinal(DraftForm):
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


class AnswerFinal(DraftForm):
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


FORMS = {form.kind: form for form in (CirculateDraft, MarkDraft, AskFinal, AnswerFinal)}
