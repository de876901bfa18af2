"""A process of its own for whatever has to be parsed: what eats memory or time there ends there.

Run as a module it answers on its standard output what it reads on its standard input. First it says `ready` on a line.
It is asked by a line with the media type and the number of bytes, then the bytes; it answers by a line with a number of
bytes, then a `Page` as JSON.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Timer
from typing import IO

import msgspec

from goodoffices.dispatches.opening import sorts
from goodoffices.dispatches.opening.page import NO_TEXT, Page

BEGINNING = 120.0  # seconds in which it must be ready; a busy machine takes its time
SECONDS = 20.0  # for one file
MEMORY = 1536 * 1024 * 1024  # bytes of address space
TOO_MUCH = "Opening it took too long, or too much memory: the original is kept as it is."


class Workshop:
    """The process that parses, begun when it is first needed, and again after a file that ended it."""

    def __init__(self, seconds: float = SECONDS) -> None:
        self._seconds = seconds
        self._process: subprocess.Popen[bytes] | None = None

    def read(self, media_type: str, data: bytes) -> Page:
        """The page of an original; one without text where opening it failed, with a note that says so."""
        try:
            process = self._running()
            assert process.stdin is not None
            assert process.stdout is not None
            with _deadline(process, self._seconds):
                process.stdin.write(b"%s %d\n" % (media_type.encode(), len(data)))
                process.stdin.write(data)
                process.stdin.flush()
                size = int(process.stdout.readline())
                return msgspec.json.decode(process.stdout.read(size), type=Page)
        except (OSError, ValueError):  # it has ended: msgspec's own errors are ValueErrors
            self.close()
            return Page(notes=(NO_TEXT, TOO_MUCH))

    def close(self) -> None:
        """End the process."""
        if self._process is not None:
            process, self._process = self._process, None
            process.kill()
            process.communicate()

    def _running(self) -> subprocess.Popen[bytes]:
        if self._process is None:
            self._process = subprocess.Popen(
                [sys.executable, "-I", "-m", __name__],
                stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env={},
            )  # fmt: skip
            assert self._process.stdout is not None
            with _deadline(self._process, BEGINNING):
                self._process.stdout.readline()
        return self._process


@contextmanager
def _deadline(process: subprocess.Popen[bytes], seconds: float) -> Iterator[None]:
    """End the process unless what is done meanwhile is done in time."""
    timer = Timer(seconds, process.kill)
    timer.start()
    try:
        yield
    finally:
        timer.cancel()


def page(media_type: str, data: bytes) -> Page:
    """The page of an original, opened here; whatever goes wrong is a note."""
    from goodoffices.dispatches.opening import html, mail, pdf

    openers: dict[str, Callable[[bytes], Page]] = {sorts.HTML: html.read, sorts.PDF: pdf.read, sorts.MAIL: mail.read}
    try:
        return openers[media_type](data)
    except MemoryError:
        return Page(notes=(NO_TEXT, TOO_MUCH))
    except Exception as error:  # a parser's own fault on a file that was made to be hard
        return Page(notes=(NO_TEXT, f"It cannot be read ({type(error).__name__}): the original is kept as it is."))


def _limit() -> None:
    """No more memory than is needed, no file written."""
    try:
        import resource
    except ImportError:  # not on this system: time alone is limited
        return
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))


def main(asked: IO[bytes], answered: IO[bytes]) -> None:
    """Answer until nothing more is asked."""
    import pypdf  # noqa: F401  # so that it is ready, and no file pays for it
    import trafilatura  # noqa: F401

    answered.write(b"ready\n")
    answered.flush()
    while line := asked.readline():
        media_type, _, size = line.decode().strip().partition(" ")
        made = msgspec.json.encode(page(media_type, asked.read(int(size))))
        answered.write(b"%d\n" % len(made) + made)
        answered.flush()


if __name__ == "__main__":
    _limit()
    main(sys.stdin.buffer, sys.stdout.buffer)
