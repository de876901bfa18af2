"""Plays the tables of a class by computer, beside its running server: `python -m tests.e2e.class_played DATA NAME`."""

import os
import sys

SEEDS = (4, 7)


def main(data: str, name: str) -> None:
    os.environ["GOODOFFICES_DATA"] = data
    from goodoffices.server import installation

    installation.set_up()
    from goodoffices.kits.trial import play
    from goodoffices.server.classroom.models import Class
    from tests.server.classroom.playing import Served

    klass = Class.objects.get(name=name)
    for number, seed in enumerate(SEEDS, 1):
        table = Served(klass, number)
        play(table.kit, seed, table)


if __name__ == "__main__":
    main(*sys.argv[1:])
