"""What the package gives is imported when it is asked for, and is the answer, not the module that is named like it."""

import subprocess
import sys
from importlib import import_module
from types import ModuleType

import pytest

import goodoffices.settlement


def fresh(code: str) -> list[str]:
    """What some code prints in an interpreter that has imported nothing of ours."""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return done.stdout.split()


def test_the_checker_loads_nothing_but_python_and_goodoffices() -> None:
    loaded = fresh(
        "import sys; before = set(sys.modules); import goodoffices.settlement.check;"
        "print(*{name.split('.')[0] for name in set(sys.modules) - before})"
    )
    assert "goodoffices" in loaded
    assert {*loaded} - {"goodoffices"} <= set(sys.stdlib_module_names)


@pytest.mark.parametrize("name", goodoffices.settlement.__all__)
def test_every_name_is_what_its_module_defines(name: str) -> None:
    found = getattr(goodoffices.settlement, name)
    assert not isinstance(found, ModuleType)
    assert found is getattr(import_module(f"goodoffices.settlement.{goodoffices.settlement.HOME[name]}"), name)


def test_every_name_is_listed() -> None:
    assert set(goodoffices.settlement.__all__) == set(goodoffices.settlement.HOME) <= set(dir(goodoffices.settlement))
    with pytest.raises(AttributeError, match="no attribute 'peace'"):
        goodoffices.settlement.peace  # noqa: B018


@pytest.mark.parametrize("first", ["import goodoffices.settlement.zone", "from goodoffices.settlement import zone"])
def test_a_module_does_not_take_the_place_of_its_answer(first: str) -> None:
    printed = fresh(
        f"{first}; from goodoffices.settlement import zone; import goodoffices.settlement.zone as again;"
        "from goodoffices.settlement.zone import Zone; print(zone.__qualname__, again is zone, Zone.__module__)"
    )
    assert printed == ["zone", "True", "goodoffices.settlement.zone"]
