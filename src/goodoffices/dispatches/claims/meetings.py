"""The words that make a date one of a meeting, and those that make it a date of something else."""

from __future__ import annotations

import re

from goodoffices.dispatches.inflection import nouns, verbs

NOUNS = nouns(
    "round session meeting summit plenary negotiation consultation discussion deliberation hearing workshop "
    "conference "
    "encounter get-together gathering roundtable round-table sitting working_group sub-group subgroup teleconference "
    "conference_call video_call video_conference videoconference commission_meeting consultation contact parley "
    "mediation_session congress assembly working_party drafting_committee conclave tête-à-tête retreat face-to-face "
    "seminar"
)
_MORE_NOUNS = (
    r"talks|(?:next|new|first|last|second|third) appointment|dialogue|bargaining|mediation|conciliation|"
    r"arbitration|drafting|the (?:signing|initialling)|dates?|"
    r"possibility|(?:the|its|their) (?:opening|start|resumption|closing)(?= (?:has|was|is|had|will|would|of "
    r"the (?:round|talks|session|"
    r"plenary))\b)|(?:next|new|another|last) (?:window|slot|leg|attempt|opportunity|instalment)|(?:opening|closing|"
    r"wrap-up|final) session|"
    r"signing ceremony|resumption|(?:first|second|third|fourth|fifth|last|next|only) time(?=,| on| in| since|$)|"
    r"same (?:place|time|venue|room|hall)(?=[,:])|work (?:goes on|resumes|continues|begins|starts)|(?:commission|"
    r"committee|council|board|working group|task force|"
    r"panel|plenum|delegations|ministers|negotiators|experts|envoys|both sides|the sides|the parties|principals) "
    r"(?:next )?(?:meets?|met|sits?|sat)"
)
MEETS = (
    verbs(
        "meet reconvene re-convene convene gather assemble reassemble negotiate parley sit_down get_together "
        "come_together bring_together get_back_to face_each_other confer regroup"
    )
    + r"|"
    + verbs("return")
    + r" to (?:the (?:negotiating |bargaining )?table|talks|negotiat\w+|work)"
    + r"|"
    + verbs("bring get")
    + r" [^.;,]{2,50}? together|see (?:each other|one another|you|both|the two)|"
    r"(?<!turned )(?<!sent )(?<!pushed )(?<!held )(?<!fell )(?<!fallen )(?<!came )(?<!come )back (?:in|at|here|"
    r"on|around|round|to|"
    r"together)|"
    + verbs("sit")
    + r" (?:down )?with (?:the |their )?(?:[\w-]+ ){0,2}(?:delegation|side|team|negotiators)|by video ?(?:link|"
    r"conference)|"
    r"(?:go|goes|be|come|comes|came|get) back(?! from)|try again|call(?:s|ed)? (?:both|the two|all) (?:sides|"
    r"parties) in|" + verbs("summon invite recall") + r"\b[^.;]{0,60}?\b(?:to|for)\b|"
    r"(?:will|would|shall|to|is|are|[’']ll) (?:not )?(?:send(?:ing)? (?:a|an|its|their|his|her|our|the) (?:[\w-]+ )?"
    r"(?:delegation|team|envoy|negotiators?|minister)|take part|attend|be there|be at the table)|"
    + r"negotiators (?:have |had )?(?:worked|haggled|bargained)|"
    + verbs("dine lunch breakfast")
    + r" (?:together|with)|"
    + verbs("have")
    + r" (?:a (?:working )?)?(?:dinner|lunch|breakfast|tea|coffee) (?:together|with)|"
    + verbs("see receive host")
    + r" (?:both|the two|the) (?:heads|chief negotiators|delegations|sides|teams|parties|ministers|negotiators)|"
    r"(?:we|they|both|sides|delegations|teams|ministers|negotiators|envoys) (?:will |shall |would |[’']ll |are "
    r"going to |are to )?"
    r"(?:talk|talked|speak|spoke)(?: again| further| on)?(?! (?:to|on the phone|by|with (?:a|one) voice|out|up|for))|"
    r"(?:we|they|both|sides|delegations|teams) (?:will|shall|would) (?:all )?(?:come|go|return)|"
    r"(?:delegations|negotiators|teams|sides|parties|envoys|ministers) (?:will|would|are to|are due to) (?:all |both "
    r"|again )*"
    r"(?:be back|file|return|come|go|sit|take|enter|gather|travel|head|arrive|be in|be at|cross|face)|"
    + verbs("shake")
    + r" hands|"
    + verbs("hold")
    + r" (?:a|an|the|its|their|further|more) (?:[\w-]+ )?(?:call|phone call)"
)
_PAPER = r"(?:agreement|contract|deal|accord|settlement|memorandum|protocol|text|treaty|truce)"
_SIGNS = (  # what was agreed is signed: a meeting, too
    "(?:"
    + verbs("sign initial")
    + rf"|initialled|initialling) (?:an?|the|their|its|this|that) (?:[\w-]+ ){{0,3}}?{_PAPER}|{_PAPER}(?: "
    rf"(?:on|for|of|between) [\w’' -]{{2,40}}?)? "
    r"(?:is|are|was|were|will|would|could|has|had) (?:to |due to |set to |expected to )?(?:be |been )?(?:then |"
    r"formally |finally )?"
    r"(?:signed|initial(?:l)?ed)"
)
MEETING = re.compile(rf"\b(?:{NOUNS}|{_MORE_NOUNS}|{MEETS}|{_SIGNS})\b", re.IGNORECASE)
HAPPENS = (
    "open begin start end conclude pick_up get_going wind_up round_off finish resume adjourn hold run last continue "
    "commence kick_off wrap_up break_up "
    "break_off break_down break collapse take_place occur proceed reopen restart follow fall postpone delay put_off "
    "put_back call_off cancel schedule plan set fix slate pencil_in pencil book earmark host chair stage attend "
    "reschedule bring_forward move push_back shift defer suspend expect due propose suggest offer announce confirm "
    "agree "
    "name mediate broker facilitate lead drag_on go_on go_into stretch pause recess interrupt extend be come be_over "
    "get_under_way arrange organise organize request want hope seek aim like prefer return mark enter spill_over "
    "need float accept restore reactivate coincide abandon drop scrap call spend stall fail carry_over do dedicate "
    "devote "
    "join have get slip slide drift spill roll_over peter_out fold disperse part rise overrun wind_down "
    "tail_off lapse "
    "stop halt cut_short moot curtail prolong interrupt round_up reach clash beckon await loom start_up get_off "
    "conclude wrap finish_up end_up sit tick_over "
    "grind_on complete lie foresee envisage slate project"
)
EVENT = re.compile(
    rf"\b(?:{verbs(HAPPENS)}|closes|closed|closing|(?:to|will|would) close|under ?way|due|tentative(?:ly)?)\b",
    re.IGNORECASE,
)
_THINGS = nouns(
    "war siege battle order message letter interview speech briefing press_conference news_conference statement "
    "document "
    "paper election poll ballot vote referendum anniversary concert match game budget armistice resolution attack "
    "strike "
    "walkout stoppage lockout explosion ceasefire truce festival holiday parliament article edition court verdict "
    "harvest "
    "season payment rally demonstration funeral wedding report deadline term contract quota tariff law decree expiry "
    "birthday exhibition dam plant bridge ferry train storm flood report draft ruling judgment protest exercise "
    "invasion "
    "law agreement treaty accord pact collective_agreement comment_period consultation_period ban closure fishery "
    "standard edition survey study visit trip flight evening_address photograph recording video post tweet "
    "newsletter "
    "release communiqué communique reply answer proposal offer complaint appeal petition remark comment "
    "announcement suggestion decision exchange_of_prisoners prisoner_exchange handover hand-over deployment "
    "release burial "
    "withdrawal inauguration ceremony"
)
THING = re.compile(rf"\b{_THINGS}\b", re.IGNORECASE)
_DOES = verbs(
    "say tell write add sign publish issue release answer reply receive leave depart travel land arrive speak vote "
    "die bear "
    "build expire kill shell strike attack fire deny warn decline report submit hand_over deliver ratify "
    "visit reject "
    "approve adopt endorse elect appoint resign take_effect enter_into_force come_into_force walk_out pay send fly "
    "sail "
    "know think make give find show tell bring take withdraw lift reach see hear read turn grow stand win lose post "
    "broadcast tweet put print film record apply found drive catch sell buy quit rule impose amend "
    "launch exchange free swap seize"
)
OTHER = re.compile(
    rf"\b(?:{_THINGS}|{_DOES}|dated|since|in office|ready|available|in force|into force|press conference)\b",
    re.IGNORECASE,
)
