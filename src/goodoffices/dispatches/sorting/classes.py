"""Words of newsroom English that say much the same, so that what is learned of one holds for all."""

from __future__ import annotations

from goodoffices.dispatches.sorting.words import stem

_CLASSES = {
    "TALKS": "bargaining parley conversation gathering workshop mediation "
    "talks round meeting session negotiation discussion consultation plenary summit dialogue conference "
    "sitting process encounter hearing contact",
    "PRESS": "reporter journalist press media newspaper camera correspondent photographer microphone public newsroom",
    "SIDE": "delegation team side party negotiators delegate representative mission expert contingent both "
    "delegations "
    "official lawyer observer",
    "OFFICE": "minister president premier spokesman spokeswoman spokesperson envoy negotiator mediator ambassador "
    "secretary chairman chairwoman chair director leader chief general commissioner adviser deputy facilitator head "
    "executive counterpart governor",
    "DEAL": "agreement deal accord treaty truce ceasefire text settlement contract peace compromise pact draft "
    "signature protocol understanding armistice",
    "ISSUE": "issue question point matter item topic article chapter clause paragraph bracket difference obstacle "
    "dispute passage disagreement hurdle subject detail section gap stumbling sticking",
    "JUDGE": "sober bumpy rocky brisk bruising gruelling exhausting sterile futile pointless hopeless vague "
    "shaky fragile delicate decisive crucial pivotal substantial solid concrete meaningful "
    "significant thin meagre modest mixed bleak grim gloomy bright warm cool icy frosty cautious "
    "guarded sceptical doubtful relieved dismayed unhappy angry content delighted regrettable lively "
    "intensive thorough fair decent remarkable unprecedented stuck stalled alive dead messy painful "
    "smooth "
    "constructive productive useful positive frank substantive cordial businesslike encouraging disappointing "
    "promising fruitful fruitless tense difficult tough serious slow good bad better worse excellent poor historic "
    "optimistic pessimistic hopeful satisfied pleased disappointed frustrated encouraged confident upbeat intense "
    "open honest respectful professional calm friendly heated polite detailed helpful valuable important hard",
    "ADVANCE": "gain leap thaw rupture collapse dent traction advancement improvement deterioration "
    "progress headway breakthrough advance step movement momentum result success achievement stalemate "
    "deadlock impasse failure setback standstill rapprochement",
    "READY": "glad gladly happy amenable flexible eager flexibility "
    "ready prepared willing open readiness willingness available disposed",
    "OFFERS": "grant concession compromise undertake guarantee "
    "offer propose invite suggest volunteer proposal table pledge promise extend present",
    "DEMANDS": "insistence precondition ought stipulate requirement claim exact "
    "demand insist require urge call want must need appeal ultimatum request ask expect seek",
    "DENIES": "disavow disown rebut rebuff debunk myth hoax rumour fake forgery lie distort distortion "
    "mistaken "
    "deny denial reject dismiss refute dispute contradict false untrue baseless wrong invented fabricated "
    "nonsense incorrect unfounded groundless fiction inaccurate premature",
    "SILENT": "evasive sidestep dodge shrug mum unavailable unreachable unanswered tight-lipped wordless mute "
    "decline refuse comment elaborate respond reply answer disclose reveal confirm react speculate discuss "
    "drawn silent silence details",
    "HELPS": "shepherd steer umpire arbitrate arbitrator arbitration conciliator conciliation intermediary "
    "referee supervision witness venue neutral "
    "host mediate chair facilitate broker guarantee observe monitor supervise moderate verify preside oversee "
    "guarantor observer mediation auspices depositary convene",
    "COMES": "appear stay depart quit board boycott skip miss recall stand-in aide entourage walk "
    "lead head represent attend arrive fly land accompany join travel participate arrival absent absence "
    "present send boycott replace include headed led appoint participation presence return",
    "IF": "if unless until before without provided condition once precondition prerequisite contingent conditional "
    "guarantee hinge depend",
    "GIVES": "release withdraw lift free return suspend exchange extend open allow stop halt remove withdrawal "
    "lifting removal",
    "PUBLISH": "readout embargo disclose publicity photograph publicly on-record broadcast livestream "
    "statement communique briefing announcement publish publication blackout confidential confidentiality "
    "interview brief leak secret release",
    "KNOWS": "concur conscious tacit tacitly swallow acquiesce acceptance awareness recognition "
    "acknowledgement "
    "know understand accept recognise recognize acknowledge aware appreciate concede share realise realize "
    "grasp agree consensus understood common",
    "HOW": "corridor floor screen telephone remotely in-person interpreter adviser simultaneous wing "
    "partition "
    "room table door group format track bilateral trilateral plenary direct directly indirect face separate "
    "separately shuttle closed parallel jointly alone video subgroup committee online proximity",
    "REMAINS": "missing lacking stick unagreed unfinished open persist stumble "
    "remain left outstanding unresolved unsettled still unanswered divide separate pending disputed yet",
    "NOT": "not no never nothing nobody neither nor none cannot",
    "WOULD": "would could might may",
    "WILL": "will shall going",
    "NEAR": "near close apart far narrow widen distance reach sight brink verge horizon nearer closer further",
    "MOOD": "hope optimism pessimism confidence doubt fear chance prospect likelihood mood atmosphere spirit "
    "tone climate "
    "expectation patience trust goodwill",
    "TOLD": "said say told tell add state explain announce declare report note write wrote warn stress",
}
CLASS = {stem(word): name for name, words in _CLASSES.items() for word in reversed(words.split())}
