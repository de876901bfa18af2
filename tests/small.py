"""A small example, complete in itself: two states, a mediator, a track, capitals, and one act of most groups."""

from pathlib import Path

TALKS = """
[talks]
title.en = "Talks on the ford"
title.fr = "Pourparlers sur le gué"
zone = "Europe/Zurich"
languages = ["en", "fr"]
mode = "role-play"
founded = 2027-03-01T09:00:00
by = "secretariat.chief"
person = "Jana Orlik"

[[rooms]]
kind = "public"
title.en = "The ford"

[[parties]]
party = "oran"
name.en = "Oran"
roles = ["negotiating"]

[[parties]]
party = "vell"
name.en = "Vell"
roles = ["negotiating"]

[[parties]]
party = "bridge"
name.en = "The Bridge"
roles = ["mediator"]

[[seats]]
seat = "oran.head"
office = "head"
person = "Ilo Tarn"

[[seats]]
seat = "vell.head"
office = "head"
person = "Sena Mark"

[[seats]]
seat = "bridge.chief"
office = "mediator"
person = "Ruth Ade"

[[rooms]]
id = "oran-capital"
kind = "capital"
as = "oran.head"
title.en = "Oran's capital"

[[seats]]
as = "oran.head"
room = "@oran-capital"
seat = "oran.capital.president"
office = "principal"
person = "Maro Venn"
"""

TABLE = """
date = 2027-03-02T10:00:00
room = "plenary"
as = "secretariat.chief"

[[act]]
kind = "ScheduleRound"
round = 1
dates = "2027-03-10/2027-03-11"
place = "Aubrel"

[[act]]
kind = "Reschedule"
round = 1
dates = "2027-03-18"
status = "confirmed"

[[act]]
id = "draft"
as = "bridge.chief"
kind = "TableText"
title.en = "First draft"
points = [
    { point = "1", title.en = "The ford", text.en = "The ford is open [at all times]." },
    { point = "2", title.en = "Tolls" },
    { point = "10", title.en = "Boats" },
]

[[act]]
id = "oran-ford"
as = "oran.head"
kind = "Propose"
point = "1"
text.en = "The ford is open by day."
text.fr = "Le gué est ouvert de jour."

[[act]]
as = "oran.head"
kind = "TakeStance"
point = "1"
wording = "@oran-ford"
stance = "accept"

[[act]]
as = "vell.head"
kind = "TakeStance"
point = "1"
wording = "@oran-ford"
stance = "accept ad referendum"

[[act]]
as = "vell.head"
kind = "OfferReferral"
point = "2"
words.en = "The two presidents may settle the tolls."

[[act]]
id = "owed"
as = "oran.head"
kind = "Undertake"
to = ["vell"]
what.en = "A map of the ford"
due = "2027-03-05"

[[act]]
as = "oran.head"
kind = "AgreePressRule"
id = "rule"
rule.en = "One voice"

[[act]]
as = "vell.head"
kind = "AgreePressRule"
proposal = "@rule"

[[act]]
id = "claim"
as = "oran.head"
kind = "ClaimUnderstanding"
text.en = "We were understood on the ford."
by = ["vell"]

[[act]]
as = "vell.head"
kind = "CorrectUnderstanding"
claim = "@claim"
text.en = "We understood: by day."

[[act]]
id = "sheet"
as = "bridge.chief"
kind = "OpenSynchronization"
title.en = "First sheet"
points = ["1", "2"]

[[act]]
id = "position"
as = "oran.head"
kind = "DeclarePosition"
sheet = "@sheet"
point = "1"
party = "oran"
words.en = "By day."

[[act]]
as = "oran.head"
kind = "ConfirmPosition"
position = "@position"

[[act]]
as = "bridge.chief"
kind = "OpenSilence"
id = "silence"
text.en = "The next session is on Monday."
deadline = 2027-03-04T18:00:00
to = ["oran", "vell"]

[[act]]
as = "oran.head"
kind = "AcknowledgeReceipt"
of = "@silence"

[[act]]
as = "bridge.chief"
kind = "CirculatePaper"
symbol = "B/1"
title.en = "Soundings"
sort = "map"
copies = { "oran.head" = 1, "vell.head" = 2 }

[[act]]
as = "oran.head"
kind = "AssessRound"
words.en = "Useful."
left = { words.en = "two at least", sort = "at least", count = 2 }
"""

ROOMS = """
date = 2027-03-03

[[act]]
id = "heads"
as = "bridge.chief"
kind = "OpenRoom"
room_kind = "restricted"
name = "heads"
title.en = "Heads"
regime = "verbatim"
members = ["oran.head", "vell.head"]

[[act]]
id = "quiet-ford"
as = "bridge.chief"
room = "@heads"
kind = "Propose"
point = "1"
text.en = "The ford is open."

[[act]]
as = "oran.head"
room = "@heads"
kind = "TakeStance"
point = "1"
wording = "@quiet-ford"
stance = "oppose"

[[act]]
as = "oran.head"
room = "@heads"
kind = "Say"
text.en = "Not at night."
cites = ["@oran-ford"]

[[act]]
id = "out"
as = "bridge.chief"
room = "@heads"
kind = "Release"
text = "@quiet-ford"
target = "plenary"
words_of = ["bridge"]
attributed = true
token = "@ford"
point = "1"

[[act]]
as = "bridge.chief"
room = "plenary"
kind = "Deliver"
text = "@out"
token = "@ford"
attribution = ["bridge"]
point = "1"

[[act]]
as = "oran.head"
room = "capital.oran"
kind = "Quote"
words = "The ford is open."
speaker = "Ruth Ade"
nonce = "@home"
link = "@quiet-ford"

[[act]]
as = "oran.capital.president"
room = "capital.oran"
kind = "Direct"
point = "1"
verdict = "never"
alternative = "@oran-ford"

[[act]]
as = "oran.head"
room = "capital.oran"
kind = "ReportStage"
id = "stage"
title.en = "First stage"
facts = [{ text.en = "A draft was tabled." }]
decisions = [{ question.en = "By day only?", point = "1", deadline = 2027-03-20T12:00:00 }]

[[act]]
as = "oran.capital.president"
room = "capital.oran"
kind = "NoteReport"
report = "@stage"
replies = [{ decision = 1, answer = "approve" }]
"""


def write(folder: Path, **files: str) -> Path:
    """Write the small example into `folder`, with these files in place of its own (`acts_01`: acts/01.toml)."""
    (folder / "acts").mkdir(parents=True)
    own = {"talks": TALKS, "acts_01": TABLE, "acts_02": ROOMS}
    for name, text in {**own, **files}.items():
        (folder / (name.replace("_", "/") + ".toml")).write_text(text, encoding="utf-8")
    return folder
