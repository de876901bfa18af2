"""Which acts are likely to be taken: what a seat might do in a room, made from what it sees there."""

from collections.abc import Callable
from typing import Any

import msgspec

from goodoffices.talks import rules
from goodoffices.talks.act import PLENARY, party_of
from goodoffices.talks.authority import who_may
from goodoffices.talks.play import RoomState
from goodoffices.talks.table import Table
from tests.talks import likely_worth as worth
from tests.talks import makers
from tests.talks.sight import Fields, Sight


def _last(
    of: Callable[[RoomState], Any], field: str, **more: Callable[[Sight], Any]
) -> Callable[[Sight], Fields | None]:
    """An act about one of the last things that `of` gives, which are kept by number; nothing without one."""

    def made(s: Sight) -> Fields | None:
        found = list(of(s.room))[-3:]
        return {field: s.one(found, 1), **{k: v(s) for k, v in more.items()}} if found else None

    return made


def _words(s: Sight) -> dict[str, str]:
    return s.say()


def _pending(room: RoomState) -> list[int]:
    return [d.number for d in room.door.declarations.values() if d.settled is None]


MAKERS: dict[str, Callable[[Sight], Fields | None]] = {
    "AdoptRules": makers.rules,
    "AdmitParty": makers.admit,
    "SeatPerson": makers.seat,
    "VacateSeat": makers.vacate,
    "Empower": makers.empower,
    "Revoke": lambda s: {"seat": makers.empower(s)["seat"]},
    "NotifyDelegation": lambda s: (
        {"party": party_of(s.seat), "delegates": [{"person": "Somebody"}]} if s.room.room == PLENARY else None
    ),
    "AcceptCredentials": lambda s: {"party": s.party()},
    "PresentFullPowers": lambda s: {"seat": s.seat, "acts": ["Initial", "Sign"], "issued_by": "x", "issued_on": "2027"},
    "OpenRoom": makers.open,
    "BringIn": lambda s: {"seat": s.other()},
    "ShowOut": lambda s: {"seat": s.one(list(s.room.door.members()), s.seat)} if s.rng.random() < 0.3 else None,
    "AppointChair": lambda s: {"seat": s.one(list(s.room.door.members()), s.seat)},
    "Say": lambda s: {"text": s.say()},
    "RecordDeclared": makers.declared,
    "ConfirmRecord": _last(_pending, "record"),
    "ContestRecord": _last(_pending, "record", reason=lambda s: {} if s.room.door.regime == "none" else s.say()),
    "Rectify": _last(_pending, "record", text=_words),
    "AcknowledgeReceipt": _last(lambda r: r.silence.opened or [r.number], "of"),
    "Release": makers.release,
    "ConsentToRelease": _last(lambda r: r.release.released, "release"),
    "DeclineRelease": _last(lambda r: r.release.released, "release"),
    "Deliver": makers.deliver,
    "Quote": makers.quote,
    "Convey": makers.convey,
    "ScheduleRound": lambda s: {"round": s.rng.choice([1, 2, 3]), "dates": "2027-03-10?", "note": s.say()["en"]},
    "Reschedule": lambda s: {"round": s.rng.choice([1, 2, 3]), "status": "tentative", "note": s.say()["en"]},
    "TableText": makers.text,
    "AddPoint": lambda s: {"point": s.rng.choice(["1", "2", "3", "4"]), "title": s.say()},
    "Park": lambda s: {"point": s.point()},
    "Reopen": lambda s: {"point": s.point()},
    "OfferReferral": lambda s: {"point": s.point(), "words": s.say()},
    "AcceptReferral": _last(lambda r: r.points.referrals, "offer"),
    "Propose": makers.propose,
    "Amend": makers.amend,
    "Correct": makers.reword,
    "Withdraw": makers.withdraw,
    "Merge": makers.merge,
    "WithdrawWords": makers.let_go,
    "TakeStance": makers.stance,
    "OpenSilence": makers.silence,
    "BreakSilence": _last(lambda r: r.silence.opened, "silence"),
    "ClaimUnderstanding": lambda s: {"text": s.say(), "by": [s.party()], "point": s.point()},
    "ConfirmUnderstanding": _last(lambda r: r.understanding.claims, "claim"),
    "CorrectUnderstanding": _last(lambda r: r.understanding.claims, "claim", text=_words),
    "CirculateDraft": makers.draft,
    "MarkDraft": makers.mark,
    "AskFinal": _last(lambda r: r.drafts.drafts, "draft"),
    "AnswerFinal": _last(lambda r: r.drafts.finals, "ask", answer=lambda s: s.rng.choice(["yes", "yes", "no"])),
    "AskSealed": makers.question,
    "ConsentToQuestion": makers.asked,
    "DeclineQuestion": lambda s: makers.asked(s) if s.rng.random() < 0.3 else None,
    "Deposit": makers.deposit,
    "RevokeDeposit": makers.revoked,
    "DraftTrackReport": lambda s: {"title": s.say(), "text": s.say(), "token": s.token()},
    "ClearTrackReport": _last(lambda r: r.tracks.reports, "report"),
    "Undertake": lambda s: {"what": s.say(), "to": [s.party()]},
    "Discharge": _last(lambda r: r.undertakings.undertakings, "undertaking"),
    "CirculatePaper": lambda s: {"symbol": s.token()[:6], "title": s.say(), "sort": "letter", "copies": {"x": 1}},
    "OpenSynchronization": lambda s: {"title": s.say(), "points": [s.point()]},
    "DeclarePosition": _last(
        lambda r: r.synchronization.sheets, "sheet", point=Sight.point, party=lambda s: party_of(s.seat), words=_words
    ),
    "ConfirmPosition": _last(lambda r: r.synchronization.positions, "position"),
    "SetObjectives": lambda s: {"text": s.say()},
    "Direct": makers.direct,
    "SeekInstructions": lambda s: {"question": s.say(), "point": s.point()},
    "RankAlternatives": worth.ranked,
    "DividePoints": worth.divided,
    "ComparePackages": worth.compared,
    "NoteWorths": worth.noted,
    "TakeBack": _last(lambda r: r.worth.standing(), "answer"),
    "ReportStage": lambda s: {"title": s.say(), "facts": [{"text": s.say()}], "judgement": s.say()},
    "NoteReport": _last(lambda r: r.reports.reports, "report", words=_words),
    "AgreePressRule": lambda s: (
        {"proposal": max(s.room.press.rules)} if s.room.press.rules and s.rng.random() < 0.8 else {"rule": s.say()}
    ),
    "SetPosture": lambda s: {"posture": "no statements", "words": s.say()},
    "DraftLine": lambda s: {"line": "if asked", "text": s.say()},
    "DraftStatement": lambda s: {"title": s.say(), "text": s.say()},
    "ClearStatement": _last(lambda r: r.press.drafts, "draft"),
    "Publish": makers.publish,
    "OpenPublicPage": lambda s: None if s.room.outside.opened else {"note": "x"},
    "ClosePublicPage": lambda s: {} if s.room.outside.opened else None,
    "FileDispatch": makers.dispatch,
    "RecordClaim": makers.claim,
    "CorrectClaim": makers.reclaim,
    "FreezeText": makers.freeze,
    "CheckConcordance": makers.check,
    "Initial": makers.step,
    "ConfirmAdReferendum": makers.confirm,
    "Sign": makers.sign,
    "SetTimetable": lambda s: {"stages": [{"title": s.say(), "minutes": s.rng.choice([5, 40, 900])} for _ in "abc"]},
    "Pause": lambda s: {"note": s.say()["en"]} if s.room.instructing.paused is None else None,
    "Resume": lambda s: {} if s.room.instructing.paused is not None else None,
    "Extend": lambda s: {"minutes": s.rng.choice([1, 10, 600])},
    "Announce": lambda s: {"text": s.say()},
}

# What moves the talks on, and so comes more often than a talk of chance would have it.
FAVOURED = ("TakeStance",) * 8 + (
    "Propose",
    "ConfirmRecord",
    "RecordDeclared",
    "Deliver",
    "ConsentToRelease",
    "Amend",
) * 2
FAVOURED += ("FreezeText", "CheckConcordance", "Initial", "ConfirmAdReferendum", "Sign") * 4
FAVOURED += ("Pause", "Resume") * 3  # which only an instructor does


def kinds_for(s: Sight) -> list[str]:
    """The kinds that this seat may do in this room by office, function, power and regime; favoured ones more often."""
    seat = s.play.seat(s.seat)
    if seat is None:
        return []
    table = Table(s.play, s.seat, s.room, s.now)
    terms = {seat.office, "any", *table.functions}

    def may(kind: str) -> bool:
        who = set(who_may(kind, s.room.door.kind))
        return bool(terms & who) or (f"{seat.office}*" in who and table.empowered(kind))

    kinds = [kind for kind in MAKERS if may(kind) and rules.against_regime(table, kind) is None]
    opens = ["OpenRoom"] if s.room.room == PLENARY else []
    return [*kinds, *(kind for kind in FAVOURED if kind in kinds), *opens]


def act(s: Sight) -> Fields | None:
    """An act for this seat in this room; now and then it cites an entry that the actor reads."""
    kinds = kinds_for(s)
    for _ in range(8 if kinds else 0):
        kind = s.rng.choice(kinds)
        made = MAKERS[kind](s)
        if made is not None:
            if s.rng.random() < s.citing:
                room = s.one(list(s.play.rooms), PLENARY)
                made["cites"] = [{"room": room, "number": s.rng.randrange(s.play.rooms[room].number) + 1}]
            return {"kind": kind, **msgspec.to_builtins(made)}
    return None
