"""What people fill in, and the act that they mean: at the table of talks in full course."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar
from unittest.mock import ANY

from tests.server.desks.forms.talk import (
    AKRA,
    CAUCUS,
    CHIEF,
    DEPUTY,
    MED,
    PRESIDENT,
    PRESS,
    SELM,
    SELM2,
    TRACK,
    talk,
    token,
)


@dataclass(frozen=True)
class Case:
    kind: str
    seat: str
    room: str
    typed: dict[str, Any]
    act: dict[str, Any]
    ANY: ClassVar[Any] = ANY  # what is drawn or computed anew for every form


N = talk().number
HOME = "capital.akra"
P = "plenary"

FOUNDING = [
    Case("AdoptRules", AKRA, P, {"proposal": N["rules"]}, {"proposal": N["rules"]}),
    Case("AdoptRules", AKRA, P,
         {"rules.decision": "sufficient consensus", "rules.sufficient": "2", "rules.sufficient_with": ["selm"],
          "rules.nothing_until_everything": False, "rules.text_ladder": ["frozen", "signed"],
          "rules.regimes.track": "verbatim", "rules.words.fr": "Comme convenu."},
         {"rules": {"decision": "sufficient consensus", "sufficient": 2, "sufficient_with": ["selm"],
                    "nothing_until_everything": False, "text_ladder": ["frozen", "signed"],
                    "silence_on_substance": True, "sealed_questions": True, "regimes": {"track": "verbatim"},
                    "words": {"fr": "Comme convenu."}}}),
    Case("AdmitParty", CHIEF, P, {"party": "tarsane", "name.en": "Tarsane", "roles": ["host", "observer"],
                                  "footnote.fr": "Dit.", "aliases": "Tarsanese\nAubrel"},
         {"party": "tarsane", "name": {"en": "Tarsane"}, "roles": ["host", "observer"], "footnote": {"fr": "Dit."},
          "aliases": ["Tarsanese", "Aubrel"]}),
    Case("NotifyDelegation", AKRA, P,
         {"name": "Akra", "delegates.0.function": "Head", "delegates.1.person": "Jo Arden"},
         {"party": "akra", "name": "Akra",
          "delegates": [{"person": "Brena Talvik", "title": "Ambassador", "function": "Head"},
                        {"person": "Jo Arden"}]}),
    Case("AcceptCredentials", SELM, P, {}, {"party": "akra"}),
    Case("ObjectToCredentials", SELM, P, {"reason.en": "Not by that name."},
         {"party": "akra", "reason": {"en": "Not by that name."}}),
    Case("SeatPerson", AKRA, P, {"seat": "akra.adviser", "name": "High water", "person": "Eli Rook"},
         {"seat": "akra.high-water", "office": "adviser", "person": "Eli Rook"}),
    Case("SeatPerson", AKRA, P, {"seat": "akra.adviser", "person": "Eli Rook", "title": "Dr"},
         {"seat": "akra.adviser", "office": "adviser", "person": "Eli Rook", "title": "Dr"}),
    Case("SeatPerson", PRESIDENT, HOME, {"seat": "akra.capital.aide", "person": "Pia Low"},
         {"seat": "akra.capital.aide", "office": "aide", "person": "Pia Low"}),
    Case("VacateSeat", AKRA, P, {"seat": PRESS, "reason": "Gone home"}, {"seat": PRESS, "reason": "Gone home"}),
    Case("Empower", AKRA, P, {"seat": DEPUTY, "acts": ["TakeStance", "Propose"], "until": "12 March 2027"},
         {"seat": DEPUTY, "acts": ["Propose", "TakeStance"], "until": "2027-03-12"}),
    Case("Revoke", AKRA, P, {"acts": ["Propose"]}, {"seat": DEPUTY, "acts": ["Propose"]}),
    Case("PresentFullPowers", AKRA, P,
         {"seat": AKRA, "acts": ["Initial", "Sign"], "issued_by": "The President", "issued_on": "2 January 2027",
          "paper": N["paper"]},
         {"seat": AKRA, "acts": ["Initial", "Sign"], "issued_by": "The President", "issued_on": "2027-01-02",
          "paper": N["paper"]}),
]  # fmt: skip

ROOMS = [
    Case("OpenRoom", MED, "new",
         {"room_kind": "track", "title.en": "Tolls", "name": "tolls", "members": [AKRA, SELM], "regime": "verbatim",
          "chair": MED, "secretary": MED, "rapporteur": AKRA},
         {"room_kind": "track", "title": {"en": "Tolls"}, "name": "tolls", "members": [AKRA, SELM],
          "regime": "verbatim",
          "chair": MED, "secretary": MED, "rapporteur": AKRA}),
    Case("OpenRoom", MED, "new",
         {"room_kind": "caucus", "title.en": "With Selm", "name": "selm", "members": [SELM], "reports_to": [MED]},
         {"room_kind": "caucus", "title": {"en": "With Selm"}, "name": "selm", "members": [SELM], "reports_to": [MED]}),
    Case("BringIn", MED, TRACK, {"seat": SELM2}, {"seat": SELM2}),
    Case("ShowOut", AKRA, TRACK, {"seat": DEPUTY}, {"seat": DEPUTY}),
    Case("CloseRoom", MED, TRACK, {"reason": "Done"}, {"reason": "Done"}),
    Case("AppointChair", MED, TRACK, {"seat": AKRA, "function": "rapporteur"}, {"seat": AKRA,
                                                                                "function": "rapporteur"}),
    Case("AppointChair", MED, P, {"seat": MED}, {"seat": MED}),
    Case("Say", AKRA, HOME, {"text.en": "Noted.", "point": "2"}, {"text": {"en": "Noted."}, "point": "2"}),
    Case("RecordDeclared", MED, TRACK,
         {"party": "selm", "text.en": "We reserve.", "wording": f"3:{N['in track']}", "stance": "reserve"},
         {"party": "selm", "text": {"en": "We reserve."}, "point": "3", "wording": N["in track"], "stance": "reserve"}),
    Case("RecordDeclared", AKRA, CAUCUS,
         {"party": "akra", "text.fr": "Peut-être.", "wording": "3", "licence": "as your own idea"},
         {"party": "akra", "text": {"fr": "Peut-être."}, "point": "3", "licence": "as your own idea"}),
    Case("ConfirmRecord", AKRA, TRACK, {}, {"record": N["declared"]}),
    Case("ContestRecord", AKRA, TRACK, {"reason.en": "We said: perhaps."},
         {"record": N["declared"], "reason": {"en": "We said: perhaps."}}),
    Case("Rectify", MED, TRACK, {"record": N["declared"], "text.en": "Perhaps we accept.", "stance": "can live with"},
         {"record": N["declared"], "text": {"en": "Perhaps we accept."}, "stance": "can live with"}),
    Case("AcknowledgeReceipt", AKRA, P, {"of": N["silence"]}, {"of": N["silence"]}),
]  # fmt: skip

DOORS = [
    Case("Release", AKRA, TRACK,
         {"text.en": "One light.", "target": P, "words_of": ["akra", "selm"], "attributed": "no", "point": "3"},
         {"text": {"en": "One light."}, "target": P, "words_of": ["akra", "selm"], "attributed": False, "point": "3",
          "token": Case.ANY}),
    Case("ConsentToRelease", SELM, TRACK, {}, {"release": N["asked"]}),
    Case("DeclineRelease", SELM, TRACK, {"reason": "Not yet"}, {"release": N["asked"], "reason": "Not yet"}),
    Case("Deliver", AKRA, P, {"token": token(2), "point": "3"},
         {"token": token(2), "text": {"en": "Two lights.\n"}, "attribution": ["akra"], "point": "3"}),
    Case("Quote", AKRA, HOME,
         {"from.room": P, "from.number": N["own"], "words": "Tolls for five", "speaker": "Brena Talvik",
          "occasion": "Day 1"},
         {"words": "Tolls for five", "speaker": "Brena Talvik", "occasion": "Day 1", "nonce": Case.ANY,
          "link": Case.ANY}),
    Case("Convey", MED, CAUCUS, {"text.en": "Four?", "to": "selm", "attributed": True},
         {"record": N["kept"], "text": {"en": "Four?"}, "to": "selm", "attributed": True, "token": Case.ANY}),
]  # fmt: skip

CALENDAR = [
    Case("ScheduleRound", CHIEF, P,
         {"dates": "10 March 2027", "status": "tentative", "place": "Quay House", "expected": "two days",
          "announced_by": "Ada Lorne", "note": "Rooms are booked."},
         {"round": 2, "dates": "2027-03-10", "status": "tentative", "place": "Quay House", "expected": "two days",
          "announced_by": "Ada Lorne", "note": "Rooms are booked."}),
    Case("Reschedule", CHIEF, P, {"dates": "2027-03-05/2027-03-06", "status": "confirmed"},
         {"round": 1, "dates": "2027-03-05/2027-03-06", "status": "confirmed", "place": "Quay House"}),
    Case("AdoptAgenda", AKRA, P, {"proposal": N["agenda"]}, {"round": 1, "proposal": N["agenda"]}),
    Case("AdoptAgenda", AKRA, P, {"round": "1", "items.0.text.en": "Tolls", "items.0.point": "2",
                                  "items.1.text.fr": "Divers"},
         {"round": 1, "items": [{"text": {"en": "Tolls"}, "point": "2"}, {"text": {"fr": "Divers"}}]}),
    Case("Convene", MED, P,
         {"session": "second", "title.en": "Tolls", "status": "opened", "round": "1",
          "starts": "2027-03-04T10:00:00+01:00", "ends": "2027-03-04", "place": "Room 2", "format": "plenary",
          "expected": "an hour", "who": "Akra\r\n\r\nSelm", "languages": "en, fr", "interpreters.0.person": "Mo Dell",
          "interpreters.0.languages": "en fr"},
         {"session": "second", "title": {"en": "Tolls"}, "status": "opened", "round": 1,
          "starts": "2027-03-04T10:00:00+01:00", "ends": "2027-03-04", "place": "Room 2", "format": "plenary",
          "expected": "an hour", "who": ["Akra", "Selm"], "languages": ["en", "fr"],
          "interpreters": [{"person": "Mo Dell", "languages": ["en", "fr"]}]}),
    Case("NoteAttendance", MED, P,
         {"session": "first", "present.0.party": "akra", "present.0.person": "Brena Talvik", "present.2.party": "selm",
          "present.2.person": "Oru Senn", "present.2.note": "from 11:00", "note": "Both on time"},
         {"session": "first", "present": [{"party": "akra", "person": "Brena Talvik"},
                                          {"party": "selm", "person": "Oru Senn", "note": "from 11:00"}],
          "note": "Both on time"}),
    Case("Adjourn", MED, P, {"until": "2027-03-05"}, {"session": "first", "until": "2027-03-05"}),
    Case("CloseRound", CHIEF, P, {"dates": "2027-03-04/2027-03-05", "note": "As planned"},
         {"round": 1, "dates": "2027-03-04/2027-03-05", "note": "As planned"}),
    Case("AssessRound", AKRA, P,
         {"round": "1", "words.en": "Useful.", "left.words.en": "Two things.", "left.sort": "at least",
          "left.count": "2",
          "left.points": ["2", "3"], "speaker": "Brena Talvik"},
         {"round": 1, "words": {"en": "Useful."}, "speaker": "Brena Talvik",
          "left": {"words": {"en": "Two things."}, "sort": "at least", "count": 2, "points": ["2", "3"]}}),
    Case("AssessRound", CHIEF, "public",
         {"party": "selm", "speaker": "Oru Senn", "words.en": "Constructive.", "source.report": "The Gull",
          "source.date": "2027-03-01", "source.speaker": "Oru Senn", "source.via": "The Tern",
          "source.words": "“Constructive”",
          "source.said_on": "2027-02-28"},
         {"party": "selm", "speaker": "Oru Senn", "words": {"en": "Constructive."},
          "source": {"report": "The Gull", "date": "2027-03-01", "speaker": "Oru Senn", "via": ["The Tern"],
                     "words": "“Constructive”", "said_on": "2027-02-28"}}),
    Case("CirculatePaper", AKRA, P,
         {"symbol": "H/2", "title.en": "Tides", "sort": "non-paper", "marking": "non-paper", "text.en": "See chart.",
          "sha256": "a" * 64, "copies.0.holder": "Selm", "copies.0.number": "1", "copies.1.holder": "Akra",
          "copies.1.number": "2", "cites.0.room": P, "cites.0.number": N["paper"]},
         {"symbol": "H/2", "title": {"en": "Tides"}, "sort": "non-paper", "marking": "non-paper",
          "text": {"en": "See chart."},
          "sha256": "a" * 64, "copies": {"Selm": 1, "Akra": 2}, "cites": [{"room": P, "number": N["paper"]}]}),
    Case("MarkPaper", AKRA, P, {"marking": "without prejudice"}, {"paper": N["paper"], "marking": "without prejudice"}),
    Case("CollectPaper", AKRA, P, {"copies": [f"{N['paper']}:2"]}, {"paper": N["paper"], "copies": [2]}),
]  # fmt: skip
