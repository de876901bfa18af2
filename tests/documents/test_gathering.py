"""Gathering: the text of a room with its brackets, who stands where, and how firmly; now and as it stood."""

from datetime import timedelta

import pytest

from goodoffices.documents.text import Attribution, Missing, Note
from goodoffices.talks.act import PLENARY
from tests.documents.gathered import TEXT, of, offered, point, put, written
from tests.talks.world import AKRA, CHIEF, DORN, SELM, SOC, TOKENS, World, en, founded


def table() -> tuple[World, int]:
    world = founded(third=True)
    return world, world.propose(SOC, text=TEXT)


def brackets(world: World, named: str = "1") -> str:
    return written(point(of(world), named).nodes["en"])


def test_the_words_of_nobody_else_stand_without_a_bracket() -> None:
    world, base = table()
    found = point(of(world))
    assert (brackets(world), found.base, found.status) == (TEXT, base, "compromise text of the chair")


def test_words_in_the_place_of_others_are_options_where_they_go() -> None:
    world, base = table()
    longer = put(world, AKRA, base, "30", "60")
    out = put(world, SELM, base, " for 30 days", "")
    away = put(world, DORN, base, "metres", "cubits")
    assert brackets(world) == (
        f"The level is kept between 440 and 441 [metres / {away}: cubits][ for [30 / {longer}: 60] days / {out}: ]."
    )
    assert offered(world, out).status == "proposed for deletion"
    assert offered(world, longer).words == en("60")


def test_words_in_the_place_of_words_that_are_options_are_nested() -> None:
    world, base = table()
    first = put(world, AKRA, base, "440 and 441", "439 and 442")
    whole = TEXT.replace("440 and 441", "439 and 442")
    second = put(world, SELM, first, "442", "443", whole)
    third = put(world, DORN, second, "443", "444", whole.replace("442", "443"))
    inner = f"439 and [442 / {second}: [443 / {third}: 444]]"
    assert brackets(world) == f"The level is kept between [440 and 441 / {first}: {inner}] metres for 30 days."


def test_words_beside_an_option_s_own_take_it_in() -> None:
    """Selm says 443, and, besides, 20 days in the base's words: an option on the base that says both."""
    world, base = table()
    first = put(world, AKRA, base, "441", "443")
    second = put(world, SELM, first, "30 days", "20 days", TEXT.replace("441", "443"))
    both = f"[441 / {first}: 443] metres for 30 days / {second}: 443 metres for 20 days"
    assert brackets(world) == f"The level is kept between 440 and [{both}]."


def test_what_was_put_into_earlier_words_is_an_option_for_the_whole_point() -> None:
    world, base = table()
    longer = put(world, AKRA, base, "30", "60")
    world.do(SOC, PLENARY, "Amend", point="1", alternative=base, wording=base, text=en("No level is kept."))
    assert brackets(world) == f"[No level is kept. / {longer}: {TEXT.replace('30 days', '60 days')}]"
    assert (offered(world, longer).earlier, offered(world, base).earlier) == (True, False)


def test_a_merged_text_says_on_its_face_what_it_leaves_out() -> None:
    world = founded()
    one = world.propose(AKRA, text="Six years of toil.")
    number = world.do(SOC, PLENARY, "Merge", point="1", alternatives=[one], text=en("Six years."))
    assert offered(world, number).missing == (Missing(("akra",), "en", "of toil"),)
    fields = {"point": "1", "merge": number, "wording": one, "language": "en", "start": 0, "end": 18}
    world.do(AKRA, PLENARY, "WithdrawWords", **fields)
    assert offered(world, number).missing == ()


def test_whole_alternatives_are_options_for_the_whole_point_and_a_withdrawn_one_is_none() -> None:
    world = founded()
    first, second = world.propose(AKRA, text="Six years."), world.propose(SELM, text="Ten years.")
    assert brackets(world) == f"[Six years. / {second}: Ten years.]"
    third = world.propose(SOC, text="Eight years.")
    assert brackets(world) == f"[Eight years. / {first}: Six years. / {second}: Ten years.]"
    world.do(AKRA, PLENARY, "Withdraw", point="1", alternative=first)
    assert [(one.number, one.label) for one in point(of(world)).offered] == [(second, "B"), (third, "C")]


def test_agreed_words_stand_without_brackets() -> None:
    world, base = table()
    longer = put(world, AKRA, base, "30", "60")
    for seat in (AKRA, SELM, DORN):
        world.stance(seat, longer, "accept ad referendum" if seat == DORN else "accept")
    found = point(of(world))
    assert (found.status, found.standing) == ("agreed ad referendum", "agreed ad referendum (dorn)")
    assert (brackets(world), found.base) == (TEXT.replace("30 days", "60 days"), longer)
    assert {one.status for one in found.offered} == {"compromise text of the chair", "agreed ad referendum"}


def test_everybody_at_the_table_stands_somewhere_and_only_once() -> None:
    world, base = table()
    number = put(world, AKRA, base, "30", "60", together_with=["selm"])
    assert offered(world, number).attribution == Attribution(proposes=("akra", "selm"), silent=("dorn",))
    world.stance(DORN, number, "awaiting instructions")
    world.stance(SELM, number, "oppose")
    found = offered(world, number)
    assert found.attribution == Attribution(proposes=("akra",), opposes=("selm",), consults=("dorn",))
    assert found.status == "under discussion"
    world.stance(DORN, number, "will follow consensus")
    found = offered(world, number)
    assert found.attribution == Attribution(proposes=("akra",), opposes=("selm",), follows=("dorn",))
    assert (found.status, found.notes) == ("under discussion", ())
    world.stance(DORN, number, "reserve", reservation="scrutiny", note=en("Tonight."))
    world.stance(SELM, number, "can live with", conditions=[{"conduct": "The lock opens."}, {"point": "2"}])
    found = offered(world, number)
    assert found.attribution == Attribution(proposes=("akra", "selm"), reserves=("dorn",))
    assert found.notes == (
        Note("dorn", "reserve (scrutiny)", en("Tonight.")),
        Note("selm", "can live with"),
        Note("selm", "on condition: The lock opens."),
        Note("selm", "on condition that point 2 is agreed"),
    )


def test_what_was_said_of_earlier_words_or_before_reopening_is_silence() -> None:
    world, base = table()
    world.stance(SELM, base, "accept")
    assert offered(world, base).attribution.supports == ("selm",)
    world.do(SELM, PLENARY, "Reopen", point="1")
    assert offered(world, base).attribution.silent == ("akra", "selm", "dorn")


def test_a_stance_whose_condition_is_void_is_neither_for_nor_against() -> None:
    world, base = table()
    other = world.propose(AKRA, point="2")
    world.stance(SELM, base, "accept", conditions=[{"point": "2", "wording": other}])
    assert offered(world, base).attribution.supports == ("selm",)
    world.do(AKRA, PLENARY, "Withdraw", point="2", alternative=other)
    found = offered(world, base)
    assert found.attribution.silent == ("akra", "selm", "dorn")
    assert found.notes == (Note("selm", "accept: void, for a condition cites words that no longer stand"),)


@pytest.mark.parametrize(
    ("word", "reservation", "status"),
    [
        ("accept", "linguistic", "substance agreed, drafting open"),
        ("accept", "scrutiny", "compromise text of the chair"),
        ("can live with", "linguistic", "compromise text of the chair"),  # unless the rules let it suffice
    ],
)
def test_substance_is_agreed_where_all_that_is_open_is_the_language(word: str, reservation: str, status: str) -> None:
    world, base = table()
    world.adopt((AKRA, SELM, DORN), can_live_with_suffices=False)
    world.stance(AKRA, base, "accept")
    world.stance(SELM, base, word)
    world.stance(DORN, base, "reserve", reservation=reservation)
    assert offered(world, base).status == status
    assert point(of(world)).status == (status if status.startswith("substance") else "under discussion")


def test_words_that_came_from_a_track_are_not_discussed_before_somebody_speaks() -> None:
    world = founded()
    room = world.open(SOC, "track", "water", members=[AKRA, SELM])
    fields = {"text": en("Six years."), "point": "1", "token": TOKENS[0]}
    world.do(AKRA, room, "Release", **fields, target=PLENARY, words_of=["akra"], attributed=True)
    world.do(AKRA, PLENARY, "Deliver", **fields, attribution=["akra"])
    found = point(of(world))
    assert (found.status, found.offered[0].status) == ("not discussed", "not discussed")


def test_the_text_as_it_stood_at_an_entry_and_on_a_day() -> None:
    world, base = table()
    first = world.now
    longer = put(world, AKRA, base, "30", "60")
    world.now += timedelta(days=1)
    world.do(AKRA, PLENARY, "Withdraw", point="1", alternative=longer)
    assert brackets(world) == TEXT
    then = of(world, entry=longer)
    assert written(point(then).nodes["en"]) == TEXT.replace("30", f"[30 / {longer}: 60]")
    assert (then.origin.entry, then.origin.moment) == (longer, first + timedelta(minutes=1))
    assert point(of(world, day=first.date())) == point(then)
    assert of(world, entry=base - 1).points[0].nodes == {}
    assert of(world, day=first.date() - timedelta(days=9)).points == ()
    with pytest.raises(IndexError):
        of(world, entry=world.room().number + 1)


def test_a_text_says_where_it_comes_from_and_its_digest_changes_with_its_words_only() -> None:
    world, base = table()
    found = of(world)
    assert (found.origin.talks_name, found.origin.room_name) == (en("Talks"), {"en": "Plenary"})
    assert found.origin.audience == ("akra", "selm", "dorn", "soc", "tarsane")
    assert found.origin.commitment == "draft: nobody has committed to it"
    assert (found.languages, found.authentic) == (("en",), ("en", "fr"))
    world.do(CHIEF, PLENARY, "ScheduleRound", round=1, dates="2027-03-10")
    later = of(world)
    assert later.origin.sha256 == found.origin.sha256
    assert later.origin.entry > found.origin.entry
    put(world, AKRA, base, "30", "60")
    assert of(world).origin.sha256 != found.origin.sha256
    assert [one.point for one in of(world, points=["2"]).points] == ["2"]


def test_a_room_s_text_is_made_of_what_all_its_members_read() -> None:
    """The same for every member, whatever else each of them reads."""
    world, _ = table()
    room = world.open(SOC, "track", "water", members=[AKRA, SELM])
    world.propose(AKRA, room=room, text="In the track.")
    world.open(AKRA, "capital")
    for seat in (AKRA, SELM, SOC):
        assert of(world, room, seat) == of(world, room, AKRA)
    assert "In the track." not in repr(of(world, PLENARY, AKRA))
    with pytest.raises(KeyError):
        of(world, room, DORN)
