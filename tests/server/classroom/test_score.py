"""The private score: one's own party's figures, as one reckons them by hand, and nothing of any other's."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.test import Client

from goodoffices.examples import shipped
from goodoffices.kits import Sheet, pack, read, sheet
from goodoffices.kits.copying import INSTRUCTOR
from goodoffices.kits.seating import Seating
from goodoffices.kits.trial import play
from goodoffices.kits.trial.table import Table
from goodoffices.server.classroom import names, own_score, places
from goodoffices.server.classroom.models import Class, TableOf
from goodoffices.server.store.registry import get_registry
from goodoffices.talks.act import Chosen, PointId, Refusal, party_of
from goodoffices.talks.alternatives import Amend, Propose
from goodoffices.talks.drafts import CirculateDraft
from goodoffices.talks.kinds import encode
from goodoffices.talks.mandates import SetObjectives
from tests.kits.by_hand import Package, worth, worths
from tests.server.classroom.conftest import joined, student
from tests.server.classroom.test_tables import act, text

PAGE = "/class/mine/score/"
POINTS = ("pay", "rota", "gantry", "contractors", "seven", "term")
BRANCH = (  # the worths of Branch Twelve otherwise, in figures and in words
    ("worth.json", '"rota": {"A": 0, "B": 11, "C": 15}', '"rota": {"A": 0, "B": 12, "C": 15}'),
    ("worth.json", '"reservation": 60', '"reservation": 61'),
    ("worth.json", '"red_lines": [{"seven": "A"}]', '"red_lines": [{"seven": "A"}, {"pay": "A"}]'),
    ("instructions/branch.*.md", "| 0 refer | 11 may |", "| 0 refer | 12 may |"),
    ("instructions/branch.*.md", "60**", "61**"),
    ("instructions/branch.*.md", "| 0 never | 14 refer |", "| **0 never** | 14 refer |"),
)
KESTLE = (("worth.json", '"reservation": 66', '"reservation": 67'), ("instructions/kestle.*.md", "66**", "67**"))
AT_DEBRIEF = (("kit.toml", 'score = "shown"', 'score = "at debrief"'),)


def otherwise(klass: Class, place: Path, changes: tuple[tuple[str, str, str], ...]) -> None:
    """Let the class have been opened with the kit written otherwise."""
    folder = place / "rail-depot"
    shutil.copytree(shipped()["rail-depot"], folder)
    for files, old, new in changes:
        for file in folder.glob(files):
            words = file.read_text(encoding="utf-8")
            assert old in words, (file.name, old)
            file.write_text(words.replace(old, new, 1), encoding="utf-8")
    Class.objects.filter(pk=klass.pk).update(kit=pack(folder))
    own_score._kit.cache_clear()


@pytest.fixture(autouse=True)
def _fresh() -> Iterator[None]:
    own_score._kit.cache_clear()
    yield
    own_score._kit.cache_clear()


def seat(klass: Class, name: str) -> tuple[TableOf, str]:
    place = student(klass, name).place
    assert place.table is not None
    return place.table, f"/t/{place.table.talks}/as/{place.seat}/"


def drafted(table: TableOf, package: Package) -> int:
    """Let a draft of these alternatives go round in plenary; its entry."""
    plenary = get_registry().play(table.talks, INSTRUCTOR).plenary
    settles = []
    for number, point in enumerate(POINTS, 1):
        if point in package:
            came = plenary.alternatives.by_point[PointId(str(number))]
            chosen = plenary.alternatives.alternatives[PointId(str(number)), came["ABCD".index(package[point])]]
            settles.append(Chosen(point=PointId(str(number)), wording=chosen.wording.number))
    found = act(table, "service.chief", CirculateDraft(settles=tuple(settles)))
    assert isinstance(found, int), found
    return found


def seen(client: Client, path: str) -> bytes:
    """A page without what differs each time that it is asked for."""
    answer = client.get(path)
    assert answer.status_code == 200, path
    return re.sub(rb'name="(?:csrfmiddlewaretoken|key)" value="[\w-]+"', b"", answer.content)


def test_every_figure_is_that_of_ones_own_instructions(klass: Class) -> None:
    [kestle, _] = worths("rail-depot")["parties"]
    page = joined(klass, "Ana").get(PAGE).content.decode()
    for number, point in enumerate(POINTS, 1):
        found = re.findall(
            rf'name="p-{number}" value="(\w)".*?score-letter" translate="no">(\w)</span>'
            r'<span class="score-figure">(\d+)</span>', page,
        )  # fmt: skip
        assert [(value, int(figure)) for value, _letter, figure in found] == list(kestle["worth"][point].items())
        assert all(value == shown for value, shown, _figure in found)
    said = re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", page))
    assert "No agreement is worth 66 to you." in said
    assert "3B and 6C together: 5 more" in said
    assert "2C and 4C together: 6 less" in said
    assert page.count('s-outside">red line') == 1
    assert "nothing that is said or written in another room" in said  # what the figures leave out


def test_a_package_that_one_puts_together_is_reckoned_as_by_hand(klass: Class) -> None:
    [kestle, _] = worths("rail-depot")["parties"]
    ana = joined(klass, "Ana")
    whole = dict(zip(POINTS, "DBBBBC", strict=True))
    query = "&".join(f"p-{number}={whole[point]}" for number, point in enumerate(POINTS, 1))
    total = worth(kestle, whole)
    said = text(ana, f"{PAGE}?{query}")
    assert f"Worth {total} : {total - 66} more than no agreement." in said
    assert "Counted: 1D, 2B, 3B, 4B, 5B, 6C ." in said
    crossing = text(ana, f"{PAGE}?p-3=C&p-1=A")
    assert "Worth 20 so far." in crossing
    assert "crosses a red line 3C" in crossing
    assert "Left open, or in words without a figure: 2, 4, 5 and 6." in crossing
    assert text(ana, f"{PAGE}?p-3=Z&p-99=A&p-1=") == text(ana, PAGE)


def test_a_draft_is_scored_for_each_side_by_its_own_figures(klass: Class) -> None:
    table, ours = seat(klass, "Ana")
    package = dict(zip(POINTS, "BBCBAB", strict=True))
    entry = drafted(table, package)
    for name, party, reservation in (("Ana", 0, 66), ("Chi", 1, 60)):
        total = worth(worths("rail-depot")["parties"][party], package)
        more = f"{abs(total - reservation)} {'more' if total > reservation else 'less'} than no agreement"
        client = joined(klass, name)
        assert f"The draft of entry {entry} Worth {total} : {more}." in text(client, PAGE)
        _, path = seat(klass, name)
        for where in ("", "text/", "closing/", "rooms/plenary/drafts/", "rooms/plenary/packages/"):
            box = re.sub(r"<[^>]+>", "", client.get(path + where).content.decode().partition('id="own-score"')[2])
            assert f"The draft of entry {entry}: {total}, {more}" in box, where
            assert "crosses a red line" in box.partition("Every figure")[0], where
    assert "own-score" not in joined(klass, "Bo").get(f"{seat(klass, 'Bo')[1]}board/").content.decode()
    dana = joined(klass, "Dana").get(PAGE).content.decode()  # at another table
    assert f"entry {entry}" not in dana
    assert ours not in dana


def test_a_points_page_has_the_worth_of_each_alternative(klass: Class) -> None:
    table, path = seat(klass, "Ana")
    assert isinstance(act(table, "branch.head", Propose(point=PointId("1"), text={"en": "Nine in the hundred."})), int)
    ana = joined(klass, "Ana")
    box = ana.get(f"{path}points/plenary/1/").content.decode().partition('id="own-score"')[2].partition("</aside>")[0]
    said = re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", box))
    assert "A 20 · B 11 · C 0 · D 15 · E no figure" in said
    assert "added at this table: no figure" in text(ana, PAGE)
    today = get_registry().now().date().isoformat()
    assert "own-score" not in ana.get(f"{path}points/plenary/1/?as-of={today}").content.decode()


def test_where_there_is_no_score_there_is_no_such_page_and_no_link(klass: Class, teacher: Client) -> None:
    nothing = Client().get("/class/mine/nothing/").content
    eli, ana = joined(klass, "Eli"), joined(klass, "Ana")
    for client in (Client(), teacher, eli):
        answer = client.get(PAGE)
        assert (answer.status_code, answer.content) == (404, nothing)
    assert PAGE.encode() not in eli.get(seat(klass, "Eli")[1]).content + eli.get("/class/mine/").content
    table = seat(klass, "Ana")[0]
    assert PAGE.encode() not in teacher.get(f"/t/{table.talks}/as/{INSTRUCTOR}/").content
    for path in (seat(klass, "Ana")[1], "/class/mine/", f"{seat(klass, 'Ana')[1]}board/"):
        assert PAGE.encode() in ana.get(path).content, path
    places.leave(student(klass, "Ana").place)
    assert ana.get(PAGE).content == nothing


def test_a_kit_may_keep_it_for_the_debrief(klass: Class, tmp_path: Path) -> None:
    otherwise(klass, tmp_path, AT_DEBRIEF)
    ana = joined(klass, "Ana")
    answer = ana.get(PAGE)
    assert (answer.status_code, answer.content) == (404, ana.get("/class/mine/nothing/").content)
    _, path = seat(klass, "Ana")
    for where in ("/class/mine/", path, f"{path}points/plenary/1/", f"{path}rooms/plenary/drafts/"):
        page = ana.get(where).content
        assert PAGE.encode() not in page, where
        assert b"own-score" not in page, where


def compared(klass: Class, place: Path, changes: tuple[tuple[str, str, str], ...]) -> list[str]:
    """The pages of Kestle Rail that differ when the kit is written otherwise."""
    table, path = seat(klass, "Ana")
    drafted(table, dict(zip(POINTS, "BABBBB", strict=True)))
    ana = joined(klass, "Ana")
    paths = [PAGE, f"{PAGE}?p-1=A&p-2=B&p-5=A", "/class/mine/", path]
    paths += [f"{path}points/plenary/{n}/" for n in (1, 2, 5)] + [f"{path}rooms/plenary/drafts/"]
    for each in paths:
        ana.get(each)  # what a first look changes
    before = {each: seen(ana, each) for each in paths}
    otherwise(klass, place, changes)
    return [each for each in paths if seen(ana, each) != before[each]]


def test_another_partys_worths_change_no_byte(klass: Class, tmp_path: Path) -> None:
    assert compared(klass, tmp_path, BRANCH) == []


def test_ones_own_worths_change_what_one_sees(klass: Class, tmp_path: Path) -> None:
    assert PAGE in compared(klass, tmp_path, KESTLE)


def test_a_planted_leak_is_caught(klass: Class, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def leaking(mine: own_score.Own) -> Sheet:
        other = next(one.id for one in mine.kit.problem.parties if one.id != party_of(mine.seat))
        return sheet(mine.kit, other)

    monkeypatch.setattr(own_score.Own, "sheet", property(leaking))
    assert PAGE in compared(klass, tmp_path, BRANCH)


def test_what_is_done_behind_other_doors_changes_no_byte(klass: Class) -> None:
    table, _ = seat(klass, "Ana")
    ana = joined(klass, "Ana")
    heads = get_registry().heads(table.talks, INSTRUCTOR)
    before = seen(ana, PAGE)
    assert get_registry().heads(table.talks, INSTRUCTOR) == heads  # looking enters nothing
    objectives = encode(SetObjectives(text={"en": "Hold out."}))
    entered = get_registry().submit(table.talks, INSTRUCTOR, "capital.branch", objectives, "behind")
    assert not isinstance(entered, Refusal), entered
    assert seen(ana, PAGE) == before


def test_who_moves_to_another_seat_sees_that_one_partys_and_no_other(klass: Class) -> None:
    eli = joined(klass, "Eli")
    table = names.tables(klass)[0]
    assert eli.get(PAGE).status_code == 404
    places.move(student(klass, "Eli").place, Seating(1, "branch.head"), table)
    assert "No agreement is worth 60 to you." in text(eli, PAGE)


def test_the_text_that_was_signed_is_scored_as_the_package_that_it_is() -> None:
    kit = read(shipped()["rail-depot"])
    table = Table(kit)
    played = play(kit, 4, table)
    for party in worths("rail-depot")["parties"]:
        seat = f"{party['id']}.head"
        found = list(own_score.tabled(own_score.Own("rail-depot", seat, kit), table.play(seat), get_registry().now()))
        frozen = next(one for one in found if one.sort == "frozen")
        assert frozen.scored.whole
        assert frozen.scored.total == worth(party, played.package)


def test_an_alternative_in_new_words_keeps_its_figure_and_says_so(klass: Class) -> None:
    table, _ = seat(klass, "Chi")
    package = dict(zip(POINTS, "CBBBBC", strict=True))
    entry = drafted(table, package)
    plenary = get_registry().play(table.talks, INSTRUCTOR).plenary
    ours = plenary.alternatives.by_point[PointId("1")]["ABCD".index("C")]
    wording = plenary.alternatives.alternatives[PointId("1"), ours].wording.number
    amended = Amend(point=PointId("1"), alternative=ours, wording=wording, text={"en": "Five, from today."})
    assert isinstance(act(table, "branch.head", amended), int)
    said = text(joined(klass, "Chi"), PAGE)
    total = worth(worths("rail-depot")["parties"][1], package)
    assert f"The draft of entry {entry} Worth {total} :" in said
    assert "No longer in the words that went round: 1." in said
    assert "C 22 Five, from today. its words were changed; the figure is that of the first ones" in said
