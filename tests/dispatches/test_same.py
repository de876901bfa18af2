"""A report that comes again is recognised: by its bytes, by its words, or nearly."""

import random

import pytest

from goodoffices.dispatches.same import FEW, NEAR, Version, marks, resemblance, version_of
from goodoffices.talks.filing import FileDispatch

WORDS = "the parties met at the gauge below the lake in spring when water is high and nobody fishes there".split()  # noqa: SIM905


def report(seed: int, length: int = 300) -> str:
    rng = random.Random(seed)
    return " ".join(f"{rng.choice(WORDS)}{rng.randrange(60)}" for _ in range(length))


def edited(text: str, changes: int, seed: int = 1) -> str:
    words, rng = text.split(), random.Random(seed)
    for _ in range(changes):
        words[rng.randrange(len(words))] = "corrected"
    return " ".join(words)


def filed(text: str, sha256: str | None = None) -> FileDispatch:
    return FileDispatch(publisher="P", title="T", published="2027-03-01", text=text, sha256=sha256)


def test_the_same_bytes_and_the_same_words_are_the_same():
    earlier = {3: filed(report(1)), 5: filed("", "ab" * 32), 7: filed("Talks open.")}
    assert version_of("ab" * 32, "", earlier) == Version(5, True)
    assert version_of("cd" * 32, report(1).upper() + "!", earlier) == Version(3, True)
    assert version_of(None, "TALKS open", earlier) == Version(7, True)
    assert version_of("cd" * 32, "", earlier) is None


def test_the_first_of_several_that_are_the_same_counts_and_else_the_most_alike():
    text = report(1)
    assert version_of(None, text, {3: filed(text), 4: filed(text)}) == Version(3, True)
    far, near = edited(text, 12), edited(text, 4)
    assert version_of(None, text, {3: filed(far), 4: filed(near), 9: filed(near)}) == Version(4, False)


def test_other_words_are_another_report():
    text = report(1)
    assert resemblance(text, edited(text, 60)) < NEAR
    assert version_of(None, text, {3: filed(edited(text, 60)), 4: filed(report(2)), 5: filed("")}) is None
    short = "they met again on monday in aubrel"
    assert len(short.split()) - 2 < FEW
    assert version_of(None, short, {3: filed("they met again on monday in selm")}) is None


@pytest.mark.parametrize("changes", [1, 3, 6])
def test_small_edits_share_a_mark_and_others_hardly_ever(changes):
    pairs = [(report(n), edited(report(n), changes, n)) for n in range(200)]
    shared = sum(bool({*marks(None, one)} & {*marks(None, two)}) for one, two in pairs)
    assert shared >= 199
    strangers = sum(bool({*marks(None, one)} & {*marks(None, report(n + 900))}) for n, (one, _) in enumerate(pairs))
    assert strangers == 0


def test_marks_are_what_they_were():
    """Computed once: if a new version of the library makes others, marks that are kept must be made anew."""
    assert marks(None, "") == ()
    assert marks("ab" * 32, "")[0] == GOLDEN[0]
    assert marks("ab" * 32, "The talks open today in Aubrel, on the lake.") == GOLDEN
    assert all(-(2**63) <= mark < 2**63 for mark in GOLDEN)


GOLDEN = (
    6712298130004674352, 4298770828981064146, -2406278187576913388, -7146137300216412179, 5102466795537826349,
    -1847805532664135694, -4702854936108239241, -8383429507923700992, 3906940663073682497,
)  # fmt: skip
