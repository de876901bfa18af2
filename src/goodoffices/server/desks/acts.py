"""What a seat may do in a room: the acts that its page offers, each as one asks for it at the table.

Offering is a courtesy; whether an act may be done is decided by `goodoffices.talks.rules.decide`, on the act itself.
"""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from goodoffices.server.desks.desk import Desk
from goodoffices.talks.act import PUBLIC, PUBLIC_SEAT, RoomId, RoomKind
from goodoffices.talks.authority import FILING
from goodoffices.talks.instructing import still
from goodoffices.talks.kinds import KINDS, group_of
from goodoffices.talks.rules import against_regime, authorised
from goodoffices.talks.table import Table

# What each act is called on a button.
DO = {
    "FoundTalks": _("Found the talks"),
    "AdoptRules": _("Propose or adopt rules"),
    "AdmitParty": _("Admit a party"),
    "NotifyDelegation": _("Notify a delegation"),
    "AcceptCredentials": _("Accept credentials"),
    "ObjectToCredentials": _("Object to credentials or to a name"),
    "SeatPerson": _("Seat a person"),
    "VacateSeat": _("Vacate a seat"),
    "Empower": _("Empower"),
    "Revoke": _("End powers"),
    "PresentFullPowers": _("Present full powers"),
    "OpenRoom": _("Open a room"),
    "BringIn": _("Bring somebody in"),
    "ShowOut": _("Leave, or show somebody out"),
    "CloseRoom": _("Close the room"),
    "AppointChair": _("Appoint a chair, rapporteur or secretary"),
    "Say": _("Say for the record"),
    "RecordDeclared": _("Set down what was declared"),
    "ConfirmRecord": _("Confirm what was set down"),
    "ContestRecord": _("Contest what was set down"),
    "Rectify": _("Put right what was set down"),
    "AcknowledgeReceipt": _("Acknowledge receipt"),
    "Release": _("Release words to another room"),
    "ConsentToRelease": _("Consent to a release"),
    "DeclineRelease": _("Decline a release"),
    "Deliver": _("Deliver words here"),
    "Quote": _("Carry words home"),
    "Convey": _("Convey to another party"),
    "ScheduleRound": _("Announce a round"),
    "Reschedule": _("Announce a round anew"),
    "AdoptAgenda": _("Propose or adopt an agenda"),
    "Convene": _("Convene or open a session"),
    "NoteAttendance": _("Note who is present"),
    "Adjourn": _("Adjourn a session"),
    "CloseRound": _("Close a round"),
    "AssessRound": _("Assess a round, or say what is left"),
    "CirculatePaper": _("Circulate a paper"),
    "MarkPaper": _("Change a paper’s marking"),
    "CollectPaper": _("Collect copies"),
    "TableText": _("Table a text"),
    "AddPoint": _("Add a point"),
    "Park": _("Park the point"),
    "Reopen": _("Reopen the point"),
    "OfferReferral": _("Offer to refer to the principals"),
    "AcceptReferral": _("Accept the referral"),
    "Propose": _("Propose words"),
    "Amend": _("Amend"),
    "Withdraw": _("Withdraw"),
    "Correct": _("Correct a slip"),
    "Merge": _("Merge into a compromise"),
    "WithdrawWords": _("Let go of words"),
    "TakeStance": _("Take a stance"),
    "OpenSilence": _("Open a silence procedure"),
    "BreakSilence": _("Break the silence"),
    "ClaimUnderstanding": _("Claim an understanding"),
    "Restate": _("Say back what was understood"),
    "ConfirmUnderstanding": _("Confirm the understanding"),
    "CorrectUnderstanding": _("Correct the understanding"),
    "OpenSynchronization": _("Open a synchronization of positions"),
    "DeclarePosition": _("Declare a position"),
    "ConfirmPosition": _("Confirm the position"),
    "CloseSynchronization": _("Close the synchronization"),
    "CirculateDraft": _("Circulate a draft"),
    "MarkDraft": _("Mark a draft"),
    "AskFinal": _("Ask the final yes or no"),
    "AnswerFinal": _("Answer the final yes or no"),
    "AskSealed": _("Ask a sealed question"),
    "ConsentToQuestion": _("Consent to the question"),
    "DeclineQuestion": _("Decline the question"),
    "Deposit": _("Deposit for the question"),
    "RevokeDeposit": _("Revoke the deposit"),
    "Answer": _("Answer a sealed question"),
    "DraftTrackReport": _("Draft a report to plenary"),
    "ClearTrackReport": _("Clear the report"),
    "Undertake": _("Undertake something"),
    "Discharge": _("Say that it is discharged"),
    "SetObjectives": _("Set the objectives"),
    "Direct": pgettext_lazy("a verb on a button", "Direct"),
    "SeekInstructions": _("Seek instructions"),
    "NoteOralInstruction": _("Note an oral instruction"),
    "RankAlternatives": _("Order the alternatives of a point"),
    "DividePoints": _("Divide 100 among points"),
    "ComparePackages": _("Compare two packages"),
    "NoteWorths": _("Note numbers or ranges"),
    "TakeBack": _("Take an answer back"),
    "ReportStage": _("Report on the stage"),
    "NoteReport": _("Answer the report"),
    "AgreePressRule": _("Propose or agree a press rule"),
    "SetPosture": _("Set the posture"),
    "DraftLine": _("Draft a line"),
    "DraftStatement": _("Draft a statement"),
    "ClearStatement": _("Clear, or send back"),
    "Publish": _("Publish"),
    "CorrectStatement": _("Correct or withdraw a statement"),
    "FileDispatch": _("File a report"),
    "RecordClaim": _("Record what a report says"),
    "CorrectClaim": _("Correct or withdraw a claim"),
    "OpenPublicPage": _("Open the public page"),
    "ClosePublicPage": _("Close the public page"),
    "Erase": _("Erase words by order of law"),
    "FreezeText": _("Freeze the text"),
    "CheckConcordance": _("Check the concordance"),
    "Initial": pgettext_lazy("a verb on a button", "Initial"),
    "ConfirmAdReferendum": _("Declare your capital’s concurrence"),
    "Sign": pgettext_lazy("a verb on a button", "Sign"),
    "Ratify": _("Declare ratification"),
    "SetTimetable": _("Set the timetable"),
    "Pause": _("Pause the talks"),
    "Resume": _("Go on"),
    "Extend": _("Give more time"),
    "Announce": _("Announce something"),
}

GROUPS = {
    "instructing": _("Teaching"),
    "seats": _("Parties, seats, rules"),
    "delegations": _("Parties, seats, rules"),
    "members": _("This room"),
    "declarations": _("This room"),
    "carrying": _("Through the doors"),
    "sessions": _("Calendar"),
    "lines": _("Press"),
    "filing": _("Press"),
    "signing": _("Closing"),
    "points": _("The text"),
    "alternatives": _("The text"),
    "merging": _("The text"),
    "stances": _("The text"),
    "silence": _("Procedure"),
    "understanding": _("Understandings and undertakings"),
    "undertakings": _("Understandings and undertakings"),
    "synchronization": _("Synchronization"),
    "drafts": _("One text"),
    "questions": _("Sealed questions"),
    "tracks": _("Reports of the track"),
    "release": _("Through the doors"),
    "rooms": _("This room"),
    "calendar": _("Calendar"),
    "papers": _("Papers"),
    "mandates": _("Mandate"),
    "worth": _("What it is worth to us"),
    "reports": _("Stage reports"),
    "press": _("Press"),
    "outside": _("This room"),
    "erasure": _("This room"),
    "closing": _("Closing"),
    "founding": _("Parties, seats, rules"),
}


def may(desk: Desk, room: RoomId, kind: str) -> bool:
    """Whether this seat may do acts of `kind` in `room`, by office, function, powers, door and regime."""
    state = desk.play.rooms.get(room)
    own = desk.play.seat(desk.seat)
    if state is None or own is None or own.vacant or desk.seat == PUBLIC_SEAT or desk.as_of is not None:
        return False
    if not desk.play.inside(desk.seat, room) or state.door.closed is not None or kind in ("FoundTalks", "OpenRoom"):
        return False
    filing = kind in FILING and state.door.kind == PUBLIC
    if desk.mode == "record" and not filing and kind not in ("SeatPerson", "VacateSeat"):
        return False
    table = Table(desk.play, desk.seat, state, desk.now)
    if still(table) is not None:
        return False
    return authorised(table, kind, state.door.kind) and against_regime(table, kind) is None


def may_open(desk: Desk) -> list[str]:
    """The kinds of room that this seat may open."""
    if desk.play.seat(desk.seat) is None or desk.as_of is not None or desk.mode == "record":
        return []
    table = Table(desk.play, desk.seat, desk.play.plenary, desk.now)
    if still(table) is not None:
        return []
    kinds: tuple[RoomKind, ...] = ("restricted", "track", "bilateral", "caucus", "mediation", "capital", "public")
    single = {"mediation": "mediation", "capital": f"capital.{desk.party}", "public": "public"}
    return [kind for kind in kinds if authorised(table, "OpenRoom", kind) and single.get(kind) not in desk.play.rooms]


def link(desk: Desk, room: RoomId, kind: str, label: object = "", /, **initial: object) -> dict[str, str] | None:
    """A button to the form of an act, or None if this seat may not do it in this room."""
    if not may(desk, room, kind):
        return None
    return {"label": str(label or DO[kind]), "url": desk.act_url(room, kind, **initial), "kind": kind}


def links(*found: dict[str, str] | None) -> list[dict[str, str]]:
    """Those of the buttons that there are."""
    return [button for button in found if button is not None]


def offered(desk: Desk, room: RoomId) -> list[dict[str, Any]]:
    """All that this seat may do in a room, by group, in the order of `GROUPS`."""
    found: dict[str, list[dict[str, str]]] = {str(label): [] for label in GROUPS.values()}
    for name in KINDS:
        button = link(desk, room, name)
        if button is not None:
            found[str(GROUPS[group_of(KINDS[name])])].append(button)
    return [{"label": label, "links": buttons} for label, buttons in found.items() if buttons]
