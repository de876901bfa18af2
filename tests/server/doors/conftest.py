from pathlib import Path

import pytest


@pytest.fixture(autouse=True)
def at_the_doors(world: Path) -> Path:
    """Every test at the doors has a world of its own: an account holds each seat and is named like it."""
    return world
