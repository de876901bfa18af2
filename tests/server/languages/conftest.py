from __future__ import annotations

import pytest
from django.utils.translation import trans_real

from tests.server.languages.pseudo import CLOSES, OPENS


@pytest.fixture
def french(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever is said in French stands between ⟦ and ⟧; all other languages are as they are."""
    spoken = trans_real.translation("fr")
    monkeypatch.setattr(spoken, "gettext", lambda words: f"{OPENS}{words}{CLOSES}", raising=False)
    monkeypatch.setattr(
        spoken, "ngettext", lambda one, more, n: f"{OPENS}{one if n == 1 else more}{CLOSES}", raising=False
    )
