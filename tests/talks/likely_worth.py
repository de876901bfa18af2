"""What a delegation is likely to say of worth in its capital, made from what it sees there and in plenary."""

from goodoffices.talks.weighing import open_points
from goodoffices.talks.worth import RankAlternatives
from tests.talks.sight import Fields, Sight


def _points(s: Sight) -> dict[str, list[int]]:
    """Points with two live alternatives at least, each with these in any order."""
    found = {point: list(numbers) for point, numbers in open_points(s.play.plenary).items() if len(numbers) > 1}
    for numbers in found.values():
        s.rng.shuffle(numbers)
    return found


def ranked(s: Sight) -> Fields | None:
    points = _points(s)
    if not points:
        return None
    point = s.one(points, "1")
    return {"point": point, "groups": [[number] for number in points[point]]}


def divided(s: Sight) -> Fields | None:
    orders = {point: entry.act for point, entry in s.room.worth.orders.items()}
    points = [
        point
        for point, numbers in _points(s).items()
        if isinstance(act := orders.get(point), RankAlternatives) and set(numbers) <= {n for g in act.groups for n in g}
    ]
    if len(points) < 2:
        return None
    share = s.rng.randrange(101)
    return {"shares": [{"point": points[0], "share": share}, {"point": points[1], "share": 100 - share}]}


def compared(s: Sight) -> Fields | None:
    points = _points(s)
    if not points:
        return None
    point = s.one(points, "1")
    first, second = ([{"point": point, "wording": number}] for number in points[point][:2])
    return {"first": first, "second": second, "better": s.rng.choice(["first", "as good", "second"])}


def noted(s: Sight) -> Fields | None:
    worths = [
        {"point": point, "alternative": number, "low": low, "high": low + s.rng.randrange(5)}
        for point, numbers in open_points(s.play.plenary).items()
        for number in numbers
        for low in (s.rng.randrange(100),)
    ]
    return {"worths": worths, "no_agreement": [10, 20]} if worths else None
