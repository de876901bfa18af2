"""What a declared instructor types into its forms, and what its acts are meant to be; and the talks for it."""

from __future__ import annotations

from functools import cache

from tests.server.desks.forms.cases import Case
from tests.server.desks.forms.talk import AKRA, CHIEF, MED, PRESIDENT, SELM, Talk

LEAD = "instructor.lead"
P = "plenary"
HOME = "capital.akra"


@cache
def taught(step: str = "") -> Talk:
    """A role-play with a declared instructor; at the step “paused” it stands still. Nothing may be entered in it."""
    return rehearsed(step).shut()


def rehearsed(step: str = "") -> Talk:
    """The same, of one's own."""
    t = Talk()
    do = t.do
    do(CHIEF, P, "FoundTalks", title={"en": "The Harbour"}, zone="Europe/Zurich", languages=["en"], mode="role-play",
       person="Ina Holt", instructor=LEAD, instructor_person="Tess Ohm")  # fmt: skip
    do(CHIEF, "-", "OpenRoom", room_kind="public", title={"en": "The Harbour"})
    for party, roles in (("akra", ["negotiating"]), ("selm", ["negotiating"]), ("med", ["mediator"])):
        do(CHIEF, P, "AdmitParty", party=party, name={"en": party.title()}, roles=roles)
    do(CHIEF, P, "SeatPerson", seat=AKRA, office="head", person="Brena Talvik")
    do(CHIEF, P, "SeatPerson", seat=SELM, office="head", person="Oru Senn")
    do(CHIEF, P, "SeatPerson", seat=MED, office="mediator", person="Ada Lorne")
    do(AKRA, "-", "OpenRoom", room_kind="capital", title={"en": "Akra, at home"}, members=[LEAD])
    do(AKRA, HOME, "SeatPerson", seat=PRESIDENT, office="principal", person="Tor Almen")
    do(MED, P, "TableText", title={"en": "Draft"}, points=[{"point": "1", "title": {"en": "Harbour"}}])
    do(AKRA, HOME, "SeekInstructions", "asked", question={"en": "May we share it?"}, point="1")
    if step == "paused":
        do(LEAD, P, "Pause", note="Back at ten.")
    return t


ASKED = {"point": "1", "verdict": "may accept"}

TAUGHT = [
    ("", Case("SetTimetable", LEAD, P,
              {"stages.0.title.en": "Opening", "stages.0.minutes": "5", "stages.1.title.en": "Talks",
               "stages.1.minutes": "40"},
              {"stages": [{"title": {"en": "Opening"}, "minutes": 5}, {"title": {"en": "Talks"}, "minutes": 40}]})),
    ("", Case("Pause", LEAD, P, {"note": "Back at ten."}, {"note": "Back at ten."})),
    ("paused", Case("Resume", LEAD, P, {}, {})),
    ("paused", Case("Extend", LEAD, P, {"minutes": "10", "note": "We began late."},
                    {"minutes": 10, "note": "We began late."})),
    ("", Case("Announce", LEAD, P, {"text.en": "Ten minutes left."}, {"text": {"en": "Ten minutes left."}})),
    ("", Case("Reopen", LEAD, P, {"point": "1", "reason": "New facts"}, {"point": "1", "reason": "New facts"})),
    ("", Case("Direct", LEAD, HOME, {"point": "1", "verdict": "may accept", "text.en": "Share it."},
              {**ASKED, "text": {"en": "Share it."}})),
    ("", Case("SetObjectives", LEAD, HOME, {"text.en": "A port that pays."}, {"text": {"en": "A port that pays."}})),
    ("", Case("SeatPerson", LEAD, P, {"seat": "selm.deputy", "person": "Lia Vann"},
              {"seat": "selm.deputy", "office": "deputy", "person": "Lia Vann"})),
    ("", Case("SeatPerson", LEAD, HOME, {"seat": "akra.capital.aide", "person": "Jo Arden"},
              {"seat": "akra.capital.aide", "office": "aide", "person": "Jo Arden"})),
    ("", Case("VacateSeat", LEAD, P, {"seat": SELM}, {"seat": SELM})),
    ("", Case("FileDispatch", LEAD, "public",
              {"publisher": "The Gull", "title": "A storm", "published": "1 March 2027"},
              {"publisher": "The Gull", "title": "A storm", "published": "2027-03-01"})),
    ("", Case("OpenRoom", MED, "new",
              {"room_kind": "caucus", "name": "a", "title.en": "A", "members": [AKRA], "reports_to": [MED]},
              {"room_kind": "caucus", "name": "a", "title": {"en": "A"}, "members": [AKRA, LEAD],
               "reports_to": [MED]})),
]  # fmt: skip
