"""Reading the line of an entry in one step, where it is spelled as nearly all are.

The pieces are taken out by their places, the line is written anew from them, and the two are compared. So it takes
nothing that the strict way (`verify`, `leaf.read_leaf`) would refuse: the line is the one spelling of its pieces, the
commitment is the one that was reached, and author and day are among those that were read strictly before. Whatever it
does not take is for the strict way, which also says what is wrong with it.
"""

from __future__ import annotations

import json
import re
from hashlib import sha256
from json.encoder import encode_basestring
from typing import Final

from goodoffices.proof.leaf import DOMAIN, VERSION, Leaf

_TIME: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]\.[0-9]{6}Z").fullmatch
_COMMITTED: Final = len('{"leaf":"{\\"commitment\\":\\"')
_ORIGIN: Final = _COMMITTED + 64 + len('\\",\\"number\\":,\\"origin\\":\\"')
_AFTER: Final = len(f'\\",\\"v\\":{VERSION}}}","payload":"')
_SALT: Final = len('"}\n')


class Quick:
    """Reads the entries of one room in their order."""

    def __init__(self, talks: str, room: str) -> None:
        self._room, self._talks = (json.dumps(text, ensure_ascii=False) for text in (room, talks))
        # The same as they stand in the line: JSON in JSON.
        self._to_seat, self._to_time = (
            f'\\",\\"room\\":{encode_basestring(self._room)[1:-1]},\\"seat\\":\\"',
            f'\\",\\"talks\\":{encode_basestring(self._talks)[1:-1]},\\"time\\":\\"',
        )
        self._seats: set[str] = set()
        self._days: set[str] = set()

    def learn(self, leaf: Leaf) -> None:
        """Know the author and the day of an entry of this room that was read strictly."""
        self._seats.add(leaf.seat)
        self._days.add(leaf.time[:10])

    def read(self, raw: bytes, place: int) -> tuple[bytes, str] | None:
        """The leaf's hash, and its time; None where the strict way is to be taken, as for what was erased."""
        try:
            line = raw.decode()
            at = line.index(self._to_seat, _ORIGIN)
            seat_at = at + len(self._to_seat)
            seat_end = line.index(self._to_time, seat_at)
            time_at = seat_end + len(self._to_time)
            salt = bytes.fromhex(line[-64 - _SALT : -_SALT])
        except ValueError:
            return None
        committed, origin = line[_COMMITTED : _COMMITTED + 64], line[_ORIGIN + len(str(place)) : at]
        seat, time = line[seat_at:seat_end], line[time_at : time_at + 27]
        written = line[time_at + 27 + _AFTER : -64 - _SALT - len('","salt":"')]
        words = written.replace('\\"', '"')
        if "\\" in words:
            try:
                words = json.loads(f'"{written}"')
            except ValueError:
                return None
        anew = (
            f'{{"leaf":"{{\\"commitment\\":\\"{committed}\\",\\"number\\":{place},\\"origin\\":\\"{origin}'
            f'{self._to_seat}{seat}{self._to_time}{time}\\",\\"v\\":{VERSION}}}","payload":{encode_basestring(words)},'
            f'"salt":"{salt.hex()}"}}\n'
        )
        if (
            anew != line
            or origin not in ("live", "loaded")
            or seat not in self._seats
            or time[:10] not in self._days
            or not _TIME(time)
            or sha256(DOMAIN + salt + words.encode()).hexdigest() != committed
        ):
            return None
        leaf = (
            f'\0{{"commitment":"{committed}","number":{place},"origin":"{origin}","room":{self._room},'
            f'"seat":"{seat}","talks":{self._talks},"time":"{time}","v":{VERSION}}}'
        )
        return sha256(leaf.encode()).digest(), time
