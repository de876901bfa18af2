"""The pictures for cameras, on the wall and on the seat cards: each is of the address that it stands beside."""

import re
from base64 import b64decode

import pytest
import qrcode  # type: ignore[import-untyped]  # carries no types
from django.test import Client

from goodoffices.server.classroom import names, printing
from goodoffices.server.classroom.models import Class

HERE = "http://testserver/class/"


def dots(svg: str) -> set[tuple[int, int]]:
    """The dark squares of a drawn picture, from its first one on."""
    found = [(float(x), float(y)) for x, y in re.findall(r"M([\d.]+),([\d.]+)H", svg)]
    first, wide = min(found)[0], float(re.findall(r"M([\d.]+),[\d.]+H([\d.]+)", svg)[0][1]) - min(found)[0]
    return {(round((x - first) / wide), round((y - first) / wide)) for x, y in found}


def meant(address: str) -> set[tuple[int, int]]:
    code = qrcode.QRCode(border=0)
    code.add_data(address)
    code.make()
    return {(x, y) for y, row in enumerate(code.get_matrix()) for x, dark in enumerate(row) if dark}


def test_the_wall_has_the_picture_of_the_address_under_it(klass: Class, teacher: Client) -> None:
    page = teacher.get("/class/friday/wall/").content.decode()
    picture = re.search(r'src="data:image/svg\+xml;base64,([^"]+)"', page)
    assert picture is not None
    assert f'<p class="address">{HERE}</p>' in page
    assert dots(b64decode(picture[1]).decode()) == meant(HERE)


def test_each_card_has_the_picture_that_brings_its_code_along(
    klass: Class, teacher: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(printing, "printed", lambda html: html)
    page = teacher.get("/class/friday/cards.pdf").content.decode()
    cards = re.findall(r'<section class="card">(.*?)</section>', page, re.DOTALL)
    students = names.students(klass)
    assert len(cards) == len(students) == 5
    for card, student in zip(cards, students, strict=True):
        assert f"<h2>{student.name}</h2>" in card
        assert f"{student.code[:3]} {student.code[3:]}" in card
        assert dots(card) == meant(f"{HERE}?code={student.code}")
        assert f'value="{student.code}"' in Client().get(f"/class/?code={student.code}").content.decode()
