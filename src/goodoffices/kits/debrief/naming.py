"""Names: parties as the talks call them; and pseudonyms, under which the order of tables and people tells nothing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace as changed

from msgspec.structs import replace

from goodoffices.kits.debrief.table import TableDebrief
from goodoffices.kits.model import Kit

Shuffle = Callable[[list[str]], None]
"""Puts a list in an order that nobody can guess, in place."""


def pseudonymous(tables: tuple[TableDebrief, ...], shuffle: Shuffle) -> tuple[TableDebrief, ...]:
    """The tables as “Table 1”, “Table 2” … and the people as “Person 1” …, in an order by chance.

    The same person at two tables has one pseudonym. The seat stays: who knows who sat there knows who it was.
    """
    rooms = [one.name for one in tables]
    people = list(dict.fromkeys(sheet.person for one in tables for sheet in one.sheets if sheet.person))
    shuffle(rooms)
    shuffle(people)
    called = {name: place for place, name in enumerate(rooms, 1)}
    names = {name: f"Person {place}" for place, name in enumerate(people, 1)}
    return tuple(
        replace(
            one,
            name=f"Table {called[one.name]}",
            sheets=tuple(replace(sheet, person=names.get(sheet.person, "")) for sheet in one.sheets),
        )
        for one in sorted(tables, key=lambda one: called[one.name])
    )


def named(kit: Kit, language: str = "") -> Kit:
    """The kit with each party called in its worths as the talks call it, in a language or else in the talks' first."""
    names = {step.fields["party"]: step.fields["name"] for step in kit.example.steps if step.kind == "AdmitParty"}
    parties = []
    for party in kit.problem.parties:
        texts = names.get(party.id, {})
        name = party.name or texts.get(language) or next(iter(texts.values()), "")
        parties.append(changed(party, name=name))
    return replace(kit, problem=changed(kit.problem, parties=tuple(parties)))
