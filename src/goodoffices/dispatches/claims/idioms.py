"""Turns of phrase in which the press and those it quotes make a claim without the plain words for it, by sort."""

from __future__ import annotations

import re

from goodoffices.dispatches.claims.vocabulary import ADVERBS, BODIES, DEEDS, NAME
from goodoffices.dispatches.daynames import NUMBERS
from goodoffices.dispatches.inflection import base, done, verbs

_N = rf"(?:{'|'.join(word for word in NUMBERS if word not in ('a', 'an', 'a couple of'))}|\d{{1,3}})"
_SIDE = r"(?:side|party|parties|delegation|team|camp|government|ministry|capital|union|company|board|negotiators?)s?"
_TELLS = base(
    "say tell disclose reveal release give confirm discuss elaborate comment explain name specify describe divulge "
    "provide share publish quantify characterise characterize identify be_drawn speculate"
)
_PRESS = (
    r"(?:reporters?|journalists?|the press|the media|cameras?|microphones?|photographers?|correspondents?|"
    r"questions?|inquiries|enquiries)"
)


def any_of(*patterns: str) -> re.Pattern[str]:
    """A pattern for any of several, of whatever case."""
    return re.compile("|".join(f"(?:{p})" for p in patterns), re.IGNORECASE)


NO_COMMENT = any_of(
    r"^\W*(?:when |if )?(?:asked|pressed|questioned)\b[^.;]*,[^.;]*\b(?:looked|checked|pointed|studied|smiled|"
    r"laughed|shook|raised|turned|walked|left|nodded|coughed|"
    r"shrugged|changed|closed|winked|grinned|hummed|sighed|counted|rolled|lit|put|bit|waved|began|stared|gestured|"
    r"frowned)\b(?![^.;]*\b(?:said|that)\b)",
    r"\b(?:has|have|had|been|was|were|is|are|remain\w*|stay\w*|kept|keeps?|fell) (?:so far |yet |been |"
    r"conspicuously |strictly )*(?:silent|quiet|tight-lipped|mute)\b",
    r"\b(?:did|does|do|has|have|had|would) not (?:yet |immediately )?(?:return|returned|answer|answered|reply to|"
    r"replied to|respond to|responded to|acknowledge) (?:\w+ ){0,2}?"
    r"(?:calls?|messages?|requests?|questions?|e-?mails?|inquiries|enquiries)\b|\b(?:does|do|did) not comment\b",
    rf"\b(?:neither|no) (?:[\w-]+ )?{_SIDE}\b[^.;]{{0,20}} (?:would|will|has|have|had|did|was|were) (?:yet "
    rf")?(?:{_TELLS}|"
    rf"{done('comment disclose reveal respond answer explain say')})\b",
    rf"\bneither\b[^.;]{{0,30}} (?:would|will|did|has|have) {_TELLS}\b",
    rf"\b(?:would|will|could|did) (?:not|neither) (?:yet )?{_TELLS}\b(?! (?:that|no\b|a permanent|an? \w+ border))"
    rf"(?=[^.;]{{0,90}}$|[^.;]{{0,40}}\b(?:how|what|whether|who|which|when|why|where|details|terms|text|names?|"
    rf"contents?)\b)",
    r"\b(?:still |there (?:is|was) )?(?:no|not a) (?:word|sound|syllable|sign of life|line) (?:yet )?(?:from|out of)\b",
    r"\b(?:no|not a) word (?:yet )?(?:on|about|as to) (?!when|a date|the date)",
    r"\bnothing to (?:say|add|tell|declare|report|announce|share)\b",
    rf"\b{verbs('refer direct pass point send')} (?:\w+ )?(?:{_PRESS}|us|all (?:questions|inquiries)) (?:on )?to\b",
    rf"\b{verbs('walk brush stride hurry sweep drive push')} past (?:\w+ )?{_PRESS}",
    rf"\b{verbs('ignore wave_away wave_off shrug_off dodge evade sidestep')} (?:\w+ )?{_PRESS}",
    r"\b(?:finger|hand|zip) (?:to|over|across) (?:his|her|their) (?:lips|mouth)\b",
    rf"\b(?:{verbs('talk speak chat')}) (?:only |instead )?(?:of|about) the (?:weather|food|coffee|soup|view|"
    rf"football|roses)\b",
    rf"\b{verbs('confine limit restrict')} (?:himself|herself|itself|themselves)\b",
    rf"\b{verbs('smile shrug nod')}(?:,? (?:and|but) (?:said|says|gave|went|walked|drove|left|got)\b| and "
    rf"(?:nothing|no more))",
    r"\b(?:was|were|is|are) (?:unreachable|not reachable|unavailable)\b",
    rf"\b{verbs('leave depart go_in go_out come_out file_past')} (?:\w+ ){{0,4}}?without a (?:word|comment|"
    rf"statement)\b",
    r"\bmum\b|\btight-lipped\b|\bstonewall\w*|\bclammed up\b|\bheld (?:his|her|their) tongues?\b",
    r"\b(?:calls?|messages?|e-?mails?|requests?|questions?)\b[^.;]{0,50} (?:(?:was|were|went|remained) (?:not )?"
    r"(?:un)?(?:returned|answered|acknowledged|met)|unanswered)\b",
)
DEFLECTS = any_of(
    r"^i(?:['’]m| am| have| must| need|['’]ve)[^.;]{0,24}\b(?:train|plane|bus|flight|ferry|late|hungry|tired|go|run|"
    r"sleep|lunch|dinner|breakfast|coffee|home|bed)\b",
    r"^you(?:['’]ll| will| shall| may| can) (?:read|see|hear|know|learn|find|have to wait|be told)\b|^(?:it|that) "
    r"is (?:late|early|cold|lunch|raining)\b",
    r"^(?:that|this|it|which)(?:['’]s| is| would be) (?:for|up to|a matter for|a question for|not for|not my|"
    r"between|their|his|her|none of|one for)\b",
    r"^let (?:the|them|him|her|others|us|history)\b|^(?:the|our|my) (?:drawings?|text|papers?|facts?|figures?|work|"
    r"results?) (?:will|can|must|should)? ?speaks?\b",
    r"^(?:please |then |you (?:should|must|may|can|could|had better) |better |go and )?(?:ask|try|call|phone|write to|"
    r"speak to|talk to|consult|see) (?!for\b|that\b|whether\b|yourself\b)",
    r"^(?:next|another|other) question\b|^(?:pass|wait|patience|tomorrow|later|not (?:today|here|now|yet))\b[.!,]?",
    r"^(?:come back|wait (?:and|for|until)|you will (?:see|know|hear|find out|read)|we will see|we shall see|time "
    r"will)\b",
    r"^(?:that|this|it|which) (?:is|would be|was) (?:for|up to|a matter for|not for|not my|between|their|his|her|"
    r"none of)\b",
    r"^(?:i|we) (?:will|would|shall|can|do|did|could|am|are) ?(?:not|n['’]t)(?! (?:think|believe|see (?:any|a)|want|"
    r"need))\b"
    r"[^.;]{0,40}\b(?:answer|say|tell|talk|speak|discuss|comment|go into|speculate|guess|gossip|reveal|name|open|"
    r"read out)",
    r"^(?:i|we) (?:have|had) (?:no comment|nothing|no (?:opinion|view|answer|idea))\b|^no comment\b",
    r"\bneither\b[^.;]{2,40}\bnor\b|^(?:you are|you're|you) (?:free|welcome|asking|ask)\b|^good (?:try|question)\b|"
    r"^nice try\b",
    r"\bmy (?:mother|grandmother|wife|husband|dog|driver|doctor|lawyer) (?:told|taught|says|said|forbids)\b",
    r"^i (?:only|just|merely) (?:work|drive|carry|translate|pour|make|keep|read|came)\b",
)
PRESS_POLICY = any_of(
    r"\b(?:alone|only) (?:will|would|shall|may|is to|speaks|briefs)\b[^.;]{0,10}\b(?:speak|speaks|brief|briefs|"
    r"comment|talk|press)?|\b(?:said|spoken|discussed|shown) in (?:this|the) (?:room|hall|house)\b"
    r"[^.;]*\b(?:stays?|remains?|will stay|does not leave)\b",
    r"\b(?:does|do|did|will|would) ?(?:not|n['’]t) (?:\w+ )?(?:do|give|grant|answer|take|hold|accept) (?:any |more |"
    r"further )?(?:interviews?|questions?|briefings?|press conferences?|statements?)\b"
    r"(?=[^.;]*\b(?:until|while|before|during|on|about|as long as|till|after|this|yet)\b)",
    r"\b(?:please |kindly )?(?:send|refer|direct|address|forward|pass) (?:all )?(?:reporters|journalists|press|"
    r"media|enquiries|inquiries|questions|calls)[^.;]{0,30}\bto\b",
    r"^\W*(?:please )?(?:do not|don['’]t|never) (?:discuss|share|post|quote|forward|publish|repeat|talk|speak|"
    r"comment|tweet|leak|circulate)\b",
    r"\b(?:radio|days? of|weeks? of|hours? of|period of|policy of|rule of|wall of|vow of|pact of|total|complete|strict|"
    r"mutual|absolute) (?:\w+ )?(?:silence|secrecy|discretion|confidentiality)\b(?! for the (?:dead|victims))",
    r"\b(?:nobody|no one|neither|none|no \w+) (?:\w+ )?(?:will|would|shall|is to|are to|may|was to|were to) (?:be "
    r")?(?:speak\w*|talk\w*|brief\w*|"
    r"comment\w*|say|quot\w+|photograph\w*|publish\w*|address|face|answer)\b",
    r"\b(?:will|would|shall|may|must|can|is to|are to) (?:only|alone) (?:speak|brief|comment|address|answer|issue|"
    r"publish)\b",
    r"\b(?:statements?|briefings?|announcements?|comments?|communiqués?|interviews?)\b[^.;]{0,40}\b(?:only|alone|"
    r"solely|exclusively|jointly)\b",
    r"\bonly (?:joint|agreed|written|common) (?:statements?|communiqués?|texts?|announcements?|releases?)\b",
    r"\b(?:cameras?|photographers?|recorders?|recordings?|telephones?|phones?|microphones?|journalists?|reporters?)\b"
    r"[^.;]{0,40}\b(?:not (?:be )?(?:allowed|admitted|permitted|welcome)|banned|barred|forbidden|"
    r"(?:handed|given) (?:in|over)|admitted|allowed|left (?:outside|at)|kept (?:out|outside|away)|collected)\b",
    r"\bno (?:cameras?|photographs?|pictures|recordings?|interviews?|leaks|tweets|posts|statements?|quotes|press|"
    r"questions)\b"
    r"(?: (?:will|would|are|is|were|was|in|inside|during|before|until|from|on|today|please|at)\b)",
    r"\b(?:will|would|shall|to|should|must|may) (?:remain|stay|be (?:kept|treated|held)) (?:\w+ )?(?:unpublished|"
    r"secret|private|"
    r"confidential|in confidence|sealed|under seal|under lock|in the (?:room|safe|drawer)|between (?:us|them))\b",
    r"\b(?:will|would|shall|is to|are to) (?:make|issue|give|offer) no (?:\w+ )?(?:comments?|statements?|"
    r"announcements?|interviews?)\b",
    rf"\b{verbs('impose agree_on observe break respect lift honour honor keep_to maintain')} (?:\w+ )?(?:silence|"
    rf"blackout|embargo|"
    r"secrecy|the silence)\b|\b(?:news|press|media|information) (?:blackout|silence|embargo|ban)\b",
    r"\bnot for (?:attribution|quotation|publication|release)\b|\boff the record\b|\bunder (?:the )?chatham house\b",
)
LEFT = any_of(
    r"\bonly (?:the |one |a )?[^.;,]{2,50} (?:now |still )?(?:divides?|separates?|remains?|stands?|keeps?|"
    r"blocks?)\b|\b(?:has|have|had) yet to (?:agree|settle|decide|resolve|close|find|bridge|solve)\b",
    rf"\bof (?:the )?{_N} (?:[\w-]+ )?(?:questions|issues|points|matters|items|chapters|articles|clauses|annexes|"
    rf"paragraphs|pages)[^.;]{{0,40}}\b{_N} (?:are|is|have|has|were|remain)\b",
    r"\b(?:one|a single) [\w-]+ (?:is|remains) (?:still )?(?:left|open|missing|unsigned)\b|\bremains? the (?:\w+ "
    r")?(?:stumbling block|sticking point|obstacle|problem|question|issue|knot)\b",
    r"\bopen (?:points|questions|issues|items|matters|ends|chapters)\b[^.;]{0,40}\b(?:remain|are|were|include|"
    r"concern)\b",
    r"\bthere (?:is|are|was|were|remain\w*)\b [\"“‘«]?(?P<least>at least |no fewer than )?(?:exactly |still |only |"
    r"just |precisely )*(?P<n5>ONE) (?:[\w-]+ )?"
    r"(?:questions?|issues?|points?|matters?|items?|topics?|differences?|chapters?|articles?|brackets?|"
    r"clauses?|knots?|gaps?|obstacles?|sentences?|words?)\b".replace("ONE", _N),
    rf"\bthat['’]?s?(?: is| makes| leaves)? (?:only |still |just )?(?P<n6>{_N}) (?:[\w-]+ )?(?:articles|points|"
    rf"questions|issues|items|chapters|clauses)\b",
    r"\bwhat['’]s (?:still )?(?:open|left|missing|outstanding)\b",
    r"\bnumber of (?:[\w-]+ )?(?:questions|issues|points|matters|items|topics|differences|chapters|articles|"
    r"paragraphs|brackets)"
    rf" (?:at|is|was|to|as) (?P<n>{_N})\b",
    rf"\b(?P<n2>{_N}) (?:[\w-]+ )?(?:questions|issues|points|matters|items|topics|differences|chapters|articles|"
    rf"brackets|"
    r"clauses|words|lines|signatures|sentences|paragraphs)\b,? of (?:which|them|those)\b",
    rf"\b(?:still |there (?:are|is|remain\w*) |leav\w+ |left with |with )(?:only |just )?(?P<n3>{_N}) (?:[\w-]+ "
    rf")?(?:brackets|issues|"
    r"questions|points|articles|chapters|clauses|items|matters|knots|gaps|differences|disagreements|words|commas|"
    r"paragraphs)\b",
    rf"\b(?P<n4>{_N}) (?:[\w-]+ )?(?:brackets|issues|questions|points|articles|chapters|clauses|items|matters|knots|"
    rf"gaps|"
    r"differences|disagreements|words|commas|paragraphs) (?:still |now )?(?:to (?:go|close|settle|solve|resolve|"
    r"agree|clear|"
    r"discuss)|open|outstanding|left|apart|short|away|in (?:square )?brackets|between|unresolved|missing|"
    r"separate\w*|divid\w+|remain\w*)\b",
    r"\b(?:is|are|was|were|remains?) (?:still )?(?:missing|lacking|blank|left blank|bracketed|in (?:square )?brackets|"
    r"unsolved|unsettled|unresolved|unagreed|outstanding|to be (?:agreed|settled|solved|resolved|closed|cleared|"
    r"found))\b",
    r"\b(?:all|what) (?:that )?(?:is|was|still )?(?:left|missing|lacking|remains|divides|separates|"
    r"keeps)\b[^.;]{0,60}\b(?:is|are|was|were)\b",
    r"\bthe (?:last|final|only) (?:\w+ )?(?:word|comma|metre|meter|mile|kilometre|inch|per ?cent|obstacle|hurdle|"
    r"knot|gap|"
    r"bracket|question|issue|point|chapter|article|paragraph|piece)\b",
    r"\bnothing (?:is left|remains) (?:but|except)\b|\bunfinished business\b|\b(?:remain|remains|remained) (?:open|"
    r"unresolved|"
    r"unsettled|unsolved|outstanding|in dispute|disputed|contested|the (?:hardest|main|last|only|thorniest|real))\b",
)
OFFER = any_of(
    rf"\b(?:our|my) [\w-]+ (?:can|could|will) be (?:open|opened|lifted|released|free|ready|moved|withdrawn|reopened|"
    rf"there)\b|\b{NAME} offers (?!no\b|little\b|hope\b)",
    rf"\b{verbs('put lay place set bring')} (?:an? |the |its |his |her |their )?(?:new |fresh |revised |second |"
    rf"other )?(?:draft|paper|plan|map|proposal|text|offer|package|formula) (?:on the table|forward|to the)\b",
    rf"\b(?:i|we)['’](?:ll|d) (?:gladly |happily |also )?(?:{DEEDS})\b|^\W*(?:if|when|once) [^.;?!]+,\s(?:then "
    rf")?(?:i|we)(?:['’](?:ll|d)| will| would| shall| could| can) (?!not\b|never\b)",
    r"^\W*(?:[\w’'-]+ ){1,3}(?:ready|willing|prepared|set|open|offers|agrees|proposes) to (?!the\b|meet\b|resume\b|"
    r"hold\b|last\b|begin\b|return\b)",
    r"\bavailable (?:at|on|for|any|day|whenever|from|round)\b|\bat (?:any|every) (?:hour|time|moment|day|address|"
    r"place)\b|\b(?:any|whatever) "
    r"(?:hour|day|time|place|address|venue)\b[^.;]{0,30}\b(?:choose|chooses|like|likes|want|wants|suits?|names?|you|"
    r"they|he|she)\b",
    r"\bi suppose (?:i|we) (?:shall|will|would|could) (?:have to )?(?:come|go|meet|talk|listen|sign)\b",
    r"\b(?:offer|proposal|package|plan|bid|draft)\b(?:,[^,]{3,60},)? (?:included?|includes|contains?|contained|"
    r"provides?|provided|foresees|foresaw|would "
    r"(?:give|raise|allow|cut|leave|end|provide|grant|mean)|calls? for|called for|comprises?|consists? of|amounts? "
    r"to)\b",
    r"\boffer(?:s|ed|ing)? (?:to|a|an|the|its|his|her|their|up)\b",
    r"\b(?:is|are|was|were|stands?|am|be|['’]re|['’]m) {A}(?:ready|prepared|willing|free|happy|available|"
    r"open) to\b".replace("{A}", ADVERBS),
)
_GRANTS = "accept concede recognise recognize acknowledge swallow understand admit grant"
UNDERSTANDING = any_of(
    rf"\b(?:{NAME}|they|he|she|it|side|minister|union|company|delegation)s? (?:now |has |have )?(?:says?|said) yes "
    rf"to\b|\b(?:finally|at last|now|really) (?:gets?|got|sees?|saw|understands?|grasps?|accepts?) (?:it|that|the)\b",
    r"\bsays? (?:that )?you (?:have |had )?(?:agreed|accepted|conceded|understood|know)\b",
    rf"\b(?:in effect|tacitly|quietly|privately|all but|silently|grudgingly|implicitly|effectively|in (?:principle|"
    rf"private|practice|substance)|more or less) "
    rf"{done(_GRANTS + ' agree embrace give_up drop')}\b",
    rf"\b(?:has|have|had|['’]ve) (?:\w+ "
    rf"){{0,4}}?(?:{done(_GRANTS + ' grasp realise realize')}|"
    r"come to terms with|come round to|made (?:its|their|his|her) peace with|taken (?:it|this|that) (?:in|on board)|"
    r"got the message|no quarrel with|no objection to)\b",
    rf"\b(?:{BODIES}|(?!(?:I|We|You)\b){NAME}|they|both|he|she|sides|parties) (?:\w+ )?(?:knows?|knew|accepts?|"
    rf"understands?|understood|sees?|shares?|grasps?|realises?|realizes?|"
    r"recognises?|recognizes?|acknowledges?|concedes?|no longer (?:disputes?|contests?|denies|objects?|insists?|"
    r"asks?)) "
    r"(?:it|that|this|the|what|how|why|very|perfectly|full|well|as well|our|as much|to)\b",
    r"\bas (?:\w+ )?(?:well )?knows?\b|\b(?:nobody|no one|neither|none)\b[^.;]{0,30}\b(?:disputes?|contests?|denies|"
    r"doubts?|questions) (?:that|it|this|the)\b",
    r"\b(?:both|all|everybody|everyone|each)\b[^.;]{0,20}\b(?:know|knows|accept|accepts|agree|agrees|understand|"
    r"understands|see|sees|realise|realize)\b(?! to)",
    r"\btakes? (?:it|this|that) for granted\b|\bof the same (?:mind|view|opinion)\b|\bread(?:s)? (?:it|the text|the "
    r"paper) (?:the same|as we|our) way\b",
)
DENIAL = any_of(
    r"\bthere (?:is|was|has been|were|are|had been) no (?:[\w-]+ )?(?:annex|clause|pact|protocol|bargain|link|rift|"
    r"quarrel|intention|threat|pressure|order|letter|deal|agreement|ultimatum|"
    r"walkout|boycott|split|breakdown|concession|secret|list|map|such)\b",
    r"\bnobody (?:threatened|left|walked|shouted|slammed|promised|offered|signed|agreed|asked|refused|stormed|"
    r"cancelled|demanded|proposed|raised)\b",
    r"\b(?:have|has|had|did|do|does|was|were|are|is) (?-i:NOT)\b",
    r"\b(?:do|does|did|can|could|would) not (?:exclude|deny|rule out|say|dispute)\b[^.;]{0,40}\b(?:not|un\w+|never|"
    r"impossible|no)\b",
    r"\bwhatever (?:you|they|anybody|anyone|people|some)\b[^.;]{0,30}\b(?:heard|read|say|says|said|claim|told|write|"
    r"writes)\b",
    r"\bthat is not (?:so|true|right|correct|the case|what|how|accurate)\b|\bnot (?:at all|so|true|in the least|"
    r"remotely)\b[.,!]",
    r"\bmade (?:it )?(?:clear|plain) that (?:no|nobody|nothing|there (?:was|were|is|are|had been) no|it (?:had|was|"
    r"has|did|would) (?:not|never|no))\b",
    r"\b(?:is|was|are|were|it['’]s|that['’]s) news to (?:me|us|him|her|them|the)\b|\bfirst (?:i|we) (?:have |['’]ve "
    r")?(?:hear|heard) of\b|\bnever heard of\b",
    r"\b(?:is|was|were|are) (?:no truth|nothing) (?:in|to) (?:the|this|that|these|those|it)\b|\bnothing of the "
    r"(?:sort|kind)\b",
    r"\bnever (?:said|proposed|offered|agreed|promised|signed|asked|threatened|demanded|suggested|accepted|received|"
    r"discussed|considered|planned|left|walked)\b",
    r"\bcontrary to (?:what|reports?|claims?|statements?|rumou?rs?|assertions?|accounts?|press|the)\b",
)
