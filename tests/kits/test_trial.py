"""A try by computer: real acts by the rules, to signature or impasse; nobody agrees to what is worth less than no."""

from pathlib import Path

import pytest

from goodoffices.examples import shipped
from goodoffices.kits import read
from goodoffices.kits.trial import Played, TooMany, packages, play
from tests.kits.by_hand import suits, worths
from tests.kits.ferry import ferry


def tried(name: str, seed: int) -> Played:
    return play(read(shipped()[name]), seed)


def test_a_dispute_of_two_is_played_to_signature_inside_the_zone() -> None:
    played = tried("rail-depot", 4)
    assert (played.ended, played.signed_by) == ("signed", ("kestle", "branch"))
    assert all(suits(party, played.package) for party in worths("rail-depot")["parties"])
    assert all(scored.acceptable for scored in played.scores)
    kinds = {done.kind for done in played.acts}
    assert kinds >= {"TakeStance", "SeekInstructions", "Direct", "CirculatePaper", "FreezeText", "Initial", "Sign"}
    assert [done.minute for done in played.acts] == sorted(done.minute for done in played.acts)


def test_the_same_seed_gives_the_same_course_and_another_another() -> None:
    assert tried("rail-depot", 1) == tried("rail-depot", 1)
    assert tried("rail-depot", 1).acts != tried("rail-depot", 2).acts


def test_four_of_six_sign_what_suits_the_four() -> None:
    played = tried("open-charge", 1)
    assert played.ended == "signed"
    assert len(played.signed_by) >= 4
    signing = [party for party in worths("open-charge")["parties"] if party["id"] in played.signed_by]
    assert all(suits(party, played.package) for party in signing)


def test_the_last_evening_goes_from_ten_agreed_points_to_signature() -> None:
    played = tried("lake-mirna", 2)
    assert played.ended == "signed"
    assert {point: played.package[point] for point in ("level", "releases", "fisheries")} == {
        "level": "B", "releases": "B", "fisheries": "C",
    }  # fmt: skip
    assert {"CheckConcordance", "Initial", "ConfirmAdReferendum", "Sign"} <= {done.kind for done in played.acts}


def test_where_nothing_suits_both_nothing_is_signed(tmp_path: Path) -> None:
    kit = read(ferry(
        tmp_path, ("worth.json", '"reservation": 50', '"reservation": 99'),
        ("instructions/north.head.md", "worth 50", "worth 99"),
    ))  # fmt: skip
    for seed in range(3):
        played = play(kit, seed)
        assert (played.ended, played.why, played.scores) == ("impasse", "not agreed in time: 1, 2, 3", ())
        assert "FreezeText" not in {done.kind for done in played.acts}


def test_more_packages_than_a_try_looks_at_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packages, "MOST", 11)
    with pytest.raises(TooMany, match="12 packages are open"):
        play(read(ferry(tmp_path)))
