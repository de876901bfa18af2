"""What denies something, in that word or in others; and what only says no to something else."""

import pytest

from tests.dispatches.claims.tables import lines, made

DENIALS = """
Keld's foreign ministry denied that its delegation had left the talks.
Castellane has repeatedly denied making any such promise.
The union denies having received an offer.
Reports of a secret protocol were denied by both governments.
Asked about a boycott, Tolland denied it.
The ministry issued a denial within the hour.
A spokesman for Keld dismissed as nonsense reports that the talks had collapsed.
Hollis rejected claims that the port had walked away from the table.
Fenwick rejected the suggestion that his members were divided.
Tolland brushed aside speculation about a third channel.
Oyelaran disputed the account given by Keld.
The port refuted allegations that it had hired strike-breakers during the talks.
Castellane said it was untrue that Keld had asked for a pause.
"That is simply not true," Tolland said.
"Nothing of the sort was ever discussed," Hollis said.
"We never agreed to a quota cut," Castellane said.
"There is no secret deal," Fenwick said.
"We have not accepted anything," Fenwick told members.
"I did not threaten anybody," Castellane said.
"No. No such letter exists," Tolland said.
The ministry insisted that no concession had been made.
The mediator's office said there was no truth in the report.
Keld said the report was false.
The port contradicted the union's version of events.
Tolland said her side had never asked for a postponement.
"The talks have not broken down," Oyelaran said.
Hollis called the report "pure invention".
Contrary to reports, Keld has not withdrawn its proposal, Castellane said.
A Keldish official denied any knowledge of the paper.
Fenwick described the claim as baseless.
"Whoever told you that was not in the room," Castellane said.
"""

NOT_DENIALS = """
The dockers were denied entry to the hall.
Keld would neither confirm nor deny the report.
Castellane did not deny that a draft exists.
The port rejected the union's pay demand.
Tolland declined to comment.
"We are not there yet," Oyelaran said.
"We do not know when we will meet," Fenwick said.
The committee rejected the amendment.
Keld dismissed its negotiator on Monday.
Nobody can deny that the lake is shrinking.
"It was not easy," Oyelaran said.
"There is no time to lose," Tolland said.
The dispute over the quota is ten years old.
The union has not yet decided.
"""


@pytest.mark.parametrize("sentence", lines(DENIALS))
def test_a_denial_is_suggested(sentence: str) -> None:
    assert "denial" in [s.sort for s in made(sentence)]


@pytest.mark.parametrize("sentence", lines(NOT_DENIALS))
def test_what_only_looks_like_one_is_not(sentence: str) -> None:
    assert [s.words for s in made(sentence) if s.sort == "denial"] == []
