"""Packages and jobs in two worlds: what is said or asked behind a closed door changes no byte of who is outside."""

from pathlib import Path

import pytest

from goodoffices.server.desks.pages import packages, packages_kept
from goodoffices.server.jobs import keeping
from goodoffices.server.jobs.models import Job
from goodoffices.server.store.registry import get_registry
from goodoffices.valuations.closed import closed
from tests.server.pair import Pair
from tests.server.surface import ROOMS, Ask
from tests.server.worlds import AKRA, CHIEF, DORN, LATER, MEDIATOR, SELM, TALKS, standing_in


def pages(seat: str) -> list[Ask]:
    base = f"/t/{TALKS}/as/{seat}/rooms"
    asked = [Ask(f"{base}/{room}/packages/{more}") for room in ROOMS for more in ("", "picture.svg")]
    return [*asked, *(Ask(f"/api/talks/{TALKS}/rooms/{room}/packages") for room in ROOMS)]


@pytest.fixture(autouse=True)
def _nothing_kept() -> None:
    packages_kept.forget()


@pytest.mark.parametrize("seat", [SELM, DORN, AKRA, MEDIATOR, CHIEF, "public"])
def test_what_is_said_in_another_room_changes_no_package(pair: Pair, seat: str) -> None:
    assert pair.differences(seat, pages(seat)) == []
    assert pair.statuses[200] or seat == "public"


def test_packages_of_what_somebody_else_reads_are_seen(pair: Pair, monkeypatch: pytest.MonkeyPatch) -> None:
    def leaking(talks: str, play: object, room: str, now: object) -> object:
        everything = get_registry().play(TALKS, AKRA)
        most = max(everything.rooms, key=lambda name: len(everything.rooms[name].alternatives.by_point))
        shown_room = room if len(everything.rooms) < 5 else most
        return closed(everything, shown_room if shown_room != "plenary" else "capital.akra", None)

    monkeypatch.setattr(packages, "kept", leaking)
    assert pair.differences(DORN, [Ask(f"/t/{TALKS}/as/{DORN}/rooms/plenary/packages/")])


def working(world: Path) -> None:
    """Let the mediator of this world have three jobs under way, and one that has ended."""
    with standing_in(world):
        seat = get_registry().play(TALKS, MEDIATOR).seat(MEDIATOR)
        assert seat is not None
        for _ in range(keeping.MOST):
            assert keeping.start(TALKS, MEDIATOR, seat.number, "robustness", "{}", LATER)
        Job.objects.filter(pk=Job.objects.order_by("pk")[0].pk).update(state="failed", ended=LATER)


class Beside(Pair):
    """Two copies of one world; in the second the mediator has jobs."""

    def of(self, seat: str) -> tuple[Path, Path]:
        full = super().of(MEDIATOR)[1]
        second = self.worlds.copy(full, f"{full.stem}-beside")
        working(second)
        return full, second


@pytest.mark.parametrize("seat", [SELM, DORN, AKRA, CHIEF, "public"])
def test_what_a_mediator_has_reckoned_changes_nothing_for_others(pair: Pair, seat: str) -> None:
    beside = Beside(pair.worlds)
    base = f"/t/{TALKS}/as"
    asks = [Ask(f"{base}/{seat}/{page}") for page in ("", "board/", "rooms/", "robustness/", "jobs/no/")]
    asks += [Ask(f"{base}/{MEDIATOR}/robustness/"), Ask(f"{base}/{seat}/jobs/no/", "POST", {"do": "stop"})]
    assert beside.differences(seat, asks) == []


def test_a_page_that_counts_the_jobs_of_all_is_seen(pair: Pair, monkeypatch: pytest.MonkeyPatch) -> None:
    from goodoffices.server.desks import frame

    monkeypatch.setattr(frame, "MARKS", _Counting(frame.MARKS))
    assert Beside(pair.worlds).differences(DORN, [Ask(f"/t/{TALKS}/as/{DORN}/board/")])


class _Counting(dict[str, str]):
    """The strip of a page, with how many jobs there are."""

    def get(self, key: str, default: str = "") -> str:  # type: ignore[override]
        return f"{super().get(key, default)}{Job.objects.count()}"
