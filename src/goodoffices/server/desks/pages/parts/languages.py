"""What is to be told of a point's languages beside each other: stale translations, brackets and numbers that differ."""

from __future__ import annotations

from goodoffices.documents.languages import translations, unlike
from goodoffices.documents.text import PointOfText
from goodoffices.drafting.parity import Difference
from goodoffices.server.desks.desk import Desk
from goodoffices.server.desks.labels import language_in_english, listed
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
                    f"{offered.label}: the {language_in_english(t.language)} (entry {t.changed}) is older than the "
                    f"{language_in_english(t.source)} (entry {t.source_changed})."
                )
    names = {offered.number: offered.label for offered in one.offered}
    order = [*(x for x in desk.languages if x in one.nodes), *(x for x in one.nodes if x not in desk.languages)]
    for u in unlike(one, order):
        this, other = language_in_english(u.language), language_in_english(u.other)
        for tag, difference in ((this, u.more), (other, u.less)):
            has = _has(difference, names)
            if has:
                found.append(f"Only the {tag} has {listed(has)}; compare it with the {other if tag == this else this}.")
        if u.more.order:
            found.append(f"The {this} has the same brackets as the {other}, in another order or nested otherwise.")
    return found


def _has(difference: Difference, names: dict[int, str]) -> list[str]:
    has = []
    if difference.numbers:
        has.append(f"the numbers {', '.join(difference.numbers)}")
    if difference.options:
        has.append(f"words of alternative {listed(names.get(key, str(key)) for key in difference.options)} in brackets")
    if difference.brackets:
        has.append(f"{difference.brackets} typed bracket{'s' if difference.brackets > 1 else ''} more")
    return has
