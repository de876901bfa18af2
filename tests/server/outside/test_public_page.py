"""The public page: what was published in all its languages, as corrected, withdrawn, and as first published."""

import re

from tests.server.outside.conftest import AKRA, CHIEF, World


def statement(world: World, **more: object) -> int:
    words = {"title": {"en": "On the first day"}, "text": {"en": "A useful <day>.", "fr": "Une journée utile."}}
    return world.do(AKRA, "public", "Publish", **{**words, "on_behalf_of": ["akra"], **more})


def plain(text: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", text).split())


def test_a_statement_stands_there_in_every_language_in_which_it_was_given(open_world: World) -> None:
    number = statement(open_world)
    text = open_world.text()
    assert f'id="statement-{number}"' in text
    assert '<div class="words" lang="fr" dir="ltr">' in text
    assert "A useful &lt;day&gt;." in text
    assert "Une journée utile." in text
    assert "On behalf of Akra" in plain(text)


def test_what_was_corrected_keeps_its_earlier_words_and_what_was_withdrawn_too(open_world: World) -> None:
    number = statement(open_world)
    open_world.do(AKRA, "public", "CorrectStatement", statement=number, text={"en": "A long day."}, note="A slip.")
    said = plain(open_world.text())
    assert "Corrected" in said
    assert said.index("A long day.") < said.index("As first published") < said.index("A useful")
    open_world.do(AKRA, "public", "CorrectStatement", statement=number, withdrawn=True)
    said = plain(open_world.text())
    assert "This statement was withdrawn." in said
    assert "A long day." in said
    assert "A useful" in said


def test_it_leads_to_the_feeds_and_to_the_whole_public_record(open_world: World) -> None:
    text = open_world.text()
    assert '<link rel="alternate" type="application/atom+xml"' in text
    for path in ("statements.atom", "rounds.ics", "claims.csv", "claims.json"):
        assert f'href="/public/river/{path}"' in text
    assert 'href="/t/river/as/public/"' in text


def test_what_reports_say_has_its_source(open_world: World) -> None:
    filed = open_world.do(CHIEF, "public", "FileDispatch", publisher="The Tern", title="T", published="2027-03-01")
    open_world.do(
        CHIEF, "public", "RecordClaim", claim="left", dispatch=filed, words="One issue.", speaker="Oru", via=["Wire"]
    )
    said = plain(open_world.text())
    assert "Oru" in said
    assert "The Tern, 1 March 2027, citing Wire" in said
