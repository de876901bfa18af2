"""The page of the settlement library, made from its docstrings: what is read and written, what is answered and how."""

from __future__ import annotations

import dataclasses
import importlib
import inspect
import re
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:  # the tests read the page without Sphinx
    from sphinx.application import Sphinx

PACKAGE = "goodoffices.settlement"

FORMATS = ("reading", "files", "files.csv_table", "files.genius", "files.geniusweb")
WRITING = ("writing", "files.genius_writing", "files.geniusweb_writing")
ANSWERS = (
    "zone", "counting", "frontier", "nash", "kalai_smorodinsky", "egalitarian", "leximin", "utilitarian",
    "adjusted_winner", "improve", "blockers", "relaxation", "sensitivity",
)  # fmt: skip
PARTS = (
    "problem",
    "solution",
    "certificate",
    "check",
    "check.checking",
    "check.case",
    "check.verdicts",
    "check.trees",
    "pictures",
)

HEAD = """# The settlement library

Every module of `goodoffices.settlement`, as its docstrings have it. Formats and the command are on the page
[Settlement analysis](settlement.md); what the answers mean, and when not to use them, is
[explained](../explanation/settlement.md).
"""


def page() -> str:
    """The whole page."""
    lines = [HEAD]
    for title, names in (
        ("Formats that are read", FORMATS),
        ("Formats that are written", WRITING),
        ("Answers", ANSWERS),
        ("What they are made of", PARTS),
    ):
        lines += [f"## {title}", ""]
        for name in names:
            lines += _module(importlib.import_module(f"{PACKAGE}.{name}"))
    return "\n".join(lines).rstrip() + "\n"


def _module(module: ModuleType) -> Iterator[str]:
    yield f"### {module.__name__.removeprefix(f'{PACKAGE}.')}"
    yield ""
    yield from prose(inspect.cleandoc(module.__doc__ or ""))
    for name, member in vars(module).items():
        own = getattr(member, "__module__", None) == module.__name__
        if (
            own
            and not name.startswith("_")
            and (inspect.isfunction(member) or inspect.isclass(member))
            and member.__doc__
        ):
            yield f"#### {_signature(name, member)}"
            yield ""
            yield from prose(inspect.cleandoc(member.__doc__))


def _signature(name: str, member: Any) -> str:
    if inspect.isclass(member):
        fields = [field.name for field in dataclasses.fields(member)] if dataclasses.is_dataclass(member) else []
        return f"`{name}({', '.join(fields)})`" if fields else f"`{name}`"
    parameters = []
    for parameter in inspect.signature(member).parameters.values():
        if parameter.kind is parameter.KEYWORD_ONLY and "*" not in parameters:
            parameters.append("*")
        default = "" if parameter.default is parameter.empty else f"={parameter.default!r}"
        parameters.append(f"{parameter.name}{default}")
    return f"`{name}({', '.join(parameters)})`"


def prose(docstring: str) -> Iterator[str]:
    """A docstring as Markdown: examples and tables set apart as they are, arguments and errors as lists."""
    for block in re.split(r"\n{2,}", docstring):
        lines = block.splitlines()
        if lines[0].startswith(">>>"):
            yield from ("```pycon", *lines, "```", "")
        elif all(line.startswith("    ") for line in lines):
            yield from ("```text", *(line[4:] for line in lines), "```", "")
        elif lines[0] in ("Args:", "Raises:") and len(lines) > 1:
            yield "Arguments:" if lines[0] == "Args:" else "Errors:"
            yield ""
            for line in inspect.cleandoc("\n".join(["", *lines[1:]])).splitlines():
                term, colon, rest = line.partition(": ")
                yield f"- `{term}`: {rest}" if colon and not line.startswith(" ") else f"  {line.strip()}"
            yield ""
        else:
            yield from (*lines, "")


def make(app: Sphinx) -> None:
    """Write the page before Sphinx reads the folder; one that has not changed is left alone."""
    target = Path(app.srcdir) / "reference" / "settlement-library.md"
    text = page()
    if not target.exists() or target.read_text() != text:
        target.write_text(text)


def setup(app: Sphinx) -> dict[str, bool]:
    """Sphinx's entry point."""
    app.connect("builder-inited", make)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
