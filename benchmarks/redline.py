"""The redline of a text of 300 pages, beside Python's `difflib` on the same words.

Once with words that come again and again, over which `difflib` takes long, and once with words that hardly do, where it
is at its quickest. Each comparison runs in a process, so that its memory is its own; times are of a processor.
"""

import json
import random
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from difflib import SequenceMatcher

from benchmarks.figure import Figure
from benchmarks.world import WORDS
from goodoffices.drafting.redline import NEW, OLD, redline

PAGES, WORDS_A_PAGE, WORDS_A_PARAGRAPH = 300, 400, 80
EDITS, MOVES = 2_000, 20
LEAST = 1.0  # s that a comparison may always take, however quick `difflib` is


def texts(variants: int) -> tuple[str, str]:
    """A text of 300 pages, and the same with words changed, put in and struck all over it, and paragraphs moved.

    `variants` is how many different words each word of the vocabulary stands for.
    """
    chance = random.Random(variants)

    def paragraph() -> list[str]:
        found = chance.choices(WORDS, k=WORDS_A_PARAGRAPH)
        return [f"{word}{number}" if (number := chance.randrange(variants)) else word for word in found]

    old = [paragraph() for _ in range(PAGES * WORDS_A_PAGE // WORDS_A_PARAGRAPH)]
    new = [list(words) for words in old]
    for number in range(EDITS):
        words = chance.choice(new)
        at = chance.randrange(len(words))
        words[at : at + (number % 3 > 0)] = ["otherwise"] if number % 3 < 2 else []
    for _ in range(MOVES):
        new.insert(chance.randrange(len(new)), new.pop(chance.randrange(len(new))))
    first, second = ("\n".join(" ".join(words) + "." for words in text) for text in (old, new))
    return first, second


def _ours(old: str, new: str) -> None:
    pieces = redline(old, new)
    assert "".join(piece.text for piece in pieces if piece.op in OLD) == old
    assert "".join(piece.text for piece in pieces if piece.op in NEW) == new


def _words(old: str, new: str) -> None:
    SequenceMatcher(None, old.split(), new.split(), autojunk=False).get_opcodes()


def _by_default(old: str, new: str) -> None:
    """As Python has it: words that are more than a hundredth of the text are passed over."""
    SequenceMatcher(None, old.split(), new.split()).get_opcodes()


WAYS: dict[str, Callable[[str, str], None]] = {"ours": _ours, "difflib": _words, "its default": _by_default}


def measured(way: str, variants: int) -> tuple[float, float]:
    """Seconds of a processor and megabytes of a comparison, here."""
    old, new = texts(variants)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    start = time.process_time()
    WAYS[way](old, new)
    seconds = time.process_time() - start
    return seconds, (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024


def run() -> Iterator[Figure]:
    for name, variants in (("words that come again", 40), ("words that hardly do", 10**6)):
        found: dict[str, tuple[float, float]] = {}
        for way in WAYS:
            code = f"from benchmarks.redline import measured; print(list(measured({way!r}, {variants})))"
            done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
            found[way] = tuple(json.loads(done.stdout))
        limit = max(2 * min(found["difflib"][0], found["its default"][0]), LEAST)
        told = "; ".join(f"{way} {seconds:.2f} s and {memory:.0f} MB" for way, (seconds, memory) in found.items())
        note = f"{PAGES} pages, {EDITS} edits, {MOVES} paragraphs moved; {told}"
        yield Figure(f"a redline of 300 pages, {name}", found["ours"][0], "s", limit, note=note)
