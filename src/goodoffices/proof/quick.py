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
from json.encoder import encode_basestring as quoted
from typing import Final

from goodoffices.proof.leaf import DOMAIN, VERSION, Leaf

_TIME: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]\.[0-9]{6}Z").fullmatch
_COMMITTED: Final = len('{"leaf":"{\\"commitment\\":\\"')
_ORIGIN: Final = _COMMITTED + 64 + len('\\",\\"number\\":,\\"origin\\":\\"')
_PAYLOAD: Final = 27 + len(f'\\",\\"v\\":{VERSION}}}","payload":"')
_END: Final = -len('"}\n')
_SALT: Final = _END - 64


class Quick:
    """Reads the entries of some talks, room by room in their order."""

    def __init__(self, talks: str) -> None:
        self._talks = quoted(talks)
        self._seats: set[str] = set()
        self._days: set[str] = set()
        self.enter("")

    def enter(self, room: str) -> None:
        """Read that room from here on."""
        self._room = quoted(room)
        # What stands in the line on both sides of the author: JSON in JSON.
        self._to_seat = f'\\",\\"room\\":{quoted(self._room)[1:-1]},\\"seat\\":\\"'
        self._to_time = f'\\",\\"talks\\":{quoted(self._talks)[1:-1]},\\"time\\":\\"'

    def learn(self, leaf: Leaf) -> None:
        """Know the author and the day of an entry that was read strictly."""
        if quoted(leaf.seat) == f'"{leaf.seat}"':  # so that it stands in the line as it is
            self._seats.add(leaf.seat)
        self._days.add(leaf.time[:10])

    def read(self, raw: bytes, place: int) -> tuple[bytes, str] | None:
        """The leaf's hash, and its time; None where the strict way is to be taken, as for what was erased."""
        number = str(place)
        try:
            line = raw.decode()
            before, _, rest = line.partition(self._to_seat)
            seat, _, rest = rest.partition(self._to_time)
            salt = bytes.fromhex(rest[_SALT:_END])
            written = rest[_PAYLOAD : _SALT - len('","salt":"')]
            words = written.replace('\\"', '"')
            if "\\" in words:
                words = json.loads(f'"{written}"')
        except ValueError:
            return None
        committed, origin, time = before[_COMMITTED : _COMMITTED + 64], before[_ORIGIN + len(number) :], rest[:27]
        if (
            before != f'{{"leaf":"{{\\"commitment\\":\\"{committed}\\",\\"number\\":{number},\\"origin\\":\\"{origin}'
            or rest != f'{time}\\",\\"v\\":{VERSION}}}","payload":{quoted(words)},"salt":"{salt.hex()}"}}\n'
            or origin not in ("live", "loaded")
            or seat not in self._seats
            or time[:10] not in self._days
            or not _TIME(time)
            or sha256(DOMAIN + salt + words.encode()).hexdigest() != committed
        ):
            return None
        leaf = (
            f'\0{{"commitment":"{committed}","number":{number},"origin":"{origin}","room":{self._room},'
            f'"seat":"{seat}","talks":{self._talks},"time":"{time}","v":{VERSION}}}'
        )
        return sha256(leaf.encode()).digest(), time
