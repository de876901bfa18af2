"""Learns of which sorts clauses are claims, and prints how well that sorts talks that it has not seen.

    python -m benchmarks.learning            what cross-validation by talks finds, for the rules with what was learned
    python -m benchmarks.learning --write    the weights that are shipped

It learns from the development part of the labelled dispatches and from `tests/dispatches/sentences/`, where each file
holds sentences that are claims of the sort it is named after, and from the tables of sentences that the rules are
tested on.
"""

from __future__ import annotations

import datetime as dt
import sys
from collections import Counter
from collections.abc import Sequence
from functools import cache
from importlib import import_module, resources
from pathlib import Path

import msgspec
import numpy as np
from numpy.typing import NDArray

from goodoffices.dispatches.document import Document
from goodoffices.dispatches.names import Names
from goodoffices.dispatches.sorting import model
from goodoffices.dispatches.sorting.clauses import clauses
from goodoffices.dispatches.sorting.features import features
from goodoffices.dispatches.sorting.model import SCALE, SORTS, UNIT, Weights
from goodoffices.dispatches.suggest import suggest
from goodoffices.dispatches.units import read
from tests.dispatches import test_sorts_of_sentences
from tests.dispatches.claims.tables import BEFORE, NAMES, lines
from tests.dispatches.labels import Dispatch, dispatches, talks
from tests.dispatches.scoring import OTHER, Score, row, score
from tests.dispatches.suggesting import document, names

Example = tuple[frozenset[str], frozenset[str], frozenset[str]]  # what a clause shows; its sorts; of which it is known
Matrix = NDArray[np.float64]
SENTENCES = Path(__file__).parents[1] / "tests" / "dispatches" / "sentences"
LEAD = "Velmora and Sarnth are negotiating a ceasefire through Halvia.\n\n"
PENALTY = 0.5  # on the square of weights
ALL = frozenset(SORTS)
SEEN = 2  # times that something must be shown to be weighed
STEPS = 120
FOLDS = 6


def _overlap(a: tuple[int, int], b: tuple[int, int]) -> float:
    common = min(a[1], b[1]) - max(a[0], b[0])
    return max(common, 0) / max(max(a[1], b[1]) - min(a[0], b[0]), 1)


@cache
def of_dispatch(dispatch: Dispatch) -> list[Example]:
    """The clauses of a labelled dispatch; a label holds for the clause that shares most of its span."""
    known = read(document(dispatch), names(dispatch.talks), dispatch.published)
    found = clauses(known)
    spans = [clause.extent(known) for clause in found]
    sorts: list[set[str]] = [set() for _ in found]
    for label in dispatch.labels:
        if row(label) not in SORTS:
            continue
        shares = sorted(((_overlap(span, (label.start, label.end)), n) for n, span in enumerate(spans)), reverse=True)
        for place, (share, n) in enumerate(shares):
            if share >= OTHER and (place == 0 or (share >= 0.5 and not found[n].within)):
                sorts[n].add(row(label))
    return [(features(known, clause), frozenset(own), ALL) for clause, own in zip(found, sorts, strict=True)]


@cache
def of_sentences() -> list[Example]:
    """The sentences of the press that are kept one by one: `  + offer` names further sorts behind one."""
    who, done = names(talks("velmora-sarnth")), list[Example]()
    for path in sorted(SENTENCES.glob("*.txt")):
        for line in path.read_text(encoding="utf-8").splitlines():
            words, _, more = line.partition("  + ")
            sorts = frozenset({path.stem.replace("_", " "), *more.split(", ")} & set(SORTS))
            heading = not words.endswith((".", "?", "!", '"'))
            text = f"{words}\n\n{LEAD}" if heading else LEAD + words
            done += _sentence(text, words, "2031-03-05", who, sorts, ALL)
    for name, wanted in test_sorts_of_sentences.CLAIMS:
        done += _sentence(LEAD + name, name, "2031-03-05", who, frozenset(wanted), ALL)
    for sort in SORTS[:-1]:
        table = import_module(f"tests.dispatches.claims.test_{sort.replace(' ', '_')}")
        named = ("DENIALS", "NOT_DENIALS") if sort == "denial" else ("CLAIMS", "OTHERS")
        are, are_not = (lines(getattr(table, name)) for name in named)
        for line, own in [*((n, {sort}) for n in are), *((n, set[str]()) for n in are_not)]:
            known = _sentence(BEFORE + line, line, "2034-05-17", NAMES, frozenset(own), frozenset({sort}))
            done += known * 3  # each stands at a border: such as look like one, and are not
    return done


def _sentence(
    text: str, words: str, published: str, who: Names, sorts: frozenset[str], told: frozenset[str]
) -> list[Example]:
    """The clauses of one sentence in a text that are about as long as it."""
    known = read(Document(text, published=published), who, dt.date.fromisoformat(published))
    whole = (text.index(words), text.index(words) + len(words))
    return [
        (features(known, clause), sorts, told)
        for clause in clauses(known)
        if not clause.within
        and _overlap((clause.unit.start, clause.unit.end), whole) >= OTHER
        and whole[0] <= clause.unit.start < whole[1]
    ]


def learn(examples: Sequence[Example]) -> Weights:
    """Weights by accelerated gradient descent on the logistic loss of all sorts at once, the same at every run."""
    counts = Counter(thing for shown, *_ in examples for thing in shown)
    vocabulary = {thing: n for n, thing in enumerate(sorted(t for t, seen in counts.items() if seen >= SEEN))}
    size = len(vocabulary)
    cells = [
        (n, place, SCALE / len(shown) ** 0.5 if place < size else 1.0)
        for n, (shown, *_) in enumerate(examples)
        for place in [*sorted(vocabulary[t] for t in shown if t in vocabulary), size]
    ]
    rows, columns, values = (np.array(part) for part in zip(*cells, strict=True))
    by_column = np.argsort(columns, kind="stable")
    starts = np.searchsorted(rows, np.arange(len(examples)))
    ends = np.searchsorted(columns[by_column], np.arange(size + 1))

    def times(w: Matrix) -> Matrix:
        return np.asarray(np.add.reduceat(w[columns] * values[:, None], starts, axis=0))

    def back(g: Matrix) -> Matrix:
        return np.asarray(np.add.reduceat(g[rows[by_column]] * values[by_column, None], ends, axis=0))

    wanted = np.array([[sort in sorts for sort in SORTS] for _, sorts, _ in examples], dtype=float)
    told = np.array([[sort in known for sort in SORTS] for *_, known in examples], dtype=float)
    penalty = np.full((size + 1, 1), PENALTY / len(examples))
    penalty[-1] = 0
    vector = np.ones((size + 1, 1))
    for _ in range(12):
        vector = back(times(vector))
        largest = float(np.linalg.norm(vector))
        vector /= largest
    step = 1 / (0.25 * largest / len(examples) + PENALTY / len(examples))
    w = ahead = np.zeros((size + 1, len(SORTS)))
    t = 1.0
    for _ in range(STEPS):
        slope = back(told * (1 / (1 + np.exp(-times(ahead))) - wanted)) / len(examples) + penalty * ahead
        after, later = ahead - step * slope, (1 + (1 + 4 * t * t) ** 0.5) / 2
        ahead, w, t = after + (t - 1) / later * (after - w), after, later
    whole = np.rint(w * UNIT).astype(int).tolist()
    shown = {thing: tuple(whole[n]) for thing, n in vocabulary.items() if any(whole[n])}
    return Weights(tuple(whole[-1]), shown)


def folds(part: Sequence[Dispatch]) -> list[set[str]]:
    """Talks in about equal shares: a fold is learned without all dispatches of its talks."""
    counts = Counter(d.talks.title for d in part)
    found: list[set[str]] = [set() for _ in range(FOLDS)]
    for title, _ in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])):
        min(found, key=lambda fold: sum(counts[t] for t in fold)).add(title)
    return found


def unseen(part: Sequence[Dispatch]) -> dict[str, Weights]:
    """For the talks of each dispatch, weights that were learned without them."""
    done: dict[str, Weights] = {}
    for fold in folds(part):
        others = [e for d in part if d.talks.title not in fold for e in of_dispatch(d)]
        learned = learn([*others, *of_sentences()])
        done.update(dict.fromkeys(fold, learned))
    return done


def measured(part: Sequence[Dispatch], by: dict[str, Weights]) -> dict[str, Score]:
    """The suggestions for each dispatch, by weights that have not seen its talks, held against its labels."""
    made = {d.name: suggest(document(d), names(d.talks), by[d.talks.title]) for d in part}
    return score(part, made)[0]


def main(arguments: list[str]) -> None:
    part = dispatches("development")
    if "--write" in arguments:
        learned = learn([*(e for d in part for e in of_dispatch(d)), *of_sentences()])
        path = Path(str(resources.files(model.__package__ or "").joinpath("weights.json")))
        path.write_bytes(msgspec.json.encode(learned))
        print(f"{len(learned.shown)} weighed words and pairs")
        return
    by = unseen(part)
    groups = {f"numbers {first} to {last}": (first, last) for first, last in ((1, 9), (11, 19), (21, 29), (51, 199))}
    for name, (first, last) in {"all": (0, 999), **groups}.items():
        scores = measured([d for d in part if first <= int(d.name.rsplit("-", 1)[1]) <= last], by)
        others = [s for sort, s in scores.items() if sort not in ("quotation", "date")]
        lines = [*sorted(scores.items())] if name == "all" else []
        whole = Score(sum(s.right for s in others), sum(s.suggested for s in others), sum(s.labelled for s in others))
        for sort, s in [*lines, ("the other sorts", whole)]:
            print(f"{name}, {sort}: {s.precision:.3f} / {s.recall:.3f} ({s.right} of {s.suggested}, {s.labelled})")


if __name__ == "__main__":
    main(sys.argv[1:])
