"""When a round, session or meeting is, was or will be; how long it lasts; or that no date is set.

A date counts where a word for a meeting governs it: not the day on which something was said, written, signed or fought.
"""

from __future__ import annotations

import datetime as dt
import re

from goodoffices.dispatches.claims.rule import around, of_unit, place_in, round_in, with_subject
from goodoffices.dispatches.daynames import NUMBERS
from goodoffices.dispatches.reading import Read, Unit
from goodoffices.dispatches.speech import FINITE
from goodoffices.dispatches.suggestion import Suggestion
from goodoffices.dispatches.when import When, relative_to

_MEETING = re.compile(
    r"\b(?:rounds?|talks|negotiations?|negotiators|consultations?|meetings?|sessions?|summit|plenary|plenaries|"
    r"contacts|conference|discussions|dialogue|"
    r"working groups?|sub-?groups?|encounter|get-together|reconven\w+|re-convene|conven(?:e|es|ed)|meets?|met|"
    r"sit(?:s|ting)? down|sat down|the table|resum(?:e|es|ed|ing|ption)|"
    r"gather|come together|(?:first|second|third|fourth|fifth|last|next) time\b(?=,| on| in|$)|hours (?:at|of|in|"
    r"with)|(?:delegations?|sides|parties|negotiators|teams|both|they|envoys) (?:are|is|were|was) "
    r"(?:all )?(?:due|expected|wanted|invited|back)|invit\w+ [^.;]{0,40}?(?:to|for)|try again|see you|back (?:in|"
    r"at)|(?:go|be|come|get) back|return(?:s|ed)? to|returns?|(?:bring|get) [^.;]{0,30}? (?:together|back to)|"
    r"face each other|see (?:each other|"
    r"both|the two)|tak(?:e|es|ing) place|took place|(?:was|were|be|been|being|had been) held|as the (?:day|"
    r"date)|"
    r"(?:would|will|to) (?:start|begin|open|resume)\b(?! (?:the|a|an|its|their|to|up|fire)\b)|(?:would|will|to) "
    r"(?:continue|go on|close|end|be over|last)(?= (?:[\"“‘]|on|until|in|at|by|before|from|tomorrow|today|next|"
    r"later|early))|work (?:goes on|resumes|continues|begins|starts)|start of (?:the )?work|signing|initialling|"
    r"opening|two dates|date|possibility|mediation|hearing|workshop)\b",
    re.IGNORECASE,
)
_OTHER = re.compile(
    r"\b(?:wars?|siege|battle|orders?|message|letters?|interviews?|speech|briefings?|press conference|news "
    r"conference|statements?|documents?|papers?|"
    r"dated|published|broadcast|elect(?:ed|ions?)|polls|vote|votes|voted|anniversar\w+|concert|match|game|budget|"
    r"signed|since|armistice|treaty of|accord of|agreement of|resolution|"
    r"arriv\w+|lands?|landed|flew|fly|flies|leaves?|left|depart\w*|travel\w*|said|told|wrote|added|posted|"
    r"tweeted|call(?:ed)? on|phone call|telephoned|spoke|attack\w*|killed|shelling|strike|strikes|struck|"
    r"explosion|"
    r"died|born|built|founded|expires?|expired|deadline for|answered|reply|replied|receive|received|release[ds]?|"
    r"exchange|withdraw\w*|ceasefire (?:of|from|that|which|since)|came into force|enter(?:ed|s)? into force|"
    r"ready|willing|prepared|in office|appointed|resign\w+|inaugurat\w+|festival|holiday|parliament|reports? of|"
    r"article|edition|issue of|filed|court|verdict|harvest|season|fifth year|ready from|"
    r"payment|paid|submitted?|submit|hand(?:ed)? over|deliver\w*|ratif\w+|visit\w*|denied|warned|declined|"
    r"reported|announced (?:on|last|yesterday|today)|rally|demonstration|funeral|wedding)\b",
    re.IGNORECASE,
)
_EVENT = re.compile(
    r"\b(?:opened|opens?|began|begins?|begun|started|starts?|ended|ends?|closed|closes?|concluded|concludes|"
    r"resumed|resumes?|adjourned|broke up|broke off|got under way|gets under way|returns?|continues?|continued|"
    r"go(?:es)? (?:on|back)|run|runs|ran|reconvened|moved (?:from|to)|brought forward(?: to)?|put (?:off|back)|"
    r"postponed|delayed|cancell?ed|planned|scheduled|due|set|expected|pencill?ed in|announced) ?(?:for|to|on|"
    r"until|from|in|at|by)?\b",
    re.IGNORECASE,
)
_NO_DATE = re.compile(
    r"\bno (?:exact |firm |precise |new |definite |further |fixed )?(?:dates?|day|timetable)\b|\bdate (?:is |was "
    r"|has )?(?:yet |still )?to be (?:agreed|set|announced|fixed|confirmed|decided)|"
    r"\bdates? (?:has|have|had|is|was|are|were)(?:n['’]t| not| yet| still)+ (?:yet )?(?:been )?(?:to be )?(?:set|"
    r"fixed|agreed|named|decided|announced)|\bwithout (?:setting|giving|naming|fixing|a|an|specifying) (?:\w+ "
    r")?(?:date|day)\b|"
    r"\b(?:not|n['’]t|nobody|never) (?:\w+ )?(?:set|fix|name|give|given|provide|provided|agree on|agreed on|say|"
    r"specify|announce|settle on)(?:ed)? (?:an?|the|any|on a) (?:exact |new |firm |precise )?(?:date|day)\b|"
    r"\bdate (?:for|of) [^.;]{3,60}? (?:would|will|is to|was to|has yet to|had yet to|remains to) be|\byet to "
    r"(?:set|agree|fix|announce|name)(?: on)? a (?:\w+ )?date|\bdate (?:remains|was left|is) (?:open|unclear|"
    r"uncertain|undecided)|"
    r"\bno word on when\b|\bdate would be (?:announced|agreed|set)|\bpostponed indefinitely|\bwithout (?:\w+ "
    r"){0,3}?(?:agreeing|setting|deciding|saying|fixing|settling) (?:on )?(?:when|a date|a day)|\bdates? (?:has|"
    r"have|had|is|was|are|were)\b[^.;]{0,14}\bto be (?:found|set|fixed|agreed|named|settled)|\b(?:knew|knows|"
    r"know) of no (?:date|meeting)|\bindefinitely "
    r"postponed|\bput off indefinitely|\badjourned (?:indefinitely|sine die|without)",
    re.IGNORECASE,
)
_LASTS = re.compile(
    rf"\b(?:last(?:s|ing)?(?: for)?|expect(?:s|ed)?|take|run(?: for)?|scheduled for|planned for|set for|continue "
    rf"for)\s+(?:at least |about |up to |around |some |only )?(?P<n>\d+|{'|'.join(NUMBERS)}|several)\s+(?:full |"
    rf"working )?(?:days?|weeks?)\b",
    re.IGNORECASE,
)
_BEGUN = re.compile(
    r"\b(?:round|talks|negotiations|consultations|plenary|session|meeting|summit|they|both sides|delegations|"
    r"[A-Z][\w’']+ and (?:the )?[A-Z][\w’' ]+)\b[^.;]{0,160}?\b(?:(?:has|have) (?:just |now |finally |formally |"
    r"already )?(?P<verb>begun|started|opened|resumed|ended|closed|concluded|finished|convened|met|adjourned|"
    r"broken off|broken up)|"
    r"(?:is|are) (?:now )?(?P<state>open|under way|underway|over|in session|in progress)|(?P<now>begins?|opens?|"
    r"starts?|ends?|closes?) (?=in|at|with|$))",
    re.IGNORECASE,
)
_NEGATED = re.compile(
    r"\b(?:not|n['’]t|never|yet to|no)\s+(?:\w+\s+)?(?:begun|started|opened|resumed|met|been held)\b", re.IGNORECASE
)
_DISTANCE = re.compile(
    r"\b(?P<n>a|one|two|three|\d+) days? (?P<way>before|after|ahead of) (?:the )?(?:start of |opening of "
    r")?(?:the )?(?:[\w-]+ ){0,2}(?:round|talks|meeting|session|summit)\b", re.IGNORECASE)  # fmt: skip
_DECIDED = re.compile(
    r"\b(?:dropped|cancell?ed|postponed|called off|scrapped|suspended|agreed|decided|confirmed|announced|"
    r"repeated|proposed|"
    r"set|fixed|abandoned|invited|broke down|reported|named|suggested|said so)(?: (?:it|this|that|them|so|as "
    r"much|the date|a date))? "
    r"(?:late |early |again )?(?:on )?$",
    re.IGNORECASE,
)
_FRAGMENT = re.compile(
    r"^\W*(?:it|they|that|this|these|there|we|the plan|the date|the (?:\w+th|first|second|third)|the one|both|"
    r"perhaps|maybe|possibly|probably|yes|had been|was|were|will be|would be|opened|closed|next)\b",
    re.IGNORECASE,
)
_NAMED = re.compile(
    r"\b(?:names?|sets?|fix(?:es)?|announces?|agrees? on|confirms?) (?:a |the |new )*(?:date|week|day|month|"
    r"time)s?\b",
    re.IGNORECASE,
)


def modality(words: str, past: bool) -> str:
    """How sure a date is, by the words around it."""
    rules = (
        ("denied",
            r"\b(?:postponed from|put off|called off|cancel\w+|scrapped|dropped|no longer|instead of|rather than|"
            r"had (?:\w+ )?been (?:announced|planned|scheduled|set|due|expected)|was to have|were to have|"
            r"supposed to|was announced for|was a hope|will not|would not|not (?:be held|take place))\b"),
        ("tentative",
            r"\b(?:tentativ\w+|pencill?ed|provisional\w*|could|(?-i:may)|might|possib\w+|perhaps|likely|"
            r"probabl\w+|propos\w+|hop(?:e|es|ed|ing)|subject to|suggest\w*|in principle|would be a)\b"),
        ("expected", r"\b(?:expect\w*|anticipat\w+|booked|indicate\w*)\b"),
        ("confirmed", r"\b(?:confirm\w+|fixed|accept\w*|agreed on)\b"),
        ("took place",
            r"\b(?:held|met|took place|ended|closed|concluded|opened|began|begun|started|finished|adjourned|"
            r"resumed|is open|under ?way)\b"),
    )  # fmt: skip
    for name, pattern in rules:
        if re.search(pattern, words, re.IGNORECASE) and not (
            name == "took place" and re.search(r"\b(?:will|would|to) be held", words)
        ):
            return name
    return "took place" if past else "planned"


def governs(words: str, at: int, end: int, past: bool = False) -> bool:
    """Whether a word for a meeting, and no nearer word for something else, stands by the date at `at`."""
    before, after = words[:at], words[end:]
    led = re.match(
        r"[\s,]*(?:for |as |to be |of |at )?(?:the |a |an |another )?(?:[\w-]+ ){0,4}?(?:round|talks|meeting|"
        r"session|plenary|summit|consultations|negotiations|opening|start|delegations (?:will|would|are)|sides "
        r"(?:will|would|are))\b",
        after,
    )
    if led and re.search(
        r"\b(?:suggest|propos|nam|confirm|announc|fix|prefer|agree|sett?|accept|offer|want|"
        r"float)\w*\s+(?:on\s+)?$",
        before,
    ):
        return True
    meetings = [m.end() for m in _MEETING.finditer(before)]
    if _MEETING.search(words):
        meetings += [m.end() for m in _EVENT.finditer(before)]
    others = [m.end() for m in _OTHER.finditer(before)]
    if re.search(r"(?:^|\W)(?:when|dates?|time|day)\s*:\s*$", before, re.IGNORECASE):
        return True
    if re.search(r"\b(?:ready|willing|prepared|offered|happy) to\b[^.;]*$", before):
        return False
    if _DECIDED.search(before) and past:
        return False
    if meetings and (not others or max(meetings) > max(others)):
        return True
    later = _MEETING.search(after)
    follows = at < 14 and later is not None and not _OTHER.search(after[: later.start()])
    return not others and (led is not None or follows)


def find(read: Read) -> list[Suggestion]:
    """The dates of meetings."""
    found: list[Suggestion] = []
    for unit in read.units:
        words = read.text[unit.start : unit.end]
        made = _dated(read, unit, words)
        if not made:
            made = _undated(read, unit, words, found)
        found.extend(made)
    return _once(read, found)


def _dated(read: Read, unit: Unit, words: str) -> list[Suggestion]:
    made: list[Suggestion] = []
    whens = read.whens_in(unit.start, unit.end)
    distance = _DISTANCE.search(words)
    own = read.text[max(unit.start, unit.told.end if unit.told.start == unit.start else 0) : unit.end]
    whens = [w for w in whens if not (unit.told.start == unit.start and w.end <= unit.told.end)]
    verbless = FINITE.search(own) is None and len(own) < 70
    context = _MEETING.search(unit.before) is not None and (_FRAGMENT.match(words) is not None or verbless)
    context = context and not _OTHER.search(own) and (unit.quoted or len(words) < 90)
    for n, w in enumerate(whens):
        at, end = w.start - unit.start, w.end - unit.start
        about = _about(read, unit, w)
        past = bool(w.days and w.days[1] <= read.published)
        if distance and w.day and end <= distance.start():
            step = dt.timedelta(days=NUMBERS.get(distance["n"].casefold()) or int(distance["n"]))
            about = str(w.day + step if distance["way"] != "after" else w.day - step)
        elif (
            re.search(r"['’]s$", read.text[w.start : w.end])
            or (w.form in ("same", "year") and not governs(words, at, end, past))
            or (not governs(words, at, end, past) and not context)
        ):
            continue
        if re.fullmatch(r"\d{4}", about) or (
            re.match(r"\d{4}", about) and read.dated and abs(int(about[:4]) - read.published.year) > 2
        ):
            continue
        whole = len([v for v in whens if v.edtf]) == 1 or n == len(whens) - 1
        first, last = (
            (unit.start, unit.end) if len(whens) > 1 else around(read, unit, _from(words, at) + unit.start, w.end)
        )
        start = _head(read, unit) if verbless and n == 0 else first
        cut = whens[n + 1].start if not whole else unit.end
        stop = _onward(read, unit) if whole else w.end
        stop = last if stop == unit.end else stop
        near = read.text[(whens[n - 1].end if n else unit.start) : max(cut, stop) if whole else cut]
        why = "a date with a word for a meeting" if w.edtf else "a meeting, and words that are no date"
        made.append(
            of_unit("date", unit, read, why, start, stop, about=about, place=place_in(words, read), modality=modality(near or words, bool(w.days and w.days[1] < read.published)),
                    round=round_in(words) or round_in(unit.before))
        )  # fmt: skip
    return made


def _from(words: str, at: int) -> int:
    """Where the words for a meeting begin that a date belongs to."""
    before = [m.start() for m in _MEETING.finditer(words[:at])]
    return before[-1] if before else at


def _head(read: Read, unit: Unit) -> int:
    """Where a date without a verb begins: with the heading before it in its paragraph, if that names a meeting."""
    begin = with_subject(unit, read)
    before = read.text[max(0, begin - 80) : begin].rsplit("\n", 1)[-1]
    heading = re.search(r"(?:^|(?<=[.!?] ))(?P<heading>[^.!?]+[.:]\s*)$", before)
    if heading and _MEETING.search(heading["heading"]) and not FINITE.search(heading["heading"]):
        return begin - len(heading["heading"])
    return begin


def _onward(read: Read, unit: Unit) -> int:
    """Where what is said of a date ends: with the next sentence of the quotation, where that takes some of it back."""
    following = next((u for u in read.units if u.quoted and u.start > unit.start), None)
    if unit.quoted and following and following.speaker == unit.speaker and following.start - unit.end < 3:
        if re.match(
            r"(?:well|but|perhaps|maybe|i (?:can|could|do|will)\s?(?:not|n['’]t)|tentatively|that is)\b", read.text[following.start :], re.I) and re.search(
            r"\b(?:tentativ\w+|days?|dates?|provisional\w*|perhaps|maybe|confirmed|certain|sure|final)\b", read.text[following.start : following.end], re.I
        ):  # fmt: skip
            return following.end
    return unit.end


def _about(read: Read, unit: Unit, w: When) -> str:
    if unit.circumstance.said_on and re.fullmatch(r"\d{4}-\d\d-\d\d", unit.circumstance.said_on):
        return relative_to(w, read.text, read.published, dt.date.fromisoformat(unit.circumstance.said_on)).edtf
    return w.edtf


def _undated(read: Read, unit: Unit, words: str, found: list[Suggestion]) -> list[Suggestion]:
    meeting = _MEETING.search(words) or (_MEETING.search(unit.before) and (unit.quoted or len(words) < 90))
    no_date = _NO_DATE.search(words)
    if no_date and (meeting or _MEETING.search(unit.before)):
        if (
            found
            and found[-1].speaker == (unit.speaker.name if unit.speaker else "")
            and unit.start - found[-1].end < 12
            and "\n" not in read.text[found[-1].end : unit.start]
        ):
            return []
        return [of_unit("date", unit, read, "no date is set", place=place_in(words, read))]
    lasts = _LASTS.search(words)
    if lasts and meeting and not re.search(r"\b(?:talks|consultations) held\b", words):
        return [of_unit("date", unit, read, "how long it is expected to last", modality="expected")]
    begun = _BEGUN.search(words)
    if (
        begun
        and not _NEGATED.search(words)
        and unit.kind != "headline"
        and not re.search(r"\b(?:if|when|until|once|before|after)\b[^.;]*$", words[: begun.end()])
    ):
        if (unit.quoted and unit.speaker is None) or (
            begun["now"] and (unit.kind != "body" or len(words) > 80 or unit.quoted)
        ):
            return []
        day = (
            unit.circumstance.said_on
            if re.fullmatch(r"\d{4}-\d\d-\d\d", unit.circumstance.said_on)
            else str(read.published)
        )
        over = (
            begun["verb"] in ("met", "ended", "closed", "concluded", "finished", "adjourned")
            or begun["state"] == "over"
        )
        about = f"[..{day}]" if over and (begun["verb"] == "met" or unit.kind != "body") else day
        return [
            of_unit(
                "date",
                unit,
                read,
                "a meeting has begun or ended",
                about=about,
                place=place_in(words, read),
                modality="took place",
            )
        ]
    if unit.kind == "headline" and _NAMED.search(words) and _MEETING.search(words):
        return [
            of_unit("date", unit, read, "the headline names no date", modality="planned", place=place_in(words, read))
        ]
    return []


def _once(read: Read, found: list[Suggestion]) -> list[Suggestion]:
    """Each answer once for each speaker; the report's own words add nothing to what somebody said."""
    done: list[Suggestion] = []
    heads = {unit.start for unit in read.units if unit.kind == "headline"}
    for s in found:
        same = [
            d
            for d in done
            if d.about == s.about and (d.start in heads) == (s.start in heads) and (d.about or d.modality == s.modality)
        ]
        same = [d for d in same if d.verbatim or not s.verbatim]
        if any(d.speaker == s.speaker and d.modality == s.modality for d in same):
            continue
        took = [
            d
            for d in same
            if (d.modality == "took place") == (s.modality == "took place")
            and (d.modality == "denied") == (s.modality == "denied")
        ]
        if not s.speaker and any(d.round == s.round or s.round is None or d.round is None for d in took):
            continue
        done.append(s)
    return done
