"""Words of which the record keeps the English one (a verdict, a marking, a stance), said in the reader's language.

Each stands in the table of what it is said of: “confirmed” of a date and “confirmed” of a claim may be two words.
"""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import pgettext_lazy

WORDS: dict[str, dict[str, str | Promise]] = {
    "date": {
        "planned": pgettext_lazy("a date or a session", "planned"),
        "tentative": pgettext_lazy("a date or a session", "tentative"),
        "confirmed": pgettext_lazy("a date or a session", "confirmed"),
        "opened": pgettext_lazy("a date or a session", "opened"),
        "denied": pgettext_lazy("a date or a session", "denied"),
        "cancelled": pgettext_lazy("a date or a session", "cancelled"),
        "took place": pgettext_lazy("a date or a session", "took place"),
        "expected": pgettext_lazy("a date or a session", "expected"),
        "reported": pgettext_lazy("a date or a session", "reported"),
    },
    "marking": {
        "formal": pgettext_lazy("how words are marked", "formal"),
        "without prejudice": pgettext_lazy("how words are marked", "without prejudice"),
        "non-paper": pgettext_lazy("how words are marked", "non-paper"),
    },
    "licence": {
        "for you alone": pgettext_lazy("a licence to convey", "for you alone"),
        "as your own idea": pgettext_lazy("a licence to convey", "as your own idea"),
        "as ours": pgettext_lazy("a licence to convey", "as ours"),
    },
    "paper": {
        "non-paper": pgettext_lazy("a sort of paper", "non-paper"),
        "letter": pgettext_lazy("a sort of paper", "letter"),
        "map": pgettext_lazy("a sort of paper", "map"),
        "draft": pgettext_lazy("a sort of paper", "draft"),
        "report": pgettext_lazy("a sort of paper", "report"),
        "minutes": pgettext_lazy("a sort of paper", "minutes"),
        "full powers": pgettext_lazy("a sort of paper", "full powers"),
        "other": pgettext_lazy("a sort of paper", "other"),
    },
    "function": {
        "chair": pgettext_lazy("a function in a room", "chair"),
        "rapporteur": pgettext_lazy("a function in a room", "rapporteur"),
        "room secretary": pgettext_lazy("a function in a room", "room secretary"),
    },
    "verdict": {
        "may accept": pgettext_lazy("a directive", "may accept"),
        "refer": pgettext_lazy("a directive", "refer"),
        "never": pgettext_lazy("a directive", "never"),
    },
    "answer": {
        "approve": pgettext_lazy("a principal’s answer", "approve"),
        "amend": pgettext_lazy("a principal’s answer", "amend"),
        "refuse": pgettext_lazy("a principal’s answer", "refuse"),
        "call me": pgettext_lazy("a principal’s answer", "call me"),
    },
    "posture": {
        "may speak": pgettext_lazy("a press posture", "may speak"),
        "agreed lines only": pgettext_lazy("a press posture", "agreed lines only"),
        "no statements": pgettext_lazy("a press posture", "no statements"),
    },
    "line": {
        "line to take": pgettext_lazy("a sort of draft for the press", "line to take"),
        "if asked": pgettext_lazy("a sort of draft for the press", "if asked"),
        "holding line": pgettext_lazy("a sort of draft for the press", "holding line"),
    },
    "claim": {
        "date": pgettext_lazy("what a claim is about", "date"),
        "quotation": pgettext_lazy("what a claim is about", "quotation"),
        "assessment": pgettext_lazy("what a claim is about", "assessment"),
        "left": pgettext_lazy("what a claim is about", "left"),
        "what is left": pgettext_lazy("what a claim is about", "what is left"),
        "denial": pgettext_lazy("what a claim is about", "denial"),
        "no comment": pgettext_lazy("what a claim is about", "no comment"),
        "offer": pgettext_lazy("what a claim is about", "offer"),
        "condition": pgettext_lazy("what a claim is about", "condition"),
        "understanding": pgettext_lazy("what a claim is about", "understanding"),
        "attendance": pgettext_lazy("what a claim is about", "attendance"),
        "format": pgettext_lazy("what a claim is about", "format"),
        "role": pgettext_lazy("what a claim is about", "role"),
        "press policy": pgettext_lazy("what a claim is about", "press policy"),
    },
    "polarity": {
        "as stated": pgettext_lazy("the sense of a claim", "as stated"),
        "negated": pgettext_lazy("the sense of a claim", "negated"),
        "unclear as printed": pgettext_lazy("the sense of a claim", "unclear as printed"),
    },
    "count": {
        "exact": pgettext_lazy("how sure a count is", "exact"),
        "exactly": pgettext_lazy("how sure a count is", "exactly"),
        "at least": pgettext_lazy("how sure a count is", "at least"),
        "not a count": pgettext_lazy("how sure a count is", "not a count"),
    },
    "stance": {
        "accept": pgettext_lazy("a stance", "accept"),
        "accept ad referendum": pgettext_lazy("a stance", "accept ad referendum"),
        "can live with": pgettext_lazy("a stance", "can live with"),
        "reserve": pgettext_lazy("a stance", "reserve"),
        "reserve (substantive)": pgettext_lazy("a stance", "reserve (substantive)"),
        "reserve (scrutiny)": pgettext_lazy("a stance", "reserve (scrutiny)"),
        "reserve (linguistic)": pgettext_lazy("a stance", "reserve (linguistic)"),
        "awaiting instructions": pgettext_lazy("a stance", "awaiting instructions"),
        "oppose": pgettext_lazy("a stance", "oppose"),
    },
    "declaration": {
        "unconfirmed": pgettext_lazy("how a declaration stands", "unconfirmed"),
        "declared (unconfirmed)": pgettext_lazy("how a declaration stands", "declared (unconfirmed)"),
        "confirmed": pgettext_lazy("how a declaration stands", "confirmed"),
        "contested": pgettext_lazy("how a declaration stands", "contested"),
        "superseded": pgettext_lazy("how a declaration stands", "superseded"),
    },
    "understanding": {
        "claimed": pgettext_lazy("how a claimed understanding stands", "claimed"),
        "confirmed": pgettext_lazy("how a claimed understanding stands", "confirmed"),
        "corrected": pgettext_lazy("how a claimed understanding stands", "corrected"),
        "partly confirmed": pgettext_lazy("how a claimed understanding stands", "partly confirmed"),
    },
    "text": {
        "frozen": pgettext_lazy("how far a text has come", "frozen"),
        "checked": pgettext_lazy("how far a text has come", "checked"),
        "initialled": pgettext_lazy("how far a text has come", "initialled"),
        "confirmed": pgettext_lazy("how far a text has come", "confirmed"),
        "signed": pgettext_lazy("how far a text has come", "signed"),
        "ratified": pgettext_lazy("how far a text has come", "ratified"),
        "in force": pgettext_lazy("how far a text has come", "in force"),
        "suspended": pgettext_lazy("how far a text has come", "suspended"),
    },
}


def kept(of: str, word: str) -> str:
    """A word of the table `of` in the reader's language; a word that is not in the table, as the record has it."""
    return str(WORDS[of].get(word, word))
