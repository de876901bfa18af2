"""What a debrief tells goes through the catalogues: its pages, its sheets on paper, and its pictures."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from goodoffices.kits.debrief import named
from goodoffices.kits.trial.table import Table
from goodoffices.server.classroom import names, printing
from goodoffices.server.classroom.models import Class
from tests.server.classroom.conftest import joined, student
from tests.server.classroom.test_debrief import BASE, klass, opened, reckoned, tables, teacher  # noqa: F401  # fixtures
from tests.server.languages import pseudo
from tests.server.languages.recorded import strings
from tests.server.languages.test_wrapped_class import in_the_class
from tests.server.languages.wrapped import assert_wrapped, read

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_debrief_for_its_teacher_and_its_students(
    klass: Class,  # noqa: F811
    teacher: Client,  # noqa: F811
    tables: dict[int, Table],  # noqa: F811
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(printing, "printed", lambda html: html)
    ana, kit = joined(klass, "Ana"), named(names.kit_of(klass))
    own = in_the_class(klass) | set(strings(kit.title)) | set(strings(list(kit.instructions.values())))
    own |= {party.name for party in kit.problem.parties} | {student(klass, "Ana").name, klass.made.date().isoformat()}
    found: dict[str, Any] = {}
    with pseudo.marked():
        found["waits"] = teacher.get(BASE)
        reckoned(klass)
        pages = [f"{BASE}{where}" for where in ("sheets/", "sheets.pdf", "tables/1/", "tables/1/replay/?at=20")]
        found |= {f"sealed {where}": answer for where, answer in read(teacher, pages).items()}
        found["unsure"] = teacher.post(BASE, {"do": "open"}, follow=True)
        opened(teacher)
        reckoned(klass)
        found |= {f"of Ana {where}": answer for where, answer in read(ana, pages).items()}
        teacher.post(BASE, {"do": "pseudonyms"})
        found |= {f"nameless {where}": answer for where, answer in read(teacher, pages).items()}
        pictures = read(teacher, [f"{BASE}picture.svg", f"{BASE}tables/1/picture.svg"])
    # The instructions and the words of the talks are the kit's own, in Markdown: the pages round them are looked at.
    for answer in found.values():
        content = answer.content.decode()
        while '<div class="kit-text"' in content:
            before, _, after = content.partition('<div class="kit-text"')
            content = before + after.partition("</details>")[2]
        answer.content = content.encode()
    assert all(pseudo.OPENS in answer.content.decode() for answer in found.values())
    assert_wrapped(found, own)
    for drawn in pictures.values():
        assert pseudo.OPENS in drawn.content.decode()
