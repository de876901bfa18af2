"""Sentences on the press of which parts may be wanting, each written out: languages put the parts in their order."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

LINES = {  # bare, with a topic, with a round, with both
    "line to take": (
        _("drafted a line to take:"),
        _("drafted a line to take on %(topic)s:"),
        _("drafted a line to take for round %(round)s:"),
        _("drafted a line to take on %(topic)s for round %(round)s:"),
    ),
    "if asked": (
        _("drafted what to say if asked:"),
        _("drafted what to say if asked on %(topic)s:"),
        _("drafted what to say if asked for round %(round)s:"),
        _("drafted what to say if asked on %(topic)s for round %(round)s:"),
    ),
    "holding line": (
        _("drafted a holding line:"),
        _("drafted a holding line on %(topic)s:"),
        _("drafted a holding line for round %(round)s:"),
        _("drafted a holding line on %(topic)s for round %(round)s:"),
    ),
}

RULES = (  # bare, with a scope, until a moment, with both
    _("proposed a press rule:"),
    _("proposed a press rule on %(scope)s:"),
    _("proposed a press rule until %(when)s:"),
    _("proposed a press rule on %(scope)s until %(when)s:"),
)
RULES_OF_A_ROUND = (
    _("proposed a press rule for round %(round)s:"),
    _("proposed a press rule for round %(round)s on %(scope)s:"),
    _("proposed a press rule for round %(round)s until %(when)s:"),
    _("proposed a press rule for round %(round)s on %(scope)s until %(when)s:"),
)

POSTURES = (
    # Translators: posture is “may speak”, “agreed lines only” or “no statements”
    _("set the press posture: %(posture)s."),
    _("set the press posture: %(posture)s on %(scope)s."),
    _("set the press posture: %(posture)s until %(when)s."),
    _("set the press posture: %(posture)s on %(scope)s until %(when)s."),
)
POSTURES_OF_A_PARTY = (
    # Translators: posture is “may speak”, “agreed lines only” or “no statements”
    _("set the press posture of %(party)s: %(posture)s."),
    _("set the press posture of %(party)s: %(posture)s on %(scope)s."),
    _("set the press posture of %(party)s: %(posture)s until %(when)s."),
    _("set the press posture of %(party)s: %(posture)s on %(scope)s until %(when)s."),
)


def which(first: object, second: object) -> int:
    """The place in a table of the sentence that has these two parts, where they are not wanting."""
    return bool(first) + 2 * (second is not None)
