"""Reading lines of entries many at once, where they are spelled as nearly all are.

A line is fixed text round six pieces. Each piece is taken out by its place and found to be spelled in the one way that
it can be, and so is all between them; the commitment is the one that was reached, and the author is among those who
were read strictly before. What is alike in all lines is looked at for all of them together. So it takes nothing that
the strict way (`entries`, `leaf.read_leaf`) would refuse. Whatever it does not take is for the strict way, which also
says what is wrong with it.
"""

from __future__ import annotations

import json
from binascii import hexlify, unhexlify
from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from hashlib import sha256
from json.encoder import encode_basestring as quoted
from operator import itemgetter, sub
from typing import Final, NamedTuple

from goodoffices.proof.bundle import MAX_LINE
from goodoffices.proof.leaf import DOMAIN, SALT_BYTES, VERSION, Leaf

# The fixed text in a line, JSON in JSON.
_HEAD: Final = b'{"leaf":"{\\"commitment\\":\\"'
_TO_NUMBER: Final = b'\\",\\"number\\":'
_TO_TIME: Final = b',\\"time\\":\\"'
_TO_WORDS: Final = b'\\",\\"v\\":%d}","payload":"' % VERSION
_TO_SALT: Final = b'","salt":"'
_END: Final = b'"}\n'
_TO_NEXT: Final = _END + _TO_SALT

# How long its pieces are, and where the tail begins that is as long in every line.
_HASH: Final = 64
_DAY: Final = 10
_TIME: Final = 27
_TAIL: Final = len(_TO_SALT) + _HASH + len(_END)
_NUMBER: Final = len(_HEAD) + _HASH
_FIRST, _COMMITMENT = itemgetter(slice(len(_HEAD))), itemgetter(slice(len(_HEAD), _NUMBER))
_LAST: Final = itemgetter(slice(-_TAIL, None))

_ZEROS: Final = bytes.maketrans(b"123456789", b"0" * 9)
_TIMED: Final = b"0000-00-00T00:00:00.000000Z" + _TO_WORDS
_DIGITS: Final = [at for at in range(_TIME, len(_TIMED)) if _TIMED[at : at + 1].isdigit()]
"""Where digits stand behind the time."""
_ODD: Final = bytes(sign for sign in range(32) if sign != ord("\n")) + b"\\"
"""What a text in JSON has only where it stands for another sign, but for a quote; a line end is looked for apart."""


class Read(NamedTuple):
    """What was read: the hashes of the leaves, the time of the last, and the payloads, one after the other."""

    leaves: list[bytes]
    last: str
    payloads: bytes


class Quick:
    """Reads the entries of some talks, room by room in their order."""

    def __init__(self, talks: str) -> None:
        self._talks = quoted(talks)
        self._seats: set[str] = set()
        self.enter("")

    def enter(self, room: str) -> None:
        """Read that room from here on."""
        self._room = quoted(room)
        self._between: dict[bytes, bytes] = {}

    def learn(self, leaf: Leaf) -> None:
        """Know the author of an entry that was read strictly."""
        if quoted(leaf.seat) == f'"{leaf.seat}"' and leaf.seat not in self._seats:  # it stands in the line as it is
            self._seats.add(leaf.seat)
            self._between.clear()

    def read(self, lines: Sequence[bytes], place: int, last: str = "") -> Read | None:
        """Read these entries, the first of them at `place`.

        None unless every one of them can be read so, none is older than the one before it (the first, than `last`), and
        all their numbers have as many digits. What was erased is not read here.
        """
        begin = _NUMBER + len(_TO_NUMBER) + len(b"%d" % place)
        to_words = len(_TO_TIME) + _TIME + len(_TO_WORDS)
        met = self._between or self._met()
        least = begin + min(map(len, met), default=0)
        ats = [raw.find(_TO_TIME, least) for raw in lines]
        try:
            between = [met[raw[begin:at]] for raw, at in zip(lines, ats, strict=True)]
        except KeyError:
            return None
        sizes = list(map(len, lines))
        if min(map(sub, sizes, ats)) < to_words + _TAIL or max(sizes) > MAX_LINE:
            return None
        times = _times([raw[at + len(_TO_TIME) : at + to_words] for raw, at in zip(lines, ats, strict=True)], last)
        salts = _salts(list(map(_LAST, lines)))
        payloads = _payloads([raw[at + to_words : -_TAIL] for raw, at in zip(lines, ats, strict=True)])
        if times is None or salts is None or payloads is None:
            return None
        salted = zip(salts, payloads, strict=True)
        reached = b"".join([sha256(DOMAIN + salt + payload).digest() for salt, payload in salted])
        commitments = list(map(_COMMITMENT, lines))
        numbers = [b"%d" % number for number in range(place, place + len(lines))]
        if hexlify(reached) != b"".join(commitments) or list(map(_FIRST, lines)) != [_HEAD] * len(lines):
            return None
        if list(map(itemgetter(slice(_NUMBER, begin)), lines)) != [_TO_NUMBER + number for number in numbers]:
            return None
        leaves = zip(commitments, numbers, between, times, strict=True)
        return Read([sha256(_LEAF % leaf).digest() for leaf in leaves], times[-1].decode(), b"\n".join(payloads))

    def _met(self) -> dict[bytes, bytes]:
        """What can stand between number and time in this room, by those who were met; and what stands in the leaf."""
        for seat in self._seats:
            for origin in ("live", "loaded"):
                leaf = f',"origin":"{origin}","room":{self._room},"seat":"{seat}","talks":{self._talks}'
                self._between[quoted(leaf)[1:-1].encode()] = f'{leaf},"time":"'.encode()
        return self._between


_LEAF: Final = b'\0{"commitment":"%%b","number":%%b%%b%%b","v":%d}' % VERSION


def _times(written: list[bytes], last: str) -> list[bytes] | None:
    """The times, each of which is given with the fixed text behind it; None unless all are times, and in order."""
    joined, size = b"".join(written), len(_TIMED)
    # Each is as long as the others: what stands at one place in all of them is every so many bytes.
    if joined.translate(_ZEROS) != _TIMED.translate(_ZEROS) * len(written):
        return None
    if any(joined[at::size] != _TIMED[at : at + 1] * len(written) for at in _DIGITS):
        return None
    if written[0][:_TIME] < last.encode() or sorted(written) != written:
        return None
    times = list(map(itemgetter(slice(_TIME)), written))
    if max(joined[14::size]) > ord("5") or max(joined[17::size]) > ord("5"):
        return None
    # They are in order: where the first and the last are of one day, all are, and the last is of the latest hour.
    one_day = times[0][:_DAY] == times[-1][:_DAY]
    moments = times[-1:] if one_day else times
    if any(time[11:13] > b"23" or not _is_day(time[:_DAY]) for time in moments):
        return None
    return times


@lru_cache(maxsize=1024)
def _is_day(day: bytes) -> bool:
    try:
        return bool(date.fromisoformat(day.decode()))
    except ValueError:
        return False


def _salts(tails: list[bytes]) -> list[bytes] | None:
    """The salts, from the tails of the lines; None unless each is spelled as it can be."""
    joined = b"".join(tails)
    found = joined[len(_TO_SALT) : -len(_END)].split(_TO_NEXT)
    if not (joined.startswith(_TO_SALT) and joined.endswith(_END)) or {*map(len, found)} != {_HASH}:
        return None
    hexadecimal = b"".join(found)
    try:
        salts = unhexlify(hexadecimal)
    except ValueError:
        return None
    if hexadecimal != hexadecimal.lower() or len(found) != len(tails):
        return None
    return [salts[at : at + SALT_BYTES] for at in range(0, len(salts), SALT_BYTES)]


def _payloads(written: list[bytes]) -> list[bytes] | None:
    """The texts that are written so in JSON; None if JSON has another spelling for one, or if it is no text."""
    joined = b"\n".join(written)
    bare, quotes = joined.translate(None, _ODD), joined.count(b'\\"')
    try:
        if not joined.isascii():
            joined.decode()
        if len(joined) - len(bare) == quotes == bare.count(b'"'):  # nothing went but what stood before a quote
            payloads = bare.split(b"\n")
            return payloads if len(payloads) == len(written) else None
        return [_unquoted(one) for one in written]
    except ValueError:
        return None


def _unquoted(written: bytes) -> bytes:
    """The text that is written so. Raises `ValueError` if JSON has another spelling for it, or if it is no text."""
    text: str = json.loads(b'"%b"' % written)
    if quoted(text).encode()[1:-1] != written:
        raise ValueError
    return text.encode()
