"""The private score goes through the catalogues: on its own page, and in the box on a table's pages."""

from __future__ import annotations

from goodoffices.server.classroom import names, own_score
from goodoffices.server.classroom.models import Class
from goodoffices.server.store.registry import get_registry
from goodoffices.talks.alternatives import Amend, Propose, Withdraw
from goodoffices.talks.kinds import encode
from tests.server.classroom.conftest import joined, klass, student  # noqa: F401  # fixtures among them
from tests.server.classroom.test_score import PAGE, POINTS, drafted
from tests.server.languages import pseudo
from tests.server.languages.test_wrapped_class import in_the_class
from tests.server.languages.wrapped import assert_wrapped, read


def test_the_private_score(klass: Class) -> None:  # noqa: F811
    own_score._kit.cache_clear()
    table = names.tables(klass)[0]
    plenary = get_registry().play(table.talks, "branch.head").plenary
    ours = next(
        n for n in plenary.alternatives.by_point["1"] if "branch" in plenary.alternatives.alternatives["1", n].by
    )
    drafted(table, dict(zip(POINTS, "ABCCBC", strict=True)))
    for number, act in enumerate((
        Propose(point="2", text={"en": "Nine."}),
        Amend(point="1", alternative=ours, wording=ours, text={"en": "Ten."}),
        Withdraw(point="1", alternative=ours),
    )):  # fmt: skip
        get_registry().submit(table.talks, "branch.head", "plenary", encode(act), f"done-{number}")
    place = student(klass, "Ana").place
    ana = joined(klass, "Ana")
    table_path = f"/t/{table.talks}/as/{place.seat}/"
    with pseudo.marked():
        found = read(ana, [PAGE, f"{PAGE}?p-3=C&p-2=C&p-4=C", f"{PAGE}?p-1=A"])
        pages = {path: ana.get(path).content.decode() for path in (table_path, f"{table_path}points/plenary/2/")}
    texts = {words for alt in get_registry().play(table.talks, "kestle.head").plenary.alternatives.alternatives.values()
             for wording in alt.wordings for words in wording.text.values()}  # fmt: skip
    titles = {t for p in plenary.points.points.values() for t in p.title.values()}
    assert_wrapped(found, {*in_the_class(klass), *texts, *titles})
    for path, page in pages.items():
        assert "⟦Private score⟧" in page.partition('id="own-score"')[2].partition("</aside>")[0], path
