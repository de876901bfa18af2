"""The rules of procedure: those in force, those proposed, and who has adopted which."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from goodoffices.server.desks import acts, dates
from goodoffices.server.desks.desk import Desk, as_seat
from goodoffices.server.desks.frame import page
from goodoffices.server.desks.labels import REGIMES, ROOM_KINDS, every_language, party_names, who
from goodoffices.server.languages import strung
from goodoffices.server.languages.terms import term
from goodoffices.talks.act import PLENARY
from goodoffices.talks.founding import Founding, Rules, negotiating, rules_in_force
from goodoffices.talks.rooms import REGIMES as HOUSE_REGIMES


@as_seat
def rules(request: HttpRequest, desk: Desk) -> HttpResponse:
    """In force is what every negotiating party adopted; until then, and where nothing was adopted, the house rules."""
    state = desk.room(PLENARY)
    founding = state.founding
    force = rules_in_force(founding)
    proposals = [_proposal(desk, founding, number) for number in sorted(founding.proposals, reverse=True)]
    adopted = next((p for p in proposals if p["in_force"]), None)
    return page(
        request,
        desk,
        "rules.html",
        _("Rules of procedure"),
        rooms=(PLENARY,),
        room=PLENARY,
        current="rules",
        facts=facts(desk, force),
        texts=every_language(force.words, (desk.language, *desk.languages)),
        adopted=adopted,
        proposals=[p for p in proposals if not p["in_force"]],
        parties=party_names(desk, negotiating(founding)),
        actions=acts.links(acts.link(desk, PLENARY, "AdoptRules", _("Propose rules"))),
    )


def _proposal(desk: Desk, founding: Founding, number: int) -> dict[str, Any]:
    proposed = founding.proposals[number]
    parties = negotiating(founding)
    have = [p for p in parties if (number, p) in founding.adoptions]
    missing = [p for p in parties if p not in have]
    entry = desk.play.plenary.entries[number - 1]
    return {
        "number": number,
        "by": who(desk, entry.seat),
        "at": dates.moment(entry.time, desk.zone),
        "url": desk.entry_url(PLENARY, number),
        "have": party_names(desk, have),
        "missing": party_names(desk, missing),
        "in_force": proposed is rules_in_force(founding),
        "facts": facts(desk, proposed),
        "texts": every_language(proposed.words, (desk.language, *desk.languages)),
        "actions": acts.links(
            acts.link(desk, PLENARY, "AdoptRules", _("Adopt these rules"), proposal=number)
            if desk.party in missing
            else None
        ),
    }


def facts(desk: Desk, found: Rules) -> list[dict[str, str]]:
    """Rules as the page prints them: what they settle, and what it means."""
    if found.decision == "consensus":
        decision = _("consensus of the negotiating parties")
    elif found.sufficient_with:
        decision = _("sufficient consensus: %(count)s negotiating parties, among them %(parties)s") % {
            "count": found.sufficient,
            "parties": party_names(desk, found.sufficient_with),
        }
    else:
        decision = _("sufficient consensus: %(count)s negotiating parties") % {"count": found.sufficient}
    joins = found.can_live_with_suffices
    lives = _("counts as joining consensus") if joins else _("does not count as joining consensus")
    sealed = _("allowed") if found.sealed_questions else _("not allowed")
    package = _("yes: a reopened point suspends the package") if found.nothing_until_everything else _("no")
    steps = _("proposed, agreed ad referendum, agreed") if found.ad_referendum else _("proposed, agreed")
    authentic = _("authenticates the text") if found.initialling_authenticates else _("does not authenticate the text")
    full_powers = _("asked for, to initial and to sign") if found.full_powers else _("not asked for")
    substance = found.silence_on_substance
    silence = _("allowed, on points of substance too") if substance else _("allowed for procedure only")
    regimes = {**HOUSE_REGIMES, **found.regimes}
    return [
        {"label": _("Decision"), "value": decision},
        {"label": _("“Can live with”"), "value": lives},
        {"label": _("Nothing is agreed until everything is agreed"), "value": package},
        {"label": _("A point goes through"), "value": steps},
        {"label": _("The text goes through"), "value": strung(term(rung) for rung in found.text_ladder)},
        {
            "label": _("Initialling"),
            "value": authentic,
            "note": _("compare VCLT articles 10 and 12, which bind States only"),
        },
        {"label": _("Full powers"), "value": full_powers},
        {"label": _("Signature"), "value": term(found.signature)},
        {"label": _("Silence procedure"), "value": silence},
        {"label": _("Sealed questions"), "value": sealed},
        *(
            {
                "label": str(_("%(room)s: its record keeps") % {"room": ROOM_KINDS[kind]}),
                "value": str(REGIMES[regimes[kind]]),
                "note": "" if kind in found.regimes else str(_("house rule")),
            }
            for kind in ("plenary", "restricted", "track", "bilateral", "caucus", "mediation", "capital")
        ),
    ]
