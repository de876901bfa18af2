"""The reference is made from the code; a kind or a field that nobody described does not get through."""

import importlib.util
import re
from pathlib import Path

import pytest

from goodoffices.talks.act import Act
from goodoffices.talks.kinds import GROUPS, KINDS, group_of

_SPEC = importlib.util.spec_from_file_location("house", Path(__file__).parents[2] / "docs" / "_ext" / "house.py")
assert _SPEC is not None
assert _SPEC.loader is not None
house = importlib.util.module_from_spec(_SPEC)
_SPEC.loader.exec_module(house)


@pytest.mark.parametrize("name", KINDS)
def test_every_act_is_described_in_its_own_words(name: str) -> None:
    assert house.documented(KINDS[name]), f"{name} has no docstring"
    assert f"### {name}\n" in house.acts()


def test_an_act_without_words_of_its_own_is_seen() -> None:
    class Undescribed(Act, frozen=True):
        pass

    assert not house.documented(Undescribed)


def test_every_group_says_what_it_is_for() -> None:
    assert all(module.__doc__ for module in GROUPS.values())
    assert {group_of(kind) for kind in KINDS.values()} == set(GROUPS)


def test_the_table_of_authority_names_every_act() -> None:
    page = house.authority()
    assert all(f"| {name} |" in page for name in KINDS if name != "Answer"), "which the house alone enters"


def test_every_part_of_an_act_is_described_and_every_link_to_one_leads_there() -> None:
    page = house.acts()
    linked = set(re.findall(r"\]\(#([a-z0-9]+)\)", page))
    headings = {heading.lower() for heading in re.findall(r"(?m)^### (\w+)$", page)}
    assert linked
    assert linked <= headings


def test_a_field_says_in_the_words_of_the_table_what_it_holds() -> None:
    page = house.acts()
    assert "| `title` | texts | needed |" in page
    assert "| `dates` | date |  |" in page
    assert '| `mode` | `negotiation` · `role-play` · `record` | `"negotiation"` |' in page
    assert "map of text to text" not in page
