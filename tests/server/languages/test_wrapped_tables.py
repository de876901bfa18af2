"""The page of all tables, and that of one, go through the catalogues: as they stand, and after each button."""

from __future__ import annotations

import re
from typing import Any

from django.test import Client

from goodoffices.server.classroom import names
from goodoffices.server.classroom.models import Class
from goodoffices.server.store.registry import get_registry
from goodoffices.talks.act import PLENARY
from goodoffices.talks.declarations import RecordDeclared
from goodoffices.talks.kinds import encode
from tests.server.classroom.conftest import joined, klass, student, teacher  # noqa: F401  # fixtures among them
from tests.server.languages import pseudo, recorded
from tests.server.languages.test_wrapped_class import in_the_class
from tests.server.languages.wrapped import assert_wrapped, read

PAGE = "/class/friday/tables/"


def test_all_tables_and_one(klass: Class, teacher: Client) -> None:  # noqa: F811
    with pseudo.marked():
        found = read(teacher, [PAGE, f"{PAGE}1/"])
        teacher.post(f"{PAGE}1/", {"do": "begin"})
        joined(klass, "Ana")
        table = names.tables(klass)[0]
        said = encode(RecordDeclared(party="kestle", text={"en": "No."}))
        get_registry().submit(table.talks, "service.chief", PLENARY, said, "said")
        sent: list[dict[str, Any]] = [
            {"do": "pause", "note": "Look up"}, {"do": "pause"}, {"do": "extend", "minutes": "x"},
            {"do": "extend", "minutes": "5"}, {"do": "announce", "text": "", "language": "en"},
            {"do": "announce", "text": "Ten minutes", "language": "en"}, {"do": "resume"},
            {"do": "inject", "inject": "02-the-bank", "tables": ["1"]}, {"do": "inject", "inject": "02-the-bank"},
        ]  # fmt: skip
        for number, fields in enumerate(sent):
            given = {"key": f"pressed-{number}", **fields}
            found[f"{number} {fields['do']}"] = teacher.post(PAGE, given, follow=True)
        seen = names.tables(klass)[1].talks
        for number in range(2):
            found[f"anew {number}"] = teacher.post(f"{PAGE}2/", {"do": "anew", "seen": seen}, follow=True)
        found["its story"] = teacher.get("/class/friday/")
    kit = names.kit_of(klass)
    texts = [text for one in kit.injects for text in (one.title, one.text, one.watch)]
    own = {*in_the_class(klass), *(piece for text in texts for piece in _pieces(text)), "Look up", "Ten minutes", "No."}
    assert_wrapped(found, own | {one for text in texts for one in recorded.strings(text)})


def _pieces(text: dict[str, str]) -> list[str]:
    return [piece for words in text.values() for piece in re.split(r"\n+", words)]
