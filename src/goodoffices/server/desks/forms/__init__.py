"""The forms of the acts: one handwritten form to a kind, one module to a group."""

from goodoffices.server.desks.forms import (
    alternatives,
    calendar,
    closing,
    dispatches,
    founding,
    mandates,
    papers,
    parties,
    points,
    press,
    records,
    release,
    reports,
    rooms,
    silence,
    stances,
    synchronization,
    tracks,
    understanding,
    undertakings,
)
from goodoffices.server.desks.forms.base import ActForm

_MODULES = (
    founding, parties, rooms, records, release, calendar, papers, points, alternatives, stances, silence, understanding,
    synchronization, tracks, undertakings, mandates, reports, press, dispatches, closing,
)  # fmt: skip

FORMS: dict[str, type[ActForm]] = {kind: form for module in _MODULES for kind, form in module.FORMS.items()}

__all__ = ["FORMS", "ActForm"]
