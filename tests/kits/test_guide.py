"""What the guide to kits shows is what one sees."""

import re
from pathlib import Path

import pytest

from goodoffices.kits import KitError, model, read
from tests.cli.running import run
from tests.kits.ferry import ferry

DOCS = Path(__file__).parents[2] / "docs"
GUIDE = (DOCS / "how-to" / "write-a-kit.md").read_text(encoding="utf-8")
CHECKED, BROKEN = re.findall(r"```text\n(.*?)```", GUIDE, re.DOTALL)


def test_the_check_that_the_guide_shows() -> None:
    assert run("kit", "check", "rail-depot").stdout.startswith(CHECKED)


def test_the_faults_that_the_guide_shows(tmp_path: Path) -> None:
    folder = ferry(
        tmp_path,
        ("worth.json", '"A": 50', '"A": 40'),
        ("injects/01-winter.toml", 'to = ["public"]', "to = []"),
    )
    (folder / "instructions" / "north.head.md").unlink()
    with pytest.raises(KitError) as caught:
        read(folder)
    assert str(caught.value).splitlines() == BROKEN.splitlines()


def test_the_table_that_the_guide_shows_is_of_the_new_kit(tmp_path: Path) -> None:
    (table,) = re.findall(r"```markdown\n(.*?)```", GUIDE, re.DOTALL)
    assert table in (ferry(tmp_path) / "instructions" / "north.head.md").read_text(encoding="utf-8")


def test_the_reference_names_every_field_of_seats_stages_and_injects() -> None:
    page = (DOCS / "reference" / "kits.md").read_text(encoding="utf-8")
    for struct in (model.KitSeat, model.Stage, model.Inject, model.Direction):
        for field in struct.__struct_fields__:
            assert field == "name" or f"`{field}`" in page or f"`[[{field}]]`" in page, field
