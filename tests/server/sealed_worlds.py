"""Worlds in which a sealed question was asked and answered, and in which one party's deposit differs."""

import json
from collections.abc import Callable
from datetime import timedelta
from functools import cache
from pathlib import Path
from typing import Any

from goodoffices.registry import Receipt, Registry
from goodoffices.server import answering
from goodoffices.server.store.registry import get_registry
from goodoffices.talks.act import party_of
from goodoffices.talks.questions import Answer
from goodoffices.valuations.sealed import answer as reckon
from goodoffices.valuations.sealed_box import About, new_key, seal
from tests.server import worlds
from tests.server.pair import Pair
from tests.server.worlds import AKRA, DORN, INSIDE, LATER, MEDIATOR, SELM, TALKS, standing_in

HEADS = (AKRA, SELM, DORN)
key = cache(new_key)  # the same in both worlds: it is the house's chance, and none of a party's doing
Worth = Callable[[list[int]], dict[str, Any]]


@cache
def sealed_once(number: int, party: str, content: str) -> str:
    """The same thing sealed by the same party is the same bytes in both worlds: age draws random ones."""
    return seal(key()[0], About(TALKS, "plenary", number, party), json.loads(content))


def wants(*worth: int, limit: int = 1) -> Worth:
    """A deposit: what the wordings of point 1 are worth, in their order, and what no agreement is."""

    def content(wordings: list[int]) -> dict[str, Any]:
        given = {str(wording): worth[place % len(worth)] for place, wording in enumerate(wordings)}
        return {"party": {"reservation": limit, "worth": {"1": given}}}

    return content


def votes(vote: str) -> Worth:
    return lambda wordings: {"vote": vote}


def act(registry: Registry, seat: str, room: str, kind: str, /, **fields: Any) -> int:
    """An act that is taken, at a moment of its own."""
    worlds._now[0] += timedelta(minutes=1)
    raw = json.dumps({"kind": kind, **fields})
    done = registry.submit(TALKS, seat, room, raw, f"sealed {worlds._now[0]}")
    assert isinstance(done, Receipt), done
    return done.number


def asked(world: Path, question: str, deposits: dict[str, Worth | None]) -> int:
    """Let the question be asked of three, consented to, and deposited for; its number."""
    with standing_in(world):
        worlds._now[0] = LATER
        registry = get_registry()
        act(registry, DORN, "-", "OpenRoom", room_kind="capital", title={"en": "Dorn at home"})
        proposal = act(registry, MEDIATOR, "plenary", "AdoptRules", rules={"sealed_questions": True})
        for head in HEADS:
            act(registry, head, "plenary", "AdoptRules", proposal=proposal)
        live = registry.play(TALKS, MEDIATOR).plenary.alternatives.on("1")
        wordings = [one.wording.number for one in live if one.withdrawn is None]
        public = registry.question_key(TALKS, MEDIATOR, "a question", key)
        ballot = question == "ballot"
        start = [{"point": "1", "wording": wordings[0]}] if ballot else []
        texts = []
        if question == "frontier":
            texts = [[{"point": "1", "wording": wordings[0]}]]
            act(registry, MEDIATOR, "plenary", "CirculateDraft", settles=texts[0])
        number = act(
            registry, MEDIATOR, "plenary", "AskSealed", question=question, to=[party_of(head) for head in HEADS],
            until=(LATER + timedelta(days=1)).isoformat(), wait=3600, key=public, start=start,
            choices=[] if ballot else [{"point": "1", "wordings": wordings}], texts=texts,
        )  # fmt: skip
        for head in HEADS:
            act(registry, head, "plenary", "ConsentToQuestion", question=number)
        for head in HEADS:
            content, party = deposits[head], party_of(head)
            worlds._now[0] += timedelta(minutes=1)
            if content is None:
                worlds._now[0] += timedelta(minutes=1)
            else:
                sealed = sealed_once(number, party, json.dumps(content(wordings)))
                cites = [{"room": "plenary", "number": number}]
                act(registry, head, f"capital.{party}", "Deposit", cites=cites, sealed=sealed)
        worlds._now[0] = LATER + timedelta(minutes=30)
        return number


def answered(world: Path, how: Callable[..., Answer] = reckon) -> Answer:
    """Let the question run."""

    def sleep(seconds: float) -> None:
        worlds._now[0] += timedelta(seconds=seconds)

    with standing_in(world):
        registry = get_registry()
        worlds._now[0] = LATER + timedelta(minutes=30)
        following = answering.look(registry).following
        assert following is not None
        worlds._now[0] = following
        (due,) = answering.look(registry).due
        answering.run(registry, *due, sleep=sleep, reckon=how)
        found = registry.play(TALKS, MEDIATOR).plenary.entries[-1].act
        assert isinstance(found, Answer)
        worlds._now[0] = LATER + timedelta(hours=3)
        return found


def pictured(world: Path) -> Answer:
    """What the mediation team was answered."""
    with standing_in(world):
        found = get_registry().play(TALKS, MEDIATOR).rooms["mediation"].entries[-1].act
        assert isinstance(found, Answer)
        return found


def two(pair: Pair, question: str, one: Worth, other: Worth, *others: Worth) -> tuple[Path, Path]:
    """Two worlds in which Akra deposits one thing or the other, and the others the same."""
    made = []
    for name, own in (("one", one), ("other", other)):
        world = pair.worlds.copy(pair.worlds.world(INSIDE), f"sealed-{question.replace(' ', '-')}-{name}-{id(pair)}")
        asked(world, question, dict(zip(HEADS, (own, *others), strict=True)))
        made.append(world)
    return made[0], made[1]
