"""Sealed questions over every store: answered once, at their time, whatever happens meanwhile; then no key is left."""

import json
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from goodoffices.records import Records, StoreBusy
from goodoffices.registry import Receipt, Registry
from goodoffices.server import answering
from goodoffices.server.answering import BUDGET, look
from goodoffices.talks.act import HOUSE, PLENARY, Ref, Refusal
from goodoffices.talks.questions import LEAD, Answer
from goodoffices.valuations.sealed import answer as reckon
from goodoffices.valuations.sealed_box import About, new_key, seal
from tests.talks.test_questions import ALL, Asked, cited, table
from tests.talks.world import AKRA, CAPITAL, CHIEF, DORN, QUESTION_KEYS, SELM, SOC, TALKS

HEADS = {"akra": AKRA, "selm": SELM, "dorn": DORN}


class Sealed(Asked):
    """Talks of three with their capitals, in which deposits are really sealed."""

    def asking(self, **more: Any) -> int:
        made = self.registry.question_key(TALKS, SOC, f"asking {self.sent}", new_key)
        assert isinstance(made, str)
        return self.ask(key=made, **more)

    def deposit(self, number: int, party: str, content: dict[str, Any] | None = None, **about: Any) -> int:
        asked = self.room().questions.asked[number]
        bound = About(TALKS, PLENARY, **{"question": number, "party": party, **about})
        sealed = seal(asked.act.key, bound, content or self.worth())
        return self.do(HEADS[party], f"capital.{party}", "Deposit", **cited(number), sealed=sealed)

    def worth(self, reservation: int = 2, at_most: int = 2) -> dict[str, Any]:
        points = {"1": self.first, "2": self.second}
        worth = {point: {str(w): at_most - k for k, w in enumerate(on)} for point, on in points.items()}
        return {"party": {"reservation": reservation, "worth": worth}}

    def ready(self, **more: Any) -> int:
        number = self.asking(**more)
        for party in HEADS:
            self.deposit(number, party)
        self.consent(number, *ALL)
        return number

    def to_its_run(self, number: int) -> None:
        runs = self.room().questions.asked[number].runs
        assert runs is not None
        self.now = runs

    def sleep(self, seconds: float) -> None:
        self.now += timedelta(seconds=seconds)

    def run(self, how: Callable[..., Answer] = reckon) -> list[Receipt | Refusal]:
        due = look(self.registry).due
        return [answering.run(self.registry, *each, sleep=self.sleep, reckon=how) for each in due]

    def answers(self) -> list[Answer]:
        return [entry.act for entry in self.room().entries if isinstance(entry.act, Answer)]

    def keys(self) -> list[str]:
        """The keys that are kept, but for those with which the tests' talks begin."""
        return [key.public for key in self.registry.question_keys() if key.public not in QUESTION_KEYS]


@pytest.fixture
def world(records: Records) -> Sealed:
    world = table(records=records)
    world.__class__ = Sealed
    assert isinstance(world, Sealed)
    for head in (SELM, DORN):
        world.open(head, "capital")
    return world


def test_a_question_is_answered_at_the_time_that_the_consents_fixed_and_its_key_shredded(world: Sealed) -> None:
    number = world.ready()
    asked = world.room().questions.asked[number]
    assert look(world.registry) == answering.Looked((), asked.runs)
    world.to_its_run(number)
    (done,) = world.run()
    assert isinstance(done, Receipt)
    entry = world.room().entries[-1]
    assert (entry.time, entry.seat) == (asked.at, HOUSE)
    assert entry.act == Answer(question=number, outcome="yes")
    assert world.keys() == []
    assert world.registry.question_secret(TALKS, asked.act.key) is None
    assert look(world.registry) == answering.Looked((), None)


def test_however_long_the_reckoning_takes_the_answer_is_entered_at_the_same_time(world: Sealed) -> None:
    def slow(*given: Any) -> Answer:
        world.sleep(BUDGET.total_seconds() - 1)
        return reckon(*given)

    number = world.ready()
    world.to_its_run(number)
    world.run(slow)
    assert world.room().entries[-1].time == world.room().questions.asked[number].at


def test_what_comes_late_is_entered_a_fixed_time_after_it_was_taken_up(world: Sealed) -> None:
    number = world.ready()
    world.to_its_run(number)
    world.now += timedelta(days=1)
    taken_up = world.now
    world.run()
    assert world.room().entries[-1].time == taken_up + BUDGET
    assert [found.outcome for found in world.answers()] == ["yes"]


def test_several_that_take_it_up_at_once_enter_one_answer(world: Sealed) -> None:
    number = world.ready()
    world.to_its_run(number)
    (each,) = look(world.registry).due

    def overtaken(*given: Any) -> Answer:
        answering.run(world.registry, *each, sleep=world.sleep, reckon=reckon)
        return Answer(question=number, outcome="no")

    (second,) = world.run(overtaken)
    assert isinstance(second, Refusal)
    assert world.answers() == [Answer(question=number, outcome="yes")]
    assert world.run() == []


def test_whoever_is_stopped_before_the_end_leaves_it_to_the_next(
    world: Sealed, monkeypatch: pytest.MonkeyPatch
) -> None:
    number = world.ready()
    world.to_its_run(number)

    def stopped(*given: Any) -> Answer:
        raise StoreBusy

    with pytest.raises(StoreBusy):
        world.run(stopped)
    with monkeypatch.context() as patch:
        patch.setattr(world.registry, "shred", stopped)  # it is entered, and then the power fails
        with pytest.raises(StoreBusy):
            world.run()
    assert len(world.answers()) == 1
    assert len(world.keys()) == 1
    assert world.run() == []
    assert world.keys() == []


@pytest.mark.parametrize("without", ["akra", "selm", "dorn"])
def test_a_missing_deposit_is_not_enough_information(world: Sealed, without: str) -> None:
    number = world.asking()
    for party in HEADS:
        if party != without:
            world.deposit(number, party)
    world.consent(number, *ALL)
    world.to_its_run(number)
    world.run()
    assert world.answers() == [Answer(question=number, outcome="not enough information")]


def test_a_revoked_deposit_counts_no_more_and_the_last_one_counts(world: Sealed) -> None:
    number, other = world.ready(), world.ready()
    world.do(AKRA, CAPITAL, "RevokeDeposit", **cited(number))
    world.deposit(other, "akra", world.worth(reservation=99))
    world.to_its_run(other)
    world.run()
    assert {a.question: a.outcome for a in world.answers()} == {number: "not enough information", other: "no"}


def test_a_deposit_for_another_question_or_party_counts_nowhere(world: Sealed) -> None:
    for wrong in ({"question": 1}, {"party": "selm"}):
        number = world.ready()
        asked = world.room().questions.asked[number]
        bound = About(TALKS, PLENARY, **{"question": number, "party": "akra", **wrong})
        sealed = seal(asked.act.key, bound, world.worth())
        world.do(AKRA, CAPITAL, "Deposit", **cited(number), sealed=sealed)
        world.to_its_run(number)
        world.run()
        assert world.answers()[-1] == Answer(question=number, outcome="not enough information")


def test_a_deposit_that_comes_too_late_is_refused(world: Sealed) -> None:
    number = world.ready()
    world.to_its_run(number)
    sealed = seal(world.room().questions.asked[number].act.key, About(TALKS, PLENARY, number, "akra"), world.worth(99))
    assert world.no(AKRA, CAPITAL, "Deposit", **cited(number), sealed=sealed).reason == "closed"
    world.run()
    assert world.answers() == [Answer(question=number, outcome="yes")]


def test_who_declines_while_it_is_reckoned_still_stops_it(world: Sealed) -> None:
    number = world.ready(until=(world.now + timedelta(minutes=20)).isoformat())
    world.to_its_run(number)

    def declined(*given: Any) -> Answer:
        world.now -= timedelta(minutes=1)  # the act itself takes a minute of these talks' clock
        world.do(DORN, PLENARY, "DeclineQuestion", question=number)
        return reckon(*given)

    (refused,) = world.run(declined)
    assert isinstance(refused, Refusal)
    assert world.answers() == []


def test_a_question_that_lapses_leaves_no_key(world: Sealed) -> None:
    number = world.asking()
    world.consent(number, AKRA, SELM)
    assert look(world.registry) == answering.Looked((), None)
    assert len(world.keys()) == 1
    world.now += timedelta(hours=2)
    assert world.run() == []
    assert world.keys() == []


def test_a_declined_question_keeps_its_key_until_nobody_can_consent_any_more(world: Sealed) -> None:
    number = world.asking()
    world.do(AKRA, PLENARY, "DeclineQuestion", question=number)
    look(world.registry)
    assert len(world.keys()) == 1
    world.now += timedelta(hours=2)
    look(world.registry)
    assert world.keys() == []


def test_changed_words_void_the_question_and_shred_its_key(world: Sealed) -> None:
    number = world.ready()
    first = world.first[0]
    world.do(AKRA, PLENARY, "Amend", point="1", alternative=first, wording=first, text={"en": "Other words."})
    assert world.standing(number) == "void"
    assert look(world.registry) == answering.Looked((), None)
    assert world.keys() == []
    world.now += timedelta(days=1)
    assert world.run() == []
    assert world.answers() == []


def test_a_party_that_has_left_stops_its_question(world: Sealed) -> None:
    number = world.ready()
    world.do(CHIEF, PLENARY, "VacateSeat", seat=DORN)
    look(world.registry)
    assert len(world.keys()) == 1, "it may come back"
    world.to_its_run(number)
    assert world.run() == []
    assert world.keys() == []
    assert world.standing(number) == "void"


def test_an_erased_question_leaves_no_key(world: Sealed) -> None:
    number = world.ready()
    world.registry.erase(TALKS, PLENARY, number, "By order.", "", "erase")
    look(world.registry)
    assert world.keys() == []


def test_keys_with_which_nothing_was_asked_go_after_a_day(world: Sealed) -> None:
    world.registry.question_key(TALKS, SOC, "never used", new_key)
    look(world.registry)
    assert len(world.keys()) == 1
    world.now += timedelta(days=1, seconds=1)
    look(world.registry)
    assert world.keys() == []


def test_a_repeated_question_gets_the_first_ones_receipt_even_when_its_key_is_gone(world: Sealed) -> None:
    made = world.registry.question_key(TALKS, SOC, "mine", new_key)
    fields = world.question(key=made)
    raw = json.dumps({"kind": "AskSealed", **fields})
    first = world.registry.submit(TALKS, SOC, PLENARY, raw, "again")
    assert isinstance(first, Receipt)
    assert isinstance(made, str)
    world.registry.shred(TALKS, made)
    again = world.registry.submit(TALKS, SOC, PLENARY, raw, "again")
    assert isinstance(again, Receipt)
    assert again.number == first.number


def test_the_house_takes_no_key_of_other_talks_or_of_another_seat(world: Sealed, records: Records) -> None:
    made = world.registry.question_key(TALKS, SOC, "mine", new_key)
    assert isinstance(made, str)
    assert records.secret("nowhere", made) is None
    secret = records.secret(TALKS, made)
    assert secret is not None
    assert secret.startswith("AGE-SECRET-KEY-")
    records.found("river")
    assert records.secret("river", made) is None
    records.shred("river", made)
    assert records.secret(TALKS, made) == secret


def test_between_the_run_and_the_answer_there_is_time_to_reckon() -> None:
    assert BUDGET < LEAD


def test_a_picture_goes_to_the_mediation_team_at_the_same_time_and_plenary_reads_that_it_has_run(world: Sealed) -> None:
    world.open(SOC, "mediation")
    number = world.ready(question="frontier")
    world.to_its_run(number)
    world.run()
    asked = world.room().questions.asked[number]
    entry, team = world.room().entries[-1], world.room("mediation", SOC).entries[-1]
    assert entry.act == Answer(question=number, outcome="for the mediators")
    assert (entry.time, entry.seat) == (team.time, team.seat) == (asked.at, HOUSE)
    assert isinstance(team.act, Answer)
    assert (team.act.outcome, team.act.cites) == ("found", (Ref(PLENARY, number),))
    assert team.act.frontier
    assert world.keys() == []


@pytest.mark.parametrize("withdrawn", [False, True])
def test_a_picture_that_was_half_entered_is_entered_once(
    world: Sealed, monkeypatch: pytest.MonkeyPatch, withdrawn: bool
) -> None:
    """Whatever has become of its words since: the mediation team has read the answer."""
    world.open(SOC, "mediation")
    number = world.ready(question="frontier")
    world.to_its_run(number)
    enter = Registry.answer

    def stopped(self: Registry, talks: str, room: str, act: Answer, at: Any) -> Any:
        if room == PLENARY:  # the power fails before it
            raise StoreBusy
        return enter(self, talks, room, act, at)

    with monkeypatch.context() as patch:
        patch.setattr(Registry, "answer", stopped)
        with pytest.raises(StoreBusy):
            world.run()
    assert world.answers() == []
    assert len(world.keys()) == 1
    if withdrawn:
        world.do(SELM, PLENARY, "Withdraw", point="1", alternative=world.first[1])
    world.run()
    assert [a.outcome for a in world.answers()] == ["for the mediators"]
    assert sum(isinstance(e.act, Answer) for e in world.room("mediation", SOC).entries) == 1
    assert world.keys() == []


def test_where_the_team_has_no_room_any_more_plenary_reads_the_same(world: Sealed) -> None:
    world.open(SOC, "mediation")
    number = world.ready(question="frontier")
    world.do(SOC, "mediation", "CloseRoom")
    world.to_its_run(number)
    world.run()
    assert world.answers() == [Answer(question=number, outcome="for the mediators")]
    assert world.keys() == []
