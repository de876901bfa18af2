"""The frontier for the mediation team: across the least gain of a party, upwards the mean gain of all, in tenths.

The line is the greatest mean for each least gain that all can be given: nothing that is possible lies above it. A
square is a draft. What somebody could not accept has no place; the picture's own description, and the table of the
page, say so.
"""

from __future__ import annotations

from collections.abc import Sequence

from goodoffices.phrases import phrase
from goodoffices.talks.questions import Gains
from goodoffices.valuations.pictures.drawing import INK, QUIET, RULE, Say, sheet, text

AT_BEST = phrase("At best")
OUTSIDE = phrase("somebody could not accept it")
_LEFT, _TOP, _STEP, _FOOT, _WIDTH = 50, 40, 34, 82, 640
_KEY = phrase("In tenths, rounded down. 0: no agreement. 10: the package that a party likes best of those it accepts.")


def picture(title: str, frontier: Sequence[Gains], drafts: Sequence[tuple[str, Gains | None]], say: Say = str) -> str:
    """The picture as SVG; `drafts` by name, None for one that somebody could not accept. `say` says its phrases.

    >>> "Draft 2: least gain 1, mean gain 4." in picture("A", [Gains(3, 5)], [("Draft 2", Gains(1, 4))])
    True
    """
    parts = [*_axes(say), *_line(frontier, say), *_drafts(drafts)]
    told = [phrase("{name}: {place}.", name=say(AT_BEST), place=gains(one)) for one in frontier]
    told += [phrase("{name}: {place}.", name=name, place=gains(one) if one else OUTSIDE) for name, one in drafts]
    return sheet(title, " ".join(say(one) for one in told), _WIDTH, _TOP + 10 * _STEP + _FOOT, parts)


def gains(one: Gains) -> str:
    """Where something lies, in words."""
    return phrase("least gain {least}, mean gain {mean}", least=one.least, mean=one.mean)


def _x(tenths: float) -> float:
    return _LEFT + _STEP * tenths


def _y(tenths: float) -> float:
    return _TOP + _STEP * (10 - tenths)


def _axes(say: Say) -> list[str]:
    parts = []
    for tenth in range(11):
        x, y, quiet = _x(tenth), _y(tenth), f"font-size='11' fill='{QUIET}'"
        parts.append(f"<path d='M{x} {_y(0)}V{_y(10)}M{_x(0)} {y}H{_x(10)}' stroke='{RULE}' fill='none'/>")
        parts.append(text(x, _y(0) + 16, str(tenth), f"text-anchor='middle' {quiet}"))
        parts.append(text(_x(0) - 8, y + 4, str(tenth), f"text-anchor='end' {quiet}"))
    parts.append(text(_x(0), _TOP - 16, say(phrase("Mean gain of all")), f"fill='{QUIET}'"))
    parts.append(text(_x(0), _y(0) + 36, say(phrase("Least gain of a party")), f"fill='{QUIET}'"))
    parts.append(text(0, _y(0) + 66, say(_KEY), f"font-size='12' fill='{QUIET}'"))
    return parts


def _line(frontier: Sequence[Gains], say: Say) -> list[str]:
    path, before = "", None
    for one in frontier:
        path += f"M{_x(0)} {_y(one.mean)}" if before is None else f"V{_y(one.mean)}"
        path, before = path + f"H{_x(one.least)}", one
    parts = [text(_x(0) + 4, _y(frontier[0].mean) - 8, say(AT_BEST))] if frontier else []
    parts += [f"<path d='{path}' fill='none' stroke='{INK}' stroke-width='1.6'/>"]
    return parts + [f"<circle cx='{_x(one.least)}' cy='{_y(one.mean)}' r='4.5' fill='{INK}'/>" for one in frontier]


def _drafts(drafts: Sequence[tuple[str, Gains | None]]) -> list[str]:
    at: dict[Gains, list[str]] = {}
    for name, one in drafts:
        if one is not None:
            at.setdefault(one, []).append(name)
    parts = []
    for one, names in at.items():
        x, y = _x(one.least), _y(one.mean)
        parts.append(
            f"<rect x='{x - 7}' y='{y - 7}' width='14' height='14' fill='none' stroke='{INK}' stroke-width='2'/>"
        )
        halo = "stroke='#fff' stroke-width='4' paint-order='stroke'"
        for line, name in enumerate(names):
            parts.append(text(x + 12, y + 16 * (line + 1), name, f"font-weight='bold' {halo}"))
    return parts
