"""`python -m goodoffices.cli`."""

from goodoffices.cli import app

app()
