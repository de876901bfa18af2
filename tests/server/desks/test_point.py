"""A point in one room: alternatives with their owners, stances with conditions, redlines, the private mark, history."""

import re

from tests.server.desks.conftest import Reader
from tests.server.desks.script import AKRA, CHIEF, SELM, SOC, TRACK


def plain(text: str) -> str:
    """The words of a page as one reads them."""
    words = re.sub(r"<[^>]+>", " ", text.partition("<main")[2].partition("</main>")[0])
    return re.sub(r" (?=[,.:;])", "", re.sub(r"\s+", " ", words))


def test_alternatives_stand_side_by_side_with_whose_they_are(reader: Reader) -> None:
    text = reader.text(AKRA, "points/plenary/2/")
    assert text.count('<article class="alt') == 2
    said = plain(text)
    assert "Alternative A Akra" in said
    assert "Alternative B Selm without prejudice" in said
    assert "wording 2: earlier words stay in the record" in said


def test_a_compromise_is_nobodys_commitment(reader: Reader) -> None:
    assert "The Office (compromise)" in plain(reader.text(SELM, "points/plenary/3/"))


def test_conditions_are_printed_with_what_they_hang_on(reader: Reader) -> None:
    one = plain(reader.text(AKRA, "points/plenary/1/"))
    assert "if point 2 (Releases in the dry season) is agreed on alternative A" in one
    assert "on condition: the boats are returned" in one
    two = plain(reader.text(SELM, "points/plenary/2/"))
    assert "Accepted elsewhere on condition of this point" in two


def test_a_condition_on_words_that_changed_is_void(actor: Reader) -> None:
    script = actor.script
    script.do(
        AKRA, "plenary", "Amend", point="2", alternative=script.mine, wording=script.reworded, text={"en": "1.65."}
    )
    text = plain(actor.text(SELM, "points/plenary/1/"))
    assert "condition void" in text
    assert "reworded since, so void" in text


def test_the_latest_rewording_is_shown_as_a_redline_and_any_two_can_be_compared(reader: Reader) -> None:
    script = reader.script
    text = reader.text(AKRA, "points/plenary/2/")
    assert re.search(r"<del>.*?1\.3", text, re.S)
    assert re.search(r"<ins>.*?1\.6", text, re.S)
    between = reader.text(AKRA, f"points/plenary/2/?from={script.theirs}&to={script.reworded}")
    assert "Changed words against B (entry" in between
    assert re.search(r"<del>.*?1\.9", between, re.S)
    reader.text(AKRA, "points/plenary/2/?from=999&to=x")  # nothing of the sort: the latest rewording is shown


def test_both_languages_stand_under_each_other_with_their_tags(reader: Reader) -> None:
    text = reader.text(AKRA, "points/plenary/1/")
    assert 'lang="fr"' in text
    assert "Le niveau est maintenu" in text
    french = reader.text(AKRA, "points/plenary/1/", headers={"accept-language": "fr"})
    assert french.index("Le niveau est maintenu") < french.index("The level shall be kept")


def test_the_mandate_is_shown_to_those_in_the_capital_alone(reader: Reader) -> None:
    own = plain(reader.text(AKRA, "points/plenary/2/"))
    assert "Seen by you alone." in own
    assert "Not above 1.6." in own
    assert "Hold at 1.6 today." in own
    for seat in (SELM, SOC, CHIEF, "selm.deputy"):
        assert "Not above 1.6." not in reader.text(seat, "points/plenary/2/")
    assert "SECRET OF LINOVA" in plain(reader.text(SELM, "points/plenary/2/"))


def test_what_is_not_set_is_printed_as_refer(reader: Reader) -> None:
    assert "Nothing is directed on this point. What is not set means refer, never assent." in plain(
        reader.text(AKRA, "points/plenary/3/")
    )


def test_rooms_speak_for_themselves(reader: Reader) -> None:
    plenary, track = plain(reader.text(AKRA, "points/plenary/1/")), plain(reader.text(AKRA, f"points/{TRACK}/1/"))
    assert plenary.index("proposed") < plenary.index("Track on water")
    assert "agreed ad referendum capitals of Akra and Selm to concur by the record of Track on water" in track
    assert "Track on water" not in reader.text(CHIEF, "points/plenary/1/")


def test_history_holds_what_is_about_the_point_and_nothing_of_other_points(reader: Reader) -> None:
    text = reader.text(AKRA, "points/plenary/2/").partition('id="history"')[2]
    said = re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", text))
    assert "2. Releases in the dry season" in said
    assert "Level of the lake" not in said
    assert "corrected the claim" in said  # what answers an entry on the point is about the point
    assert "lifted" not in said


def test_a_referral_waits_until_all_have_accepted(actor: Reader) -> None:
    script = actor.script
    assert "It counts only when all accept; no answer from Selm." in plain(actor.text(SELM, "points/plenary/2/"))
    script.do(SELM, "plenary", "AcceptReferral", offer=script.offer)
    assert "accepted by all" in plain(actor.text(SELM, "points/plenary/2/"))
