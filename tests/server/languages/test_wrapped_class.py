"""What a class is told goes through the catalogues, on its pages and on the papers that are printed for it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client, RequestFactory
from django.utils import translation

from goodoffices.documents import pdf
from goodoffices.kits.copying import INSTRUCTOR
from goodoffices.server.classroom import names, printing
from goodoffices.server.classroom.models import Class
from goodoffices.server.classroom.pages import shown
from tests.server.classroom.conftest import joined, klass, student, teacher  # noqa: F401  # fixtures among them
from tests.server.languages import pseudo, recorded
from tests.server.languages.wrapped import assert_wrapped, read, spoken


def in_the_class(klass: Class) -> set[str]:  # noqa: F811
    own = {klass.name, names.kit_of(klass).name, "Ada Brun"}
    for one in names.students(klass):
        own |= {one.name, one.code, f"{one.code[:3]} {one.code[3:]}"}
    for table in names.tables(klass):
        own |= spoken(table.talks, [INSTRUCTOR])
    return own | set(recorded.strings(names.kit_of(klass).title))


def test_a_class_for_its_teacher(klass: Class, teacher: Client) -> None:  # noqa: F811
    base, ana, own = "/class/friday/", student(klass, "Ana").place.pk, in_the_class(klass)
    with pseudo.marked():
        found = read(
            teacher, [base, f"{base}wall/", f"{base}balance/", f"{base}balance/?closing=2", "/class/new/", "/"]
        )
        sent: list[dict[str, Any]] = [
            {"do": "begin"}, {"do": "late", "name": "Finn"}, {"do": "late", "name": "Finn"}, {"do": "late", "name": ""},
            {"do": "new code", "place": ana}, {"do": "absent", "place": ana}, {"do": "came", "place": ana},
            {"do": "move", "place": ana, "to": "2/observers.first"}, {"do": "no-shows"},
        ]  # fmt: skip
        for number, fields in enumerate(sent):
            found[f"{number} {fields['do']}"] = teacher.post(base, fields, follow=True)
        found |= {"after": teacher.get(base), "empty": teacher.get(f"{base}balance/")}
        kit = {"kit": "rail-depot"}
        for number, form in enumerate(
            [kit, {**kit, "names": "Ana\nAna"}, {**kit, "names": "name\n"}, {**kit, "names": "Ana", "tables": "x"},
             {**kit, "names": "Ana", "tables": "9"}, {**kit, "names": "who,group\nAna,A"}, {"names": "Ana"}]
        ):  # fmt: skip
            found[f"new {number}"] = teacher.post("/class/new/", form)
    assert_wrapped(
        found, own | in_the_class(klass) | {"Finn", "name", "who", "group", *names_of_kits(found["/class/new/"])}
    )


def names_of_kits(answer: HttpResponse) -> Iterator[str]:
    yield from (kit["name"] for kit in answer.context["kits"])


def test_a_class_for_its_students(klass: Class) -> None:  # noqa: F811
    with pseudo.marked():
        found = read(Client(), ["/class/"])
        found["wrong"] = Client().post("/class/", {"code": "BBBBBB"})
        browser = joined(klass, "Ana")
        found |= read(browser, ["/class/mine/"])
        names.student(student(klass, "Bo").place)
        klass.places.filter(pk=student(klass, "Bo").place.pk).update(table=None, seat="")
        found["waiting"] = joined(klass, "Bo", "10.0.0.10").get("/class/mine/")
    assert_wrapped(found, in_the_class(klass))


def test_cards_and_sheets_are_printed_in_the_language_of_whoever_prints(
    klass: Class,  # noqa: F811
    teacher: Client,  # noqa: F811
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(printing, "printed", lambda html: html)
    addresses = ["/class/friday/cards.pdf", "/class/friday/sheets.pdf"]
    with pseudo.marked():
        found = read(teacher, addresses)
    assert_wrapped(found, in_the_class(klass))
    teacher.cookies["interface"] = "ar"
    assert all(b'<html lang="ar" dir="rtl">' in answer.content for answer in read(teacher, addresses).values())


def test_where_no_pdf_can_be_made(teacher: Client, monkeypatch: pytest.MonkeyPatch) -> None:  # noqa: F811
    def fails(html: bytes) -> bytes:
        raise pdf.Unprintable(pdf.WANTING)

    monkeypatch.setattr(printing, "printed", fails)
    with pseudo.marked():
        found = read(teacher, ["/class/friday/cards.pdf"], 503)
    assert_wrapped(found, set())


def test_what_happened_to_a_class_is_kept_in_english_and_told_in_the_language_of_the_reader(
    klass: Class,  # noqa: F811
    teacher: Client,  # noqa: F811
) -> None:
    with pseudo.marked():
        joined(klass, "Ana")
        marked = teacher.get("/class/friday/").content.decode()
    assert "⟦Ana came.⟧" in marked
    assert "Ana came." in teacher.get("/class/friday/").content.decode()


def test_a_kit_speaks_the_language_that_was_chosen_for_the_pages() -> None:
    request = RequestFactory(headers={"Accept-Language": "de, en"}).get("/")
    texts = {"en": "Brief", "fr": "Dossier"}
    assert shown.spoken(request, texts) == "en"
    request.COOKIES["interface"] = "fr"
    with translation.override("fr"):
        assert shown.spoken(request, texts) == "fr"
