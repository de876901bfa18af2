"""Lake Mirna holds every mechanism of the table and stops with two points open; its files say what its record says."""

from datetime import date

import pytest

from goodoffices.documents.gathering import gathered
from goodoffices.documents.languages import unlike
from goodoffices.documents.merges import merged
from goodoffices.examples import shipped
from goodoffices.summary import summary
from goodoffices.talks.act import PLENARY, PUBLIC
from goodoffices.talks.asked import standing
from goodoffices.talks.kinds import GROUPS, KINDS
from goodoffices.talks.mandates import verdict
from goodoffices.talks.silence import outcome
from goodoffices.talks.standing import status, statuses, void
from tests.documents.gathered import written
from tests.mirna import (
    AFTERWARDS,
    ALONE,
    HEADS,
    HOUR,
    NAME,
    NAVIGATION,
    PARTIES,
    VERDICTS,
    WATER,
    alternative,
    entries,
    file,
    fresh,
    records,
    registry,
    room,
    seats,
    strings,
    submitted,
)

# What is in it


def test_every_kind_of_act_is_in_it_but_those_that_a_record_cannot_hold_or_that_its_readers_are_left() -> None:
    absent = {kind.__name__ for group in ("closing", "signing") for kind in GROUPS[group].RULES} - {
        "ConfirmAdReferendum"
    }
    absent |= {"Erase"}  # words are erased by order of law, and the lake has no courts
    absent |= {kind.__name__ for kind in GROUPS["instructing"].RULES}  # of a class, whose instructor is of its own day
    # Sealed with a key that a house makes when it is asked and shreds when it has answered: no file can hold one, and
    # no house could answer from it.
    absent |= {"Deposit", "RevokeDeposit", "Answer"}
    assert {type(entry.act).__name__ for entry in entries(NAME)} - {"Erased"} == set(KINDS) - absent


def test_a_text_on_the_costs_went_round_twice_and_each_caucus_reads_its_own_marks() -> None:
    plenary = room("akra.head")
    (series,) = plenary.drafts.last
    (final,) = plenary.drafts.finals.values()
    assert {party: said for party, (said, _) in final.answers.items()} == dict.fromkeys(PARTIES, "yes")
    for party in PARTIES:
        read = registry(NAME).play(NAME, f"{party}.head").rooms.values()
        assert {by for state in read for _, _, by in state.drafts.marked} == {party}
    team = registry(NAME).play(NAME, "soc.chief").rooms.values()
    live = {
        (number == series, by): one.could_live for state in team for (_, number, by), one in state.drafts.marked.items()
    }
    assert live == {(first, p): not (first and p == "selm") for first in (True, False) for p in PARTIES}


def test_the_sealed_question_was_declined_and_runs_no_more() -> None:
    state = room("akra.head")
    (question,) = state.questions.asked.values()
    how = standing(registry(NAME).play(NAME, "akra.head"), state, question, AFTERWARDS)
    assert (how.state, how.final) == ("declined", True)


def test_what_akra_weighed_is_read_in_its_capital_alone_and_what_was_taken_back_counts_no_more() -> None:
    own = room("akra.head", "capital.akra").worth
    assert (set(own.orders), len(own.comparisons), own.no_agreement) == ({"9", "10"}, 1, None)
    for seat in seats(NAME):
        read = registry(NAME).play(NAME, seat).rooms.values()
        assert seat.startswith("akra.") or not any(state.worth.standing() for state in read), seat


def test_every_kind_of_room_is_in_it_and_every_regime() -> None:
    opened = records(NAME).values()
    assert {state.door.kind for state in opened} == {
        "plenary", "public", "restricted", "track", "bilateral", "caucus", "mediation", "capital",
    }  # fmt: skip
    assert {state.door.regime for state in opened} >= {"declared", "decisions only", "verbatim", "none"}


@pytest.mark.parametrize("name", [NAME, HOUR])
def test_no_entry_lies_in_a_visitors_future(name: str) -> None:
    assert max(entry.time for entry in entries(name)).date() == date(2021, 5, 20)
    assert all(entry.loaded for entry in entries(name))


# How it stands at the end


def test_how_the_points_stand_in_plenary_at_the_end() -> None:
    play = registry(NAME).play(NAME, "akra.head")
    all_three = "agreed ad referendum (akra, dovra, selm)"
    assert {point: found.words for point, found in statuses(play, PLENARY, AFTERWARDS).items()} == {
        "1": "agreed",
        "2": f"{all_three}, on conditions",
        "3": f"{all_three}, on conditions",
        "4": "agreed ad referendum (dovra)",
        "5": f"{all_three}, on conditions",
        "6": all_three,
        "6a": "parked (not discussed)",
        "7": f"{all_three}, on conditions",
        "8": all_three,
        "9": "proposed",
        "10": "proposed",
        "11": all_three,
        "12": all_three,
    }


def test_a_tracks_agreement_stays_in_the_track() -> None:
    before = registry(NAME).play(NAME, "selm.deputy", date(2021, 4, 14))
    assert status(before, WATER, "2").words == "agreed ad referendum (akra, dovra, selm), on conditions"
    assert status(before, PLENARY, "2").rung == "not discussed"
    after = registry(NAME).play(NAME, "selm.deputy")
    assert status(after, NAVIGATION, "6a").rung == "agreed ad referendum"
    lane = after.rooms[PLENARY].alternatives.alternatives["6a", alternative(after.rooms[PLENARY], "6a", "A")]
    assert (lane.by, after.rooms[PLENARY].stances.on("6a", lane.number)) == ((), ())


def test_a_condition_is_void_once_the_non_paper_on_which_it_hung_is_withdrawn() -> None:
    for day, fallen in ((date(2021, 4, 13), False), (date(2021, 4, 14), True)):
        state = room("dovra.deputy", NAVIGATION, on=day)
        (stance,) = (s for s in state.stances.on("8", alternative(state, "8", "B")) if s.party == "dovra")
        assert void(state, stance) is fallen
        assert status(registry(NAME).play(NAME, "dovra.deputy", day), NAVIGATION, "8").rung == "proposed"


def test_one_silence_is_broken_one_adopts_one_lapses() -> None:
    state = room("akra.head")
    assert [outcome(state, number, AFTERWARDS) for number in state.silence.opened] == ["broken", "adopted", "lapsed"]


def test_an_unconfirmed_declaration_moves_nothing_until_its_head_confirms_it() -> None:
    state = room("selm.head", HEADS)
    (waiting,) = (d for d in state.door.declarations.values() if d.standing == "unconfirmed")
    ten_b = alternative(state, "10", "B")
    assert (waiting.party, waiting.wording, waiting.stance) == ("selm", ten_b, "can live with")
    assert state.stances.on("10", ten_b) == ()
    again = fresh(NAME)
    submitted(again, "selm.head", HEADS, kind="ConfirmRecord", record=waiting.number)
    (moved,) = again.play(NAME, "selm.head").rooms[HEADS].stances.on("10", ten_b)
    assert (moved.party, moved.stance) == ("selm", "can live with")


def test_what_the_heads_would_change_in_one_text_stands_in_its_brackets() -> None:
    play, state = registry(NAME).play(NAME, "akra.head"), room("akra.head", HEADS)
    (found,) = (p for p in gathered(play, HEADS, NAME, AFTERWARDS).points if p.point == "9")
    c, f, g, h = (alternative(state, "9", letter) for letter in "CFGH")
    assert found.base == c
    for nodes, years, one, more, night in (
        (found.nodes["en"], "three years", "one year", "one year, renewable by the Commission", " and by night"),
        (found.nodes["fr"], "trois ans", "un an", "un an, renouvelable par la Commission", " et de nuit"),
    ):
        shown = written(nodes)
        assert f"[{years} / {f}: [{one} / {g}: {more}]]" in shown
        assert f"[{night} / {h}: ]" in shown
    assert unlike(found, ("en", "fr")) == ()
    assert {x.label: x.status for x in found.offered if x.number in (f, g, h)} == {
        "F": "proposed", "G": "proposed", "H": "proposed for deletion",
    }  # fmt: skip


def test_a_compromise_says_what_it_left_out_and_what_of_that_was_let_go() -> None:
    state = room("akra.deputy", NAVIGATION)
    found = merged(registry(NAME).play(NAME, "akra.deputy"), NAVIGATION, "7", alternative(state, "7", "C"))
    assert found is not None
    a, b = (alternative(state, "7", letter) for letter in "AB")
    assert [(s.wording, s.by) for s in found.sources] == [(a, ("selm",)), (b, ("akra",))]
    let_go = [found.sources[1].words[one.language][one.start : one.end] for one in found.let_go]
    assert let_go == ["31 May", "31 mai"]
    assert not {"31 May", "31 mai"} & {one.words for one in found.missing}
    assert {"15 March", "Selm 46"} <= {one.words for one in found.missing}
    assert not found.settled
    assert len(found.why) == 1


def test_who_was_shown_out_reads_to_the_door_and_no_further() -> None:
    shown, heads = room("dovra.water", HEADS), room("dovra.head", HEADS)
    assert type(shown.entries[-1].act).__name__ == "ShowOut"
    assert shown.number < heads.number


def test_what_one_of_two_sides_will_not_keep_is_not_kept() -> None:
    for seat in ("akra.head", "selm.head"):
        kept = [d.text["en"] for d in room(seat, ALONE).door.declarations.values() if d.standing == "confirmed"]
        assert kept == [
            "Until 1 June each side keeps its vessels one kilometre from the other’s nets between sunset and sunrise."
        ]
        assert not any("orders" in text for entry in room(seat, ALONE).entries for text in strings(entry))


def test_each_capital_is_asked_and_the_most_that_it_is_asked_at_once_is_three() -> None:
    waiting = {}
    for party in PARTIES:
        mandates = room(f"{party}.capital.principal", f"capital.{party}").mandates
        waiting[party] = len(set(mandates.requests) - set(mandates.answers))
    assert waiting == {"akra": 3, "dovra": 1, "selm": 3}


def test_what_the_public_can_read_is_a_chronology() -> None:
    found = summary(registry(NAME).play(NAME, PUBLIC), PUBLIC, AFTERWARDS)
    first, _, third = found["rounds"]
    assert [(a["dates"], a["status"]) for a in first["history"]] == [
        ("2021-03-08", "planned"), ("2021-03-08/2021-03-14", "planned"), ("2021-03-09?", "tentative"),
        ("2021-03-10", "confirmed"), ("2021-03-10", "opened"), ("2021-03-10/2021-03-11", "closed"),
    ]  # fmt: skip
    assert (third["dates"], third["status"], third["expected"]) == ("2021-05-18/2021-05-21", "opened", "until 21 May")
    assert "denied" in {announcement["status"] for announcement in third["history"]}
    assert {claim["count"] for claim in found["press"]["claims"] if claim["claim"] == "left"} == {1, 2}
    assert len(found["assessments"]) == 8
    assert [bool(statement["corrections"]) for statement in found["press"]["statements"]].count(True) == 1
    assert found["points"] == found["papers"] == found["undertakings"] == []


# What the files beside the acts say is what the record says


@pytest.mark.parametrize(
    ("name", "seat", "table", "points"),
    [
        (NAME, "akra.head", PLENARY, 12),
        (NAME, "akra.head", HEADS, 3),
        (NAME, "akra.deputy", WATER, 5),
        (NAME, "akra.deputy", NAVIGATION, 3),
        (HOUR, "akra.head", PLENARY, 4),
    ],
)
def test_the_letters_of_the_inventory_are_those_of_every_table(name: str, seat: str, table: str, points: int) -> None:
    state, plenary = room(seat, table, name), room(seat, PLENARY, name)
    met = 0
    for point in file(name, "points.toml")["points"]:
        number, listed = str(point["number"]), point["alternatives"]
        assert plenary.points.points[number].title == point["title"]
        here = [state.alternatives.alternatives[number, n] for n in state.alternatives.by_point.get(number, ())]
        met += bool(here)
        for found, one in zip(here, listed, strict=False):
            assert found.wording.text == one["text"]
            assert found.by in ((), (one["by"],))
        assert not here or len(here) >= len(listed)
        # Beyond them stand withdrawn non-papers, and what is put into the words of those listed.
        assert all(found.withdrawn or found.wording.put for found in here[len(listed) :])
    assert met == points


@pytest.mark.parametrize("name", [NAME, HOUR])
@pytest.mark.parametrize("party", PARTIES)
def test_the_directives_are_those_of_the_mandates(name: str, party: str) -> None:
    given = file(name, "mandates.toml")
    numbers = {point["id"]: str(point["number"]) for point in file(name, "points.toml")["points"]}
    (mandate,) = (m for m in given["mandates"] if m["party"] == party)
    directed = {(p, letter): word for p in numbers for letter, word in mandate[p].items()}
    directed |= {(a["point"], a["letter"]): a["directive"] for a in given.get("amendments", []) if a["party"] == party}
    plenary, capital = room("akra.head", name=name), room(f"{party}.head", f"capital.{party}", name)
    for point, number in numbers.items():
        for letter, alternative_ in zip("ABCDE", plenary.alternatives.by_point[number], strict=False):
            word = directed.get((point, letter))
            assert ((number, alternative_) in capital.mandates.directives) is (word is not None), (point, letter)
            assert verdict(capital, number, alternative_) == VERDICTS[word or "refer"], (point, letter)


@pytest.mark.parametrize("name", [NAME, HOUR])
def test_every_seat_of_the_cast_is_taken_by_its_person(name: str) -> None:
    cast = {seat["id"]: seat["name"] for seat in file(name, "cast.toml")["seats"]}
    taken = {}
    for seat in seats(name):
        found = registry(name).play(name, seat).seat(seat)
        if found is not None:
            taken[seat] = found.person
    assert taken == cast
    assert {path.name.removesuffix(".en.md") for path in (shipped()[name] / "instructions").iterdir()} <= set(cast)


def test_the_story_quotes_what_is_in_the_record() -> None:
    said = " ".join(" ".join(text.split()) for entry in entries(NAME) for text in strings(entry))
    story = " ".join((shipped()[NAME] / "story.md").read_text(encoding="utf-8").split()).replace("’", "'")
    quoted = [words for words in story.partition("## What is open")[0].split('"')[1::2] if words[-1:] in ".?"]
    assert len(quoted) > 60
    assert [words for words in quoted if words.rstrip(".") not in said.replace("’", "'")] == []
