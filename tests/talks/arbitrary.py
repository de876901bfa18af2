"""Arbitrary acts of every kind, made from the types that acts declare: mostly nonsense, always decodable.

Hypothesis draws seeds, and a seed makes an act: a talk of a hundred acts is drawn as quickly as a list of numbers.
"""

import json
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from functools import cache
from random import Random
from typing import Any

import msgspec
from msgspec import inspect

from goodoffices.talks.act import Act, Entry, Erased
from goodoffices.talks.kinds import KINDS, decode

START = datetime(2027, 3, 1, 8, tzinfo=UTC)
PARTIES = ["akra", "selm", "dorn", "soc", "tarsane", "secretariat", "nobody"]
SEATS = [
    "akra.head", "selm.head", "dorn.head", "akra.deputy", "soc.chief", "soc.co", "secretariat.chief", "tarsane.liaison",
    "akra.capital.president", "selm.capital.premier", "nobody.head", "public",
]  # fmt: skip
ROOMS = [
    "plenary",
    "public",
    "mediation",
    "capital.akra",
    "capital.selm",
    "water@secretariat.chief",
    "two@akra.head",
    "x",
]
POINTS = ["1", "1", "2", "2", "7a", "water.1"]
DATES = ["2027-03-04", "2027-03-04?", "2027-03-04/2027-03-05", "2027-03-10/..", "nonsense", "2027-02-30"]
HEXES = ["ab" * 32, "cd" * 16, "not hexadecimal at all, but long enough for the type of a token"]

# What texts of a field's name are taken from; of any other name from `WORDS`.
_POOLS: tuple[tuple[Sequence[str], str], ...] = (
    (PARTIES, "party to by words_of attribution on_behalf_of together_with sufficient_with"),
    (SEATS, "seat members chair secretary rapporteur reports_to"),
    (ROOMS, "room target"),
    (POINTS, "point points"),
    (DATES, "dates date due starts ends until on issued_on published said_on about"),
    (HEXES, "token nonce link digest sha256"),
    (["Europe/Zurich", "Mars/Olympus", ""], "zone"),
    (["en", "fr", "English"], "languages language"),
    ([*KINDS, "Vote"], "acts"),
)
BY_NAME = {name: pool for pool, names in _POOLS for name in names.split()}
TAGS = ["en", "fr", "xx", "English"]
WORDS = ["", " ", "a", "the lake", "the lake is kept between 430.70 and 431.40 metres", "\u0000", "é", "🙂", "x" * 600]


@cache
def _info(kind: str) -> inspect.StructType:
    info = inspect.type_info(KINDS[kind])
    assert isinstance(info, inspect.StructType)
    return info


def _number(rng: Random, info: inspect.IntType) -> int:
    least = info.ge if info.ge is not None else 0
    most = info.le if info.le is not None else 2**53 - 1
    return min(
        most, rng.choice([least + rng.randrange(12), least + rng.randrange(12), least + rng.randrange(40), most])
    )


def _string(rng: Random, info: inspect.StrType, name: str) -> str:
    pool = BY_NAME.get(name, WORDS)
    fits = [s for s in pool if (info.min_length or 0) <= len(s) <= (info.max_length or 10**6)]
    return rng.choice(fits or ["x" * (info.min_length or 1)])


def value(rng: Random, info: inspect.Type, name: str) -> Any:
    """A value that decodes as this type; strings are such as a field of this name has."""
    match info:
        case inspect.StrType():
            return _string(rng, info, name)
        case inspect.IntType():
            return _number(rng, info)
        case inspect.BoolType():
            return rng.random() < 0.5
        case inspect.NoneType():
            return None
        case inspect.LiteralType():
            return rng.choice(info.values)
        case inspect.DateTimeType():
            return (START + timedelta(hours=rng.choice([-1000, -1, 1, 30, 10**6, 6 * 10**7]))).isoformat()
        case inspect.UnionType():
            return value(rng, rng.choice(info.types), name)
        case inspect.VarTupleType():
            return [value(rng, info.item_type, name) for _ in range(rng.choice([0, 1, 1, 2, 3]))]
        case inspect.TupleType():
            return [value(rng, item, name) for item in info.item_types]
        case inspect.DictType():
            count = rng.choice([0, 1, 1, 2])
            languages = isinstance(info.key_type, inspect.StrType)
            keys = [rng.choice(TAGS) if languages else value(rng, info.key_type, name) for _ in range(count)]
            return {key: value(rng, info.value_type, name) for key in keys}
        case inspect.StructType():
            return struct(rng, info)
    raise NotImplementedError(info)


def struct(rng: Random, info: inspect.StructType) -> dict[str, Any]:
    """An object that decodes as this struct: what may be left out is, as often as not."""
    return {
        field.encode_name: value(rng, field.type, field.name)
        for field in info.fields
        if field.required or rng.random() < 0.5
    }


def fields(rng: Random, kind: str) -> dict[str, Any]:
    """The fields of an arbitrary act of this kind, as JSON has them."""
    made = struct(rng, _info(kind))
    if rng.random() < 0.8:
        made.pop("source", None)
        made.pop("cites", None)
    return made


def act(rng: Random, kind: str = "") -> Act:
    """An arbitrary act, of `kind` or of any."""
    kind = kind or rng.choice(list(KINDS))
    return decode(json.dumps({"kind": kind, **fields(rng, kind)}))


def entries(rng: Random, room: str, count: int, make: Callable[[Random], Act] = act) -> list[Entry]:
    """An arbitrary record: any acts in any order by anybody, one in ten of them erased."""
    made = []
    for number in range(1, count + 1):
        what = Erased() if rng.random() < 0.1 else make(rng)
        made.append(Entry(room, number, rng.choice(SEATS), START + timedelta(minutes=number), what))
    return made


def every_kind_decodes(rng: Random) -> list[str]:
    """Kinds whose arbitrary acts do not decode: none, unless a type is new here."""
    wrong = []
    for kind in KINDS:
        try:
            act(rng, kind)
        except (msgspec.ValidationError, NotImplementedError) as error:
            wrong.append(f"{kind}: {error}")
    return wrong
