"""What is to be told of a point's languages beside each other: stale translations, brackets and numbers that differ."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from goodoffices.documents.languages import translations, unlike
from goodoffices.documents.text import PointOfText
from goodoffices.drafting.parity import Difference
from goodoffices.server.desks.desk import Desk
from goodoffices.server.desks.labels import language_for_reader, listed
from goodoffices.server.languages import strung
from goodoffices.talks.act import RoomId


def beside(desk: Desk, room: RoomId, one: PointOfText) -> list[str]:
    """A sentence for each thing, as the text stands now; none where there is nothing to tell."""
    here = desk.play.rooms[room].alternatives
    found: list[str] = []
    for offered in one.offered:
        alternative = here.alternatives.get((one.point, offered.number))
        for t in translations(here, alternative, desk.languages) if alternative is not None else ():
            if t.stale:
                found.append(
                    # Translators: “B: the French (entry 12) is older than the English (entry 14).”
                    _("%(letter)s: the %(language)s (entry %(entry)s) is older than the %(source)s (entry %(newer)s).")
                    % {
                        "letter": offered.label, "language": language_for_reader(t.language), "entry": t.changed,
                        "source": language_for_reader(t.source), "newer": t.source_changed,
                    }
                )  # fmt: skip
    names = {offered.number: offered.label for offered in one.offered}
    order = [*(x for x in desk.languages if x in one.nodes), *(x for x in one.nodes if x not in desk.languages)]
    for u in unlike(one, order):
        this, other = language_for_reader(u.language), language_for_reader(u.other)
        for tag, difference in ((this, u.more), (other, u.less)):
            has = _has(difference, names)
            if has:
                found.append(
                    # Translators: “Only the French has the numbers 3, 4 and words of alternative B in brackets; …”
                    _("Only the %(language)s has %(what)s; compare it with the %(other)s.")
                    % {"language": tag, "what": listed(has), "other": other if tag == this else this}
                )
        if u.more.order:
            found.append(
                _("The %(language)s has the same brackets as the %(other)s, in another order or nested otherwise.")
                % {"language": this, "other": other}
            )
    return found


def _has(difference: Difference, names: dict[int, str]) -> list[str]:
    has = []
    if difference.numbers:
        has.append(_("the numbers %(numbers)s") % {"numbers": strung(difference.numbers)})
    if difference.options:
        letters = listed(names.get(key, str(key)) for key in difference.options)
        has.append(_("words of alternative %(letters)s in brackets") % {"letters": letters})
    if difference.brackets:
        count = difference.brackets
        has.append(ngettext("%(count)s typed bracket more", "%(count)s typed brackets more", count) % {"count": count})
    return has
