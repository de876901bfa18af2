"""Merged texts: no run of words of any source disappears unlisted, and what is listed is settled by its owner alone."""

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goodoffices.documents import merges
from goodoffices.documents.merges import Merged, Source, merged
from goodoffices.drafting.merging import Merging, merging
from goodoffices.drafting.tokens import is_word, tokens
from goodoffices.talks.act import PLENARY
from tests.documents.gathered import TEXT, put
from tests.talks.laws import law
from tests.talks.world import AKRA, CHIEF, SELM, SOC, World, en, founded

seeds = st.integers(0, 2**32 - 1)


def of(world: World, number: int) -> Merged:
    found = merged(world.play(CHIEF), PLENARY, "1", number)
    assert found is not None
    return found


def lost(found: Merged) -> list[tuple[tuple[str, ...], str]]:
    return [(one.by, one.words) for one in found.missing]


def test_a_merge_lists_what_it_left_out_until_its_owner_lets_go() -> None:
    world = founded()
    one = world.propose(AKRA, text="Six years of toil.\nNo tolls for boats.")
    two = world.propose(SELM, text="Six long years.\nNo tolls for ships.")
    number = world.do(
        SOC, PLENARY, "Merge", point="1", alternatives=[one, two], text=en("Six years.\nNo tolls for boats."),
        why=["The mean of both.", "Akra's, unchanged."],
    )  # fmt: skip
    found = of(world, number)
    assert lost(found) == [(("akra",), "of toil"), (("selm",), "long"), (("selm",), "ships")]
    assert not found.settled
    table = [{run.source for run in paragraph.contributions} for paragraph in found.languages["en"].paragraphs]
    assert table == [{str(one), str(two)}, {str(one), str(two)}]
    assert found.why == ("The mean of both.", "Akra's, unchanged.")
    span = found.missing[0].span
    fields = {"point": "1", "merge": number, "wording": one, "language": "en", "start": span.start, "end": span.end}
    world.do(AKRA, PLENARY, "WithdrawWords", **fields)
    assert lost(of(world, number)) == [(("selm",), "long"), (("selm",), "ships")]
    world.do(SELM, PLENARY, "Withdraw", point="1", alternative=two)
    assert of(world, number).settled


def test_a_source_that_is_put_into_others_counts_by_its_own_words() -> None:
    world = founded()
    base = world.propose(SELM, text=TEXT)
    longer = put(world, AKRA, base, "30", "sixty")
    out = put(world, AKRA, base, " for 30 days", "")
    kept = TEXT.replace("30", "sixty")
    number = world.do(SOC, PLENARY, "Merge", point="1", alternatives=[base, longer, out], text=en(kept))
    assert lost(of(world, number)) == [(("selm",), "30")]


def test_words_in_a_language_that_the_merge_lacks_are_missing() -> None:
    world = founded()
    one = world.do(AKRA, PLENARY, "Propose", point="1", text={"en": "Six years.", "fr": "Six ans."})
    number = world.do(SOC, PLENARY, "Merge", point="1", alternatives=[one], text=en("Six years."))
    assert [(x.language, x.words) for x in of(world, number).missing] == [("fr", "Six ans.")]


def test_an_amended_source_counts_by_the_words_that_were_taken() -> None:
    world = founded()
    one = world.propose(AKRA, text="Six years.")
    number = world.do(SOC, PLENARY, "Merge", point="1", alternatives=[one], text=en("Six years."))
    world.do(AKRA, PLENARY, "Amend", point="1", alternative=one, wording=one, text=en("Ten years."))
    assert of(world, number).settled
    world.do(SOC, PLENARY, "Amend", point="1", alternative=number, wording=number, text=en("Ten years."))
    assert lost(of(world, number)) == [(("akra",), "Six")]


def test_what_is_not_merged_has_no_sources() -> None:
    world = founded()
    assert merged(world.play(CHIEF), PLENARY, "1", world.propose(AKRA)) is None


WORDS = ["level", "lake", "kept", "430.70", "metres", "not", "six", "years", "لا", "湖"]


def drawn(rng: Random) -> World:
    """A point with some alternatives, and a merge of some of their runs, in any order, with words of its own."""
    world = founded()
    sources = []
    for seat in (AKRA, SELM, AKRA)[: rng.randrange(1, 4)]:
        said = " ".join(rng.choice(WORDS) for _ in range(rng.randrange(1, 30)))
        sources.append((world.propose(seat, text=said), said))
    parts = []
    for _, said in sources:
        pieces = said.split(" ")
        start = rng.randrange(len(pieces))
        parts.append(" ".join(pieces[start : start + rng.randrange(1, 15)]))
    rng.shuffle(parts)
    text = rng.choice([" ", "\n", " and "]).join(parts)
    world.do(SOC, PLENARY, "Merge", point="1", alternatives=[number for number, _ in sources], text=en(text))
    return world


def nothing_disappears(found: Merged) -> None:
    """Every word of every source is in a run that stands in the merged text, was let go, or is listed as missing."""
    for source in found.sources:
        for language, words in source.words.items():
            covered = [False] * len(words)
            for run in found.languages[language].traced[str(source.wording)]:
                where = run.merged
                if where is not None:
                    assert found.text[language][slice(*where)] == words[slice(*run.words)]
                listed = run.fate == "withdrawn" or any(
                    lost.wording == source.wording and lost.language == language and lost.span == run.words
                    for lost in found.missing
                )
                assert where is not None or listed
                for at in range(*run.words):
                    covered[at] = True
            at = 0
            for token in tokens(words):
                assert not is_word(token) or all(covered[at : at + len(token)]), (words, token)
                at += len(token)


@law(60)
@given(seeds)
def test_no_run_of_words_disappears_unlisted(seed: int) -> None:
    world = drawn(Random(seed))
    number = world.room().number
    nothing_disappears(of(world, number))
    for one in of(world, number).missing:
        world.do(
            {"akra": AKRA, "selm": SELM}[one.by[0]], PLENARY, "WithdrawWords", point="1", merge=number,
            wording=one.wording, language=one.language, start=one.span.start, end=one.span.end,
        )  # fmt: skip
        nothing_disappears(of(world, number))
    assert of(world, number).settled


def test_a_planted_loss_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    def careless(merged_: str, sources: dict[str, str], withdrawn: object) -> Merging:
        found = merging(merged_, sources)
        return found._replace(traced={name: tuple(r for r in runs if r.merged) for name, runs in found.traced.items()})

    monkeypatch.setattr(merges, "merging", careless)
    with pytest.raises(AssertionError):
        _look_at_some()


def test_a_source_left_out_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    def quiet(sources: tuple[Source, ...], traced: object) -> list[merges.Missing]:
        return []

    monkeypatch.setattr(merges, "_missing", quiet)
    with pytest.raises(AssertionError):
        _look_at_some()


def _look_at_some() -> None:
    for seed in range(20):
        world = drawn(Random(seed))
        nothing_disappears(of(world, world.room().number))
