"""What people fill in, and the act that they mean: sealed questions."""

from __future__ import annotations

from tests.server.desks.forms.cases import HOME, Case, N, P
from tests.server.desks.forms.talk import AKRA, MED, PRESIDENT

ZONE = f"plenary:{N['zone']}"
CITES = [{"room": "plenary", "number": N["zone"]}]

SEALED = [
    Case("AskSealed", MED, P,
         {"question": "short list", "to": ["akra", "selm"], "among": [f"2:{N['own']}", f"2:{N['theirs']}"], "most": "2",
          "until": "2027-03-05T18:00", "wait": "900"},
         {"question": "short list", "to": ["akra", "selm"], "until": "2027-03-05T18:00:00+01:00", "wait": 900,
          "choices": [{"point": "2", "wordings": [N["own"], N["theirs"]]}], "most": 2, "key": Case.ANY}),
    Case("AskSealed", MED, P,
         {"question": "ballot", "to": ["akra", "selm"], "from": [f"2:{N['own']}"], "until": "2027-03-05T18:00"},
         {"question": "ballot", "to": ["akra", "selm"], "until": "2027-03-05T18:00:00+01:00", "wait": 3600,
          "start": [{"point": "2", "wording": N["own"]}], "key": Case.ANY}),
    Case("ConsentToQuestion", AKRA, P, {"question": str(N["zone"])}, {"question": N["zone"]}),
    Case("DeclineQuestion", AKRA, P, {"question": str(N["ballot"]), "reason": "Not now"},
         {"question": N["ballot"], "reason": "Not now"}),
    Case("RevokeDeposit", PRESIDENT, HOME, {"cites.0.number": ZONE}, {"cites": CITES}),
    Case("Deposit", PRESIDENT, HOME,
         {"cites.0.number": ZONE, f"own-2-{N['own']}": "5", f"own-2-{N['theirs']}": "1/3", "own-reservation": "2 to 3",
          f"own-never-2-{N['theirs']}": "on"},
         {"cites": CITES, "sealed": Case.ANY}),
]  # fmt: skip
