"""What somebody is ready to do; and what is no offer, or is spoken of as one."""

import pytest

from tests.dispatches.claims.tables import lines, made

CLAIMS = """
Keld is ready to share its survey data, Castellane said.
"We are prepared to open the gates in June," Tolland said.
The port offered to withdraw the lockout notice.
Fenwick said the union was willing to suspend the ban on overtime.
Orvane has offered Keld two thousand tonnes of mackerel.
Castellane proposed a joint inspection of the nets.
Hollis said she would be happy to meet Fenwick alone.
"We would accept a phased cut," Castellane said.
"We could live with four per cent," Fenwick said.
Keld expressed its readiness to return to the table.
The minister signalled that Keld was open to a compromise on the quota.
"If they lift the ban, we will release the boats," Tolland said.
Tolland suggested a swap of herring for cod.
The union said it stood ready to resume work at once.
The port put a new offer on the table.
"My door is open," Hollis said.
Orvane volunteered to pay for the gauges.
Castellane invited his counterpart to Vantor.
"I can be in Ostrel tomorrow," Castellane said.
Keld made an offer of joint patrols.
Fenwick held out the prospect of a return to work by Monday.
Orvane extended an invitation to the mediators.
"We undertake to publish the readings every day," Tolland said.
Hollis indicated that management was not opposed to a bonus.
Keld has pledged to free the crews.
The company that owns the patent offered to license it free of charge.
The union would call off the strike in return for talks.
Keld has tabled a proposal for a shared hatchery.
"""

OTHERS = """
"We will never sign that," Fenwick said.
The port withdrew its offer.
The union rejected the offer.
Keld is not ready to talk about the islands.
"We cannot accept the text," Castellane said.
The committee proposed the second half of June.
"We will see," Oyelaran said.
"We can confirm that the round will be held in Lisk," Tolland said.
The tabled draft runs to ninety pages.
"I will not speculate," Hollis said.
Fenwick said members would vote on the offer.
Orvane has offered no explanation.
The talks offer a last chance.
Castellane suggested that the figures were wrong.
"I would not call it a success," Fenwick said.
The mediator offered her condolences.
"""


@pytest.mark.parametrize("sentence", lines(CLAIMS))
def test_the_claim_is_suggested(sentence: str) -> None:
    assert "offer" in [s.sort for s in made(sentence)]


@pytest.mark.parametrize("sentence", lines(OTHERS))
def test_what_only_looks_like_one_is_not(sentence: str) -> None:
    assert [s.words for s in made(sentence) if s.sort == "offer"] == []
