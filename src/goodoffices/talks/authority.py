"""Who may do what, where: one table of data. A star asks for power on record (`Empower`) for that act."""

from __future__ import annotations

from goodoffices.talks.act import RoomKind

TABLES = "plenary restricted track bilateral"  # rooms in which delegations face each other
MEETINGS = f"{TABLES} caucus"
ALL: tuple[RoomKind, ...] = (
    "plenary", "restricted", "track", "bilateral", "caucus", "mediation", "capital", "public",
)  # fmt: skip

HEADS = "head, deputy*"
TEAM = "mediator, co-mediator"
DESK = "room secretary, secretariat"
OWN = "head, deputy, adviser, secretary, principal, aide"  # those who weigh for their party

# act, kinds of room, who: offices, functions in the room ("chair", "rapporteur", "room secretary"), or "any" seat in it
_ROWS: tuple[tuple[str, str, str], ...] = (
    # founding
    ("FoundTalks", "plenary", "secretariat"),
    ("AdoptRules", "plenary", f"{HEADS}, mediator, secretariat"),
    ("AdmitParty", "plenary public", "secretariat"),
    ("NotifyDelegation", "plenary public", f"{HEADS}, mediator, secretariat"),
    ("AcceptCredentials", "plenary", f"{HEADS}, mediator, secretariat"),
    ("ObjectToCredentials", "plenary", HEADS),
    ("SeatPerson", "plenary", "head, mediator, secretariat, instructor"),
    ("SeatPerson", "capital", "head, principal, instructor"),
    ("VacateSeat", "plenary", "head, mediator, secretariat, instructor"),
    ("VacateSeat", "capital", "head, principal, instructor"),
    ("Empower", "plenary", "head"),
    ("Empower", "capital", "principal"),
    ("Revoke", "plenary", "head"),
    ("Revoke", "capital", "principal"),
    ("PresentFullPowers", "plenary", f"{HEADS}, secretariat"),
    # rooms: for OpenRoom the kind is that of the room to be opened
    ("OpenRoom", "restricted", "head, deputy*, mediator, co-mediator, secretariat"),
    ("OpenRoom", "track", "mediator, co-mediator, secretariat"),
    ("OpenRoom", "bilateral", "head, deputy*, mediator, co-mediator"),
    ("OpenRoom", "caucus", "mediator, co-mediator"),
    ("OpenRoom", "mediation", "mediator, co-mediator"),
    ("OpenRoom", "capital", "head"),
    ("OpenRoom", "public", "secretariat"),
    ("BringIn", "restricted track bilateral caucus mediation", f"{HEADS}, {TEAM}, chair, {DESK}"),
    ("BringIn", "capital", "head, principal"),
    ("ShowOut", "restricted track bilateral caucus mediation", "any"),
    ("ShowOut", "capital", "head, principal"),
    ("CloseRoom", "restricted bilateral caucus", f"{HEADS}, {TEAM}, chair, {DESK}"),
    ("CloseRoom", "track mediation", f"{TEAM}, chair, {DESK}"),
    ("AppointChair", "plenary", "mediator, secretariat, chair"),
    ("AppointChair", "restricted bilateral", f"{HEADS}, {TEAM}, chair, {DESK}"),
    ("AppointChair", "track caucus mediation", f"{TEAM}, chair, {DESK}"),
    # declarations
    ("Say", f"{MEETINGS} mediation capital", "any"),
    ("RecordDeclared", f"{MEETINGS}", f"{HEADS}, {TEAM}, {DESK}"),
    ("ConfirmRecord", f"{MEETINGS}", f"{HEADS}, {TEAM}"),
    ("ContestRecord", f"{MEETINGS}", f"{HEADS}, {TEAM}"),
    ("Rectify", f"{MEETINGS}", f"{TEAM}, {DESK}"),
    ("AcknowledgeReceipt", f"{MEETINGS}", f"{HEADS}, secretary, {TEAM}"),
    # release, carrying
    ("Release", f"{MEETINGS} mediation", f"{HEADS}, {TEAM}, chair, rapporteur"),
    ("ConsentToRelease", f"{MEETINGS} mediation", f"{HEADS}, {TEAM}"),
    ("DeclineRelease", f"{MEETINGS} mediation", f"{HEADS}, {TEAM}"),
    ("Deliver", f"{MEETINGS} mediation", f"{HEADS}, {TEAM}, chair, rapporteur"),
    ("Quote", "capital", "head, deputy, secretary, adviser"),
    ("Convey", "caucus", TEAM),
    # calendar
    ("ScheduleRound", "plenary public", "mediator, secretariat"),
    ("Reschedule", "plenary public", "mediator, secretariat"),
    ("AdoptAgenda", "plenary", f"{HEADS}, mediator, chair, secretariat"),
    ("Convene", f"{MEETINGS} mediation public", f"mediator, co-mediator, chair, {DESK}"),
    ("NoteAttendance", f"{MEETINGS} mediation public", f"mediator, co-mediator, chair, {DESK}"),
    ("Adjourn", f"{MEETINGS} mediation public", f"mediator, co-mediator, chair, {DESK}"),
    ("CloseRound", "plenary public", "mediator, secretariat"),
    ("AssessRound", "plenary", f"{HEADS}, mediator"),
    ("AssessRound", "public", f"{HEADS}, press, mediator, secretariat"),
    # papers
    ("CirculatePaper", f"{MEETINGS} mediation capital", f"{HEADS}, secretary, {TEAM}, {DESK}, principal, aide*"),
    ("MarkPaper", f"{MEETINGS} mediation capital", f"{HEADS}, secretary, {TEAM}, {DESK}, principal, aide*"),
    ("CollectPaper", f"{MEETINGS} mediation capital", f"{HEADS}, secretary, {TEAM}, {DESK}, principal, aide*"),
    # points
    ("TableText", "plenary restricted track", f"{TEAM}, chair"),
    ("TableText", "public", "secretariat"),
    ("AddPoint", f"{TABLES}", f"{HEADS}, {TEAM}, chair, secretariat"),
    ("AddPoint", "public", "secretariat"),
    ("Park", f"{TABLES}", f"{HEADS}, {TEAM}, chair"),
    ("Reopen", f"{TABLES}", f"{HEADS}, instructor"),
    ("OfferReferral", f"{TABLES}", HEADS),
    ("AcceptReferral", f"{TABLES}", HEADS),
    # alternatives
    ("Propose", f"{TABLES}", f"{HEADS}, {TEAM}, chair"),
    ("Amend", f"{TABLES}", f"{HEADS}, {TEAM}, chair"),
    ("Withdraw", f"{TABLES}", f"{HEADS}, {TEAM}, chair"),
    ("Correct", f"{TABLES}", f"{HEADS}, {TEAM}, chair"),
    ("Merge", f"{TABLES}", f"{TEAM}, chair"),
    ("WithdrawWords", f"{TABLES}", f"{HEADS}, {TEAM}, chair"),
    ("TakeStance", f"{TABLES}", HEADS),
    # silence, understanding, synchronization
    ("OpenSilence", f"{TABLES}", "mediator, chair"),
    ("BreakSilence", f"{TABLES}", HEADS),
    ("ClaimUnderstanding", f"{MEETINGS}", f"{HEADS}, mediator"),
    ("Restate", f"{MEETINGS}", f"{HEADS}, mediator"),
    ("ConfirmUnderstanding", f"{MEETINGS}", f"{HEADS}, mediator"),
    ("CorrectUnderstanding", f"{MEETINGS}", f"{HEADS}, mediator"),
    ("OpenSynchronization", "plenary restricted track", f"mediator, chair, {DESK}"),
    ("DeclarePosition", "plenary restricted track", f"{HEADS}, secretary, room secretary"),
    ("ConfirmPosition", "plenary restricted track", HEADS),
    ("CloseSynchronization", "plenary restricted track", f"mediator, chair, {DESK}"),
    # the one-text procedure: a draft goes round, is marked in caucus by a party of negotiators, and is asked about once
    ("CirculateDraft", "plenary restricted track", f"{TEAM}, chair"),
    ("MarkDraft", "caucus", HEADS),
    ("AskFinal", "plenary restricted track", "mediator, chair"),
    ("AnswerFinal", "plenary restricted track", HEADS),
    # tracks, undertakings
    # sealed questions: the answer is entered by the house alone, so nobody may do it here
    ("AskSealed", "plenary restricted track", f"{TEAM}, chair"),
    ("ConsentToQuestion", "plenary restricted track", HEADS),
    ("DeclineQuestion", "plenary restricted track", HEADS),
    ("Deposit", "capital", "head, deputy*, principal"),
    ("RevokeDeposit", "capital", "head, deputy*, principal"),
    ("DraftTrackReport", "track", "chair, rapporteur, room secretary"),
    ("ClearTrackReport", "track", f"{HEADS}, adviser*"),
    ("Undertake", f"{MEETINGS}", f"{HEADS}, mediator"),
    ("Discharge", f"{MEETINGS}", f"{HEADS}, mediator"),
    # mandates and reports: in a capital only
    ("SetObjectives", "capital", "principal, aide*, instructor"),
    ("Direct", "capital", "principal, aide*, instructor"),
    ("SeekInstructions", "capital", "head, deputy"),
    ("NoteOralInstruction", "capital", "head, deputy, aide, instructor"),
    # worth: in a capital only
    ("RankAlternatives", "capital", OWN),
    ("DividePoints", "capital", OWN),
    ("ComparePackages", "capital", OWN),
    ("NoteWorths", "capital", OWN),
    ("TakeBack", "capital", OWN),
    ("ReportStage", "capital", "head, deputy"),
    ("NoteReport", "capital", "principal, aide*, instructor"),
    # press
    ("AgreePressRule", "plenary", f"{HEADS}, mediator"),
    ("SetPosture", "capital", "principal, head, aide*"),
    ("SetPosture", "public", "secretariat"),
    ("DraftLine", "plenary capital mediation", "head, deputy, press, mediator, co-mediator, secretariat"),
    ("DraftStatement", "plenary capital mediation", "head, deputy, press, mediator, co-mediator, secretariat"),
    ("ClearStatement", "plenary mediation", f"{HEADS}, mediator"),
    ("ClearStatement", "capital", f"{HEADS}, principal, aide*"),
    ("Publish", "public", f"{HEADS}, press, mediator, secretariat"),
    ("CorrectStatement", "public", f"{HEADS}, press, mediator, secretariat"),
    ("FileDispatch", "public", f"{HEADS}, press, mediator, secretariat, instructor"),
    ("RecordClaim", "public", f"{HEADS}, press, mediator, secretariat, instructor"),
    ("CorrectClaim", "public", f"{HEADS}, press, mediator, secretariat, instructor"),
    # outside
    ("OpenPublicPage", "public", "secretariat"),
    ("ClosePublicPage", "public", "secretariat"),
    # erasure, by order of law; where the secretariat does not sit the operator enters it, and sees nothing
    ("Erase", f"{MEETINGS} mediation public", "secretariat"),
    # closing
    ("FreezeText", "plenary", f"mediator, chair, {DESK}"),
    ("CheckConcordance", "plenary", f"{HEADS}, mediator, {DESK}"),
    ("Initial", "plenary", HEADS),
    ("ConfirmAdReferendum", f"{TABLES}", HEADS),
    ("Sign", "plenary", HEADS),
    ("Ratify", "plenary", HEADS),
    # the declared instructor of a role-play
    ("SetTimetable", "plenary", "instructor"),
    ("Pause", "plenary", "instructor"),
    ("Resume", "plenary", "instructor"),
    ("Extend", "plenary", "instructor"),
    ("Announce", "plenary", "instructor"),
)


def _terms(who: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(term.strip() for term in who.split(",")))


AUTHORITY: dict[tuple[str, str], tuple[str, ...]] = {
    (act, kind): _terms(who) for act, kinds, who in _ROWS for kind in kinds.split()
}

# In a record of real talks one reads and files; nobody negotiates for living people.
FILING = frozenset(
    {
        "FoundTalks", "OpenRoom", "SeatPerson", "VacateSeat", "AdmitParty", "NotifyDelegation", "ScheduleRound",
        "Reschedule", "Convene", "NoteAttendance", "Adjourn", "CloseRound", "AssessRound", "TableText", "AddPoint",
        "SetPosture", "FileDispatch", "RecordClaim", "CorrectClaim", "CorrectStatement",
        "OpenPublicPage", "ClosePublicPage", "Erase",
    }
)  # fmt: skip


def who_may(act: str, kind: str) -> tuple[str, ...]:
    """The offices and functions that may do `act` in a room of `kind`; nobody if the table has no such line."""
    return AUTHORITY.get((act, kind), ())
