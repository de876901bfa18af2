"""All tables at a glance, and what is done at all of them: told by table, entered once, for one teacher."""

import re
from collections.abc import Sequence

import pytest
from django.test import Client

from goodoffices.examples import shipped
from goodoffices.kits.copying import INSTRUCTOR
from goodoffices.records import StoreBusy
from goodoffices.server.classroom import everywhere, injects, names, opening, roster
from goodoffices.server.classroom.models import Class, TableOf
from goodoffices.server.desks.desk import Desk
from goodoffices.server.store.registry import get_registry
from goodoffices.talks.act import PLENARY, PUBLIC, Act, Refusal
from goodoffices.talks.declarations import RecordDeclared
from goodoffices.talks.filing import FileDispatch
from goodoffices.talks.instructing import Announce, Extend, Pause, Resume, SetTimetable
from goodoffices.talks.kinds import encode
from goodoffices.talks.mandates import Direct, SeekInstructions
from goodoffices.talks.stances import TakeStance
from tests.server.classroom.conftest import joined, student

PAGE = "/class/friday/tables/"


def text(client: Client, path: str = PAGE) -> str:
    answer = client.get(path)
    assert answer.status_code == 200, (answer.status_code, path)
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", answer.content.decode()))


def key(client: Client) -> str:
    found = re.search(r'name="key" value="(\w+)"', client.get(PAGE).content.decode())
    assert found is not None
    return found[1]


def post(client: Client, what: str, given: str = "", **fields: str | Sequence[str]) -> str:
    """Press a button of the page; what the page says then."""
    data = {"do": what, "key": given or key(client), **fields}
    answer = client.post(PAGE, data, follow=True)
    assert answer.status_code == 200
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", answer.content.decode()))


def entered(table: TableOf, kind: type[Act], room: str = PLENARY) -> list[Act]:
    """What the instructor has entered at a table of one kind, oldest first."""
    entries = get_registry().play(table.talks, INSTRUCTOR).rooms[room].entries
    return [one.act for one in entries if one.seat == INSTRUCTOR and isinstance(one.act, kind)]


def act(table: TableOf, seat: str, given: Act, room: str = PLENARY) -> int | str:
    outcome = get_registry().submit(table.talks, seat, room, encode(given), f"test {seat} {given!r}"[:200])
    return outcome.message if isinstance(outcome, Refusal) else outcome.number


def test_every_table_is_on_the_page_with_its_points_in_words(klass: Class, teacher: Client) -> None:
    page = teacher.get(PAGE).content.decode()
    rows = re.findall(r'<tr id="glance-(\d)">(.*?)</tr>', page, re.S)
    assert [number for number, _ in rows] == ["1", "2"]
    for table, (_, row) in zip(names.tables(klass), rows, strict=True):
        marks = re.findall(r'<span class="chip f-point s-([\w-]+) bare">([^<]+)<', row)
        points = get_registry().play(table.talks, INSTRUCTOR).plenary.points.points
        assert len(marks) == len(points) == 6
        assert all(shape and word.strip() for shape, word in marks)
        assert "nobody, by the record" in row
        assert "The timetable has not begun." in row
        assert "Round 1 goes on." in row
        assert "nothing yet" in row
        assert f"/t/{table.talks}/as/{INSTRUCTOR}/" in row
    joined(klass, "Ana")
    assert "1 of 3 here" in text(teacher)


def test_who_is_waited_for_is_named_with_the_students_and_the_principal(klass: Class, teacher: Client) -> None:
    first, _ = names.tables(klass)
    assert isinstance(act(first, "service.chief", RecordDeclared(party="kestle", text={"en": "No."})), int)
    asked = SeekInstructions(question={"en": "May we give 5 C?"})
    assert isinstance(act(first, "kestle.head", asked, "capital.kestle"), int)
    page = teacher.get(PAGE).content.decode()
    [one, two] = [re.sub(r"<[^>]+>", "", row) for row in re.findall(r'<tr id="glance-\d">(.*?)</tr>', page, re.S)]
    assert "Kestle Rail (Ana): to confirm what was set down" in one
    assert "the principal of Kestle Rail: to give instructions" in one
    assert "nobody, by the record" in two
    assert "May we give 5 C?" in text(teacher, "/class/friday/tables/1/")
    assert "Kestle Rail, in" in one  # the last entry but the teacher's own
    post(teacher, "pause")
    assert "Kestle Rail , in" in text(teacher)


def test_a_point_that_is_agreed_can_be_taken_up_again(klass: Class, teacher: Client) -> None:
    first, _ = names.tables(klass)
    plenary = get_registry().play(first.talks, INSTRUCTOR).plenary
    wording = plenary.alternatives.by_point["1"][0]
    for head in ("kestle.head", "branch.head"):
        taken = act(first, head, TakeStance(point="1", wording=wording, stance="accept"))
        assert isinstance(taken, int), taken
    page = teacher.get(PAGE).content.decode()
    rows = re.findall(r'<tr id="glance-\d">(.*?)</tr>', page, re.S)
    assert "s-agreed bare" in rows[0]
    assert "s-agreed bare" not in rows[1]
    steered = teacher.get("/class/friday/tables/1/").content.decode()
    assert f"/t/{first.talks}/as/{INSTRUCTOR}/rooms/plenary/act/Reopen/?point=1" in steered
    assert "act/Reopen/?point=2" not in steered


def test_pause_and_go_on_at_every_table_once(klass: Class, teacher: Client) -> None:
    given = key(teacher)
    assert "Paused. Tables 1, 2." in post(teacher, "pause", given, note="Listen")
    assert "Paused. Tables 1, 2." in post(teacher, "pause", given, note="Listen")  # sent twice: the same again
    for table in names.tables(klass):
        assert entered(table, Pause) == [Pause(note="Listen")]
        assert "paused" in str(act(table, "kestle.head", Announce(text={"en": "Hear me"})))
    assert "paused since" in text(teacher)
    assert "The talks go on. Tables 1, 2." in post(teacher, "resume")
    assert "paused since" not in text(teacher)


def test_what_one_table_refuses_is_said_and_the_others_go_on(klass: Class, teacher: Client) -> None:
    first, second = names.tables(klass)
    assert isinstance(act(first, INSTRUCTOR, Pause()), int)
    said = post(teacher, "pause")
    assert "Paused. Table 2." in said
    assert "Table 1: The talks are paused already." in said
    assert len(entered(second, Pause)) == 1
    assert "Table 1: The talks are paused already." in text(teacher, "/class/friday/")  # kept


def test_more_time_and_words_for_everybody(klass: Class, teacher: Client) -> None:
    teacher.post("/class/friday/", {"do": "begin"})
    assert "More time was given. Tables 1, 2." in post(teacher, "extend", minutes="7")
    assert "write a whole number" in post(teacher, "extend", minutes="soon")
    assert "Everybody was told. Tables 1, 2." in post(teacher, "announce", text="Ten\r\nminutes", language="en")
    assert "Write what you want to tell" in post(teacher, "announce", text=" ", language="en")
    for table in names.tables(klass):
        assert entered(table, Extend) == [Extend(minutes=7)]
        assert entered(table, Announce) == [Announce(text={"en": "Ten\nminutes"})]
    ana = joined(klass, "Ana")
    at = student(klass, "Ana").place
    assert at.table is not None
    page = text(ana, f"/t/{at.table.talks}/as/{at.seat}/board/")
    assert "The instructor told everybody at" in page
    assert "Ten minutes" in page
    assert text(teacher).count("57 minutes of all") == 2


def test_a_page_that_was_gone_back_to_asks_for_something_else(klass: Class, teacher: Client) -> None:
    given = key(teacher)
    post(teacher, "extend", given, minutes="5")
    post(teacher, "extend", given, minutes="10")
    assert [one.minutes for one in entered(names.tables(klass)[0], Extend)] == [5, 10]  # type: ignore[attr-defined]


def test_an_inject_is_let_in_where_it_is_wanted_and_nowhere_twice(klass: Class, teacher: Client) -> None:
    first, second = names.tables(klass)
    assert "Let in. Table 2." in post(teacher, "inject", inject="01-axle-box", tables=["2"])
    assert entered(first, FileDispatch, PUBLIC) == []
    [dispatch] = entered(second, FileDispatch, PUBLIC)
    assert isinstance(dispatch, FileDispatch)
    assert (dispatch.publisher, dispatch.title) == (
        "Marrow Post", "Axle box of unit 44 was cracked, says Safety Office",
    )  # fmt: skip
    post(teacher, "inject", inject="01-axle-box", tables=["1", "2"])
    assert [len(entered(one, FileDispatch, PUBLIC)) for one in (first, second)] == [1, 1]
    assert "Choose at least one table" in post(teacher, "inject", inject="04-at-the-gate")
    post(teacher, "inject", inject="04-at-the-gate", tables=["1"])
    [told] = entered(first, Announce)
    assert "seven empty lockers" in str(told)
    page = teacher.get(PAGE).content.decode()
    assert "table 1: let in" in page.partition('id="inject-04-at-the-gate"')[2]


def test_a_table_that_cannot_be_read_is_told_of_and_keeps_nobody_back(
    klass: Class, teacher: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = names.tables(klass)
    given, reading = key(teacher), injects.recording

    def recording(talks: str) -> Desk:
        if talks == first.talks:
            raise StoreBusy
        return reading(talks)

    monkeypatch.setattr(injects, "recording", recording)
    data = {"do": "inject", "key": given, "inject": "01-axle-box", "tables": ["1", "2"]}
    assert teacher.post(PAGE, data).status_code == 302
    monkeypatch.setattr(injects, "recording", reading)
    said = text(teacher)
    assert "Table 1: Nothing was entered: the room was busy for too long." in said
    assert "Let in. Table 2." in said
    assert [len(entered(one, FileDispatch, PUBLIC)) for one in (first, second)] == [0, 1]


def test_what_was_entered_in_part_says_how_much(klass: Class, teacher: Client) -> None:
    outcome = everywhere.enter(
        names.tables(klass)[:1], lambda _: [(PLENARY, Announce(text={"en": "One"})), (PLENARY, Resume())], "twice"
    )
    [of_one] = outcome
    assert of_one.lines == ["Table 1: 1 of 2 entered, and the others not.", "Table 1: The talks are not paused."]


def test_changed_directives_name_the_alternative_of_this_table(klass: Class, teacher: Client) -> None:
    post(teacher, "inject", inject="02-the-bank", tables=["1", "2"])
    for table in names.tables(klass):
        plenary = get_registry().play(table.talks, INSTRUCTOR).plenary
        [direct] = entered(table, Direct, "capital.kestle")
        assert isinstance(direct, Direct)
        assert (direct.point, direct.alternative, direct.verdict) == (
            "5", plenary.alternatives.by_point["5"][2], "may accept",
        )  # fmt: skip
        assert "leasing bank" in direct.text["en"]
        assert entered(table, Direct, "capital.branch") == []


def test_words_alone_go_to_a_capital_as_an_instruction(db: None) -> None:
    whole = opening.open_class(
        "mirna", opening.packed(shipped()["lake-mirna"]), roster.read(b"Ana\nBo\nChi\nDana"), 1, opening.teacher(),
        person="Ada Brun",
    )  # fmt: skip
    client = Client()
    client.get(f"/class/teach/{opening.teacher_link(whole.teacher)}/")
    [table] = names.tables(whole)
    data = {"do": "inject", "inject": "03-count-for-31-may", "tables": ["1"]}
    for _ in range(2):
        said = client.post("/class/mirna/tables/", data, follow=True).content.decode()
        assert "Let in. Table 1." in said
    play = get_registry().play(table.talks, "dovra.head")
    heard = [one for one in play.rooms["capital.dovra"].entries if one.seat == INSTRUCTOR and not one.loaded]
    assert len(heard) == 1
    assert "The Chair is now two votes short" in str(heard[0].act)
    assert "Ada Brun" in str(heard[0].act)


def test_what_is_due_by_the_timetable_is_offered_where_it_is_due(
    klass: Class, teacher: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, _ = names.tables(klass)
    teacher.post("/class/friday/tables/1/", {"do": "begin"})
    assert len(entered(first, SetTimetable)) == 1
    assert "Due by the timetable" not in text(teacher)
    registry = get_registry()
    from datetime import timedelta

    now = registry.now() + timedelta(minutes=20)
    monkeypatch.setattr(registry, "_clock", lambda: now)
    page = teacher.get(PAGE).content.decode()
    due = page.partition('aria-labelledby="due"')[2].partition("</section>")[0]
    assert "minute 14, for table 1." in re.sub(r"<[^>]+>", "", due)
    assert "leasing bank" not in due
    assert re.findall(r'name="tables" value="(\d)"', due) == ["1"]
    post(teacher, "inject", inject="01-axle-box", tables=["1"])
    assert "Due by the timetable" not in text(teacher)


def test_looking_again_is_cheap_until_something_happens(klass: Class, teacher: Client) -> None:
    found = re.search(r'id="glance" hx-get="([^"]+)"', teacher.get(PAGE).content.decode())
    assert found is not None
    assert teacher.get(found[1]).status_code in (200, 204)  # 200 only where a new part of a minute has begun
    again = re.search(r'hx-get="([^"]+)"', teacher.get(f"{PAGE}?at=other").content.decode())
    assert again is not None
    post(teacher, "pause")
    answer = teacher.get(again[1])
    assert answer.status_code == 200
    assert "paused since" in answer.content.decode()
    assert "<html" not in answer.content.decode()


def test_another_teacher_finds_no_such_page(klass: Class, teacher: Client) -> None:
    from goodoffices.server.doors.models import Account

    other = Account.objects.create_user("another-teacher")
    opening.open_class("monday", opening.packed(shipped()["rail-depot"]), roster.read(b"Eve\nFay\nGus"), 1, other)
    client = Client()
    client.get(f"/class/teach/{opening.teacher_link(other)}/")
    assert client.get("/class/monday/tables/").status_code == 200
    missing = client.get("/class/nothing/tables/")
    given = "a" * 32
    for path in ("tables/", "tables/1/", "tables/9/"):
        for answer in (
            client.get(f"/class/friday/{path}"),
            client.post(f"/class/friday/{path}", {"do": "pause", "key": given}),
        ):
            assert (answer.status_code, answer.content) == (404, missing.content), path
    table = names.tables(klass)[0]
    anew = client.post("/class/friday/tables/1/", {"do": "anew", "seen": table.talks})
    assert (anew.status_code, anew.content) == (404, missing.content)
    assert entered(table, Pause) == []
    assert teacher.get("/class/friday/tables/9/").content == missing.content
    assert teacher.post(PAGE, {"do": "inject", "inject": "none", "tables": ["1"]}).content == missing.content
    ana = joined(klass, "Ana")
    assert ana.get(PAGE).content == missing.content


def test_the_page_asks_the_database_little_for_each_table(
    klass: Class, teacher: Client, django_assert_max_num_queries: object
) -> None:
    at = re.search(r'hx-get="([^"]+)"', teacher.get(PAGE).content.decode())
    assert at is not None
    with django_assert_max_num_queries(8):  # type: ignore[operator]
        teacher.get(at[1])
