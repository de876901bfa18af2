"""Filing through the registry: what is opened is filed, recognised, and suggested from; what cannot be is said."""

import json
from collections.abc import Iterable

import pytest
from msgspec.structs import replace

from goodoffices.dispatches.claiming import chosen, claim, record, suggestions
from goodoffices.dispatches.filing import UNNAMED, Filed, Given, file_all
from goodoffices.dispatches.findable import findable
from goodoffices.dispatches.known import names_of
from goodoffices.dispatches.same import Version
from goodoffices.dispatches.suggestion import Suggestion
from goodoffices.examples import in_memory, read, shipped
from goodoffices.registry import Receipt, Registry
from goodoffices.talks.act import PUBLIC, PUBLIC_SEAT, Source
from goodoffices.talks.filing import FileDispatch, RecordClaim
from tests.dispatches.labels import expected, report
from tests.dispatches.scoring import match
from tests.talks.world import CHIEF, TALKS, World, founded

STORY = b"""date 2027-03-01 Talks open in Aubrel

The talks between Akra and Selm opened in Aubrel on Monday, the spokesman of the hosts, Jo Arden, told reporters.

"We are ready," Arden said. He added that a second round was planned for March 15, and that the parties would then go on
to speak about the water of the lake, the harbour and the fisheries, which nobody had spoken about for many years.
"""


@pytest.fixture
def world() -> World:
    world = founded()
    world.registry = Registry(world.records, lambda: world.now, world.registry._randomness, findable)
    return world


def filed(world: World, *files: tuple[str, bytes], given: Given | None = None, by: str = CHIEF) -> list[Filed]:
    return list(file_all(world.registry, TALKS, by, files, given or Given()))


def acts(world: World) -> list[FileDispatch]:
    entries = world.room(PUBLIC, PUBLIC_SEAT).entries
    return [entry.act for entry in entries if isinstance(entry.act, FileDispatch)]


def test_a_report_is_filed_with_all_that_it_says_of_itself_and_its_original(world):
    (one,) = filed(world, ("story.txt", STORY))
    assert isinstance(one.receipt, Receipt)
    (act,) = acts(world)
    assert (act.publisher, act.title, act.published) == (UNNAMED, "Talks open in Aubrel", "2027-03-01")
    assert act.text.startswith("Talks open in Aubrel\n\nThe talks between")
    assert (act.media_type, act.size, act.version_of, act.notes) == ("text/plain", len(STORY), None, ())
    assert world.registry.original(TALKS, PUBLIC_SEAT, one.receipt.number) == STORY


def test_what_the_filer_says_counts_more(world):
    given = Given("2027-02-28", "The Gull", "the Wire", "A beginning")
    filed(world, ("story.txt", STORY), given=given)
    (act,) = acts(world)
    assert (act.published, act.publisher, act.agency, act.title) == (
        "2027-02-28",
        "The Gull",
        "the Wire",
        "A beginning",
    )
    assert act.notes == ("The report itself bears the date 2027-03-01.",)


def test_the_same_report_and_an_edited_one_are_versions_of_the_first_even_when_they_come_together(world):
    edited, shouted = STORY.replace(b"many years", b"a long time"), STORY[:16] + STORY[16:].upper()
    found = filed(world, ("a.txt", STORY), ("b.txt", STORY), ("c.txt", edited), ("d.txt", shouted))
    first = found[0].receipt
    assert first is not None
    assert [one.version for one in found] == [
        None, Version(first.number, True), Version(first.number, False), Version(first.number, True),
    ]  # fmt: skip
    assert [act.version_of for act in acts(world)] == [None, *[first.number] * 3]
    (again,) = filed(world, ("e.txt", edited))
    assert again.version == Version(first.number + 2, True)


def test_files_that_cannot_be_filed_do_not_stop_the_others(world):
    found = filed(
        world, ("a.txt", STORY), ("none.txt", b""), ("undated.txt", b"They met, it says."), ("bomb.zip", b"PK\x03\x04"),
        ("late.txt", b"date 2206-02-04 Talks open"), ("odd.txt", b"date 2027-02-30 Talks open"),
        ("empty.eml", b"From: a@b.example\nDate: Mon, 1 Mar 2027 08:00:00 +0000\n\n"), ("z.txt", STORY + b" More."),
    )  # fmt: skip
    assert [one.refusal.field if one.refusal else "" for one in found] == [
        "", "file", "published", "file", "published", "published", "", "",
    ]  # fmt: skip
    assert "still to come" in found[4].refusal.message  # type: ignore[union-attr]
    assert "give the date of publication" in found[2].refusal.message  # type: ignore[union-attr]
    assert [act.title for act in acts(world)] == [
        "Talks open in Aubrel", "empty.eml (without a headline)", "Talks open in Aubrel",
    ]  # fmt: skip
    assert acts(world)[1].notes == ("No text found.",)


def test_a_seat_that_may_not_file_files_nothing(world):
    (one,) = filed(world, ("a.txt", STORY), by="akra.water")
    assert one.refusal is not None
    assert (one.refusal.reason, one.version) == ("not yours", None)
    assert acts(world) == []


def test_many_are_filed_in_the_order_in_which_they_came(world):
    files = [(f"{n}.txt", b"date 2027-03-01 Report no. %d\n\nNothing more is said." % n) for n in range(230)]
    found = filed(world, *files)
    numbers = [one.receipt.number for one in found if one.receipt is not None]
    assert numbers == list(range(numbers[0], numbers[0] + 230))
    assert [act.title for act in acts(world)][:2] == ["Report no. 0", "Report no. 1"]


def test_a_suggestion_counts_only_once_it_is_recorded(world):
    (one,) = filed(world, ("a.txt", STORY))
    assert one.receipt is not None
    play = world.registry.play(TALKS, CHIEF)
    found = suggestions(play, one.receipt.number)
    assert world.room(PUBLIC, PUBLIC_SEAT).press.claims == {}
    quoted = next(s for s in found if s.words == "We are ready")
    outcomes = record(world.registry, TALKS, CHIEF, [(one.receipt.number, s) for s in found])
    assert all(isinstance(outcome, Receipt) for outcome in outcomes)
    claims = [e.act for e in world.room(PUBLIC, PUBLIC_SEAT).press.claims.values()]
    assert len(claims) == len(found) > 2
    assert any(
        isinstance(act, RecordClaim) and act.verbatim and act.words == "We are ready" and act.speaker == quoted.speaker
        and STORY.decode().partition("2027-03-01 ")[2][act.start : act.end] == "We are ready"
        for act in claims
    )  # fmt: skip


def test_of_real_talks_every_act_names_its_source():
    at = in_memory(read(shipped()["abu-dhabi-2026"]), lambda: founded().now)
    talks, seat = "abu-dhabi-2026", "secretariat.filing"
    (one,) = file_all(at, talks, seat, [("a.txt", STORY)], Given(publisher="The Gull"))
    assert one.receipt is not None
    entry = at.entries(talks, seat, PUBLIC)[one.receipt.number - 1]
    assert isinstance(entry.act, FileDispatch)
    assert entry.act.source == Source("The Gull", "2027-03-01")
    said = Suggestion("date", 0, 5, "Talks", speaker="Jo Arden", said_on="2027-03-01", via=("the Wire",))
    made = claim(said, entry.number, entry.act, real=True)
    assert made["source"] == {
        "report": "The Gull", "date": "2027-03-01", "speaker": "Jo Arden", "via": ["the Wire"], "said_on": "2027-03-01",
    }  # fmt: skip
    assert isinstance(record(at, talks, seat, [(entry.number, said)])[0], Receipt)


@pytest.mark.parametrize(
    ("count", "fields"),
    [
        (2, {"count": 2, "counted": "exact"}),
        (0, {"count": 0, "counted": "exact"}),
        ("at least 3", {"count": 3, "counted": "at least"}),
        ("not a count", {"counted": "not a count"}),
        ("", {}),
    ],
)
def test_what_is_left_is_counted_as_it_was_suggested(count, fields):
    act = FileDispatch(publisher="P", title="T", published="2027-03-01", text="one last issue")
    made = claim(Suggestion("left", 0, 14, "one last issue", count=count), 2, act, real=False)
    assert {name: made[name] for name in ("count", "counted") if name in made} == fields


def test_words_that_the_report_does_not_print_are_not_recorded_as_printed():
    act = FileDispatch(publisher="P", title="T", published="2027-03-01", text="one last issue")
    assert claim(Suggestion("left", 0, 3, "one", verbatim=True), 2, act, real=False)["verbatim"] is True
    assert "verbatim" not in claim(Suggestion("left", 0, 3, "two", verbatim=True), 2, act, real=False)


@pytest.mark.parametrize(
    ("written", "numbers"),
    [("all", [1, 2, 3, 4]), ("none", []), ("", []), ("1,3-4", [1, 3, 4]), (" 2 , 2 ", [2]), ("4", [4])],
)
def test_which_suggestions_are_accepted(written, numbers):
    assert chosen(written, 4) == numbers


@pytest.mark.parametrize("written", ["5", "0", "3-2", "one", "1;2", "-1", "1-9", "9" * 30])
def test_numbers_that_name_no_suggestion_are_said(written):
    with pytest.raises(ValueError, match="suggestions"):
        chosen(written, 4)


def test_names_come_from_the_readers_own_records(world):
    world.do(CHIEF, PUBLIC, "ScheduleRound", round=1, dates="2027-03-10", place="Aubrel")
    names = names_of(world.registry.play(TALKS, CHIEF))
    assert {party.id: party.names for party in names.party}["akra"][0] == "Akra"
    assert [(r.number, r.names, r.dates, r.place) for r in names.round] == [
        (1, ("first round",), "2027-03-10", "Aubrel")
    ]
    public = names_of(world.registry.play(TALKS, PUBLIC_SEAT))
    assert public.party == ()


def test_a_party_is_known_by_every_name_that_a_room_gives_it(world):
    for room, aliases in (("plenary", ["Tarsanese"]), (PUBLIC, ["Aubrel", "the mill town"])):
        world.do(CHIEF, room, "AdmitParty", party="tar", name={"en": "Tar"}, roles=["host"], aliases=aliases)
    text = (
        b"date 2027-03-01 The talks between Akra and Selm opened in Aubrel on Monday.\n\n"
        b'"We are glad," the Tarsanese foreign minister, Ila Voss, told reporters.\n'
    )
    (one,) = filed(world, ("a.txt", text))
    for seat, known in ((CHIEF, ("Tar", "Tarsanese", "Aubrel", "the mill town")), (PUBLIC_SEAT, ("Tar", "Aubrel"))):
        play = world.registry.play(TALKS, seat)
        assert set({party.id: party.names for party in names_of(play).party}["tar"]) >= set(known)
    found = suggestions(world.registry.play(TALKS, CHIEF), one.receipt.number)
    assert {(s.speaker, s.party) for s in found if s.sort == "quotation"} == {("Ila Voss", "tar")}
    apart = suggestions(world.registry.play(TALKS, PUBLIC_SEAT), one.receipt.number)
    assert {s.party for s in apart} == {""}  # the public room does not give the name that the report uses


def names(found: Iterable[Suggestion]) -> set[str]:
    return {s.speaker for s in found}


@pytest.mark.parametrize(
    ("name", "speaker", "title"),
    [
        ("2026-01-28", "Dmitry Peskov", "Russia, Ukraine, and US gear up for second round of peace talks"),
        ("2026-02-04", "Rustem Umerov", "A second round of trilateral talks"),
    ],
)
def test_the_two_reports_are_filed_as_they_are(name, speaker, title):
    text = report(name)
    if text is None:
        pytest.skip("GOODOFFICES_REPORTS does not name the folder of the two reports")
    example = read(shipped()["abu-dhabi-2026"])
    at = in_memory(example, lambda: founded().now)
    (one,) = file_all(at, "abu-dhabi-2026", "secretariat.filing", [(f"{name}.txt", text.encode())])
    assert one.receipt is not None
    assert (one.act["published"], one.act["source"]["date"]) == (name, name)
    assert one.act["title"].startswith(title)
    play = at.play("abu-dhabi-2026", "secretariat.filing")
    found = suggestions(play, one.receipt.number)
    assert speaker in names(found)
    assert json.dumps(one.act)
    labelled = expected(name, text)  # by the names on the record of the example, as by those of the labels
    shift = labelled.text.index(one.act["text"][:200]) if one.act["text"][:200] in labelled.text else 0
    moved = [replace(s, start=s.start + shift, end=s.end + shift) for s in found]
    pairs = match(moved, labelled.labels)
    assert len(pairs) == len(labelled.labels)
    rounds = {(found[i].round, labelled.labels[j].round) for i, j in pairs.items() if found[i].round is not None}
    assert rounds
    assert all(one == other for one, other in rounds)
