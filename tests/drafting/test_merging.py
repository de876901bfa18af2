"""A merged text loses no run of words unlisted."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goodoffices.drafting.merging import Merging, Span, merging
from goodoffices.drafting.tokens import is_word, tokens
from tests.drafting import likely

OWNERS = ("akra", "dovra", "selm")


@st.composite
def merged(draw: st.DrawFn) -> tuple[str, dict[str, str]]:
    """Sentences of several parties, and a text that was made of some of them."""
    sentences = draw(st.lists(likely.words, min_size=1, max_size=8))
    sources = {owner: "\n".join(draw(st.lists(st.sampled_from(sentences), max_size=5))) for owner in OWNERS}
    text = "\n".join(draw(st.lists(st.sampled_from([*sentences, "words of the chair"]), max_size=8)))
    return text, sources


def unaccounted(text: str, sources: dict[str, str], found: Merging) -> list[str]:
    """What a checker that trusts no diff objects to: words that are neither listed nor where they are said to be."""
    wrong: list[str] = []
    for name, source in sources.items():
        claimed: set[int] = set()
        covered = [False] * len(source)
        for run in found.traced[name]:
            for at in range(*run.words):
                covered[at] = True
            if run.merged is not None:
                if text[slice(*run.merged)] != source[slice(*run.words)]:
                    wrong.append(f"{name}: {source[slice(*run.words)]!r} does not stand at {run.merged}")
                if claimed & set(range(*run.merged)):
                    wrong.append(f"{name}: two runs claim the same words of the merged text")
                claimed |= set(range(*run.merged))
        rest = "".join(letter if not seen else " " for letter, seen in zip(source, covered, strict=True))
        wrong += [f"{name}: {word!r} is gone unlisted" for word in tokens(rest) if is_word(word)]
    return wrong


@given(merged())
def test_no_run_of_words_disappears_unlisted(made: tuple[str, dict[str, str]]) -> None:
    text, sources = made
    found = merging(text, sources)
    assert unaccounted(text, sources, found) == []


@given(merged())
def test_a_planted_loss_is_seen(made: tuple[str, dict[str, str]]) -> None:
    """The same check fails on a trace from which one run was dropped."""
    text, sources = made
    found = merging(text, sources)
    for name, runs in found.traced.items():
        for at, run in enumerate(runs):
            if is_word(sources[name][slice(*run.words)]):
                without = Merging({**found.traced, name: runs[:at] + runs[at + 1 :]}, found.paragraphs)
                assert unaccounted(text, sources, without) != []
                return


@given(merged())
def test_the_source_table_tells_the_truth(made: tuple[str, dict[str, str]]) -> None:
    text, sources = made
    table = merging(text, sources).paragraphs
    assert "".join(text[slice(*paragraph.merged)] for paragraph in table) == text
    for paragraph in table:
        explained = [False] * len(text)
        for name, words, place in paragraph.contributions:
            assert sources[name][slice(*words)] == text[slice(*place)]
            assert paragraph.merged.start <= place.start < place.end <= paragraph.merged.end
            explained[slice(*place)] = [True] * (place.end - place.start)
        for span in paragraph.new:
            explained[slice(*span)] = [True] * (span.end - span.start)
        rest = "".join(text[at] if not explained[at] else " " for at in range(*paragraph.merged))
        assert not is_word(rest)


def test_every_word_of_a_source_that_is_all_there_is_kept() -> None:
    source = "Each Party states its use.\nThe level is kept.\n"
    found = merging(source + "A commission meets.\n", {"akra": source})
    assert found.missing() == {}
    assert [run.fate for run in found.traced["akra"]] == ["kept"]
    assert [p.new for p in found.paragraphs] == [(), (), (Span(46, 66),)]


def test_a_moved_sentence_is_moved_and_not_missing() -> None:
    one, two = "Each Party states its use of water.\n", "The level of the lake is kept.\n"
    found = merging(two + one, {"akra": one + two})
    assert found.missing() == {}
    assert sorted(run.fate for run in found.traced["akra"]) == ["kept", "moved"]


def test_words_that_their_owner_withdrew_are_withdrawn() -> None:
    source = "The level is kept by Selm at its own cost."
    cost = source.index("at its own cost")
    gone = merging("The level is kept.", {"selm": source}, {"selm": [Span(cost, cost + 15)]})
    assert [source[slice(*span)] for span in gone.missing()["selm"]] == ["by Selm"]
    whole = merging("The level is kept.", {"selm": source}, {"selm": [Span(17, len(source) - 1)]})
    assert whole.missing() == {}
    assert [run.fate for run in whole.traced["selm"]] == ["kept", "withdrawn", "kept"]


def test_one_party_cannot_withdraw_what_another_wrote() -> None:
    sources = {"akra": "The level is kept.", "selm": "The level is kept."}
    found = merging("", sources, {"selm": [Span(0, 18)]})
    assert found.missing() == {"akra": (Span(0, 18),)}


@pytest.mark.parametrize("span", [Span(5, 5), Span(-1, 3), Span(0, 99)])
def test_a_withdrawn_run_outside_the_source_is_refused(span: Span) -> None:
    with pytest.raises(ValueError, match="selm"):
        merging("", {"selm": "The level is kept."}, {"selm": [span]})
