"""A picture shows every efficient value, every solution and every limit, and its page needs no network."""

from pathlib import Path
from typing import Any

import pytest

from goodoffices.settlement import files, pictures
from goodoffices.settlement.pictures import Mark
from goodoffices.settlement.pictures.marks import MOST
from goodoffices.settlement.problem import Party, Point, Problem, ProblemError, values

ROOT = Path(__file__).parents[2]
FRONTIER = [(17, 100), (76, 63), (105, 24)]
MARKS = [Mark("N", "Nash", (76, 63)), Mark("L", "leximin", (76, 63)), Mark("P", "present text", (61, 9))]


@pytest.fixture(scope="module")
def itex() -> Problem:
    return files.load(ROOT / "examples" / "scenarios" / "itex-cypress.csv")


@pytest.fixture(scope="module")
def mirna() -> Problem:
    return files.load(ROOT / "examples" / "scenarios" / "lake-mirna-last-evening.toml")


def rows(picture: dict[str, Any]) -> list[dict[str, Any]]:
    """All rows that are written into a specification."""
    return [row for table in picture["datasets"].values() for row in table]


def test_every_efficient_value_and_limit_is_drawn_and_equal_solutions_share_a_mark(itex: Problem) -> None:
    found = rows(pictures.draw(itex, FRONTIER, MARKS, others=[(1, 2), (76, 63)], notes=["As of today."]))
    drawn = {(row["p0"], row["p1"]) for row in found if "line" in row}
    assert drawn == {(float(a), float(b)) for a, b in FRONTIER}
    assert {row["name"] for row in found if "letter" in row} == {"N L: Nash, leximin", "P: present text"}
    assert {(row["p0"], row["p1"]) for row in found if set(row) == {"p0", "p1"}} == {(1.0, 2.0), (0.0, 0.0)}
    assert any(row.get("said") == "reservation value of Cypress: 0" for row in found)


def test_values_are_drawn_in_the_unit_in_which_they_were_written() -> None:
    half = Problem((Point("border", ("A",)),), (Party("a", 1, ((3,),)), Party("b", 0, ((4,),))), scale=2)
    found = rows(pictures.draw(half, [(3, 4)]))
    assert {"p0": 1.5, "p1": 2.0, "line": 0} in found
    assert any(row.get("p0") == 0.5 and "said" in row for row in found)


def test_a_long_frontier_is_thinned_and_the_picture_says_so(itex: Problem) -> None:
    many = [(k, 9_999 - k) for k in range(9_999)]
    picture = pictures.draw(itex, many)
    drawn = {row["line"]: row["p0"] for row in rows(picture) if "line" in row}
    assert len(drawn) == MOST
    assert (min(drawn.values()), max(drawn.values())) == (0, 9_998)
    assert picture["title"]["subtitle"] == [f"{MOST:,} of 9,999 efficient values are drawn."]


def test_three_parties_have_every_pair_and_one_line_to_a_package(mirna: Problem) -> None:
    packages = [(0, 0, 2, 2), (1, 0, 2, 1)]
    picture = pictures.draw(mirna, [values(mirna, package) for package in packages], MARKS[:0])
    pairs = [row for line in picture["vconcat"][:-1] for row in line["hconcat"]]
    assert len(pairs) == 3
    names = {row["party"] for row in rows(picture) if "party" in row}
    assert names == {"Akra", "Dovra", "Selm"}


@pytest.mark.parametrize("suffix", [".svg", ".png", ".html"])
@pytest.mark.parametrize("scenario", ["itex", "mirna"])
def test_pictures_are_written(scenario: str, suffix: str, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    problem = request.getfixturevalue(scenario)
    width = len(problem.parties)
    picture = pictures.draw(problem, [(5,) * width, (6,) * width], [Mark("N", "Nash", (6,) * width)])
    target = tmp_path / f"picture{suffix}"
    pictures.save(picture, target)
    data = target.read_bytes()
    if suffix == ".png":
        assert data.startswith(b"\x89PNG")
    else:
        assert b"N: Nash" in data


def test_the_page_loads_nothing_and_a_name_cannot_end_its_script(itex: Problem, tmp_path: Path) -> None:
    nasty = "</script><script>document.title='taken'</script>"
    problem = Problem(itex.points, itex.parties, title=nasty)
    target = tmp_path / "page.html"
    pictures.save(pictures.draw(problem, FRONTIER, MARKS), target)
    page = target.read_text()
    assert nasty not in page
    for loads in ("<script src", "<link", "@import", "cdn."):
        assert loads not in page


def test_a_picture_has_two_parties_or_more_and_a_known_name(itex: Problem, tmp_path: Path) -> None:
    with pytest.raises(ProblemError, match="two parties"):
        pictures.draw(Problem(itex.points, itex.parties[:1]), [(1,)])
    with pytest.raises(ProblemError, match=r"ends in \.svg, \.png, \.html"):
        pictures.save(pictures.draw(itex, FRONTIER), tmp_path / "picture.gif")
    with pytest.raises(ProblemError, match="cannot be written"):
        pictures.save(pictures.draw(itex, FRONTIER), tmp_path / "nowhere" / "picture.svg")
