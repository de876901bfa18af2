"""The house of the tests: its keys are known, and it signs the same thing with the same bytes each time."""

from dataclasses import replace
from functools import cache
from hashlib import sha256
from itertools import count

from goodoffices.house import House, new_house
from goodoffices.proof.keys import SigningKey

_drawn = count()
# ML-DSA draws random numbers for each signature. Two worlds in which the same is signed are to have the same bytes: a
# signature is remembered by what it is of, and each of them is a true one.
HOUSE = replace(new_house(lambda size: sha256(str(next(_drawn)).encode()).digest()[:size]), sign=cache(SigningKey.sign))


def house() -> House:
    return HOUSE
