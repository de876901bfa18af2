"""Declarations: what a room's record keeps, by its regime, and who stands by it."""

import pytest

from goodoffices.registry import Registry
from goodoffices.talks.act import PLENARY, Erased
from goodoffices.talks.play import RoomState
from tests.talks.world import AKRA, CHIEF, CO, DEPUTY, SELM, SOC, TALKS, TOKENS, World, en, founded, salt


@pytest.fixture(scope="module")
def table() -> World:
    world = founded(third=True)
    world.open(SOC, "mediation")
    world.open(SOC, "track", "water", members=[AKRA, SELM])
    world.open(SOC, "restricted", "heads", members=[AKRA, SELM])
    world.open(SOC, "caucus", "with-akra", members=[AKRA, CO], reports_to=[SOC])
    world.propose(AKRA)
    world.do(CHIEF, PLENARY, "RecordDeclared", party="akra", text=en("Akra will study it."))
    return world


TRACK, HEADS, CAUCUS = f"water@{SOC}", f"heads@{SOC}", f"with-akra@{SOC}"


def of(world: World, room: str = PLENARY, seat: str = AKRA) -> RoomState:
    return world.room(room, seat)


@pytest.mark.parametrize(
    ("room", "regime", "say", "declare"),
    [
        (PLENARY, "declared", False, True),
        (TRACK, "declared", False, True),
        (HEADS, "decisions only", False, False),
        (CAUCUS, "none", False, True),
    ],
)
def test_what_a_room_sets_down_follows_from_its_regime(
    table: World, room: str, regime: str, say: bool, declare: bool
) -> None:
    assert table.no(AKRA, room, "Say", text=en("x")).reason == "regime" or say
    said = table.submit(SOC, room, "RecordDeclared", party="soc", text=en("Our own."))
    assert (getattr(said, "reason", None) != "regime") is declare
    assert (table.room(room, SOC).door.regime or "declared") == regime


def test_mediators_among_themselves_write_verbatim(table: World) -> None:
    table.do(SOC, "mediation", "Say", text=en("Who has not met whom?"), point="1")
    assert table.no(SOC, "mediation", "Say", text=en("x"), point="9").field == "point"
    assert table.no(SOC, "mediation", "Say", text={}).field == "text"


def test_an_unconfirmed_declaration_moves_no_status_and_a_confirmed_one_does() -> None:
    world = founded()
    wording = world.propose(AKRA)
    world.stance(AKRA, wording, "accept")
    fields = {"party": "selm", "text": en("Selm accepts."), "point": "1", "wording": wording, "stance": "accept"}
    declared = world.do(CHIEF, PLENARY, "RecordDeclared", **fields)
    assert world.words() == "proposed"
    assert world.no(AKRA, PLENARY, "ConfirmRecord", record=declared).reason == "not yours"
    number = world.do(SELM, PLENARY, "ConfirmRecord", record=declared)
    assert world.words() == "agreed"
    stance = {s.party: s for s in of(world).stances.on("1", wording)}["selm"]
    assert (stance.number, stance.declared) == (number, True)
    assert world.no(SELM, PLENARY, "ContestRecord", record=declared, reason=en("No.")).reason == "conflict"


def test_a_declaration_on_words_that_have_changed_since_is_not_confirmed() -> None:
    world = founded()
    wording = world.propose(AKRA)
    fields = {"party": "selm", "text": en("Selm accepts."), "point": "1", "wording": wording, "stance": "accept"}
    declared = world.do(CHIEF, PLENARY, "RecordDeclared", **fields)
    world.do(AKRA, PLENARY, "Amend", point="1", alternative=wording, wording=wording, text=en("Other words."))
    assert world.no(SELM, PLENARY, "ConfirmRecord", record=declared).reason == "stale"
    assert world.no(CHIEF, PLENARY, "RecordDeclared", **fields).reason == "stale"


def test_contesting_and_rectifying_keep_the_original() -> None:
    world = founded()
    declared = world.do(CHIEF, PLENARY, "RecordDeclared", party="selm", text=en("Selm can live with it."))
    world.do(SELM, PLENARY, "ContestRecord", record=declared, reason=en("I said: study."))
    found = of(world).door.declarations[declared]
    assert (found.standing, found.text, found.reason) == (
        "contested",
        en("Selm can live with it."),
        en("I said: study."),
    )
    assert world.no(CHIEF, PLENARY, "Rectify", record=declared, text=en("x"), stance="accept").field == "stance"
    rectified = world.do(CHIEF, PLENARY, "Rectify", record=declared, text=en("Selm will study it."))
    found = of(world).door.declarations[declared]
    assert (found.standing, found.text, found.rectified) == ("unconfirmed", en("Selm will study it."), (rectified,))
    world.do(SELM, PLENARY, "ConfirmRecord", record=declared)
    assert of(world).door.declarations[declared].standing == "confirmed"
    assert world.no(CHIEF, PLENARY, "Rectify", record=declared, text=en("x")).reason == "conflict"
    assert of(world).entries[declared - 1].act.text == en("Selm can live with it.")  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("by", "fields", "reason", "field"),
    [
        (CHIEF, {"party": "nowhere", "text": en("x")}, "invalid", "party"),
        (CHIEF, {"party": "akra", "text": {}}, "invalid", "text"),
        (CHIEF, {"party": "akra", "text": en("x"), "point": "9"}, "invalid", "point"),
        (CHIEF, {"party": "akra", "text": en("x"), "stance": "accept"}, "invalid", "wording"),
        (CHIEF, {"party": "akra", "text": en("x"), "stance": "accept", "wording": 1}, "invalid", "point"),
        (
            CHIEF,
            {"party": "akra", "text": en("x"), "stance": "oppose", "wording": 1, "point": "1"},
            "invalid",
            "wording",
        ),
        (AKRA, {"party": "selm", "text": en("x")}, "not yours", "party"),
        (DEPUTY, {"party": "akra", "text": en("x")}, "not yours", ""),
    ],
)
def test_what_is_not_set_down(table: World, by: str, fields: dict[str, object], reason: str, field: str) -> None:
    said = table.no(by, PLENARY, "RecordDeclared", **fields)
    assert (said.reason, said.field) == (reason, field)


def test_words_of_a_party_that_is_not_in_the_room_are_not_set_down_there(table: World) -> None:
    assert table.no(SOC, TRACK, "RecordDeclared", party="dorn", text=en("x")).field == "party"


def test_where_the_rules_know_no_acceptance_ad_referendum_none_is_declared() -> None:
    world = founded()
    world.adopt(ad_referendum=False)
    wording = world.propose()
    fields = {"party": "selm", "text": en("x"), "point": "1", "wording": wording, "stance": "accept ad referendum"}
    assert world.no(CHIEF, PLENARY, "RecordDeclared", **fields).field == "stance"


@pytest.mark.parametrize(
    ("kind", "more"), [("ConfirmRecord", {}), ("ContestRecord", {"reason": en("x")}), ("Rectify", {"text": en("x")})]
)
def test_there_must_be_a_declaration(table: World, kind: str, more: dict[str, object]) -> None:
    assert table.no(SOC, PLENARY, kind, record=1, **more).field == "record"


def test_receipt_is_acknowledged_once_by_a_party(table: World) -> None:
    table.do(AKRA, PLENARY, "AcknowledgeReceipt", of=1)
    assert table.no("akra.secretary", PLENARY, "AcknowledgeReceipt", of=1).reason == "conflict"
    assert table.no(AKRA, PLENARY, "AcknowledgeReceipt", of=10_000).field == "of"
    assert table.room().door.receipts[1, "akra"] > 1


# Where nothing is kept but what both sides agree to keep


def caucus(world: World, **more: object) -> str:
    return world.open(SOC, "caucus", "with-akra", members=[AKRA, CO], reports_to=[SOC])


def test_what_the_other_side_agrees_to_is_kept() -> None:
    world = founded()
    room = caucus(world)
    ours = world.do(AKRA, room, "RecordDeclared", party="akra", text=en("The boats go home."), licence="as ours")
    assert world.no(AKRA, room, "ConfirmRecord", record=ours).reason == "not yours"
    world.do(CO, room, "ConfirmRecord", record=ours)
    theirs = world.do(SOC, room, "RecordDeclared", party="akra", text=en("Akra would accept six years."))
    assert world.no(CO, room, "ConfirmRecord", record=theirs).reason == "not yours"
    world.do(AKRA, room, "ConfirmRecord", record=theirs)
    owed = world.do(SOC, room, "RecordDeclared", party="soc", text=en("The Office will ask."))
    world.do(AKRA, room, "ConfirmRecord", record=owed)
    assert [d.standing for d in of(world, room).door.declarations.values()] == ["confirmed"] * 3


def test_a_side_asks_to_keep_its_own_words_in_a_bilateral_room() -> None:
    world = founded()
    room = world.open(AKRA, "bilateral", "two", members=[SELM])
    assert world.no(AKRA, room, "RecordDeclared", party="selm", text=en("x")).reason == "not yours"
    assert world.no(SOC, room, "RecordDeclared", party="selm", text=en("x")).reason == "not found"
    number = world.do(AKRA, room, "RecordDeclared", party="akra", text=en("One kilometre from the nets."))
    world.do(SELM, room, "ConfirmRecord", record=number)
    assert world.no(AKRA, room, "Undertake", what=en("x"), to=["selm"]).reason == "regime"


def replayed(world: World) -> World:
    """Another process on the same records."""
    other = World()
    other.records = world.records
    other.registry = Registry(world.records, lambda: world.now, salt)
    return other


def erased(state: RoomState) -> list[int]:
    return [entry.number for entry in state.entries if isinstance(entry.act, Erased)]


SECRET = "The crew had orders to hold their position."


@pytest.mark.parametrize("who", [SELM, AKRA])
def test_declined_words_are_not_kept_nor_shown_nor_stored(who: str) -> None:
    """The other side declines, or the side that asked takes it back: the payload goes with it, and replay agrees."""
    world = founded()
    room = world.open(SELM, "bilateral", "two", members=[AKRA])
    asked = world.do(SELM, room, "RecordDeclared", party="selm", text=en(SECRET))
    assert SECRET in str(world.play(AKRA).rooms[room])
    declined = world.do(who, room, "ContestRecord", record=asked)
    state = world.play(AKRA).rooms[room]
    assert state.door.declarations == {}
    assert isinstance(state.entries[asked - 1].act, Erased)
    assert SECRET not in str(state)
    stored = world.records.read(TALKS, AKRA, room, 0, declined)
    assert stored[asked - 1].payload is None
    assert SECRET not in str(stored)
    assert replayed(world).play(AKRA).rooms[room] == state
    assert world.no(SELM, room, "ConfirmRecord", record=asked).field == "record"


def test_words_are_not_put_right_where_the_first_ones_would_stay_without_anybodys_leave() -> None:
    """Else whoever asked would have its first words kept by the other side's assent to the second."""
    world = founded()
    room = caucus(world)
    asked = world.do(SOC, room, "RecordDeclared", party="akra", text=en(SECRET))
    for seat in (SOC, CO, AKRA):
        said = world.no(seat, room, "Rectify", record=asked, text=en("They will study it."))
        assert said.reason in ("regime", "not yours")
    assert "contest the words" in world.no(SOC, room, "Rectify", record=asked, text=en("x")).message
    world.do(SOC, room, "ContestRecord", record=asked)
    anew = world.do(SOC, room, "RecordDeclared", party="akra", text=en("They will study it."))
    world.do(AKRA, room, "ConfirmRecord", record=anew)
    assert SECRET not in str(of(world, room))


def test_no_words_are_smuggled_in_beside_what_is_kept() -> None:
    """A reason or a source would stay in the record without the other side's leave."""
    world = founded()
    room = world.open(SELM, "bilateral", "two", members=[AKRA])
    asked = world.do(SELM, room, "RecordDeclared", party="selm", text=en("We will study it."))
    fields = {"text": en("x"), "target": PLENARY, "words_of": ["akra", "selm"], "attributed": True, "token": TOKENS[0]}
    release = world.do(SELM, room, "Release", **fields)
    message = "This room keeps nothing but what both sides agree to keep: leave this out."
    for kind, more in (
        ("ContestRecord", {"record": asked, "reason": en(SECRET)}),
        ("DeclineRelease", {"release": release, "reason": SECRET}),
        ("CloseRoom", {"reason": SECRET}),
        ("AcknowledgeReceipt", {"of": 1, "source": {"report": "x", "date": "2027", "words": SECRET}}),
    ):
        said = world.no(AKRA, room, kind, **more)
        assert (said.message, said.field) == (message, "source" if "source" in more else "reason")


def test_a_sides_own_words_need_the_other_sides_leave_to_be_kept_for_release() -> None:
    """Else a side would enter what it likes by releasing it to itself."""
    world = founded()
    room = caucus(world)
    fields = {"target": PLENARY, "attributed": True, "words_of": ["akra"], "text": en("We could study it.")}
    asked = world.do(AKRA, room, "Release", token=TOKENS[0], **fields)
    released = of(world, room).release.released[asked]
    assert (released.standing, released.asked, released.consented) == ("waiting", ("akra", "soc"), ("akra",))
    delivery = {"token": TOKENS[0], "text": fields["text"], "attribution": ["akra"]}
    assert world.no(AKRA, PLENARY, "Deliver", **delivery).field == "token"
    assert world.no(AKRA, room, "ConsentToRelease", release=asked).reason == "conflict"
    world.do(CO, room, "ConsentToRelease", release=asked)
    world.do(AKRA, PLENARY, "Deliver", **delivery)
    again = world.do(AKRA, room, "Release", token=TOKENS[1], **{**fields, "text": en(SECRET)})
    world.do(SOC, room, "DeclineRelease", release=again)
    assert SECRET not in str(of(world, room))


def test_a_release_that_waits_for_consent_is_forgotten_when_the_room_closes() -> None:
    world = founded()
    room = world.open(SELM, "bilateral", "two", members=[AKRA])
    fields = {"target": PLENARY, "attributed": True}
    waiting = {"text": en(SECRET), "words_of": ["akra", "selm"], "token": TOKENS[0], **fields}
    asked = world.do(SELM, room, "Release", **waiting)
    agreed = world.do(SELM, room, "Release", **{**waiting, "text": en("Both say so."), "token": TOKENS[1]})
    world.do(AKRA, room, "ConsentToRelease", release=agreed)
    world.do(SELM, room, "CloseRoom")
    state = world.room(room, AKRA)
    assert list(state.release.released) == [agreed]
    assert list(state.release.tokens) == [TOKENS[1]]
    assert erased(state) == [asked]
    assert SECRET not in str(state)


def test_what_nobody_agreed_to_keep_goes_when_the_room_closes() -> None:
    world = founded()
    room = caucus(world)
    kept = world.do(SOC, room, "RecordDeclared", party="soc", text=en("The Office will ask."))
    world.do(AKRA, room, "ConfirmRecord", record=kept)
    asked = world.do(AKRA, room, "RecordDeclared", party="akra", text=en(SECRET))
    world.do(SOC, room, "CloseRoom")
    state = of(world, room)
    assert list(state.door.declarations) == [kept]
    assert erased(state) == [asked]
    assert SECRET not in str(state)


def test_another_process_forgets_too() -> None:
    world = founded()
    room = world.open(SELM, "bilateral", "two", members=[AKRA])
    world.do(SELM, room, "RecordDeclared", party="selm", text=en(SECRET))
    other = replayed(world)
    assert SECRET in str(other.play(AKRA))
    world.do(AKRA, room, "ContestRecord", record=2)
    assert SECRET not in str(other.play(AKRA))
    assert other.play(AKRA) == world.play(AKRA)
