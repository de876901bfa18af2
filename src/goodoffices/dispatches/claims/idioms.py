"""Turns of phrase in which the press and those it quotes make a claim without the plain words for it, by sort."""

from __future__ import annotations

import re

from goodoffices.dispatches.claims.vocabulary import ADVERBS, BODIES, DEEDS, DET, NAME, TALKS
from goodoffices.dispatches.daynames import NUMBERS
from goodoffices.dispatches.inflection import base, done, verbs

_N = rf"(?:{'|'.join(word for word in NUMBERS if word not in ('a', 'an', 'a couple of'))}|\d{{1,3}})"
_SIDE = r"(?:side|party|parties|delegation|team|camp|government|ministry|capital|union|company|board|negotiators?)s?"
_TELLS = base(
    "say tell disclose reveal release give confirm discuss elaborate comment explain name specify describe divulge "
    "provide share publish quantify characterise characterize identify be_drawn speculate"
)
_PRESS = r"(?:reporters?|journalists?|the press|the media|cameras?|microphones?|photographers?|correspondents?|questions?|inquiries|enquiries)"


def _any(*patterns: str) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{p})" for p in patterns), re.IGNORECASE)


NO_COMMENT = _any(
    rf"\b(?:neither|no) (?:[\w-]+ )?{_SIDE}\b[^.;]{{0,20}} (?:would|will|has|have|had|did|was|were) (?:yet )?(?:{_TELLS}|"
    rf"{done('comment disclose reveal respond answer explain say')})\b",
    rf"\bneither\b[^.;]{{0,30}} (?:would|will|did|has|have) {_TELLS}\b",
    rf"\b(?:would|will|could|did) (?:not|neither) (?:yet )?{_TELLS}\b(?! (?:that|no\b|a permanent|an? \w+ border))"
    rf"(?=[^.;]{{0,90}}$|[^.;]{{0,40}}\b(?:how|what|whether|who|which|when|why|where|details|terms|text|names?|contents?)\b)",
    r"\b(?:still |there (?:is|was) )?(?:no|not a) (?:word|sound|syllable|sign of life|line) (?:yet )?(?:from|out of)\b",
    r"\b(?:no|not a) word (?:yet )?(?:on|about|as to) (?!when|a date|the date)",
    r"\bnothing to (?:say|add|tell|declare|report|announce|share)\b",
    rf"\b{verbs('refer direct pass point send')} (?:\w+ )?(?:{_PRESS}|us|all (?:questions|inquiries)) (?:on )?to\b",
    rf"\b{verbs('walk brush stride hurry sweep drive push')} past (?:\w+ )?{_PRESS}",
    rf"\b{verbs('ignore wave_away wave_off shrug_off dodge evade sidestep')} (?:\w+ )?{_PRESS}",
    r"\b(?:finger|hand|zip) (?:to|over|across) (?:his|her|their) (?:lips|mouth)\b",
    rf"\b(?:{verbs('talk speak chat')}) (?:only |instead )?(?:of|about) the (?:weather|food|coffee|soup|view|football|roses)\b",
    rf"\b{verbs('confine limit restrict')} (?:himself|herself|itself|themselves)\b",
    rf"\b{verbs('smile shrug nod')}(?:,? (?:and|but) (?:said|says|gave|went|walked|drove|left|got)\b| and (?:nothing|no more))",
    r"\b(?:was|were|is|are) (?:unreachable|not reachable|unavailable)\b",
    rf"\b{verbs('leave depart go_in go_out come_out file_past')} (?:\w+ ){{0,4}}?without a (?:word|comment|statement)\b",
    r"\bmum\b|\btight-lipped\b|\bstonewall\w*|\bclammed up\b|\bheld (?:his|her|their) tongues?\b",
    r"\b(?:calls?|messages?|e-?mails?|requests?|questions?)\b[^.;]{0,50} (?:(?:was|were|went|remained) (?:not )?"
    r"(?:un)?(?:returned|answered|acknowledged|met)|unanswered)\b",
)
DEFLECTS = _any(
    r"^(?:that|this|it|which)(?:['’]s| is| would be) (?:for|up to|a matter for|a question for|not for|not my|between|their|his|her|none of|one for)\b",
    r"^let (?:the|them|him|her|others|us|history)\b|^(?:the|our|my) (?:drawings?|text|papers?|facts?|figures?|work|results?) (?:will|can|must|should)? ?speaks?\b",
    r"^(?:please |then |you (?:should|must|may|can|could|had better) |better |go and )?(?:ask|try|call|phone|write to|"
    r"speak to|talk to|consult|see) (?!for\b|that\b|whether\b|yourself\b)",
    r"^(?:next|another|other) question\b|^(?:pass|wait|patience|tomorrow|later|not (?:today|here|now|yet))\b[.!,]?",
    r"^(?:come back|wait (?:and|for|until)|you will (?:see|know|hear|find out|read)|we will see|we shall see|time will)\b",
    r"^(?:that|this|it|which) (?:is|would be|was) (?:for|up to|a matter for|not for|not my|between|their|his|her|none of)\b",
    r"^(?:i|we) (?:will|would|shall|can|do|did|could|am|are) ?(?:not|n['’]t)(?! (?:think|believe|see (?:any|a)|want|need))\b"
    r"[^.;]{0,40}\b(?:answer|say|tell|talk|speak|discuss|comment|go into|speculate|guess|gossip|reveal|name|open|read out)",
    r"^(?:i|we) (?:have|had) (?:no comment|nothing|no (?:opinion|view|answer|idea))\b|^no comment\b",
    r"\bneither\b[^.;]{2,40}\bnor\b|^(?:you are|you're|you) (?:free|welcome|asking|ask)\b|^good (?:try|question)\b|^nice try\b",
    r"\bmy (?:mother|grandmother|wife|husband|dog|driver|doctor|lawyer) (?:told|taught|says|said|forbids)\b",
    r"^i (?:only|just|merely) (?:work|drive|carry|translate|pour|make|keep|read|came)\b",
)
PRESS_POLICY = _any(
    r"\b(?:does|do|did|will|would) ?(?:not|n['’]t) (?:\w+ )?(?:do|give|grant|answer|take|hold|accept) (?:any |more |further )?(?:interviews?|questions?|briefings?|press conferences?|statements?)\b"
    r"(?=[^.;]*\b(?:until|while|before|during|on|about|as long as|till|after|this|yet)\b)",
    r"\b(?:please |kindly )?(?:send|refer|direct|address|forward|pass) (?:all )?(?:reporters|journalists|press|media|enquiries|inquiries|questions|calls)[^.;]{0,30}\bto\b",
    r"^\W*(?:please )?(?:do not|don['’]t|never) (?:discuss|share|post|quote|forward|publish|repeat|talk|speak|comment|tweet|leak|circulate)\b",
    r"\b(?:radio|days? of|weeks? of|hours? of|period of|policy of|rule of|wall of|vow of|pact of|total|complete|strict|"
    r"mutual|absolute) (?:\w+ )?(?:silence|secrecy|discretion|confidentiality)\b(?! for the (?:dead|victims))",
    r"\b(?:nobody|no one|neither|none|no \w+) (?:\w+ )?(?:will|would|shall|is to|are to|may|was to|were to) (?:be )?(?:speak\w*|talk\w*|brief\w*|"
    r"comment\w*|say|quot\w+|photograph\w*|publish\w*|address|face|answer)\b",
    r"\b(?:will|would|shall|may|must|can|is to|are to) (?:only|alone) (?:speak|brief|comment|address|answer|issue|publish)\b",
    r"\b(?:statements?|briefings?|announcements?|comments?|communiqués?|interviews?)\b[^.;]{0,40}\b(?:only|alone|solely|exclusively|jointly)\b",
    r"\bonly (?:joint|agreed|written|common) (?:statements?|communiqués?|texts?|announcements?|releases?)\b",
    r"\b(?:cameras?|photographers?|recorders?|recordings?|telephones?|phones?|microphones?|journalists?|reporters?)\b"
    r"[^.;]{0,40}\b(?:not (?:be )?(?:allowed|admitted|permitted|welcome)|banned|barred|forbidden|"
    r"(?:handed|given) (?:in|over)|admitted|allowed|left (?:outside|at)|kept (?:out|outside|away)|collected)\b",
    r"\bno (?:cameras?|photographs?|pictures|recordings?|interviews?|leaks|tweets|posts|statements?|quotes|press|questions)\b"
    r"(?: (?:will|would|are|is|were|was|in|inside|during|before|until|from|on|today|please|at)\b)",
    r"\b(?:will|would|shall|to|should|must|may) (?:remain|stay|be (?:kept|treated|held)) (?:\w+ )?(?:unpublished|secret|private|"
    r"confidential|in confidence|sealed|under seal|under lock|in the (?:room|safe|drawer)|between (?:us|them))\b",
    r"\b(?:will|would|shall|is to|are to) (?:make|issue|give|offer) no (?:\w+ )?(?:comments?|statements?|announcements?|interviews?)\b",
    rf"\b{verbs('impose agree_on observe break respect lift honour honor keep_to maintain')} (?:\w+ )?(?:silence|blackout|embargo|"
    r"secrecy|the silence)\b|\b(?:news|press|media|information) (?:blackout|silence|embargo|ban)\b",
    r"\bnot for (?:attribution|quotation|publication|release)\b|\boff the record\b|\bunder (?:the )?chatham house\b",
)
LEFT = _any(
    r"\bthere (?:is|are|was|were|remain\w*)\b [\"“‘«]?(?P<least>at least |no fewer than )?(?:exactly |still |only |just |precisely )*(?P<n5>ONE) (?:[\w-]+ )?"
    r"(?:questions?|issues?|points?|matters?|items?|topics?|differences?|chapters?|articles?|brackets?|clauses?|knots?|gaps?|obstacles?|sentences?|words?)\b".replace(
        "ONE", _N
    ),
    rf"\bthat['’]?s?(?: is| makes| leaves)? (?:only |still |just )?(?P<n6>{_N}) (?:[\w-]+ )?(?:articles|points|questions|issues|items|chapters|clauses)\b",
    r"\bwhat['’]s (?:still )?(?:open|left|missing|outstanding)\b",
    r"\bnumber of (?:[\w-]+ )?(?:questions|issues|points|matters|items|topics|differences|chapters|articles|paragraphs|brackets)"
    rf" (?:at|is|was|to|as) (?P<n>{_N})\b",
    rf"\b(?P<n2>{_N}) (?:[\w-]+ )?(?:questions|issues|points|matters|items|topics|differences|chapters|articles|brackets|"
    r"clauses|words|lines|signatures|sentences|paragraphs)\b,? of (?:which|them|those)\b",
    rf"\b(?:still |there (?:are|is|remain\w*) |leav\w+ |left with |with )(?:only |just )?(?P<n3>{_N}) (?:[\w-]+ )?(?:brackets|issues|"
    r"questions|points|articles|chapters|clauses|items|matters|knots|gaps|differences|disagreements|words|commas|paragraphs)\b",
    rf"\b(?P<n4>{_N}) (?:[\w-]+ )?(?:brackets|issues|questions|points|articles|chapters|clauses|items|matters|knots|gaps|"
    r"differences|disagreements|words|commas|paragraphs) (?:still |now )?(?:to (?:go|close|settle|solve|resolve|agree|clear|"
    r"discuss)|open|outstanding|left|apart|short|away|in (?:square )?brackets|between|unresolved|missing|separate\w*|divid\w+|remain\w*)\b",
    r"\b(?:is|are|was|were|remains?) (?:still )?(?:missing|lacking|blank|left blank|bracketed|in (?:square )?brackets|"
    r"unsolved|unsettled|unresolved|unagreed|outstanding|to be (?:agreed|settled|solved|resolved|closed|cleared|found))\b",
    r"\b(?:all|what) (?:that )?(?:is|was|still )?(?:left|missing|lacking|remains|divides|separates|keeps)\b[^.;]{0,60}\b(?:is|are|was|were)\b",
    r"\bthe (?:last|final|only) (?:\w+ )?(?:word|comma|metre|meter|mile|kilometre|inch|per ?cent|obstacle|hurdle|knot|gap|"
    r"bracket|question|issue|point|chapter|article|paragraph|piece)\b",
    r"\bnothing (?:is left|remains) (?:but|except)\b|\bunfinished business\b|\b(?:remain|remains|remained) (?:open|unresolved|"
    r"unsettled|unsolved|outstanding|in dispute|disputed|contested|the (?:hardest|main|last|only|thorniest|real))\b",
)
ROLE = _any(
    r"\b(?:is|are|was|were|am) (?:not|no|never|neither|only|merely) (?:an? |the )?(?:judge|party|referee|court|policeman|policemen|postman|advocate|lawyer|umpire|guarantor|arbiter|nanny|side|"
    r"player|negotiator|author|boss|parent|priest)s?\b",
    r"\b(?:i|we) (?:will|shall|only|just|merely|can) (?:only )?(?:carry|bring|pass on|convey|deliver) (?:the )?(?:letters?|messages?|notes?|papers?|chairs|coffee|proposals?)\b",
    r"\bas (?:an? |the )?(?:observer|witness|guest|guarantor|mediator|host|monitor)s? (?:without|with|but|and|to|for|at)\b|\bagreed to (?:host|mediate|facilitate|observe|guarantee|chair)\b",
    rf"\b{verbs('preside')} over\b|\b{verbs('chair moderate convene')} (?:{DET} )?(?:[\w-]+ )?{TALKS}",
    rf"\b{verbs('supervise verify police oversee monitor')} (?:{DET} )?(?:[\w-]+ )?(?:ceasefire|truce|withdrawal|agreement|vote|count|"
    r"exchange|implementation|deal|release|line|lifting|tests?|fishing|catch)",
    rf"\b{verbs('vouch stand_surety answer')} for (?:the|both|its|an?|this|any) (?:agreement|deal|text|treaty|parties|sides|accord)\b",
    r"\b(?:peacekeepers|monitoring mission|observer mission|peacekeeping|security guarantees?|guarantor)\b",
    r"\b(?:accept|want|invite|propose|name|appoint|choose|ask|agree_on|reject|refuse|engage|take|keep|have|see|trust)\w* [^.;]{2,60}\bas (?:an? |the |its "
    r"|their |sole |joint )*(?:mediator|arbitrator|host|facilitator|go-between|intermediary|guarantor|observer|conciliator|"
    r"chair|umpire|referee|witness|broker|monitor|rapporteur|secretary)s?\b",
    rf"\b(?:is|are|was|were|be|am|['’]m|remains?) {ADVERBS}(?:not )?(?:an? |the |your |their |merely |only |just |no )*(?:host|hosts|mediator|"
    r"postman|postmen|landlord|letterbox|messenger|messengers|go-between|intermediary|umpire|referee|arbitrator|facilitator|"
    r"guarantor|observer|chair|broker|witness|secretary|notary|matchmaker|waiter|bridge|interpreter)s?\b(?! (?:of|said|who) )",
    r"\btakes? no sides?\b|\bnot a party to\b|\bon neutral (?:ground|soil|territory)\b|\bthird[- ]party\b|\bin the chair\b",
    rf"\b{verbs('offer lend provide place put')} (?:its|his|her|their|our) (?:good offices|services|rooms|territory|soil|capital|premises|"
    r"help|roof|house)\b|\bat the (?:parties['’]?|two sides['’]?|sides['’]?) disposal\b",
    r"\b(?:will|would|shall|to|can|could) (?:not )?(?:also )?(?:mediate|facilitate|arbitrate|host|guarantee|observe|preside|moderate|chair|"
    r"co-chair|convene|underwrite|broker|send (?:observers|monitors|troops|soldiers|peacekeepers))\b",
)
FORMAT = _any(
    rf"\b{verbs('meet sit work negotiate talk convene gather deliberate')} [^.;]{{0,60}}\b(?:alone|apart|separately|in (?:two|three|four|several|separate|different|small|"
    r"parallel|mixed) (?:\w+ )?(?:chambers|rooms|groups|halls|bodies|rounds|panels|committees|circles|shifts|wings|sittings|strands)|with(?:out)? (?:the )?[\w ]{2,20} present)\b",
    r"\bin the mornings?\b[^.;]*\bin the (?:afternoon|evening)s?\b",
    rf"\b{verbs('sit seat meet work talk negotiate')} (?:[\w’'-]+ ){{0,4}}?(?:at|around|round|across) (?:an? |the |one |two |separate )?(?:\w+ )?tables?\b",
    r"\broom of (?:their|its|his|her) own\b|\b(?:side|next|other|adjoining|neighbouring|separate|back|different|own) rooms?\b|"
    r"\bon (?:different|separate|the same|opposite) (?:floors?|wings?|corridors?|sides of)\b",
    rf"\b{verbs('hold split divide break meet sit work continue convene')} (?:[\w-]+ ){{0,3}}?in(?:to)? (?:{_N}|several|small|smaller|working|mixed|"
    r"separate|parallel) (?:\w+ )?(?:groups?|rooms?|parts?|baskets?|tracks?|committees?|strands?|circles?|teams?|panels?)\b",
    r"\b(?:same|one|single) (?:room|table|roof)\b|\bface[- ]to[- ]face\b|\bhead[- ]to[- ]head\b|\beye to eye across\b|\bunder four eyes\b",
    rf"\b{verbs('shuttle commute ferry')}\b(?![- ]bus)|\b{verbs('carry pass slip hand take bring')} (?:\w+ )?(?:notes?|papers?|drafts?|messages?|slips?|"
    r"envelopes?) (?:back and forth|between|from|under|across|through)\b|\bback and forth between\b",
    r"\b(?:through|via|with the help of) (?:the |an? |its |their )?(?:mediator|envoy|arbitrator|interpreters?|go-between|host|facilitator)s?\b",
    r"\b(?:by|over|via|on a) (?:video|screen|secure line|video ?link|conference call)\b|\bon screen\b",
    r"\bwithout (?:aides|advis\w+|interpreters|note-?takers|lawyers|minutes|agenda|an agenda|mobile phones|a chair)\b",
    r"\b(?:open|meet|sit|session|talks?|begin|started|met) (?:\w+ ){0,3}?in (?:full )?plenary\b|\bfull plenary\b|\bplenary (?:first|then)\b",
    r"\b(?:one after (?:the other|another)|in turns?|one by one|alternat\w+ between|side by side|in parallel|separately)\b(?=[^.;]*$)",
    r"\b(?:expert|ministerial|technical|deputy|political|military|civilian) (?:levels?|tracks?|strands?|baskets?)\b",
    r"\b(?:no|without a) handshake\b|\b(?:round|hexagonal|square|long|oval|u-shaped|rectangular|horseshoe) table\b|\bseating (?:plan|order)\b",
)
ATTENDANCE = _any(
    r"\b(?:attended|boycotted|shunned|skipped|joined|watched|followed) (?:[\w-]+ ){0,5}?by\b",
    rf"\b(?:delegation|team|line-up|side)s? (?:will|would|is|was|has|had) {ADVERBS}(?:be |been |remain |stay )?(?:the same|unchanged|smaller|larger|bigger|"
    r"reduced|enlarged|strengthened|reinforced|trimmed|complete|different|short)\b",
    rf"\b(?:minister|envoy|delegation|negotiator|president|{NAME})s? {verbs('storm walk march stalk')} out\b",
    rf"\b{verbs('bring take')} (?:[\w’'-]+ ){{1,5}}?(?:to (?:the )?(?:table|talks|meeting|session|round|{NAME})|along|with (?:him|her|them|it))\b"
    r"(?! (?:a|an) (?:close|end|halt))",
    rf"\b(?:will|would|is to|has|had|is|was|were|are|to) {ADVERBS}(?:join|joined|joining|accompany|replace|replaced|succeed|represent) (?:it|them|him|her|"
    rf"the (?:\w+ )?(?:delegation|team|table|talks|round|group|side)|{NAME})\b",
    r"\b(?:joined|accompanied|flanked|represented|led|headed|replaced|represented) (?:\w+ )?by\b",
    rf"\b{verbs('leave enter reach arrive_at')} (?:its|their|his|her|the) (?:hotel|building|hall|villa|casino|palace|venue|room|house|"
    r"premises|centre|center|conference centre|barracks|embassy|table|talks)\b",
    r"\b(?:seat|chair|place|nameplate|name card|desk)s?\b[^.;]{0,30}\b(?:empty|vacant|unoccupied|removed|free)\b",
    r"\b(?:delegation|team|group|side) (?:of|includes?|included|numbers?|numbered|consists?|comprises?)\b",
    rf"\b{verbs('take_over hand_over step_down stand_in fill_in sit_in take_the_place')} (?:from|for|to|as|of)\b(?=[^.;]*\b(?:negotiator|delegation|head|"
    r"leader|team|envoy|table|chair|side|round|talks))",
    r"\b(?:no-show|absentee|stand-in|late arrival)s?\b|\bamong (?:those|the) (?:present|absent|arrivals)\b",
    rf"\b(?:is|are|was|were|be|been) {ADVERBS}(?:on (?:the|a|an?|his|her|their|its) (?:\w+ )?(?:plane|train|ferry|boat|bus|flight|way|list)|at the airport|in town|"
    r"at the (?:table|talks)|on board|ill|unwell|in hospital|stuck (?:at|in|on)|delayed (?:at|by|in))\b",
)
OFFER = _any(
    rf"\b(?:i|we)['’](?:ll|d) (?:gladly |happily |also )?(?:{DEEDS})\b|^\W*(?:if|when|once) [^.;?!]+,\s(?:then )?(?:i|we)(?:['’](?:ll|d)| will| would| shall| could| can) (?!not\b|never\b)",
    r"^\W*(?:[\w’'-]+ ){1,3}(?:ready|willing|prepared|set|open|offers|agrees|proposes) to (?!the\b|meet\b|resume\b|hold\b|last\b|begin\b|return\b)",
    r"\bavailable (?:at|on|for|any|day|whenever|from|round)\b|\bat (?:any|every) (?:hour|time|moment|day|address|place)\b|\b(?:any|whatever) "
    r"(?:hour|day|time|place|address|venue)\b[^.;]{0,30}\b(?:choose|chooses|like|likes|want|wants|suits?|names?|you|they|he|she)\b",
    r"\bi suppose (?:i|we) (?:shall|will|would|could) (?:have to )?(?:come|go|meet|talk|listen|sign)\b",
    r"\b(?:offer|proposal|package|plan|bid|draft)\b(?:,[^,]{3,60},)? (?:included?|includes|contains?|contained|provides?|provided|foresees|foresaw|would "
    r"(?:give|raise|allow|cut|leave|end|provide|grant|mean)|calls? for|called for|comprises?|consists? of|amounts? to)\b",
    r"\boffer(?:s|ed|ing)? (?:to|a|an|the|its|his|her|their|up)\b",
    r"\b(?:is|are|was|were|stands?|am|be|['’]re|['’]m) {A}(?:ready|prepared|willing|free|happy|available|open) to\b".replace(
        "{A}", ADVERBS
    ),
)
UNDERSTANDING = _any(
    rf"\b(?:{NAME}|they|he|she|it|side|minister|union|company|delegation)s? (?:now |has |have )?(?:says?|said) yes to\b|\b(?:finally|at last|now|really) (?:gets?|got|sees?|saw|understands?|grasps?|accepts?) (?:it|that|the)\b",
    r"\bsays? (?:that )?you (?:have |had )?(?:agreed|accepted|conceded|understood|know)\b",
    rf"\b(?:in effect|tacitly|quietly|privately|all but|silently|grudgingly|implicitly|effectively|in (?:principle|private|practice|substance)|more or less) "
    rf"{done('accept concede recognise recognize acknowledge agree swallow embrace give_up drop understand admit grant')}\b",
    rf"\b(?:has|have|had|['’]ve) (?:\w+ ){{0,4}}?(?:{done('accept concede recognise recognize acknowledge grasp understand swallow admit realise realize grant')}|"
    r"come to terms with|come round to|made (?:its|their|his|her) peace with|taken (?:it|this|that) (?:in|on board)|got the message|no quarrel with|no objection to)\b",
    rf"\b(?:{BODIES}|(?!(?:I|We|You)\b){NAME}|they|both|he|she|sides|parties) (?:\w+ )?(?:knows?|knew|accepts?|understands?|understood|sees?|shares?|grasps?|realises?|realizes?|"
    r"recognises?|recognizes?|acknowledges?|concedes?|no longer (?:disputes?|contests?|denies|objects?|insists?|asks?)) "
    r"(?:it|that|this|the|what|how|why|very|perfectly|full|well|as well|our|as much|to)\b",
    r"\bas (?:\w+ )?(?:well )?knows?\b|\b(?:nobody|no one|neither|none)\b[^.;]{0,30}\b(?:disputes?|contests?|denies|doubts?|questions) (?:that|it|this|the)\b",
    r"\b(?:both|all|everybody|everyone|each)\b[^.;]{0,20}\b(?:know|knows|accept|accepts|agree|agrees|understand|understands|see|sees|realise|realize)\b(?! to)",
    r"\btakes? (?:it|this|that) for granted\b|\bof the same (?:mind|view|opinion)\b|\bread(?:s)? (?:it|the text|the paper) (?:the same|as we|our) way\b",
)
DENIAL = _any(
    r"\b(?:have|has|had|did|do|does|was|were|are|is) (?-i:NOT)\b",
    r"\b(?:do|does|did|can|could|would) not (?:exclude|deny|rule out|say|dispute)\b[^.;]{0,40}\b(?:not|un\w+|never|impossible|no)\b",
    r"\bwhatever (?:you|they|anybody|anyone|people|some)\b[^.;]{0,30}\b(?:heard|read|say|says|said|claim|told|write|writes)\b",
    r"\bthat is not (?:so|true|right|correct|the case|what|how|accurate)\b|\bnot (?:at all|so|true|in the least|remotely)\b[.,!]",
    r"\bmade (?:it )?(?:clear|plain) that (?:no|nobody|nothing|there (?:was|were|is|are|had been) no|it (?:had|was|has|did|would) (?:not|never|no))\b",
    r"\b(?:is|was|are|were|it['’]s|that['’]s) news to (?:me|us|him|her|them|the)\b|\bfirst (?:i|we) (?:have |['’]ve )?(?:hear|heard) of\b|\bnever heard of\b",
    r"\b(?:is|was|were|are) (?:no truth|nothing) (?:in|to) (?:the|this|that|these|those|it)\b|\bnothing of the (?:sort|kind)\b",
    r"\bnever (?:said|proposed|offered|agreed|promised|signed|asked|threatened|demanded|suggested|accepted|received|discussed|considered|planned|left|walked)\b",
    r"\bcontrary to (?:what|reports?|claims?|statements?|rumou?rs?|assertions?|accounts?|press|the)\b",
)
