"""From where the record of Lake Mirna stops, any seat can go on: to signature and into force, or out of the package."""

from typing import Any

from goodoffices.registry import Registry
from goodoffices.talks.act import PLENARY, Refusal
from goodoffices.talks.closing import Frozen, digest
from goodoffices.talks.standing import statuses
from goodoffices.talks.text_ladder import text_rung
from tests.mirna import AFTERWARDS, HOUR, NAME, PARTIES, alternative, attempted, fresh, submitted

AD_REFERENDUM = "accept ad referendum"


def accepted(registry: Registry, name: str, choice: dict[str, str], stance: str = AD_REFERENDUM) -> None:
    """All three accept these alternatives, without conditions."""
    state = registry.play(name, "soc.chief").rooms[PLENARY]
    for point, letter in choice.items():
        wording = state.alternatives.alternatives[point, alternative(state, point, letter)].wording.number
        for party in PARTIES:
            act = {"kind": "TakeStance", "point": point, "wording": wording, "stance": stance}
            submitted(registry, f"{party}.head", PLENARY, name, **act)


def freeze(registry: Registry, name: str) -> dict[str, Any]:
    """The act that freezes what is agreed in plenary, as the mediator would make it."""
    play = registry.play(name, "soc.chief")
    agreed = [(p, s.wording) for p, s in statuses(play, PLENARY, AFTERWARDS).items() if s.rung.startswith("agreed")]
    points = tuple(Frozen(point, wording) for point, wording in agreed if wording is not None)
    return {
        "kind": "FreezeText",
        "title": {"en": "Agreement on Lake Mirna and the Ondrel", "fr": "Accord sur le lac Mirna et l’Ondrel"},
        "points": [{"point": frozen.point, "wording": frozen.wording} for frozen in points],
        "digest": digest(points, play.rooms[PLENARY]),
    }


def checking(text: int) -> dict[str, Any]:
    return {"kind": "CheckConcordance", "text": text, "languages": ["en", "fr"], "concordant": True}


def rung(registry: Registry, name: str = NAME) -> str:
    return text_rung(registry.play(name, "akra.head"), PLENARY, AFTERWARDS)[1]


def test_from_the_two_open_points_to_ratification() -> None:
    registry = fresh(NAME)
    early = attempted(registry, "soc.chief", PLENARY, **freeze(registry, NAME))
    assert isinstance(early, Refusal)
    assert early.field == "points"  # 9 and 10 are neither in the text nor parked
    accepted(registry, NAME, {"9": "C", "10": "B"})
    act = freeze(registry, NAME)
    assert [point["point"] for point in act["points"]] == [str(n) for n in range(1, 13)]  # 6a is parked
    text = submitted(registry, "soc.chief", PLENARY, **act).number
    hashed = act["digest"]
    assert rung(registry) == "frozen"
    assert isinstance(attempted(registry, "akra.head", PLENARY, kind="Initial", text=text, digest=hashed), Refusal)
    submitted(registry, "secretariat.papers", PLENARY, **checking(text))
    assert rung(registry) == "checked"
    for party in PARTIES:
        submitted(registry, f"{party}.head", PLENARY, kind="Initial", text=text, digest=hashed)
    assert rung(registry) == "initialled"
    for party in PARTIES:
        submitted(registry, f"{party}.head", PLENARY, kind="ConfirmAdReferendum", text=text)
    assert rung(registry) == "confirmed"
    signature = {"kind": "Sign", "text": text, "digest": hashed, "place": "Aubrel", "on": "2021-05-21"}
    wanting = attempted(registry, "dovra.head", PLENARY, **signature)
    assert isinstance(wanting, Refusal)  # Dovra's full powers go as far as initialling
    assert "full powers" in wanting.message
    submitted(
        registry, "dovra.head", PLENARY, kind="PresentFullPowers", seat="dovra.head", acts=["Sign"],
        issued_by="The Confederal Council of Dovra", issued_on="2021-05-21",
    )  # fmt: skip
    for party in PARTIES:
        submitted(registry, f"{party}.head", PLENARY, **signature, depositary="Ministry of Foreign Affairs of Tarsane")
    assert rung(registry) == "signed"
    for party in PARTIES:
        submitted(registry, f"{party}.head", PLENARY, kind="Ratify", text=text, on="2021-09-01")
    assert rung(registry) == "in force"


def test_a_point_that_is_reopened_suspends_the_package() -> None:
    registry = fresh(NAME)
    accepted(registry, NAME, {"9": "D", "10": "C"})
    text = submitted(registry, "soc.chief", PLENARY, **freeze(registry, NAME)).number
    submitted(registry, "akra.head", PLENARY, kind="Reopen", point="4", reason="Public readings, perhaps.")
    assert rung(registry) == "suspended"
    assert isinstance(attempted(registry, "secretariat.papers", PLENARY, **checking(text)), Refusal)
    accepted(registry, NAME, {"4": "A"})
    again = freeze(registry, NAME)
    submitted(registry, "soc.chief", PLENARY, **again)
    assert rung(registry) == "frozen"


def test_the_hour_begins_with_everything_proposed_and_can_end_with_a_signature() -> None:
    registry = fresh(HOUR)
    play = registry.play(HOUR, "akra.head")
    assert {point: found.words for point, found in statuses(play, PLENARY, AFTERWARDS).items()} == {
        "2": "proposed", "3": "proposed", "9": "proposed", "10": "proposed",
    }  # fmt: skip
    assert not play.rooms[PLENARY].stances.current
    accepted(registry, HOUR, {"2": "A", "3": "B", "9": "C", "10": "C"}, "accept")
    act = freeze(registry, HOUR)
    text = submitted(registry, "soc.chief", PLENARY, HOUR, **act).number
    for kind, more in (("Initial", {}), ("Sign", {"place": "Aubrel", "on": "2021-05-20"})):
        for party in PARTIES:
            submitted(registry, f"{party}.head", PLENARY, HOUR, kind=kind, text=text, digest=act["digest"], **more)
    assert rung(registry, HOUR) == "signed"
