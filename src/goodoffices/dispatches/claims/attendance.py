"""Who takes part, leads, has arrived, is absent."""

from __future__ import annotations

import re

from goodoffices.dispatches.claims.around import ATTENDANCE
from goodoffices.dispatches.claims.rule import around, joined, of_unit, told
from goodoffices.dispatches.claims.vocabulary import ADVERBS, BODIES, DET, NAME, TALKS
from goodoffices.dispatches.inflection import done, nouns, verbs
from goodoffices.dispatches.lexicon import OFFICES
from goodoffices.dispatches.names import as_word, surname
from goodoffices.dispatches.reading import Read
from goodoffices.dispatches.suggestion import Suggestion
from goodoffices.phrases import phrase

_TEAM = nouns(
    "delegation team side mission contingent party group negotiator envoy representative delegate expert motorcade"
)
_N = r"(?:\d+|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|twenty|thirty|forty|fifty|a dozen)"
_PLACE = (
    r"(?:(?:the |its |their |his |her )?(?:[\w-]+ )?(?:hall|room|building|table|venue|villa|hotel|palace|talks|"
    r"meeting|session|"
    rf"round|negotiations|plenary|chamber|conference|premises)|{NAME})"
)
# With whatever subject: these are said of those who take part in something.
_THERE = re.compile(
    rf"(?<!['’]s )(?<!the )(?<!its )(?<!his )(?<!her )(?<!a )\b{verbs('lead head chair captain')} (?:{DET} |[\w’']+ "
    rf"){{0,2}}?(?:[\w’'-]+ ){{0,3}}?{_TEAM}\b|"
    rf"\b{_TEAM}\b[^.;,]{{0,40}}? (?:is|was|will be|are|were|to be|would be) {ADVERBS}(?:led|headed|composed|made up|"
    rf"represented)"
    rf"\b|\b(?:accompanied|flanked|attended|joined|replaced) (?:\w+ )?by\b|"
    rf"\b(?:{_TEAM}|{TALKS}|officials|lawyers|experts)\b[^.;]{{0,60}}?\b(?:led|headed|represented) (?:\w+ )?by\b|"
    rf"\b(?:is|are|was|were|be|been) (?:\w+ )?(?:led|headed|represented) by\b|"
    rf"\b{verbs('lead speak sit stand act')} for (?:the )?(?:{_TEAM}|government|union|company|rebels|federation|"
    rf"employers|"
    rf"dockers|workers|{NAME})\b|\b{verbs('represent')} (?:{DET} )?(?:{NAME}|dockers|workers|union|government|company|"
    rf"side|"
    rf"country|towns|employers)|\bhead of (?:{DET} )?(?:[\w’'-]+ )?delegation\b|"
    rf"\b{verbs('replace succeed')} [^.;,]{{2,40}} (?:as|at the head|in the delegation|on the team)\b|"
    rf"\b{verbs('replace')} (?:its|their|his|her) [\w -]{{0,30}}?(?:{_TEAM}|minister) with\b|\bapologies (?:for "
    rf"absence )?(?:were|was|had been) (?:received|sent|given)\b|\bin the presence of (?:the |two |three |"
    rf"{NAME})?[\w’' -]*"
    rf"(?:{BODIES})\b|"
    rf"\b{verbs('sit_in stand_in step_in fill_in deputise_for deputize_for')}\b(?! (?:the|their) (?:hall|room|sun|"
    rf"hotel))|"
    rf"\b{verbs('take')} (?:his|her|their|the) (?:seat|place|chair)\b|\bin (?:[\w.’' ]{{2,24}}['’]s?|his|her|their) "
    rf"(?:place|absence|stead)\b|\b{verbs('take_part participate')}\b(?! in (?:the )?(?:war|fighting|battle|election|"
    rf"vote))|"
    rf"\b{verbs('attend boycott skip')} (?:{DET} )?(?:[\w’'-]+ ){{0,3}}?(?:{TALKS}|opening|ceremony|day|signing|"
    rf"congress)\b|"
    rf"\b(?:will|would|to|not|did|does|is|are|was|were|be|n['’]t|{_N}) {ADVERBS}(?:attend(?:ing)?)\b(?! to)|"
    rf"\b{verbs('stay_away stay_home')}\b|\b{verbs('absent')}\b|\b(?:is|are|was|were|be|been|remain\w*) {ADVERBS}"
    rf"(?:present|absent|missing|on hand|in attendance)\b(?! (?:in the text|from the text))|\b{_TEAM}\b[^.;,]{{0,20}} "
    rf"(?:{verbs('include comprise consist')}|{verbs('number')}(?= {_N}))\b|"
    rf"\b{verbs('send dispatch field name appoint announce nominate')} "
    rf"(?:{DET} |only )(?:(?!to |for |on |about )[\w-]+ ){{0,3}}?(?:{BODIES}|general)\b(?! (?:a|an|the) )|"
    rf"\b{verbs('send')} {_N} (?:[\w-]+ )?{BODIES}|\b{_TEAM} of (?:{_N}|experts|lawyers|officers|scientists)\b|"
    rf"\bno sign of\b|\bempty (?:chair|seat|place)\b|\b(?:chair|seat|place|desk)s? (?:was|were|is|remained|stayed|"
    rf"stood) empty\b|"
    rf"\b(?:with|in) the participation of\b|\bat the head of (?:{DET} )?(?:[\w’'-]+ )?(?:{_TEAM})\b|"
    rf"^\W*(?:who|participants|attending|present|(?:members|delegations|parties) present|delegations|in "
    rf"attendance)\s*:|"
    rf"\bwith (?:some |more than |about )?{_N} (?:experts|delegates|participants|members|representatives|delegations|"
    rf"countries)\b|"
    rf"^\W*for (?:the )?[\w ]{{2,30}}: {NAME}|\bon the [\w’' -]+ side (?:are|is|were|was|sat|sit)\b|"
    rf"\b(?:member|part|head) of the (?:[\w’'-]+ )?(?:delegation|team)\b|\b(?:on|in|off|from|into) the (?:negotiating "
    rf")?team\b|"
    rf"^the (?:[\w’'-]+ )?(?:delegation|team|side) by (?:Mr|Mrs|Ms|Dr|{NAME})|\bin person\b|"
    rf"\b{verbs('pull withdraw recall')} (?:{DET} )(?:[\w-]+ )?(?:{_TEAM}|ambassador)\b|\b(?:is|are) (?:also )?at the "
    rf"table is\b|"
    rf"\balso (?:at the table|in the room|present|attending|there)\b|\bon (?:his|her|their|its)? ?(?:arrival|"
    rf"departure)\b",
    re.IGNORECASE,
)
# Only of people: things arrive and are left as well.
_MOVES = re.compile(
    rf"\b(?:{verbs('arrive land fly_in touch_down check_in turn_up show_up pull_up')}|"
    rf"{verbs('pull_in file_into walk_in roll_up drive_up')}|"
    rf"{verbs('walk_out storm_out file_out set_off depart fly_home fly_back go_home come_home travel_home head_home')}|"
    rf"{verbs('leave enter quit reach')} {_PLACE}|{verbs('leave set_out fly travel head depart')} (?:for|to) {_PLACE}|"
    rf"{verbs('come return go')} (?:back )?(?:home|to {_PLACE}|with (?:{_N}|a|an) |alone|late|empty-handed|without "
    rf"(?:his|her|"
    rf"its|their) )|{verbs('join rejoin')} (?:{DET} )?(?:[\w-]+ )?(?:{TALKS}|{_TEAM})|"
    rf"(?:is|are|was|were|be|will be|been) {ADVERBS}(?:back |now )?(?:in|at|inside|outside) (?:{_PLACE}|attendance)|"
    rf"(?:will|would|shall|is to|are to|to) (?:not )?(?:be (?:there|coming|going|in|at)|come|attend)\b|"
    rf"(?:is|are|was|were) {ADVERBS}(?:not )?(?:be )?(?:coming|going|there|inside|here|on (?:his|her|"
    rf"their|its) way|"
    rf"back|attending|invited|due in)\b|{verbs('stay')} (?:on|in (?:his|her|their|its) hotel|behind|put)\b|"
    rf"leads\b|{verbs('accompany')}\b|{done('take')} (?:a |the )?flight)",
    re.IGNORECASE,
)
_THINGS = nouns(
    "letter message reply proposal document text news weapon aid good stock fish boat ship price delegation_of draft "
    "crane "
    "answer paper parcel wave storm order ferry train hour day time moment question point issue offer deal agreement "
    "vote it "
    "this that which number cut level water talk round meeting session report"
)
_NOT = re.compile(
    r"\bwalks? in front\b|\bwho (?:left|walked|stayed|came|came first)\b[^.;]*\bfirst\b|\b(?:one|ones|round|days?|"
    r"weeks?|months?|years?|generations?|things?) to come\b|\bhave to come\b|"
    r"\?\s*$|\b(?:can|could|would|may|might) (?:go|return|come)\b|^\W*(?:nobody|no one)\b|\b(?:arriv\w+|came|come) "
    r"(?:at|to) (?:a|an|the|this|any|no) (?:\w+ )?(?:agreement|conclusion|deal|understanding|"
    r"decision|text|view|end|halt)\b|\bled to\b|\bcall(?:ed|s)? on\b|\bparty to\b|\baccept that\b|"
    r"\b(?:who|whether|which) (?:will|would) (?:lead|head|attend)\b|\bleading (?:to|up)\b|\btravel by\b|"
    r"\b(?:ready|prepared|willing|unready|offer\w*|happy|invit\w+|ask\w*|urg\w+) (?:[\w’'-]+ ){0,4}?to (?:travel|"
    r"send|come|attend|take part|go|lead|join|"
    r"receive)\b|\bpart(?:y|ies) involved\b|\bnews conference\b|\bpress conference\b.*\battended\b|"
    r"\bif\b[^.;,]{0,40}\b(?:is|"
    r"are|were|comes?) in the\b|\bdelegations? of the (?:Republic|Commonwealth|Kingdom)\b|\b(?:we|i) (?:have |['’]ve "
    r")?(?:not )?"
    r"(?:did not )?(?:come|came)\b(?! (?:here )?(?:alone|with (?:a|an|the) (?:team|delegation)))|\bwithout (?:a text|"
    r"conditions)\b|"
    r"\bmember of (?:the )?(?:public|parliament)|\bunions? (?:represents?|representing) (?:\w+ ){0,2}(?:thousand|"
    r"\d)",
    re.IGNORECASE,
)
_TO_MEET = re.compile(  # a day of the talks, and not who comes to them
    r"\b(?:sides|parties|delegations|teams|negotiators|ministers|envoys)\b[^.;]{0,60}\b(?:return|travel|meet|come|go|"
    r"gather)\b"
    r"[^.;]{0,50}\bfor (?:an?|the|their) (?:[\w-]+ ){0,2}(?:round|session|talks|meeting)\b",
    re.IGNORECASE,
)
_GAPPED = re.compile(rf"(?:the )?{NAME}(?: {NAME})? by (?:Mr|Mrs|Ms|Dr|{NAME})")  # "…; Lowen by Ms Destry"
_DENIED = re.compile(r"\bden(?:y|ies|ied|ying)\b", re.IGNORECASE)
_APPOSED = re.compile(
    rf"(?P<who>{NAME}(?: {NAME})*), (?:who (?:also "
    rf")?(?:{verbs('lead head attend represent arrive speak_for stand_in sit_in stand_in_for')}|is (?:standing|"
    rf"sitting|filling|stepping) in|is leading|will "
    rf"lead|took part|"
    rf"takes part|is in|was in|spoke for|speaks for|stood in for)\b[^,.;]*|(?:the )?(?:head|leader) of (?:the|its|his|"
    rf"her) "
    rf"(?:[\w’'-]+ )?delegation|(?:its|their|the delegation['’]s|the team['’]s) (?:\w+ )?(?:head|leader|chief|"
    rf"chairman|chairwoman)|(?:leading|heading|speaking|sitting|standing in) for (?:the )?[\w’' -]+)"
)


def _somebody(before: str, read: Read) -> bool:
    """Whether the words before a verb name those who could come and go."""
    near = re.split(r"[;:]|,\s(?:and|but|while)\s", before)[-1][-80:]
    if re.search(rf"\b(?:{_THINGS})\W*(?:[\w’'-]+\s){{0,2}}$", near, re.IGNORECASE):
        return False
    known = any(as_word(surname(p.name)).search(near) for p in read.cast.people)
    office = {word.casefold().rstrip("s") for word in re.findall(r"[\w-]+", near)} & OFFICES
    named = bool(read.cast.parties_in(near))
    pronoun = re.search(
        r"\b(?:he|she|they|both|neither|nobody|no one|everyone)\W+(?:\w+\W+){0,3}$", near, re.IGNORECASE
    )
    return bool(known or office or named or pronoun or re.search(rf"\b{BODIES}\b", near, re.IGNORECASE))


def find(read: Read) -> list[Suggestion]:
    """Who is there and who is not."""
    made: list[Suggestion] = []
    for sentence in read.sentences:
        for found in _APPOSED.finditer(read.masked, sentence.span.start, sentence.span.end):
            start, lead = found.start(), read.text[sentence.span.start : found.start()]
            titled = re.search(r"(?:(?-i:[A-Z])[\w’']+ |special |chief |foreign |prime |envoy |minister )+$", lead)
            start -= len(titled.group()) if titled else 0
            words = read.text[start : found.end()]
            made.append(Suggestion("attendance", start, found.end(), words, why=phrase("told of somebody in passing")))
    for unit in read.units:
        words = read.text[unit.start : unit.end]
        there = _THERE.search(words) or ATTENDANCE.search(words)
        moving = next((m for m in _MOVES.finditer(words) if _somebody(words[: m.start()], read)), None)
        led = read.text[max(0, unit.start - 200) : unit.start].rsplit("\n", 1)[-1]
        gapped = _GAPPED.match(words) if re.search(r"\b(?:represented|led|headed) by\b[^.]*$", led) else None
        place = there or moving or gapped
        if not place or _NOT.search(words) or (_TO_MEET.search(words) and read.whens_in(unit.start, unit.end)):
            continue
        if any(s.start < unit.end and unit.start < s.end for s in made) or _DENIED.search(told(read, unit)):
            continue
        clause = re.search(
            r"\s(?:when|after|before|until|while|because|as)\s(?=(?:the|his|her|its|their|a|(?-i:[A-Z]))\b)", words
        )
        if clause and clause.end() <= place.start() and len(words) - clause.end() > 14:
            made.append(
                of_unit("attendance", unit, read, phrase("who takes part"), unit.start + clause.end(), unit.end)
            )
            continue
        passing = re.search(r"(?:in|with) the participation of [^,.;]+", words)
        start, end = around(read, unit, unit.start + place.start(), unit.start + place.end())
        if passing and len(words) > 2 * len(passing.group()):
            start, end = unit.start + passing.start(), unit.start + passing.end()
        made.append(of_unit("attendance", unit, read, phrase("who takes part"), start, end))
    return joined(read, made)
