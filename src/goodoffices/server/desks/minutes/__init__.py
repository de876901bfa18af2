"""The minute book: each entry of a record as a sentence, with its words and what it refers to."""

from goodoffices.server.desks.minutes.book import entry_lines, said_of
from goodoffices.server.desks.minutes.saying import Said, Scribe

__all__ = ["Said", "Scribe", "entry_lines", "said_of"]
