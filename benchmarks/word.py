"""Word files: 1,000 generated texts there and back, the hand-made set of edited files, and a text of 300 pages.

The first is the format alone, without a word processor. The last has 2,000 brackets; what comes back of it, edited,
is read too. Times are of a processor, since writing and reading wait for nothing else. Without LibreOffice the
hand-made set is left out.
"""

from __future__ import annotations

import resource
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from benchmarks.figure import Figure
from goodoffices.documents.text import Attribution, NegotiatingText
from goodoffices.documents.word.columns import write_columns
from goodoffices.documents.word.returning import Returned, returned
from goodoffices.documents.word.writing import write_word
from goodoffices.drafting.brackets import Offer
from tests.documents import macros, office, sample
from tests.documents.byhand import CASES, by_program, replace
from tests.documents.test_word_in_libreoffice import many

TEXTS = 1_000
PAGES, BRACKETS = 300, 2_000
WORDS_A_PAGE = 400
SENTENCE = "Each Party shall keep the level of the lake between 430.00 and 431.80 metres in the season named here. "


def run() -> Iterator[Figure]:
    """Each figure with its limit."""
    yield from _generated()
    if office.PROGRAM is not None:
        yield from _by_hand()
    yield from _long()


def _generated() -> Iterator[Figure]:
    texts = many(TEXTS)
    started = time.process_time()
    changed = sum(returned(write_word(text), text) != Returned((), (), ()) for text in texts)
    note = f"of {len(texts)}; {time.process_time() - started:.0f} s of a processor"
    yield Figure("generated texts that come back otherwise", changed, "texts", 0, note=note)


def _by_hand() -> Iterator[Figure]:
    sent = {case.name: write_word(case.text) for case in CASES}
    made = {case.name: by_program(sent[case.name], case.how) for case in CASES if callable(case.how)}
    in_office = [case for case in CASES if isinstance(case.how, str)]
    with tempfile.TemporaryDirectory() as folder:
        back = macros.edited([macros.Edited(sent[c.name], str(c.how)) for c in in_office], Path(folder) / "office")
    made |= {case.name: data for case, data in zip(in_office, back, strict=True)}
    right = every = lost = 0
    for case in CASES:
        found = returned(made[case.name], case.text)
        placed = Counter((p.point, p.language, p.on, p.replaced, p.words, p.author) for p in found.proposals)
        told = " ".join(f"{u.replaced} {u.words} {u.why}" for u in found.unplaced)
        for change in case.changes:
            every += 1
            if placed[change]:
                placed[change] -= 1
                right += 1
            else:
                lost += change[3].strip() not in told or change[4].strip() not in told
        lost += sum(words not in told for words in case.listed)
    yield Figure("changes placed right", right / every, "of 1", 0.98, at_most=False, note=f"{right} of {every}")
    yield Figure("changes lost", lost, "changes", 0, note=f"{len(CASES)} files")


def long_text(points_of_it: int = 100) -> NegotiatingText:
    """A text of 300 pages with 2,000 brackets, in so many points."""
    points = []
    words_a_point = PAGES * WORDS_A_PAGE // points_of_it
    base = (SENTENCE * (words_a_point // len(SENTENCE.split()) + 1)).strip()
    base = base.replace("here. Each", "here.\nEach")
    by_akra, by_dovra = Attribution(proposes=("akra",), opposes=("dovra",)), Attribution(proposes=("dovra",))
    step = len(base) // (BRACKETS // points_of_it)
    for number in range(1, points_of_it + 1):
        offers, offered = [], []
        for key in range(BRACKETS // points_of_it):
            start = base.index("430.00", key * step)
            offers.append(Offer(key + 2, start, start + 6, f"429.{key:02}"))
            offered.append(sample.offered(key + 2, by_dovra if key % 3 else by_akra, {"en": f"429.{key:02}"}))
        points.append(sample.point(str(number), {"en": f"Point {number}"}, {"en": base}, {"en": offers}, offered))
    return sample.text(points)


def _long() -> Iterator[Figure]:
    text = long_text()
    brackets = sum(len(point.offered) - 1 for point in text.points)
    told: list[int] = []
    started = time.process_time()
    data = write_word(text, progress=lambda done, _: told.append(done))
    seconds = time.process_time() - started
    assert told == list(range(1, len(text.points) + 1))
    note = f"{PAGES} pages, {brackets} brackets, {len(data) / 1024:.0f} KB; progress after each of {len(told)} points"
    yield Figure("a long text written", seconds, "s", 20, note=note)
    edited = by_program(data, lambda document: replace(document, "431.80", "431.90", "Selm"))
    started = time.process_time()
    found = returned(edited, text)
    seconds = time.process_time() - started
    assert [(p.point, p.words) for p in found.proposals] == [("1", "431.90")]
    assert found.unplaced == ()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    yield Figure("a long text taken in", seconds, "s", 30, note=f"the process took at most {peak:.0f} MB")
    for points in (100, 1):
        text, told = long_text(points), []
        started = time.process_time()
        data = write_columns(text, "en", lambda done, _, told=told: told.append(done))
        seconds = time.process_time() - started
        assert told == list(range(1, points + 1))
        note = f"{PAGES} pages, {BRACKETS} brackets, points: {points}; {len(data) / 1024:.0f} KB"
        yield Figure("a long text written in columns", seconds, "s", 20, note=note)
