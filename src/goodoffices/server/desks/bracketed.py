"""Bracketed text as the pages print it: words, brackets, whose they are, and what changed against an earlier text.

Every bracket and every attribution is printed as characters, and each option begins with the shape of its status, so
that nothing is told by colour alone. Languages are cut into paragraphs, which stand side by side.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import slugify
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from goodoffices.documents.face import remarks
from goodoffices.documents.flat import flat
from goodoffices.documents.marked import Marked, marked
from goodoffices.documents.text import NegotiatingText, Offered, PointOfText, Status
from goodoffices.drafting.brackets import options
from goodoffices.drafting.redline import NEW
from goodoffices.server.desks.labels import direction, language_name
from goodoffices.server.languages import strung, told
from goodoffices.server.languages.terms import term

MEANS: Mapping[Status, Any] = {
    "agreed": _("every party whose word counts has agreed to these words"),
    "agreed ad referendum": _("agreed at the table; a capital has yet to concur"),
    "substance agreed, drafting open": _("all accept, or reserve on the language alone"),
    "under discussion": _("others have said a stance, or there are several alternatives"),
    "compromise text of the chair": _("nobody has committed to it"),
    "proposed": _("a party put it, and no other has said anything"),
    "proposed for deletion": _("nothing in its place"),
    "not discussed": _("nobody has put or said anything"),
}


# The words of a standing (`Standing.words`), with the ids of parties.
_STANDING = re.compile(
    r"(?P<parked>parked \()?(?P<rung>[a-z ]+?)(?: \((?P<capitals>[^()]*)\))?(?P<conditions>, on conditions)?"
    r"(?P<silence>, by silence procedure)?(?:, without (?P<without>[^()]*))?\)?"
)


def legend() -> list[dict[str, str]]:
    """Every status of words, with the code of its shape and colour, and what it means."""
    return [{"word": status, "code": slugify(status), "means": str(means)} for status, means in MEANS.items()]


def status(word: Status) -> dict[str, str]:
    """A status as the parts print it."""
    return {"word": word, "code": slugify(word)}


def more(text: NegotiatingText, one: PointOfText, language: str) -> str:
    """What the record says of how a point stands beyond its status: whose capital is to concur, on conditions …"""
    found = _STANDING.fullmatch(one.standing)
    if one.standing == one.status or found is None:
        return ""
    more = []
    if found["capitals"]:
        more.append(f"({_names(text, found['capitals'].split(', '), language)})")
    if found["conditions"]:
        more.append(gettext("on conditions"))
    if found["silence"]:
        more.append(gettext("by silence procedure"))
    if found["without"]:
        more.append(gettext("without %(parties)s") % {"parties": _names(text, found["without"].split(", "), language)})
    if found["rung"] == one.status and not found["parked"]:
        return strung(more)
    said = " ".join(filter(None, (term(found["rung"]), more.pop(0) if found["capitals"] else "")))
    said = strung((said, *more))
    if found["parked"]:
        said = gettext("parked (%(standing)s)") % {"standing": said}
    return gettext("by the record: %(standing)s") % {"standing": said}


def point(
    text: NegotiatingText, one: PointOfText, languages: Sequence[str], earlier: NegotiatingText | None = None
) -> dict[str, Any]:
    """The words of a point for the part `bracketed.html`, marked against an earlier text where one is given."""
    columns = [_paragraphs(text, one, language, earlier) for language in languages]
    rows = range(max(map(len, columns), default=0))
    return {
        "languages": [
            {"lang": tag, "dir": direction(tag), "name": language_name(tag), "authentic": tag in text.authentic}
            for tag in languages
        ],
        "rows": [[_cell(tag, columns[i][at : at + 1]) for i, tag in enumerate(languages)] for at in rows],
        "stands": [_stands(text, one, offered, languages[0] if languages else "en") for offered in one.offered],
    }


def changed(text: NegotiatingText, one: PointOfText, earlier: NegotiatingText) -> bool:
    """Whether the words, brackets or attributions of a point are not what they were in the earlier text."""
    before = next((p for p in earlier.points if p.point == one.point), None)
    if before is None:
        return True
    return any(_runs(text, one, tag, earlier, only_changed=True) for tag in {*one.nodes, *before.nodes})


def _cell(language: str, words: list[SafeString]) -> dict[str, Any]:
    name = language_name(language)
    return {"lang": language, "dir": direction(language), "name": name, "html": words[0] if words else ""}


def _runs(
    text: NegotiatingText,
    one: PointOfText,
    language: str,
    earlier: NegotiatingText | None,
    *,
    only_changed: bool = False,
) -> list[Marked]:
    before = None
    if earlier is not None:
        known = next((p for p in earlier.points if p.point == one.point), None)
        before = flat(earlier, known, language) if known is not None else []
    runs = marked(flat(text, one, language), before)
    return [run for run in runs if run.op != "same"] if only_changed else runs


def _paragraphs(
    text: NegotiatingText, one: PointOfText, language: str, earlier: NegotiatingText | None
) -> list[SafeString]:
    """The paragraphs of a point in a language, each as HTML."""
    found: list[list[str]] = [[]]
    statuses = {offered.number: offered.status for offered in one.offered}
    for run, of in _attributed(_runs(text, one, language, earlier), one, language):
        for at, part in enumerate(run.text.split("\n")):
            if at:
                found.append([])
            if part:
                found[-1].append(_run(run._replace(text=part), statuses.get(of) if of is not None else None))
    return [mark_safe("".join(parts)) for parts in found if parts]  # noqa: S308  # each run is escaped


def _attributed(runs: Iterable[Marked], one: PointOfText, language: str) -> Iterator[tuple[Marked, int | None]]:
    """Each run with the offer that it begins or belongs to: whose words follow an opening bracket is read off there."""
    keys = iter([option.key for option in options(one.nodes.get(language, ())) if option.key is not None])
    opens = False  # whether the last run of the text now is an opening bracket
    for run in runs:
        if run.op not in NEW:
            yield run, None
            continue
        begins = run.role == "attribution" and opens
        yield run, next(keys, None) if begins else run.of if run.role == "words" else None
        opens = run.role == "mark" and not run.text.rstrip().endswith("]")


def _run(run: Marked, word: Status | None) -> str:
    if run.role == "mark":
        words = format_html('<b class="bracket">{}</b>', run.text)
    elif run.role == "attribution":
        shape = f" c s-{slugify(word)}" if word is not None else ""
        words = format_html('<span class="whose{}">{}</span>', shape, run.text)
    elif word is not None:
        words = format_html('<span class="offered">{}</span>', run.text)
    else:
        words = escape(run.text)
    return words if run.op == "same" else _changed(run, words)


_SAID = {
    "ins": ("ins", _("put in:"), ""),
    "del": ("del", _("struck out:"), ""),
    "from": ("del", _("moved from here, %(n)s:"), "→"),
    "to": ("ins", _("moved to here, %(n)s:"), "←"),
}


def _changed(run: Marked, words: str) -> str:
    tag, what, arrow = _SAID[run.op]
    end = gettext("end.")
    if not run.move:
        return format_html(
            '<{0}><span class="vh"> {1} </span>{2}<span class="vh"> {3} </span></{0}>', tag, what, words, end
        )
    return format_html(
        '<{0} class="moved"><span class="vh"> {1} </span>{2}<sup aria-hidden="true">{3}{4}</sup>'
        '<span class="vh"> {5} </span></{0}>',
        tag, str(what) % {"n": run.move}, words, arrow, run.move, end,
    )  # fmt: skip


def _stands(text: NegotiatingText, one: PointOfText, offered: Offered, language: str) -> dict[str, Any]:
    """An alternative in a line: whose it is, how firmly it stands, where the others stand, and what they note."""

    a = offered.attribution
    where = (
        (ngettext("%(parties)s proposes", "%(parties)s propose", len(a.proposes)), a.proposes),
        (ngettext("%(parties)s supports", "%(parties)s support", len(a.supports)), a.supports),
        (ngettext("%(parties)s opposes", "%(parties)s oppose", len(a.opposes)), a.opposes),
        (ngettext("%(parties)s reserves", "%(parties)s reserve", len(a.reserves)), a.reserves),
        (
            ngettext("%(parties)s awaits instructions", "%(parties)s await instructions", len(a.consults)),
            a.consults,
        ),
        (
            ngettext("%(parties)s will follow consensus", "%(parties)s will follow consensus", len(a.follows)),
            a.follows,
        ),
        (ngettext("%(parties)s is silent", "%(parties)s are silent", len(a.silent)), a.silent),
    )
    return {
        "label": offered.label,
        "base": offered.number == one.base,
        "number": offered.number,
        "status": status(offered.status),
        "by_chair": offered.by_chair,
        "marking": offered.marking if offered.marking != "formal" else "",
        "where": [said % {"parties": _names(text, parties, language)} for said, parties in where if parties],
        "notes": [told(note) for note in remarks(text, offered, language)],
    }


def _names(text: NegotiatingText, parties: Sequence[str], language: str) -> str:
    return strung(text.name(party, language) for party in parties)
