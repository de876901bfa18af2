"""Every claim of a certificate, one by one, with a verdict on each."""

from __future__ import annotations

from typing import Any

from goodoffices.settlement.check.blockers import blockers
from goodoffices.settlement.check.case import Case
from goodoffices.settlement.check.division import division
from goodoffices.settlement.check.frontier import frontier
from goodoffices.settlement.check.improvement import improve, path
from goodoffices.settlement.check.relaxation import relaxation
from goodoffices.settlement.check.sensitivity import sensitivity
from goodoffices.settlement.check.solution import solution
from goodoffices.settlement.check.verdicts import Refused, Relied, Verdict, need
from goodoffices.settlement.check.zone import count, zone

QUESTIONS = {
    "zone": zone,
    "count": count,
    "frontier": frontier,
    "solution": solution,
    "improve": improve,
    "path": path,
    "blockers": blockers,
    "relaxation": relaxation,
    "sensitivity": sensitivity,
    "division": division,
}

MALFORMED = (KeyError, TypeError, ValueError, IndexError, AttributeError, ArithmeticError, RecursionError)


def check(problem: Any, certificate: Any) -> list[Verdict]:
    """A verdict on each claim of a certificate; both are JSON as `json.load` gives it (floats as Decimal), or a Case.

    >>> problem = {"points": [{"id": "border", "alternatives": ["A", "B"]}],
    ...            "parties": [{"id": "akra", "reservation": 2, "worth": {"border": {"A": 2, "B": 0}}}]}
    >>> given = {"question": "zone", "problem": Case(problem).digest(), "exists": True,
    ...          "package": {"border": "A"}, "values": [2]}
    >>> check(problem, given)
    [Verdict(claim='all can accept this package', status='checked', reason='')]
    >>> check(problem, {**given, "values": [3]})[0].reason
    'the package has other values'
    """
    found: list[Verdict] = []
    claim, status, reason = "it is about this problem", "", ""
    try:
        case = problem if isinstance(problem, Case) else Case(problem)
        need(certificate["problem"] == case.digest(), "it is about another problem")
        need(certificate["question"] in QUESTIONS, "there is no such question")
        # A claim is announced before it is checked: it stands when the next one is announced, or all is done.
        for step in QUESTIONS[certificate["question"]](case, certificate):
            if callable(step):
                try:
                    step()
                except Relied as word:
                    status, reason = "relied upon", str(word)
            else:
                if status:
                    found.append(Verdict(claim, status, reason))
                claim, status, reason = step, "checked", ""
    except Relied as word:
        status, reason = "relied upon", str(word)
    except Refused as word:
        status, reason = "refused", str(word)
    except MALFORMED as word:
        status, reason = "refused", f"the certificate is malformed ({type(word).__name__}: {word})"
    return [*found, Verdict(claim, status, reason)]
