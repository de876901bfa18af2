"""Reckoning the debrief of a class as a job: every table, as its instructor reads it."""

from __future__ import annotations

import hashlib
from collections import OrderedDict
from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

import msgspec
from django.utils.translation import gettext_noop

from goodoffices.kits import Kit
from goodoffices.kits.copying import INSTRUCTOR
from goodoffices.kits.worths import FILE
from goodoffices.server.classroom import names
from goodoffices.server.classroom.models import Class, Reckoned, TableOf
from goodoffices.server.jobs.tasks import Refused, Watch
from goodoffices.server.store.beside import close
from goodoffices.server.store.registry import get_registry
from goodoffices.talks.play import StateOfPlay
from goodoffices.talks.silence import OpenSilence, outcome

if TYPE_CHECKING:
    from goodoffices.kits.debrief import TableDebrief

ABOUT = "class"  # what the seal is bound to, as for all that is kept of a class
AGAIN = timedelta(minutes=1)  # when to look again at a silence that the pauses of a table made longer

GONE = gettext_noop("The class is not there any more.")
MISSING = gettext_noop("This server has no libraries for settlement analysis.")


KEPT = 128
_kept: OrderedDict[tuple[str, datetime], TableDebrief] = OrderedDict()
"""Tables that this process has looked back on: what ran out of time goes on from there, and what grew is done alone."""


def _keep(key: tuple[str, datetime], one: TableDebrief) -> None:
    _kept[key] = one
    _kept.move_to_end(key)
    while len(_kept) > KEPT:
        _kept.popitem(last=False)


def digest(tables: Iterable[TableOf]) -> str:
    """How far the records of some tables have grown; another one as soon as anything is entered at any of them."""
    registry = get_registry()
    heads = [(one.number, one.talks, sorted(registry.heads(one.talks, INSTRUCTOR).items())) for one in tables]
    return hashlib.sha256(msgspec.json.encode(heads)).hexdigest()


def mark(kit: Kit) -> str:
    """What two classes have in common that played the same kit with the same worths."""
    return hashlib.sha256(f"{kit.name}\0{kit.sources.get(FILE, '')}".encode()).hexdigest()


def reckon(given: str, watch: Watch) -> str:
    """Look back on every table of the class whose number is given, and keep it. Raises `Refused`."""
    klass = Class.objects.filter(pk=int(given)).first()
    if klass is None:
        raise Refused(GONE)
    try:
        from goodoffices.kits.debrief import Measured, debrief, named
        from goodoffices.kits.debrief.kept import encode
    except ModuleNotFoundError:
        raise Refused(MISSING) from None
    registry, kit, tables = get_registry(), names.kit_of(klass), names.tables(klass)
    now, grown = registry.now(), digest(tables)
    if Reckoned.objects.filter(klass=klass, digest=grown, until=None).exists():
        return ""  # two asked for it at once
    measured, found, until = Measured(named(kit)), [], []
    for place, table in enumerate(tables):
        if watch.stopped():
            return ""
        watch.tell(place, len(tables))
        key = digest([table]), table.made  # before it is read: what comes meanwhile is looked at again
        play = registry.play(table.talks, INSTRUCTOR)
        silent = _runs_out(play, now)
        one = _kept.get(key) or debrief(measured, str(table.number), play, now)
        if not silent:
            _keep(key, one)
        found.append(one)
        until += silent
    watch.tell(len(tables), len(tables))
    kept = {
        "digest": grown, "kit": mark(kit), "at": now, "until": min(until, default=None),
        "kept": close(encode(tuple(found)), ABOUT),
    }  # fmt: skip
    if Class.objects.filter(pk=klass.pk).exists():
        Reckoned.objects.update_or_create(klass=klass, defaults=kept)
    return ""


def _runs_out(play: StateOfPlay, now: datetime) -> list[datetime]:
    """When silence procedures of plenary end that are open now."""
    state = play.plenary
    return [
        max(entry.act.deadline, now + AGAIN)
        for number, entry in state.silence.opened.items()
        if isinstance(entry.act, OpenSilence) and outcome(state, number, now, state.instructing.pauses) == "open"
    ]
