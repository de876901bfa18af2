"""The sections of a printed state of play: each takes a summary and gives its tables."""
