"""How firmly packages hold, as a picture: for each a bar of the draws in which all could accept it.

Within it, black, the part in which nothing is better for someone and worse for nobody, by those draws in which that was
settled. Below, which answers would take most doubt away.
"""

from __future__ import annotations

from goodoffices.valuations.pictures.drawing import INK, QUIET, RULE, TINT, cut, sheet, text
from goodoffices.valuations.robust import Asked, Firm, Robust

_WIDTH, _LABEL, _BAR, _LINE, _TOP = 960, 400, 380, 34, 64
_KEY = "Framed: acceptable to all. Black: and nothing is better for someone and worse for nobody. In per cent of draws."


def picture(found: Robust) -> str:
    """The picture as SVG; its description says the same in words."""
    parts, y = [text(0, 24, _title(found), "font-weight='bold' font-size='15'")], _TOP
    for share in (0, 25, 50, 75, 100):
        x = _LABEL + _BAR * share / 100
        parts.append(text(x, _TOP - 14, f"{share}", f"text-anchor='middle' font-size='12' fill='{QUIET}'"))
        parts.append(
            f"<line x1='{x:g}' x2='{x:g}' y1='{_TOP - 8}' y2='{_TOP + _LINE * len(found.packages)}' stroke='{RULE}'/>"
        )
    for number, one in enumerate(found.packages, 1):
        parts.append(_firm(number, one, y + _LINE / 2))
        y += _LINE
    y += 24
    parts.append(text(0, y, _KEY, f"font-size='12' fill='{QUIET}'"))
    if found.questions:
        y += 40
        parts.append(text(0, y, "Share of the doubt that an answer would take away", "font-weight='bold'"))
        for question in found.questions:
            y += 26
            parts.append(_question(question, y))
    told = " ".join((*map(_told, found.packages), *map(_asked, found.questions)))
    return sheet(_title(found), told, _WIDTH, y + 24, parts)


def _title(found: Robust) -> str:
    return f"{found.title or 'Robustness'}: {found.draws:,} draws"


def name(one: Firm) -> str:
    """What a package is called: the first of its names, and that it has more."""
    more = len(one.names) - 1
    return one.names[0] + (f", and {more} other name{'' if more == 1 else 's'}" if more else "")


def accepted(one: Firm) -> float:
    """The share of draws in which all could accept a package."""
    return one.acceptable / one.draws if one.draws else 0.0


def efficient(one: Firm) -> float:
    """The share of settled draws in which it is efficient too."""
    return one.efficient / one.settled if one.settled else 0.0


def _firm(number: int, one: Firm, y: float) -> str:
    wide, dark = accepted(one) * _BAR, min(efficient(one), accepted(one)) * _BAR
    return (
        text(0, y + 5, cut(f"{number}. {name(one)}", 56))
        + f"<rect x='{_LABEL}' y='{y - 9:g}' width='{wide:.1f}' height='18' fill='{TINT}' stroke='{INK}'/>"
        + f"<rect x='{_LABEL}' y='{y - 4:g}' width='{dark:.1f}' height='8' fill='{INK}'/>"
        + text(_LABEL + _BAR + 14, y + 5, f"{accepted(one):.0%}, {efficient(one):.0%}", f"fill='{QUIET}'")
    )


def _question(one: Asked, y: float) -> str:
    return (
        text(0, y + 5, cut(f"{one.party}, {one.what}", 56))
        + f"<rect x='{_LABEL}' y='{y - 7:g}' width='{one.share * _BAR:.1f}' height='14' fill='#fff' stroke='{INK}'/>"
        + text(_LABEL + _BAR + 14, y + 5, f"{one.share:.0%}", f"fill='{QUIET}'")
    )


def _told(one: Firm) -> str:
    return (
        f"{name(one)}: acceptable to all in {one.acceptable:,} of {one.draws:,} draws; "
        f"efficient too in {one.efficient:,} of {one.settled:,}."
    )


def _asked(one: Asked) -> str:
    return f"To know {one.what} of {one.party} would take away {one.share:.0%} of the doubt."
