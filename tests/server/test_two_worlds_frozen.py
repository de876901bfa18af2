"""Two worlds with a frozen text: pages, files, receipts, checkpoints and bundles are the same, whatever is hidden."""

from collections.abc import Callable, Iterator

import pytest

from goodoffices import exporting, proving
from goodoffices.proof.verify import verify
from goodoffices.server.desks.pages import closing
from goodoffices.server.store.models import Leaf
from goodoffices.server.store.registry import get_registry
from tests.server import surface
from tests.server.frozen_worlds import FrozenPair
from tests.server.surface import Ask
from tests.server.worlds import AKRA, CHIEF, DORN, MEDIATOR, PRESS, SELM, TALKS, Worlds, standing_in

SPOKEN = ("closing/", "bundle/", "record/", "heads/", "text/", "checkpoint", "consistency", "receipt", "entries")
OUTSIDE = (SELM, DORN, CHIEF, MEDIATOR, PRESS)


@pytest.fixture
def pair(worlds: Worlds, still: None) -> FrozenPair:
    return FrozenPair(worlds)


@pytest.fixture
def text(pair: FrozenPair) -> int:
    """The entry that froze the text."""
    with standing_in(pair.of(SELM)[1]):
        play = get_registry().play(TALKS, SELM)
        number = max(play.plenary.closing.texts)
        found = play.plenary.closing.texts[number]
        assert (set(found.initialled), set(found.confirmed)) == ({"akra", "selm", "dorn"}, {"akra", "dorn"})
        assert found.checked is not None
        assert len(play.plenary.entries) > number + 8
    return number


def asks(seat: str, text: int) -> Iterator[Ask]:
    """What speaks of the text or proves it, and the steps on it that a seat may try, each answered with a receipt."""
    for ask in surface.reading(seat):
        if any(word in ask.path for word in SPOKEN) and "/rooms/no@" not in ask.path:
            yield ask
    own, plenary = f"/t/{TALKS}/as/{seat}", f"/api/talks/{TALKS}/rooms/plenary"
    for number in range(text - 1, text + 12):
        yield Ask(f"{plenary}/entries/{number}/receipt")
        yield Ask(f"{plenary}/checkpoint?size={number}")
        yield Ask(f"{plenary}/consistency?old={number}")
    for step in ("Initial", "ConfirmAdReferendum", "Sign", "Ratify", "CheckConcordance"):
        yield Ask(f"{own}/rooms/plenary/act/{step}/?text={text}")
    with_text = {"text": text, "languages": ["en", "fr"], "concordant": True, "note": {"en": "Once more."}}
    for act in (
        {"kind": "CheckConcordance", **with_text},
        {"kind": "ConfirmAdReferendum", "text": text},
        {"kind": "Initial", "text": text, "digest": "0" * 64},
    ):
        yield Ask(f"{plenary}/acts", "POST", act=act)
        yield Ask(f"/api/talks/{TALKS}/rooms/{surface.CAUCUS}/acts", "POST", act=act)
    yield Ask(f"{own}/closing/")
    yield Ask(f"/api/talks/{TALKS}/bundle")


@pytest.mark.slow
@pytest.mark.parametrize("seat", OUTSIDE)
def test_nothing_about_the_text_tells_what_is_hidden(pair: FrozenPair, text: int, seat: str) -> None:
    assert pair.differences(seat, asks(seat, text)) == []
    assert pair.statuses[200] > 100
    assert pair.statuses[201] > 0 or seat == PRESS, "some steps are done, and answered with receipts"


@pytest.mark.slow
@pytest.mark.parametrize("seat", [DORN, "public"])
def test_wherever_a_seat_looks_it_is_the_same(pair: FrozenPair, seat: str) -> None:
    assert pair.differences(seat, surface.reading(seat)) == []
    assert pair.statuses[200] > (30 if seat == "public" else 50)


def test_what_is_compared_holds_the_text_and_its_proofs(pair: FrozenPair, text: int) -> None:
    """The bundles are sound and have the digest in them; and who is behind the doors sees two worlds."""
    with standing_in(pair.of(DORN)[1]):
        registry = get_registry()
        digest = registry.play(TALKS, DORN).plenary.closing.texts[text].digest
        raw = b"".join(exporting.export(registry, TALKS, DORN))
        assert verify(raw.splitlines(keepends=True), registry.house.verifiers).sound
    assert digest.encode() in raw
    assert b"will initial" not in raw
    heads = []
    for world in pair.of(DORN):
        with standing_in(world):
            heads.append(get_registry().heads(TALKS, AKRA))
    assert heads[0] != heads[1]
    assert heads[0]["plenary"] == heads[1]["plenary"]


# Leaks that are planted


PROVED = ("/receipt", "/checkpoint", "/consistency", "/bundle", "/closing/", "POST")


def entries_everywhere() -> int:
    return Leaf.objects.count()


def signs_late(monkeypatch: pytest.MonkeyPatch) -> None:
    """A checkpoint that is signed the later the more is entered anywhere: also below each receipt, and in bundles."""
    seconds = proving.Prover._seconds
    monkeypatch.setattr(proving.Prover, "_seconds", lambda self: seconds(self) + entries_everywhere())


def exports_late(monkeypatch: pytest.MonkeyPatch) -> None:
    """A bundle whose head counts what is entered anywhere, in the last digits of its time."""
    written = exporting.leaf_time
    monkeypatch.setattr(exporting, "leaf_time", lambda time: written(time.replace(microsecond=entries_everywhere())))


def counts_on_the_page(monkeypatch: pytest.MonkeyPatch) -> None:
    """The page of the text says, with the digest that is read aloud, how much is entered anywhere."""
    aloud = closing.aloud
    monkeypatch.setattr(closing, "aloud", lambda digest: f"{aloud(digest)} of {entries_everywhere()}")


@pytest.mark.parametrize(
    ("plant", "seen"),
    [
        (signs_late, {"/receipt", "/checkpoint", "/consistency", "/bundle", "POST"}),
        (exports_late, {"/bundle"}),
        (counts_on_the_page, {"/closing/"}),
    ],
)
def test_a_planted_leak_is_seen(
    pair: FrozenPair,
    text: int,
    plant: Callable[[pytest.MonkeyPatch], None],
    seen: set[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    few = [
        ask
        for ask in asks(DORN, text)
        if any(word in ask.path for word in (f"/{text}/receipt", f"size={text}", f"old={text}", "bundle", "closing/"))
        or ask.act is not None
    ]
    assert pair.differences(DORN, few) == []
    plant(monkeypatch)
    found = " ".join(each.split(": ")[0] for each in pair.differences(DORN, few))
    assert {word for word in PROVED if word in found} == seen
