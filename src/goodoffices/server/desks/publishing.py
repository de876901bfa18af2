"""Before words are published: what the acting seat alone is told first. It holds nobody back."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from goodoffices.server.desks import clearing, dates, speaking
from goodoffices.server.desks.desk import Desk
from goodoffices.server.desks.labels import room_name
from goodoffices.server.languages.terms import term
from goodoffices.talks.lines import Draft, SetPosture


@dataclass(frozen=True)
class Caution:
    """What speaks for a second look: sentences, and where the words stand in closed rooms.

    `seen` is what a page sends back once it was shown, made of the words that are to be published.
    """

    lines: tuple[str, ...]
    echoes: tuple[dict[str, Any], ...]
    seen: str

    def __bool__(self) -> bool:
        return bool(self.lines or self.echoes)


NOTHING = Caution((), (), "")


def caution(desk: Desk, kind: str, act: Mapping[str, Any]) -> Caution:
    """What is to be said before this act publishes words; nothing for acts that publish none."""
    if kind not in ("Publish", "CorrectStatement"):
        return NOTHING
    text: Mapping[str, str] = act.get("text", {})
    title: Mapping[str, str] = act.get("title", {})
    lines = _own(desk, text) if tuple(act.get("on_behalf_of", ())) == (desk.party,) else []
    lines += _joint(desk, (*title.values(), *text.values()))
    echoes = clearing.echoes(desk, (*title.values(), *text.values()))
    seen = hashlib.sha256(json.dumps([kind, title, text], sort_keys=True).encode()).hexdigest()
    return Caution(tuple(lines), tuple(echoes), seen if lines or echoes else "")


def _own(desk: Desk, text: Mapping[str, str]) -> list[str]:
    """What one's own side has said of these words, and of speaking at all."""
    capital = desk.capital
    if capital is None:
        return []
    drafts = [d for d in capital.press.drafts.values() if d.line is None and d.text == text]
    lines = []
    if not any(d.cleared for d in drafts):
        lines.append(_("No statement with these words has been cleared in your capital."))
    if drafts and all(_held(desk, d) for d in drafts):
        until = next(d.embargo for d in reversed(drafts) if d.embargo is not None)
        held = _("They were drafted with an embargo until %(until)s.")
        lines.append(held % {"until": dates.moment(until, desk.zone)["words"]})
    postures = capital.press.postures.get(desk.party, ())
    last = postures[-1].act if postures else None
    if isinstance(last, SetPosture) and last.posture != "may speak" and not speaking.over(last.until, desk):
        if last.scope:
            own = _("Your party’s own posture is: %(posture)s, on %(scope)s.")
        else:
            own = _("Your party’s own posture is: %(posture)s.")
        lines.append(own % {"posture": term(last.posture), "scope": last.scope})
    return lines


def _joint(desk: Desk, said: tuple[str, ...]) -> list[str]:
    """Which drafts of common rooms have words of these in them, and an embargo that is not over."""
    grams = clearing.grams_of(map(clearing.words_of, said))
    found = []
    for state in desk.play.rooms.values():
        if state is desk.capital or not grams:
            continue
        for draft in state.press.drafts.values():
            drafted = clearing.grams_of(clearing.words_of(text) for text in draft.text.values())
            if _held(desk, draft) and draft.embargo is not None and grams & drafted:
                held = _(
                    "Words of a statement that is under embargo until %(until)s stand in it: entry %(entry)s of "
                    "%(room)s."
                )
                until = dates.moment(draft.embargo, desk.zone)["words"]
                found.append(held % {"until": until, "entry": draft.number, "room": room_name(desk, state.room)})
    return found


def _held(desk: Desk, draft: Draft) -> bool:
    return draft.embargo is not None and draft.embargo > desk.now
