"""From drafts and marks, as a seat reads them, to the rounds of the one-text procedure and the next draft."""

import pytest

from goodoffices.settlement.problem import Point
from goodoffices.talks.act import PLENARY, Chosen
from goodoffices.valuations.one_text.marks import MarkError, Reaction
from goodoffices.valuations.one_text.proposing import propose
from goodoffices.valuations.reactions import Reactions, next_draft, reactions
from tests.talks.test_drafts import Round, marks
from tests.talks.world import AKRA, CHIEF, CO, SELM, SOC, en


def read(r: Round, seat: str = SOC, draft: int | None = None) -> Reactions:
    return reactions(r.world.play(seat), PLENARY, draft or r.second)


def test_rounds_are_made_of_what_went_round_and_of_the_marks_that_the_seat_reads() -> None:
    r = Round()
    r.mark(AKRA, r.first, could_live=False)
    r.mark(AKRA, r.second, marks=marks(p1="same", p2="worse"))
    r.mark(SELM, r.second, marks=marks(p2="better"), could_live=True)
    found = read(r)
    assert found.points == ("1", "2")
    assert found.wordings == ((r.a1, r.b1), (r.a2, r.b2))
    assert found.delegations == ("akra", "selm")
    first, second = found.rounds
    assert first.draft == (0, 0)
    assert first.reactions == {"akra": Reaction((), False)}
    assert second.draft == (0, 1)
    assert second.reactions == {"akra": Reaction((0, -1)), "selm": Reaction((None, 1), True)}
    assert not found.gone


def test_a_mediator_who_does_not_sit_in_a_caucus_knows_nothing_of_its_marks() -> None:
    r = Round()
    alone = r.world.open(SOC, "caucus", "alone", members=[SELM], reports_to=[SOC])
    r.world.do(SELM, alone, "MarkDraft", cites=[{"room": PLENARY, "number": r.second}], could_live=True)
    r.mark(AKRA, r.second, could_live=True)
    assert set(read(r).rounds[1].reactions) == {"akra", "selm"}
    assert set(read(r, CO).rounds[1].reactions) == {"akra"}
    assert set(read(r, SELM).rounds[1].reactions) == {"selm"}
    assert set(read(r, CHIEF).rounds[1].reactions) == set()


def test_words_off_the_table_are_never_proposed_and_amended_ones_are_others() -> None:
    r = Round()
    r.world.do(SELM, PLENARY, "Withdraw", point="2", alternative=r.b2)
    new = r.world.do(AKRA, PLENARY, "Amend", point="1", alternative=r.a1, wording=r.a1, text=en("Other words."))
    found = read(r)
    assert found.wordings == ((r.a1, r.b1, new), (r.a2, r.b2))
    assert found.gone == {(0, 0), (1, 1)}
    for left in (1, 3):
        settles = next_draft(found, left=left).settles
        assert settles[0].wording in (r.b1, new)
        assert settles[1] == Chosen("2", r.a2)
        given = [{"point": one.point, "wording": one.wording} for one in settles]
        r.world.do(SOC, PLENARY, "CirculateDraft", settles=given)  # whatever is proposed can be circulated


def test_a_point_without_words_on_the_table_is_named() -> None:
    r = Round()
    for seat, number in ((AKRA, r.a2), (SELM, r.b2)):
        r.world.do(seat, PLENARY, "Withdraw", point="2", alternative=number)
    with pytest.raises(MarkError, match="'2' has no alternative left"):
        next_draft(read(r), left=2)


def test_the_proposal_is_that_of_the_procedure_with_its_reasons_in_names() -> None:
    r = Round()
    for seat in (AKRA, SELM):
        r.mark(seat, r.second, marks=marks(p2="worse"), could_live=False)
    found = read(r)
    letters = {r.a1: "A", r.b1: "B", r.a2: "A", r.b2: "B"}
    names = {"akra": "Akra", "selm": "Selm"}
    made = next_draft(found, left=1, called=lambda _, wording: letters[wording], names=names)
    (back,) = (one for one in made.reasons if one.point == "2")
    assert (back.old, back.new) == (r.b2, r.a2)
    assert back.words == "Go back to A; B was worse than A for Akra and Selm."
    assert made.settles_it
    assert not next_draft(found, left=2).settles_it
    twins = next_draft(found, left=1, names={"akra": "The Coast", "selm": "The Coast"})
    assert "for akra and selm" in " ".join(one.words for one in twins.reasons)


def test_the_same_as_the_procedure_itself_says() -> None:
    r = Round()
    r.mark(SELM, r.second, marks=marks(p2="better"), could_live=True)
    found = read(r)
    points = [Point(point, tuple(map(str, known))) for point, known in zip(found.points, found.wordings, strict=True)]
    plain = propose(points, found.delegations, found.rounds, left=3)
    made = next_draft(found, left=3)
    assert [one.wording for one in made.settles] == [
        known[a] for known, a in zip(found.wordings, plain.draft, strict=True)
    ]


def test_a_series_that_is_yet_to_begin_is_about_every_point_with_words() -> None:
    r = Round()
    found = reactions(r.world.play(SOC), PLENARY)
    assert found.points == ("1", "2")
    assert found.rounds == ()
    made = next_draft(found, left=3)
    assert [one.point for one in made.settles] == ["1", "2"]
    assert made.reasons == ()


def test_a_party_that_left_the_table_is_no_longer_counted() -> None:
    r = Round()
    track = r.world.open(SOC, "track", "water", members=[AKRA, SELM])
    wording = r.world.propose(AKRA, "1", room=track)
    draft = r.world.do(SOC, track, "CirculateDraft", settles=[{"point": "1", "wording": wording}])
    room = r.world.open(SOC, "caucus", "alone", members=[SELM], reports_to=[SOC])
    r.world.do(SELM, room, "MarkDraft", cites=[{"room": track, "number": draft}], could_live=True)
    assert set(reactions(r.world.play(SOC), track, draft).rounds[0].reactions) == {"selm"}
    r.world.do(SELM, track, "ShowOut", seat=SELM)
    found = reactions(r.world.play(SOC), track, draft)
    assert found.delegations == ("akra",)
    assert found.rounds[0].reactions == {}
    assert next_draft(found, left=1).settles == (Chosen("1", wording),)
