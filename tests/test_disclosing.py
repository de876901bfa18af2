"""What is shown to a third party: released, delivered at a table, published, initialled, signed; nothing else."""

import pytest

from goodoffices.carried import Carried, carried
from goodoffices.disclosing import NotShown, ground
from goodoffices.exporting import export
from goodoffices.proof.disclosure import verify_disclosure
from goodoffices.talks.act import PLENARY, PUBLIC
from tests.bundles import signing
from tests.house import HOUSE
from tests.talks.test_closing import text_of
from tests.talks.test_signing import checked, step
from tests.talks.world import AKRA, CHIEF, SELM, SOC, TALKS, TOKENS, World, en, founded


def home(world: World, seat: str = AKRA) -> Carried:
    return carried(export(signing(world.registry), TALKS, seat))


def why(world: World, number: int, room: str = PLENARY, seat: str = AKRA) -> str:
    """The ground on which the entry is shown; the file that shows it is sound, in its own words."""
    bundle = home(world, seat)
    found = ground(bundle.reader.play(TALKS, seat), room, number)
    shown = verify_disclosure(bundle.disclosed(room, number).splitlines(keepends=True), HOUSE.verifiers)
    assert (shown.findings, shown.sound) == ([], True)
    assert shown.leaf is not None
    assert (shown.leaf.room, shown.leaf.number) == (room, number)
    return found


def refused(world: World, number: int, room: str = PLENARY, seat: str = AKRA) -> str:
    with pytest.raises(NotShown) as error:
        ground(home(world, seat).reader.play(TALKS, seat), room, number)
    return str(error.value)


def test_words_at_the_table_are_not_shown_until_they_are_initialled_by_all() -> None:
    world, number = checked()
    wordings = [point.wording for point in text_of(world, number).points]
    for each in (number, *wordings):
        assert refused(world, each).endswith("delivered at a table, published, initialled or signed.")
    initials = [world.do(AKRA, PLENARY, "Initial", **step(world, number, "Initial"))]
    assert why(world, initials[0]) == "it initials a text"
    assert "is not shown" in refused(world, number)  # one of two has
    world.do(SELM, PLENARY, "Initial", **step(world, number, "Initial"))
    for each in (number, *wordings):
        assert why(world, each) == "its words are of a text that was initialled by all its parties"
    for head in (AKRA, SELM):
        world.do(head, PLENARY, "ConfirmAdReferendum", text=number)
    signed = [world.do(head, PLENARY, "Sign", **step(world, number, "Sign")) for head in (AKRA, SELM)]
    assert why(world, signed[1]) == "it signs a text"
    assert why(world, number) == "its words are of a text that was signed by all its parties"
    for kind in ("TakeStance", "PresentFullPowers", "CheckConcordance"):
        entry = next(e for e in world.room().entries if type(e.act).__name__ == kind)
        assert "is not shown" in refused(world, entry.number)


def test_a_text_that_brought_more_points_than_were_initialled_is_not_shown() -> None:
    world = founded()
    drafts = [{"point": p, "title": en(p), "text": en(f"Words of {p}.")} for p in ("31", "32")]
    assert "is not shown" in refused(world, world.do(SOC, PLENARY, "TableText", title=en("Draft"), points=drafts))


def test_what_is_public_is_shown() -> None:
    world = founded()
    number = world.room(PUBLIC).number
    assert number
    assert why(world, number, PUBLIC) == "it stands in the public record"


@pytest.mark.parametrize("attributed", [True, False])
def test_a_release_is_shown_with_all_consent_and_only_under_the_name_that_it_bears(attributed: bool) -> None:
    world = founded()
    track = world.open(CHIEF, "track", "water", members=[AKRA, SELM, SOC])
    release = world.do(
        AKRA, track, "Release", text=en("The north shore is shared."), target=PLENARY, words_of=["akra", "selm"],
        attributed=attributed, token=TOKENS[0],
    )  # fmt: skip
    assert "has not the consent of all" in refused(world, release, track)
    world.do(SELM, track, "ConsentToRelease", release=release)
    if attributed:
        assert why(world, release, track) == "its words were released with the consent of all whose words they are"
    else:
        assert "without attribution" in refused(world, release, track)
    by = ["akra", "selm"] if attributed else []
    delivered = world.do(
        SOC, PLENARY, "Deliver", text=en("The north shore is shared."), token=TOKENS[0], attribution=by
    )
    assert why(world, delivered) == "its words were delivered at a table"
    assert "is not shown" in refused(world, release + 1, track)  # a consent


def test_what_is_conveyed_in_a_caucus_is_not_shown() -> None:
    world = founded()
    ours = world.open(SOC, "caucus", "akra", members=[AKRA], reports_to=[SOC])
    theirs = world.open(SOC, "caucus", "selm", members=[SELM], reports_to=[SOC])
    words = en("Akra could live with less.")
    said = world.do(AKRA, ours, "RecordDeclared", party="akra", text=words, licence="as ours")
    world.do(SOC, ours, "ConfirmRecord", record=said)
    world.do(SOC, ours, "Convey", record=said, text=words, to="selm", token=TOKENS[1], attributed=True)
    number = world.do(SOC, theirs, "Deliver", text=words, token=TOKENS[1], attribution=["akra"])
    assert "is not shown" in refused(world, number, theirs, SELM)


def test_what_is_not_there_and_what_was_erased_is_said() -> None:
    world = founded()
    assert refused(world, 99).startswith("The bundle has no entry 99 of plenary: it ends with entry ")
    assert refused(world, 0).startswith("The bundle has no entry 0")
    assert refused(world, 1, "capital.selm").endswith("no entry 1 of capital.selm: there is no such room in it.")
    world.registry._records.erase(TALKS, PUBLIC, 1)
    assert refused(world, 1, PUBLIC) == "The words of entry 1 of public were erased: there is nothing to show."
    with pytest.raises(ValueError, match="erased"):
        home(world).disclosed(PUBLIC, 1)
