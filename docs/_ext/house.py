"""Pages of the reference that are made from the code, so that they cannot fall behind it: acts, authority, CLI, API."""

from __future__ import annotations

import inspect
import json
import os
import tempfile
import types
import typing
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import msgspec

from goodoffices.talks import act as terms
from goodoffices.talks.act import Act
from goodoffices.talks.authority import AUTHORITY
from goodoffices.talks.kinds import GROUPS, KINDS, group_of

if TYPE_CHECKING:  # the tests read these pages without Sphinx
    from sphinx.application import Sphinx

ACTS = """
Everything done through the system is one of these, sent as JSON with its `kind`. The last column says what holds where
a field is left out; *needed* is a field that cannot be, and where nothing stands, nothing is said. Every act may also
carry `cites` (a list of [Ref](#ref): entries that everybody in the room may read) and, in a record of real talks, must
carry its [source](#source).

| what | how it is written |
|---|---|
| texts | a text in one language or several: `{"en": "…", "fr": "…"}` |
| line | a text of at most 500 characters |
| date | EDTF (ISO 8601-2): `"2021-03-10"`, `"2021-03-10?"` (uncertain), `"2021-04~"` (about), `"2021-03/2021-04"` |
| instant | RFC 3339 with an offset: `"2021-03-10T10:00:00+01:00"` |
| entry | the number of an entry in the room of the act: `12` |
| seat, party, room, point, language | an id: `"akra.head"`, `"akra"`, `"water@soc.co"`, `"3"`, `"en"` |
| sha-256, token | hexadecimal digits |
""".strip()

NAMED: dict[Any, str] = {
    terms.Texts: "texts", terms.Line: "line", terms.Text: "text", terms.Edtf: "date", terms.Instant: "instant",
    terms.Number: "entry", terms.Count: "whole number", terms.SeatId: "seat", terms.PartyId: "party",
    terms.RoomId: "room", terms.PointId: "point", terms.Language: "language", terms.Sha256: "sha-256",
    terms.Token: "token",
}  # fmt: skip

WHO = """
Office or function in the room × act × kind of room. A star asks for power on record (`Empower`) for that act. For
`OpenRoom` the kind is that of the room to be opened. What has no line here is done by nobody.
""".strip()

MADE = ("acts.md", "authority.md", "cli.md", "api.md")


def of_type(annotation: Any) -> str:
    """A field's type in words."""
    if named := next((name for alias, name in NAMED.items() if alias == annotation), None):
        return named
    origin, args = typing.get_origin(annotation), typing.get_args(annotation)
    if origin is typing.Annotated:
        return of_type(args[0])
    if origin is Literal:
        return " · ".join(f"`{value}`" for value in args)
    if origin in (typing.Union, types.UnionType):
        return " or ".join(of_type(arg) for arg in args if arg is not type(None))
    if origin is tuple and args[-1] is not Ellipsis:
        return f"list of {len(args)}: {', '.join(map(of_type, args))}"
    if origin is tuple:
        return f"list of {of_type(args[0])}"
    if origin is dict:
        return f"map of {of_type(args[0])} to {of_type(args[1])}"
    if isinstance(annotation, type) and issubclass(annotation, msgspec.Struct):
        return f"[{annotation.__name__}](#{annotation.__name__.lower()})"
    names = {str: "text", int: "integer", bool: "true or false"}
    return names.get(annotation, getattr(annotation, "__name__", str(annotation)))


def structs_in(annotation: Any) -> list[type[msgspec.Struct]]:
    """The structures that a field's type is made of, and those that these are made of."""
    if isinstance(annotation, type) and issubclass(annotation, msgspec.Struct):
        within = typing.get_type_hints(annotation, include_extras=True).values()
        return [annotation, *(found for hint in within for found in structs_in(hint))]
    return [found for arg in typing.get_args(annotation) for found in structs_in(arg)]


def without(field: Any) -> str:
    """What holds where a field is left out."""
    if field.required:
        return "needed"
    if field.default in (None, "", (), msgspec.NODEFAULT) or isinstance(field.default, dict):
        return ""
    if isinstance(field.default, tuple):
        return ", ".join(f"`{item}`" for item in field.default if isinstance(item, str))
    return f"`{json.dumps(field.default)}`" if isinstance(field.default, str | int) else ""


def fields(struct: type[msgspec.Struct], skip: frozenset[str] = frozenset()) -> list[str]:
    """A table of the fields of a structure."""
    hints = typing.get_type_hints(struct, include_extras=True)
    rows = [
        f"| `{f.name}` | {of_type(hints[f.name])} | {without(f)} |"
        for f in msgspec.structs.fields(struct)
        if f.name not in skip
    ]
    return (
        ["| field | what | if left out |", "|---|---|---|", *rows, ""] if rows else ["It has no fields of its own.", ""]
    )


def documented(kind: type) -> str:
    """The words of a kind, as its docstring has them; empty if it has none of its own."""
    return inspect.cleandoc(kind.__doc__ or "") if kind.__doc__ != Act.__doc__ else ""


def acts() -> str:
    """The page of acts: every kind by group, with its fields and who may do it where."""
    common = frozenset(f.name for f in msgspec.structs.fields(Act))
    lines = ["# Acts", "", ACTS, ""]
    used: dict[str, type[msgspec.Struct]] = {}
    for group, module in GROUPS.items():
        lines += [f"## {group}", "", inspect.cleandoc(module.__doc__ or ""), ""]
        for name, kind in KINDS.items():
            if group_of(kind) != group:
                continue
            lines += [f"### {name}", "", documented(kind), "", *fields(kind, common)]
            where = {room: who for (act, room), who in AUTHORITY.items() if act == name}
            by_who: dict[tuple[str, ...], list[str]] = {}
            for room, who in where.items():
                by_who.setdefault(who, []).append(room)
            lines += [f"In {', '.join(rooms)}: {', '.join(who)}." for who, rooms in by_who.items()] + [""]
            for annotation in typing.get_type_hints(kind, include_extras=True).values():
                for struct in structs_in(annotation):
                    used[struct.__name__] = struct
    lines += ["## Parts of acts", ""]
    for name, struct in sorted(used.items()):
        lines += [f"### {name}", "", documented(struct), "", *fields(struct)]
    return "\n".join(lines) + "\n"


def authority() -> str:
    """The page of the table of authority."""
    lines = ["# Who may do what", "", WHO, "", "| act | room | who |", "|---|---|---|"]
    merged: dict[tuple[str, tuple[str, ...]], list[str]] = {}
    for (act, room), who in AUTHORITY.items():
        merged.setdefault((act, who), []).append(room)
    lines += [
        f"| {act} | {', '.join(rooms)} | {', '.join(who)} |".replace("*", "\\*") for (act, who), rooms in merged.items()
    ]
    return "\n".join(lines) + "\n"


def cli() -> str:
    """The page of the command line, from the help of its commands."""
    import typer
    from click.testing import CliRunner

    from goodoffices.cli import app

    command = typer.main.get_command(app)
    runner, width = CliRunner(), {"COLUMNS": "100", "TERM": "dumb", "NO_COLOR": "1"}

    def help_of(*names: str) -> list[str]:
        said = runner.invoke(command, [*names, "--help"], env=width, prog_name="goodoffices").output
        return ["```text", *(line.rstrip() for line in said.strip().splitlines()), "```", ""]

    lines = ["# Command line", "", "What `goodoffices COMMAND --help` prints.", "", *help_of()]
    for name in getattr(command, "commands", {}):
        lines += [f"## goodoffices {name}", "", *help_of(name)]
    return "\n".join(lines) + "\n"


def api() -> str:
    """The page of the API, from its OpenAPI description."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ.setdefault("GOODOFFICES_DATA", folder)
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "goodoffices.server.settings")
        import django

        django.setup()
        from goodoffices.server.api.routes import api as served

        schema = json.loads(json.dumps(served.get_openapi_schema(), default=str))
    lines = [
        "# API",
        "",
        "A program acts as one seat, with that seat's token. The description is also served under `/api/docs`.",
        "",
    ]
    for path, methods in schema["paths"].items():
        for method, found in methods.items():
            lines += [f"## {method.upper()} {path}", "", found.get("summary", ""), "", found.get("description", ""), ""]
            for parameter in found.get("parameters", []):
                needed = "needed" if parameter.get("required") else "optional"
                said = parameter.get("description") or parameter.get("schema", {}).get("description", "")
                lines.append(f"- `{parameter['name']}` ({parameter['in']}, {needed}) {said}".rstrip())
            lines += [
                "",
                "Answers: "
                + ", ".join(f"{code} {a.get('description', '')}".strip() for code, a in found["responses"].items()),
                "",
            ]
    return "\n".join(lines) + "\n"


def make(app: Sphinx) -> None:
    """Write the pages before Sphinx reads the folder; a page that has not changed is left alone."""
    folder = Path(app.srcdir) / "reference"
    for name, page in zip(MADE, (acts, authority, cli, api), strict=True):
        text = page()
        target = folder / name
        if not target.exists() or target.read_text() != text:
            target.write_text(text)


def setup(app: Sphinx) -> dict[str, bool]:
    """Sphinx's entry point."""
    app.connect("builder-inited", make)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
