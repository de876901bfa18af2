"""What people fill in, and the act that they mean: on drafts of one text, their marks, and the final yes or no."""

from __future__ import annotations

from tests.server.desks.forms.cases import Case, N, P
from tests.server.desks.forms.talk import AKRA, CAUCUS, MED

ONE_TEXT = [
    Case("CirculateDraft", MED, P,
         {"after": N["draft"], "settles.1.wording": f"2:{N['own']}", "note.en": "Tolls, for five years."},
         {"after": N["draft"], "settles": [{"point": "2", "wording": N["own"]}],
          "note": {"en": "Tolls, for five years."}}),
    Case("CirculateDraft", MED, P,
         {"after": "", "settles.0.wording": f"1:{N['text']}", "settles.1.wording": f"2:{N['merge']}"},
         {"settles": [{"point": "1", "wording": N["text"]}, {"point": "2", "wording": N["merge"]}]}),
    Case("MarkDraft", AKRA, CAUCUS,
         {"cites.0.number": f"plenary:{N['draft']}"},
         {"cites": [{"room": "plenary", "number": N["draft"]}],
          "marks": [{"point": "2", "mark": "worse"}], "could_live": True}),
    Case("MarkDraft", AKRA, CAUCUS,
         {"cites.0.number": f"plenary:{N['first draft']}", "could_live": f"no:{N['first draft']}"},
         {"cites": [{"room": "plenary", "number": N["first draft"]}], "could_live": False}),
    Case("AskFinal", MED, P, {"draft": N["draft"]}, {"draft": N["draft"]}),
    Case("AnswerFinal", AKRA, P, {"answer": "no"}, {"ask": N["final"], "answer": "no"}),
]  # fmt: skip
