"""One process that enters acts as fast as it can and says which were acknowledged: `python -m torture.worker …`.

Every acknowledged act is written, before the next one is sent, as a line “room number leaf-hash” to the file ACKS.
"""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

TALKS = "lake-mirna-60"
SEAT = "secretariat.chief"
ROOM = "plenary"


def main(data: Path, acks: Path, name: str, count: int, synchronous: str = "EXTRA") -> None:
    """Enter `count` acts into the talks in `data`, each with a key of its own."""
    from goodoffices.cli import database
    from goodoffices.registry import Receipt

    database.set_up(data)
    from django.conf import settings
    from django.db import connection

    options = connection.settings_dict["OPTIONS"]
    if connection.vendor == "sqlite" and settings.DATABASES:
        options["init_command"] = options["init_command"].replace("synchronous=EXTRA", f"synchronous={synchronous}")
    registry = database.registry(data)
    told = os.open(acks, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    for number in range(count):
        paper = {"symbol": f"{name}/{number}", "title": {"en": "A paper"}, "sort": "letter"}
        act = json.dumps({"kind": "CirculatePaper", **paper})
        receipt = registry.submit(TALKS, SEAT, ROOM, act, f"{name}-{number}")
        if not isinstance(receipt, Receipt):
            sys.exit(f"Refused: {receipt}")
        os.write(told, f"{receipt.room} {receipt.number} {name}-{number}\n".encode())


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3], int(sys.argv[4]), *sys.argv[5:])
