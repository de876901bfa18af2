"""What is said to remain: a number, at least so many, or words that are no count."""

from __future__ import annotations

import re

from goodoffices.dispatches.claims.counting import counted
from goodoffices.dispatches.claims.rule import of_unit
from goodoffices.dispatches.reading import Read
from goodoffices.dispatches.suggestion import Suggestion
from goodoffices.phrases import phrase

_NOT = re.compile(
    r"\balways\b|"
    r"\bleft (?:the|his|her|their|its|for|behind|by|at|in|on|without|early|late|home)\b(?! (?:to|open))|\bnothing is "
    r"left of\b|"
    r"\b(?:days?|weeks?|hours?|months?|minutes?|people|delegates?|ships?|boats?|men|women|hostages|prisoners|"
    r"soldiers) (?:remain|are left|left)\b",
    re.IGNORECASE,
)


def find(read: Read) -> list[Suggestion]:
    """What is left, as each speaker has it."""
    made: list[Suggestion] = []
    for unit in read.units:
        words = read.text[unit.start : unit.end]
        count = counted(words, unit.before)
        if count is None or re.search(r"\?\s*$", words) or _NOT.search(words):
            continue
        end = unit.end
        listed = re.match(
            r"[\"”’,]*[\s,]*(?:(?:he|she|they|(?-i:[A-Z])\w+) \w+, )?naming\s[^.]+", read.text[unit.end :]
        )
        if listed:
            end = unit.end + listed.end()
        if not any(s.speaker == (unit.speaker.name if unit.speaker else "") and s.count == count for s in made):
            made.append(of_unit("left", unit, read, phrase("words for what remains"), end=end, count=count))
    for turn in read.turns:  # what a question says that somebody said
        words = read.text[turn.start : turn.end]
        said = re.search(
            r"\b(?P<who>(?:Mr|Mrs|Ms|Dr)\.? (?-i:[A-Z])[\w-]+|(?-i:[A-Z])[\w-]+) (?:says|said|claims|believes|"
            r"thinks) (?:that )?(?P<what>[^.?!]+)",
            words,
        )
        count = counted(said["what"], "") if turn.question and said else None
        if said and count is not None:
            person = read.cast.by_name(said["who"])
            start = turn.start + said.start()
            made.append(
                Suggestion(
                    "left",
                    start,
                    turn.start + said.end(),
                    said.group(),
                    speaker=person.name if person else said["who"],
                    party=person.party if person else "",
                    count=count,
                    why=phrase("a question that says what somebody said"),
                )
            )
    return made
