"""What people fill in, and the act that they mean: what alternatives are worth to them."""

from __future__ import annotations

from tests.server.desks.forms.cases import HOME, Case, N
from tests.server.desks.forms.talk import AKRA, PRESIDENT

NORTH, SOUTH = N["worth north"], N["worth south"]

WORTH = [
    Case("RankAlternatives", AKRA, HOME, {"point": "2", "groups": "b\r\n D, C\n\nA"},
         {"point": "2", "groups": [[N["own"]], [N["merge"], N["theirs"]], [N["text"]]]}),
    Case("DividePoints", PRESIDENT, HOME,
         {"shares.0.point": "2", "shares.0.share": "70", "shares.1.point": "4", "shares.1.share": "30"},
         {"shares": [{"point": "2", "share": 70}, {"point": "4", "share": 30}]}),
    Case("ComparePackages", AKRA, HOME,
         {"first.0.wording": f"2:{N['own']}", "first.1.wording": f"4:{SOUTH}", "second.0.wording": f"4:{NORTH}",
          "second.3.wording": f"2:{N['theirs']}", "better": "first"},
         {"first": [{"point": "2", "wording": N["own"]}, {"point": "4", "wording": SOUTH}],
          "second": [{"point": "4", "wording": NORTH}, {"point": "2", "wording": N["theirs"]}], "better": "first"}),
    Case("ComparePackages", AKRA, HOME,
         {"second.0.wording": f"1:{N['text']}", "second.1.wording": f"2:{N['theirs']}",
          "second.3.wording": f"4:{NORTH}", "better": "as good"},
         {"first": [], "second": [{"point": "1", "wording": N["text"]}, {"point": "2", "wording": N["theirs"]},
                                  {"point": "4", "wording": NORTH}],
          "better": "as good"}),
    Case("NoteWorths", AKRA, HOME,
         {"worths.0.alternative": f"4:{NORTH}", "worths.0.low": "40", "worths.2.alternative": f"4:{SOUTH}",
          "worths.2.low": "10", "worths.2.high": "20", "no_agreement.low": "25"},
         {"worths": [{"point": "4", "alternative": NORTH, "low": 40, "high": 40},
                     {"point": "4", "alternative": SOUTH, "low": 10, "high": 20}], "no_agreement": [25, 25]}),
    Case("TakeBack", AKRA, HOME, {"answer": N["worth order"]}, {"answer": N["worth order"]}),
]  # fmt: skip
