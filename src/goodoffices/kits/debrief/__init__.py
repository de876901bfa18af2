"""Looking back on a table, and on a class of tables: what came of it, how, and what there was besides."""

from goodoffices.kits.debrief.classes import Figures, Result, Spread, figures, result
from goodoffices.kits.debrief.ending import Ending, Measured, Share
from goodoffices.kits.debrief.missed import Missed, Trades
from goodoffices.kits.debrief.moments import Moment
from goodoffices.kits.debrief.naming import named, pseudonymous
from goodoffices.kits.debrief.offers import Offer
from goodoffices.kits.debrief.replaying import Frame
from goodoffices.kits.debrief.rows import NotAnEarlierClass, earlier, written
from goodoffices.kits.debrief.sealing import may_read
from goodoffices.kits.debrief.sheets import Sheet
from goodoffices.kits.debrief.table import TableDebrief, debrief

__all__ = [
    "Ending",
    "Figures",
    "Frame",
    "Measured",
    "Missed",
    "Moment",
    "NotAnEarlierClass",
    "Offer",
    "Result",
    "Share",
    "Sheet",
    "Spread",
    "TableDebrief",
    "Trades",
    "debrief",
    "earlier",
    "figures",
    "may_read",
    "named",
    "pseudonymous",
    "result",
    "written",
]
