"""The words by which the press reports speech, and by which it calls those who speak."""

from __future__ import annotations

import re


def listed(words: str) -> frozenset[str]:
    """The words of a list, apart by blanks."""
    return frozenset(words.split())


# Regular verbs of saying, and the forms of the others: base, third person, past, participle, -ing.
_REGULAR = (
    "add announce state explain argue claim insist warn stress emphasise emphasize reiterate repeat recall "
    "respond answer "
    "remark comment observe note conclude joke quip quote maintain assert contend complain caution ask demand "
    "declare "
    "acknowledge concede confirm reject dismiss suggest indicate hint reveal disclose predict promise pledge vow "
    "urge call "
    "describe characterise characterize label dub praise hail condemn criticise criticize accuse voice point "
    "signal assure "
    "inform remind agree propose report post tweet believe hope expect estimate mention underline underscore "
    "highlight "
    "affirm allege lament boast tell-off blame welcome refuse decline refer counter object retort shrug murmur "
    "exclaim protest venture offer mock chant summarise summarize appeal advise agree remark rejoin interject "
    "whisper shout "
    "message relay recount brief complain elaborate continue sigh laugh smile snap sum rate term brand"
)
_IRREGULAR = """say says said said saying
tell tells told told telling
write writes wrote written writing
speak speaks spoke spoken speaking
think thinks thought thought thinking
deny denies denied denied denying
reply replies replied replied replying
imply implies implied implied implying
clarify clarifies clarified clarified clarifying
testify testifies testified testified testifying
qualify qualifies qualified qualified qualifying
admit admits admitted admitted admitting
put puts put put putting
go goes went gone going
see sees saw seen seeing
hold holds held held holding
know knows knew known knowing
make makes made made making
give gives gave given giving
begin begins began begun beginning
read reads read read reading
find finds found found finding
liken likens likened likened likening
stipulate stipulates stipulated stipulated stipulating
specify specifies specified specified specifying
certify certifies certified certified certifying
swear swears swore sworn swearing
forecast forecasts forecast forecast forecasting
let lets let let letting
feel feels felt felt feeling"""
_NOT_SAYING = listed(
    "go see hold know make give begin find let put read feel think"
)  # only with a quotation right beside them


def _regular(base: str) -> tuple[str, str, str, str, str]:
    stem = base[:-1] if base.endswith("e") else base
    if base in ("quip", "snap"):
        return base, f"{base}s", f"{base}ped", f"{base}ped", f"{base}ping"
    if base in ("hint", "object"):
        return base, f"{base}s", f"{base}ed", f"{base}ed", f"{base}ing"
    if base == "label":
        return base, "labels", "label(?:l)?ed", "label(?:l)?ed", "label(?:l)?ing"
    if base == "signal":
        return base, "signals", "signal(?:l)?ed", "signal(?:l)?ed", "signal(?:l)?ing"
    if base == "dub":
        return base, "dubs", "dubbed", "dubbed", "dubbing"
    third = f"{base}es" if base.endswith(("ss", "sh", "ch")) else f"{base}s"
    return base, third, f"{stem}ed", f"{stem}ed", f"{stem}ing"


_VERBS = [_regular(base) for base in _REGULAR.split() if "-" not in base] + [
    tuple(line.split()) for line in _IRREGULAR.splitlines()
]
_SAYING = [forms for forms in _VERBS if forms[0] not in _NOT_SAYING]
# Third persons that are as often nouns: they report speech only where a name or a pronoun stands right before them.
_NOUNS = listed(
    "reports states claims calls demands comments answers offers posts hopes objects notes brands terms rates "
    "points signals labels "
    "messages promises protests quotes remarks appeals counters voices objects blames estimates names "
    "tweets briefs"
)


def _any(index: int, verbs: list[tuple[str, ...]], but: frozenset[str] = frozenset()) -> str:
    return "|".join(sorted({forms[index] for forms in verbs if forms[index] not in but}, key=len, reverse=True))


# Verbs that say only with their noun or adverb, and before "that" or a quotation.
_LIGHT = (
    r"(?:(?:took|takes|taking) the (?:view|line|position|stance)|(?:made|makes|making) (?:it |quite |perfectly "
    r")*(?:clear|plain|"
    r"known|public)|let (?:it )?be (?:known|understood)|(?:expressed|expresses|voiced|voices) (?:the |his |her |its |"
    r"their |an? )?"
    r"(?:\w+ )?(?:view|hope|opinion|belief|conviction|concern|regret|fear|expectation|confidence|doubt)s?|(?:gave|"
    r"gives) "
    r"(?:an |the |his |her )?(?:assurances?|notice|warning|to understand)|(?:is|was|were|are) of the (?:view|"
    r"opinion)|"
    r"(?:left|leaves) no doubt|(?:came|comes) away saying|(?:went|goes) on record)(?= (?:that|as|about|on|\x01))"
)
_ADVERB = (
    r"(?:(?:also|later|then|again|since|further|however|earlier|once|still|only|just|even|now|in turn|never|"
    r"\w+ly)\s+)"
)
_AUXILIARY = (
    rf"(?:(?:has|have|had|is|was|were|are)\s+(?:been\s+)?(?:quoted|cited|reported)\s+(?:by\s+[\w "
    rf".]{{1,40}}?\s+)?as\s+(?:having\s+)?|(?:hurried|hastened|rushed|went\s+on|(?:is|was|were|are)\s+(?:quick|keen|"
    rf"careful|at\s+pains|said|reported|heard|understood)|took\s+care|chose|came\s+out)\s+to\s+|"
    rf"{_ADVERB}*(?:has|have|had|would|will)\s+)?{_ADVERB}*"
)
SAID = re.compile(
    rf"\b(?P<auxiliary>{_AUXILIARY})(?P<verb>(?P<past>{_LIGHT}|{_any(2, _SAYING)}|{_any(3, _SAYING)})|"
    rf"(?P<present>{_any(1, _SAYING)})|"
    rf"(?P<plural>say|tell|add|insist|believe|argue|warn|stress|describe|call|deny|claim|confirm|write|hope|"
    rf"expect|think)|"
    rf"(?P<going>{_any(4, _SAYING)}))\b(?!-)"
)
BESIDE = re.compile(  # verbs that report speech only where a quotation stands right beside them
    rf"\b(?P<auxiliary>{_AUXILIARY})(?P<verb>(?P<past>{_any(2, _VERBS)}|{_any(3, _VERBS)})|"
    rf"(?P<present>{_any(1, _VERBS)})|"
    rf"(?P<plural>say|tell|add|insist|write)|(?P<going>{_any(4, _VERBS)}))\b(?!-)"
)
NOUNS = _NOUNS
NAMING = listed(
    "called calls call described describes describe characterised characterized hailed praised dubbed labelled "
    "labeled "
    "termed branded likened dismissed rejected condemned welcomed rated criticised criticized"
)
WITH_OBJECT = listed(
    "told tell tells telling assured informed reminded urged warned asked advised accused messaged briefed"
)
NOT_OF_CONTENT = listed("spoke speaks spoken speaking read went continued continues")

OFFICES = listed(
    "president vice-president minister premier chancellor king queen prince princess emperor envoy ambassador "
    "spokesman "
    "spokeswoman spokesperson spokespeople negotiator mediator facilitator secretary secretary-general chief "
    "head leader chairman "
    "chairwoman chair chairperson director commissioner governor mayor general commander adviser advisor aide "
    "deputy delegate "
    "representative official diplomat conciliator executive coordinator co-ordinator rapporteur speaker "
    "senator judge "
    "professor analyst expert member undersecretary counsel lawyer convener convenor steward manager correspondent "
    "arbitrator ombudsman legate nuncio treasurer colonel major captain admiral marshal premier vizier elder bishop "
    "archbishop cardinal rector founder owner editor historian scholar author columnist reporter journalist "
    "commentator "
    "host prime foreign interior defence defense deputy special chief press water presidential government "
    "organiser organizer "
    "attaché attache consul commissar moderator chairman-in-office intermediary observer guarantor veteran economist "
    "boss deputy-chief co-chair superintendent inspector engineer captain driver resident farmer fisherman "
    "shopkeeper "
    "retired former acting senior outgoing incoming veteran farmer teacher pensioner"
)
HEADS = OFFICES | listed(
    "source sources official officials diplomat diplomats spokesman aides aide staff office ministry government "
    "cabinet "
    "presidency delegation delegations side sides team teams party parties company management union federation front "
    "board commission council committee agency statement communique communiqué parliament kremlin palace embassy "
    "mission "
    "secretariat service office department bureau headquarters person people man woman capital capitals rebels "
    "movement "
    "army command authorities leadership administration opposition delegates negotiators mediators observers envoys "
    "ministers leaders experts analysts lawmakers organisers participants insider insiders participant colleague "
    "member members newspaper daily weekly broadcaster paper report note letter document text declaration post "
    "message tweet "
    "spokespeople insiders reporter correspondent witness witnesses workers employer employers group camp one both "
    "neither all others some many somebody someone everyone second third fourth another which who that it he she "
    "they we i critics "
    "friend friends cable memo minutes transcript readout protesters demonstrators marchers fishermen voters pickets "
    "mother father brother sister wife husband daughter son widow neighbour neighbor driver residents shareholders"
)
TITLES = listed(
    "Mr Mrs Ms Miss Dr Sir Dame Lord Lady Prof Gen Col Lt Madam Mr. Mrs. Ms. Dr. Prof. Gen. Col. Lt. Messrs Maj "
    "Capt Adm "
    "Mx Sen. Rep. Gov. Sheikh Baroness Count Countess General Colonel Rev. Father Sister Justice"
)
FEMALE, MALE = (
    re.compile(r"\b(?:Mrs|Ms|Miss|Dame|Lady|Madam|Baroness|Countess|Queen|Princess|[\w-]+woman)\b"),
    re.compile(r"\b(?:Mr|Sir|Lord|King|Prince|[\w-]+man)\b(?<!woman)"),
)
PRONOUNS = listed("he she it they we i who which")
MEDIA = re.compile(
    r"\b(?:agenc(?:y|ies)|news|newspapers?|dail(?:y|ies)|weekly|broadcasters?|radio|television|tv|channel|press|"
    r"times|wire|gazette|herald|"
    r"post|tribune|journal|review|courier|observer|mercury|guardian|chronicle|media|reports?|magazine|portal|"
    r"outlets?|website|paper|"
    r"monitor|dispatch|bulletin|correspondent|reporter)\b",
    re.IGNORECASE,
)
