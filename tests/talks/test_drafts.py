"""Drafts of one text: circulated, marked in caucus by one party, asked about once. Nobody is committed by any of it."""

from collections.abc import Iterable

import pytest

from goodoffices.talks import drafted
from goodoffices.talks.act import PLENARY, Chosen
from goodoffices.talks.drafts import PointMark
from tests.talks.world import AKRA, CHIEF, CO, DEPUTY, HOST, SELM, SOC, en, founded


def settles(*wordings: int) -> list[dict[str, object]]:
    """The first of these words on point 1, the second on point 2, and so on."""
    return [{"point": str(point), "wording": wording} for point, wording in enumerate(wordings, 1)]


def of(draft: int, room: str = PLENARY) -> list[dict[str, object]]:
    return [{"room": room, "number": draft}]


def marks(**given: str) -> list[dict[str, str]]:
    return [{"point": point.removeprefix("p"), "mark": mark} for point, mark in given.items()]


class Round:
    """Talks with two alternatives on each of two points, two drafts of them, and a caucus with each party."""

    def __init__(self, regime: str | None = None) -> None:
        self.world = founded()
        self.a1, self.a2 = (self.world.propose(AKRA, point) for point in "12")
        self.b1, self.b2 = (self.world.propose(SELM, point) for point in "12")
        more = {"regime": regime} if regime else {}
        self.akra, self.selm = (
            self.world.open(SOC, "caucus", f"with-{seat[:4]}", members=[seat, CO], reports_to=[SOC], **more)
            for seat in (AKRA, SELM)
        )
        self.first = self.draft(self.a1, self.a2)
        self.second = self.draft(self.a1, self.b2, after=self.first)

    def draft(self, *wordings: int, **more: object) -> int:
        return self.world.do(SOC, PLENARY, "CirculateDraft", settles=settles(*wordings), **more)

    def mark(self, seat: str, draft: int, **more: object) -> int:
        room = self.akra if seat == AKRA else self.selm
        return self.world.do(seat, room, "MarkDraft", cites=of(draft), **more)

    def seen(self, seat: str, draft: int) -> dict[str, bool | None]:
        """Who could live with a draft, as a seat sees it."""
        found = drafted.marks(self.world.play(seat), PLENARY, draft)
        return {party: one.could_live for party, one in found.items()}


@pytest.fixture(scope="module")
def table() -> Round:
    return Round()


def test_drafts_follow_each_other_in_a_series_and_a_new_series_begins_without_one_before() -> None:
    r = Round()
    third = r.draft(r.b1, r.b2, after=r.second, note=en("Both points are Selm's."))
    other = r.draft(r.b1)
    state = r.world.room()
    assert [one.number for one in drafted.series(state, r.second)] == [r.first, r.second, third]
    assert [one.place for one in drafted.series(state, third)] == [1, 2, 3]
    assert [one.number for one in drafted.series(state, other)] == [other]
    assert drafted.changed(state, state.drafts.drafts[r.first]) == {"1", "2"}
    assert drafted.changed(state, state.drafts.drafts[r.second]) == {"2"}
    assert drafted.changed(state, state.drafts.drafts[third]) == {"1"}


def test_no_stance_follows_from_a_draft_its_marks_or_the_final_answers() -> None:
    r = Round()
    before = r.world.room().stances
    r.mark(AKRA, r.second, marks=marks(p2="worse"), could_live=True)
    ask = r.world.do(SOC, PLENARY, "AskFinal", draft=r.second)
    for head in (AKRA, SELM):
        r.world.do(head, PLENARY, "AnswerFinal", ask=ask, answer="yes")
    assert r.world.room().stances == before
    assert r.world.words("1") == "proposed"
    assert r.world.room().drafts.finals[ask].answers == {"akra": ("yes", ask + 1), "selm": ("yes", ask + 2)}


def test_a_partys_last_word_on_a_draft_counts_and_only_its_caucus_sees_it() -> None:
    r = Round()
    r.mark(AKRA, r.second, marks=marks(p2="worse"), could_live=False)
    number = r.mark(AKRA, r.second, marks=marks(p2="same"), could_live=True)
    found = drafted.marks(r.world.play(SOC), PLENARY, r.second)
    assert found["akra"].number == number
    assert found["akra"].marks == (PointMark("2", "same"),)
    r.mark(SELM, r.second, could_live=False)
    assert r.seen(SOC, r.second) == {"akra": True, "selm": False}
    assert r.seen(AKRA, r.second) == {"akra": True}
    assert r.seen(SELM, r.second) == {"selm": False}
    assert r.seen(CHIEF, r.second) == r.seen(HOST, r.second) == r.seen(SOC, r.first) == {}


def test_the_later_of_two_caucuses_with_one_party_has_its_last_word() -> None:
    r = Round()
    other = r.world.open(SOC, "caucus", "again", members=[AKRA], reports_to=[SOC])
    r.world.do(AKRA, other, "MarkDraft", cites=of(r.first), could_live=True)
    r.mark(AKRA, r.first, could_live=False)
    assert r.seen(SOC, r.first) == {"akra": False}


def test_a_deputy_marks_with_power_on_record() -> None:
    r = Round()
    r.world.do(SOC, r.akra, "BringIn", seat=DEPUTY)
    given = {"cites": of(r.first), "could_live": True}
    assert "power on record" in r.world.no(DEPUTY, r.akra, "MarkDraft", **given).message
    r.world.empower(DEPUTY, "MarkDraft")
    r.world.do(DEPUTY, r.akra, "MarkDraft", **given)


def test_marks_are_kept_where_nothing_else_is_but_no_words_beside_them() -> None:
    r = Round()
    assert r.world.no(AKRA, r.akra, "Say", text=en("x")).reason == "regime"
    given = {"cites": of(r.second), "could_live": True}
    assert r.world.no(AKRA, r.akra, "MarkDraft", **given, note="Nearly.").field == "note"
    r.world.do(AKRA, r.akra, "MarkDraft", **given)
    verbatim = Round("verbatim")
    verbatim.mark(AKRA, verbatim.second, could_live=True, note="Nearly.")
    assert drafted.marks(verbatim.world.play(SOC), PLENARY, verbatim.second)["akra"].note == "Nearly."


def test_a_draft_of_a_track_is_marked_only_where_everybody_reads_the_track() -> None:
    r = Round()
    track = r.world.open(SOC, "track", "water", members=[AKRA, SELM])
    wording = r.world.propose(AKRA, "1", room=track)
    draft = r.world.do(SOC, track, "CirculateDraft", settles=settles(wording))
    given = {"cites": of(draft, track), "could_live": True}
    assert r.world.no(AKRA, r.akra, "MarkDraft", **given).reason == "citation"  # the co-mediator is not in the track
    alone = r.world.open(SOC, "caucus", "alone", members=[AKRA], reports_to=[SOC])
    r.world.do(AKRA, alone, "MarkDraft", **given)
    assert r.world.no(SOC, alone, "BringIn", seat=CO).reason == "citation"
    assert drafted.delegations(r.world.play(SOC), track) == ("akra", "selm")


@pytest.mark.parametrize(
    ("wordings", "more", "field"),
    [
        ([], {}, "settles"),
        (["a1", "x"], {}, "settles.1.wording"),
        (["b1", "a1"], {}, "settles.1.wording"),
        (["a1", "a2"], {"after": 1}, "after"),
        (["a1", "b2"], {"after": "first"}, "after"),
        (["b1"], {"after": "second"}, "settles"),
        (["a1", "b2"], {"after": "second"}, "settles"),
        (["b1"], {"note": {"en": " "}}, "note.en"),
    ],
)
def test_a_draft_that_is_not_taken(table: Round, wordings: Iterable[str], more: dict[str, object], field: str) -> None:
    chosen = settles(*(getattr(table, name, 9999) for name in wordings))
    after = more.get("after")
    given = {**more, "after": getattr(table, after)} if isinstance(after, str) else more
    assert table.world.no(SOC, PLENARY, "CirculateDraft", settles=chosen, **given).field == field


def test_a_point_is_settled_once(table: Round) -> None:
    twice = [{"point": "1", "wording": table.a1}, {"point": "1", "wording": table.b1}]
    assert table.world.no(SOC, PLENARY, "CirculateDraft", settles=twice).field == "settles.1.point"


def test_who_circulates_marks_asks_and_answers(table: Round) -> None:
    no = table.world.no
    assert no(AKRA, PLENARY, "CirculateDraft", settles=settles(table.a1)).reason == "not yours"
    assert no(SOC, table.akra, "MarkDraft", cites=of(table.first), could_live=True).reason == "not yours"
    assert no(AKRA, PLENARY, "MarkDraft", cites=of(table.first), could_live=True).reason == "not yours"
    assert no(CO, PLENARY, "AskFinal", draft=table.first).reason == "not yours"
    assert no(SOC, PLENARY, "AnswerFinal", ask=1, answer="yes").reason == "not yours"


@pytest.mark.parametrize(
    ("draft", "given", "field"),
    [
        ("second", {}, "marks"),
        ("first", {"marks": marks(p1="same")}, "marks"),
        ("second", {"marks": marks(p3="same")}, "marks.0.point"),
        ("second", {"marks": marks(p2="better") * 2}, "marks.1.point"),
        ("second", {"marks": marks(p2="better", p1="worse")}, "marks.1.mark"),
        ("a1", {"could_live": True}, "cites"),
    ],
)
def test_marks_that_are_not_taken(table: Round, draft: str, given: dict[str, object], field: str) -> None:
    cites = of(getattr(table, draft))
    assert table.world.no(AKRA, table.akra, "MarkDraft", cites=cites, **given).field == field


def test_marks_are_of_one_draft(table: Round) -> None:
    for cites in ([], of(table.first) + of(table.second)):
        assert table.world.no(AKRA, table.akra, "MarkDraft", cites=cites, could_live=True).field == "cites"


def test_points_without_a_change_may_be_marked_the_same(table: Round) -> None:
    table.mark(SELM, table.second, marks=marks(p1="same", p2="better"))


def test_an_observer_is_not_asked_for_marks() -> None:
    r = Round()
    r.world.do(CHIEF, PLENARY, "AdmitParty", party="gil", name=en("Gil"), roles=["guarantor"])
    r.world.do(CHIEF, PLENARY, "SeatPerson", seat="gil.head", office="head", person="Somebody")
    room = r.world.open(SOC, "caucus", "with-gil", members=["gil.head"], reports_to=[SOC])
    assert r.world.no("gil.head", room, "MarkDraft", cites=of(r.first), could_live=True).reason == "not yours"
    ask = r.world.do(SOC, PLENARY, "AskFinal", draft=r.first)
    assert r.world.no("gil.head", PLENARY, "AnswerFinal", ask=ask, answer="yes").reason == "not yours"


def test_the_final_question_is_asked_once_answered_once_and_ends_its_series() -> None:
    r = Round()
    assert r.world.no(SOC, PLENARY, "AskFinal", draft=1).field == "draft"
    ask = r.world.do(SOC, PLENARY, "AskFinal", draft=r.first)
    assert r.world.no(SOC, PLENARY, "AskFinal", draft=r.second).reason == "conflict"
    again = settles(r.b1, r.b2)
    assert r.world.no(SOC, PLENARY, "CirculateDraft", settles=again, after=r.second).reason == "conflict"
    r.world.do(AKRA, PLENARY, "AnswerFinal", ask=ask, answer="no")
    assert r.world.no(AKRA, PLENARY, "AnswerFinal", ask=ask, answer="yes").reason == "conflict"
    assert r.world.no(AKRA, PLENARY, "AnswerFinal", ask=1, answer="yes").field == "ask"
    new = r.draft(r.b1, r.b2)
    r.world.do(SOC, PLENARY, "AskFinal", draft=new)


def test_words_that_changed_since_are_not_asked_about() -> None:
    r = Round()
    r.world.do(SELM, PLENARY, "Withdraw", point="2", alternative=r.b2)
    state = r.world.room()
    assert drafted.stands(state, Chosen("1", r.a1))
    assert not drafted.stands(state, Chosen("2", r.b2))
    assert r.world.no(SOC, PLENARY, "AskFinal", draft=r.second).reason == "stale"
    ask = r.world.do(SOC, PLENARY, "AskFinal", draft=r.first)
    r.world.do(AKRA, PLENARY, "Amend", point="1", alternative=r.a1, wording=r.a1, text=en("Other words."))
    refused = r.world.no(AKRA, PLENARY, "AnswerFinal", ask=ask, answer="yes")
    assert refused.reason == "stale"
    assert "Point 1" in refused.message


def test_marks_of_words_that_went_round_and_changed_since_are_taken() -> None:
    r = Round()
    r.world.do(SELM, PLENARY, "Withdraw", point="2", alternative=r.b2)
    r.mark(AKRA, r.second, marks=marks(p2="worse"))
