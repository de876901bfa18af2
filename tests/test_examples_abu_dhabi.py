"""The public record of Abu Dhabi 2026 says what its two reports say, each with its source, and nothing else."""

import json
import re
from datetime import UTC, date, datetime
from functools import cache
from typing import Any

import pytest

from goodoffices.examples import in_memory, read, shipped
from goodoffices.registry import Registry
from goodoffices.summary import summary
from goodoffices.talks.calendar import CloseRound, Reschedule, ScheduleRound
from goodoffices.talks.founding import FoundTalks
from goodoffices.talks.lines import SetPosture
from goodoffices.talks.outside import OpenPublicPage
from goodoffices.talks.play import RoomState
from goodoffices.talks.press import RecordClaim
from goodoffices.talks.rooms import OpenRoom
from goodoffices.talks.sessions import Convene, NoteAttendance

NAME = "abu-dhabi-2026"
REPORTS = {"2026-01-28": "News.Az, 28 January 2026", "2026-02-04": "Report of 4 February 2026, publisher not named"}

# Every quotation that the reports print, by the report's date.
PRINTED = {
    "2026-01-28": (
        "Negotiations are scheduled for February 1. Well, tentatively, but that's what we're working with for now,",
        "These negotiations are on a very sensitive topic. They're very complex negotiations. And discussing any "
        "specific segments publicly during the negotiations is detrimental to the negotiations,",
        "constructive",
        "significant work ahead",
        "a lot of progress",
        "most sensitive",
    ),
    "2026-02-04": (
        "The negotiation process started in a trilateral format — Ukraine, the United States, and Russia,",
        "follow-up joint synchronization of positions",
        "within the clear directives of President Volodymyr Zelenskyy to achieve a dignified and lasting peace.",
        "We inform the Head of State about the progress of each stage of the negotiations,",
        "constructive,",
        "significant work ahead.",
        "special military operation,",
        "appropriate decisions.",
        "Our position is extremely clear, and it is well understood by both the Kyiv regime and the American "
        "negotiators, who are providing good offices in conducting the trilateral negotiations and to whom we are "
        "grateful for their efforts,",
    ),
}


@cache
def registry() -> Registry:
    return in_memory(read(shipped()[NAME]), lambda: datetime(2026, 11, 22, tzinfo=UTC))


def public() -> RoomState:
    return registry().play(NAME, "public").rooms["public"]


@cache
def as_of(day: str) -> dict[str, Any]:
    play = registry().play(NAME, "public", date.fromisoformat(day))
    found = summary(play, "public", datetime.fromisoformat(f"{day}T23:59:59+04:00"))
    return json.loads(json.dumps(found))


def second_round(day: str) -> dict[str, Any]:
    return next(found for found in as_of(day)["rounds"] if found["number"] == 2)


def claims(day: str, sort: str) -> list[dict[str, Any]]:
    return [claim for claim in as_of(day)["press"]["claims"] if claim["claim"] == sort]


# The rounds


def test_the_first_round_was_held_on_two_days() -> None:
    first = as_of("2026-01-28")["rounds"][0]
    assert (first["number"], first["status"], first["dates"], first["place"]) == (
        1, "closed", "2026-01-23/2026-01-24", "Abu Dhabi",
    )  # fmt: skip


@pytest.mark.parametrize("day", ["2026-01-28", "2026-01-31", "2026-02-03"])
def test_until_the_second_report_the_second_round_is_tentative(day: str) -> None:
    found = second_round(day)
    assert (found["status"], found["dates"], found["place"], found["expected"], found["moved"]) == (
        "tentative", "2026-02-01", "Abu Dhabi", None, False,
    )  # fmt: skip


def test_every_announcement_of_the_second_round_is_kept_with_who_and_when() -> None:
    assert [
        (a["who"], a["source"]["said_on"], a["dates"], a["status"]) for a in second_round("2026-01-28")["history"]
    ] == [
        ("Volodymyr Zelenskyy", "2026-01-26", "2026-02-01", "planned"),
        ("Dmitry Peskov", "2026-01-26", None, "planned"),
        ("the report's lead, of the Kremlin", None, "2026-02-01", "planned"),
        ("Dmitry Peskov", "2026-01-28", "2026-02-01", "tentative"),
    ]


def test_on_4_february_it_is_opened_and_expected_to_last_two_days() -> None:
    found = second_round("2026-02-04")
    assert (found["status"], found["dates"], found["place"], found["expected"]) == (
        "opened", "2026-02-04", "Abu Dhabi", "two days",
    )  # fmt: skip
    assert found["history"][:4] == second_round("2026-01-28")["history"]


def test_the_date_moved_and_nobody_says_why() -> None:
    found = second_round("2026-02-04")
    assert found["moved"]
    said = json.dumps(found)
    assert not re.search("postpone|delay|because|due to", said)


def test_who_expects_two_days_is_not_said() -> None:
    expecting = [a for a in second_round("2026-02-04")["history"] if a["expected"]]
    assert [a["source"]["speaker"] for a in expecting] == [None]


@pytest.mark.parametrize("day", ["2026-01-01", "2026-01-27"])
def test_before_the_first_report_nothing_is_on_record(day: str) -> None:
    assert as_of(day)["rounds"] == as_of(day)["points"] == as_of(day)["press"]["claims"] == []


def test_a_later_report_changes_nothing_of_an_earlier_day() -> None:
    assert "2026-02-04" not in json.dumps({k: v for k, v in as_of("2026-01-31").items() if k != "now"})


# The points, and what is left


def test_there_are_20_points_of_which_two_are_named() -> None:
    points = as_of("2026-02-04")["points"]
    assert [point["number"] for point in points] == [str(i) for i in range(1, 21)]
    titles = [point["title"]["en"] for point in points if point["title"]]
    assert len(titles) == 2
    assert titles[0].startswith("Territories")
    assert titles[1].startswith("Operation of the Zaporizhzhia Nuclear Power Plant")
    assert all("number in the plan is not reported" in title for title in titles)


def test_no_position_is_given_to_anybody() -> None:
    for point in as_of("2026-02-04")["points"]:
        assert point["alternatives"] == [] == point["referrals"]
        assert point["stances"] == {}
        assert {status["words"] for status in point["status"]} == {"not on record"}
    kinds = {type(entry.act).__name__ for entry in public().entries}
    assert not kinds & {
        "TableText",
        "Propose",
        "TakeStance",
        "Direct",
        "OfferReferral",
        "ClaimUnderstanding",
        "Publish",
    }


def test_what_is_left_is_kept_as_each_declares_it() -> None:
    left = as_of("2026-02-04")["left"]
    assert [(d["speaker"], d["sort"], d["count"], d["points"]) for d in left["declared"]] == [
        ("Steve Witkoff", "exact", 1, []),
        ("Andrii Sybiha", "not a count", None, ["1", "2"]),
    ]
    assert left["by_record"] == [
        {
            "room": "public", "points": 20, "agreed": 0, "agreed_ad_referendum": 0, "on_conditions": 0, "left": None,
            "left_points": [], "parked": [], "words": "20 points; how they stand is not on public record",
        }
    ]  # fmt: skip


# What was said


def test_the_list_of_documents_is_unclear_as_printed() -> None:
    (found,) = claims("2026-01-28", "denial")
    assert found["polarity"] == "unclear as printed"
    assert (found["speaker"], found["verbatim"]) == ("Dmitry Peskov", False)


def test_a_lead_that_outruns_the_quotation_is_a_claim_of_its_own() -> None:
    lead, quotation, *_ = claims("2026-01-28", "date")
    assert "lead" in lead["speaker"]
    assert not lead["verbatim"]
    assert quotation["verbatim"]
    assert "tentatively" in quotation["words"]
    assert quotation["via"] == ["foreign media"]


def test_the_offer_of_a_meeting_and_the_claimed_understanding_stand_alone() -> None:
    (offer,) = claims("2026-02-04", "offer")
    assert offer["speaker"] == "Andrii Sybiha"
    (understanding,) = claims("2026-02-04", "understanding")
    assert (understanding["speaker"], understanding["party"]) == ("Dmitry Peskov", "russia")


def test_roles_are_attributed_to_who_said_so() -> None:
    parties = {party["id"]: party for party in as_of("2026-02-04")["parties"]}
    assert {name: party["roles"] for name, party in parties.items()} == {
        "russia": ["negotiating"], "ukraine": ["negotiating"], "us": ["mediator"],
    }  # fmt: skip
    assert "does not show the term as his" in parties["us"]["footnote"]["en"]
    narrator, peskov = claims("2026-02-04", "role")
    assert narrator["speaker"] == ""
    assert peskov["speaker"] == "Dmitry Peskov"
    assert "good offices" in peskov["words"]


def test_assessments_are_each_speakers_own() -> None:
    assert [(a["party"], a["round"], a["words"]["en"]) for a in as_of("2026-01-28")["assessments"]] == [
        ("ukraine", 1, "“constructive”"),
        ("us", 1, "“constructive”"),
        ("russia", 1, "Contacts began in a constructive manner, with “significant work ahead”."),
        ("us", None, "“a lot of progress” has been made in the peace talks: so at an event in Davos, Switzerland."),
    ]


@pytest.mark.parametrize("day", ["2026-01-28", "2026-02-04"])
def test_a_saying_is_filed_once_from_each_report(day: str) -> None:
    found = as_of(day)
    assessed = {(a["speaker"], a["source"]["date"]) for a in found["assessments"]}
    claimed = {(c["speaker"], c["source"]["date"]) for c in claims(day, "assessment")}
    assert not assessed & claimed
    assert claims(day, "left") == []
    words = [(claim["words"], claim["source"]["date"], claim["speaker"]) for claim in found["press"]["claims"]]
    assert len(words) == len(set(words))


def test_what_follows_from_a_claim_cites_it_with_the_same_speaker_and_day() -> None:
    following = (ScheduleRound, CloseRound, Reschedule, Convene, NoteAttendance, SetPosture)
    found = [entry.act for entry in public().entries if isinstance(entry.act, following)]
    assert len(found) == 14
    for act in found:
        ((room, number),) = [(ref.room, ref.number) for ref in act.cites]
        claim = public().entries[number - 1].act
        assert (room, type(claim)) == ("public", RecordClaim)
        assert (act.source.report, act.source.speaker, act.source.said_on) == (
            claim.source.report, claim.source.speaker, claim.source.said_on,
        )  # fmt: skip


def test_the_kremlins_posture_has_its_scope_and_its_day() -> None:
    assert as_of("2026-01-28")["press"]["postures"] == []
    (posture,) = as_of("2026-02-04")["press"]["postures"]
    assert (posture["party"], posture["posture"], posture["scope"], posture["until"]) == (
        "russia", "no statements", "the results of the negotiations", "2026-02-04T20:00:00Z",
    )  # fmt: skip
    assert as_of("2026-02-04")["press"]["rule"] is None


def test_the_format_is_on_the_programme() -> None:
    assert [(s["session"], s["status"], s["starts"]) for s in as_of("2026-02-04")["programme"]] == [
        ("opening", "opened", "2026-02-04"),
        ("groups", "planned", "2026-02-04/.."),
        ("synchronization", "planned", "2026-02-04/.."),
    ]


def test_delegations_are_not_made_complete() -> None:
    lists = {d["party"]: d for d in as_of("2026-02-04")["delegations"]}
    assert set(lists) == {"ukraine", "us"}
    assert "no full list" in lists["us"]["footnote"]
    assert "no other member" in lists["ukraine"]["footnote"]


# The law: never a word that no report gave


def test_every_fact_names_its_report_and_its_date() -> None:
    for entry in public().entries:
        if not isinstance(entry.act, FoundTalks | OpenRoom | OpenPublicPage):  # things of this house
            assert entry.act.source is not None, entry
            assert REPORTS[entry.act.source.date] == entry.act.source.report
            assert entry.time.date().isoformat() == entry.act.source.date


def test_every_claim_names_the_speaker_in_its_source_too() -> None:
    for entry in public().entries:
        if isinstance(entry.act, RecordClaim):
            assert (entry.act.source.speaker or "") == entry.act.speaker
            assert entry.act.source.said_on == entry.act.said_on
            dispatch = public().press.dispatches[entry.act.dispatch].act
            assert dispatch.published == entry.act.source.date


def strings(value: object) -> list[str]:
    if isinstance(value, str):
        return [value]
    if isinstance(value, dict):
        return [text for item in value.values() for text in strings(item)]
    return [text for item in value for text in strings(item)] if isinstance(value, list) else []


def quoted(fields: dict[str, Any]) -> list[str]:
    """What an act gives as a quotation: between marks, as a verbatim claim, or as the words of its source."""
    marked = [quote for text in strings(fields) for quote in re.findall("“([^”]+)”", text)]
    verbatim = [fields["words"]] if fields.get("verbatim") else []
    return [*marked, *verbatim, *[w for w in [fields.get("source", {}).get("words")] if w]]


FACTS = [step for step in read(shipped()[NAME]).steps[2:] if step.kind != "OpenPublicPage"]


@pytest.mark.parametrize("step", FACTS, ids=lambda step: f"{step.place.what} {step.kind}")
def test_what_is_given_as_a_quotation_is_printed_as_one(step) -> None:
    printed = PRINTED[step.fields["source"]["date"]]
    for quote in quoted(step.fields):
        assert any(quote in quotation for quotation in printed), quote


def test_a_word_that_no_report_printed_would_be_found() -> None:
    planted = {"source": {"date": "2026-01-28"}, "words": "very constructive", "verbatim": True}
    assert not any(quote in quotation for quote in quoted(planted) for quotation in PRINTED["2026-01-28"])


def test_one_can_read_and_file_but_not_negotiate() -> None:
    said = registry().submit(NAME, "secretariat.filing", "public", '{"kind":"AddPoint","point":"21"}', "1")
    assert said.field == "source"
    seats = registry().play(NAME, "secretariat.filing").plenary.founding.seats
    assert list(seats) == ["secretariat.filing"]
    propose = '{"kind":"Propose","point":"1","text":{"en":"x"}}'
    assert registry().submit(NAME, "secretariat.filing", "plenary", propose, "2").reason == "closed"
