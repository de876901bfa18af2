"""How firmly packages hold, as a picture: for each a bar of the draws in which all could accept it.

Within it, black, the part in which nothing is better for someone and worse for nobody, by those draws in which that was
settled. Below, which answers would take most doubt away.
"""

from __future__ import annotations

from goodoffices.phrases import counted, phrase
from goodoffices.valuations.pictures.drawing import INK, QUIET, RULE, TINT, Say, cut, sheet, text
from goodoffices.valuations.robust import Asked, Firm, Robust, in_words

_WIDTH, _LABEL, _BAR, _LINE, _TOP = 960, 400, 380, 34, 64
_KEY = phrase(
    "Framed: acceptable to all. Black: and nothing is better for someone and worse for nobody. In per cent of draws."
)
_SHARE = phrase("Share of the doubt that an answer would take away")


def picture(found: Robust, say: Say = str) -> str:
    """The picture as SVG; its description says the same in words, and `say` says its phrases."""
    parts, y = [text(0, 24, say(_title(found)), "font-weight='bold' font-size='15'")], _TOP
    for share in (0, 25, 50, 75, 100):
        x = _LABEL + _BAR * share / 100
        parts.append(text(x, _TOP - 14, f"{share}", f"text-anchor='middle' font-size='12' fill='{QUIET}'"))
        parts.append(
            f"<line x1='{x:g}' x2='{x:g}' y1='{_TOP - 8}' y2='{_TOP + _LINE * len(found.packages)}' stroke='{RULE}'/>"
        )
    for number, one in enumerate(found.packages, 1):
        parts.append(_firm(number, one, y + _LINE / 2, say))
        y += _LINE
    y += 24
    parts.append(text(0, y, say(_KEY), f"font-size='12' fill='{QUIET}'"))
    if found.questions:
        y += 40
        parts.append(text(0, y, say(_SHARE), "font-weight='bold'"))
        for question in found.questions:
            y += 26
            parts.append(_question(question, y, say))
    told = " ".join(map(say, (*map(_told, found.packages), *map(_asked, found.questions))))
    return sheet(say(_title(found)), told, _WIDTH, y + 24, parts)


def _title(found: Robust) -> str:
    of = found.title or phrase("Robustness")
    return counted("{title}: {number:,} draws", "{title}: {number:,} draws", found.draws, title=of)


def name(one: Firm) -> str:
    """What a package is called: the first of its names, and that it has more."""
    more = len(one.names) - 1
    first = in_words(one.names[0])
    if not more:
        return first
    return counted("{name}, and {number} other name", "{name}, and {number} other names", more, name=first)


def accepted(one: Firm) -> float:
    """The share of draws in which all could accept a package."""
    return one.acceptable / one.draws if one.draws else 0.0


def efficient(one: Firm) -> float:
    """The share of settled draws in which it is efficient too."""
    return one.efficient / one.settled if one.settled else 0.0


def _firm(number: int, one: Firm, y: float, say: Say) -> str:
    wide, dark = accepted(one) * _BAR, min(efficient(one), accepted(one)) * _BAR
    return (
        text(0, y + 5, cut(f"{number}. {say(name(one))}", 56))
        + f"<rect x='{_LABEL}' y='{y - 9:g}' width='{wide:.1f}' height='18' fill='{TINT}' stroke='{INK}'/>"
        + f"<rect x='{_LABEL}' y='{y - 4:g}' width='{dark:.1f}' height='8' fill='{INK}'/>"
        + text(_LABEL + _BAR + 14, y + 5, f"{accepted(one):.0%}, {efficient(one):.0%}", f"fill='{QUIET}'")
    )


def _question(one: Asked, y: float, say: Say) -> str:
    return (
        text(0, y + 5, cut(f"{one.party}, {say(in_words(one.what))}", 56))
        + f"<rect x='{_LABEL}' y='{y - 7:g}' width='{one.share * _BAR:.1f}' height='14' fill='#fff' stroke='{INK}'/>"
        + text(_LABEL + _BAR + 14, y + 5, f"{one.share:.0%}", f"fill='{QUIET}'")
    )


def _told(one: Firm) -> str:
    return phrase(
        "{package}: acceptable to all in {acceptable:,} of {draws:,} draws; efficient too in {efficient:,} of "
        "{settled:,}.",
        package=name(one),
        acceptable=one.acceptable,
        draws=one.draws,
        efficient=one.efficient,
        settled=one.settled,
    )


def _asked(one: Asked) -> str:
    return phrase(
        "To know {what} of {party} would take away {share:.0%} of the doubt.",
        what=in_words(one.what),
        party=one.party,
        share=one.share,
    )
