"""What a check says of a kit: whether it can be used, how hard it is, and whom it leaves cold."""

import json
from fractions import Fraction
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest

from goodoffices.examples import shipped
from goodoffices.kits import is_kit, read
from goodoffices.kits.checking import Check, check
from tests.kits.by_hand import packages, suits, worth, worths
from tests.kits.ferry import ferry

SMALL = ["lake-mirna-60", "open-charge", "rail-depot"]


def changed(place: Path, change: dict[str, Any] | None = None, *files: tuple[str, str, str]) -> Check:
    """The check of the small kit with worths changed: (party, field) to what it is to be."""
    folder = ferry(place, *files, ("kit.toml", "total = 100", "# total = 100"))
    for party in ("north", "south"):  # so that the tables of worths do not stand in the way
        (folder / "instructions" / f"{party}.head.md").write_text("# Mayor\n", encoding="utf-8")
    given = json.loads((folder / "worth.json").read_text(encoding="utf-8"))
    for (place_, field), value in (change or {}).items():
        given["parties"][place_][field] = value
    (folder / "worth.json").write_text(json.dumps(given, indent=1), encoding="utf-8")
    return check(read(folder))


@pytest.mark.parametrize("name", [name for name, folder in shipped().items() if is_kit(folder)])
def test_every_kit_that_comes_with_the_product_can_be_played_and_leaves_no_negotiator_cold(name: str) -> None:
    kit = read(shipped()[name])
    found = check(kit)
    assert (found.faults, found.warnings) == ((), ())
    assert found.measures is not None
    assert found.measures.verdict == "playable"
    assert [seat.seat for seat in found.dull] == (["tarsane.liaison"] if name == "lake-mirna" else [])


@pytest.mark.parametrize("name", SMALL)
def test_the_figures_are_those_that_one_reckons_by_hand(name: str) -> None:
    given, measures = worths(name), check(read(shipped()[name])).measures
    assert measures is not None
    all_ = packages(given)
    zone = [one for one in all_ if all(suits(party, one) for party in given["parties"])]
    assert (measures.inside.lower, measures.inside.upper) == (len(zone), len(zone))
    assert measures.possible.upper == len(all_)
    assert measures.share == Fraction(len(zone), len(all_))
    for interest, party in zip(measures.interests, given["parties"], strict=True):
        others = [one for one in all_ if all(suits(p, one) for p in given["parties"] if p is not party)]
        assert interest.refuses == 1 - Fraction(len(zone), len(others))
        assert interest.high == max(worth(party, one) for one in zone)


def test_where_not_all_are_needed_every_coalition_is_looked_at() -> None:
    given, measures = worths("open-charge"), check(read(shipped()["open-charge"])).measures
    assert measures is not None
    assert measures.enough == 4
    assert [(one.parties, one.packages) for one in measures.coalitions] == [
        (tuple(p["id"] for p in four), sum(all(suits(p, one) for p in four) for one in packages(given)))
        for four in combinations(given["parties"], 4)
    ]


def test_a_kit_without_a_zone_is_hopeless_and_says_whose_limit_to_lower(tmp_path: Path) -> None:
    found = changed(tmp_path, {(0, "reservation"): 90, (1, "reservation"): 71})
    (fault,) = found.faults
    assert fault.file == "worth.json"
    assert fault.what == "the kit is hopeless: no package suits all"
    assert "lower the reservation value of" in fault.remedy
    assert not found.sound
    lines = (tmp_path / "ferry" / "worth.json").read_text(encoding="utf-8").splitlines()
    assert '"reservation"' in lines[fault.line - 1]


def test_doing_what_the_remedy_says_opens_the_zone(tmp_path: Path) -> None:
    found = changed(tmp_path / "shut", {(0, "reservation"): 90})
    (fault,) = found.faults
    assert fault.remedy == "lower the reservation value of north from 90 to 80"
    assert changed(tmp_path / "open", {(0, "reservation"): 80}).sound


def test_red_lines_that_shut_the_zone_are_named(tmp_path: Path) -> None:
    found = changed(tmp_path, {(0, "red_lines"): [{"pier": "B"}, {"pier": "A"}], (1, "red_lines"): [{"pier": "C"}]})
    assert "drop " in found.faults[0].remedy
    assert "red line against pier: " in found.faults[0].remedy
    lines = (tmp_path / "ferry" / "worth.json").read_text(encoding="utf-8").splitlines()
    assert '"red_lines"' in lines[found.faults[0].line - 1]


def test_a_kit_in_which_anything_will_do_is_trivial(tmp_path: Path) -> None:
    found = changed(tmp_path, {(0, "reservation"): 0, (1, "reservation"): 0, (0, "red_lines"): []})
    assert found.sound
    assert any("the kit is trivial: 100% of all packages would do" in one.what for one in found.warnings)


def test_a_kit_in_which_all_want_the_same_is_trivial(tmp_path: Path) -> None:
    same = {"hours": {"A": 50, "B": 0}, "fares": {"A": 20, "B": 0}, "pier": {"A": 30, "B": 0, "C": 15}}
    found = changed(tmp_path, {(1, "worth"): same, (1, "linkages"): []})
    assert any("one package is best for all" in one.what for one in found.warnings)


def test_a_party_with_one_point_has_nothing_to_trade(tmp_path: Path) -> None:
    one = {"hours": {"A": 0, "B": 0}, "fares": {"A": 0, "B": 100}, "pier": {"A": 0, "B": 0, "C": 0}}
    found = changed(tmp_path, {(1, "worth"): one, (1, "linkages"): []})
    assert ("south.head", "it minds about one point only") in [(s.seat, s.why.partition(",")[0]) for s in found.dull]


def test_a_party_that_suits_everything_is_dull(tmp_path: Path) -> None:
    found = changed(tmp_path, {(1, "reservation"): 0})
    assert [(seat.seat, "nobody has to ask it" in seat.why) for seat in found.dull] == [("south.head", True)]


def test_alternatives_without_words_at_the_table_are_a_fault(tmp_path: Path) -> None:
    proposed = '"p-3c"\nas = "chair.chief"\nkind = "Propose"\npoint = '
    found = changed(tmp_path, None, ("acts/01-the-table.toml", f'{proposed}"3"', f'{proposed}"2"'))
    assert [fault.what for fault in found.faults] == ["point “pier” has 3 alternatives here and 2 in the talks"]
    assert [fault.what for fault in found.warnings] == [
        "alternative C of point 2 of the talks is worth nothing to anybody"
    ]


def test_a_point_of_the_talks_without_worths_is_a_fault(tmp_path: Path) -> None:
    first, more = '\n[[act]]\nid = "p-1a"', '\n[[act]]\nas = "chair.chief"\nkind = "AddPoint"\npoint = "4"\n'
    found = changed(tmp_path, None, ("acts/01-the-table.toml", first, f'{more}title.en = "The bell"\n{first}'))
    assert [fault.what for fault in found.faults] == ["point 4 of the talks has no worths"]


def test_a_red_line_that_the_capital_allows_is_a_warning(tmp_path: Path) -> None:
    found = changed(tmp_path, None, ("acts/02-directives.toml", 'verdict = "never"', 'verdict = "refer"'))
    assert [fault.what for fault in found.warnings] == [
        "north has a red line against B of “pier”, and its capital does not say never"
    ]


def test_acts_that_the_rules_refuse_are_a_fault_with_their_place(tmp_path: Path) -> None:
    found = changed(tmp_path, None, ("acts/01-the-table.toml", 'proposal = "@rules"', 'proposal = "@ruels"'))
    (fault,) = found.faults
    assert (fault.file, fault.line) == ("acts/01-the-table.toml", 19)
    assert "ruels" in fault.remedy
