"""Good Offices: a mediated negotiation, from the first round to signature."""

__version__ = "0.1.0"
