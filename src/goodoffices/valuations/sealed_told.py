"""What the answer to a sealed question lets each party infer of the others: told before anybody consents.

Each sentence says for which answer it holds, and carries the name of the inference. Tests enumerate, for small cases,
all valuations that are consistent with an answer, and hold them against these: see the explanation of what an answer
reveals.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from goodoffices.phrases import phrase
from goodoffices.talks.act import PartyId
from goodoffices.talks.questions import AskSealed

Inference = Literal[
    "all accept one of yours", "the other refuses all of yours", "somebody refuses", "all accept what is listed",
    "fairness tells more", "which step tells more", "nobody is worse off", "the other is worse off",
    "somebody is worse off", "on these points together", "somebody has no package", "all accept what is placed",
    "the picture tells more", "all said yes", "the other said no", "another said no", "your no learns nothing",
    "nothing but that",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Told:
    """What follows from an answer, in words for the party that reads it."""

    outcome: str
    inference: Inference
    words: str


_MISSING = phrase(
    "“Not enough information”: a deposit was missing, could not be opened or held a range, or no proof was found in "
    "time. You learn nothing else, and not whose deposit it was."
)
_MISSING_OF_TWO = phrase(
    "“Not enough information”: a deposit was missing, could not be opened or held a range, or no proof was found in "
    "time. You learn nothing else."
)


def told(asked: AskSealed, names: Mapping[PartyId, str], reader: PartyId) -> tuple[Told, ...]:
    """What `reader` is told before it consents; whoever is not asked is told what the parties are."""
    others = [names.get(party, party) for party in asked.to if party != reader]
    two = len(asked.to) == 2 and len(others) == 1
    everyone = others[0] if two else _listed(others)
    found = [*_OF[asked.question](everyone, two)]
    return (*found, Told("not enough information", "nothing but that", _MISSING_OF_TWO if two else _MISSING))


def _listed(names: list[str]) -> str:
    if not names:
        return phrase("the others")
    return phrase("{several} and {last}", several=", ".join(names[:-1]), last=names[-1]) if names[1:] else names[0]


def _zone(others: str, two: bool) -> tuple[Told, ...]:
    return (
        Told(
            "yes",
            "all accept one of yours",
            phrase(
                "“Yes”: among the packages that you could accept there is at least one that {others} could accept "
                "too. If you could accept only one package, you know that they could accept exactly that one.",
                others=others,
            ),
        ),
        _no(others, two),
    )


def _no(others: str, two: bool) -> Told:
    if two:
        return Told(
            "no",
            "the other refuses all of yours",
            phrase(
                "“No”: {others} refuses every package that you could accept. If you said that you could accept all, "
                "{others} refuses all that was on offer. {others} learns the same of you.",
                others=others,
            ),
        )
    return Told(
        "no",
        "somebody refuses",
        phrase(
            "“No”: of every package that you could accept, somebody among {others} refuses it. Who, and whether it is "
            "always the same, you do not learn; if all but one compare what they deposited, they learn it of that one.",
            others=others,
        ),
    )


def _short_list(others: str, two: bool) -> tuple[Told, ...]:
    return (
        Told(
            "found",
            "all accept what is listed",
            phrase(
                "A list: {others} could accept each package in it, and so could you. What it is worth is not said.",
                others=others,
            ),
        ),
        Told(
            "found",
            "fairness tells more",
            phrase(
                "Whoever reckons with its own numbers can tell more from a list: a package that would have been much "
                "better for you, and is not in it, is one that {others} may refuse, or gain little from.",
                others=others,
            ),
        ),
        _no(others, two),
    )


def _step(others: str, two: bool) -> tuple[Told, ...]:
    none = (
        Told(
            "no",
            "the other is worse off",
            phrase(
                "“No”: {others} would be worse off than now by every package that would be better for you, and not "
                "better off by any that would be as good for you.",
                others=others,
            ),
        )
        if two
        else Told(
            "no",
            "somebody is worse off",
            phrase(
                "“No”: by every package that would be better for you, somebody else would be worse off than now. Who, "
                "you do not learn."
            ),
        )
    )
    return (
        Told(
            "found",
            "nobody is worse off",
            phrase(
                "A step: {others} would be no worse off by it than by the present text, and nor would you. It is the "
                "nearest such step, so none that changes fewer points would do.",
                others=others,
            ),
        ),
        Told(
            "found",
            "which step tells more",
            phrase(
                "Which step it is can tell more: one that is as near, would be better for you, and was not named, is "
                "one by which {others} may be worse off.",
                others=others,
            ),
        ),
        none,
    )


def _blockers(others: str, two: bool) -> tuple[Told, ...]:
    return (
        _zone(others, two)[0],
        Told(
            "found",
            "on these points together",
            phrase(
                "Points: with what was deposited there is no zone; of every package that you could accept, somebody "
                "among {others} refuses it. If everybody had its way on some of these points, there would be one. "
                "Whose limit it is, is not said; whoever has no limit on these points knows that it is somebody "
                "else’s.",
                others=others,
            ),
        ),
        Told(
            "no",
            "somebody has no package",
            phrase(
                "“No”: even if everybody had its way on all points, somebody could accept nothing that is on offer. "
                "If it is not you, it is one of the others."
            ),
        ),
    )


def _frontier(others: str, two: bool) -> tuple[Told, ...]:
    return (
        Told(
            "for the mediators",
            "nothing but that",
            phrase(
                "The mediation team alone reads the answer; you and {others} only that the question has run. What "
                "follows here holds for you if the team tells you.",
                others=others,
            ),
        ),
        Told(
            "found",
            "all accept what is placed",
            phrase(
                "Of each draft that has a place in the picture: {others} could accept it, and so could you. Of one "
                "that has none: somebody could not; not who.",
                others=others,
            ),
        ),
        Told(
            "found",
            "the picture tells more",
            phrase(
                "Gains are in tenths, and nobody’s by name. Whoever knows numbers besides, such as its own, can "
                "reckon more; all but one together could reckon what that one gains."
            ),
        ),
        _no(others, two),
    )


def _ballot(others: str, two: bool) -> tuple[Told, ...]:
    failed = (
        Told(
            "no", "the other said no", phrase("“No”, and you said yes: you learn that {others} said no.", others=others)
        )
        if two
        else Told(
            "no",
            "another said no",
            phrase(
                "“No”, and you said yes: you learn that somebody else did not, one at least among {others}; not who.",
                others=others,
            ),
        )
    )
    return (
        Told("yes", "all said yes", phrase("“Yes”: you and {others} all said yes.", others=others)),
        failed,
        Told(
            "no", "your no learns nothing", phrase("“No”, and you said no: you learn nothing of what the others said.")
        ),
    )


_OF = {
    "zone": _zone, "short list": _short_list, "step": _step, "blockers": _blockers, "frontier": _frontier,
    "ballot": _ballot,
}  # fmt: skip
