"""Changed bundles, shortly: `make torture` changes a hundred thousand of them."""

from collections.abc import Iterator, Sequence
from itertools import chain
from random import Random

import pytest

from goodoffices.proof.verify import Report, verify
from torture import bundles
from torture.bundles import Change, Found, Verifier, bytes_changed, in_python, judged, lines_moved, signed_anew
from torture.made import TRUSTED, bundle
from torture.orders import of_order
from torture.page import in_browser
from torture.reasons import CLASSES, Reason, heard, laid_out

MADE = sorted(name for name, _ in CLASSES)


def changes(seed: int, bytes_: int = 300, lines: int = 300, anew: int = 60) -> Iterator[Change]:
    chance = Random(seed)
    return chain(bytes_changed(bytes_, chance), lines_moved(lines, chance), signed_anew(anew, chance))


def found_by(verifier: Verifier, made: Iterator[Change], name: str = "python") -> Found:
    return judged(made, {name: verifier}, lambda _: None)[name]


def test_the_first_verifier_finds_every_change_and_gives_the_right_reason() -> None:
    found = found_by(in_python, changes(seed=1, bytes_=1000, lines=300))
    assert (found.changes, found.missed, found.other) == (1360, 0, 0), found.examples[:5]
    assert sorted({what for _, what in found.reasons}) == MADE, "each class of reason was given for some change"


@pytest.mark.browser
def test_so_does_the_second() -> None:
    with in_browser() as page:
        found = found_by(page, changes(seed=2, bytes_=120, lines=60, anew=40), "page")
    assert (found.changes, found.missed, found.other) == (220, 0, 0), found.examples[:5]


def test_the_harness_sees_a_verifier_that_lets_something_pass(monkeypatch: pytest.MonkeyPatch) -> None:
    def without_seals(lines: Sequence[bytes], trusted: object) -> Report:
        report = verify(lines, TRUSTED)
        report.findings = [finding for finding in report.findings if heard(finding).what not in ("seal", "cut")]
        report.complete = True
        return report

    monkeypatch.setattr(bundles, "verify", without_seals)
    assert found_by(in_python, changes(seed=3, anew=0)).missed


def test_the_harness_sees_a_wrong_reason() -> None:
    def confused(batch: Sequence[Change]) -> list[str | None]:
        return ["line 2 is not JSON" for _ in batch]

    found = found_by(confused, changes(seed=4, anew=0))
    assert found.missed == 0
    assert 0 < found.changes - found.other < found.changes, "now and then it is the right one"


def test_words_of_no_class_are_never_the_right_reason() -> None:
    assert heard("something is amiss") == Reason("unknown")


def test_the_order_of_a_sound_bundle_is_followed_by_its_end() -> None:
    parts = laid_out(bundle(bundles.SOUND))
    count = len(parts)
    assert of_order(parts, [*range(count), count - 1]) == Reason("follows")
    assert of_order(parts, range(count - 1)) == Reason("cut")


@pytest.mark.browser
def test_the_end_of_the_last_line_is_missed_by_neither() -> None:
    """One byte in many thousands, so it is changed here each time."""
    lines = bundle(bundles.SOUND)
    last = lines[-1][:-1] + b"x"
    right = frozenset({Reason("form", len(lines))})
    change = Change("the last byte", (*lines[:-1], last), right, right)
    with in_browser() as page:
        found = judged([change], {"python": in_python, "page": page}, lambda _: None)
    assert [(each.missed, each.other) for each in found.values()] == [(0, 0), (0, 0)], found
