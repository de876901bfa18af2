"""`kill -9` of the server, over and over, under eight writers: nothing acknowledged is lost, nothing entered twice.

One server of fifty is started as a person starts it; the others are forked from a parent that has imported the product,
which takes a tenth of the time.
"""

from __future__ import annotations

import signal
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from random import Random

from torture.house import House, Server
from torture.judging import Judged, judge
from torture.parent import parent_for
from torture.writers import SEATS, Writer

LONGEST = 0.4  # seconds from the first act that a server acknowledges to its end
PLAIN = 50  # one server of so many is started by its command


@dataclass(slots=True)
class Kills:
    """How many servers were started, written to and killed, in how many seconds; and what became of the acts."""

    kills: int = 0
    seconds: float = 0.0
    acts: Judged = field(default_factory=Judged)

    @property
    def a_minute(self) -> float:
        """Kills a minute."""
        return 60 * self.kills / self.seconds if self.seconds else 0.0


def kill_servers(house: House, kills: int, seed: int = 1, tell: Callable[[int], None] = lambda _: None) -> Kills:
    """Kill the server of an installation so many times, then hold its records against what was acknowledged.

    It ends early when a server gives an answer that none should give.
    """
    chance, outcome = Random(seed), Kills()
    writers = [Writer(seat, Random(f"{seed} {seat}")) for seat in SEATS]
    begun = time.monotonic()
    with parent_for(house) as parent:
        while outcome.kills < kills and not any(writer.odd for writer in writers):
            with house.serving(parent if outcome.kills % PLAIN else None) as server:
                _killed_in_the_middle(server, writers, chance)
            outcome.kills += 1
            tell(outcome.kills)
    outcome.seconds = time.monotonic() - begun
    with house.serving() as server:
        for writer in writers:
            writer.settle(server)
        outcome.acts = judge(writers, server, house)
    return outcome


def _killed_in_the_middle(server: Server, writers: list[Writer], chance: Random) -> None:
    """Let all write; some time after the first of them was answered, kill the server.

    Raises `RuntimeError` if it was not that which ended it.
    """
    stop = threading.Event()
    before = _heard(writers)
    threads = [threading.Thread(target=writer.write, args=(server, stop)) for writer in writers]
    for thread in threads:
        thread.start()
    while _heard(writers) == before and any(thread.is_alive() for thread in threads):
        time.sleep(0.001)
    time.sleep(chance.uniform(0, LONGEST))
    ended = server.kill()
    stop.set()
    for thread in threads:
        thread.join()
    if ended != -signal.SIGKILL:
        raise RuntimeError(f"The server was not killed: it had ended by itself, with {ended}.")


def _heard(writers: list[Writer]) -> int:
    return sum(len(writer.receipts) for writer in writers)
