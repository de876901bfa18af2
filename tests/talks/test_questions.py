"""Sealed questions at the table: asked, consented to, deposited for, and how each stands."""

import base64
from datetime import timedelta
from typing import Any

import pytest

from goodoffices.receipts import Receipt
from goodoffices.records import Records
from goodoffices.talks.act import HOUSE, PLENARY, Ref, Refusal
from goodoffices.talks.asked import exposes, standing
from goodoffices.talks.questions import LEAD, Answer, Gains
from tests.talks.world import (
    ADVISER,
    AKRA,
    CHIEF,
    DORN,
    PRESIDENT,
    QUESTION_KEYS,
    SELM,
    SOC,
    TALKS,
    World,
    founded,
    with_capital,
    with_keys,
)

ALL = (AKRA, SELM, DORN)
SEALED = base64.b64encode(b"age-encryption.org/v1\nsomething").decode()


class Asked(World):
    """Talks of three in which sealed questions are allowed, with two wordings on each of two points."""

    first: list[int]
    second: list[int]

    def question(self, **more: Any) -> dict[str, Any]:
        among = [{"point": "1", "wordings": self.first}, {"point": "2", "wordings": self.second}]
        return {
            "question": "zone", "to": ["akra", "selm", "dorn"], "choices": among, "wait": 600,
            "until": (self.now + timedelta(hours=1)).isoformat(), "key": QUESTION_KEYS[0], **more,
        }  # fmt: skip

    def ask(self, **more: Any) -> int:
        return self.do(SOC, PLENARY, "AskSealed", **self.question(**more))

    def consent(self, number: int, *heads: str) -> None:
        for head in heads:
            self.do(head, PLENARY, "ConsentToQuestion", question=number)

    def standing(self, number: int) -> str:
        play = self.play(CHIEF)
        return standing(play, play.plenary, play.plenary.questions.asked[number], self.now).state


def table(*, allowed: bool = True, records: Records | None = None) -> Asked:
    world = founded(third=True, records=records)
    world.__class__ = Asked
    assert isinstance(world, Asked)
    with_keys(world.records)
    with_capital(world)
    if allowed:
        world.adopt(ALL, sealed_questions=True)
    world.first = [world.propose(AKRA, "1"), world.propose(SELM, "1")]
    world.second = [world.propose(AKRA, "2"), world.propose(DORN, "2")]
    return world


def cited(number: int) -> dict[str, Any]:
    return {"cites": [{"room": PLENARY, "number": number}]}


def test_a_question_runs_a_fixed_time_after_the_last_consent() -> None:
    world = table()
    number = world.ask()
    world.consent(number, AKRA, SELM)
    assert world.standing(number) == "open"
    assert world.room().questions.asked[number].at is None
    world.consent(number, DORN)
    assert world.standing(number) == "consented"
    asked = world.room().questions.asked[number]
    assert asked.at == world.now + timedelta(seconds=600)
    assert asked.runs == asked.at - LEAD


def test_sealed_questions_are_off_unless_the_rules_allow_them() -> None:
    world = table(allowed=False)
    assert world.no(SOC, PLENARY, "AskSealed", **world.question()).reason == "closed"


@pytest.mark.parametrize(
    ("more", "field"),
    [
        ({"to": ["akra"]}, "to"),
        ({"to": ["akra", "akra"]}, "to"),
        ({"to": ["akra", "tarsane"]}, "to"),
        ({"key": "age1short"}, "key"),
        ({"until": "2027-01-01T00:00:00+00:00"}, "until"),
        ({"most": 2}, "most"),
        ({"start": [{"point": "1", "wording": 1}]}, "start"),
        ({"question": "step"}, "start"),
        ({"question": "ballot"}, "start"),
        ({"wait": 59}, "wait"),
        ({"choices": []}, "choices"),
        ({"choices": [{"point": "1", "wordings": [1, 2]}]}, "choices.0.wordings"),
        ({"question": "blockers", "to": ["akra", "selm"]}, "question"),
    ],
)
def test_what_is_not_asked(more: dict[str, Any], field: str) -> None:
    world = table()
    assert world.no(SOC, PLENARY, "AskSealed", **world.question(**more)).field == field


def test_a_question_with_one_package_is_a_ballot() -> None:
    world = table()
    one = [{"point": "1", "wordings": world.first[:1]}]
    assert "ballot" in world.no(SOC, PLENARY, "AskSealed", **world.question(choices=one)).message
    start = [{"point": "1", "wording": world.first[0]}]
    world.ask(question="ballot", choices=[], start=start, to=["akra", "selm"])


def test_a_step_between_two_from_which_only_one_leads_is_refused() -> None:
    world = table()
    two = {
        "question": "step", "choices": [{"point": "1", "wordings": world.first}],
        "start": [{"point": "1", "wording": world.first[0]}],
    }  # fmt: skip
    refusal = world.no(SOC, PLENARY, "AskSealed", **world.question(**two, to=["akra", "selm"]))
    assert "limit" in refusal.message
    world.ask(**two)


def test_blockers_are_for_three_or_more() -> None:
    assert exposes("blockers", 2, 100)
    assert not exposes("blockers", 3, 4)


def test_a_key_is_the_houses_the_seats_own_and_used_once() -> None:
    world = table()
    unknown = "age1" + "e" * 58
    assert world.no(SOC, PLENARY, "AskSealed", **world.question(key=unknown)).field == "key"
    assert world.no("soc.co", PLENARY, "AskSealed", **world.question()).field == "key"
    world.ask()
    assert world.no(SOC, PLENARY, "AskSealed", **world.question()).field == "key"


def test_a_key_is_made_once_for_a_request_and_for_who_may_ask() -> None:
    world = table()
    keys = iter([("age1" + "a" * 58, "x"), ("age1" + "c" * 58, "y")])
    made = world.registry.question_key(TALKS, SOC, "mine", lambda: next(keys))
    assert made == world.registry.question_key(TALKS, SOC, "mine", lambda: next(keys)) == "age1" + "a" * 58
    refused = world.registry.question_key(TALKS, AKRA, "mine", lambda: next(keys))
    assert isinstance(refused, Refusal)
    assert isinstance(world.registry.question_key(TALKS, "no.such", "mine", lambda: next(keys)), Refusal)
    for number in range(30):
        public = f"{number}"
        world.registry.question_key(TALKS, SOC, f"many {number}", lambda public=public: (public, "z"))  # type: ignore[misc]
    last = world.registry.question_key(TALKS, SOC, "one more", lambda: ("last", "z"))
    assert isinstance(last, Refusal)
    assert last.reason == "conflict"


def test_only_those_who_are_asked_consent_and_the_last_word_counts() -> None:
    world = table()
    number = world.ask(to=["akra", "selm"])
    assert world.no(DORN, PLENARY, "ConsentToQuestion", question=number).reason == "not yours"
    assert world.no(ADVISER, PLENARY, "ConsentToQuestion", question=number).reason == "not yours"
    assert world.no(AKRA, PLENARY, "ConsentToQuestion", question=1).field == "question"
    world.consent(number, AKRA)
    assert world.no(AKRA, PLENARY, "ConsentToQuestion", question=number).reason == "conflict"
    world.do(AKRA, PLENARY, "DeclineQuestion", question=number)
    assert world.standing(number) == "declined"
    world.consent(number, AKRA, SELM)
    assert world.standing(number) == "consented"
    world.do(SELM, PLENARY, "DeclineQuestion", question=number, reason="No longer.")
    assert world.standing(number) == "declined"


def test_a_question_lapses_without_all_consents() -> None:
    world = table()
    number = world.ask()
    world.consent(number, AKRA, SELM)
    world.now += timedelta(hours=2)
    assert world.standing(number) == "lapsed"
    assert world.no(DORN, PLENARY, "ConsentToQuestion", question=number).reason == "closed"
    assert world.no(PRESIDENT, "capital.akra", "Deposit", **cited(number), sealed=SEALED).reason == "closed"


def test_a_changed_or_withdrawn_wording_voids_the_question_and_says_which() -> None:
    world = table()
    number, other = world.ask(), world.ask(key=QUESTION_KEYS[1])
    world.do(PRESIDENT, "capital.akra", "Deposit", **cited(number), sealed=SEALED)
    first = world.first[0]
    world.do(AKRA, PLENARY, "Amend", point="1", alternative=first, wording=first, text={"en": "Other words."})
    assert world.standing(number) == world.standing(other) == "void"
    refusal = world.no(PRESIDENT, "capital.akra", "Deposit", **cited(number), sealed=SEALED)
    assert f"entry {first}" in refusal.message
    assert world.no(SELM, PLENARY, "ConsentToQuestion", question=number).reason == "closed"
    world.first = [world.room().alternatives.alternatives["1", first].wording.number, world.first[1]]
    third = world.ask(key=QUESTION_KEYS[2])
    world.do(SELM, PLENARY, "Withdraw", point="1", alternative=world.first[1])
    assert world.standing(third) == "void"


def test_a_point_added_later_touches_no_question() -> None:
    world = table()
    number = world.ask()
    world.do(PRESIDENT, "capital.akra", "Deposit", **cited(number), sealed=SEALED)
    world.do(SOC, PLENARY, "AddPoint", point="9", title={"en": "More"})
    world.consent(number, *ALL)
    assert world.standing(number) == "consented"


def test_a_party_that_leaves_voids_the_question_and_may_come_back_in_time() -> None:
    world = table()
    number = world.ask()
    world.do(CHIEF, PLENARY, "VacateSeat", seat=DORN)
    assert world.standing(number) == "void"
    world.do(CHIEF, PLENARY, "SeatPerson", seat=DORN, office="head", person="Another")
    assert world.standing(number) == "open"


def test_rules_that_no_longer_allow_it_void_the_question() -> None:
    world = table()
    number = world.ask()
    world.adopt(ALL, sealed_questions=False)
    assert world.standing(number) == "void"


def test_deposits_are_made_and_revoked_until_the_question_runs() -> None:
    world = table()
    number = world.ask()
    do, no = world.do, world.no
    assert no(PRESIDENT, "capital.akra", "RevokeDeposit", **cited(number)).reason == "conflict"
    do(PRESIDENT, "capital.akra", "Deposit", **cited(number), sealed=SEALED)
    do(AKRA, "capital.akra", "Deposit", **cited(number), sealed=SEALED)
    do(PRESIDENT, "capital.akra", "RevokeDeposit", **cited(number))
    assert not world.room("capital.akra", AKRA).questions.deposits
    assert no(AKRA, PLENARY, "Deposit", **cited(number), sealed=SEALED).reason == "not yours"
    assert no(AKRA, "capital.akra", "Deposit", sealed=SEALED).field == "cites"
    assert no(AKRA, "capital.akra", "Deposit", **cited(1), sealed=SEALED).field == "cites"
    for wrong in ("in the clear", base64.b64encode(b"in the clear").decode(), ""):
        assert no(AKRA, "capital.akra", "Deposit", **cited(number), sealed=wrong).field == "sealed"
    world.consent(number, *ALL)
    do(AKRA, "capital.akra", "Deposit", **cited(number), sealed=SEALED)
    runs = world.room().questions.asked[number].runs
    assert runs is not None
    world.now = runs
    assert no(AKRA, "capital.akra", "Deposit", **cited(number), sealed=SEALED).reason == "closed"
    assert no(AKRA, "capital.akra", "RevokeDeposit", **cited(number)).reason == "closed"


def test_a_party_that_is_not_asked_deposits_nothing() -> None:
    world = table()
    number = world.ask(to=["selm", "dorn"])
    assert world.no(AKRA, "capital.akra", "Deposit", **cited(number), sealed=SEALED).reason == "not yours"


def test_in_a_room_that_not_all_of_a_capital_read_nothing_crosses() -> None:
    world = table()
    room = world.open(CHIEF, "track", "water", members=[AKRA, SELM, SOC])
    wordings = [world.propose(AKRA, "1", room=room), world.propose(SELM, "1", room=room)]
    among = [{"point": "1", "wordings": wordings}]
    fields = world.question(choices=among, to=["akra", "selm"])
    assert world.no(SOC, room, "AskSealed", **world.question(choices=among)).field == "to"
    number = world.do(SOC, room, "AskSealed", **fields)
    refused = world.no(AKRA, "capital.akra", "Deposit", cites=[{"room": room, "number": number}], sealed=SEALED)
    assert refused.reason == "citation"
    world.open(SELM, "capital")
    world.do(SELM, "capital.selm", "Deposit", cites=[{"room": room, "number": number}], sealed=SEALED)


def test_nobody_sends_an_answer() -> None:
    world = table()
    number = world.ask()
    world.consent(number, *ALL)
    world.now += timedelta(hours=1)
    for seat in (AKRA, SOC, CHIEF, PRESIDENT, HOUSE):
        refusal = world.no(seat, PLENARY, "Answer", question=number, outcome="yes")
        assert refusal.reason in ("not yours", "not found")
    assert world.no(CHIEF, PLENARY, "AdmitParty", party=HOUSE, name={"en": "x"}, roles=["host"]).field == "party"


def test_the_house_answers_once_and_not_before_its_time() -> None:
    world = table()
    number = world.ask()
    answer = Answer(question=number, outcome="yes")
    assert isinstance(world.registry.answer(TALKS, PLENARY, answer, world.now), Refusal)
    world.consent(number, *ALL)
    at = world.room().questions.asked[number].at
    assert at is not None
    assert isinstance(world.registry.answer(TALKS, PLENARY, answer, at - timedelta(seconds=1)), Refusal)
    done = world.registry.answer(TALKS, PLENARY, answer, at)
    assert not isinstance(done, Refusal)
    assert done.time == at
    assert world.room().entries[-1].seat == HOUSE
    assert world.standing(number) == "answered"
    again = world.registry.answer(TALKS, PLENARY, answer, at)
    assert not isinstance(again, Refusal)
    assert (again.number, again.repeated) == (done.number, True)
    assert isinstance(world.registry.answer(TALKS, PLENARY, Answer(question=number, outcome="no"), at), Refusal)
    assert world.room().entries[-1].number == done.number
    assert isinstance(world.registry.answer("nowhere", PLENARY, answer, at), Refusal)
    assert isinstance(world.registry.answer(TALKS, "nowhere", answer, at), Refusal)


# The picture for the mediation team


def picture(world: Asked, **more: Any) -> dict[str, Any]:
    return world.question(question="frontier", **more)


def drafted(world: Asked) -> list[dict[str, Any]]:
    """What a draft that went round has on both points."""
    text = [{"point": "1", "wording": world.first[0]}, {"point": "2", "wording": world.second[1]}]
    world.do(SOC, PLENARY, "CirculateDraft", settles=text[::-1])
    return text


def test_a_picture_is_asked_in_plenary_of_every_party_and_by_the_team_that_will_read_it() -> None:
    world = table()
    refusal = world.no(SOC, PLENARY, "AskSealed", **picture(world))
    assert (refusal.field, "mediation team" in refusal.message) == ("question", True)
    world.open(SOC, "mediation")
    assert world.no(SOC, PLENARY, "AskSealed", **picture(world, to=["akra", "selm"])).field == "to"
    assert world.no(SOC, PLENARY, "AskSealed", **picture(world, most=2)).field == "most"
    text = drafted(world)
    for wrong in ([text[:1]], [text, text], [text[::-1]], [[text[0], {**text[1], "wording": world.second[0]}]]):
        assert world.no(SOC, PLENARY, "AskSealed", **picture(world, texts=wrong)).field.startswith("texts."), wrong
    assert world.no(SOC, PLENARY, "AskSealed", **world.question(texts=[text])).field == "texts"
    number = world.ask(question="frontier", texts=[text])
    assert world.standing(number) == "open"


def test_whoever_does_not_read_the_mediators_room_is_refused_alike_whether_there_is_one() -> None:
    """A chair that mediates nothing cannot learn from a refusal that the team has opened its room."""
    said = []
    for opened in (False, True):
        world = table()
        if opened:
            world.open(SOC, "mediation")
        said.append(world.no(CHIEF, PLENARY, "AskSealed", **picture(world)))
    assert said[0] == said[1]


def test_between_two_no_picture_is_asked_for() -> None:
    world = founded()
    world.__class__ = Asked
    assert isinstance(world, Asked)
    with_keys(world.records)
    world.adopt((AKRA, SELM), sealed_questions=True)
    world.first, world.second = [world.propose(AKRA, "1"), world.propose(SELM, "1")], [world.propose(AKRA, "2")]
    world.open(SOC, "mediation")
    refusal = world.no(SOC, PLENARY, "AskSealed", **picture(world, to=["akra", "selm"]))
    assert "the other’s limit" in refusal.message


FOUND = {"outcome": "found", "frontier": (Gains(3, 5),)}


def test_a_picture_is_entered_where_the_mediators_sit_and_nowhere_else() -> None:
    world = table()
    world.open(SOC, "mediation")
    number, other = world.ask(question="frontier"), world.ask(key=QUESTION_KEYS[1])
    world.consent(number, *ALL)
    world.consent(other, *ALL)
    at = world.now + timedelta(hours=1)
    ref = (Ref(PLENARY, number),)

    def entered(room: str, act: Answer) -> bool:
        return isinstance(world.registry.answer(TALKS, room, act, at), Receipt)

    bare = Answer(question=number, outcome="for the mediators")
    assert not entered(PLENARY, Answer(question=number, **FOUND)), "never in plenary"
    assert not entered(PLENARY, Answer(question=number, outcome="no"))
    assert not entered(PLENARY, Answer(question=number, outcome="for the mediators", points=("1",)))
    assert not entered(PLENARY, Answer(question=other, outcome="for the mediators"))
    assert not entered("mediation", Answer(question=other, cites=(Ref(PLENARY, other),), outcome="yes"))
    assert not entered("mediation", Answer(question=number, **FOUND)), "it says whose question it is"
    assert entered("mediation", Answer(question=number, cites=ref, **FOUND))
    assert world.room("mediation", SOC).questions.answers == {ref[0]: world.room("mediation", SOC).number}
    assert world.standing(number) == "consented"
    assert entered(PLENARY, bare)
    assert world.standing(number) == "answered"
    assert not entered("mediation", Answer(question=number, cites=ref, outcome="no")), "once"
