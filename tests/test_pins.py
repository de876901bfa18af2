"""What is installed is pinned: each file in requirements/ names exact versions with hashes, and no two disagree."""

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())
PIN = re.compile(r"^(?P<name>[a-z0-9.-]+)==(?P<version>[^ ;]+)(?: ; [^\\]+)? \\$")
HASH = re.compile(r"^    --hash=sha256:[0-9a-f]{64}(?: \\)?$")

BASE = PROJECT["project"]["dependencies"]
EXTRAS = PROJECT["project"]["optional-dependencies"]
GROUPS = PROJECT["dependency-groups"]
PRODUCT = BASE + EXTRAS["server"] + EXTRAS["settlement"] + EXTRAS["dispatches"] + EXTRAS["documents"]
TESTED = PRODUCT + EXTRAS["cluster"] + GROUPS["test"]
DECLARED = {
    "server": PRODUCT,
    "cluster": BASE + EXTRAS["settlement"] + EXTRAS["cluster"],
    "test": TESTED,
    "check": TESTED + GROUPS["check"] + GROUPS["docs"],
    "build": GROUPS["build"],
    "uv": GROUPS["uv"],
}


def lines(name: str) -> list[str]:
    text = (ROOT / "requirements" / f"{name}.txt").read_text()
    return [line for line in text.splitlines() if not line.lstrip().startswith("#")]


def pins(name: str) -> dict[str, str]:
    return {found["name"]: found["version"] for line in lines(name) if (found := PIN.match(line))}


def test_every_file_of_pins_is_known():
    assert {path.stem for path in (ROOT / "requirements").iterdir()} == set(DECLARED)


@pytest.mark.parametrize("name", DECLARED)
def test_holds_exact_versions_with_hashes_and_nothing_else(name):
    assert [line for line in lines(name) if not PIN.match(line) and not HASH.match(line)] == []
    for pin, following in zip(lines(name), [*lines(name)[1:], ""], strict=True):
        assert not PIN.match(pin) or HASH.match(following), f"no hash follows {pin}"


@pytest.mark.parametrize("name", DECLARED)
def test_holds_all_that_is_declared(name):
    declared = {re.split(r"[\[<>=!~ ;]", requirement)[0].lower() for requirement in DECLARED[name]}
    assert declared - set(pins(name)) == set(), "run: make pins"


@pytest.mark.parametrize("name", DECLARED)
def test_agrees_with_the_widest_file(name):
    widest = pins("check")
    assert {pin: widest[pin] for pin in pins(name) if pin in widest} == {
        pin: version for pin, version in pins(name).items() if pin in widest
    }
