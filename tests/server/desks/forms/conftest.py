from types import SimpleNamespace

import pytest

from goodoffices.server.desks.forms import questions
from tests.server.desks.forms.talk import talk


@pytest.fixture(autouse=True)
def _keys_are_made_by_the_registry_of_the_talk(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(questions, "store", SimpleNamespace(get_registry=lambda: talk().registry))
