"""The worlds as they go on: what is open is agreed and its text frozen, checked, initialled, confirmed and signed.

In between, at moments of their own, things are done behind the doors: a capital directs, a caucus talks about the text.
"""

import json
from collections.abc import Collection, Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

from goodoffices.registry import Receipt
from goodoffices.server.store.registry import get_registry
from goodoffices.talks.closing import Frozen, digest
from goodoffices.talks.standing import statuses
from tests.server import worlds
from tests.server.pair import Pair
from tests.server.worlds import (
    AKRA,
    BILATERAL,
    CAUCUS,
    CHIEF,
    DORN,
    ELSEWHERE,
    INSIDE,
    LATER,
    MEDIATOR,
    PRESIDENT,
    SELM,
    TALKS,
    TRACK,
    hidden_from,
    standing_in,
)

HEADS = (AKRA, SELM, DORN)
PLENARY = "plenary"


class FrozenPair(Pair):
    """Two worlds with a frozen text, which differ in what is hidden from a seat and in nothing else."""

    def of(self, seat: str) -> tuple[Path, Path]:
        """Copies of the two worlds, in each of which the text was frozen."""
        bare, full = super().of(seat)
        freeze(bare, set(INSIDE) - hidden_from(seat))
        freeze(full, INSIDE)
        return bare, full


def freeze(world: Path, doors: Collection[str]) -> None:
    """Let it go on in a world, with what is behind `doors` and nothing behind the others."""
    with standing_in(world):
        registry = get_registry()
        for place, (behind, seat, room, act) in enumerate(_steps()):
            if behind and behind not in doors:
                continue
            worlds._now[0] = LATER + timedelta(minutes=place)
            talks = ELSEWHERE if behind == "elsewhere" else TALKS
            done = registry.submit(talks, seat, room, json.dumps(_filled(act)), f"frozen {place}")
            assert isinstance(done, Receipt), (seat, room, act, done)
        worlds._now[0] = LATER + timedelta(hours=2)  # at which both are looked at


def _steps() -> Iterator[tuple[str, str, str, dict[str, Any]]]:
    """Which door hides it, who does it, where, and what; {} stands for the text, as it is when it is done."""

    def said(words: str) -> dict[str, Any]:
        return {"kind": "Say", "text": {"en": words}}

    for point in ("1", "2"):
        for seat in HEADS:
            yield "", seat, PLENARY, {"kind": "TakeStance", "point": point, "wording": None, "stance": "accept"}
            yield "caucus", AKRA, CAUCUS, said(f"{seat} gives way on {point}.")
        yield "akra's capital", PRESIDENT, "capital.akra", {"kind": "SetObjectives", "text": {"en": f"Accept {point}."}}
    yield "mediation", MEDIATOR, "mediation", said("They are ready.")
    yield "", MEDIATOR, PLENARY, {"kind": "FreezeText", "title": {"en": "Agreement", "fr": "Accord"}}
    yield "track", AKRA, TRACK, {"kind": "Propose", "point": "2", "text": {"en": "The shore stays open."}}
    yield "elsewhere", CHIEF, PLENARY, {"kind": "AdmitParty", "party": "y", "name": {"en": "Y"}, "roles": ["host"]}
    yield "", CHIEF, PLENARY, {"kind": "CheckConcordance", "languages": ["en", "fr"], "concordant": True}
    for seat in HEADS:
        powers = {"seat": seat, "acts": ["Initial", "Sign"], "issued_by": "Its government", "issued_on": "2027-03-01"}
        yield "", seat, PLENARY, {"kind": "PresentFullPowers", **powers}
        yield "selm's capital", SELM, "capital.selm", said(f"{seat} will initial.")
        yield "bilateral", AKRA, BILATERAL, said(f"After {seat}.")
        yield "", seat, PLENARY, {"kind": "Initial", "digest": None}
    yield "akra's capital", AKRA, "capital.akra", {"kind": "SeekInstructions", "question": {"en": "May we confirm?"}}
    for seat in (AKRA, DORN):
        yield "", seat, PLENARY, {"kind": "ConfirmAdReferendum"}
        yield "caucus", MEDIATOR, CAUCUS, said(f"{seat} has confirmed.")


def _filled(act: dict[str, Any]) -> dict[str, Any]:
    """The act on the text, or on the words, that are there when it is done."""
    play = get_registry().play(TALKS, CHIEF)
    state = play.rooms[PLENARY]
    kind = act["kind"]
    if kind == "TakeStance":
        return {**act, "wording": max(n for point, n in state.alternatives.alternatives if point == act["point"])}
    if kind == "FreezeText":
        agreed = statuses(play, PLENARY, worlds.clock())
        points = tuple(Frozen(point, status.wording) for point, status in agreed.items() if status.wording is not None)
        named = [{"point": each.point, "wording": each.wording} for each in points]
        return {**act, "points": named, "digest": digest(points, state)}
    if kind in ("CheckConcordance", "Initial", "ConfirmAdReferendum"):
        text = max(state.closing.texts)
        more = {"digest": state.closing.texts[text].digest} if "digest" in act else {}
        return {**act, **more, "text": text}
    return act
