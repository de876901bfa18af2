"""Whether somebody names the talks or their result in words of judgement: "described the round as difficult"."""

from __future__ import annotations

import re

from goodoffices.dispatches.claims.stands import TALKS

NAMING = re.compile(
    r"(?:describ|characteri[sz]|hail|prais|dub|label|term|brand|liken|welcom|rat)\w*$|^call(?:s|ed)?$|^(?:spoke|"
    r"speaks|speaking|put|puts|saw|sees|summed)$|^(?:condemn|critici[sz]|dismiss)\w*$",
    re.IGNORECASE,
)


JUDGING = (
    r"(?:constructiv\w*|usefu\w*|frank|positiv\w*|productiv\w*|difficult|tough|complex|complicated|serious\w*|"
    r"substantive|cordial\w*|businesslike|business-like|business like|encourag\w*|disappoint\w*|"
    r"promising|hopeful|fruitful|fruitless|intens\w+|tense|calm|polite\w*|civil|friendly|cool|frosty|hard|slow|"
    r"orderly|modest|meaningful|historic|decisive|excellent|good|better|best|bad|badly|worse|worst|"
    r"poor|pointless|sterile|candid|honest|professional|respectful|warm|optimistic|pessimistic|sober|sobering|"
    r"satisf\w+|far apart|close to|closer|wide apart|within reach|out of reach|in sight|hours away|days away|"
    r"weeks away|"
    r"on track|off track|stalled|deadlock\w*|stuck|stalemate|impasse|breakthrough|step forward|steps? (?:forward|"
    r"back|backwards?|in the right direction)|step back|momentum|success\w*|failure|failed|collapse\w*|"
    r"narrow\w*|widen\w*|converg\w+|progress|headway|advance[sd]?|no longer in dispute|setback|turning point|"
    r"waste of time|painful|arduous|encouraged|work ahead|long way|some way|much work|ground to cover|"
    r"halfway|half-way|not unhelpful|helpful|unhelpful|worthwhile|a start|(?<!week )beginning|underwhelming|"
    r"lively|sharp|heated|stormy|patient|workmanlike|solid|real|icy|glacial|sombre|gloomy|exhausting|long|wasted|"
    r"thorough|rich|"
    r"dense|chilly|relaxed|cordiality|robust|bruising|inconclusive|unproductive|encouragingly|milestone|satisfactory|"
    r"slow going|"
    r"respectable|decent|great|important|significant|dignified|polite|bitter|quiet|amicable|collegial|energetic|"
    r"focused|measured|"
    r"disastrous|dire|bleak|grim|promise|farce|charade|circus|theatre)"
)


def judges(words: str, verb: str, what: bool) -> bool:
    """Whether what is described is the talks or their result, in words of judgement or in quotation marks."""
    if re.match(r"(?:spoke|speaks|speaking|put|puts)$", verb):
        return re.search(rf"\b{JUDGING}\b", words, re.IGNORECASE) is not None and words[:1] != '"' + "“‘"
    if re.match(r"prais|commend|laud|applaud|lament", verb) and re.search(
        r"\b(?:sides|parties|delegations|"
        r"teams|negotiators|talks|round|"
        r"progress)\b",
        words,
    ):
        return True
    if re.match(r"welcom|condemn|critici|dismiss|rat", verb):
        return (
            re.search(rf"\b{TALKS}\b", words, re.IGNORECASE) is not None
            and re.search(r"\bas\b|[\"“‘]", words) is not None
        )
    if re.search(r"\b(?:on|for)\s+(?:the|both|all|its|a)\b", words[:12]) and verb.startswith("call"):
        return False
    if (
        re.search(
            r"\b(?:the|his|her|its|their|these|those|this|that|such)\s+(?:\w+\s+)?(?:remarks?|comments?|accusations?|"
            r"reports?|claims?|attack\w*|decision|letter|speech|statement|demands?|allegations?|words|move|"
            r"suggestion|article|strike|shelling|arrest|ban|law|war|operation)\b",
            words[:60],
        )
        and not what
    ):
        return False
    if what:
        return True
    thing = re.split(r"\sas\s|[\"“‘«]", words)[0]
    if not re.match(r"(?:spoke|put)", verb) and not re.search(
        rf"\b(?:{TALKS[3:-1]}|them|these|those|her|his|its|their)\b", thing, re.IGNORECASE
    ):
        return False
    return (
        re.search(r"[\"“‘]|\bas\b", words) is not None
        or re.search(rf"\b{TALKS}\b[^.;]*\b{JUDGING}\b", words, re.IGNORECASE) is not None
    )
