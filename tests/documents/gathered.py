"""What tests of gathered texts begin with: Akra, Selm and Dorn at one table with a text that they change."""

from typing import Any

from goodoffices.documents.gathering import gathered
from goodoffices.documents.text import NegotiatingText, Offered, PointOfText
from goodoffices.drafting.brackets import Node, Words
from goodoffices.talks.act import PLENARY
from tests.talks.world import CHIEF, TALKS, World

TEXT = "The level is kept between 440 and 441 metres for 30 days."


def of(world: World, room: str = PLENARY, seat: str = CHIEF, **more: Any) -> NegotiatingText:
    return gathered(world.play(seat), room, TALKS, world.now, **more)


def point(text: NegotiatingText, named: str = "1") -> PointOfText:
    return next(one for one in text.points if one.point == named)


def offered(world: World, number: int, named: str = "1") -> Offered:
    return next(one for one in point(of(world), named).offered if one.number == number)


def put(world: World, seat: str, wording: int, words: str, text: str, base: str = TEXT, **more: Any) -> int:
    """Words of a seat in the place of others; none of them deletes these."""
    start = base.index(words)
    place = {"wording": wording, "runs": {"en": [start, start + len(words)]}}
    return world.do(seat, PLENARY, "Propose", point="1", text={"en": text} if text else {}, place=place, **more)


def written(nodes: tuple[Node, ...]) -> str:
    """A bracketed text in one line: `[as it is / 5: an option]`."""
    return "".join(
        node.words
        if isinstance(node, Words)
        else "[" + " / ".join(f"{'' if o.key is None else f'{o.key}: '}{written(o.nodes)}" for o in node.options) + "]"
        for node in nodes
    )
