"""A negotiating text as Markdown (CommonMark): brackets and attribution as negotiators write them, read back exactly.

An option is `[*B. Akra proposes:* its words *(Dovra opposes)*]` behind the words as they are, `[so]`. Emphasis is for
attribution alone; brackets, stars and whatever else Markdown would read in the words are escaped. What need not be seen
(numbers, ids, the order of things) stands in comments. `from_markdown` reads it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from goodoffices.documents import face, wordings
from goodoffices.documents.described import described
from goodoffices.documents.provenance import fields
from goodoffices.documents.text import NegotiatingText, Offered, PointOfText
from goodoffices.documents.written import kept_length
from goodoffices.drafting.brackets import Bracket, Key, Node, Option

FORMAT: Final = "negotiating text 1"
_ACTIVE: Final = re.compile(r"([\\`*_\[\]<>&~|$])")
_CONTROL: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
_SPACE: Final = re.compile(r"[^\S \n]")
_FIRST: Final = re.compile(r"([#+\-=:])|(\d{1,9})([.)])")
OURS: Final = "en"


def write_markdown(text: NegotiatingText, *, languages: Sequence[str] = ()) -> bytes:
    """The bytes of a Markdown file with the text; `languages` chooses some, without them it has all.

    Changes against an earlier text are not marked: Markdown has no marks for them.
    """
    chosen = tuple(languages) or text.languages
    parts = [_front(text, chosen), *_face(text, chosen)]
    for point in text.points:
        parts += _point(text, point, chosen)
    return ("\n\n".join(parts) + "\n").encode()


def _front(text: NegotiatingText, languages: tuple[str, ...]) -> str:
    """What the file says of itself, a line of JSON each, which is YAML too."""
    values = {
        "goodoffices": FORMAT,
        **fields(text, None, languages),
        "origin": described(text.origin),
        "title": described(text.title),
        "languages": list(languages),
        "authentic": [language for language in text.authentic if language in languages],
        "names": described(text.names),
    }
    return "\n".join(
        ["---", *(f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in values.items()), "---"]
    )


def _face(text: NegotiatingText, languages: Sequence[str]) -> Iterator[str]:
    yield f"# {_line(face.title(text, languages[0] if languages else OURS))}"
    yield _line(f"{face.where(text, OURS)} · {face.as_of(text)} · {text.origin.commitment}")
    yield _line(f"{face.audience(text, OURS)}.")
    if text.origin.copy:
        yield _line(face.copy_of(text, OURS))
    yield "Words in brackets are not agreed. " + " · ".join(f"{s} {status}" for status, s in wordings.SHAPES.items())


def _point(text: NegotiatingText, point: PointOfText, languages: Sequence[str]) -> Iterator[str]:
    title = face.first(point.title, languages[0] if languages else OURS)
    yield "## " + _line(f"{point.point}. {title}" if title else f"{point.point}.")
    yield _comment({name: one for name, one in described(point).items() if name != "nodes"})
    yield f"{wordings.SHAPES[point.status]} {_line(face.standing(text, point, languages[0] if languages else OURS))}"
    offered = {one.number: one for one in point.offered}
    for language in languages:
        if language not in point.nodes:
            continue
        yield _comment({"words": language})
        if len(languages) > 1:
            yield f"### {language}"
        yield from _paragraphs("".join(_Writer(text, offered, language).nodes(point.nodes[language], None, 0)))
    yield _comment({"end": point.point})
    stands = [_stands(text, one) for one in point.offered]
    if stands:
        yield "\n".join(stands)


def _stands(text: NegotiatingText, one: Offered) -> str:
    lines = [f"- {one.label}: {wordings.SHAPES[one.status]} {_line(f'{one.status} — {face.stands(text, one, OURS)}')}"]
    lines += (f"  - {_line(remark)}" for remark in face.remarks(text, one, OURS))
    return "\n".join(lines)


class _Writer(NamedTuple):
    text: NegotiatingText
    offered: Mapping[int, Offered]
    language: str

    def name(self, party: str) -> str:
        return self.text.name(party, self.language)

    def nodes(self, nodes: Sequence[Node], of: Key | None, at: int) -> Iterator[str]:
        """Words and brackets, where the next words are expected to be those of `of` from character `at` on."""
        for number, node in enumerate(nodes):
            if isinstance(node, Bracket):
                yield from self._bracket(node, of, at)
                at += kept_length(node)
                continue
            if (node.of, node.start) != (of, at):
                of, at = node.of, node.start
                yield f'<i data-of="{"" if of is None else of}" data-from="{at}"></i>'
            between = 0 < number < len(nodes) - 1 and all(
                isinstance(nodes[n], Bracket) for n in (number - 1, number + 1)
            )
            yield "&#32;" if between and node.words == " " else escaped(node.words)
            at += len(node.words)

    def _bracket(self, bracket: Bracket, of: Key | None, at: int) -> Iterator[str]:
        kept, *offers = bracket.options
        parts = ["[" + "".join(self.nodes(kept.nodes, of, at)) + "]"] if kept.nodes else []
        parts += map(self._option, offers)
        yield " ".join(parts)

    def _option(self, option: Option) -> str:
        assert option.key is not None
        one = self.offered[option.key]
        who = f"{one.label}. {wordings.who_proposes(one.attribution, one.by_chair, self.language, self.name)}:"
        others = wordings.who_stands_where(one.attribution, self.language, self.name)
        if not option.nodes:
            none = wordings.fixed("no text", self.language)
            return f"[*{_line(f'{who} {none}' + (f'; {others}' if others else ''))}*]"
        words = "".join(self.nodes(option.nodes, option.key, 0))
        return f"[*{_line(who)}* {words}" + (f" *({_line(others)})*]" if others else "]")


def escaped(words: str) -> str:
    """Words with nothing in them that Markdown reads; a line break stays one where words are on both sides."""
    found = _ACTIVE.sub(r"\\\1", words)
    if words[:1] in ("(", ":", "{"):  # after a bracket they would make a link of it
        found = "\\" + found
    if words.endswith("!"):  # before a bracket it would make a picture of it
        found = found[:-1] + "\\!"
    found = _CONTROL.sub(lambda match: f'<i data-u="{ord(match[0]):x}"></i>', found)
    found = _SPACE.sub(lambda match: f"&#{ord(match[0])};", found)
    return re.sub(r"\A\n+|\n+\Z|\n+(?=\n)", lambda match: "&#10;" * len(match[0]), found)


def _paragraphs(written: str) -> Iterator[str]:
    """Each line as a paragraph of its own, its first and last spaces kept."""
    for line in written.split("\n"):
        body = line.strip(" ")
        before, after = len(line) - len(line.lstrip(" ")), len(line) - len(line.rstrip(" "))
        found = "&#32;" * before + (_begun(body) if not before else body) + ("&#32;" * after if body else "")
        if found:
            yield found


def _begun(line: str) -> str:
    """A line that begins no list, heading or rule."""
    match = _FIRST.match(line)
    if match is None:
        return line
    return f"\\{line}" if match[1] else f"{match[2]}\\{line[len(match[2]) :]}"


def _line(words: str) -> str:
    """Words of the house on one line."""
    return escaped(" ".join(_CONTROL.sub(" ", words).split()))


def _comment(value: object) -> str:
    data = json.dumps(value, ensure_ascii=False).replace("--", "-\\u002d").replace(">", "\\u003e")
    return f"<!-- {data} -->"
