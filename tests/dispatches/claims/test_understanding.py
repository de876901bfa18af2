"""What another is said to know, accept or share; and what nobody has accepted yet."""

import pytest

from tests.dispatches.claims.tables import lines, made

CLAIMS = """
"The other side knows our red lines," Tolland said.
Keld has accepted the principle of a shared quota, Tolland said.
"We are agreed on the map," Castellane said.
Both sides now recognise the survey of 2031.
"They understand that we cannot go lower," Fenwick said.
Hollis said the union had come to accept the new rota.
The two governments share the same reading of article 5, Oyelaran said.
"Our position is well known in Vantor," Tolland said.
Castellane claimed that Orvane had conceded the point.
There is now broad agreement on the timetable for inspections, the mediator said.
"On that we see eye to eye," Castellane said.
Keld bows to demands for inspections
"They have taken our concern on board," Fenwick said.
"Management is well aware of what we need," Fenwick said.
The sides have found common ground on the hatcheries.
Tolland said Keld had dropped its objection to observers.
"I think they get it now," Fenwick said.
Keld no longer disputes the baseline, according to Tolland.
"He knows exactly where I stand," Hollis said.
The delegations reached an understanding on by-catch.
Orvane agrees in principle to joint patrols, the mediator said.
"Our concerns were heard and understood," Castellane said.
"""

OTHERS = """
"They do not understand us," Castellane said.
Keld has not accepted the map.
The parties agreed to meet again on Friday.
Nobody knows how many boats there are.
"We will not accept it," Fenwick said.
The committee agreed its agenda.
Castellane is known as a patient man.
"If they accept, we sign," Tolland said.
The port is ready to accept arbitration.
Keld accepted the invitation.
The two sides failed to agree on anything.
The standard is understood to cover wireless chargers.
"I know the feeling," Hollis said.
"""


@pytest.mark.parametrize("sentence", lines(CLAIMS))
def test_the_claim_is_suggested(sentence: str) -> None:
    assert "understanding" in [s.sort for s in made(sentence)]


@pytest.mark.parametrize("sentence", lines(OTHERS))
def test_what_only_looks_like_one_is_not(sentence: str) -> None:
    assert [s.words for s in made(sentence) if s.sort == "understanding"] == []
