"""The desk of each office: what it puts first, and what it never shows."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.test import Client

from goodoffices.examples import load, read, shipped
from goodoffices.server.desks.offices import sections
from goodoffices.server.doors.models import Account, SeatAccount
from goodoffices.server.store.registry import get_registry
from tests.server.desks.conftest import Reader
from tests.server.desks.script import AKRA, CHIEF, DEPUTY, SELM, SOC, TALKS, Script
from tests.server.desks.test_acts import desk_of

pytestmark = pytest.mark.django_db

PRESIDENT, PRESS = "akra.capital.president", "akra.press"
SECRETS = ("SECRET OF LINOVA", "Not above 1.6.")


@pytest.fixture
def script(actor: Reader) -> Script:
    return actor.script


def desk(client: Client, seat: str) -> str:
    answer = client.get(f"/t/{TALKS}/as/{seat}/")
    assert answer.status_code == 200, answer.content
    return answer.content.decode()


@pytest.mark.parametrize(
    ("seat", "headings"),
    [
        (AKRA, ["Awaiting you", "Next session", "Moved since you last looked", "Open points in plenary",
                "What each side calls left", "Undertakings"]),
        (SOC, ["Next meeting and its purpose", "Promises owed by and to you", "What you may convey",
               "Points and parties, in plenary", "Your drafts on the table", "Who has met whom"]),
        (PRESIDENT, ["Decisions wanted of you", "Where the points stand", "The last stage report", "Said in public"]),
        (PRESS, ["May I speak?", "Cleared lines", "Statements of others, word for word",
                 "Where announced dates differ"]),
        (CHIEF, ["The programme ahead", "Set down, and waiting for their delegation", "Seats", "Rooms that you see"]),
        ("public", ["Rounds, as announced and as held", "Statements", "What reports say was said"]),
    ],
)  # fmt: skip
def test_each_office_has_its_desk(client: Client, script: Script, seat: str, headings: list[str]) -> None:
    page = desk(client, seat)
    places = [page.find(heading) for heading in headings]
    assert -1 not in places, headings[places.index(-1)]


@pytest.mark.parametrize("seat", [SELM, SOC, CHIEF, PRESS, "public"])
def test_no_desk_shows_what_another_capital_directed(client: Client, script: Script, seat: str) -> None:
    page = desk(client, seat)
    unseen = [s for s in SECRETS if not (seat == SELM and s == SECRETS[0]) and not (seat == PRESS and s == SECRETS[1])]
    assert not [secret for secret in unseen if secret in page]


def test_a_head_sees_what_waits_for_it_and_its_mandate(client: Client, script: Script) -> None:
    page = desk(client, SELM)
    assert "A declaration of Selm" in page  # set down by the secretary; only its head can confirm it
    assert "Our mandate, seen by our side alone" in page
    assert "A declaration of Selm" not in desk(client, AKRA)


def test_a_head_without_a_capital_is_shown_no_mandate(client: Client, script: Script) -> None:
    assert "Our mandate" not in desk(client, "tarsane.liaison")


def test_a_principal_answers_with_one_tap(client: Client, script: Script) -> None:
    report = script.do(AKRA, "capital.akra", "ReportStage", title={"en": "First day"}, facts=[{"text": {"en": "F"}}],
                       judgement={"en": "It went well."}, decisions=[{"question": {"en": "Accept 1.6?"}}])  # fmt: skip
    page = desk(client, PRESIDENT)
    assert "Accept 1.6?" in page
    where = f"/t/{TALKS}/as/{PRESIDENT}/answer/{report}/1/"
    for _ in range(2):  # the same tap twice is one answer
        assert client.post(where, {"answer": "approve"}).status_code == 302
    replies = script.registry.play(TALKS, AKRA).rooms["capital.akra"].reports.replies[report]
    assert [reply.decision for entry in replies for reply in entry.act.replies] == [1]  # type: ignore[union-attr]
    assert "Accept 1.6?" not in desk(client, PRESIDENT)
    assert "Your principal has answered" in desk(client, AKRA)


def test_amending_opens_the_form_for_the_words(client: Client, script: Script) -> None:
    report = script.do(AKRA, "capital.akra", "ReportStage", title={"en": "First day"}, facts=[{"text": {"en": "F"}}],
                       decisions=[{"question": {"en": "Accept 1.6?"}}])  # fmt: skip
    answer = client.post(f"/t/{TALKS}/as/{PRESIDENT}/answer/{report}/1/", {"answer": "amend"})
    assert "NoteReport" in answer.headers["Location"]
    assert report not in script.registry.play(TALKS, AKRA).rooms["capital.akra"].reports.replies


@pytest.mark.parametrize(("number", "place", "said"), [(1, 1, "approve"), (9999, 1, "approve"), (1, 1, "perhaps")])
def test_what_cannot_be_answered_is_not_there(
    client: Client, script: Script, number: int, place: int, said: str
) -> None:
    answer = client.post(f"/t/{TALKS}/as/{PRESIDENT}/answer/{number}/{place}/", {"answer": said})
    missing = client.get(f"/t/{TALKS}/as/{PRESIDENT}/rooms/nowhere/")
    assert answer.status_code == missing.status_code == 404
    assert answer.content == missing.content


def test_the_desk_of_the_press_says_nothing_of_closed_rooms(client: Client, script: Script) -> None:
    page = desk(client, PRESS)
    for room in ("The mediation team", "Linova"):
        assert room not in page
    assert "Opening session" in page or "No session is on the programme" in page


def test_the_secretariat_is_told_of_no_capital_seat(client: Client, script: Script) -> None:
    page = desk(client, CHIEF)
    assert "Oskel Vardane" not in page
    assert "Amaris Dolen" not in page


@pytest.mark.parametrize("seat", [AKRA, SOC, CHIEF])
def test_the_next_session_has_its_day_and_not_its_hour_alone(client: Client, script: Script, seat: str) -> None:
    script.do(CHIEF, "plenary", "ScheduleRound", round=7, status="planned", dates="2027-03-12")
    next_ = {"session": "next", "title": {"en": "On the mill"}, "starts": "2027-03-12T10:00:00", "round": 7}
    script.do(SOC, "plenary", "Convene", **next_)
    session = desk(client, seat).partition("On the mill</a>")[2][:900]
    assert "12 Mar 2027, 10:00" in session
    assert "By the record of plenary the parties have adopted no agenda of round 7." in session
    closed = desk(client, PRESS).partition("Behind closed doors next")[2].partition("</p>")[0]
    assert re.search(r">\d+ Mar 2027, \d\d:\d\d</time>", closed)


def test_a_desk_and_the_programme_agree_on_what_is_to_come(client: Client, script: Script) -> None:
    next_ = {"session": "next", "title": {"en": "On the mill"}, "starts": "2027-03-12T10:00:00"}
    script.do(SOC, "plenary", "Convene", **next_)
    script.time += timedelta(days=2000)  # talks that rested, or an example of years ago
    for page in ("", "programme/"):
        shown = client.get(f"/t/{TALKS}/as/{AKRA}/{page}").content.decode()
        assert "On the mill" in shown.partition("<main")[2].partition("Past sessions")[0]
        assert "Nothing is on the programme" not in shown


@pytest.mark.parametrize(
    ("starts", "said"),
    [("2027-03-12", "12 March 2027"), ("2027-04", "April 2027"), ("2027-03-12T09:00:00", "12 Mar 2027, 09:00")],
)
def test_a_public_session_of_which_the_hour_is_not_known_is_a_public_moment_too(
    client: Client, script: Script, starts: str, said: str
) -> None:
    script.do(CHIEF, "public", "Convene", session="open", title={"en": "In the open"}, starts=starts)
    script.do(AKRA, "capital.akra", "SetPosture", posture="may speak", until="2027-03-20T09:00:00Z")
    moments = desk(client, PRESS).partition("Next public moment")[2].partition("</section>")[0]
    assert said in moments
    assert "In the open" in moments


def test_what_nothing_is_agreed_on_comes_first_and_what_is_agreed_in_part_has_its_words_alone(script: Script) -> None:
    points = sections.open_points(desk_of(AKRA), "plenary")
    assert [p["status"]["code"].startswith("agreed") for p in points] == sorted(
        p["status"]["code"].startswith("agreed") for p in points
    )
    for point in points:
        if point["agreed"]:
            assert [a["label"] for a in point["agreed"]] == [a["label"] for a in (*point["ours"], *point["theirs"])]
            assert {mark["alt"] for mark in point["own"]} <= {"", point["agreed"][0]["label"]}


def test_what_somebody_called_left_earlier_stands_apart(client: Client, script: Script) -> None:
    for words in ("Two.", "One."):
        left = {"words": {"en": words}, "sort": "not a count"}
        script.do(SELM, "plenary", "AssessRound", left=left)
    said = desk(client, AKRA).partition("What each side calls left")[2].partition("</section>")[0]
    newest, _, earlier = said.partition("<details")
    assert "One." in newest
    assert "Two." in earlier
    assert "said earlier by the same speaker" in earlier


def test_the_secretariat_is_told_what_is_still_to_circulate(client: Client, script: Script) -> None:
    def listed() -> str:
        return desk(client, CHIEF).partition("Papers to circulate")[2].partition("</section>")[0]

    both = {"en": "North.", "fr": "Nord."}
    script.do(CHIEF, "plenary", "CirculatePaper", symbol="R/9", title={"en": "Map"}, sort="map", text={"en": "North."})
    script.do(CHIEF, "plenary", "CirculatePaper", symbol="R/10", title={"en": "A"}, sort="map", text=both)
    script.do(CHIEF, "plenary", "CirculatePaper", symbol="R/11", title={"en": "A file alone"}, sort="map")
    assert re.search(r"R/9<.*Map<.*Plenary<.*French<", listed(), re.DOTALL)
    assert "R/10" not in listed()
    assert "R/11" not in listed()
    number = script.do(SELM, "plenary", "Propose", point="1", text={"en": "As it is."})
    assert f"#entry-{number}" in listed()
    script.do(SELM, "plenary", "Withdraw", point="1", alternative=number)
    assert f"#entry-{number}" not in listed()


def test_a_desk_leads_to_the_pages_behind_it(client: Client, script: Script) -> None:
    for seat in (AKRA, SOC, CHIEF):
        assert f'href="/t/{TALKS}/as/{seat}/programme/">' in desk(client, seat).partition("<main")[2]
    assert f'href="/t/{TALKS}/as/{CHIEF}/seats/">' in desk(client, CHIEF).partition("<main")[2]


def test_a_filing_secretary_is_shown_what_was_filed_and_nothing_that_cannot_be(client: Client) -> None:
    load(read(shipped()["abu-dhabi-2026"]), get_registry())
    seat = "secretariat.filing"
    account = Account.objects.create_user("filing")
    seating = get_registry().play("abu-dhabi-2026", seat).seat(seat)
    assert seating is not None
    SeatAccount.objects.create(
        account=account, talks="abu-dhabi-2026", seat=seat, seating=seating.number, since=get_registry().now()
    )
    client.force_login(account)
    page = client.get(f"/t/abu-dhabi-2026/as/{seat}/").content.decode().partition("<main")[2]
    assert "Filed last" in page
    assert "News.Az" in page
    assert "agenda" not in page  # no report says whether there is one
    for empty in (
        "Set down, and waiting",
        "Papers to circulate",
        "Numbered copies",
        "Undertakings",
        "Nothing awaits you",
    ):
        assert empty not in page


def test_a_delegation_is_told_that_somebody_else_changed_its_seats(client: Client, script: Script) -> None:
    def told(seat: str) -> str:
        return desk(client, seat).partition("Awaiting you")[2].partition("</section>")[0]

    assert "A seat of your delegation" not in told(DEPUTY)
    script.do(CHIEF, "plenary", "VacateSeat", seat=SELM)
    number = script.do(CHIEF, "plenary", "SeatPerson", seat=SELM, office="head", person="Nael Forsane")
    for seat in (DEPUTY, SELM):  # who stayed, and who was given the seat
        assert f"The seat {SELM} was declared vacant" in told(seat)
        assert f"Nael Forsane was given the seat {SELM}" in told(seat)
        assert f"#entry-{number}" in told(seat)
    assert "A seat of your delegation" not in told(AKRA)
    record = client.get(f"/t/{TALKS}/as/{AKRA}/rooms/plenary/").content.decode()
    assert f"recorded that the seat {SELM} is vacant" in record  # and every seat reads by whom
    script.do(AKRA, "plenary", "SeatPerson", seat="akra.water", office="adviser", person="Kalder Ruun")
    assert "A seat of your delegation" not in told(AKRA)  # its own doing
