"""Debriefs that are kept, and sentences of them that are said in another language."""

from fractions import Fraction
from pathlib import Path

import msgspec
import pytest

from goodoffices.examples import shipped
from goodoffices.kits import read
from goodoffices.kits.debrief import debrief, named
from goodoffices.kits.debrief.ending import Measured
from goodoffices.kits.debrief.kept import decode, encode
from goodoffices.kits.debrief.statuses import said
from goodoffices.phrases import Phrase
from goodoffices.talks.act import PLENARY
from goodoffices.talks.play import StateOfPlay
from tests.kits.debrief.tables import ByHand, looked, tried, whole


def test_what_was_kept_is_what_was_reckoned_phrases_among_it() -> None:
    _, _, found = tried("lake-mirna-60", 4)
    (again,) = decode(encode((found,)))
    assert again == found
    for one, before in zip(again.moments, found.moments, strict=True):
        assert isinstance(one.words, Phrase)
        assert (one.words.template, dict(one.words.values), one.words.forms) == (
            before.words.template, dict(before.words.values), before.words.forms,
        )  # fmt: skip
    assert {type(share.reservation) for share in again.end.shares} == {Fraction}


def test_what_an_earlier_version_kept_is_refused() -> None:
    with pytest.raises(msgspec.ValidationError):
        decode('[{"name": "1"}]')


def test_what_plenary_does_not_say_is_in_no_part_but_replay_and_counts(tmp_path: Path) -> None:
    table = ByHand(tmp_path)
    table.accept("north.head", "1A")
    table.at(7)
    capital = {"kind": "Direct", "point": "1", "verdict": "never"}
    head = next(seat for seat in table.seats if seat.startswith("north.") and table.office(seat) == "principal")
    table.act(head, "capital.north", "directs", capital["kind"], point="1", verdict="never")
    every, plenary = looked(table), StateOfPlay({PLENARY: whole(table).plenary})
    alone = debrief(Measured(table.kit), "one", plenary, table.now)
    assert any(frame.room == "capital.north" for frame in every.replay)
    assert not any(frame.room != PLENARY for frame in alone.replay)
    parts = ("minutes", "titles", "end", "path", "moments")
    assert {name: getattr(every, name) for name in parts} == {name: getattr(alone, name) for name in parts}
    assert every.minutes == 0


@pytest.mark.parametrize(
    "words",
    [
        "not discussed", "proposed", "agreed", "agreed, by silence procedure", "parked (proposed)",
        "agreed ad referendum (akra, selm), on conditions, by silence procedure, without the north, dovra",
        "parked (agreed ad referendum (akra), without dovra)",
    ],
)  # fmt: skip
def test_a_status_is_said_as_it_is_printed(words: str) -> None:
    found = said(words)
    assert found == words
    assert isinstance(found, Phrase)


def test_other_words_than_a_status_stay_as_they_are() -> None:
    assert said("nearly agreed") == "nearly agreed"
    assert not isinstance(said("nearly agreed"), Phrase)


def test_parties_are_called_as_the_talks_call_them_where_the_worths_name_none() -> None:
    kit = read(shipped()["lake-mirna-60"])
    assert [party.name for party in kit.problem.parties] == ["", "", ""]
    assert [party.name for party in named(kit).problem.parties] == ["Akra", "Dovra", "Selm"]
    ours = read(shipped()["rail-depot"])
    assert named(ours) == ours  # the worths have names
