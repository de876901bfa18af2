"""What a seat may do in a room: the acts that its page offers, each as one asks for it at the table.

Offering is a courtesy; whether an act may be done is decided by `goodoffices.talks.rules.decide`, on the act itself.
"""

from __future__ import annotations

from typing import Any

from goodoffices.server.desks.desk import Desk
from goodoffices.talks.act import PUBLIC, PUBLIC_SEAT, RoomId, RoomKind
from goodoffices.talks.authority import FILING
from goodoffices.talks.instructing import still
from goodoffices.talks.kinds import KINDS, group_of
from goodoffices.talks.rules import against_regime, authorised
from goodoffices.talks.table import Table

# What each act is called on a button.
DO = {
    "FoundTalks": "Found the talks",
    "AdoptRules": "Propose or adopt rules",
    "AdmitParty": "Admit a party",
    "NotifyDelegation": "Notify a delegation",
    "AcceptCredentials": "Accept credentials",
    "ObjectToCredentials": "Object to credentials or to a name",
    "SeatPerson": "Seat a person",
    "VacateSeat": "Vacate a seat",
    "Empower": "Empower",
    "Revoke": "End powers",
    "PresentFullPowers": "Present full powers",
    "OpenRoom": "Open a room",
    "BringIn": "Bring somebody in",
    "ShowOut": "Leave, or show somebody out",
    "CloseRoom": "Close the room",
    "AppointChair": "Appoint a chair, rapporteur or secretary",
    "Say": "Say for the record",
    "RecordDeclared": "Set down what was declared",
    "ConfirmRecord": "Confirm what was set down",
    "ContestRecord": "Contest what was set down",
    "Rectify": "Put right what was set down",
    "AcknowledgeReceipt": "Acknowledge receipt",
    "Release": "Release words to another room",
    "ConsentToRelease": "Consent to a release",
    "DeclineRelease": "Decline a release",
    "Deliver": "Deliver words here",
    "Quote": "Carry words home",
    "Convey": "Convey to another party",
    "ScheduleRound": "Announce a round",
    "Reschedule": "Announce a round anew",
    "AdoptAgenda": "Propose or adopt an agenda",
    "Convene": "Convene or open a session",
    "NoteAttendance": "Note who is present",
    "Adjourn": "Adjourn a session",
    "CloseRound": "Close a round",
    "AssessRound": "Assess a round, or say what is left",
    "CirculatePaper": "Circulate a paper",
    "MarkPaper": "Change a paper’s marking",
    "CollectPaper": "Collect copies",
    "TableText": "Table a text",
    "AddPoint": "Add a point",
    "Park": "Park the point",
    "Reopen": "Reopen the point",
    "OfferReferral": "Offer to refer to the principals",
    "AcceptReferral": "Accept the referral",
    "Propose": "Propose words",
    "Amend": "Amend",
    "Withdraw": "Withdraw",
    "Correct": "Correct a slip",
    "Merge": "Merge into a compromise",
    "WithdrawWords": "Let go of words",
    "TakeStance": "Take a stance",
    "OpenSilence": "Open a silence procedure",
    "BreakSilence": "Break the silence",
    "ClaimUnderstanding": "Claim an understanding",
    "Restate": "Say back what was understood",
    "ConfirmUnderstanding": "Confirm the understanding",
    "CorrectUnderstanding": "Correct the understanding",
    "OpenSynchronization": "Open a synchronization of positions",
    "DeclarePosition": "Declare a position",
    "ConfirmPosition": "Confirm the position",
    "CloseSynchronization": "Close the synchronization",
    "CirculateDraft": "Circulate a draft",
    "MarkDraft": "Mark a draft",
    "AskFinal": "Ask the final yes or no",
    "AnswerFinal": "Answer the final yes or no",
    "AskSealed": "Ask a sealed question",
    "ConsentToQuestion": "Consent to the question",
    "DeclineQuestion": "Decline the question",
    "Deposit": "Deposit for the question",
    "RevokeDeposit": "Revoke the deposit",
    "Answer": "Answer a sealed question",
    "DraftTrackReport": "Draft a report to plenary",
    "ClearTrackReport": "Clear the report",
    "Undertake": "Undertake something",
    "Discharge": "Say that it is discharged",
    "SetObjectives": "Set the objectives",
    "Direct": "Direct",
    "SeekInstructions": "Seek instructions",
    "NoteOralInstruction": "Note an oral instruction",
    "RankAlternatives": "Order the alternatives of a point",
    "DividePoints": "Divide 100 among points",
    "ComparePackages": "Compare two packages",
    "NoteWorths": "Note numbers or ranges",
    "TakeBack": "Take an answer back",
    "ReportStage": "Report on the stage",
    "NoteReport": "Answer the report",
    "AgreePressRule": "Propose or agree a press rule",
    "SetPosture": "Set the posture",
    "DraftLine": "Draft a line",
    "DraftStatement": "Draft a statement",
    "ClearStatement": "Clear, or send back",
    "Publish": "Publish",
    "CorrectStatement": "Correct or withdraw a statement",
    "FileDispatch": "File a report",
    "RecordClaim": "Record what a report says",
    "CorrectClaim": "Correct or withdraw a claim",
    "OpenPublicPage": "Open the public page",
    "ClosePublicPage": "Close the public page",
    "Erase": "Erase words by order of law",
    "FreezeText": "Freeze the text",
    "CheckConcordance": "Check the concordance",
    "Initial": "Initial",
    "ConfirmAdReferendum": "Declare your capital’s concurrence",
    "Sign": "Sign",
    "Ratify": "Declare ratification",
    "SetTimetable": "Set the timetable",
    "Pause": "Pause the talks",
    "Resume": "Go on",
    "Extend": "Give more time",
    "Announce": "Announce something",
}

GROUPS = {
    "instructing": "Teaching",
    "seats": "Parties, seats, rules",
    "delegations": "Parties, seats, rules",
    "members": "This room",
    "declarations": "This room",
    "carrying": "Through the doors",
    "sessions": "Calendar",
    "lines": "Press",
    "filing": "Press",
    "signing": "Closing",
    "points": "The text",
    "alternatives": "The text",
    "merging": "The text",
    "stances": "The text",
    "silence": "Procedure",
    "understanding": "Understandings and undertakings",
    "undertakings": "Understandings and undertakings",
    "synchronization": "Synchronization",
    "drafts": "One text",
    "questions": "Sealed questions",
    "tracks": "Reports of the track",
    "release": "Through the doors",
    "rooms": "This room",
    "calendar": "Calendar",
    "papers": "Papers",
    "mandates": "Mandate",
    "worth": "What it is worth to us",
    "reports": "Stage reports",
    "press": "Press",
    "outside": "This room",
    "erasure": "This room",
    "closing": "Closing",
    "founding": "Parties, seats, rules",
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


def link(desk: Desk, room: RoomId, kind: str, label: str = "", /, **initial: object) -> dict[str, str] | None:
    """A button to the form of an act, or None if this seat may not do it in this room."""
    if not may(desk, room, kind):
        return None
    return {"label": label or DO[kind], "url": desk.act_url(room, kind, **initial), "kind": kind}


def links(*found: dict[str, str] | None) -> list[dict[str, str]]:
    """Those of the buttons that there are."""
    return [button for button in found if button is not None]


def offered(desk: Desk, room: RoomId) -> list[dict[str, Any]]:
    """All that this seat may do in a room, by group, in the order of `GROUPS`."""
    found: dict[str, list[dict[str, str]]] = {label: [] for label in GROUPS.values()}
    for name in KINDS:
        button = link(desk, room, name)
        if button is not None:
            found[GROUPS[group_of(KINDS[name])]].append(button)
    return [{"label": label, "links": buttons} for label, buttons in found.items() if buttons]
