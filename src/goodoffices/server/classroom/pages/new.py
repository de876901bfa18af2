"""Coming in as the teacher, by the link that the command prints, and opening a class from a page."""

from __future__ import annotations

from pathlib import Path
from secrets import token_urlsafe

from allauth.account.adapter import get_adapter
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from goodoffices.examples import ExampleError, shipped
from goodoffices.kits import KitError, is_kit
from goodoffices.kits.archive import MOST_PACKED
from goodoffices.kits.faults import Fault
from goodoffices.kits.seating import SeatingError
from goodoffices.phrases import phrase
from goodoffices.server.classroom import names, opening, roster
from goodoffices.server.classroom.models import Class, TeacherLink
from goodoffices.server.classroom.roster import RosterError
from goodoffices.server.desks.desk import not_found
from goodoffices.server.doors.models import Account
from goodoffices.server.doors.pages import shown, trouble
from goodoffices.server.languages import told


@require_GET  # whatever looks at links before people do asks for their heads: it uses none up
def teach(request: HttpRequest, token: str) -> HttpResponseBase:
    """`/class/teach/TOKEN/`: sign in as the teacher, once; to the class named in `?class=`, else to the list."""
    if shown.stranger(request):
        return trouble.too_many(request)
    account = opening.use_teacher_link(token)
    if account is None:
        return shown.nowhere(request)
    if request.user.is_authenticated:
        logout(request)
    get_adapter().login(request, account)
    klass = Class.objects.filter(name=request.GET.get("class", ""), teacher=account).first()
    return redirect("classroom:wall", name=klass.name) if klass is not None else redirect("classroom:new")


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponseBase:
    """`/class/new/`: the teacher's classes, and a form for one more."""
    account = request.user
    if not isinstance(account, Account) or not TeacherLink.objects.filter(account=account).exists():
        return not_found(request)
    error = ""
    if request.method == "POST":
        try:
            klass = _open(request, account)
            return redirect("classroom:wall", name=klass.name)
        except (RosterError, SeatingError, opening.ClassError, ExampleError) as refused:
            error = told(refused.args[0])
        except KitError as refused:
            error = " ".join(map(_fault, refused.faults))
    return _page(request, account, error)


def _page(request: HttpRequest, account: Account, error: str) -> HttpResponse:
    context = {
        "title": _("A new class"),
        "error": error,
        "form": token_urlsafe(),
        "kits": [{"name": name, "chosen": name == request.POST.get("kit", "lake-mirna-60")} for name in _kits()],
        "given": {key: request.POST.get(key, "") for key in ("name", "teacher", "tables", "minutes", "names")},
        "classes": [
            {"name": klass.name, "url": reverse("classroom:desk", args=[klass.name])}
            for klass in account.classes.order_by("-made")
        ],
    }
    return render(request, "classroom/new.html", context, status=400 if error else 200)


def _kits() -> dict[str, Path]:
    return {name: folder for name, folder in shipped().items() if is_kit(folder)}


def _open(request: HttpRequest, account: Account) -> Class:
    form = request.POST.get("form", "")[:43]
    if (done := opening.opened_by(form, account)) is not None:  # somebody pressed twice, or went back and pressed again
        return done
    listed = request.FILES.get("roster")
    data = listed.read(roster.MOST_BYTES + 1) if listed is not None else request.POST.get("names", "").encode()
    found = roster.read(data)
    own = request.FILES.get("own_kit")
    if own is not None:
        packed = own.read(MOST_PACKED + 1)
    elif (folder := _kits().get(request.POST.get("kit", ""))) is not None:
        packed = opening.packed(folder)
    else:
        raise opening.ClassError(phrase("Choose a kit."))
    wanted = request.POST.get("name", "") or (Path(listed.name or "").stem if listed is not None else "class")
    kit = names.kit_in(packed)
    suiting = max(opening.default_tables(kit, len(found.students)), opening.by_wish(found.students))
    return opening.open_class(
        opening.unique_name(wanted), packed, found, _number(request, "tables") or suiting,
        account, person=request.POST.get("teacher", "").strip(), minutes=_number(request, "minutes"), form=form,
    )  # fmt: skip


def _fault(fault: Fault) -> str:
    where = f"{fault.file}:{fault.line}" if fault.line else fault.file
    return _("%(where)s: %(what)s; %(remedy)s") % {
        "where": where, "what": told(fault.what), "remedy": told(fault.remedy),
    }  # fmt: skip


_WRONG = {
    "tables": phrase("The tables: write a whole number from 1, or leave it empty."),
    "minutes": phrase("The minutes: write a whole number from 1, or leave it empty."),
}


def _number(request: HttpRequest, field: str) -> int | None:
    written = request.POST.get(field, "").strip()
    if not written:
        return None
    if not written.isdecimal() or len(written) > 6 or not 1 <= int(written) <= 1440:
        raise opening.ClassError(_WRONG[field])
    return int(written)
