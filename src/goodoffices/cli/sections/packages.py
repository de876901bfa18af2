"""Drafts of one text and sealed questions."""

from __future__ import annotations

from collections.abc import Iterator

from rich.table import Table

from goodoffices.cli.tables import Item, clock, day, lines, table, texts

_LIVE = {True: "could live with it", False: "could not live with it", None: ""}
_ASKED = {
    "zone": "a package that all could accept?", "short list": "a short list of fair packages",
    "step": "a step that makes nobody worse off", "blockers": "which points keep a zone shut?",
    "frontier": "a picture for the mediation team", "ballot": "a secret ballot on one text",
}  # fmt: skip


def drafts(found: Item, language: str) -> Iterator[Table]:
    """The drafts of each room, with the marks that one reads; no mark and no answer is a stance."""
    yield table(
        "Drafts (nobody has committed to one; no mark and no answer is a stance)",
        ("room", "entry", "date", "draft", "words", "marks that you read", "the final yes or no"),
        (
            (
                d["room"],
                d["entry"],
                day(d["entered"], found["talks"]["zone"]),
                lines(f"{d['place']} of series {d['series']}", texts(d["note"], language)),
                _package(d["settles"]),
                lines(*(_marked(one) for one in d["marks"])),
                _final(d["final"]),
            )
            for d in found["drafts"]
        ),
    )


def _package(chosen: list[Item]) -> str:
    return ", ".join(f"{one['point']}: entry {one['wording']}" for one in chosen)


def _marked(said: Item) -> str:
    given = [f"{one['point']} {one['mark']}" for one in said["marks"]]
    return f"{said['party']}: {', '.join([*given, *filter(None, [_LIVE[said['could_live']]])])}"


def _final(final: Item | None) -> str:
    if final is None:
        return ""
    answers = (f"{party}: {answer}" for party, answer in final["answers"].items())
    return lines(f"asked in entry {final['entry']}", *answers)


def questions(found: Item, language: str) -> Iterator[Table]:
    """Sealed questions and how they stand."""
    yield table(
        "Sealed questions",
        ("room", "entry", "question", "asked of", "consents by", "standing", "answer"),
        (
            (
                q["room"],
                q["entry"],
                _ASKED[q["question"]],
                lines(*(f"{party}: {q['words'].get(party, 'no word yet')}" for party in q["to"])),
                clock(q["until"], found["talks"]["zone"]),
                lines(q["standing"], *(f"{party} has deposited" for party in q["deposited"])),
                _answer(q["answer"]),
            )
            for q in found["questions"]
        ),
    )


def _answer(answer: Item | None) -> str:
    if answer is None:
        return ""
    points = (f"point {point}" for point in answer["points"])
    best = (f"at best: {_gains(one)}" for one in answer["frontier"])
    places = (f"draft {k}: {_gains(one)}" for k, one in enumerate(answer["places"], 1))
    return lines(answer["outcome"], *map(_package, answer["packages"]), *points, *best, *places)


def _gains(one: Item | None) -> str:
    return f"least gain {one['least']}, mean gain {one['mean']}" if one else "somebody could not accept it"
