"""Filling a form in as a browser does: what it shows is sent back, with what a person typed or chose."""

from __future__ import annotations

from typing import Any

from django.http import QueryDict

from goodoffices.server.desks.forms import FORMS, ActForm
from goodoffices.server.desks.forms.choosing import ManyOf


def sent(form: ActForm, typed: dict[str, Any]) -> QueryDict:
    """What the browser sends for `form` when `typed` was put into its fields; True ticks a box, False unticks it."""
    data = QueryDict(mutable=True)
    unknown = typed.keys() - form.fields.keys() - {"more"}
    for name in (*form.fields, *unknown, *(["more"] if "more" in typed else [])):
        value = typed[name] if name in typed else form[name].value()
        if value is None and isinstance(form.fields.get(name), ManyOf):
            continue
        if isinstance(value, list | tuple):
            data.setlist(name, [str(item) for item in value])
        elif value is True:
            data[name] = "on"
        elif value is not False:
            data[name] = "" if value is None else str(value)
    return data


def filled(kind: str, desk: Any, room: str, typed: dict[str, Any], initial: dict[str, Any] | None = None) -> ActForm:
    """The form of `kind`, shown, filled in and sent."""
    shown = FORMS[kind](desk, room, None, initial)
    return FORMS[kind](desk, room, sent(shown, typed), initial)
