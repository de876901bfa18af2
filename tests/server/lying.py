"""An installation of its own, to see what lies on its disk: `python -m tests.server.lying sealed` (or `clear`).

It loads Lake Mirna, prepares a draft, and copies the folder while an act is being entered, journal and all.
"""

import json
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from goodoffices.server import installation

WHERE = "lake-mirna"
DRAFT = "The volume is measured upstream of the abandoned lighthouse."
SAID = "Quillwort and nasturtium were served at the farewell."


def _main(how: str) -> None:
    data = installation.set_up()
    data.mkdir()
    installation.migrate()
    shutil.copyfile(data / "goodoffices.sqlite3", data / "empty.sqlite3")
    if how == "sealed":
        installation.seal()
    from django.http import QueryDict

    from goodoffices.examples import load, read, shipped
    from goodoffices.registry import Receipt
    from goodoffices.server.desks import prepared
    from goodoffices.server.desks.desk import desk_of
    from goodoffices.server.store.records import DjangoRecords
    from goodoffices.server.store.registry import get_registry

    registry = get_registry()
    load(read(shipped()[WHERE]), registry)

    def enter(by: str, room: str, /, **act: object) -> None:
        outcome = registry.submit(WHERE, by, room, json.dumps(act), "last")
        assert isinstance(outcome, Receipt), outcome

    desk = desk_of(WHERE, "akra.secretary", registry.play(WHERE, "akra.secretary"), registry.now())
    form = QueryDict(mutable=True)
    form.update({"point": "2", "text.en": DRAFT})
    assert prepared.keep(desk, "plenary", "Propose", form) == "akra.head"

    honest = DjangoRecords.writing

    @contextmanager
    def watched(self, *asked) -> Iterator:  # type: ignore[no-untyped-def]
        with honest(self, *asked) as writing:
            yield writing
            assert writing.appended
            shutil.copytree(data, data.with_name("during"))

    DjangoRecords.writing = watched  # type: ignore[method-assign]
    enter("akra.head", "capital.akra", kind="SeekInstructions", question={"en": SAID})


if __name__ == "__main__":
    _main(sys.argv[1])
