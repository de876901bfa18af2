"""Answering sealed questions: each when its time has come, once, whichever process comes first; then its key goes.

Nothing here is kept between two looks: what is due follows from the records and the keys alone, so that a server that
was stopped goes on where it was. When an answer is entered depends on the consents, and on when a server was there to
enter it; never on what was deposited, nor on how long the reckoning took.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import datetime, timedelta

from msgspec.structs import replace

from goodoffices.records import QuestionKey, StoreError
from goodoffices.registry import Receipt, Registry
from goodoffices.talks.act import MEDIATION, Ref, Refusal, capital_of
from goodoffices.talks.asked import standing
from goodoffices.talks.consenting import told_apart
from goodoffices.talks.questions import LEAD, Answer, AskSealed, Deposit, Question
from goodoffices.valuations.sealed import SECONDS, Contents
from goodoffices.valuations.sealed_apart import apart
from goodoffices.valuations.sealed_box import About, open_sealed

BUDGET = timedelta(seconds=20)
"""From when a question is taken up to when its answer is entered at the earliest: however soon it is known."""

UNUSED = timedelta(days=1)
"""After so long a key with which nothing was asked is shredded."""

AT_ONCE = 8

Reckoning = Callable[[int, AskSealed, Contents, float], Answer]
Sleep = Callable[[float], None]
log = logging.getLogger(__name__)

assert timedelta(seconds=SECONDS) < BUDGET < LEAD


@dataclass(frozen=True, slots=True)
class Looked:
    """What one look found: questions to be run now, and when the next one is."""

    due: tuple[tuple[QuestionKey, Question], ...]
    following: datetime | None


def look(registry: Registry) -> Looked:
    """Look at every question that a key is kept for, and shred the keys of those that can run no more.

    Raises `StoreError`.
    """
    due: list[tuple[QuestionKey, Question]] = []
    following: list[datetime] = []
    for key in registry.question_keys():
        now = registry.now()
        if not key.number:
            if now - key.made > UNUSED:
                registry.shred(key.talks, key.public)
            continue
        play = registry.read_whole(key.talks, key.room, (MEDIATION,))
        state = play.rooms.get(key.room)
        found = state.questions.asked.get(key.number) if state is not None else None
        if state is None or found is None:  # its words were erased by order of law
            registry.shred(key.talks, key.public)
            continue
        how = standing(play, state, found, now)
        if how.state != "answered" and told_apart(play, Ref(key.room, key.number)):  # stopped half way
            due.append((key, found))
        elif how.final:
            registry.shred(key.talks, key.public)
        elif how.state == "consented" and found.runs is not None:
            if now >= found.runs:
                due.append((key, found))
            else:
                following.append(found.runs)
    return Looked(tuple(due), min(following, default=None))


def run(
    registry: Registry, key: QuestionKey, question: Question, sleep: Sleep = time.sleep, reckon: Reckoning = apart
) -> Receipt | Refusal:
    """Answer one question that is due, and shred its key. Raises `StoreError`."""
    taken_up = registry.now()
    assert question.at is not None
    at = max(question.at, taken_up + BUDGET)
    found = reckon(question.number, question.act, deposited(registry, key, question), SECONDS)
    while (left := (at - registry.now()).total_seconds()) > 0:
        sleep(left)
    outcome = _entered(registry, key, question, found, at)
    if isinstance(outcome, Receipt) or outcome.reason != "busy":
        look(registry)  # which shreds the key of what is answered, or cannot be
    return outcome


def _entered(
    registry: Registry, key: QuestionKey, question: Question, found: Answer, at: datetime
) -> Receipt | Refusal:
    """Enter an answer where its readers were said to be; what is for the mediation team alone stands in its room.

    Beside the question then stands that it has run, whatever the answer is, and whether or not the team still has a
    room: nobody else can tell that.
    """
    if question.act.question != "frontier":
        return registry.answer(key.talks, key.room, found, at)
    apart = replace(found, cites=(Ref(key.room, key.number),))
    outcome = registry.answer(key.talks, MEDIATION, apart, at)
    if isinstance(outcome, Refusal) and outcome.reason in ("busy", "full"):
        return outcome
    return registry.answer(key.talks, key.room, Answer(question=key.number, outcome="for the mediators"), at)


def deposited(registry: Registry, key: QuestionKey, question: Question) -> Contents:
    """What each party deposited before the question ran; None where that is nothing that counts."""
    parties, ref = question.act.to, Ref(key.room, key.number)
    play = registry.read_whole(key.talks, key.room, map(capital_of, parties))
    secret = registry.question_secret(key.talks, key.public)
    contents: dict[str, dict[str, object] | None] = {}
    for party in parties:
        capital = play.rooms.get(capital_of(party))
        entry = capital.questions.deposits.get(ref) if capital is not None else None
        in_time = entry is not None and question.runs is not None and entry.time < question.runs
        act = entry.act if entry is not None and in_time else None
        about = About(key.talks, key.room, key.number, party)
        contents[party] = open_sealed(secret, about, act.sealed) if secret and isinstance(act, Deposit) else None
    return contents


def answer_all(registry: Registry, done: Callable[[], None] = lambda: None, reckon: Reckoning = apart) -> Looked:
    """Answer what is due, several at a time; what was looked at. `done` ends each thread. Raises `StoreError`."""
    looked = look(registry)

    def one(each: tuple[QuestionKey, Question]) -> None:
        try:
            run(registry, *each, reckon=reckon)
        except StoreError as error:  # the next look finds it again
            log.warning("A sealed question could not be answered yet: %s.", type(error).__name__)
        finally:
            done()

    if looked.due:
        with ThreadPoolExecutor(AT_ONCE, "answer") as pool:
            list(pool.map(one, looked.due))
    return looked
