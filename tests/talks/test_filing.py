"""Filing: reports and their versions, claims and the span they rest on, claims corrected; what was filed before."""

import pytest

from goodoffices.talks.act import PUBLIC, PUBLIC_SEAT
from goodoffices.talks.filing import CorrectClaim, FileDispatch, RecordClaim, claims_under
from goodoffices.talks.kinds import decode
from tests.talks.world import AKRA, CHIEF, PRESS, SELM, SHA, SOC, World, founded

TEXT = "Talks open. “We are ready,” he said."
DISPATCH = {"publisher": "Aubrel Courier", "title": "Talks open", "published": "2027-03-01"}
CLAIM = {"claim": "quotation", "dispatch": 2, "words": "We are ready,", "verbatim": True, "start": 13, "end": 26}


@pytest.fixture(scope="module")
def table() -> World:
    world = founded()
    world.do(CHIEF, PUBLIC, "FileDispatch", **DISPATCH, text=TEXT, media_type="text/plain", size=40)  # 2
    world.do(CHIEF, PUBLIC, "RecordClaim", **CLAIM)  # 3
    world.do(CHIEF, PUBLIC, "FileDispatch", **DISPATCH)  # 4, without its text
    return world


@pytest.mark.parametrize(
    ("kind", "fields", "field", "said"),
    [
        ("FileDispatch", {**DISPATCH, "publisher": " "}, "publisher", "blank"),
        ("FileDispatch", {**DISPATCH, "title": ""}, "title", "blank"),
        ("FileDispatch", {**DISPATCH, "published": "Monday"}, "published", "no date"),
        ("FileDispatch", {**DISPATCH, "published": "2206-02-04"}, "published", "still to come: correct the date"),
        ("FileDispatch", {**DISPATCH, "published": "2027-03-03"}, "published", "still to come"),
        ("FileDispatch", {**DISPATCH, "published": "2027-04"}, "published", "still to come"),
        ("FileDispatch", {**DISPATCH, "sha256": "x" * 64}, "sha256", "no SHA-256"),
        ("FileDispatch", {**DISPATCH, "language": "English"}, "language", "no language tag"),
        ("FileDispatch", {**DISPATCH, "version_of": 3}, "version_of", "Entry 3 of this room is no filed report"),
        ("RecordClaim", {**CLAIM, "dispatch": 1}, "dispatch", "Entry 1 of this room is no filed report"),
        ("RecordClaim", {**CLAIM, "words": " "}, "words", "blank"),
        ("RecordClaim", {**CLAIM, "end": 37}, "end", "this report has 36 characters"),
        ("RecordClaim", {**CLAIM, "end": 13}, "end", "no such span"),
        ("RecordClaim", {**CLAIM, "start": None}, "start", "both ends"),
        ("RecordClaim", {**CLAIM, "end": None}, "end", "both ends"),
        ("RecordClaim", {**CLAIM, "words": "We are ready"}, "words", "prints other words"),
        ("RecordClaim", {**CLAIM, "dispatch": 4}, "end", "filed without text"),
        ("RecordClaim", {**CLAIM, "claim": "left", "counted": "not a count", "count": 2}, "count", "leave it out"),
        ("RecordClaim", {**CLAIM, "point": "9"}, "point", "no point 9"),
        ("RecordClaim", {**CLAIM, "said_on": "?"}, "said_on", "no date"),
        ("RecordClaim", {**CLAIM, "about": "?"}, "about", "no date"),
        ("CorrectClaim", {**CLAIM, "recorded": 2}, "recorded", "Entry 2 of this room is no claim that stands"),
        ("CorrectClaim", {**CLAIM, "recorded": 3, "words": "We"}, "words", "prints other words"),
    ],
)
def test_what_is_not_taken(table: World, kind: str, fields: dict[str, object], field: str, said: str) -> None:
    refused = table.no(CHIEF, PUBLIC, kind, **fields)
    assert (refused.reason, refused.field) == ("invalid", field)
    assert said in refused.message


@pytest.mark.parametrize("published", ["2027-03-01", "2027-03-02", "2027-03", "2027", "2027-03-01?", "../2027-03-01"])
def test_a_report_may_bear_the_date_of_where_it_is_tomorrow_already(published: str) -> None:
    world = founded()
    world.do(CHIEF, PUBLIC, "FileDispatch", **{**DISPATCH, "published": published})


def test_words_of_the_filer_may_rest_on_a_span_that_says_it_otherwise() -> None:
    world = founded()
    world.do(CHIEF, PUBLIC, "FileDispatch", **DISPATCH, text=TEXT)
    world.do(CHIEF, PUBLIC, "RecordClaim", **{**CLAIM, "words": "They say they are ready.", "verbatim": False})


def test_a_version_names_the_report_that_was_filed_before() -> None:
    world = founded()
    first = world.do(SOC, PUBLIC, "FileDispatch", **DISPATCH, sha256=SHA)
    later = world.do(CHIEF, PUBLIC, "FileDispatch", **DISPATCH, text=TEXT, version_of=first)
    filed = world.room(PUBLIC, PUBLIC_SEAT).press.dispatches
    assert [getattr(filed[n].act, "version_of", 0) for n in (first, later)] == [None, first]


def test_a_double_negative_stays_unclear_as_printed() -> None:
    world = founded()
    dispatch = world.do(SOC, PUBLIC, "FileDispatch", **DISPATCH)
    claim = {"claim": "denial", "words": "not not discussing", "polarity": "unclear as printed", "speaker": "He"}
    number = world.do(CHIEF, PUBLIC, "RecordClaim", dispatch=dispatch, **claim)
    act = world.room(PUBLIC, PUBLIC_SEAT).press.claims[number].act
    assert isinstance(act, RecordClaim)
    assert act.polarity == "unclear as printed"


def test_a_corrected_claim_stands_in_the_place_of_the_earlier_which_is_kept() -> None:
    world = founded()
    world.do(CHIEF, PUBLIC, "FileDispatch", **DISPATCH, text=TEXT)
    number = world.do(CHIEF, PUBLIC, "RecordClaim", **CLAIM)
    first = world.do(CHIEF, PUBLIC, "CorrectClaim", **CLAIM, recorded=number, speaker="A driver", note="Not he.")
    press = world.room(PUBLIC, PUBLIC_SEAT).press
    standing = press.claims[number].act
    assert isinstance(standing, CorrectClaim)
    assert (press.claims[number].number, standing.speaker) == (first, "A driver")
    assert [entry.number for entry in press.claim_history[number]] == [number, first]
    gone = world.do(CHIEF, PUBLIC, "CorrectClaim", **CLAIM, recorded=number, withdrawn=True)
    press = world.room(PUBLIC, PUBLIC_SEAT).press
    assert number not in press.claims
    assert [entry.number for entry in press.claim_history[number]] == [number, first, gone]
    assert world.no(CHIEF, PUBLIC, "CorrectClaim", **CLAIM, recorded=number).field == "recorded"


def test_whoever_recorded_a_claim_corrects_it() -> None:
    world = founded()
    world.do(CHIEF, PUBLIC, "FileDispatch", **DISPATCH, text=TEXT)
    number = world.do(PRESS, PUBLIC, "RecordClaim", **CLAIM)
    assert world.no(SELM, PUBLIC, "CorrectClaim", **CLAIM, recorded=number).reason == "not yours"
    assert world.no(CHIEF, PUBLIC, "CorrectClaim", **CLAIM, recorded=number).reason == "not yours"
    world.do(AKRA, PUBLIC, "CorrectClaim", **CLAIM, recorded=number, withdrawn=True)


def under(world: World, name: str, value: str | int) -> list[int]:
    return [entry.number for entry in claims_under(world.room(PUBLIC, PUBLIC_SEAT), name, value)]


def test_claims_are_found_under_their_sort_report_point_and_round_the_newest_first() -> None:
    world = founded()
    for n in (1, 2):
        world.do(CHIEF, PUBLIC, "ScheduleRound", round=n)
    one = world.do(CHIEF, PUBLIC, "FileDispatch", **DISPATCH)
    other = world.do(CHIEF, PUBLIC, "FileDispatch", **DISPATCH)
    date = {"claim": "date", "dispatch": one, "words": "w", "round": 2}
    first = world.do(CHIEF, PUBLIC, "RecordClaim", **date)
    second = world.do(CHIEF, PUBLIC, "RecordClaim", **{**date, "claim": "denial", "dispatch": other})
    world.do(CHIEF, PUBLIC, "RecordClaim", **{**date, "claim": "assessment", "round": 1})
    assert under(world, "date of round", 2) == [second, first]
    assert under(world, "date of round", 1) == []  # an assessment is about no date
    assert under(world, "dispatch", other) == [second]
    moved = world.do(CHIEF, PUBLIC, "CorrectClaim", **{**date, "round": 1}, recorded=first)
    assert (under(world, "date of round", 2), under(world, "date of round", 1)) == ([second], [moved])
    back = world.do(CHIEF, PUBLIC, "CorrectClaim", **date, recorded=first)
    assert under(world, "date of round", 2) == [back, second]
    assert under(world, "claim", "date") == [back]
    world.do(CHIEF, PUBLIC, "CorrectClaim", **date, recorded=first, withdrawn=True)
    assert under(world, "date of round", 2) == [second]
    assert under(world, "claim", "date") == under(world, "claim", "offer") == []


FIRST_VERSION = [
    (
        '{"agency":"Wire","kind":"FileDispatch","published":"2026-01-28","publisher":"P","sha256":"' + "ab" * 32 + '",'
        '"text":"T","title":"H"}',
        FileDispatch(publisher="P", title="H", published="2026-01-28", agency="Wire", text="T", sha256="ab" * 32),
    ),
    (
        '{"about":"2026-02-01","claim":"left","count":1,"dispatch":7,"kind":"RecordClaim","words":"one"}',
        RecordClaim(claim="left", dispatch=7, words="one", about="2026-02-01", count=1),
    ),
]


@pytest.mark.parametrize(("stored", "read"), FIRST_VERSION, ids=["FileDispatch", "RecordClaim"])
def test_what_was_entered_in_the_first_version_reads_as_it_was(stored: str, read: object) -> None:
    assert decode(stored) == read
