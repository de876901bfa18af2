"""A merged text: where its paragraphs come from, and what became of every word of every source."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext_lazy
from django.views.decorators.http import require_safe

from goodoffices.documents.merges import Merged, Source, merged
from goodoffices.drafting.merging import Merging, Traced
from goodoffices.server.desks import acts
from goodoffices.server.desks.desk import Desk, as_seat
from goodoffices.server.desks.frame import page
from goodoffices.server.desks.labels import direction, language_name, listed, party_names, point_title
from goodoffices.server.desks.pages.parts.alternatives import presides
from goodoffices.server.desks.stances import labels
from goodoffices.talks.act import PointId
from goodoffices.talks.play import RoomState

FATES = {
    "kept": pgettext_lazy("words of a source", "kept"),
    "moved": pgettext_lazy("words of a source", "moved"),
    "withdrawn": pgettext_lazy("words of a source", "let go by its owner"),
    "missing": pgettext_lazy("words of a source", "missing"),
}


@require_safe
@as_seat
def merge(request: HttpRequest, desk: Desk, room: str, point: str, number: int) -> HttpResponse:
    """The merged text as entry `number` brought it, in its present words."""
    state = desk.room(room)
    found = merged(desk.play, room, point, number)
    if found is None:
        raise Http404
    names = labels(state, point)
    alternative = state.alternatives.alternatives[point, number]
    title = point_title(desk.play, desk, point, room)
    return page(
        request,
        desk,
        "merge.html",
        _("Compromise %(label)s on point %(point)s") % {"label": names[number], "point": point},
        rooms=(room,),
        room=room,
        current="text",
        point_title=title,
        point_id=point,
        point_url=desk.url("point", room=room, point=point),
        entry_url=desk.entry_url(room, alternative.wording.number),
        entry=alternative.wording.number,
        withdrawn=alternative.withdrawn,
        settled=found.settled,
        left_out=len(found.missing),
        missing=list(_missing(desk, state, point, found, names)),
        tables=[_table(desk, state, point, found, tag, names) for tag in _languages(desk, found)],
        sources=[_source(desk, state, point, found, source, names) for source in found.sources],
    )


def _languages(desk: Desk, found: Merged) -> list[str]:
    order = [desk.language, *desk.languages, *found.languages]
    return [tag for tag in dict.fromkeys(order) if tag in found.languages]


def _mine(desk: Desk, state: RoomState, source: Source) -> bool:
    """Whether the reader may let go of words of this source."""
    return desk.party in source.by or (not source.by and presides(desk, state))


def _missing(
    desk: Desk, state: RoomState, point: PointId, found: Merged, names: dict[int, str]
) -> Iterator[dict[str, Any]]:
    for source in found.sources:
        for tag in source.words:
            runs = [one for one in found.missing if (one.wording, one.language) == (source.wording, tag)]
            if runs:
                yield {
                    "label": names[source.alternative],
                    "by": party_names(desk, source.by) or _("the chair"),
                    "runs": [one.words for one in runs],
                    "lang": tag,
                    "dir": direction(tag),
                    "name": language_name(tag),
                    "action": _let_go(desk, state, point, found, source, tag),
                }


def _let_go(
    desk: Desk, state: RoomState, point: PointId, found: Merged, source: Source, tag: str
) -> dict[str, str] | None:
    """The button to the form with which the owner lets go of a source's words, all of those in a language first."""
    compromise = state.alternatives.alternatives[point, found.alternative]
    if not _mine(desk, state, source) or compromise.withdrawn is not None:
        return None
    whole = f"{point}:{found.alternative}:{source.wording}:{tag}:0:{len(source.words[tag])}"
    return acts.link(desk, state.room, "WithdrawWords", _("Let go of words"), point=point, wording=whole)


def _table(
    desk: Desk, state: RoomState, point: PointId, found: Merged, tag: str, names: dict[int, str]
) -> dict[str, Any]:
    """The merged text in a language, paragraph by paragraph, with who contributed which words."""
    traced, text = found.languages[tag], found.text.get(tag, "")
    return {
        "lang": tag,
        "dir": direction(tag),
        "name": language_name(tag),
        "paragraphs": [
            {
                "words": text[one.merged.start : one.merged.end].strip("\n"),
                "from": _from(state, point, traced, at, names, text),
                "new": [text[start:end].strip() for start, end in one.new],
                "why": found.why[at] if at < len(found.why) else "",
            }
            for at, one in enumerate(traced.paragraphs)
        ],
    }


def _from(
    state: RoomState, point: PointId, traced: Merging, at: int, names: dict[int, str], text: str
) -> list[dict[str, str]]:
    """The sources of a paragraph, each with its runs of words there."""
    runs: dict[str, list[str]] = {}
    for one in traced.paragraphs[at].contributions:
        runs.setdefault(one.source, []).append(text[one.merged.start : one.merged.end].strip())
    return [
        {"label": names[state.alternatives.roots[point, int(source)]], "words": " … ".join(words)}
        for source, words in runs.items()
    ]


def _source(
    desk: Desk, state: RoomState, point: PointId, found: Merged, source: Source, names: dict[int, str]
) -> dict[str, Any]:
    """A source with what became of each run of its words."""
    present = state.alternatives.alternatives[point, source.alternative]
    fates = [
        {
            "lang": tag,
            "dir": direction(tag),
            "name": language_name(tag),
            "runs": list(_runs(found.languages[tag].traced[str(source.wording)], source.words[tag])),
        }
        for tag in source.words
    ]
    said = {str(FATES[run.fate]) for tag in source.words for run in found.languages[tag].traced[str(source.wording)]}
    return {
        "label": names[source.alternative],
        "by": party_names(desk, source.by) or _("the chair"),
        "entry": source.wording,
        "url": desk.entry_url(state.room, source.wording),
        "withdrawn": source.withdrawn,
        "changed": present.wording.number if present.wording.number != source.wording else None,
        "words": fates,
        "summary": listed(sorted(said)),
        "several": len(fates) > 1,
    }


def _runs(traced: Sequence[Traced], words: str) -> Iterator[dict[str, str]]:
    """Each run with what became of it; what is between two (spaces, marks) stands plain."""
    at = 0
    for run in traced:
        if run.words.start > at:
            yield {"fate": "", "words": words[at : run.words.start]}
        yield {"fate": run.fate, "words": words[run.words.start : run.words.end]}
        at = run.words.end
    if at < len(words):
        yield {"fate": "", "words": words[at:]}
