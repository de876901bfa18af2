"""What a report says in its own name is said by the report, and by nobody whom it does not name."""

import pytest

from goodoffices.examples import load, read, shipped
from goodoffices.server.store.registry import get_registry

pytestmark = pytest.mark.django_db

ABU_DHABI = "abu-dhabi-2026"
NARRATOR = "The talks are mediated by the United States"


@pytest.mark.parametrize("page", ["", "press/", "rooms/public/"])
def test_a_claim_without_a_speaker_is_what_the_report_itself_says(client, page: str) -> None:
    load(read(shipped()[ABU_DHABI]), get_registry())
    shown = client.get(f"/t/{ABU_DHABI}/as/public/{page}", {"after": 0}).content.decode()
    before, _, after = shown.partition(NARRATOR)
    assert after, "the narrator's claim is not on this page"
    beside = before[-1500:] + after[:1500]
    assert "a report itself says" in beside or "the report itself" in beside
    assert "whom the report does not name" not in shown
