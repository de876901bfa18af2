"""Press reports: filing them, what was filed last, and searching reports and claims by their words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from goodoffices.dispatches.filing import Filed, Given, file_all
from goodoffices.dispatches.findable import asked
from goodoffices.intake import MAX_ORIGINAL
from goodoffices.server.desks import acts, dates, reviewing
from goodoffices.server.desks.desk import Desk, as_seat
from goodoffices.server.desks.forms.labels import excerpt
from goodoffices.server.desks.forms.options import numbered
from goodoffices.server.desks.frame import page
from goodoffices.server.desks.labels import listed
from goodoffices.server.desks.pages.press import claim
from goodoffices.server.languages import told
from goodoffices.server.originals import attachment
from goodoffices.server.store import registry as store
from goodoffices.talks.act import PUBLIC, Entry
from goodoffices.talks.filing import FileDispatch, RecordClaim
from goodoffices.talks.play import RoomState

SIZE = 30  # reports, or things found, on one page
TOLD = 8  # files that were refused are told one by one, up to so many


@as_seat
def dispatches(request: HttpRequest, desk: Desk) -> HttpResponse:
    """File reports, look through them, and search."""
    public = desk.room(PUBLIC)
    may_file = acts.may(desk, PUBLIC, "FileDispatch")
    if request.method == "POST":
        if not may_file:
            raise Http404
        return _file(request, desk)
    sought = request.GET.get("q", "").strip()[:500]
    before = numbered(request.GET.get("before")) or public.number + 1
    filed = numbered(request.GET.get("filed"))  # from this entry on they have just been filed
    found = _found(desk, public, sought, before) if sought else _latest(public, before)
    shown, more = found[:SIZE], len(found) > SIZE
    onward = {"q": sought, "before": shown[-1].number, "as-of": desk.as_of or ""} if more else {}
    return page(
        request,
        desk,
        "dispatches.html",
        _("Press reports"),
        rooms=(PUBLIC,),
        current="dispatches",
        may_file=may_file,
        most=MAX_ORIGINAL // 2**20,
        sought=sought,
        as_of_day=desk.as_of.isoformat() if desk.as_of else "",
        found=[_told(desk, public, entry, filed) for entry in shown],
        count=None if sought else len(public.press.dispatches),
        onward="?" + urlencode({name: value for name, value in onward.items() if value}) if onward else "",
        everything_url=desk.url("dispatches"),
    )


@as_seat
def original(request: HttpRequest, desk: Desk, number: int) -> HttpResponse:
    """The file that a report was opened from, to be saved."""
    found = attachment(store.get_registry(), desk.talks, desk.seat, number)
    if found is None or (desk.as_of is not None and number > desk.room(PUBLIC).number):
        raise Http404
    return found


def _latest(public: RoomState, before: int) -> list[Entry]:
    numbers = (number for number in reversed(public.press.dispatches) if number < before)
    return [public.press.dispatches[number] for number, _place in zip(numbers, range(SIZE + 1), strict=False)]


def _found(desk: Desk, public: RoomState, sought: str, before: int) -> list[Entry]:
    upto = min(before - 1, public.number)
    return store.get_registry().search(desk.talks, desk.seat, asked(sought), upto, SIZE + 1)


def _told(desk: Desk, public: RoomState, entry: Entry, filed: int) -> dict[str, Any]:
    """A report or a claim, as the page shows it."""
    url = desk.entry_url(PUBLIC, entry.number)
    if isinstance(entry.act, RecordClaim):
        return {"claim": claim(desk, public, entry), "number": entry.number, "url": url}
    act = entry.act
    assert isinstance(act, FileDispatch)
    return {
        "title": act.title,
        "publisher": act.publisher,
        "published": dates.in_words(act.published),
        "agency": act.agency,
        "notes": act.notes,
        "version_of": act.version_of,
        "version_url": desk.entry_url(PUBLIC, act.version_of) if act.version_of is not None else "",
        "begins": excerpt(act.text[:400], 300) if act.text else "",
        "number": entry.number,
        "url": url,
        "original_url": _original_url(desk, entry.number) if act.size is not None else "",
        "fresh": 0 < filed <= entry.number,
        "actions": acts.links(
            reviewing.link(desk, entry.number), acts.link(desk, PUBLIC, "RecordClaim", dispatch=entry.number)
        ),
    }


def _original_url(desk: Desk, number: int) -> str:
    where = {"talks": desk.talks, "seat": desk.seat, "number": number}
    return reverse("desks:original", kwargs=where)


def _file(request: HttpRequest, desk: Desk) -> HttpResponse:
    """File what was sent, and go to where it stands; what was not filed is told there."""
    sent = [file for file in request.FILES.getlist("files") if file.name]
    if not sent:
        messages.error(request, _("No file was sent: choose one or more, then file them."))
        return _there(desk)
    given = Given(*(request.POST.get(name, "").strip() for name in ("published", "publisher", "agency")))
    done = list(file_all(store.get_registry(), desk.talks, desk.seat, _read(sent), given))
    numbers = [one.receipt.number for one in done if one.receipt is not None]
    refused = [one for one in done if one.refusal is not None]
    if numbers:
        messages.success(request, _said(done, numbers))
    for one in refused[:TOLD]:
        assert one.refusal is not None
        why = {"name": one.name[:100], "why": told(one.refusal.message)}
        messages.error(request, _("Not filed, “%(name)s”: %(why)s") % why)
    more = len(refused) - TOLD
    if more > 0:
        messages.error(request, ngettext("Not filed: %(n)s more.", "Not filed: %(n)s more.", more) % {"n": more})
    return _there(desk, min(numbers, default=0))


def _read(sent: list[UploadedFile]) -> Iterator[tuple[str, bytes]]:
    """What was sent, one by one: of a file that is too long, as much as shows that it is."""
    for file in sent:
        yield str(file.name)[:200], file.read(MAX_ORIGINAL + 1)


def _said(done: list[Filed], numbers: list[int]) -> str:
    if len(numbers) == 1:
        filed = _("Filed in the public record: entry %(first)s.") % {"first": numbers[0]}
    else:
        filed = _("Filed in the public record: entries %(first)s to %(last)s.")
        filed %= {"first": min(numbers), "last": max(numbers)}
    versions = [str(one.version.number) for one in done if one.receipt is not None and one.version is not None]
    if not versions:
        return filed
    again = _("Versions of reports filed before: %(entries)s.") % {"entries": listed(versions[:10])}
    return f"{filed} {again}"


def _there(desk: Desk, first: int = 0) -> HttpResponse:
    response = HttpResponseRedirect(desk.url("dispatches") + (f"?filed={first}" if first else ""))
    response.status_code = 303
    return response
