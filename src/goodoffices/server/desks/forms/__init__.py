"""The forms of the acts: one handwritten form to a kind, one module to a group."""

from goodoffices.server.desks.forms import (
    alternatives,
    calendar,
    carrying,
    closing,
    declarations,
    delegations,
    drafts,
    erasure,
    filing,
    founding,
    instructing,
    lines,
    mandates,
    members,
    merging,
    outside,
    papers,
    points,
    press,
    questions,
    release,
    reports,
    rooms,
    seats,
    sessions,
    signing,
    silence,
    stances,
    synchronization,
    tracks,
    understanding,
    undertakings,
    worth,
)
from goodoffices.server.desks.forms.base import ActForm

_MODULES = (
    founding, seats, delegations, rooms, members, declarations, release, carrying, calendar, sessions, papers, points,
    questions, alternatives, merging, stances, silence, understanding, synchronization, drafts, tracks,
    undertakings, mandates, reports,
    press, filing, lines, outside, erasure, closing, signing,
    worth, instructing,
)  # fmt: skip

FORMS: dict[str, type[ActForm]] = {kind: form for module in _MODULES for kind, form in module.FORMS.items()}

__all__ = ["FORMS", "ActForm"]
