"""A try of a kit by computer: seats that follow simple strategies through real acts, to signature or impasse."""

from goodoffices.kits.trial.packages import TooMany
from goodoffices.kits.trial.run import Played, play
from goodoffices.kits.trial.table import Done

__all__ = ["Done", "Played", "TooMany", "play"]
