"""Carrying words: quoted home into a capital, conveyed by a mediator under a licence."""

from random import Random

import msgspec
import pytest
from msgspec.structs import replace

from goodoffices.talks.act import PLENARY, Erased
from goodoffices.talks.carrying import quote_link, said_in
from goodoffices.talks.kinds import KINDS
from goodoffices.talks.ledger import ledger
from tests.talks import arbitrary
from tests.talks.world import AKRA, CAPITAL, DORN, PRESIDENT, SELM, SHA, SOC, TOKENS, World, en, founded, with_capital

WITH_AKRA, WITH_SELM = f"with-akra@{SOC}", f"with-selm@{SOC}"
NONCE = TOKENS[5]


def quote(words: str, room: str, number: int, **more: object) -> dict[str, object]:
    return {"words": words, "speaker": "Selm", "nonce": NONCE, "link": quote_link(NONCE, room, number), **more}


@pytest.fixture(scope="module")
def home() -> World:
    world = with_capital(founded())
    room = world.open(AKRA, "bilateral", "two", members=[SELM], regime="verbatim")
    world.do(SELM, room, "Say", text={"en": "Selm will not press it.", "fr": "Selm n’insistera pas."})
    return world


BILATERAL = f"two@{AKRA}"


def test_exact_words_are_carried_home_and_the_record_does_not_say_whence(home: World) -> None:
    number = home.do(AKRA, CAPITAL, "Quote", **quote("Selm n’insistera pas.", BILATERAL, 2))
    state = home.room(CAPITAL, PRESIDENT)
    assert list(state.release.quotes) == [number]
    assert BILATERAL not in str(state)


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        (quote("Selm will press it.", BILATERAL, 2), "words"),
        (quote("Selm", BILATERAL, 9), "link"),
        (quote(" ", BILATERAL, 2), "words"),
        (quote("Selm", BILATERAL, 2, speaker=""), "speaker"),
        (quote("Selm", BILATERAL, 2, nonce="x" * 32), "nonce"),
        (quote("Selm", BILATERAL, 2, link="x" * 64), "link"),
        (quote("Selm", BILATERAL, 2, link=SHA), "link"),
        (quote("akra.capital", CAPITAL, 1), "link"),  # a capital is not quoted into itself
    ],
)
def test_what_is_not_carried_home(home: World, fields: dict[str, object], field: str) -> None:
    assert home.no(AKRA, CAPITAL, "Quote", **fields).field == field


def test_what_one_does_not_read_is_not_there(home: World) -> None:
    """The president reads no bilateral room: the link leads nowhere, as one to nothing does."""
    home.empower("akra.capital.aide", "Direct", by=PRESIDENT, room=CAPITAL)
    home.do(AKRA, CAPITAL, "SeatPerson", seat="akra.capital.desk", office="adviser", person="Desk")
    hidden = home.no("akra.capital.desk", CAPITAL, "Quote", **quote("Selm will not press it.", BILATERAL, 2))
    absent = home.no("akra.capital.desk", CAPITAL, "Quote", **quote("Selm will not press it.", "nowhere@x.y", 2))
    assert hidden == absent


def test_only_what_somebody_said_or_wrote_is_quoted() -> None:
    world = with_capital(founded())
    wording = world.propose(SELM, text="Words.")
    world.do(SOC, PLENARY, "Convene", session="first", title=en("First session"), starts="2027-03-01")
    adjourned = world.do(SOC, PLENARY, "Adjourn", session="first", until="2027-03-02")
    for words, number in (("2027-03-02", adjourned), ("first", adjourned), ("Propose", wording), ("1", wording)):
        assert world.no(AKRA, CAPITAL, "Quote", **quote(words, PLENARY, number)).field == "words"
    world.do(AKRA, CAPITAL, "Quote", **quote("Words.", PLENARY, wording))


# Kinds of acts that hold no words: what was done can be told as a fact, and there is nothing to quote.
WORDLESS = {
    "AcceptCredentials", "AcceptReferral", "AcknowledgeReceipt", "Adjourn", "AppointChair", "BringIn",
    "ClearTrackReport", "CloseSynchronization", "CollectPaper", "ConfirmAdReferendum", "ConfirmPosition",
    "ConfirmRecord", "ConfirmUnderstanding", "ConsentToRelease", "Empower", "Initial", "MarkPaper",
    "PresentFullPowers", "Ratify", "Revoke", "SeatPerson", "ShowOut", "Sign",
    "WithdrawWords", "AskFinal", "AnswerFinal", "AskSealed", "ConsentToQuestion", "RevokeDeposit", "Answer",
    "RankAlternatives", "DividePoints", "ComparePackages", "NoteWorths", "TakeBack",
}  # fmt: skip
SEAMS = {*arbitrary.PARTIES, *arbitrary.SEATS, *arbitrary.ROOMS, *arbitrary.POINTS, *arbitrary.DATES, *arbitrary.HEXES}


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_entry_is_quoted_in_its_words_or_not_at_all(kind: str) -> None:
    rng = Random(kind)
    acts = [replace(arbitrary.act(rng, kind), source=None) for _ in range(60)]
    found = [text for act in acts for text in said_in(act)]
    assert bool(found) is (kind not in WORDLESS)
    assert not SEAMS & set(found)  # no id, date, hash or name that stands in an entry for the system's sake
    held = str([msgspec.to_builtins(act) for act in acts])
    assert all(str([text])[1:-1] in held for text in found)


def test_what_was_erased_has_no_words() -> None:
    assert said_in(Erased()) == []


def caucuses() -> World:
    world = founded(third=True)
    for party in (AKRA, SELM):
        world.open(SOC, "caucus", f"with-{party.split('.')[0]}", members=[party], reports_to=[SOC])
    return world


def kept(world: World, licence: str, text: str = "The boats go home.") -> int:
    number = world.do(AKRA, WITH_AKRA, "RecordDeclared", party="akra", text=en(text), licence=licence)
    world.do(SOC, WITH_AKRA, "ConfirmRecord", record=number)
    return number


SAID = en("Akra says that it will return the boats.")


def test_what_was_kept_as_ours_is_conveyed_with_its_name() -> None:
    world = caucuses()
    record = kept(world, "as ours")
    fields = {"text": SAID, "token": TOKENS[0]}
    number = world.do(SOC, WITH_AKRA, "Convey", record=record, to="selm", attributed=True, **fields)
    assert world.no(SOC, WITH_SELM, "Deliver", **fields).field == "attribution"
    world.do(SOC, WITH_SELM, "Deliver", attribution=["akra"], **fields)
    for seat, seen in ((AKRA, [[]]), (SOC, [[WITH_SELM]]), (SELM, [])):
        assert [list(to) for _, one, to in ledger(world.play(seat)) if one.number == number] == seen


def test_what_may_be_put_as_the_mediators_own_idea_bears_no_name() -> None:
    world = caucuses()
    record = kept(world, "as your own idea")
    fields = {"record": record, "to": "selm", "token": TOKENS[0]}
    assert world.no(SOC, WITH_AKRA, "Convey", text=SAID, attributed=True, **fields).field == "attributed"
    world.do(SOC, WITH_AKRA, "Convey", text=en("What if boats went home?"), **fields)
    world.do(SOC, WITH_SELM, "Deliver", text=en("What if boats went home?"), token=TOKENS[0])


def test_what_was_told_to_the_mediator_alone_goes_nowhere() -> None:
    world = caucuses()
    record = kept(world, "for you alone")
    assert world.no(SOC, WITH_AKRA, "Convey", record=record, to="selm", text=SAID, token=TOKENS[0]).field == "record"


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"record": 1}, "record"),
        ({"to": "akra"}, "to"),
        ({"to": "soc"}, "to"),
        ({"to": "nowhere"}, "to"),
        ({"text": {}}, "text"),
        ({"token": "x" * 32}, "token"),
    ],
)
def test_what_is_not_conveyed(change: dict[str, object], field: str) -> None:
    world = caucuses()
    fields = {"record": kept(world, "as ours"), "to": "selm", "text": SAID, "token": TOKENS[0]}
    assert world.no(SOC, WITH_AKRA, "Convey", **{**fields, **change}).field == field


def test_unconfirmed_words_are_not_conveyed_and_conveyed_ones_go_to_their_caucus_alone() -> None:
    world = caucuses()
    asked = world.do(AKRA, WITH_AKRA, "RecordDeclared", party="akra", text=en("x"), licence="as ours")
    fields = {"text": SAID, "token": TOKENS[0]}
    assert world.no(SOC, WITH_AKRA, "Convey", record=asked, to="selm", **fields).field == "record"
    world.do(SOC, WITH_AKRA, "ConfirmRecord", record=asked)
    number = world.do(SOC, WITH_AKRA, "Convey", record=asked, to="selm", **fields)
    assert world.no(AKRA, WITH_AKRA, "ConsentToRelease", release=number).field == "release"
    assert world.no(SOC, PLENARY, "Deliver", **fields).reason == "conflict"
    other = world.open(SOC, "caucus", "with-dorn", members=[DORN], reports_to=[SOC])
    assert world.no(SOC, other, "Deliver", **fields).reason == "conflict"
    world.do(SOC, WITH_SELM, "Deliver", **fields)
