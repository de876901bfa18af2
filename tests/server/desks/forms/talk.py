"""A scripted negotiation, invented for the tests of the forms: whatever a form may ask for has happened in it."""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from functools import cache
from types import SimpleNamespace
from typing import Any, NoReturn
from unittest.mock import patch

from goodoffices.memory import MemoryRecords
from goodoffices.records import QuestionKey
from goodoffices.registry import Registry, zone_of
from goodoffices.server.desks.desk import Desk
from goodoffices.server.desks.forms import questions
from goodoffices.talks.act import Refusal, party_of
from goodoffices.talks.carrying import quote_link
from goodoffices.talks.closing import Frozen, digest
from goodoffices.valuations.sealed_box import new_key

TALKS = "harbour"
CHIEF, MED = "secretariat.chief", "med.chief"
AKRA, DEPUTY, PRESS, PRESIDENT = "akra.head", "akra.deputy", "akra.press", "akra.capital.president"
SELM, SELM2 = "selm.head", "selm.deputy"
TRACK, CAUCUS = "water@med.chief", "with-akra@med.chief"
WORDS = {"en": "The harbour is open to both.", "fr": "Le port est ouvert aux deux."}


class Talk:
    """A registry in memory and what was entered in it, by name."""

    def __init__(self) -> None:
        self.time = datetime(2027, 3, 1, 8, tzinfo=UTC)  # a Monday
        self.registry = Registry(MemoryRecords(), lambda: self.time, _salt)
        self.registry.found(TALKS)
        self.sent = 0
        self.number: dict[str, int] = {}

    def do(self, seat: str, room: str, kind: str, /, called: str = "", **act: Any) -> int:
        """Enter an act, which must be taken; remember its number under a name."""
        self.time += timedelta(minutes=1)
        self.sent += 1
        out = self.registry.submit(TALKS, seat, room, json.dumps({"kind": kind, **act}), str(self.sent))
        assert not isinstance(out, Refusal), (seat, room, kind, act, out)
        self.number[called] = out.number
        return out.number

    def shut(self) -> Talk:
        """Take no further act: these talks are shared, and what one test entered another would find."""
        self.registry._records.writing = _is_shared  # type: ignore[attr-defined]
        return self

    def desk(self, seat: str, *, language: str = "en") -> Desk:
        """The desk of a seat."""
        play = self.registry.play(TALKS, seat)
        own = play.seat(seat)
        assert own is not None
        return Desk(TALKS, seat, play, party_of(seat), own.office, own.person, "The Harbour", zone_of(play), language,
                    ("en", "fr"), "negotiation", self.time)  # fmt: skip


@contextmanager
def keys_of_the_talk() -> Iterator[None]:
    """The form of a question has its key made by the registry of the talk, not by a database."""
    with patch.object(questions, "store", SimpleNamespace(get_registry=lambda: talk().registry)):
        yield


def _is_shared(*_: object) -> NoReturn:
    raise AssertionError("talks that tests share: enter nothing, or have talks of your own")


def _salt(purpose: str, where: str, number: int) -> bytes:
    return hashlib.sha256(f"{purpose}|{where}|{number}".encode()).digest()


def token(number: int) -> str:
    return f"{number:032x}"


def _founded() -> Talk:
    t = Talk()
    do = t.do
    do(CHIEF, "plenary", "FoundTalks", title={"en": "The Harbour", "fr": "Le Port"}, zone="Europe/Zurich",
       languages=["en", "fr"], person="Ina Holt")  # fmt: skip
    for party, name, roles in (("akra", "Akra", ["negotiating"]), ("selm", "Selm", ["negotiating"]),
                               ("med", "The Mediators", ["mediator"])):  # fmt: skip
        do(CHIEF, "plenary", "AdmitParty", party=party, name={"en": name}, roles=roles)
    do(CHIEF, "plenary", "SeatPerson", seat=AKRA, office="head", person="Brena Talvik")
    do(CHIEF, "plenary", "SeatPerson", seat=SELM, office="head", person="Oru Senn")
    do(CHIEF, "plenary", "SeatPerson", seat=MED, office="mediator", person="Ada Lorne")
    do(AKRA, "plenary", "SeatPerson", seat=DEPUTY, office="deputy", person="Jo Arden")
    do(AKRA, "plenary", "SeatPerson", seat=PRESS, office="press", person="Kit Moor")
    do(SELM, "plenary", "SeatPerson", seat=SELM2, office="deputy", person="Lia Vann")
    do(AKRA, "-", "OpenRoom", room_kind="capital", title={"en": "Akra, at home"})
    do(AKRA, "capital.akra", "SeatPerson", seat=PRESIDENT, office="principal", person="Tor Almen")
    do(CHIEF, "-", "OpenRoom", room_kind="public", title={"en": "The Harbour"}, zone="Europe/Zurich")
    rules = {"silence_on_substance": True, "sealed_questions": True, "words": {"en": "As usual, with silence."}}
    adopted = do(AKRA, "plenary", "AdoptRules", rules=rules)
    do(SELM, "plenary", "AdoptRules", proposal=adopted)
    do(SELM, "plenary", "AdoptRules", "rules", rules={"can_live_with_suffices": True})
    return t


def _text(t: Talk) -> None:
    points = [
        {"point": "1", "title": {"en": "Harbour", "fr": "Port"}, "text": WORDS},
        {"point": "2", "title": {"en": "Tolls"}, "text": {"en": "No tolls."}},
        {"point": "3", "title": {"en": "Light"}},
        {"point": "4"},
    ]
    t.do(MED, "plenary", "TableText", "text", title={"en": "First draft"}, points=points)
    t.do(AKRA, "plenary", "Propose", "own", point="2", text={"en": "Tolls for five years.", "fr": "Péages."})
    t.do(SELM, "plenary", "Propose", "theirs", point="2", text={"en": "No tolls for fishing."})
    t.do(
        AKRA, "plenary", "TakeStance", "referendum", point="1", wording=t.number["text"], stance="accept ad referendum"
    )
    t.do(SELM, "plenary", "TakeStance", point="2", wording=t.number["own"], stance="oppose")
    t.do(SELM, "plenary", "OfferReferral", "offer", point="3", words={"en": "Let them decide."})
    later = (t.time + timedelta(days=2)).isoformat()
    t.do(MED, "plenary", "OpenSilence", "silence", text={"en": "We meet at nine."}, deadline=later, to=["akra", "selm"])
    t.do(SELM, "plenary", "ClaimUnderstanding", "claim", text={"en": "The pilot stays."}, by=["akra"])
    both = [t.number["own"], t.number["theirs"]]
    t.do(MED, "plenary", "Merge", "merge", point="2", alternatives=both, text={"en": "Tolls for five boats."})


def _procedure(t: Talk) -> None:
    do = t.do
    do(AKRA, "plenary", "NotifyDelegation", party="akra", delegates=[{"person": "Brena Talvik", "title": "Ambassador"}])
    do(AKRA, "plenary", "Empower", seat=DEPUTY, acts=["Propose"])
    do(CHIEF, "plenary", "ScheduleRound", round=1, dates="2027-03-04?", place="Quay House")
    do(SELM, "plenary", "AdoptAgenda", "agenda", round=1, items=[{"text": {"en": "The harbour"}, "point": "1"}])
    do(MED, "plenary", "Convene", session="first", title={"en": "Opening"}, starts="2027-03-04", round=1)
    do(AKRA, "plenary", "CirculatePaper", "paper", symbol="H/1", title={"en": "Soundings"}, sort="map",
       copies={"Oru Senn": 1, "Ada Lorne": 2})  # fmt: skip
    do(MED, "plenary", "OpenSynchronization", "sheet", title={"en": "Where we stand"}, points=["1", "2"])
    do(AKRA, "plenary", "DeclarePosition", "position", sheet=t.number["sheet"], point="1", party="akra",
       words={"en": "Open, with pilots."})  # fmt: skip
    do(AKRA, "plenary", "Undertake", "undertaking", what={"en": "Send the chart."}, to=["selm"], due="2027-03-05")
    do(SELM, "plenary", "AgreePressRule", "press rule", rule={"en": "Nothing on results."})


def _track(t: Talk) -> None:
    do = t.do
    do(MED, "-", "OpenRoom", room_kind="track", name="water", title={"en": "Water"}, members=[AKRA, DEPUTY, SELM],
       chair=MED)  # fmt: skip
    do(AKRA, TRACK, "Propose", "in track", point="3", text={"en": "One light."})
    do(MED, TRACK, "RecordDeclared", "declared", party="akra", text={"en": "We accept."}, point="3",
       wording=t.number["in track"], stance="accept")  # fmt: skip
    do(AKRA, TRACK, "Release", "asked", text={"en": "One light."}, target="plenary", words_of=["akra", "selm"],
       attributed=True, token=token(1), point="3")  # fmt: skip
    do(AKRA, TRACK, "Release", "free", text={"en": "Two lights.\n"}, target="plenary", words_of=["akra"],
       attributed=True, token=token(2), point="3")  # fmt: skip
    do(MED, TRACK, "DraftTrackReport", "report", title={"en": "Water"}, text={"en": "Progress."}, token=token(3))


def _behind_doors(t: Talk) -> None:
    do = t.do
    do(MED, "-", "OpenRoom", room_kind="caucus", name="with-akra", title={"en": "With Akra"}, members=[AKRA],
       reports_to=[MED])  # fmt: skip
    do(AKRA, CAUCUS, "RecordDeclared", "kept", party="akra", text={"en": "Five may become four."}, licence="as ours")
    do(MED, CAUCUS, "ConfirmRecord", record=t.number["kept"])
    do(MED, "-", "OpenRoom", room_kind="mediation", title={"en": "The mediators"})
    home = "capital.akra"
    do(PRESIDENT, home, "Direct", point="1", verdict="may accept")
    do(PRESIDENT, home, "Direct", point="2", alternative=t.number["theirs"], verdict="never")
    do(AKRA, home, "SeekInstructions", "request", question={"en": "Four years?"}, point="2",
       alternative=t.number["own"])  # fmt: skip
    do(AKRA, home, "ReportStage", "stage", title={"en": "First day"}, facts=[{"text": {"en": "We met."}}],
       decisions=[{"question": {"en": "Four years?"}, "recommendation": {"en": "Yes."}},
                  {"question": {"en": "Stay?"}}])  # fmt: skip
    do(AKRA, home, "BringIn", seat=PRESS)
    link = quote_link(token(9), "plenary", t.number["theirs"])
    do(AKRA, home, "Quote", "quote", words="No tolls for fishing.", speaker="Oru Senn", nonce=token(9), link=link)
    do(PRESS, home, "DraftStatement", "statement", title={"en": "On the harbour"}, text={"en": "We met."})
    do(AKRA, home, "ClearStatement", draft=t.number["statement"])
    do(PRESS, home, "DraftLine", "line", line="if asked", text={"en": "We go on."})
    do(AKRA, "public", "Publish", "published", title={"en": "Arrival"}, text={"en": "We are here."},
       on_behalf_of=["akra"])  # fmt: skip
    do(CHIEF, "public", "FileDispatch", "dispatch", publisher="The Gull", title="Talks open", published="2027-03-01")
    do(CHIEF, "public", "RecordClaim", "reported", claim="left", dispatch=t.number["dispatch"], words="Two issues.",
       speaker="Oru Senn", via=["Wire"], round=1, party="selm")  # fmt: skip


def _worth(t: Talk) -> None:
    t.do(SELM, "plenary", "Propose", "worth north", point="4", text={"en": "A bell to the north."})
    t.do(SELM, "plenary", "Propose", "worth south", point="4", text={"en": "A bell to the south."})
    north, south = t.number["worth north"], t.number["worth south"]
    t.do(AKRA, "capital.akra", "RankAlternatives", "worth order", point="4", groups=[[north], [south]])
    tolls = [[t.number["own"]], [t.number["merge"]], [t.number["theirs"], t.number["text"]]]
    t.do(AKRA, "capital.akra", "RankAlternatives", point="2", groups=tolls)


def _one_text(t: Talk) -> None:
    """Two drafts of a series, of which Akra marked the second; and one about which the final question was asked."""
    at = {"point": "2", "wording": t.number["own"]}
    t.do(MED, "plenary", "CirculateDraft", "first draft", settles=[at])
    t.do(MED, "plenary", "CirculateDraft", "draft", settles=[{**at, "wording": t.number["theirs"]}],
         after=t.number["first draft"])  # fmt: skip
    t.do(MED, "plenary", "CirculateDraft", "asked about", settles=[{"point": "1", "wording": t.number["text"]}])
    t.do(MED, "plenary", "AskFinal", "final", draft=t.number["asked about"])
    cites = [{"room": "plenary", "number": t.number["draft"]}]
    t.do(AKRA, CAUCUS, "MarkDraft", cites=cites, marks=[{"point": "2", "mark": "worse"}], could_live=True)


def _sealed(t: Talk) -> None:
    """Two sealed questions, to one of which Akra has consented, and for which it has deposited."""
    later = (t.time + timedelta(days=2)).isoformat()
    both = [t.number["own"], t.number["theirs"]]
    for name, question, more in (
        ("zone", "zone", {"choices": [{"point": "2", "wordings": both}]}),
        ("ballot", "ballot", {"start": [{"point": "2", "wording": both[0]}]}),
    ):
        public, secret = new_key()
        t.registry._records.keep_key(QuestionKey(TALKS, public, MED, name, t.time), secret)
        t.do(MED, "plenary", "AskSealed", name, question=question, to=["akra", "selm"], until=later, wait=600,
             key=public, **more)  # fmt: skip
    t.do(AKRA, "plenary", "ConsentToQuestion", question=t.number["ballot"])
    t.do(SELM, "plenary", "ConsentToQuestion", question=t.number["zone"])
    sealed = base64.b64encode(b"age-encryption.org/v1\n").decode()
    cites = [{"room": "plenary", "number": t.number["zone"]}]
    t.do(AKRA, "capital.akra", "Deposit", "deposit", cites=cites, sealed=sealed)


@cache
def beginning() -> Talk:
    """Talks that have just been founded: nothing is on the table."""
    return _founded().shut()


@cache
def talk() -> Talk:
    """Talks in full course. Nothing may be entered in them: what a form gives is decided, not submitted."""
    return in_full_course().shut()


def in_full_course() -> Talk:
    """The same, of one's own."""
    t = _founded()
    _text(t)
    _procedure(t)
    _track(t)
    _behind_doors(t)
    _worth(t)
    _one_text(t)
    _sealed(t)
    return t


STEPS = ("agreed", "frozen", "checked", "initialled", "confirmed", "signed")


@cache
def closing(step: str) -> Talk:
    """Talks whose text has come as far as `step`, of `STEPS`; nothing may be entered in them."""
    return closed_to(step).shut()


def closed_to(step: str) -> Talk:
    """The same, of one's own."""
    t = _founded()
    points = [{"point": "1", "title": {"en": "Harbour"}, "text": WORDS}, {"point": "2", "text": {"en": "No tolls."}}]
    wording = t.do(MED, "plenary", "TableText", title={"en": "The draft"}, points=points)
    for seat in (AKRA, SELM):
        for point in ("1", "2"):
            t.do(seat, "plenary", "TakeStance", point=point, wording=wording, stance="accept")
        t.do(seat, "plenary", "PresentFullPowers", seat=seat, acts=["Initial", "Sign"], issued_by="The President",
             issued_on="2027-01-01")  # fmt: skip
    frozen = [{"point": "1", "wording": wording}, {"point": "2", "wording": wording}]
    state = t.registry.play(TALKS, MED).rooms["plenary"]
    sha256 = digest(tuple(Frozen(**point) for point in frozen), state)
    t.number["wording"] = wording
    text = 0
    for done in STEPS[1 : STEPS.index(step) + 1]:
        if done == "frozen":
            text = t.do(MED, "plenary", "FreezeText", "frozen", title={"en": "The Text"}, points=frozen, digest=sha256)
        elif done == "checked":
            t.do(MED, "plenary", "CheckConcordance", text=text, languages=["en", "fr"], concordant=True)
        for seat in (AKRA, SELM):
            if done == "initialled":
                t.do(seat, "plenary", "Initial", text=text, digest=sha256)
            elif done == "confirmed":
                t.do(seat, "plenary", "ConfirmAdReferendum", text=text)
            elif done == "signed":
                t.do(seat, "plenary", "Sign", text=text, digest=sha256, place="Quay House", on="2027-03-01")
    if step == STEPS[-1]:
        t.do(CHIEF, "public", "OpenPublicPage")
    return t
