from collections.abc import Iterator

import pytest

from tests.server.desks.forms.talk import keys_of_the_talk


@pytest.fixture(autouse=True)
def _keys_are_made_by_the_registry_of_the_talk() -> Iterator[None]:
    with keys_of_the_talk():
        yield
