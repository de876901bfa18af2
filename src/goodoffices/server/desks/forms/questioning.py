"""What the forms of sealed questions share: which question it is, the words it is about, and what its answer tells."""

from __future__ import annotations

import re
from typing import Any

from django.utils.translation import gettext

from goodoffices.server import languages
from goodoffices.server.desks import dates
from goodoffices.server.desks.forms.base import ActForm, Exhibit
from goodoffices.server.desks.forms.choosing import Option
from goodoffices.server.desks.forms.labels import room_label
from goodoffices.server.desks.labels import every_language
from goodoffices.server.desks.pages import questions_words as told
from goodoffices.server.desks.pages.questions_picture import texts as placed_texts
from goodoffices.talks.act import PLENARY
from goodoffices.talks.asked import standing
from goodoffices.talks.play import RoomState
from goodoffices.talks.questions import AskSealed, Question

OWN = "own-"  # begins the names of fields that are sealed, and no part of the act as it is entered
_RANGE = re.compile(r"\s*([+-]?[\d./]+)\s*(?:to|–|\.\.)\s*([+-]?[\d./]+)\s*")


def option(form: ActForm, state: RoomState, question: Question, value: str, means: Any) -> Option:
    said = gettext("%(question)s (entry %(number)s, consents by %(moment)s)")
    if state.room != form.room:
        said = gettext("%(question)s (entry %(number)s, %(room)s, consents by %(moment)s)")
    by = dates.moment(question.act.until, form.desk.zone)["words"]
    values = {"question": told.title(question), "number": question.number, "moment": by}
    return Option(value, said % {**values, "room": room_label(form.desk, state.room)}, means)


def exhibit(form: ActForm, state: RoomState, question: Question) -> Exhibit:
    """A question, the words that it is about, the form of its answer, who sees it, and what it lets others infer."""
    desk, names = form.desk, form.languages
    texts = []
    for point in told.about(desk, state, question):
        for one in point["wordings"]:
            said = state.alternatives.words(point["point"], one["number"])
            texts += every_language(said.text if said is not None else {}, names)[:1]
    readers = gettext("It is seen by whoever is in this room, and no one else.")
    if state.room == PLENARY:
        readers = gettext("It is seen by every seat of the talks.")
    if question.act.question == "frontier":
        readers = gettext("It is seen by the mediation team alone.")
    lines = [gettext("The answer is: %(form)s") % {"form": told.FORMS[question.act.question]}, readers]
    placed = gettext("Drafts that are placed in it: %(drafts)s")
    drafts = languages.listed(f"{one['name']}: {one['words']}" for one in placed_texts(state, question))
    lines += [placed % {"drafts": drafts}] if drafts else []
    return Exhibit(told.title(question), texts, [*lines, *told.inferences(desk, question)])


class WordForm(ActForm):
    """The forms in which a party says whether a question may run."""

    def asked(self) -> list[Question]:
        every = self.state.questions.asked.values()
        return [q for q in every if self.desk.party in q.act.to and self._open(q)]

    def _open(self, question: Question) -> bool:
        how = standing(self.desk.play, self.state, question, self.desk.now)
        return not how.final and how.state != "void"

    def build(self) -> None:
        found = [option(self, self.state, q, str(q.number), q.number) for q in self.asked()]
        empty = gettext("No sealed question is open here for your party.")
        self.pick("question", found, gettext("Which question"), empty=empty)

    @property
    def exhibits(self) -> list[Exhibit]:
        chosen = [q for q in self.asked() if str(q.number) == str(self.given("question") or "")]
        return [exhibit(self, self.state, q) for q in chosen or self.asked()[:3]]


class DepositForm(ActForm):
    """The forms that cite a question, from a capital."""

    cites_itself = True

    def found(self) -> dict[str, tuple[RoomState, Question]]:
        """The questions asked of the reader's party that may still be deposited for, by the value of their option."""
        known = {}
        for room, state in self.desk.play.rooms.items():
            for question in state.questions.asked.values():
                how = standing(self.desk.play, state, question, self.desk.now)
                if self.desk.party in question.act.to and how.state in ("open", "consented"):
                    known[f"{room}:{question.number}"] = (state, question)
        return known

    def choose(self, found: dict[str, tuple[RoomState, Question]], empty: str) -> tuple[RoomState, Question] | None:
        """Ask which question it is for; the one that is chosen."""
        shown = [
            option(self, state, q, value, {"room": state.room, "number": q.number})
            for value, (state, q) in found.items()
        ]
        self.pick("cites.0.number", shown, gettext("For which question"), empty=empty)
        return found.get(str(self.given("cites.0.number") or ""))


def _number(typed: str) -> Any:
    """A number as it is deposited: as typed, or a range of two."""
    found = _RANGE.fullmatch(typed)
    return [found[1], found[2]] if found else typed.strip()


def content(question: AskSealed, given: dict[str, Any]) -> dict[str, Any]:
    """What a party deposits, from what was filled in."""
    if question.question == "ballot":
        return {"vote": given[f"{OWN}vote"]}
    every = [(on.point, wording) for on in question.choices for wording in on.wordings]
    worth: dict[str, dict[str, Any]] = {}
    for point, wording in every:
        worth.setdefault(point, {})[str(wording)] = _number(given[f"{OWN}{point}-{wording}"])
    never = [{point: str(wording)} for point, wording in every if given.get(f"{OWN}never-{point}-{wording}")]
    return {"party": {"reservation": _number(given[f"{OWN}reservation"]), "worth": worth, "red_lines": never}}
