"""Checks a certificate against the problem it is about, with nothing but this folder and Python's standard library.

    python -m goodoffices.settlement.check problem.json certificate.json

It shares no code with what made the certificate: it reads the problem itself, reckons in integers, and takes nobody's
word. Each claim of a certificate is *checked* (shown here), *relied upon* (the certificate names a solver and nothing
else, or redoing it is too long) or *refused*. Arguments: `package` (it is there: look), `exhaustive` (every package is
looked at), `merge` (a frontier or a count is put together again from groups of points that nothing joins), `tree`
(branches over the points; at each leaf nonnegative integers weigh what is asked for, and even the best alternative of
every point does not reach their sum), `solver`. One file checks one kind of claim, by yielding each claim before it is
checked, and, to be called, whatever may end in relying on somebody's word.
"""

from goodoffices.settlement.check.case import Case
from goodoffices.settlement.check.checking import check
from goodoffices.settlement.check.command import main
from goodoffices.settlement.check.criteria import best_of
from goodoffices.settlement.check.verdicts import Refused, Relied, Verdict

__all__ = ["Case", "Refused", "Relied", "Verdict", "best_of", "check", "main"]
