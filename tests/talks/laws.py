"""How hard the law tests try."""

from hypothesis import settings


def law(examples: int) -> settings:
    """So many examples, the same ones every time; with `--hypothesis-profile=search` many more, and new ones."""
    wide = settings.default.max_examples
    return settings(max_examples=wide if wide > 100 else examples, derandomize=wide <= 100)
