"""From an agreed package to the signatures, rung by rung of the ladder that the talks have adopted."""

from __future__ import annotations

from typing import Any

from goodoffices.kits.trial.heads import Head
from goodoffices.kits.trial.packages import agreed
from goodoffices.kits.trial.table import NotDone, Table
from goodoffices.settlement import Package
from goodoffices.talks.act import PLENARY, PartyId, PointId
from goodoffices.talks.closing import Frozen, digest
from goodoffices.talks.standing import statuses

STEPS = {"initialled": "Initial", "confirmed": "ConfirmAdReferendum", "signed": "Sign"}


def close(table: Table, heads: list[Head]) -> tuple[tuple[PartyId, ...], Package]:
    """Freeze what is agreed and have it signed by those who agreed to all of it: who, and which package.

    Raises:
        NotDone: no four agree to the same, say, or nobody may freeze a text.
    """
    by = table.holder("mediator", "secretariat")
    if by is None:
        raise NotDone("nobody at the table may freeze a text: seat a mediator or a secretariat")
    found = {point: one for point, one in statuses(table.play(by), PLENARY, table.now).items() if agreed(one)}
    points = tuple(Frozen(point, one.wording) for point, one in found.items() if one.wording is not None)
    signing = [head for head in heads if all(head.party.id in one.among for one in found.values())]
    state = table.plenary(by)
    hashed = digest(points, state)
    written = [{"point": one.point, "wording": one.wording} for one in points]
    title = {"en": "Agreement"}
    text = table.act(by, PLENARY, "freezes the text", "FreezeText", title=title, points=written, digest=hashed)
    for rung in table.play(by).rules.text_ladder:
        if rung == "checked":
            languages = list(table.plenary(by).closing.texts[text].languages)
            table.act(
                by,
                PLENARY,
                "finds that the languages say the same",
                "CheckConcordance",
                text=text,
                languages=languages,
                concordant=True,
            )
        elif rung in STEPS:
            for head in signing:
                _step(table, head, STEPS[rung], text, str(hashed))
    agreed_on = {point: one.alternative for point, one in found.items()}
    return tuple(head.party.id for head in signing), _package(table, heads[0], agreed_on)


def _step(table: Table, head: Head, kind: str, text: int, hashed: str) -> None:
    day = table.now.date().isoformat()
    if table.play(head.seat).rules.full_powers and kind != "ConfirmAdReferendum":
        powers = table.plenary(head.seat).founding.full_powers
        if (head.seat, kind) not in powers:
            table.act(
                head.seat,
                PLENARY,
                f"presents full powers to {kind.lower()}",
                "PresentFullPowers",
                seat=head.seat,
                acts=[kind],
                issued_by="The principal",
                issued_on=day,
            )
    fields: dict[str, Any] = {"text": text}
    if kind != "ConfirmAdReferendum":
        fields["digest"] = hashed
    if kind == "Sign":
        fields |= {"place": "The table", "on": day}
    said = {"Initial": "initials", "ConfirmAdReferendum": "confirms for its capital", "Sign": "signs"}[kind]
    table.act(head.seat, PLENARY, said, kind, **fields)


def _package(table: Table, head: Head, chosen: dict[PointId, int | None]) -> Package:
    """What was agreed, in the terms of the worths."""
    by_point = table.plenary(head.seat).alternatives.by_point
    roots = ((number, chosen[number]) for number in (table.kit.points[one.id] for one in table.kit.problem.points))
    return tuple(list(by_point[number]).index(root) for number, root in roots if root is not None)
