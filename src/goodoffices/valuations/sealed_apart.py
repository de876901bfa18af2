"""The answer to a sealed question reckoned in a process of its own, which is ended when its time is over.

A server goes on meanwhile, and however long the reckoning would take, it takes no longer than it may. What was
deposited goes in through a pipe, and lies in no file.

    python -m goodoffices.valuations.sealed_apart    reads question and deposits from standard input, writes the answer
"""

from __future__ import annotations

import subprocess
import sys
from typing import Any

import msgspec
from msgspec import Struct

from goodoffices.talks.act import PartyId
from goodoffices.talks.kinds import decode, encode
from goodoffices.talks.questions import Answer, AskSealed
from goodoffices.valuations.sealed import SECONDS, Contents, answer

BEGINNING = 6.0
"""Of the time given, so many seconds are for the process to begin in."""


class _Given(Struct, frozen=True):
    number: int
    asked: msgspec.Raw
    contents: dict[PartyId, dict[str, Any] | None]
    seconds: float


def apart(number: int, asked: AskSealed, contents: Contents, seconds: float = SECONDS) -> Answer:
    """As `sealed.answer`, in at most so many seconds: after that the answer is *not enough information*."""
    given = _Given(number, msgspec.Raw(encode(asked)), dict(contents), max(1.0, seconds - BEGINNING))
    command = [sys.executable, "-m", __name__]
    try:
        done = subprocess.run(  # this very program
            command, input=msgspec.json.encode(given), capture_output=True, timeout=seconds, check=True
        )
        found = decode(done.stdout)
    except (subprocess.SubprocessError, OSError, msgspec.MsgspecError):
        found = None
    if isinstance(found, Answer) and found.question == number:
        return found
    return Answer(question=number, outcome="not enough information")


def _main() -> None:
    given = msgspec.json.decode(sys.stdin.buffer.read(), type=_Given)
    asked = decode(bytes(given.asked))
    assert isinstance(asked, AskSealed)
    sys.stdout.buffer.write(encode(answer(given.number, asked, given.contents, given.seconds)))


if __name__ == "__main__":
    _main()
