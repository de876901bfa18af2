"""A package put by a head: each open point accepted on condition of all the others, after its capital was asked."""

from __future__ import annotations

from typing import Any

from goodoffices.kits.trial.heads import Head
from goodoffices.kits.trial.packages import Open, told, wording
from goodoffices.kits.trial.table import Table
from goodoffices.settlement import Package
from goodoffices.talks.act import PLENARY, capital_of, party_of
from goodoffices.talks.mandates import verdict


def accept(table: Table, head: Head, package: Package, open_: Open) -> None:
    """Enter what the head now accepts, point by point, each on condition of the others. Raises `NotDone`."""
    chosen = [wording(table, head.seat, k, package[k]) for k in open_.points]
    shown = told(table.kit, package, open_.points)
    for number, root, words in chosen:
        others: list[dict[str, Any]] = [
            {"point": point, "wording": other} for point, _, other in chosen if point != number
        ]
        stance = "accept" if authorised(table, head, number, root, shown) else "accept ad referendum"
        if not table.play(head.seat).rules.ad_referendum:
            stance = "accept"
        fields: dict[str, Any] = {"point": number, "wording": words, "stance": stance, "conditions": others}
        letter = _letter(table, head, number, root)
        table.act(head.seat, PLENARY, f"{stance} {number} {letter}", "TakeStance", **fields)


def authorised(table: Table, head: Head, point: str, alternative: int, package: str) -> bool:
    """Whether the capital lets the head accept: by its directive, or by its answer to a call.

    A principal approves of what the head asks for: a head asks for nothing that crosses a red line or is worth less
    than no agreement. Where nobody sits at home, nobody has been asked.
    """
    capital = capital_of(party_of(head.seat))
    state = table.play(head.seat).rooms.get(capital)
    if state is None:
        return False
    if verdict(state, point, alternative) == "may accept":
        return True
    own = f"{head.party.id}.capital."
    by = next((seat for seat in table.seats if seat.startswith(own) and table.office(seat) == "principal"), None)
    if by is None:
        return False
    letter = _letter(table, head, point, alternative)
    question = {"en": f"May I accept {point} {letter}, in the package {package}?"}
    asked = table.act(
        head.seat,
        capital,
        f"asks home for {point} {letter}",
        "SeekInstructions",
        point=point,
        alternative=alternative,
        question=question,
    )
    table.act(
        by,
        capital,
        f"approves {point} {letter}",
        "Direct",
        point=point,
        alternative=alternative,
        verdict="may accept",
        answers=asked,
        answer="approve",
    )
    return True


def _letter(table: Table, head: Head, point: str, alternative: int) -> str:
    return chr(ord("A") + list(table.plenary(head.seat).alternatives.by_point[point]).index(alternative))
