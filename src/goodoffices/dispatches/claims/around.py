"""Turns of phrase for what happens round the table: how they meet, who is there, who helps them."""

from __future__ import annotations

from goodoffices.dispatches.claims.idioms import any_of
from goodoffices.dispatches.claims.vocabulary import ADVERBS, BODIES, DET, NAME, TALKS
from goodoffices.dispatches.daynames import NUMBERS
from goodoffices.dispatches.inflection import verbs

_N = rf"(?:{'|'.join(word for word in NUMBERS if word not in ('a', 'an', 'a couple of'))}|\d{{1,3}})"

FORMAT = any_of(
    rf"\b{verbs('talk speak negotiate communicate deal')} (?:only |mainly )?(?:through|via) (?:the |an? |its |their "
    rf"|{NAME}(?:['’]s)? )(?!press|media|papers|newspapers)",
    rf"\b{verbs('meet sit work negotiate talk convene gather deliberate')} [^.;]{{0,60}}\b(?:alone|(?<!far "
    rf")(?<!wide )apart|separately|"
    rf"in (?:two|three|four|several|separate|different|small|"
    r"parallel|mixed) (?:\w+ )?(?:chambers|rooms|groups|halls|bodies|rounds|panels|committees|circles|shifts|wings|"
    r"sittings|strands)|with(?:out)? (?:the )?[\w ]{2,20} present)\b",
    r"\bin the mornings?\b[^.;]*\bin the (?:afternoon|evening)s?\b",
    rf"\b{verbs('sit seat meet work talk negotiate')} (?:[\w’'-]+ ){{0,4}}?(?:at|around|round|across) (?:an? |the |"
    rf"one |two |separate )?(?:\w+ )?tables?\b",
    r"\broom of (?:their|its|his|her) own\b|\b(?:side|next|other|adjoining|neighbouring|separate|back|different|own) "
    r"rooms?\b|"
    r"\bon (?:different|separate|the same|opposite) (?:floors?|wings?|corridors?|sides of)\b",
    rf"\b{verbs('hold split divide break meet sit work continue convene')} (?:[\w-]+ ){{0,3}}?in(?:to)? (?:{_N}|"
    rf"several|small|smaller|working|mixed|"
    r"separate|parallel) (?:\w+ )?(?:groups?|rooms?|parts?|baskets?|tracks?|committees?|strands?|circles?|teams?|"
    r"panels?)\b",
    r"\b(?:same|one|single) (?:room|table|roof)\b|\bface[- ]to[- ]face\b|\bhead[- ]to[- ]head\b|\beye to eye "
    r"across\b|\bunder four eyes\b",
    rf"\b{verbs('shuttle commute ferry')}\b(?![- ]bus)|\b{verbs('carry pass slip hand take bring')} (?:\w+ "
    rf")?(?:notes?|papers?|drafts?|messages?|slips?|"
    r"envelopes?) (?:back and forth|between|from|under|across|through)\b|\bback and forth between\b",
    r"\b(?:through|via|with the help of) (?:the |an? |its |their )?(?:mediator|envoy|arbitrator|interpreters?|"
    r"go-between|host|facilitator)s?\b",
    r"\b(?:by|over|via|on a) (?:video|screen|secure line|video ?link|conference call)\b|\bon screen\b",
    r"\bwithout (?:aides|advis\w+|interpreters|note-?takers|lawyers|minutes|agenda|an agenda|mobile phones|a chair)\b",
    r"\b(?:open|meet|sit|session|talks?|begin|started|met) (?:\w+ ){0,3}?in (?:full )?plenary\b|\bfull plenary\b|"
    r"\bplenary (?:first|then)\b",
    r"\b(?:one after (?:the other|another)|in turns?|one by one|alternat\w+ between|side by side|in parallel|"
    r"separately)\b(?=[^.;]*$)",
    r"\b(?:expert|ministerial|technical|deputy|political|military|civilian) (?:levels?|tracks?|strands?|baskets?)\b",
    r"\b(?:no|without a) handshake\b|\b(?:round|hexagonal|square|long|oval|u-shaped|rectangular|horseshoe) table\b|"
    r"\bseating (?:plan|order)\b",
)

ATTENDANCE = any_of(
    r"\b(?:did|does|do|has|have|had|will|would) not (?:yet )?(?:appear|appeared|show up|turn up|turned up|landed|"
    r"arrived|attend|attended|materiali[sz]e)\b",
    rf"\b(?:{BODIES}|{NAME}) (?:has |have |had |will |would )?(?:{verbs('bring send field')}) (?:{_N}|an?|the|its|"
    rf"his|her|only) (?:(?!(?:to|for|on|about|by|from) )[\w-]+ ){{0,3}}?(?:generals?|{BODIES}|officers?|lawyers?|"
    r"experts?|scientists?|engineers?|cartographers?|interpreters?|economists?|soldiers?)\b",
    rf"\b{verbs('take occupy fill')} (?:the |his |her |[\w-]+['’]s? )(?:[\w-]+['’]s? )?(?:chair|seat|place)\b|"
    rf"\b{verbs('sit stand')} (?:at the end|at the back|behind|beside|next to|in the (?:front|back|second) row|"
    r"to the (?:left|right))\b|\b(?:is|are|was|were) expected (?:in|at) "
    + f"{NAME}"
    + r"\b[^.;]*\b(?:with|alone|tonight|without|himself|herself)\b",
    r"\b(?:attended|boycotted|shunned|skipped|joined|watched) (?:[\w-]+ ){0,5}?by\b",
    rf"\b(?:delegation|team|line-up|side)s? (?:will|would|is|was|has|had) {ADVERBS}(?:be |been |remain |stay "
    rf")?(?:the same|unchanged|smaller|larger|bigger|"
    r"reduced|enlarged|strengthened|reinforced|trimmed|complete|different|short)\b",
    rf"\b(?:minister|envoy|delegation|negotiator|president|{NAME})s? {verbs('storm walk march stalk')} out\b",
    rf"\b{verbs('bring take')} (?:[\w’'-]+ ){{1,5}}?(?:to (?:the )?(?:table|talks|meeting|session|round|{NAME})|"
    rf"along|with (?:him|her|them|it))\b"
    r"(?! (?:a|an) (?:close|end|halt))",
    rf"\b(?:will|would|is to|has|had|is|was|were|are|to) {ADVERBS}(?:join|joined|joining|accompany|replace|replaced|"
    rf"succeed|represent) (?:it|them|him|her|"
    rf"the (?:\w+ )?(?:delegation|team|table|talks|round|group|side)|{NAME})\b",
    r"\b(?:joined|accompanied|flanked|represented|led|headed|replaced|represented) (?:\w+ )?by\b",
    rf"\b{verbs('leave enter reach arrive_at')} (?:its|their|his|her|the) (?:hotel|building|hall|villa|casino|palace|"
    rf"venue|room|house|"
    r"premises|centre|center|conference centre|barracks|embassy|table|talks)\b",
    r"\b(?:seat|chair|place|nameplate|name card|desk)s?\b[^.;]{0,30}\b(?:empty|vacant|unoccupied|removed|free)\b",
    r"\b(?:delegation|team|group|side) (?:of|includes?|included|numbers?|numbered|consists?|comprises?)\b",
    rf"\b{verbs('take_over hand_over step_down stand_in fill_in sit_in take_the_place')} (?:from|for|to|as|"
    rf"of)\b(?=[^.;]*\b(?:negotiator|delegation|head|"
    r"leader|team|envoy|table|chair|side|round|talks))",
    r"\b(?:no-show|absentee|stand-in|late arrival)s?\b|\bamong (?:those|the) (?:present|absent|arrivals)\b",
    rf"\b(?:is|are|was|were|be|been) {ADVERBS}(?:on (?:the|a|an?|his|her|their|its) (?:\w+ )?(?:plane|train|ferry|"
    rf"boat|bus|flight|way|list)|at the airport|in town|"
    r"at the (?:table|talks)|on board|ill|unwell|in hospital|stuck (?:at|in|on)|delayed (?:at|by|in))\b",
)

ROLE = any_of(
    rf"\b{verbs('supply provide pay_for lend furnish')} (?:the |its |both |all )?(?:rooms?|interpreters?|venue|hall|"
    rf"hotel|premises|chairs|translators|secretariat|minutes)\b",
    r"\b(?:is|are|was|were|am) (?:not|no|never|neither|only|merely) (?:an? |the )?(?:judge|party|referee|court|"
    r"policeman|policemen|postman|advocate|lawyer|umpire|guarantor|arbiter|nanny|side|"
    r"player|negotiator|author|boss|parent|priest)s?\b",
    r"\b(?:i|we) (?:will|shall|only|just|merely|can) (?:only )?(?:carry|bring|pass on|convey|deliver) (?:the "
    r")?(?:letters?|messages?|notes?|papers?|chairs|coffee|proposals?)\b",
    r"\bas (?:an? |the )?(?:observer|witness|guest|guarantor|mediator|host|monitor)s? (?:without|with|but|and|to|"
    r"for|at)\b|\bagreed to (?:host|mediate|facilitate|observe|guarantee|chair)\b",
    rf"\b{verbs('preside')} over\b|\b{verbs('chair moderate convene')} (?:{DET} )?(?:[\w-]+ )?{TALKS}",
    rf"\b{verbs('supervise verify police oversee monitor')} (?:{DET} )?(?:[\w-]+ )?(?:ceasefire|truce|withdrawal|"
    rf"agreement|vote|count|"
    r"exchange|implementation|deal|release|line|lifting|tests?|fishing|catch)",
    rf"\b{verbs('vouch stand_surety answer')} for (?:the|both|its|an?|this|any) (?:agreement|deal|text|treaty|"
    rf"parties|sides|accord)\b",
    r"\b(?:peacekeepers|monitoring mission|observer mission|peacekeeping|security guarantees?|guarantor)\b",
    r"\b(?:accept|want|invite|propose|name|appoint|choose|ask|agree_on|reject|refuse|engage|take|keep|have|see|"
    r"trust)\w* [^.;]{2,60}\bas (?:an? |the |its "
    r"|their |sole |joint )*(?:mediator|arbitrator|host|facilitator|go-between|intermediary|guarantor|observer|"
    r"conciliator|"
    r"chair|umpire|referee|witness|broker|monitor|rapporteur|secretary)s?\b",
    rf"\b(?:is|are|was|were|be|am|['’]m|remains?) {ADVERBS}(?:not )?(?:an? |the |your |their |merely |only |just |no "
    rf")*(?:host|hosts|mediator|"
    r"postman|postmen|landlord|letterbox|messenger|messengers|go-between|intermediary|umpire|referee|arbitrator|"
    r"facilitator|"
    r"guarantor|observer|chair|broker|witness|secretary|notary|matchmaker|waiter|bridge|interpreter)s?\b(?! (?:of|"
    r"said|who) )",
    r"\btakes? no sides?\b|\bnot a party to\b|\bon neutral (?:ground|soil|territory)\b|\bthird[- ]party\b|\bin the "
    r"chair\b",
    rf"\b{verbs('offer lend provide place put')} (?:its|his|her|their|our) (?:good offices|services|rooms|territory|"
    rf"soil|capital|premises|"
    r"help|roof|house)\b|\bat the (?:parties['’]?|two sides['’]?|sides['’]?) disposal\b",
    r"\b(?:will|would|shall|to|can|could) (?:not )?(?:also )?(?:mediate|facilitate|arbitrate|host|guarantee|observe|"
    r"preside|moderate|chair|"
    r"co-chair|convene|underwrite|broker|send (?:observers|monitors|troops|soldiers|peacekeepers))\b",
)
