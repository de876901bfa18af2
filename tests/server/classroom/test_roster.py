"""Rosters as spreadsheets write them, and what is said of those that cannot be read."""

import pytest

from goodoffices.kits.seating import OBSERVER, Wish
from goodoffices.server.classroom.roster import RosterError, read

NAMES = ["Lucía Gómez", "Zoë de Vries"]


def names(data: bytes, encoding: str = "") -> list[str]:
    return [one.name for one in read(data, encoding).students]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_encodings_separators_and_ends_of_lines(encoding: str, separator: str, end: str) -> None:
    lines = [f"Name{separator}Group", *(f"{name}{separator}A" for name in NAMES), ""]
    found = read(end.join(lines).encode(encoding))
    assert [one.name for one in found.students] == NAMES
    assert {tuple(one.more.items()) for one in found.students} == {(("Group", "A"),)}
    assert found.note == ""


@pytest.mark.parametrize(
    ("encoding", "written"),
    [
        ("cp1252", ["Françoise Lefèvre", "José Núñez", "Jürgen Größe", "Zoë de Vries", "Renée Côté"]),
        ("cp1251", ["Иванова Анна Сергеевна", "Петров Олег", "Сидоренко Ірина", "Жукова Мария", "Щербак Юрий"]),
    ],
)
def test_a_guessed_encoding_is_said(encoding: str, written: list[str]) -> None:
    found = read("\n".join(["name", *written]).encode(encoding))
    assert [one.name for one in found.students] == written
    assert "not UTF-8" in found.note


def test_the_encoding_can_be_given() -> None:
    assert names("name\nИрина".encode("cp866"), "cp866") == ["Ирина"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ana\nBo\n", ["Ana", "Bo"]),
        ("sep=;\nname;x\nAna;1\n", ["Ana"]),
        ("First name,Last name\nAna,Li\n", ["Ana Li"]),
        ("Nom;Prénom\nLi;Ana\n", ["Ana Li"]),
        ("Фамилия;Имя\nЛи;Анна\n", ["Анна Ли"]),
        ('name,note\n"Li, Ana","says ""hi"""\n\n  \nBo,\n', ["Li, Ana", "Bo"]),
        ("姓名\n李娜\n", ["李娜"]),
        ("姓,名\n李,娜\n", ["李娜"]),
        ("Nombre;Apellidos\nAna;García Gil\n", ["Ana García Gil"]),
        ("Apellidos,Nombre\nGarcía,Ana\n", ["Ana García"]),
        ("Name,Surname\nAna,Li\n", ["Ana Li"]),
        ("Name;First name\nLi;Ana\n", ["Ana Li"]),
        ("الاسم الأول,اسم العائلة\nليلى,حداد\n", ["ليلى حداد"]),
        ("Élève;Classe\nAna Li;3A\n", ["Ana Li"]),
        ("Names\nAna\nBo\n", ["Ana", "Bo"]),
        ("name\nLi, Ana\nFrey, Bo\n", ["Li, Ana", "Frey, Bo"]),
        ("Class 3B, autumn\nname;group\nAna;A\n", ["Ana"]),
        ("Class 3B,,\n,,\nNo,Name,Group\n1,Ana,A\n", ["Ana"]),
        ("name\nJose\u0301\n", ["Jos\u00e9"]),
    ],
)
def test_columns_of_names(text: str, expected: list[str]) -> None:
    assert names(text.encode()) == expected


def test_tables_and_seats_are_wishes() -> None:
    found = read(b"name,table,seat,mail\nAna,2,akra.head,a@x\nBo,,,\n").students
    assert [one.wish for one in found] == [Wish(2, "akra.head"), Wish()]
    assert found[0].more == {"mail": "a@x"}


@pytest.mark.parametrize(
    ("written", "seat"),
    [("Akra.Head", "akra.head"), ("observer", OBSERVER), ("Observatrice", OBSERVER), ("观察员", OBSERVER)],
)
def test_a_seat_is_written_as_people_write_it(written: str, seat: str) -> None:
    assert read(f"name,seat\nAna,{written}\n".encode()).students[0].wish.seat == seat


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "nobody on the roster"),
        (b"name\n", "nobody on the roster below"),
        (b"name,x\nAna,1\n,2\n", "Line 3: there is no name"),
        (b"name\nAna\nBo\nana\n", "Line 4: .ana. is on line 2 already"),
        (b"id,group\n1,A\n", "Line 1: none of the columns is called"),
        (b"who,status\nAna,student\nBo,guest\n", "Line 1: none of the columns is called"),
        ("name\nJos\u00e9\nJose\u0301\n".encode(), "Line 3: .José. is on line 2 already"),
        (b"name,table\nAna,first\n", "Line 2: table .first. is no number"),
        (b'name\n"Ana\nBo\n', "Line 2: quotation marks"),
        (b"PK\x03\x04....", "a workbook"),
        (b"name\nA\0na\n", "no text"),
        (b"name\n" + b"x" * 101, "Line 2: this is no name"),
        (b"x" * (3 << 20), "larger than 2 MB"),
    ],
)
def test_what_cannot_be_read_says_the_line_and_what_to_do(data: bytes, words: str) -> None:
    with pytest.raises(RosterError, match=words):
        read(data)


def test_an_encoding_that_does_not_fit_says_the_line() -> None:
    with pytest.raises(RosterError, match="Line 2: this is not written in utf-8"):
        read("name\nZoë".encode("cp1252"), "utf-8")
    with pytest.raises(RosterError, match="no encoding “nonsense”"):
        read(b"name\nAna", "nonsense")
