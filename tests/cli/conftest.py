from pathlib import Path

import pytest

from tests.cli.running import run
from tests.small import write


@pytest.fixture
def ford(transactional_db: None, tmp_path: Path) -> Path:
    """The small example, loaded into the tests' database as “ford”; its folder."""
    folder = write(tmp_path / "ford")
    done = run("load", str(folder))
    assert done.exit_code == 0, done.output
    return folder
