"""Tokens for programs, one a seat: `python -m torture.seats DATA TALKS SEAT…` prints them as JSON."""

from __future__ import annotations

import json
import sys
from pathlib import Path


def main(data: Path, talks: str, seats: list[str]) -> dict[str, str]:
    """Seat an account in each of these seats, and make it a token."""
    from goodoffices.cli import database

    registry = database.registry(data)
    from goodoffices.server.doors import keys
    from goodoffices.server.doors.models import Account, SeatAccount

    tokens = {}
    for seat in seats:
        seated = registry.play(talks, seat).seat(seat)
        if seated is None:
            sys.exit(f"There is no seat {seat}.")
        account = Account.objects.create_user(f"torture-{seat}")
        held = SeatAccount.objects.create(
            talks=talks, seat=seat, seating=seated.number, account=account, since=registry.now()
        )
        tokens[seat] = keys.make(held, "torture") or ""
    return tokens


if __name__ == "__main__":
    print(json.dumps(main(Path(sys.argv[1]), sys.argv[2], sys.argv[3:])))
