"""Changed proofs of one entry, shortly: `make torture` changes a hundred thousand."""

from io import BytesIO
from random import Random

import pytest

from goodoffices.proof.disclosure import verify_disclosure
from torture.bundles import Found, Verifier, judged
from torture.made import TRUSTED
from torture.one_entry import entry_bytes_changed, heard, in_python, proof
from torture.page import in_browser


def found_by(verifier: Verifier, name: str, count: int = 600) -> Found:
    return judged(entry_bytes_changed(count, Random(3)), {name: verifier}, lambda _: None, heard)[name]


def test_the_proof_that_is_changed_is_sound() -> None:
    assert verify_disclosure(BytesIO(b"".join(proof())), TRUSTED).sound


def test_the_first_verifier_finds_every_change() -> None:
    found = found_by(in_python, "python")
    assert (found.changes, found.missed, found.other) == (600, 0, 0), found.examples


@pytest.mark.browser
def test_the_page_finds_every_change_but_in_what_no_browser_checks() -> None:
    with in_browser(one_entry=True) as page:
        found = found_by(page, "page")
    assert (found.changes, found.missed, found.other) == (600, 0, 0), found.examples
    assert {how for (how, reason) in found.reasons if reason == "unchecked"} == {"byte of line 3"}


def test_a_verifier_that_always_says_the_same_is_found_out() -> None:
    assert found_by(lambda batch: ["line 2: the payload is not the one that was entered"] * len(batch), "python").other
    assert found_by(lambda batch: [None] * len(batch), "python").missed == 600
