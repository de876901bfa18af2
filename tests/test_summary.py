"""The summary: what one seat sees, room by room, and never more than the record."""

import json
from datetime import UTC, date, datetime
from typing import Any

import pytest

from goodoffices.cli.printing import print_play
from goodoffices.examples import in_memory, read, shipped
from goodoffices.registry import Registry
from goodoffices.summary import summary
from goodoffices.summary.dates import over, overlap, span
from goodoffices.talks.play import StateOfPlay
from tests.small import write
from tests.talks.world import AKRA, SELM, SOC, founded

HEADS = "heads@bridge.chief"


@pytest.fixture(scope="module")
def table(tmp_path_factory: pytest.TempPathFactory) -> Registry:
    folder = write(tmp_path_factory.mktemp("summary") / "ford")
    return in_memory(read(folder), lambda: datetime(2027, 3, 4, tzinfo=UTC))


def seen(table: Registry, seat: str, now: datetime | None = None, as_of: date | None = None) -> dict[str, Any]:
    found = summary(table.play("ford", seat, as_of), seat, now or table.now())
    return json.loads(json.dumps(found, allow_nan=False))


def point(found: dict[str, Any], number: str) -> dict[str, Any]:
    return next(one for one in found["points"] if one["number"] == number)


def test_who_reads_and_in_which_talks(table: Registry) -> None:
    found = seen(table, "oran.head")
    assert (found["seat"], found["party"], found["office"]) == ("oran.head", "oran", "head")
    assert found["talks"]["mode"] == "role-play"
    assert found["talks"]["languages"] == ["en", "fr"]
    assert seen(table, "public")["party"] is None


def test_a_round_keeps_its_announcements_and_shows_that_it_moved(table: Registry) -> None:
    (found,) = seen(table, "vell.head")["rounds"]
    assert (found["status"], found["dates"], found["place"], found["moved"]) == (
        "confirmed", "2027-03-18", "Aubrel", True,
    )  # fmt: skip
    assert [(a["dates"], a["status"], a["who"], a["when"]) for a in found["history"]] == [
        ("2027-03-10/2027-03-11", "planned", "secretariat.chief", "2027-03-02"),
        ("2027-03-18", "confirmed", "secretariat.chief", "2027-03-02"),
    ]


def test_points_stand_in_their_order_by_number(table: Registry) -> None:
    assert [one["number"] for one in seen(table, "vell.head")["points"]] == ["1", "2", "10"]


def test_status_and_stances_are_told_room_by_room_and_never_merged(table: Registry) -> None:
    found = point(seen(table, "vell.head"), "1")
    assert {s["room"]: s["words"] for s in found["status"]} == {
        "plenary": "agreed ad referendum (vell)", HEADS: "proposed",
    }  # fmt: skip
    stances = {room: [(s["party"], s["stance"]) for s in said] for room, said in found["stances"].items()}
    assert stances == {
        "plenary": [("oran", "accept"), ("vell", "accept ad referendum")], HEADS: [("oran", "oppose")],
    }  # fmt: skip
    assert {a["room"] for a in found["alternatives"]} == {"plenary", HEADS}


def test_what_is_agreed_on_conditions_or_parked_is_not_counted_as_agreed() -> None:
    world = founded()
    firm = world.agree("1")
    world.agree("2")
    conditional = world.propose(point="3")
    world.do(SOC, "plenary", "Park", point="2")
    for seat in (AKRA, SELM):
        world.stance(seat, conditional, "accept", "3", conditions=[{"point": "1", "wording": firm}])
    [found] = [r for r in summary(world.play(AKRA), AKRA, world.now)["left"]["by_record"] if r["room"] == "plenary"]
    assert (found["agreed"], found["agreed_ad_referendum"], found["on_conditions"], found["left"]) == (1, 0, 1, 1)
    assert found["words"] == (
        "1 of 3 points are neither agreed nor agreed ad referendum, 1 of them parked; 1 only on conditions"
    )


def test_agreed_ad_referendum_is_never_called_agreed(table: Registry) -> None:
    plenary = next(r for r in seen(table, "vell.head")["left"]["by_record"] if r["room"] == "plenary")
    assert (plenary["points"], plenary["agreed"], plenary["agreed_ad_referendum"], plenary["left"]) == (3, 0, 1, 2)
    assert plenary["left_points"] == ["2", "10"]


def test_what_is_left_is_told_as_it_was_declared(table: Registry) -> None:
    (declared,) = seen(table, "vell.head")["left"]["declared"]
    assert (declared["party"], declared["words"], declared["sort"], declared["count"], declared["date"]) == (
        "oran", {"en": "two at least"}, "at least", 2, "2027-03-02",
    )  # fmt: skip


def test_an_offer_to_refer_is_unanswered_until_somebody_accepts(table: Registry) -> None:
    (offer,) = point(seen(table, "oran.head"), "2")["referrals"]
    assert (offer["by"], offer["accepted"]) == ("vell", [])


def test_the_capital_is_its_own_partys_alone(table: Registry) -> None:
    own, other = seen(table, "oran.head"), seen(table, "vell.head")
    assert [d["verdict"] for d in own["mandate"]["directives"]] == ["never"]
    (report,) = own["reports"]
    assert report["decisions"][0]["reply"]["answer"] == "approve"
    assert report["noted"]
    assert other["mandate"] is None
    assert other["reports"] == []
    assert not any(word in json.dumps(other) for word in ("capital", "Venn", "never", "First stage"))


def test_the_room_of_heads_is_not_there_for_those_outside(table: Registry) -> None:
    assert [room["room"] for room in seen(table, "secretariat.chief")["rooms"]] == ["plenary", "public"]
    assert "heads" not in json.dumps(seen(table, "secretariat.chief"))


def test_the_public_reads_the_public_room_alone(table: Registry) -> None:
    found = seen(table, "public")
    assert [room["room"] for room in found["rooms"]] == ["public"]
    assert found["points"] == found["parties"] == found["left"]["by_record"] == []
    assert found["talks"]["title"] == {"en": "The ford"}


def test_a_seat_without_records_gets_an_empty_summary() -> None:
    found = summary(StateOfPlay({}), "nobody", datetime(2027, 3, 4, tzinfo=UTC))
    assert not any(found[name] for name in ("rooms", "rounds", "points", "reports", "papers", "text"))


def test_an_undertaking_is_overdue_only_after_its_last_day(table: Registry) -> None:
    def overdue(now: datetime) -> bool:
        (found,) = seen(table, "vell.head", now)["undertakings"]
        return bool(found["overdue"])

    assert not overdue(datetime(2027, 3, 5, 22, 59, tzinfo=UTC))
    assert overdue(datetime(2027, 3, 5, 23, 0, tzinfo=UTC))


def test_the_press_rule_is_in_force_when_all_have_agreed(table: Registry) -> None:
    assert seen(table, "vell.head")["press"]["rule"]["rule"] == {"en": "One voice"}
    assert seen(table, "vell.head", as_of=date(2027, 3, 1))["press"]["rule"] is None


def test_a_claimed_understanding_that_was_corrected_is_no_understanding(table: Registry) -> None:
    (claim,) = seen(table, "oran.head")["understandings"]
    assert (claim["party"], claim["standing"]) == ("oran", "corrected")
    assert [answer["text"] for answer in claim["answers"]] == [{"en": "We understood: by day."}]


def test_a_position_is_its_own_partys_and_goes_stale_when_its_stance_moves(table: Registry) -> None:
    (sheet,) = seen(table, "vell.head")["synchronizations"]
    (position,) = sheet["positions"]
    assert (position["party"], position["words"], position["stale"]) == ("oran", {"en": "By day."}, False)
    assert position["confirmed"]


def test_silence_that_was_not_received_by_all_has_lapsed(table: Registry) -> None:
    def outcome(now: datetime) -> object:
        (found,) = seen(table, "vell.head", now)["silences"]
        return found["received"], found["outcome"]

    assert outcome(datetime(2027, 3, 4, 16, tzinfo=UTC)) == (["oran"], "open")
    assert outcome(datetime(2027, 3, 4, 17, tzinfo=UTC)) == (["oran"], "lapsed")


def test_the_paper_register_knows_whose_copy_is_out(table: Registry) -> None:
    (paper,) = seen(table, "vell.head")["papers"]
    assert (paper["symbol"], paper["copies"], paper["collected"]) == ("B/1", {"oran.head": 1, "vell.head": 2}, [])


@pytest.mark.parametrize("name", sorted(shipped()))
def test_every_seat_of_every_example_has_a_summary_that_can_be_printed(name: str, capsys: Any) -> None:
    example = read(shipped()[name])
    whole = in_memory(example, lambda: datetime(2027, 3, 4, tzinfo=UTC))
    for seat in {"public", *(str(s.fields["seat"]) for s in example.steps if s.kind == "SeatPerson")}:
        found = summary(whole.play(name, seat), seat, whole.now())
        json.dumps(found, allow_nan=False)
        print_play(found, "en")
        assert f"As {seat}" in capsys.readouterr().out


def test_everything_names_the_entry_behind_it(table: Registry) -> None:
    found = seen(table, "oran.head")
    for item in (*found["undertakings"], *found["reports"], *found["rounds"][0]["history"], *found["assessments"]):
        assert item["loaded"]
        entry = table.play("ford", "oran.head").rooms[item["room"]].entries[item["entry"] - 1]
        assert entry.seat == item["seat"]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("2026-02-01", "2026-02-04", False),
        ("2026-02-01", "2026-02-01?", True),
        ("2027-05", "2027-05-18", True),
        ("2027-05-18/2027-05-20", "2027-05-20/2027-05-21", True),
        ("2026-02-04/..", "2026-02-03", False),
        ("[..2026-01-27]", "2020-01-01", True),
        ("2027-05-1X", "2026-02-04", True),  # cannot be told, so nothing is said to have moved
    ],
)
def test_whether_two_dates_can_mean_the_same_day(one: str, other: str, same: bool) -> None:
    assert overlap(one, other) is overlap(other, one) is same


def test_what_has_no_end_is_never_over() -> None:
    assert not over("2026-02-04/..", date(9999, 1, 1))
    assert over("2026-02", date(2026, 3, 1))
    assert span("2026-02-04")[0] == (2026, 2, 4)
