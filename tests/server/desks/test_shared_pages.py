"""The other pages of a seat: each says what its records say, in the order of the table, with what is private apart."""

import re

import pytest

from tests.server.desks.conftest import Reader
from tests.server.desks.script import AKRA, CAUCUS, CHIEF, SELM, SOC, TRACK
from tests.server.desks.test_point import plain


def test_rounds_keep_every_announcement_and_say_how_sure_a_date_is(reader: Reader) -> None:
    text = plain(reader.text(AKRA, "rounds/"))
    assert "Round 1 opened 10 to 11 March 2027, expected to last two days · Aubrel" in text
    assert "tentative the secretariat: 9 March 2027, not certain; Aubrel; expected to last two days" in text
    assert "Agenda of round 1 adopted Opening The text" in text
    assert "adopted by Akra and Selm" in text
    assert "as reported the organisers: will open on Wednesday 10 March 2027" in text
    assert "postponed" not in text


def test_a_round_of_which_no_date_was_given_says_so(actor: Reader) -> None:
    actor.script.do(CHIEF, "plenary", "ScheduleRound", round=2)
    assert "Round 2 planned no exact date given" in plain(actor.text(AKRA, "rounds/"))


def test_assessments_stand_in_each_ones_words(reader: Reader) -> None:
    text = plain(reader.text(AKRA, "rounds/"))
    assert "Constructive, and long overdue. Ysol Lanvier (Selm)" in text
    assert "Businesslike. Brena Talvik (Akra)" in text


def test_what_was_filed_from_a_report_bears_the_day_on_which_it_was_said_and_stands_once(actor: Reader) -> None:
    script = actor.script
    source = {"report": "Aubrel Courier", "date": "2027-03-06", "speaker": "A minister", "said_on": "2027-03-04"}
    script.do(
        "secretariat.chief",
        "public",
        "AssessRound",
        party="selm",
        speaker="A minister",
        words={"en": "A start."},
        source=source,
    )
    script.do(
        "secretariat.chief",
        "public",
        "RecordClaim",
        claim="assessment",
        dispatch=script.dispatch,
        words="a start",
        speaker="A minister",
    )
    text = plain(actor.text(AKRA, "rounds/"))
    assert "A start. A minister, Selm · 4 March 2027 · according to Aubrel Courier, 6 March 2027" in text
    assert "a start A minister" not in text


def test_of_what_reports_say_the_latest_are_shown_and_the_chronology_has_all(actor: Reader) -> None:
    def claim(sort: str, n: int) -> None:
        words = f"{sort} in words {n:02}."
        actor.script.do(CHIEF, "public", "RecordClaim", claim=sort, dispatch=reports[-1], words=words, round=1)

    reports = [
        actor.script.do(CHIEF, "public", "FileDispatch", publisher="Gull", title=f"Report {n:02}", published="2027-01")
        for n in range(25)
    ]
    for n in range(25):
        for sort in ("left", "assessment", "date", "understanding"):
            claim(sort, n)
    for seat, path, sort, query in (
        ("public", "", "left", "sort=left"),
        ("public", "", "assessment", "sort=assessment"),
        (AKRA, "rounds/", "left", "sort=left"),
        (AKRA, "rounds/", "assessment", "sort=assessment"),
        (AKRA, "rounds/", "date", "round=1"),
        (AKRA, "board/", "left", "sort=left"),
        (AKRA, "", "left", "sort=left"),
        (AKRA, "understandings/", "understanding", "sort=understanding"),
    ):
        text = actor.text(seat, path).partition('id="claims"')[0]
        assert [f"{sort} in words {n:02}." in text for n in range(25)] == [n > 4 for n in range(25)], (path, sort)
        assert f"/chronology/?{query}" in text
    press = actor.text(AKRA, "press/")
    assert [f"Report {n:02}" in press for n in range(25)] == [n > 4 for n in range(25)]
    assert "/dispatches/" in press.partition("Reports filed, and what they say")[2][:200]
    claim("left", 25)
    assert "left in words 25." in actor.text("public", "")
    assert "left in words 05." not in actor.text("public", "").partition('id="claims"')[0]


def test_the_programme_says_who_where_and_in_which_languages(reader: Reader) -> None:
    text = plain(reader.text(AKRA, "programme/"))
    assert "Wednesday, 10 March 2027 10:00 to 12:00 Opening session opened" in text
    assert "Great Room" in text
    assert "Ms Amarel (English and French)" in text
    assert "Ysol Lanvier (Selm, from 11:00)" in text


def test_the_sheet_shows_declared_confirmed_stale_and_missing(reader: Reader) -> None:
    text = plain(reader.text(AKRA, f"synchronization/plenary/{reader.script.sheet}/"))
    assert "1 confirmed, 1 declared (unconfirmed), 1 stale, 3 nothing declared" in text
    assert "1.6, in any year. confirmed" in text
    assert "1.9, guaranteed. declared (unconfirmed)" in text
    assert "Open to all. stale" in text


def test_a_sheet_is_the_same_for_all_who_read_its_room_but_for_their_own_buttons(reader: Reader) -> None:
    def table(seat: str) -> str:
        text = reader.text(seat, f"synchronization/plenary/{reader.script.sheet}/")
        found = text.partition("<table")[2].partition("</table>")[0].replace(f"/as/{seat}/", "/as/somebody/")
        return re.sub(r'<p class="alt-foot">.*?</p>', "", found)

    assert len({table(seat) for seat in (AKRA, SELM, SOC, "selm.deputy", "tarsane.liaison")}) == 1


def test_a_party_confirms_its_own_column_only(reader: Reader) -> None:
    where = f"synchronization/plenary/{reader.script.sheet}/"
    assert "act/ConfirmPosition/" in reader.text(SELM, where)
    assert "act/ConfirmPosition/" not in reader.text(AKRA, where)  # its own is confirmed already


def test_the_mandate_lists_directives_requests_and_oral_instructions(reader: Reader) -> None:
    text = plain(reader.text(AKRA, "mandate/"))
    assert "A lake that fills, and a river that is open." in text
    assert "1. Level of the lake may accept Text kept elsewhere: HD/2027/11." in text
    assert "never Not above 1.6." in text
    assert "10. Costs not set: refer" in text
    assert "May we go to 1.7? The delegation recommends: Yes, with the loan. unanswered" in text
    assert "Oskel Vardane, 10 Mar 2027, 09:00, point 2: Hold at 1.6 today." in text
    assert "act/Direct/?answers=" in reader.text("akra.capital.president", "mandate/")
    assert "act/Direct/" not in reader.text(AKRA, "mandate/")


def test_a_directive_given_on_earlier_words_says_so(actor: Reader) -> None:
    script = actor.script
    script.do(
        SELM, "plenary", "Amend", point="2", alternative=script.theirs, wording=script.theirs, text={"en": "1.8."}
    )
    assert "Given on earlier words: on these, refer." in plain(actor.text(AKRA, "mandate/"))


def test_a_report_keeps_facts_apart_from_judgement(reader: Reader) -> None:
    text = plain(reader.text(AKRA, f"reports/{reader.script.stage}/"))
    facts, judgement = text.index("On record"), text.index("Judgement of the delegation")
    assert facts < text.index("Selm opposes 1.3.") < judgement < text.index("Selm will pay for a figure.")
    assert "1. Go to 1.7? Point 2 The delegation recommends: Yes. answered Amend: 1.65." in text
    assert "2. Return the boats?" in text
    assert "unanswered" in text


def test_quoted_words_lead_to_their_source_for_those_who_read_it(reader: Reader) -> None:
    assert re.search(
        r"carried home in entry \d+ from entry \d+ of Plenary",
        plain(reader.text(AKRA, f"reports/{reader.script.stage}/")),
    )


def test_papers_say_which_copies_are_out(reader: Reader) -> None:
    text = plain(reader.text(AKRA, "papers/"))
    assert "RIV/1 Water balance report formal" in text
    assert "1 of 2 out No. 1: Delegation of Akra No. 2: Delegation of Selm (handed back)" in text


def test_undertakings_are_due_overdue_or_discharged(reader: Reader) -> None:
    text = plain(reader.text(AKRA, "undertakings/"))
    assert "Owed by your party 1" in text
    assert "The boats go home. Akra Selm 30 April 2027 due" in text
    assert "The barrier is lifted. Selm Akra 5 March 2027 overdue" in text
    assert "discharged said The Office" in text
    other = plain(reader.text("tarsane.liaison", "undertakings/"))
    assert "Among others 2" in other


def test_the_delegation_list_has_its_order_and_its_footnotes(reader: Reader) -> None:
    text = plain(reader.text(AKRA, "delegations/"))
    assert "Delegation of Akra negotiating party Brena Talvik, Ambassador, Head of delegation Jona Maarek" in text
    assert "Credentials accepted by Selm." in text
    assert "Akra objects: The style names a disputed place." in text
    assert "The name is used without prejudice." in text
    assert text.index("Delegation of Akra") < text.index("Selm footnote") < text.index("The Office mediator")


def test_an_understanding_is_one_only_when_all_have_confirmed(reader: Reader) -> None:
    text = plain(reader.text(SELM, "understandings/"))
    assert "Our position is clear and understood. corrected Selm corrected" in text
    assert "We heard 1.6, not 1.3." in text
    assert "The Office confirmed" in text


def test_rules_say_who_adopted_them_and_what_is_a_house_rule(reader: Reader) -> None:
    text = plain(reader.text(AKRA, "rules/"))
    assert "every negotiating party (Akra and Selm) adopted the proposal of entry" in text
    assert "The parties decide by consensus." in text
    assert "Track: its record keeps decisions, and declarations that their delegation confirms house rule" in text
    assert "house rule" not in text.partition("Restricted meeting: its record keeps")[2].partition("Track:")[0]


def test_rules_that_not_all_adopted_are_proposed(actor: Reader) -> None:
    actor.script.do(AKRA, "plenary", "AdoptRules", rules={"can_live_with_suffices": True})
    text = plain(actor.text(SELM, "rules/"))
    assert "Adopted by Akra; not by Selm." in text
    assert "act/AdoptRules/?proposal=" in actor.text(SELM, "rules/")
    assert "act/AdoptRules/?proposal=" not in actor.text(AKRA, "rules/")
    assert "“Can live with” does not count" in text


def test_closing_shows_both_ladders_the_digest_and_who_did_what(closing_reader: Reader) -> None:
    text = plain(closing_reader.text(SELM, "closing/"))
    assert closing_reader.script.digest in text
    assert "initialled waits for Selm" in text
    assert re.search(r"Akra 10 Mar 2027, \d\d:\d\d, entry \d+", text)
    assert "not before the text is initialled" in text
    assert "3 of 4 agreed; 0 agreed ad referendum or on conditions; 1 parked; 0 not agreed." in text
    assert "act/Initial/?text=" in closing_reader.text(SELM, "closing/")
    assert "act/Initial/?text=" not in closing_reader.text(AKRA, "closing/")


def test_a_text_of_which_a_point_is_reopened_is_suspended(
    monkeypatch: pytest.MonkeyPatch, closing_reader: Reader
) -> None:
    from tests.server.desks.conftest import _reading
    from tests.server.desks.script import told

    reader = _reading(told(to_the_end=True), monkeypatch)
    reader.script.do(SELM, "plenary", "Reopen", point="2")
    text = plain(reader.text(AKRA, "closing/"))
    assert "The package is suspended" in text
    assert "point 2 no longer stands as it was frozen" in text
    board = plain(reader.text(AKRA, "board/"))
    assert "The package is suspended" in board
    assert "By the rules in force nothing is agreed until everything is agreed." in board


def test_without_a_frozen_text_there_is_a_draft(reader: Reader) -> None:
    assert "No text is frozen: it is a draft" in plain(reader.text(AKRA, "closing/"))


def test_the_press_page_keeps_rule_posture_drafts_and_the_public_record_apart(reader: Reader) -> None:
    text = plain(reader.text(AKRA, "press/"))
    assert "The Office alone speaks on substance. Agreed by Akra and Selm, on substance" in text
    assert "Akra: no statements, on results, until 11 Mar 2027, 20:00" in text
    assert "We work." in text
    assert "not cleared: with Akra" in text
    assert "The delegations met for three days. Corrected" in text
    assert "The delegations met for two days." in text
    assert "sense unclear as printed" in text
    for seat in (SELM, SOC, CHIEF, "public"):
        others = reader.text(seat, "press/")
        assert "They are safe." not in others
        assert "no statements" not in others


def test_the_room_shows_who_is_behind_its_door(reader: Reader) -> None:
    text = plain(reader.text(AKRA, f"rooms/{TRACK}/"))
    assert "read by 3 seats" in text
    assert "Chair Ines Aldermere (The Office)" in text
    assert "Marcen Obry (Selm) reads up to entry 7" in text
    caucus = plain(reader.text(AKRA, f"rooms/{CAUCUS}/"))
    assert "The mediators in this room report to Ines Aldermere (The Office)." in caucus


def test_the_room_shows_what_waits_for_whom(reader: Reader) -> None:
    selm, akra = plain(reader.text(SELM, "rooms/plenary/")), plain(reader.text(AKRA, "rooms/plenary/"))
    assert "Selm can live with the level. It counts for nothing until the head of Selm confirms it. Confirm" in selm
    assert "Selm can live with the level. It counts for nothing until the head of Selm confirms it. Confirm" not in akra
    assert "Receipt not acknowledged by Selm" in selm
    track = plain(reader.text(SELM, f"rooms/{TRACK}/"))
    assert "The gauge was discussed. Waits to be cleared by Selm. Clear the report" in track


def test_the_list_of_rooms_is_the_readers_own(reader: Reader) -> None:
    chief = plain(reader.text(CHIEF, "rooms/"))
    assert "Track on water" not in chief
    assert "Hadrel" not in chief
    left = plain(reader.text("selm.deputy", "rooms/"))
    assert "you left at entry 7" in left
