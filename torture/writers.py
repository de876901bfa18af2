"""Writers who never rest: each enters acts at one seat, and repeats a request whose answer it did not hear."""

from __future__ import annotations

import http.client
import threading
import time
from contextlib import closing
from dataclasses import dataclass, field
from itertools import count
from random import Random
from typing import Any

from torture.house import Server

PLENARY = "plenary"
OWED = {"akra.head": "dovra", "dovra.head": "selm", "selm.head": "akra", "soc.chief": "akra"}
"""Seats that undertake something in plenary, and towards which party."""
ASKING = ["akra.head", "akra.deputy", "dovra.head", "dovra.deputy", "selm.head", "selm.deputy"]
"""Seats that ask their own principal, in their capital."""
SEATS = [*ASKING, "soc.chief", "secretariat.chief"]
LOST = (OSError, http.client.HTTPException, ValueError)
"""What an answer that was lost, or cut off, looks like."""


@dataclass(frozen=True, slots=True)
class Request:
    """An act with its key, which the act itself names: so the record tells which requests it holds."""

    key: str
    room: str
    act: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Receipt:
    """What was acknowledged: where the entry stands, the hash of its leaf in hexadecimal, and the proof of it.

    A request that is repeated is told of the same entry, under a checkpoint that is signed anew.
    """

    room: str
    number: int
    leaf_hash: str
    leaf: str = ""
    proof: str = field(default="", compare=False)


@dataclass(slots=True)
class Writer:
    """One seat's writer, who goes on over any number of servers."""

    seat: str
    chance: Random
    receipts: dict[str, Receipt] = field(default_factory=dict)
    sent: dict[str, Request] = field(default_factory=dict)
    pending: Request | None = None
    """A request that was sent and not answered: the next server is asked it again."""
    unheard: int = 0
    odd: list[str] = field(default_factory=list)
    """Answers that no server should give."""
    _numbers: count[int] = field(default_factory=count)

    def write(self, server: Server, stop: threading.Event) -> None:
        """Enter acts until told to stop, or until the server is gone."""
        connection = server.connect()
        try:
            while not stop.is_set() and not self.odd:
                if self.pending is None and self.receipts and self.chance.random() < 0.1:
                    self._send(server, connection, self.sent[self.chance.choice(list(self.receipts))])
                    continue
                self.pending = self.pending or self._next()
                self._send(server, connection, self.pending)
        except LOST:
            self.unheard += self.pending is not None
        finally:
            connection.close()

    def settle(self, server: Server) -> None:
        """Ask for the one answer that is still to be heard."""
        with closing(server.connect()) as connection:
            while self.pending is not None and not self.odd:
                self._send(server, connection, self.pending)

    def _send(self, server: Server, connection: http.client.HTTPConnection, request: Request) -> None:
        status, said = server.ask(connection, self.seat, "POST", f"rooms/{request.room}/acts", request.act, request.key)
        if status in (429, 503, 507):  # too often, busy, disk full: nothing was entered, the same is to be sent again
            time.sleep(0.2)
            return
        if status != 201:
            self.odd.append(f"{self.seat} {request.key}: {status} {said}")
            return
        self.keep(request, said)
        if self.pending is request:
            self.pending = None

    def keep(self, request: Request, said: dict[str, Any]) -> None:
        """Keep a receipt, which is always the same for one request."""
        receipt = Receipt(said["room"], said["number"], said["leaf_hash"], said["leaf"], said["proof"] or "")
        if self.receipts.setdefault(request.key, receipt) != receipt:
            self.odd.append(f"{self.seat} {request.key}: one request, two receipts: {said}")

    def _next(self) -> Request:
        """A new act: asked of one's own principal, undertaken in plenary, or a paper handed round there."""
        key = f"{self.seat}-{next(self._numbers)}"
        text = {"en": key}
        if self.seat in ASKING and (self.seat not in OWED or self.chance.random() < 0.5):
            capital = f"capital.{self.seat.partition('.')[0]}"
            made = Request(key, capital, {"kind": "SeekInstructions", "question": text})
        elif self.seat in OWED:
            made = Request(key, PLENARY, {"kind": "Undertake", "what": text, "to": [OWED[self.seat]]})
        else:
            paper = {"kind": "CirculatePaper", "symbol": key, "title": text, "sort": "letter"}
            made = Request(key, PLENARY, paper)
        self.sent[key] = made
        return made


def key_of(act: dict[str, Any]) -> str | None:
    """The key of the request that this entry was made by, if a writer made it."""
    text = act.get("what") or act.get("question") or act.get("title") or {}
    found = text.get("en", "") if isinstance(text, dict) else ""
    seat, _, number = found.rpartition("-")
    return found if seat in SEATS and number.isdigit() else None
