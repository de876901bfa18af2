"""How the talks are said to stand: "in ruins", "on track", "I'd call it a start"."""

from __future__ import annotations

import re

from goodoffices.dispatches.claims.idioms import any_of
from goodoffices.dispatches.claims.vocabulary import DET
from goodoffices.dispatches.inflection import verbs

TALKS = (
    r"(?:rounds?|talks|contacts|consultations|negotiations?|meetings?|sessions?|discussions|dialogue|process|"
    r"atmosphere|mood|tone|climate|progress|sides|parties|delegations|"
    r"first day|second day|third day|exchange|encounter|gap|gaps|distance|differences|positions|deal|agreement|"
    r"text|result|outcome|draft|proposal|days?|it|they|we|this|that|work|plenary|conversation|peace|spirit)"
)
STANDS = re.compile(
    rf"\b{TALKS} (?:(?:is|are|was|were|remain|remains|lie|stand|seem|look|end|ended|now|back|still|left|hang|hangs) "
    rf")*(?:in|on|at|near|close to|by|under|off|"
    rf"over) (?:an? |the )?(?:\w+ )?(?:ruins|tatters|limbo|deadlock|crisis|jeopardy|doubt|trouble|track|tracks|rocks|"
    rf"brink|knife[- ]edge|stalemate|impasse|"
    rf"standstill|shambles|disarray|danger|balance|life support|collapse|breakthrough|thread|edge|verge|home "
    rf"straight|final stretch|cloud|rails|hill|hump)\b|"
    r"\b(?:i|we|he|she)(?:['’]d| would| could) (?:call|describe|say|name|put|rate|judge) (?:it|them|that|this)\b(?! "
    r"a day)|"
    r"\b(?:we|they|it|talks|the sides|both|the parties) (?:was|were|are|is) \"[^\"]{0,60}\b(?:away|apart|from|short|"
    r"close|near)\b|"
    rf"\b(?:regard|see|view|consider|rate|judge|find|remember)(?:s|ed)? the (?:\w+ )?(?:round|talks|meeting|session|"
    rf"day|text|outcome|result)s? as\b",
    re.IGNORECASE,
)
_GOES = (
    "stall founder limp falter drag crawl stumble stutter sputter flounder unravel fray fail succeed "
    "progress advance thaw sour brighten darken improve worsen deteriorate stagnate"
)
ASSESSMENT = any_of(
    r"\b(?:no|not|any|much|little|far|a little|somewhat|hardly|scarcely) (?:(?:nearer|closer|wiser|better off|worse "
    r"off)\b|(?:further|farther) (?:apart|along|than))",
    r"\b(?:it|this|that|today|yesterday|thursday|friday|monday|tuesday|wednesday) (?:was|is|has been) (?:an? "
    r")?(?:\w+ )?(?:day|night|week|evening|round|hour|morning|start|beginning) of\b",
    rf"\b{verbs('leave come go return depart')} [^.;]{{0,50}}\bwith (?:more|less|fewer) \w+ than\b",
    rf"\b(?:round|talks|negotiations|session|meeting|process|dialogue|summit|effort|mood|atmosphere|tone|plenary)s? "
    rf"(?:has |have |had |is |are |was |were )?(?:again |now )?"
    rf"{verbs(_GOES)}\b",
    r"\b(?:round|talks|negotiations|session|meeting|process|dialogue|summit|plenary)s? (?:has |have |had )?(?:falls?|"
    r"fell|fallen|goes|go|went|gone|turns?|turned|ends?|ended|runs?|ran) "
    r"(?:flat|short|apart|silent|nowhere|sour|badly|well|in (?:failure|tears|smiles|deadlock|acrimony|confusion)|"
    r"aground|cold|empty-handed|with (?:smiles|nothing))\b",
    r"\b(?:patience|progress|good will|goodwill|seriousness|discipline|candou?r|courage|"
    r"stubbornness)\b[^.;]{0,30}\b(?:of both|of the|on both|shown|from both)\b",
    rf"\b{verbs('express voice')} (?:{DET} )?(?:\w+ )?(?:satisfaction|disappointment|optimism|pessimism|frustration|"
    rf"appreciation|confidence|regret|dissatisfaction) (?:at|with|about|over|of|in|that)\b[^.;]{{0,60}}\b{TALKS}\b",
    r"\b(?:the tone|the mood|the air|the atmosphere|the temperature|the language|the chemistry|the climate) (?:has|"
    r"had|was|is|in|between|at)\b",
)
