"""Groups of words that several rules of claims share, in all their forms."""

from __future__ import annotations

from goodoffices.dispatches.inflection import base, nouns, verbs

NOT = r"(?:not|n['’]t|never|neither|nor|no longer|cannot|hardly|scarcely)"
ADVERBS = (
    r"(?:(?:also|again|still|now|just|already|only|even|both|all|once more|at last|finally|simply|never|yet|so far|"
    r"ever|"
    r"fully|\w{3,}ly) )*"
)
DET = (
    r"(?:the|a|an|its|his|her|their|our|my|your|both|all|any|no|some|this|that|these|those|each|every|two|three|"
    r"four|five)"
)
NAME = r"(?-i:[A-Z][\w.’'-]*)"
BODIES = nouns(
    "delegation team side mission contingent party negotiator envoy representative minister convoy motorcade deputy "
    "delegate "
    "expert observer lawyer official mediator facilitator scientist admiral adviser advisor president premier "
    "ambassador "
    "chairman chairwoman mayor general spokesman spokeswoman secretary leader chief diplomat principal member aide "
    "executive counterpart head director manager treasurer commissioner union company government state country "
    "ministry player rebel interpreter"
)
TALKS = (
    r"(?:talks|"
    + nouns(
        "round meeting session negotiation consultation discussion plenary summit hearing conference workshop table "
        "dialogue "
        "deliberation working_group committee"
    )
    + r")"
)
SPEAK = base(
    "comment say answer discuss confirm elaborate name give disclose reveal speak talk go_into provide specify "
    "respond reply "
    "explain share speculate tell identify describe repeat address take expand clarify characterise characterize react "
    "state offer release divulge detail put predict guess quantify"
)
AGREE = verbs(
    "accept acknowledge concede recognise recognize endorse understand grasp swallow embrace admit appreciate realise "
    "realize"
)
GIVE_UP = verbs("drop abandon withdraw give_up relinquish waive shelve lift soften")
DEEDS = base(
    "open meet release lift withdraw stop sign host allow hand pull return give free send accept agree restore "
    "suspend freeze "
    "pay raise discuss talk come go offer provide guarantee observe join sit put let begin start extend remove reduce "
    "halt "
    "cease share publish drop wait receive exchange consider live license travel call_off close cut lower submit "
    "waive split "
    "swap fund finance lend open_up work resume negotiate compromise move postpone delay delete repeal underwrite "
    "contribute "
    "train supply support back limit cap phase_in phase_out"
)
