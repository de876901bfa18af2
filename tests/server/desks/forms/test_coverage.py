"""Every kind of act has its own handwritten form, and everything that an act can say can be said through it."""

from __future__ import annotations

import re
import types
from typing import Annotated, Any, Union, get_args, get_origin, get_type_hints

import msgspec
import pytest

from goodoffices.server.desks.forms import FORMS, ActForm, paths
from goodoffices.server.desks.forms.beside import FILED, NO_SOURCE
from goodoffices.talks.kinds import KINDS, group_of
from tests.server.desks.forms.talk import AKRA, CHIEF, MED, PRESIDENT, closing, talk


def test_every_kind_has_its_own_form_in_the_module_of_its_group() -> None:
    assert FORMS.keys() == KINDS.keys()
    assert len(set(FORMS.values())) == len(FORMS)
    for kind, form in FORMS.items():
        assert form.__name__ == form.kind == kind
        assert form.__module__.rpartition(".")[2] == group_of(KINDS[kind])


def test_every_form_says_what_the_act_does_and_what_it_does_not() -> None:
    titles = [form.title for form in FORMS.values()]
    assert len(set(titles)) == len(titles)
    for form in FORMS.values():
        assert re.fullmatch(r"[A-Z].+[.:;] .+\.", str(form.lead)), form.kind


def leaves(hint: Any, path: str = "") -> set[str]:
    """The paths at which a type holds values: rows of a list are `*`, the languages of a text are left out."""
    origin, args = get_origin(hint), get_args(hint)
    if origin is Annotated:
        return leaves(args[0], path)
    if origin in (Union, types.UnionType):
        return set().union(*(leaves(arg, path) for arg in args if arg is not type(None)))
    if isinstance(hint, type) and issubclass(hint, msgspec.Struct):
        hints = get_type_hints(hint, include_extras=True)
        names = (field.name for field in msgspec.structs.fields(hint))
        return set().union(*(leaves(hints[name], f"{path}.{name}".lstrip(".")) for name in names))
    if origin is tuple and isinstance(args[0], type) and issubclass(args[0], msgspec.Struct):
        return leaves(args[0], f"{path}.*")
    return {path}


def given_by(form: ActForm) -> set[str]:
    """The paths that a form gives."""
    given = set()
    for name, field in form.fields.items():
        before = name.rpartition(".")[0]
        given.add(paths.general(name))
        given |= {paths.general(before), paths.general(before).removesuffix(".*")}  # of a text, of a dictionary
        for option in getattr(field, "options", {}).values():
            if isinstance(option.means, dict):
                given |= {paths.general(f"{before}.{part}".lstrip(".")) for part in option.means}
    return given


@pytest.mark.parametrize("kind", FORMS)
def test_everything_that_an_act_can_say_can_be_said_through_its_form(kind: str) -> None:
    given: set[str] = set()
    for t in (talk(), closing("frozen")):
        for seat in (AKRA, MED, CHIEF, PRESIDENT):
            desk = t.desk(seat)
            for room in (*desk.play.rooms, "new"):
                given |= given_by(FORMS[kind](desk, room))
    reasons = {**FORMS[kind].no_field}
    wanted = leaves(KINDS[kind])
    if kind not in FILED:
        reasons |= {path: NO_SOURCE for path in wanted if path.startswith("source.")}
    missing = wanted - given - reasons.keys()
    assert not missing
    assert reasons.keys() <= wanted
    assert all(reason.endswith(".") for reason in reasons.values())
