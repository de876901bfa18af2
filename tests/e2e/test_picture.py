"""The page of a picture draws itself from its own file and asks for nothing else."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from goodoffices.settlement import files, pictures
from goodoffices.settlement.pictures import Mark

pytestmark = pytest.mark.browser
SCENARIOS = Path(__file__).parents[2] / "examples" / "scenarios"


@pytest.mark.parametrize("name", ["itex-cypress.csv", "lake-mirna-last-evening.toml"])
def test_a_page_draws_itself_without_a_network(browser: Browser, tmp_path: Path, name: str) -> None:
    problem = files.load(SCENARIOS / name)
    best = (76, 63, 30)[: len(problem.parties)]
    target = tmp_path / "page.html"
    pictures.save(pictures.draw(problem, [best, tuple(reversed(best))], [Mark("N", "<Nash>", best)]), target)
    context = browser.new_context(offline=True)
    page = context.new_page()
    asked: list[str] = []
    faults: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.goto(target.as_uri())
    page.wait_for_selector("svg.marks")
    assert page.get_by_text("N: <Nash>").count() >= 1
    assert asked == [target.as_uri()]
    assert not faults
    context.close()
