"""How they meet: in plenary, in groups, apart, face to face, with a go-between."""

from __future__ import annotations

import re

from msgspec.structs import replace

from goodoffices.dispatches.claims.around import FORMAT
from goodoffices.dispatches.claims.rule import around, of_unit
from goodoffices.dispatches.inflection import verbs
from goodoffices.dispatches.reading import Read
from goodoffices.dispatches.suggestion import Suggestion
from goodoffices.phrases import phrase

_KIND = (
    r"(?:trilateral|bilateral|multilateral|quadrilateral|four-way|three-way|two-way|five-way|plenary|direct|indirect|proximity|shuttle|small|"
    r"restricted|closed|enlarged|expanded|hybrid|virtual|online|remote|separate|parallel|joint|informal|formal|expert-level|technical|"
    r"ministerial|face-to-face|one-on-one|one-to-one|private)"
)
_GROUP = (
    r"(?:(?:working|expert|technical|task|drafting|specialist|thematic|contact|small|parallel|separate|steering|"
    r"sub-?) ?-?(?:groups?|committees?|"
    r"parties|teams|panels|subcommittees?)|sub-?groups?|sub-?committees?|(?:separate |parallel |specific )?tracks|"
    r"baskets|clusters|breakouts?)"
)
_N = r"(?:two|three|four|five|six|several|various|separate|parallel|different|small|\d)"
_MEET = verbs(
    "meet negotiate talk sit work speak hold gather see confer convene split break divide receive continue proceed "
    "conduct"
)
_FORMAT = re.compile(
    rf"\b{verbs('split divide break separate')} (?:up |off |out )?(?:[\w’'-]+ ){{0,3}}?(?:in)?to (?:[\w-]+ (?:and|"
    rf"or) )?[\w-]+ "
    rf"(?:groups?|teams|committees|panels|rooms)\b|"
    rf"\b(?:in|into|by|as|from) (?:an? |the |its |this )?(?:\w+ )?{_KIND} (?:formats?|settings?|sessions?|meetings?|"
    rf"talks|form|groups?|configuration|"
    rf"circle|mode|contacts)\b|\b(?:trilateral|bilateral) format\b|\b(?:in|into|by|with|through|between|from) (?:\w+ "
    rf")?(?:{_N} )?{_GROUP}\b|"
    rf"\b{_N} (?:\w+ )?{_GROUP}\b|\b(?:the|an?) (?:\w+ )?(?!working (?:group|party))(?<!working "
    rf"){_GROUP}\b[^.;]{{0,40}}\b(?:will (?:deal|look|meet|work|handle)|deals?|met|meets?|worked|"
    rf"works|is (?:already )?at work|began|started|continued|drafted|took up|sat)\b|\bthe (?!working|whole|hoc|study|"
    rf"contact|same|lobby|pressure|trade)\w+s? group (?:is already|is at work|is having|was|meets|met|sits|sat|has)\b|"
    rf"\bin (?:three|two|four|five|several|small|working|mixed) groups\b(?! of (?:\d|two|three|four|five|six|\w+ men|"
    rf"\w+ dockers))|"
    rf"\bface[- ]to[- ]face\b|\bone[- ](?:on|to)[- ]one\b|\bproximity talks\b|\b{verbs('shuttle')}\b|\b(?:indirect|"
    rf"direct)(?:ly)?\b[^.;]{{0,25}}\b"
    rf"(?:negotiat\w+|meet\w*|contacts?|speak|spoke|talk)\b|\bindirect talks\b|\b(?:talk|speak|spoke|talked|"
    rf"negotiat\w+|communicat\w+)\b"
    rf"[^.;]{{0,25}}\b(?:directly|indirectly)\b|\b{_MEET} (?:[\w’'-]+ ){{0,4}}?(?:separately|(?<!far )(?<!wide "
    rf")apart|alone|in private|"
    rf"without (?:aides|advis[eo]rs|"
    rf"interpreters|mediators|officials)|in (?:the same|one|a single) room|by video\w*|remotely|online|virtually|side "
    rf"by side|in turn|in parallel|"
    rf"one (?:at a time|by one|after (?:the other|another))|(?:around|round|at) (?:one|the same|a single|a round) "
    rf"table)\b|\bwithout (?:aides|advis[eo]rs|"
    rf"interpreters)\b|\b(?:sat|sit|seated|were) in (?:one|the same|separate) rooms?\b|\bat one table\b|\bone (?:at a "
    rf"time|after the other)\b|"
    rf"\bsynchroni[sz]ation of positions\b|\bin (?:the )?plenary\b|\bplenary (?:meetings?|sessions?)\b|\bthe "
    rf"plenary\b[^.;]{{0,30}}\b(?:together|both)\b|"
    rf"\bopened the plenary\b|\bthrough (?:interpreters|intermediaries|an? mediator|mediators|the (?:mediator|"
    rf"facilitator|conciliator)|an "
    rf"intermediary|go-betweens?)\b|\b(?:bilateral|trilateral|plenary|expert-level) (?:meetings?|sessions?|"
    rf"consultations|contacts|"
    rf"conversations)\b|\bbilaterals\b|\bin (?:pairs|plenary)\b|\bfour eyes\b|\b{verbs('carry ferry relay pass')} "
    rf"(?:messages|notes|papers|proposals|drafts)\b|"
    rf"\b(?:separate|different|adjoining|neighbouring|two|three|own|parallel) (?:rooms?|hotels?|floors?|buildings?|"
    rf"tables?)\b|\b(?:by|via|over) "
    rf"(?:video ?link|video ?conference|video|telephone|zoom)\b(?=[^.;]{{0,30}}(?:talks|meet|session|round|negotiat|"
    rf"$))|\bby (?:specific )?tracks?\b|"
    rf"\btête-à-tête\b|\btete-a-tete\b|\bround[- ]table (?:format|session)\b|\btalks about talks\b|\bback channel\b|"
    rf"\bopen only to (?:the )?"
    rf"(?:heads|chiefs|principals|ministers)|\bin (?:hybrid|virtual|restricted|closed) (?:form|format|session|mode)\b|"
    rf"\bwith (?:both|all) (?:delegations|sides|parties|teams) (?:in the room|present|together)|\b(?:meeting|session) "
    rf"of (?:both|all|the two) delegations\b",
    re.IGNORECASE,
)
_NOT = re.compile(
    r"\?\s*$|\bferr(?:y|ies)\b|\b(?:fishermen|dockers|men|women|people|families) \w+ in groups\b|\bwork in groups "
    r"of\b|\b(?:workers?|industry|trade) groups?\b|\bdirect(?:ly)? (?:responsible|affected|flights?)\b|"
    r"\bdiscuss\w* [^.;]{0,30}\bdirect\b",
    re.IGNORECASE,
)


def find(read: Read) -> list[Suggestion]:
    """The formats."""
    made: list[Suggestion] = []
    for unit in read.units:
        words = read.text[unit.start : unit.end]
        found = _FORMAT.search(words) or FORMAT.search(words)
        if not found or _NOT.search(words) or unit.kind == "headline":
            continue
        if any(s.start < unit.end and unit.start < s.end for s in made):
            continue
        start, end = around(read, unit, unit.start + found.start(), unit.start + found.end())
        claim = of_unit("format", unit, read, phrase("a word for how they meet"), start, end)
        last = made[-1] if made else None
        if last and last.speaker == claim.speaker and start - last.end < 14 and "\n" not in read.text[last.end : start]:
            made[-1] = replace(
                last, end=claim.end, words=read.text[last.start : claim.end]
            )  # first so, then so: one format
        else:
            made.append(claim)
    return made
