"""Plenary records of any size for measuring: what delegations enter in a long negotiation, in fixed proportions."""

import hashlib
import itertools
import random
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta

from goodoffices.proof.canonical import canonical
from goodoffices.proof.leaf import Leaf, commitment, leaf_bytes, leaf_time
from goodoffices.records import Stored

START = datetime(2027, 3, 1, 8, tzinfo=UTC)
STANCES = ["accept", "accept ad referendum", "can live with", "reserve", "awaiting instructions", "oppose"]
WORDS = [
    "the",
    "parties",
    "shall",
    "release",
    "water",
    "measured",
    "at",
    "the",
    "gauge",
    "below",
    "the",
    "lake",
    "in",
    "each",
    "season",
    "as",
    "the",
    "commission",
    "finds",
]


def founding(parties: int, points: int) -> list[tuple[str, dict[str, object]]]:
    """The opening acts: parties, their heads, a mediator, and one text of all points, as (seat, act)."""
    chief = "secretariat.chief"
    acts: list[tuple[str, dict[str, object]]] = [
        (chief, {"kind": "FoundTalks", "title": {"en": "Bench"}, "zone": "Europe/Zurich", "languages": ["en"]})
    ]
    names = [f"party-{i}" for i in range(parties)]
    for name in [*names, "mediator"]:
        role = "mediator" if name == "mediator" else "negotiating"
        acts.append((chief, {"kind": "AdmitParty", "party": name, "name": {"en": name.title()}, "roles": [role]}))
        office = "mediator" if name == "mediator" else "head"
        seat = {"kind": "SeatPerson", "seat": f"{name}.head", "office": office, "person": f"Head of {name}"}
        acts.append((chief, seat))
    drafts = [{"point": str(i + 1), "title": {"en": f"Point {i + 1}"}} for i in range(points)]
    acts.append(("mediator.head", {"kind": "TableText", "title": {"en": "Draft"}, "points": drafts}))
    return acts


def acts(parties: int, points: int, seed: int = 1) -> Iterator[tuple[str, dict[str, object]]]:
    """(seat, act) without end, after the opening ones: each may be entered where it stands."""
    chance = random.Random(seed)
    names = [f"party-{i}" for i in range(parties)]
    opening = founding(parties, points)
    yield from opening
    number = len(opening)
    wordings: dict[str, list[tuple[str, int, int]]] = {str(i + 1): [] for i in range(points)}  # owner, root, wording

    def text() -> dict[str, str]:
        return {"en": " ".join(chance.choices(WORDS, k=24))}

    for point in wordings:
        for _ in range(2):
            number += 1
            owner = chance.choice(names)
            wordings[point].append((owner, number, number))
            yield f"{owner}.head", {"kind": "Propose", "point": point, "text": text()}
    while True:
        number += 1
        point = chance.choice(list(wordings))
        i = chance.randrange(len(wordings[point]))
        owner, root, wording = wordings[point][i]
        dice = chance.random()
        party = chance.choice(names)
        if dice < 0.70:
            stance = chance.choice(STANCES)
            yield f"{party}.head", {"kind": "TakeStance", "point": point, "wording": wording, "stance": stance}
        elif dice < 0.80:
            said = {"kind": "RecordDeclared", "party": party, "text": text(), "point": point}
            yield "secretariat.chief", said
        elif dice < 0.86:
            other = chance.choice([name for name in names if name != party])
            yield f"{party}.head", {"kind": "Undertake", "what": text(), "to": [other], "due": "2027-06-01"}
        elif dice < 0.90:
            other = chance.choice([name for name in names if name != party])
            yield f"{party}.head", {"kind": "ClaimUnderstanding", "text": text(), "by": [other], "point": point}
        elif dice < 0.95:
            paper = {"kind": "CirculatePaper", "symbol": f"P/{number}", "title": text(), "sort": "letter"}
            yield f"{party}.head", paper
        else:
            # Stances of others on it no longer count; an agreed wording would have to be reopened first.
            wordings[point][i] = (owner, root, number)
            yield (
                f"{owner}.head",
                {"kind": "Amend", "point": point, "alternative": root, "wording": wording, "text": text()},
            )


def stored(count: int, parties: int, points: int, talks: str = "bench") -> list[Stored]:
    """The first `count` entries of such a plenary, as a store keeps them."""
    return kept(itertools.islice(acts(parties, points), count), talks)


def kept(entered: Iterable[tuple[str, dict[str, object]]], talks: str) -> list[Stored]:
    """A plenary of these acts of these seats, as a store keeps it."""
    found = []
    for number, (seat, act) in enumerate(entered, 1):
        payload = canonical(act)
        salt = hashlib.sha256(str(number).encode()).digest()
        time = leaf_time(START + timedelta(seconds=number))
        leaf = leaf_bytes(Leaf(talks, "plenary", number, seat, time, "live", commitment(salt, payload)))
        found.append(Stored(leaf, payload))
    return found
