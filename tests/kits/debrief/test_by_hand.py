"""Tables of the small kit played by hand: what a try by computer never does."""

from fractions import Fraction
from pathlib import Path

import pytest

from goodoffices.kits.debrief import Measured, debrief, may_read, pseudonymous, written
from goodoffices.kits.debrief.numbers import number, read
from goodoffices.talks.play import StateOfPlay
from tests.kits.debrief.tables import ByHand, looked, whole

# north: hours A 50, fares A 20, pier A 30 C 15, no agreement 50, never pier B
# south: hours B 20, fares B 45, pier B 35 C 20, and 5 for hours A with fares B; no agreement 45


@pytest.fixture
def table(tmp_path: Path) -> ByHand:
    return ByHand(tmp_path)


def agree(table: ByHand, package: str, stance: str = "accept") -> None:
    for which in package.split():
        for seat in ("north.head", "south.head"):
            table.accept(seat, which, stance=stance)


def moments(table: ByHand, what: str) -> list[tuple[int, str]]:
    return [(one.minute, one.words) for one in looked(table).moments if one.what == what]


def test_an_end_that_is_agreed_and_not_signed_says_so(table: ByHand) -> None:
    agree(table, "1A 2B 3C")
    end = looked(table).end
    assert (end.ended, end.text, end.package) == ("agreed", "draft", {"hours": "A", "fares": "B", "pier": "C"})
    assert [(one.worth, one.claimed, one.best) for one in end.shares] == [(65, 15, 80), (70, 25, 70)]
    assert (end.created, end.most, end.suits, end.efficient) == (40, 40, True, True)


def test_agreed_ad_referendum_is_never_called_agreed(table: ByHand) -> None:
    agree(table, "1A 2B", "accept ad referendum")
    agree(table, "3C")
    found = looked(table)
    assert found.end.ended == "agreed ad referendum"
    assert found.end.points["hours"] == "agreed ad referendum (north, south)"
    assert moments(table, "ended") == [(0, "Agreed ad referendum among Northbank, Southbank: 1 A, 2 B, 3 C.")]


def test_without_a_package_everybody_has_what_no_agreement_is_worth(table: ByHand) -> None:
    agree(table, "1A 2B")
    end = looked(table).end
    assert (end.ended, end.joined, end.left_out) == ("agreed in part", (), ())
    assert [(one.worth, one.joined) for one in end.shares] == [(50, False), (45, False)]
    assert (end.created, end.most, end.suits, end.efficient) == (0, 40, None, None)
    assert moments(table, "ended") == [(0, "The record ends without a package; not agreed: 3.")]


def test_a_red_line_that_was_crossed_is_told_and_what_was_missed_crosses_none(table: ByHand) -> None:
    agree(table, "1A 2B 3B")
    end = looked(table).end
    assert [one.red_lines for one in end.shares] == [({"pier": "B"},), ()]
    assert end.suits is False
    assert end.efficient is True  # south has 85 there, and nothing that crosses no red line gives it as much


def test_the_smallest_change_for_all_is_told_in_a_sentence(table: ByHand) -> None:
    agree(table, "1B 2A 3A")  # 50 and 20
    end = looked(table).end
    assert end.trades is not None
    assert end.trades.for_all is not None
    assert end.trades.for_all.changes == (("hours", "B", "A"), ("fares", "A", "B"))
    words = "1 A instead of B and 2 B instead of A would have been better for each of those who agreed: "
    assert moments(table, "missed trade") == [(0, f"{words}Northbank +30, Southbank +30.")]


def test_an_impasse_tells_which_offer_would_have_suited_all(table: ByHand) -> None:
    table.accept("north.head", "1A", "2A 3A")
    table.at(4)
    table.accept("south.head", "1A", "2B 3C")
    table.at(9)
    table.accept("south.head", "1B", "2B 3B")
    found = looked(table)
    assert [(one.minute, one.party, one.suits, one.conditional) for one in found.path] == [
        (0, "north", ("north",), True),
        (4, "south", ("north", "south"), True),
        (9, "south", ("south",), True),
    ]
    assert found.path[1].worth == {"north": 65, "south": 70}
    assert moments(table, "first that suits all")[0][0] == 4
    words = "One of the offers would have suited everybody (minute 4, by Southbank: 1 A, 2 B, 3 C)."
    assert moments(table, "ended") == [(9, f"The record ends without a package; not agreed: 1, 2, 3. {words}")]
    assert moments(table, "standstill") == [
        (4, "The longest standstill: from minute 4 to minute 9 nobody put anything new.")
    ]


def test_where_no_offer_suited_all_the_smallest_change_that_would_is_told(table: ByHand) -> None:
    table.accept("north.head", "1A", "2A 3A")  # 100 and 0
    table.accept("south.head", "1A", "2B 3B")  # 70 and 85, and over north's red line
    words = "3 C instead of B, in the last package of Southbank, would have suited everybody; "
    assert moments(table, "missed trade") == [(0, f"{words}beyond no agreement: Northbank +15, Southbank +25.")]


def test_a_draft_and_a_proposal_are_on_the_path_filled_from_what_is_agreed(table: ByHand) -> None:
    agree(table, "2B")
    settles = [{"point": one[0], "wording": table.words(one[0], one[1])} for one in ("1A", "3C")]
    table.does("chair.chief", "CirculateDraft", settles=settles)
    table.does("north.head", "Propose", point="3", text={"en": "Two piers, and nobody pays."})
    *_, draft, proposal = looked(table).path
    assert (draft.put, draft.party, draft.seat) == ("draft", "chair", "chair.chief")
    assert (draft.package, draft.whole) == ({"hours": "A", "fares": "B", "pier": "C"}, True)
    assert (proposal.put, proposal.party, proposal.whole) == ("proposal", "north", False)
    assert proposal.package == {"fares": "B", "pier": None}
    assert proposal.worth == {"north": 0, "south": 45}


def test_words_of_the_students_own_have_no_worth_and_nothing_is_made_of_them(table: ByHand) -> None:
    own = table.does("north.head", "Propose", point="3", text={"en": "Two piers, and nobody pays."})
    agree(table, "1A 2B")
    for seat in ("north.head", "south.head"):
        table.does(seat, "TakeStance", point="3", wording=own, stance="accept")
    end = looked(table).end
    assert (end.ended, end.package["pier"], end.whole) == ("agreed", None, False)
    assert ([one.worth for one in end.shares], end.created, end.trades, end.suits) == ([None, None], None, None, None)


def test_a_reopened_point_is_a_moment_and_an_amended_one_keeps_its_letter(table: ByHand) -> None:
    agree(table, "1A")
    table.at(5)
    table.does("north.head", "Reopen", point="1")
    assert [words for _, words in moments(table, "agreed")] == ["Point 1 is agreed."]
    ((minute, words),) = moments(table, "no longer agreed")
    assert (minute, words) == (5, "Point 1 is no longer agreed: proposed.")
    root = table.words("1", "A")
    table.does("north.head", "Amend", point="1", alternative=root, wording=root, text={"en": "All night too."})
    table.accept("south.head", "1A")
    assert table.words("1", "A") > root
    assert looked(table).path[-1].package == {"hours": "A"}


def test_what_was_said_of_a_point_before_it_was_reopened_is_in_no_later_offer(table: ByHand) -> None:
    agree(table, "1A")
    table.does("south.head", "Reopen", point="1")
    table.accept("north.head", "2A")
    assert looked(table).path[-1].package == {"fares": "A"}


def test_acceptances_one_by_one_are_one_package_and_a_withdrawn_condition_leaves_it(table: ByHand) -> None:
    table.accept("north.head", "1A")
    table.accept("north.head", "2A", "3C")
    table.accept("north.head", "3A")  # what was accepted on condition of 3 C no longer fits
    assert [one.package for one in looked(table).path] == [
        {"hours": "A"},
        {"hours": "A", "fares": "A", "pier": "C"},
        {"hours": "A", "pier": "A"},
    ]


def test_what_the_secretary_sets_down_is_an_offer_once_its_head_confirms_it(table: ByHand) -> None:
    fields = {"point": "1", "wording": table.words("1", "A"), "stance": "accept", "text": {"en": "We accept A."}}
    number_ = table.does("secretariat.chief", "RecordDeclared", party="north", **fields)
    assert looked(table).path == ()
    table.at(2)
    confirmed = table.does("north.head", "ConfirmRecord", record=number_)
    (offer,) = looked(table).path
    assert (offer.entry, offer.minute, offer.party, offer.seat) == (confirmed, 2, "north", "north.head")
    assert offer.package == {"hours": "A"}


def test_a_stance_that_is_no_acceptance_is_no_offer(table: ByHand) -> None:
    table.accept("north.head", "1B", stance="oppose")
    table.accept("north.head", "2B", stance="reserve")
    assert looked(table).path == ()
    table.accept("north.head", "1A", stance="can live with")
    assert [one.package for one in looked(table).path] == [{"hours": "A"}]


def test_a_pause_is_not_counted(tmp_path: Path) -> None:
    table = ByHand(
        tmp_path, ("talks.toml", 'by = "secretariat.chief"', 'by = "secretariat.chief"\ninstructor = "instructor.lead"')
    )
    stages = [{"title": {"en": "All"}, "minutes": 30}]
    table.at(10)
    table.does("instructor.lead", "SetTimetable", stages=stages)
    table.at(12)
    table.does("instructor.lead", "Pause")
    table.at(20)
    table.does("instructor.lead", "Resume")
    table.at(21)
    table.accept("north.head", "1A")
    (offer,) = looked(table).path
    assert offer.minute == 3


def test_only_the_instructor_reads_before_it_is_opened_and_then_only_those_with_a_seat(tmp_path: Path) -> None:
    table = ByHand(
        tmp_path, ("talks.toml", 'by = "secretariat.chief"', 'by = "secretariat.chief"\ninstructor = "instructor.lead"')
    )
    play = whole(table)
    for seat, before, after in (
        ("instructor.lead", True, True),
        ("north.head", False, True),
        ("north.nobody", False, False),
        ("public", False, False),
    ):
        assert (may_read(play, seat, opened=False), may_read(play, seat, opened=True)) == (before, after), seat


def test_with_pseudonyms_no_name_is_left(table: ByHand) -> None:
    agree(table, "1A 2B 3C")
    tables = (looked(table, "the-reds"), looked(table, "the-blues"))
    hidden = pseudonymous(tables, list.reverse)
    assert [one.name for one in hidden] == ["Table 1", "Table 2"]
    assert [sheet.person for sheet in hidden[0].sheets] == ["Person 3", "Person 2", "Person 1"]
    before, after = written("ferry", tables).decode(), written("ferry", hidden).decode()
    for name in ("the-reds", "the-blues", "Mayor of Northbank", "Mayor of Southbank", "Chair of the talks"):
        assert name in before
        assert name not in after


def test_nothing_to_look_back_on_is_said(table: ByHand) -> None:
    with pytest.raises(LookupError):
        debrief(Measured(table.kit), "none", StateOfPlay({}), table.now)


@pytest.mark.parametrize(
    ("value", "words"),
    [("27/2", "13.5"), ("-4", "-4"), ("-1/8", "-0.125"), ("1/3", "1/3"), ("1/20", "0.05"), ("0", "0"), ("250", "250")],
)
def test_figures_are_written_exactly(value: str, words: str) -> None:
    assert number(Fraction(value)) == words
    assert read(words) == Fraction(value)
