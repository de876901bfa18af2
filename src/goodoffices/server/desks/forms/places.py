"""Where words go in the words of others: the run is quoted exactly as it stands, and found there."""

from __future__ import annotations

from typing import Any

from goodoffices.server.desks.forms import options
from goodoffices.server.desks.forms.base import ActForm
from goodoffices.server.desks.forms.choosing import Option, choices
from goodoffices.server.desks.forms.labels import point_name

WHERE = {"in place": "in place of the words that are quoted", "after": "after them, which stay"}


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
        "place.wording", found, "Of the whole point, or within these words", required=False, blank="The whole point",
        gone=options.gone(form), folded=True,
        help="Within others’ words you say only what changes; the rest stays theirs.",
    )  # fmt: skip
    form.texts(
        "quote", "Within them: the words where yours go", required=False, small=True,
        help="Exactly as they stand there. With none of your own, they are proposed for deletion.",
    )  # fmt: skip
    form.pick("where", choices(WHERE), "Your words stand", required=False, start="in place", blank="In their place")


def read(form: ActForm, cleaned: dict[str, Any]) -> dict[str, tuple[int, int]]:
    """The runs that are quoted, by language; what is wrong is put at its field."""
    point, wording = cleaned.get("point"), cleaned.get("place.wording")
    quotes = {name.partition(".")[2]: words for name, words in cleaned.items() if name.startswith("quote.") and words}
    texts = {name.partition(".")[2]: words for name, words in cleaned.items() if name.startswith("text.") and words}
    if wording is None:
        if quotes:
            form.add_error("place.wording", "Choose in whose words these stand.")
        return {}
    base = form.state.alternatives.words(point, wording) if point else None
    if base is None:
        form.add_error("place.wording", "These words are not on the point that is chosen.")
        return {}
    runs: dict[str, tuple[int, int]] = {}
    for language, words in quotes.items():
        said, start = base.text.get(language, ""), base.text.get(language, "").find(words)
        if start < 0:
            form.add_error(f"quote.{language}", "These words do not stand there: copy them exactly.")
        elif said.find(words, start + 1) >= 0:
            message = "These words stand there more than once: quote more around them, and say that again in yours."
            form.add_error(f"quote.{language}", message)
        else:
            end = start + len(words)
            runs[language] = (end, end) if cleaned.get("where") == "after" else (start, end)
    for language in texts.keys() - quotes.keys():
        if base.text.get(language):
            form.add_error(f"quote.{language}", "Quote the words in this language too, or say nothing new in it.")
        else:
            runs[language] = (0, 0)
    if not quotes and not runs:
        form.add_error(next(n for n in form.fields if n.startswith("quote.")), "Quote the words where yours go.")
    return runs
