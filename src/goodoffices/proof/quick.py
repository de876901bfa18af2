"""Reading the line of an entry in one step, where it is spelled as nearly all are.

A line is fixed text round six pieces. Each piece is taken out by its place and found to be spelled in the one way that
it can be, and so is all between them; the commitment is the one that was reached, and author and day are among those
that were read strictly before. So it takes nothing that the strict way (`verify`, `leaf.read_leaf`) would refuse.
Whatever it does not take is for the strict way, which also says what is wrong with it.
"""

from __future__ import annotations

import json
from binascii import hexlify, unhexlify
from hashlib import sha256
from json.encoder import encode_basestring as quoted
from typing import Final

from goodoffices.proof.leaf import DOMAIN, VERSION, Leaf

# The fixed text in a line, JSON in JSON, and how long it is.
_HEAD: Final = b'{"leaf":"{\\"commitment\\":\\"'
_TO_TIME: Final = b',\\"time\\":\\"'
_TO_PAYLOAD: Final = b'\\",\\"v\\":%d}","payload":"' % VERSION
_TO_SALT: Final = b'","salt":"'
_END: Final = b'"}\n'
_COMMITTED: Final = len(_HEAD)
_TO_NUMBER: Final = b'\\",\\"number\\":'
_NUMBER: Final = _COMMITTED + 64
_SALT: Final = -64 - len(_END)
_TAIL: Final = _SALT - len(_TO_SALT)
_DAY: Final = 10
_TIME: Final = 27

_ZEROS: Final = bytes.maketrans(b"123456789", b"0" * 9)
_SPELLED: Final = b"0000-00-00T00:00:00.000000Z"
_ODD: Final = bytes(range(32)) + b"\\"
"""What a text in JSON has only where it stands for another sign, but for a quote."""


class Quick:
    """Reads the entries of some talks, room by room in their order."""

    def __init__(self, talks: str) -> None:
        self._talks = quoted(talks)
        self._seats: set[str] = set()
        self._days: set[bytes] = set()
        self.enter("")

    def enter(self, room: str) -> None:
        """Read that room from here on."""
        self._room = quoted(room)
        self._between: dict[bytes, bytes] = {}

    def learn(self, leaf: Leaf) -> None:
        """Know the author and the day of an entry that was read strictly."""
        if quoted(leaf.seat) == f'"{leaf.seat}"' and leaf.seat not in self._seats:  # it stands in the line as it is
            self._seats.add(leaf.seat)
            self._between.clear()
        self._days.add(leaf.time[:_DAY].encode())

    def read(self, raw: bytes, place: int) -> tuple[bytes, str] | None:
        """The leaf's hash, and its time; None where the strict way is to be taken, as for what was erased."""
        number = b"%d" % place
        begin = _NUMBER + len(_TO_NUMBER) + len(number)
        at = raw.find(_TO_TIME, begin)
        leaf = (self._between or self._met()).get(raw[begin:at])
        at += len(_TO_TIME)
        time = raw[at : at + _TIME]
        words_at = at + _TIME + len(_TO_PAYLOAD)
        if (
            leaf is None
            or words_at > len(raw) + _TAIL
            or not raw.startswith(_HEAD)
            or raw[_NUMBER:begin] != _TO_NUMBER + number
            or raw[at + _TIME : words_at] != _TO_PAYLOAD
            or raw[_TAIL:_SALT] != _TO_SALT
            or not raw.endswith(_END)
            or time[:_DAY] not in self._days
            or not _is_time(time)
        ):
            return None
        hexadecimal = raw[_SALT : -len(_END)]
        try:
            salt = unhexlify(hexadecimal)
            words = _words(raw[words_at:_TAIL])
        except ValueError:
            return None
        committed = sha256(DOMAIN + salt + words).hexdigest().encode() if words is not None else b""
        if committed != raw[_COMMITTED:_NUMBER] or hexlify(salt) != hexadecimal:
            return None
        hashed = sha256(b'\0{"commitment":"%b","number":%b%b%b","v":%d}' % (committed, number, leaf, time, VERSION))
        return hashed.digest(), time.decode()

    def _met(self) -> dict[bytes, bytes]:
        """What can stand between number and time in this room, by those who were met; and what stands in the leaf."""
        for seat in self._seats:
            for origin in ("live", "loaded"):
                leaf = f',"origin":"{origin}","room":{self._room},"seat":"{seat}","talks":{self._talks}'
                self._between[quoted(leaf)[1:-1].encode()] = f'{leaf},"time":"'.encode()
        return self._between


def _is_time(time: bytes) -> bool:
    """Whether it is spelled as a time and there is such an hour, minute and second; the day was read strictly."""
    there = time[11:13] < b"24" and time[14:16] < b"60" and time[17:19] < b"60"
    return there and time.translate(_ZEROS) == _SPELLED


def _words(written: bytes) -> bytes | None:
    """The text that is written so in JSON; None if JSON has another spelling for it.

    Raises `ValueError` for what is no text.
    """
    if not written.isascii():
        written.decode()
    words, quotes = written.translate(None, _ODD), written.count(b'\\"')
    if len(written) - len(words) == quotes == words.count(b'"'):  # nothing went but what stood before a quote
        return words
    text = json.loads(b'"%b"' % written)
    return text.encode() if quoted(text).encode()[1:-1] == written else None
