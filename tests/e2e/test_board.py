"""The board on a screen: whose column and whose row one reads stays in sight however far one scrolls."""

import pytest
from playwright.sync_api import Locator

from tests.e2e.conftest import Visit
from tests.e2e.visitor import LAPTOP

pytestmark = pytest.mark.browser


def in_sight(part: Locator) -> bool:
    """Whether an element is drawn on top in the window, wherever it stands in the page."""
    return bool(
        part.evaluate("""part => {
          const box = part.getBoundingClientRect();
          const at = document.elementFromPoint(box.left + box.width / 2, box.top + Math.min(box.height, 8) / 2);
          return !!at && part.contains(at);
        }""")
    )


def test_the_head_of_the_board_stays_in_sight_while_one_scrolls_down(visit: Visit) -> None:
    akra = visit()
    akra.sit("akra.head")
    page = akra.go("board/")
    heads = page.locator(".board thead th")
    first = page.locator("#point-1")
    assert in_sight(heads.last)
    page.locator("#point-12").scroll_into_view_if_needed()
    page.mouse.wheel(0, 400)
    page.wait_for_function("document.querySelector('#point-1').getBoundingClientRect().bottom < 0")
    assert not in_sight(first)
    assert [in_sight(head) for head in heads.all() if head.is_visible()] == [True] * heads.count()
    assert heads.last.inner_text() == "Selm"


def test_where_the_window_is_narrow_the_point_stays_beside_its_row(visit: Visit) -> None:
    akra = visit(viewport={**LAPTOP, "width": 720})
    akra.sit("akra.head")
    page = akra.go("board/")
    last = page.locator("#point-1 td").last
    assert not in_sight(last)  # it lies beyond the edge
    page.locator(".board-scroll").evaluate("part => part.scrollTo(part.scrollWidth, 0)")
    assert in_sight(last)
    assert in_sight(page.locator("#point-1 th"))
