"""A phrase is the English text, and keeps what it was made of wherever it goes."""

import copy
import pickle

import msgspec
import pytest

from goodoffices.phrases import Phrase, counted, in_english, phrase


def _same(one: Phrase, other: object) -> bool:
    return isinstance(other, Phrase) and repr(one.__reduce__()) == repr(other.__reduce__())


def test_what_stands_in_its_places_is_remembered() -> None:
    said = phrase("Entry {number} was erased: {why}", number=7, why=phrase("it named a person."))
    assert said == "Entry 7 was erased: it named a person."
    assert said.template == "Entry {number} was erased: {why}"
    assert said.values["number"] == 7


def test_braces_without_values_are_braces() -> None:
    assert phrase("A vote is {yes} or {no}.") == "A vote is {yes} or {no}."


def test_a_copy_and_a_pickle_are_the_same_phrase() -> None:
    said = phrase("{first}, {next}", first=phrase("head"), next=phrase("deputy"))
    assert _same(said, pickle.loads(pickle.dumps(said)))
    assert _same(said, copy.deepcopy(said))
    assert _same(phrase("head"), pickle.loads(pickle.dumps(said)).values["first"])


def test_what_is_counted_keeps_both_forms() -> None:
    one, many = "{number} point of {party}", "{number} points of {party}"
    assert counted(one, many, 1, party="akra") == "1 point of akra"
    said = counted(one, many, 2, party="akra")
    assert said == "2 points of akra"
    assert pickle.loads(pickle.dumps(said)).forms == (one, many)


def test_programs_are_told_english() -> None:
    said = {"message": phrase("There is no point {point}.", point="9")}
    assert msgspec.json.encode(said, enc_hook=in_english) == b'{"message":"There is no point 9."}'
    assert type(msgspec.to_builtins(said, enc_hook=in_english)["message"]) is str
    with pytest.raises(NotImplementedError, match="object"):
        msgspec.json.encode({"message": object()}, enc_hook=in_english)
