"""The forms of English words, for patterns that are to find a word in every one of them.

Regular forms follow the rules of spelling; the others stand in a table. A word of two parts ("put "
    "off") changes its first
part, and may hold a short object between the two ("put the meeting off").
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import groupby

_IRREGULAR = {
    line.split()[0]: tuple(dict.fromkeys(line.split()))
    for line in """arise arises arose arisen arising
be am is are was were been being
become becomes became becoming
begin begins began begun beginning
bid bids bidding
break breaks broke broken breaking
bring brings brought bringing
build builds built building
buy buys bought buying
come comes came coming
choose chooses chose chosen choosing
cut cuts cutting
deal deals dealt dealing
do does did done doing
draw draws drew drawn drawing
drive drives drove driven driving
fall falls fell fallen falling
feel feels felt feeling
fight fights fought fighting
find finds found finding
fly flies flew flown flying
foresee foresees foresaw foreseen foreseeing
forgo forgoes forwent forgone forgoing
get gets got gotten getting
give gives gave given giving
go goes went gone going
grow grows grew grown growing
hang hangs hung hanging
have has had having
hear hears heard hearing
hold holds held holding
keep keeps kept keeping
know knows knew known knowing
lay lays laid laying
lead leads led leading
leave leaves left leaving
let lets letting
lie lies lay lain lying lied
lose loses lost losing
make makes made making
mean means meant meaning
meet meets met meeting
oversee oversees oversaw overseen overseeing
overtake overtakes overtook overtaken overtaking
pay pays paid paying
put puts putting
read reads reading
rebuild rebuilds rebuilt rebuilding
reset resets resetting
ride rides rode ridden riding
ring rings rang rung ringing
rise rises rose risen rising
run runs ran running
say says said saying
see sees saw seen seeing
seek seeks sought seeking
sell sells sold selling
send sends sent sending
set sets setting
shake shakes shook shaken shaking
show shows showed shown showing
shrink shrinks shrank shrunk shrinking
shut shuts shutting
sit sits sat sitting
speak speaks spoke spoken speaking
spend spends spent spending
split splits splitting
stand stands stood standing
stick sticks stuck sticking
take takes took taken taking
tell tells told telling
think thinks thought thinking
throw throws threw thrown throwing
undergo undergoes underwent undergone undergoing
understand understands understood understanding
undertake undertakes undertook undertaken undertaking
wake wakes woke woken waking
walk walks walked walking
win wins won winning
withdraw withdraws withdrew withdrawn withdrawing
withhold withholds withheld withholding
write writes wrote written writing""".splitlines()
}
_DOUBLING = re.compile(
    r"^[^aeiou]*[aeiou][bdgklmnprt]$|(?:mit|fer|cur|pel|bel|cel|vel|plan|gin|bar|qip|nap|rup|quip|but|step|drop|stop|wrap|slip)$"
)
_SINGLE = frozenset(
    [
        "differ",
        "offer",
        "suffer",
        "enter",
        "consider",
        "deliver",
        "cover",
        "recover",
        "gather",
        "number",
        "order",
        "render",
        "answer",
        "alter",
        "broker",
        "barter",
        "monitor",
        "utter",
        "chair",
        "label",
        "model",
        "visit",
        "edit",
        "limit",
        "exit",
        "await",
        "wait",
        "seal",
        "meet",
        "hear",
        "read",
    ]
)


_PAST = sorted(
    {word for found in _IRREGULAR.values() for word in found[2:] if not word.endswith("ing")}
    - {"been", "lay", "ground"}
)
PAST = re.compile(rf"\b(?:{'|'.join(_PAST)})\b")


def forms(verb: str) -> tuple[str, ...]:
    """The forms of a verb.

    >>> forms("deny"), forms("plan")
    (('deny', 'denies', 'denied', 'denying'), ('plan', 'plans', 'planned', 'planning'))
    >>> forms("understand")
    ('understand', 'understands', 'understood', 'understanding')
    """
    if verb in _IRREGULAR:
        return _IRREGULAR[verb]
    if re.search(r"[^aeiou]y$", verb):
        stem = verb[:-1]
        return verb, f"{stem}ies", f"{stem}ied", f"{verb}ing"
    third = f"{verb}es" if re.search(r"(?:s|x|z|ch|sh|o)$", verb) else f"{verb}s"
    if verb.endswith("ee"):
        return verb, third, f"{verb}d", f"{verb}ing"
    if verb.endswith("e"):
        return verb, third, f"{verb}d", f"{verb[:-1]}ing"
    if verb.endswith("l") and verb in ("cancel", "label", "travel", "signal", "counsel", "model"):  # British, American
        return verb, third, f"{verb}led", f"{verb}ling", f"{verb}ed", f"{verb}ing"
    if _DOUBLING.search(verb) and verb not in _SINGLE:
        last = verb[-1]
        return verb, third, f"{verb}{last}ed", f"{verb}{last}ing"
    return verb, third, f"{verb}ed", f"{verb}ing"


_OBJECT = r"(?:\s(?!and\b|but\b|that\b)[\w'’-]+){0,4}?"


def verbs(words: str) -> str:
    """A pattern for any form of any verb of a list; "put_off" is a verb of two parts.

    >>> bool(re.fullmatch(verbs("deny put_off"), "put the meeting off")), bool(re.fullmatch(verbs("deny"), "denial"))
    (True, False)
    """
    return _any(_parted(form, word.split("_")[1:]) for word in words.split() for form in forms(word.split("_")[0]))


def base(words: str) -> str:
    """A pattern for the plain form of any verb of a list, as after "to", "will" and "not"."""
    return _any(_parted(word.split("_")[0], word.split("_")[1:]) for word in words.split())


def done(words: str) -> str:
    """A pattern for the past forms of any verb of a list: "was postponed", "they met"."""
    found = []
    for word in words.split():
        first, *rest = word.split("_")
        found += [_parted(f, rest) for f in forms(first) if not f.endswith("ing") and f != f"{first}s"]
    return _any(found)


def _parted(form: str, rest: list[str]) -> str:
    return form if not rest else rf"{form}{_OBJECT}\s{' '.join(rest)}"


def nouns(words: str) -> str:
    """A pattern for the singular and plural of any noun of a list; "sticking_point" is one of two words.

    >>> bool(re.fullmatch(nouns("sticking_point"), "sticking points")), bool(re.fullmatch(nouns("party"), "parties"))
    (True, True)
    """
    found = []
    for word in words.split():
        plain = word.replace("_", "[ -]")
        if re.search(r"[^aeiou]y$", plain):
            found.append(f"{plain[:-1]}(?:y|ies)")
        elif re.search(r"(?:s|x|z|ch|sh)$", plain):
            found.append(f"{plain}(?:es)?")
        else:
            found.append(f"{plain}s?")
    return _any(found)


def _any(found: Iterable[str]) -> str:
    """One of several: plain words by their common beginnings, which a search goes through faster."""
    words: dict[str, None] = dict.fromkeys(found)
    plain = sorted(word for word in words if re.fullmatch(r"[\w-]+", word))
    others = sorted((word for word in words if word not in set(plain)), key=len, reverse=True)
    return f"(?:{'|'.join([*others, *([_branch(plain)] if plain else [])])})"


def _branch(words: list[str]) -> str:
    ends, following = "" in words, [word for word in words if word]
    parts: list[str] = []
    for letter, group in groupby(following, key=lambda word: word[0]):
        parts.append(re.escape(letter) + _branch([word[1:] for word in group]))
    if not parts:
        return ""
    if len(parts) == 1 and not ends:
        return parts[0]
    return f"(?:{'|'.join(parts)}){'?' if ends else ''}"
