"""Where words go in the words of others: the run is quoted exactly as it stands, and found there."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from goodoffices.server.desks.forms import options
from goodoffices.server.desks.forms.base import ActForm
from goodoffices.server.desks.forms.choosing import Option, choices
from goodoffices.server.desks.forms.fields import MOST
from goodoffices.server.desks.forms.labels import point_name

FEW, AROUND = 6, 24  # so many places are shown, each with so many characters around it
WHERE = {"in place": _("in place of the words that are quoted"), "after": _("after them, which stay")}


def ask(form: ActForm) -> None:
    """Ask in whose words one's own are to stand, and where."""
    found = [
        Option(
            f"{a.point}:{a.wording.number}",
            options.named(form, a),
            a.wording.number,
            a.wording.text,
            point_name(form.desk, a.point, form.room),
        )
        for a in options.live(form.state)
        if form.initial.get("point") in (None, a.point)
    ]
    if not found:
        return
    form.pick(
        "place.wording", found, gettext("Of the whole point, or within these words"), required=False,
        blank=gettext("The whole point"), gone=options.gone(form), folded=True,
        help=gettext("Within others’ words you say only what changes; the rest stays theirs."),
    )  # fmt: skip
    form.texts(
        "quote", gettext("Within them: the words where yours go"), required=False, small=True,
        help=gettext("Exactly as they stand there. With none of your own, they are proposed for deletion."),
    )  # fmt: skip
    form.pick(
        "where",
        choices(WHERE),
        gettext("Your words stand"),
        required=False,
        start="in place",
        blank=gettext("In their place"),
    )
    form.number(
        "which",
        gettext("Which of them, where they stand there more than once"),
        1,
        MOST,
        help=gettext("1 for the first."),
    )


def read(form: ActForm, cleaned: dict[str, Any]) -> dict[str, tuple[int, int]]:
    """The runs that are quoted, by language; what is wrong is put at its field."""
    point, wording = cleaned.get("point"), cleaned.get("place.wording")
    quotes = {name.partition(".")[2]: words for name, words in cleaned.items() if name.startswith("quote.") and words}
    texts = {name.partition(".")[2]: words for name, words in cleaned.items() if name.startswith("text.") and words}
    if wording is None:
        if quotes:
            form.add_error("place.wording", gettext("Choose in whose words these stand."))
        return {}
    base = form.state.alternatives.words(point, wording) if point else None
    if base is None:
        form.add_error("place.wording", gettext("These words are not on the point that is chosen."))
        return {}
    runs: dict[str, tuple[int, int]] = {}
    for language, words in quotes.items():
        starts = list(_starts(base.text.get(language, ""), words))
        which = cleaned.get("which")
        if not starts:
            form.add_error(f"quote.{language}", gettext("These words do not stand there: copy them exactly."))
        elif len(starts) > 1 and which is None:
            form.add_error(f"quote.{language}", _several(base.text[language], words, starts))
        elif which is not None and which > len(starts):
            form.add_error("which", _only(len(starts)))
        else:
            start = starts[(which or 1) - 1]
            end = start + len(words)
            runs[language] = (end, end) if cleaned.get("where") == "after" else (start, end)
    for language in texts.keys() - quotes.keys():
        if base.text.get(language):
            form.add_error(
                f"quote.{language}", gettext("Quote the words in this language too, or say nothing new in it.")
            )
        else:
            runs[language] = (0, 0)
    if not quotes and not runs:
        form.add_error(
            next(n for n in form.fields if n.startswith("quote.")), gettext("Quote the words where yours go.")
        )
    return runs


def _starts(text: str, words: str) -> Iterator[int]:
    """Where words begin in a text, each place once."""
    at = text.find(words)
    while at >= 0:
        yield at
        at = text.find(words, at + 1)


def _several(text: str, words: str, starts: list[int]) -> str:
    """Where words stand that stand there more than once, with what is around them."""
    place = gettext("%(number)s. “…%(words)s…”")
    around = (text[max(0, at - AROUND) : at + len(words) + AROUND] for at in starts[:FEW])
    found = " ".join(place % {"number": number, "words": said} for number, said in enumerate(around, 1))
    several = gettext(
        "These words stand there more than once: say which, by its number, or quote more around them. %(places)s"
    )
    return several % {"places": found + (" …" if len(starts) > FEW else "")}


def _only(number: int) -> str:
    if number == 1:
        return gettext("They stand there once only.")
    said = ngettext("They stand there %(number)s time only.", "They stand there %(number)s times only.", number)
    return said % {"number": number}
