"""What a page of the documentation tells its reader to do, read from its Markdown.

In the numbered steps of the tutorial, and there only, **bold** is something to press or to choose, `typewriter` after a
bold name and a colon is something to type there, *italic* says beside or under which words it stands, and “quotation
marks” hold what one then sees.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

DOCS = Path(__file__).parents[2] / "docs"

_STEP = re.compile(r"^\d+\. ")
_FENCE = re.compile(r"^```(?P<language>\w*)\n(?P<lines>.*?)^```$", re.MULTILINE | re.DOTALL)
_TOKEN = re.compile(
    r"\*\*(?P<label>[^*]+)\*\*(?: (?:beside|under|of) \*(?P<place>[^*]+)\*)?(?:: `(?P<typed>[^`]*)`)?"
    r"|key `(?P<key>[^`]+)`"
    r"|“(?P<seen>[^”]+)”"
)


@dataclass(frozen=True)
class Instruction:
    """One thing to do, or to see, in a step."""

    do: Literal["press", "type", "key", "see"]
    what: str
    place: str = ""  # the words beside or under which it stands
    typed: str = ""


def page(name: str) -> str:
    """A page of the documentation."""
    return (DOCS / name).read_text()


def sections(text: str) -> dict[str, list[str]]:
    """The numbered steps of a page under the heading above them, each in one line."""
    found: dict[str, list[str]] = {}
    heading, open_step = "", False
    for line in text.splitlines():
        if line.startswith("#"):
            heading, open_step = line.lstrip("# "), False
        elif _STEP.match(line):
            found.setdefault(heading, []).append(_STEP.sub("", line))
            open_step = True
        elif open_step and line.startswith("   "):
            found[heading][-1] += " " + line.strip()
        else:
            open_step = False
    return found


def instructions(step: str) -> list[Instruction]:
    """What a step asks for, in its order."""
    found = []
    for token in _TOKEN.finditer(step):
        if token["label"]:
            kind: Literal["press", "type"] = "press" if token["typed"] is None else "type"
            found.append(Instruction(kind, token["label"], token["place"] or "", token["typed"] or ""))
        elif token["key"]:
            found.append(Instruction("key", token["key"]))
        else:
            found.append(Instruction("see", token["seen"]))
    return found


def commands(text: str) -> list[str]:
    """The command lines of a page: what stands in its blocks of shell, continued lines joined."""
    lines = [m["lines"].replace("\\\n", " ") for m in _FENCE.finditer(text) if m["language"] in ("shell", "sh", "bash")]
    return [line.strip() for block in lines for line in block.splitlines() if line.strip() and line.strip()[0] != "#"]
