"""The rules of procedure: those in force, those proposed, and who has adopted which."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse

from goodoffices.server.desks import acts, dates
from goodoffices.server.desks.desk import Desk, as_seat
from goodoffices.server.desks.frame import page
from goodoffices.server.desks.labels import REGIMES, ROOM_KINDS, every_language, party_names, who
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
        "Rules of procedure",
        rooms=(PLENARY,),
        room=PLENARY,
        current="rules",
        facts=facts(desk, force),
        texts=every_language(force.words, (desk.language, *desk.languages)),
        adopted=adopted,
        proposals=[p for p in proposals if not p["in_force"]],
        parties=party_names(desk, negotiating(founding)),
        actions=acts.links(acts.link(desk, PLENARY, "AdoptRules", "Propose rules")),
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
            acts.link(desk, PLENARY, "AdoptRules", "Adopt these rules", proposal=number)
            if desk.party in missing
            else None
        ),
    }


def facts(desk: Desk, found: Rules) -> list[dict[str, str]]:
    """Rules as the page prints them: what they settle, and what it means."""
    if found.decision == "consensus":
        decision = "consensus of the negotiating parties"
    else:
        among = f", among them {party_names(desk, found.sufficient_with)}" if found.sufficient_with else ""
        decision = f"sufficient consensus: {found.sufficient} negotiating parties{among}"
    lives = "counts as joining consensus" if found.can_live_with_suffices else "does not count as joining consensus"
    sealed = "allowed" if found.sealed_questions else "not allowed"
    package = "yes: a reopened point suspends the package" if found.nothing_until_everything else "no"
    steps = "proposed, agreed ad referendum, agreed" if found.ad_referendum else "proposed, agreed"
    authentic = "authenticates the text" if found.initialling_authenticates else "does not authenticate the text"
    full_powers = "asked for, to initial and to sign" if found.full_powers else "not asked for"
    silence = "allowed, on points of substance too" if found.silence_on_substance else "allowed for procedure only"
    regimes = {**HOUSE_REGIMES, **found.regimes}
    return [
        {"label": "Decision", "value": decision},
        {"label": "“Can live with”", "value": lives},
        {"label": "Nothing is agreed until everything is agreed", "value": package},
        {"label": "A point goes through", "value": steps},
        {"label": "The text goes through", "value": ", ".join(found.text_ladder)},
        {"label": "Initialling", "value": authentic, "note": "compare VCLT articles 10 and 12, which bind States only"},
        {"label": "Full powers", "value": full_powers},
        {"label": "Signature", "value": found.signature},
        {"label": "Silence procedure", "value": silence},
        {"label": "Sealed questions", "value": sealed},
        *(
            {
                "label": f"{ROOM_KINDS[kind]}: its record keeps",
                "value": REGIMES[regimes[kind]],
                "note": "" if kind in found.regimes else "house rule",
            }
            for kind in ("plenary", "restricted", "track", "bilateral", "caucus", "mediation", "capital")
        ),
    ]
