"""The plain grammar of the press: who said it, and when they meet, one sentence at a time."""

import pytest

from goodoffices.dispatches.document import Document
from goodoffices.dispatches.suggest import suggest
from goodoffices.dispatches.suggestion import Suggestion
from tests.dispatches.labels import talks
from tests.dispatches.suggesting import names

NAMES = names(talks("velmora-sarnth"))
LEAD = "Velmora and Sarnth are negotiating a ceasefire through Halvia.\n\n"


def suggested(text: str) -> list[Suggestion]:
    """What is suggested from a sentence that stands below a first one; published on Wednesday, 5 March 2031."""
    made = suggest(Document(LEAD + text, published="2031-03-05", publisher="Coastal Wire"), NAMES)
    return [s for s in made if s.start >= len(LEAD)]


SAID = [  # the sentence; who says what begins so
    ('"We are here to work," said Hesta Quorn, who arrived late on Monday.', [("Hesta Quorn", "We are")]),
    ('Speaking to journalists in Tesk, Quorn called the plan "a map without a country".', [("Hesta Quorn", "a map")]),
    ('"There is room for a deal," according to Corin Adlay, the Halvian envoy.', [("Corin Adlay", "There is")]),
    ('The Sarnthian negotiator dismissed the offer as "a postcard".', [("Ilmar Vosk", "a postcard")]),
    (
        '"I see no obstacle," a person familiar with the talks told Coastal Wire.',
        [("a person familiar with the talks", "I see")],
    ),
    (
        'Quorn was quoted by the Tesk Gazette as saying that the border was "not for sale".',
        [("Hesta Quorn", "not for sale")],
    ),
    ('In a post on Chirrup, Vosk wrote: "No maps, no talks."', [("Ilmar Vosk", "No maps")]),
    ('Velmora, Quorn said, "will not wait for ever".', [("Hesta Quorn", "will not")]),
    ('"It is a start," Adlay said. "But it is only a start."', [("Corin Adlay", "It is a"), ("Corin Adlay", "But it")]),
    ('Asked about the prisoners, Vosk said they would be freed "in due course".', [("Ilmar Vosk", "in due")]),
    ('The talks were "stuck in the mud", in the words of one diplomat.', [("one diplomat", "stuck")]),
    ('President Tobren Asil hailed the outcome as "a victory for patience".', [("Tobren Asil", "a victory")]),
    (
        '"The door is open," the ministry said in a statement. "It always was."',
        [("ministry", "The door"), ("ministry", "It always")],
    ),
    (
        'A spokesman for the Sarnthian delegation, Aldo Renn, told reporters: "We have nothing to hide."',
        [("Aldo Renn", "We have")],
    ),
    ('For Velmora, the proposal is "dead on arrival", Quorn told parliament on Tuesday.', [("Hesta Quorn", "dead on")]),
    (
        'Vosk said Sarnth would "study the paper carefully" but ruled out any concession on the islands.',
        [("Ilmar Vosk", "study")],
    ),
    ('"We were close," one of the mediators recalled.', [("one of the mediators", "We were")]),
    ('The foreign minister, Hesta Quorn, has described Vosk\'s account as "pure fiction".', [("Hesta Quorn", "pure")]),
    ('Adlay\'s deputy, Mira Tole, put it differently: "Nobody slammed a door."', [("Mira Tole", "Nobody")]),
    ('Both sides described the meeting as "useful".', [("Both sides", "useful")]),
    ('Quorn: "We want guarantees, not promises."', [("Hesta Quorn", "We want")]),
    (
        '"Any agreement must be fair," said the Velmoran foreign minister, adding: "And it must last."',
        [("Hesta Quorn", "Any"), ("Hesta Quorn", "And it")],
    ),
    ('According to Vosk, Velmora "keeps moving the goalposts".', [("Ilmar Vosk", "keeps")]),
    (
        'Halvian officials, speaking privately, said the two sides were "inches apart".',
        [("Halvian officials", "inches")],
    ),
    (
        '"That," Vosk told a news conference, "is a question for Velmora."',
        [("Ilmar Vosk", "That"), ("Ilmar Vosk", "is a")],
    ),
    (
        'Velmora\'s foreign ministry rejected what it called "an ultimatum".',
        [("Velmora's foreign ministry", "an ultimatum")],
    ),
    ('The statement said the parties had held "frank exchanges".', [("statement", "frank")]),
    (
        'Quorn insisted there had been "no secret clause", while Vosk spoke of "a misunderstanding".',
        [("Hesta Quorn", "no secret"), ("Ilmar Vosk", "a mis")],
    ),
    ('With the deadline looming, Asil warned of "a long winter".', [("Tobren Asil", "a long")]),
    ('"We leave tomorrow," Quorn confirmed by telephone.', [("Hesta Quorn", "We leave")]),
    ('It was, said Adlay, "the best day so far".', [("Corin Adlay", "the best")]),
    ('Asked whether a deal was near, Vosk smiled. "Define near," he said.', [("Ilmar Vosk", "Define")]),
    ('"Not good enough": that was how Quorn summed up the offer.', [("Hesta Quorn", "Not good")]),
    ('Her Sarnthian counterpart, Ilmar Vosk, was blunter. "It is a trap."', [("Ilmar Vosk", "It is a trap")]),
]


@pytest.mark.parametrize(("text", "said"), SAID, ids=[text for text, _ in SAID])
def test_a_quotation_has_its_speaker(text: str, said: list[tuple[str, str]]) -> None:
    made = [(s.speaker, s.words) for s in suggested(text) if s.sort == "quotation" and s.verbatim]
    assert len(made) == len(said)
    for (name, words), (speaker, begins) in zip(made, said, strict=True):
        assert words.startswith(begins)
        assert name.casefold().endswith(speaker.casefold())


DATED = [  # the sentence; the days of meetings (EDTF, empty: that none is set)
    ("The second round will take place in Osper from 12 to 14 March.", ["2031-03-12/2031-03-14"]),
    ("A second round of talks is scheduled for Wednesday, March 12, in Osper.", ["2031-03-12"]),
    ("The talks, originally planned for March 10, have been moved to March 12.", ["2031-03-10", "2031-03-12"]),
    ("Delegates will reconvene on Thursday.", ["2031-03-06"]),
    ("The two sides met for six hours on Tuesday.", ["2031-03-04"]),
    ("Tuesday's meeting in Osper lasted six hours.", ["2031-03-04"]),
    ("On Monday, the delegations held a first session behind closed doors.", ["2031-03-03"]),
    ("A further round is expected before the end of March.", ["[..2031-03-31]"]),
    ("The negotiators are to return to Osper next month.", ["2031-04"]),
    ("Talks broke down on February 20 without agreement.", ["2031-02-20"]),
    ("The next session, on 12 March, will deal with prisoners.", ["2031-03-12"]),
    ("Next week's round in Osper will be the second since the war began in 2028.", ["[2031-03-10..2031-03-16]"]),
    ("The first round was held in Osper in mid-February.", ["2031-02"]),
    ("A date for the third round has yet to be agreed.", [""]),
    ("It is not yet clear when the talks will resume.", [""]),
    ("No date was given for the next round.", [""]),
    ("The two teams are due to meet again at 10 a.m. on Friday.", ["2031-03-07"]),
    ("The talks began on Monday and are expected to end on Friday.", ["2031-03-03", "2031-03-07"]),
    ("Velmora proposed 20 March; Sarnth prefers 27 March.", ["2031-03-20", "2031-03-27"]),
    ("Negotiators from Velmora and Sarnth sat down together on Tuesday for the first time in a year.", ["2031-03-04"]),
    ("The meeting set for Thursday has been called off.", ["2031-03-06"]),
    ("Adlay announced on Tuesday that the second round would open on 12 March.", ["2031-03-12"]),
    ("Adlay said the parties had agreed to meet again in two weeks.", ["2031-03-19"]),
    ("The second round could begin as early as Monday.", ["2031-03-10"]),
    ("The talks will continue tomorrow.", ["2031-03-06"]),
    ("Today's session was adjourned after an hour.", ["2031-03-05"]),
    ("Foreign ministers will hold a separate meeting in Port Merrin on 18 March.", ["2031-03-18"]),
    ("The third round is tentatively set for early April.", ["2031-04"]),
    ("The delegations are meeting this week in Osper.", ["[2031-03-03..2031-03-09]"]),
    ("Halvia has invited both sides to a third round on 2 April.", ["2031-04-02"]),
    ("The delegations last met on 20 February.", ["2031-02-20"]),
    ("The round got under way on Tuesday evening, two hours behind schedule.", ["2031-03-04"]),
    ("Experts on prisoners held talks by telephone on 2 March.", ["2031-03-02"]),
    ("Talks between Velmora and Sarnth on prisoners will start in Osper on the 12th.", ["2031-03-12"]),
    ("The war began on 9 October 2028.", []),
    ("Velmora holds elections on 20 April.", []),
    ("The offer was made on Monday in a letter to the mediator.", []),
    ("Vosk flew home on Sunday.", []),
    ("The ceasefire expires on 31 March.", []),
    ("The Sarnthian parliament will debate the text on 18 March.", []),
    ("A shell hit a market on Monday, killing three.", []),
]


@pytest.mark.parametrize(("text", "days"), DATED, ids=[text for text, _ in DATED])
def test_a_day_of_a_meeting_is_told_from_other_days(text: str, days: list[str]) -> None:
    made = [s.about.removesuffix("/..") for s in suggested(text) if s.sort == "date"]
    assert sorted(made) == sorted(days)
