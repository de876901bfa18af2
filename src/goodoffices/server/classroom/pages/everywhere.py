"""What the buttons of the page of all tables do: each is entered table by table, and told table by table."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from django.contrib import messages
from django.http import Http404, HttpRequest
from django.utils.translation import gettext as _

from goodoffices.phrases import counted, phrase
from goodoffices.server.classroom import everywhere, injects, names, story
from goodoffices.server.classroom.everywhere import Outcome, Wanted
from goodoffices.server.classroom.models import Class, TableOf
from goodoffices.server.languages import strung, told
from goodoffices.talks import words
from goodoffices.talks.act import PLENARY, Act
from goodoffices.talks.instructing import MOST_MINUTES, Announce, Extend, Pause, Resume

_KEY = re.compile(r"[\w-]{8,80}", re.ASCII)


def do(request: HttpRequest, klass: Class) -> None:
    """Carry out one button. Raises `Http404` for what the page does not offer."""
    what = request.POST.get("do", "")
    if what == "inject":
        _inject(request, klass)
        return
    key = request.POST.get("key", "")
    if not _KEY.fullmatch(key) or what not in _READ:
        raise Http404
    read = _READ[what](request)
    if isinstance(read, Act):
        outcomes = everywhere.enter(names.tables(klass), lambda table: [(PLENARY, read)], key)
        _tell(request, klass, outcomes, _DONE[what], what)
    else:
        messages.error(request, read)


def _pause(request: HttpRequest) -> Act | str:
    return Pause(note=_line(request, "note"))


def _resume(request: HttpRequest) -> Act | str:
    return Resume(note=_line(request, "note"))


def _extend(request: HttpRequest) -> Act | str:
    written = request.POST.get("minutes", "").strip()
    if not written.isdecimal() or len(written) > 6 or not 1 <= int(written) <= MOST_MINUTES:
        return _("How many minutes more: write a whole number from 1 to %(most)s.") % {"most": MOST_MINUTES}
    return Extend(minutes=int(written), note=_line(request, "note"))


def _announce(request: HttpRequest) -> Act | str:
    text, language = request.POST.get("text", "").strip(), request.POST.get("language", "")
    if not text:
        return _("Write what you want to tell everybody.")
    if words.language(language, "language") is not None:
        raise Http404
    return Announce(text={language: text.replace("\r\n", "\n")})


_READ: dict[str, Callable[[HttpRequest], Act | str]] = {
    "pause": _pause, "resume": _resume, "extend": _extend, "announce": _announce,
}  # fmt: skip
_DONE = {
    "pause": phrase("Paused."),
    "resume": phrase("The talks go on."),
    "extend": phrase("More time was given."),
    "announce": phrase("Everybody was told."),
    "inject": phrase("Let in."),
}


def _line(request: HttpRequest, field: str) -> str:
    return " ".join(request.POST.get(field, "").split())[:500]


def _inject(request: HttpRequest, klass: Class) -> None:
    kit = names.kit_of(klass)
    inject = next((one for one in kit.injects if one.name == request.POST.get("inject")), None)
    if inject is None:
        raise Http404
    asked = set(request.POST.getlist("tables"))
    chosen = [table for table in names.tables(klass) if str(table.number) in asked]
    if not chosen:
        messages.error(request, _("Choose at least one table."))
        return

    def wanted(table: TableOf) -> Sequence[Wanted]:
        return injects.missing(kit, inject, injects.recording(table.talks))

    outcomes = everywhere.enter(chosen, wanted, f"inject {inject.name}"[:120])
    _tell(request, klass, outcomes, _DONE["inject"], "inject")


def _tell(request: HttpRequest, klass: Class, outcomes: Sequence[Outcome], done: str, kind: str) -> None:
    """Table by table, what was done and what was refused; the class's own story keeps it."""
    there = [outcome.table for outcome in outcomes if not outcome.refused]
    if there:
        # Translators: done is a sentence, such as “Paused.”; tables are numbers: “1, 2, 5”
        said = counted("{done} Table {tables}.", "{done} Tables {tables}.", len(there), done=done, tables=_few(there))
        messages.success(request, told(said))
        story.note(klass, kind, said)
    for line in (line for outcome in outcomes for line in outcome.lines):
        messages.warning(request, told(line))
        story.note(klass, kind, line)


def _few(numbers: Sequence[int]) -> str:
    """Numbers with a comma between them: kept in the story, where no language is chosen yet."""
    return strung(map(str, numbers))
