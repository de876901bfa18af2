"""Who does the pieces of a sweep: all cores of this machine by joblib, or a Dask cluster that is there already."""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import Any

from goodoffices.valuations.sweeping import Found, Piece, do

Runner = Callable[[Iterable[Piece]], Iterator[tuple[str, Found]]]
"""Does pieces, and gives what each found by its key, as they come."""

AGAIN = 2
"""So often the pieces that are left are begun anew after a process of this machine died."""

AHEAD = 4
"""So many pieces wait on a cluster for each of its threads: more would only fill its memory."""


class Lost(Exception):
    """Whoever did the pieces is gone; in words for who waits. What was found by then is known."""


def on_cores(pieces: Iterable[Piece], cores: int = -1) -> Iterator[tuple[str, Found]]:
    """By as many processes as there are cores. Raises `Lost` where they die again and again."""
    from joblib import Parallel, delayed
    from joblib.externals.loky.process_executor import TerminatedWorkerError

    left = {piece.key: piece for piece in pieces}
    for _ in range(1 + AGAIN):
        parallel = Parallel(n_jobs=cores, return_as="generator_unordered")
        try:
            for key, found in parallel(delayed(_tagged)(piece) for piece in list(left.values())):
                del left[key]
                yield key, found
            return
        except TerminatedWorkerError:
            continue
    raise Lost("A process died three times, perhaps for want of memory.")


def _tagged(piece: Piece) -> tuple[str, Found]:
    """A piece in a process of its own, to which Ctrl-C is none of its business: who waits for it decides."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    return piece.key, do(piece)


def on_cluster(address: str) -> Runner:
    """By the workers of the Dask scheduler at `address`, which need this product installed too.

    What a worker had when it died is done by another; a piece with which three workers died is not tried again.
    Raises `Lost` where no scheduler answers, or it is gone.
    """

    def run(pieces: Iterable[Piece]) -> Iterator[tuple[str, Found]]:
        from dask import distributed

        connect: Callable[..., Any] = distributed.Client  # whose types are not all there
        try:
            client = connect(address, timeout=10, set_as_default=False)
        except (OSError, ValueError, TimeoutError) as error:
            raise Lost(f"No Dask scheduler answers at {address}: {type(error).__name__}.") from None
        with client:
            try:
                client.wait_for_workers(1, timeout=30)
            except TimeoutError:
                raise Lost(f"The Dask scheduler at {address} has no workers.") from None
            yield from _sent(client, iter(pieces))

    return run


def _sent(client: Any, pieces: Iterator[Piece]) -> Iterator[tuple[str, Found]]:
    from dask import distributed
    from distributed.client import FutureCancelledError
    from distributed.scheduler import KilledWorker

    def send(piece: Piece) -> Any:
        return client.submit(do, piece, key=f"goodoffices-{piece.key}", pure=False)

    ahead = AHEAD * max(1, sum(client.nthreads().values()))
    keys: dict[str, str] = {}
    completed: Callable[..., Any] = distributed.as_completed
    waiting = completed([], loop=client.loop)
    for piece in islice(pieces, ahead):
        future = send(piece)
        keys[future.key] = piece.key
        waiting.add(future)
    for future in waiting:
        key = keys.pop(future.key)
        try:
            found: Found = future.result()
        except KilledWorker:
            found = {"problem": "Three workers of the cluster died over this scenario, perhaps for want of memory."}
        except FutureCancelledError:
            raise Lost("The cluster is gone.") from None
        except ModuleNotFoundError as error:
            raise Lost(f"The cluster's workers lack “{error.name}”: install the same product there.") from None
        future.release()
        for more in islice(pieces, 1):
            following = send(more)
            keys[following.key] = more.key
            waiting.add(following)
        yield key, found
