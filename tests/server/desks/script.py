"""A small invented negotiation that touches every page of the desks: two parties, a mediator, a host, eight rooms."""

from __future__ import annotations

import hashlib
import json
from datetime import UTC, datetime, timedelta
from typing import Any

from goodoffices.memory import MemoryRecords
from goodoffices.registry import Registry
from goodoffices.talks.act import Refusal
from goodoffices.talks.closing import Frozen, digest
from goodoffices.talks.carrying import quote_link

TALKS = "river"
CHIEF, AKRA, SELM, SOC = "secretariat.chief", "akra.head", "selm.head", "soc.chief"
TRACK, CAUCUS, BILATERAL = "water@soc.chief", "with-akra@soc.chief", "two@akra.head"
SEATS = (
    CHIEF, AKRA, "akra.press", "akra.capital.president", SELM, "selm.deputy", "selm.capital.premier", SOC, "tarsane.liaison",
    "public",
)  # fmt: skip
START = datetime(2027, 3, 1, 9, tzinfo=UTC)


class Script:
    """Drives a registry in memory, an act a minute; every act must be taken."""

    def __init__(self) -> None:
        self.time = START
        self.registry = Registry(MemoryRecords(), lambda: self.time, self._salt)
        self.registry.found(TALKS)
        self.sent = 0

    @staticmethod
    def _salt(purpose: str, where: str, number: int) -> bytes:
        return hashlib.sha256(f"{purpose}|{where}|{number}".encode()).digest()

    def do(self, seat: str, room: str, kind: str, /, **act: Any) -> int:
        """Submit one act and return its number."""
        self.time += timedelta(minutes=1)
        self.sent += 1
        raw = json.dumps({"kind": kind, **act})
        out = self.registry.submit(TALKS, seat, room, raw, f"script-{self.sent}")
        assert not isinstance(out, Refusal), (seat, room, kind, act, out)
        return out.number

    def at(self, day: int, hour: int = 9, month: int = 3) -> None:
        """Let the time go on."""
        self.time = datetime(2027, month, day, hour, tzinfo=UTC)

    def found(self) -> None:
        do = self.do
        do(CHIEF, "plenary", "FoundTalks", title={"en": "Talks on the River", "fr": "Pourparlers sur le Fleuve"},
           zone="Europe/Zurich", languages=["en", "fr"], person="Corin Haveley", mode="role-play")  # fmt: skip
        for party, en, fr, roles in (
            ("akra", "Akra", "Akra", ["negotiating"]),
            ("selm", "Selm", "Selm", ["negotiating"]),
            ("soc", "The Office", "L’Office", ["mediator"]),
            ("tarsane", "Tarsane", "Tarsane", ["host"]),
        ):
            note = {"footnote": {"en": "The name is used without prejudice."}} if party == "selm" else {}
            do(CHIEF, "plenary", "AdmitParty", party=party, name={"en": en, "fr": fr}, roles=roles, **note)
        for seat, office, person in (
            (AKRA, "head", "Brena Talvik"),
            (SELM, "head", "Ysol Lanvier"),
            (SOC, "mediator", "Ines Aldermere"),
            ("tarsane.liaison", "observer", "Aubin Rochemar"),
        ):
            do(CHIEF, "plenary", "SeatPerson", seat=seat, office=office, person=person)
        do(AKRA, "plenary", "SeatPerson", seat="akra.press", office="press", person="Jona Maarek")
        do(SELM, "plenary", "SeatPerson", seat="selm.deputy", office="deputy", person="Marcen Obry")
        do(CHIEF, "-", "OpenRoom", room_kind="public", title={"en": "Public record"}, zone="Europe/Zurich")
        do(AKRA, "-", "OpenRoom", room_kind="capital", title={"en": "Hadrel"})
        do(
            AKRA,
            "capital.akra",
            "SeatPerson",
            seat="akra.capital.president",
            office="principal",
            person="Oskel Vardane",
        )
        do(AKRA, "capital.akra", "BringIn", seat="akra.press")
        do(SELM, "-", "OpenRoom", room_kind="capital", title={"en": "Linova"})
        do(SELM, "capital.selm", "SeatPerson", seat="selm.capital.premier", office="principal", person="Amaris Dolen")
        do(SOC, "-", "OpenRoom", room_kind="mediation", title={"en": "The mediation team"})

    def begin(self) -> None:
        do = self.do
        self.at(2)
        do(AKRA, "plenary", "NotifyDelegation", party="akra", name="Delegation of Akra", delegates=[
            {"person": "Brena Talvik", "title": "Ambassador", "function": "Head of delegation"},
            {"person": "Jona Maarek", "function": "Spokesman", "footnote": "From 4 March."}])  # fmt: skip
        do(
            SELM,
            "plenary",
            "NotifyDelegation",
            party="selm",
            delegates=[{"person": "Ysol Lanvier", "title": "Minister"}],
        )
        do(SELM, "plenary", "AcceptCredentials", party="akra")
        do(AKRA, "plenary", "ObjectToCredentials", party="selm", reason={"en": "The style names a disputed place."})
        self.rules = do(SOC, "plenary", "AdoptRules", rules={
            "sufficient": 0, "text_ladder": ["frozen", "checked", "initialled", "confirmed", "signed", "in force"],
            "words": {"en": "The parties decide by consensus."}, "regimes": {"restricted": "declared"}})  # fmt: skip
        do(AKRA, "plenary", "AdoptRules", proposal=self.rules)
        do(SELM, "plenary", "AdoptRules", proposal=self.rules)
        do(CHIEF, "plenary", "ScheduleRound", round=1, dates="2027-03-09?", status="tentative", place="Aubrel",
           expected="expected to last two days", announced_by="the secretariat")  # fmt: skip
        do(CHIEF, "plenary", "Reschedule", round=1, dates="2027-03-10/2027-03-11", status="confirmed", place="Aubrel")
        do(CHIEF, "public", "ScheduleRound", round=1, dates="2027-03-10/2027-03-11", status="planned", place="Aubrel")
        self.agenda = do(
            SOC, "plenary", "AdoptAgenda", round=1, items=[{"text": {"en": "Opening"}}, {"text": {"en": "The text"}}]
        )
        do(AKRA, "plenary", "AdoptAgenda", round=1, proposal=self.agenda)
        do(SELM, "plenary", "AdoptAgenda", round=1, proposal=self.agenda)
        do(SOC, "plenary", "AppointChair", seat=SOC, function="chair")
        do(SOC, "plenary", "AppointChair", seat=CHIEF, function="room secretary")
        self.at(10)
        do(SOC, "plenary", "Convene", session="1", title={"en": "Opening session", "fr": "Séance d’ouverture"}, round=1,
           starts="2027-03-10T10:00:00+01:00", ends="2027-03-10T12:00:00+01:00", status="opened", place="Great Room",
           format="plenary", who=["all delegations"], interpreters=[{"person": "Ms Amarel", "languages": ["en", "fr"]}],
           languages=["en", "fr"], expected="expected to last two days")  # fmt: skip
        do(CHIEF, "plenary", "NoteAttendance", session="1", present=[
            {"party": "akra", "person": "Brena Talvik"}, {"party": "selm", "person": "Ysol Lanvier", "note": "from 11:00"}])  # fmt: skip
        self.text = do(SOC, "plenary", "TableText", title={"en": "First draft"}, points=[
            {"point": "1", "title": {"en": "Level of the lake", "fr": "Niveau du lac"},
             "text": {"en": "The level shall be kept between 430.00 and 431.80 metres.", "fr": "Le niveau est maintenu entre 430,00 et 431,80 mètres."}},
            {"point": "2", "title": {"en": "Releases in the dry season"}},
            {"point": "3", "title": {"en": "The bridge"}, "text": {"en": "The bridge is open to all."}},
            {"point": "10", "title": {"en": "Costs"}}])  # fmt: skip

    def work(self) -> None:
        do = self.do
        do(
            "akra.capital.president",
            "capital.akra",
            "SetObjectives",
            text={"en": "A lake that fills, and a river that is open."},
        )
        self.mine = do(
            AKRA,
            "plenary",
            "Propose",
            point="2",
            text={"en": "The volume released is not less than 1.3 cubic kilometres."},
        )
        self.theirs = do(SELM, "plenary", "Propose", point="2", text={"en": "The volume released is not less than 1.9 cubic kilometres."},
                         marking="without prejudice")  # fmt: skip
        do("akra.capital.president", "capital.akra", "Direct", point="2", verdict="never", alternative=self.theirs,
           text={"en": "Not above 1.6."})  # fmt: skip
        do("akra.capital.president", "capital.akra", "Direct", point="1", verdict="may accept", reference="HD/2027/11")
        do("selm.capital.premier", "capital.selm", "Direct", point="2", verdict="never", alternative=self.mine,
           text={"en": "SECRET OF LINOVA"})  # fmt: skip
        do(SELM, "plenary", "TakeStance", point="2", wording=self.theirs, stance="accept")
        do(SELM, "plenary", "TakeStance", point="2", wording=self.mine, stance="oppose", note={"en": "Far too little."})
        self.reworded = do(AKRA, "plenary", "Amend", point="2", alternative=self.mine, wording=self.mine,
                           text={"en": "The volume released is not less than 1.6 cubic kilometres in any year."})  # fmt: skip
        do(AKRA, "plenary", "TakeStance", point="1", wording=self.text, stance="accept ad referendum",
           conditions=[{"point": "2", "wording": self.reworded}, {"conduct": "the boats are returned"}])  # fmt: skip
        do(AKRA, "plenary", "TakeStance", point="3", wording=self.text, stance="accept")
        do(SELM, "plenary", "TakeStance", point="3", wording=self.text, stance="accept ad referendum")
        do(AKRA, "plenary", "TakeStance", point="2", wording=self.theirs, stance="reserve", reservation="scrutiny")
        self.declared = do(CHIEF, "plenary", "RecordDeclared", party="selm", text={"en": "Selm can live with the level."},
                           point="1", wording=self.text, stance="can live with")  # fmt: skip
        settled = do(CHIEF, "plenary", "RecordDeclared", party="akra", text={"en": "Akra came to open a river."})
        do(AKRA, "plenary", "ConfirmRecord", record=settled)
        self.park = do(SOC, "plenary", "Park", point="10", reason="Set aside; nothing is conceded.")
        self.offer = do(AKRA, "plenary", "OfferReferral", point="2", words={"en": "Let the principals speak of it."})
        self.claim = do(
            AKRA,
            "plenary",
            "ClaimUnderstanding",
            text={"en": "Our position is clear and understood."},
            by=["selm", "soc"],
            point="2",
        )
        do(SOC, "plenary", "ConfirmUnderstanding", claim=self.claim)
        do(SELM, "plenary", "CorrectUnderstanding", claim=self.claim, text={"en": "We heard 1.6, not 1.3."})
        self.owed = do(
            SELM, "plenary", "Undertake", what={"en": "The barrier is lifted."}, to=["akra"], due="2027-03-05"
        )
        do(AKRA, "plenary", "Undertake", what={"en": "The boats go home."}, to=["selm"], due="2027-04-30")
        done = do(SOC, "plenary", "Undertake", what={"en": "A note on the water balance."}, to=["akra", "selm"])
        do(SOC, "plenary", "Discharge", undertaking=done, note="Circulated.")
        self.sheet = do(
            CHIEF,
            "plenary",
            "OpenSynchronization",
            title={"en": "First synchronization"},
            points=["1", "2", "3"],
            after="round 1",
        )
        mine = do(
            AKRA,
            "plenary",
            "DeclarePosition",
            sheet=self.sheet,
            point="2",
            party="akra",
            words={"en": "1.6, in any year."},
        )
        do(AKRA, "plenary", "ConfirmPosition", position=mine)
        do(
            CHIEF,
            "plenary",
            "DeclarePosition",
            sheet=self.sheet,
            point="2",
            party="selm",
            words={"en": "1.9, guaranteed."},
        )
        old = do(
            SELM, "plenary", "DeclarePosition", sheet=self.sheet, point="3", party="selm", words={"en": "Open to all."}
        )
        do(SELM, "plenary", "ConfirmPosition", position=old)
        do(SELM, "plenary", "TakeStance", point="3", wording=self.text, stance="accept")
        self.paper = do(CHIEF, "plenary", "CirculatePaper", symbol="RIV/1", title={"en": "Water balance"}, sort="report",
                        copies={"Delegation of Akra": 1, "Delegation of Selm": 2})  # fmt: skip
        do(CHIEF, "plenary", "CollectPaper", paper=self.paper, copies=[2])
        self.silence = do(SOC, "plenary", "OpenSilence", text={"en": "The secretariat keeps the archive."},
                          deadline="2027-03-20T12:00:00+01:00", to=["akra", "selm"])  # fmt: skip
        do(AKRA, "plenary", "AcknowledgeReceipt", of=self.silence)

    def rooms(self) -> None:
        do = self.do
        do(SOC, "-", "OpenRoom", room_kind="track", name="water", title={"en": "Track on water"}, members=[AKRA, SELM, "selm.deputy"],
           chair=SOC, rapporteur=SOC)  # fmt: skip
        n = do(AKRA, TRACK, "Propose", point="1", text={"en": "The level is read at Talven."})
        do(SELM, TRACK, "TakeStance", point="1", wording=n, stance="accept ad referendum")
        do(AKRA, TRACK, "TakeStance", point="1", wording=n, stance="accept ad referendum")
        self.report = do(
            SOC,
            TRACK,
            "DraftTrackReport",
            title={"en": "Report of the track"},
            text={"en": "The gauge was discussed."},
            token="ab" * 16,
        )
        do(AKRA, TRACK, "ClearTrackReport", report=self.report)
        do(SOC, TRACK, "ShowOut", seat="selm.deputy")
        token = "cd" * 16
        release = do(AKRA, TRACK, "Release", text={"en": "The level is read at Talven."}, target="plenary", words_of=["akra", "selm"],
                     attributed=True, token=token, point="1")  # fmt: skip
        do(SELM, TRACK, "ConsentToRelease", release=release)
        do(
            SOC,
            "plenary",
            "Deliver",
            text={"en": "The level is read at Talven."},
            token=token,
            attribution=["akra", "selm"],
            point="1",
        )
        do(
            SOC,
            "-",
            "OpenRoom",
            room_kind="caucus",
            name="with-akra",
            title={"en": "The Office and Akra"},
            members=[AKRA],
            reports_to=[SOC],
        )
        kept = do(
            AKRA, CAUCUS, "RecordDeclared", party="akra", text={"en": "The boats go home in April."}, licence="as ours"
        )
        do(SOC, CAUCUS, "ConfirmRecord", record=kept)
        do(
            SOC,
            CAUCUS,
            "Convey",
            record=kept,
            text={"en": "Akra says the boats go home."},
            to="selm",
            token="ef" * 16,
            attributed=True,
        )
        do(AKRA, "-", "OpenRoom", room_kind="bilateral", name="two", title={"en": "Akra and Selm"}, members=[SELM])
        do(SOC, "mediation", "Say", text={"en": "SECRET OF THE TEAM"})

    def capital(self) -> None:
        do = self.do
        words = "Far too little."
        entry = next(
            e.number
            for e in self.registry.play(TALKS, AKRA).plenary.entries
            if getattr(e.act, "note", None) == {"en": words}
        )
        nonce = "12" * 16
        self.quote = do(AKRA, "capital.akra", "Quote", words=words, speaker="Ysol Lanvier", nonce=nonce,
                        link=quote_link(nonce, "plenary", entry), occasion="plenary, on point 2")  # fmt: skip
        self.asked = do(AKRA, "capital.akra", "SeekInstructions", question={"en": "May we go to 1.7?"}, point="2",
                        recommendation={"en": "Yes, with the loan."}, deadline="2027-03-12T18:00:00+01:00")  # fmt: skip
        do(AKRA, "capital.akra", "NoteOralInstruction", giver="Oskel Vardane", at="2027-03-10T09:00:00+01:00",
           text="Hold at 1.6 today.", point="2", verdict="refer")  # fmt: skip
        self.stage = do(AKRA, "capital.akra", "ReportStage", title={"en": "First day"}, round=1, next_report="after the second day",
                        facts=[{"text": {"en": "Selm opposes 1.3."}, "quote": self.quote}, {"text": {"en": "The text was tabled."}}],
                        judgement={"en": "Selm will pay for a figure."},
                        decisions=[{"question": {"en": "Go to 1.7?"}, "recommendation": {"en": "Yes."}, "point": "2",
                                    "deadline": "2027-03-12T18:00:00+01:00"}, {"question": {"en": "Return the boats?"}}])  # fmt: skip
        do("akra.capital.president", "capital.akra", "NoteReport", report=self.stage,
           replies=[{"decision": 1, "answer": "amend", "words": {"en": "1.65."}}], words={"en": "Read."})  # fmt: skip

    def press(self) -> None:
        do = self.do
        rule = do(
            SOC, "plenary", "AgreePressRule", rule={"en": "The Office alone speaks on substance."}, scope="substance"
        )
        do(AKRA, "plenary", "AgreePressRule", proposal=rule)
        do(SELM, "plenary", "AgreePressRule", proposal=rule)
        do(AKRA, "capital.akra", "SetPosture", posture="no statements", scope="results", until="2027-03-11T20:00:00+01:00",
           words={"en": "No statements today on the results."})  # fmt: skip
        line = do(
            "akra.press", "capital.akra", "DraftLine", line="holding line", text={"en": "We work."}, topic="results"
        )
        do(AKRA, "capital.akra", "ClearStatement", draft=line)
        do("akra.press", "capital.akra", "DraftStatement", title={"en": "On the boats"}, text={"en": "They are safe."})
        self.statement = do(CHIEF, "public", "Publish", title={"en": "First session"}, text={"en": "The delegations met for three days."},
                            on_behalf_of=["secretariat"])  # fmt: skip
        do(
            CHIEF,
            "public",
            "CorrectStatement",
            statement=self.statement,
            text={"en": "The delegations met for two days."},
        )
        dispatch = do(CHIEF, "public", "FileDispatch", publisher="Aubrel Courier", title="Talks to open", published="2027-03-06",
                      agency="River News")  # fmt: skip
        do(CHIEF, "public", "RecordClaim", claim="date", dispatch=dispatch, words="will open on Wednesday", verbatim=True,
           speaker="the organisers", about="2027-03-10", round=1, said_on="2027-03-05")  # fmt: skip
        do(CHIEF, "public", "RecordClaim", claim="left", dispatch=dispatch, words="down to one last issue", verbatim=True,
           speaker="an envoy", office="envoy of Tarsane", count=1)  # fmt: skip
        do(CHIEF, "public", "RecordClaim", claim="denial", dispatch=dispatch, words="a list of documents", polarity="unclear as printed",
           speaker="a spokesman")  # fmt: skip
        do(AKRA, "public", "AssessRound", round=1, words={"en": "Businesslike."},
           left={"words": {"en": "Two points, and they are the hard ones."}, "sort": "at least", "count": 2, "points": ["2"]})  # fmt: skip
        do(SELM, "plenary", "AssessRound", round=1, words={"en": "Constructive, and long overdue."})

    def close(self) -> None:
        """What the other acts leave to do, so that a text is frozen and initialled by one."""
        do = self.do
        for seat in (AKRA, SELM):
            do(seat, "plenary", "TakeStance", point="2", wording=self.reworded, stance="accept")
            do(seat, "plenary", "TakeStance", point="1", wording=self.text, stance="accept")
            do(
                seat,
                "plenary",
                "PresentFullPowers",
                seat=seat,
                acts=["Initial", "Sign"],
                issued_by="the capital",
                issued_on="2027-03-01",
            )
        points = tuple(
            Frozen(point, wording) for point, wording in (("1", self.text), ("2", self.reworded), ("3", self.text))
        )
        state = self.registry.play(TALKS, AKRA).plenary
        self.digest = digest(points, state) or ""
        self.frozen = do(CHIEF, "plenary", "FreezeText", title={"en": "The Accord"}, digest=self.digest,
                         points=[{"point": p.point, "wording": p.wording} for p in points])  # fmt: skip
        do(CHIEF, "plenary", "CheckConcordance", text=self.frozen, languages=["en", "fr"], concordant=True)
        do(AKRA, "plenary", "Initial", text=self.frozen, digest=self.digest)


def told(*, to_the_end: bool = False) -> Script:
    """The script, carried out."""
    script = Script()
    script.found()
    script.begin()
    script.work()
    script.rooms()
    script.capital()
    script.press()
    if to_the_end:
        script.close()
    return script
