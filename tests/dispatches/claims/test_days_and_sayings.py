"""Sentences of the press with the days of meetings that they tell, and with who says what is quoted in them.

`days.txt`: a sentence, a bar, and its days (EDTF; `none`: that no day is set), or `-` where a meeting has none.
`said.txt`: a sentence, a bar, and for each quotation how its speaker's name ends and how it begins.
"""

from pathlib import Path

import pytest

from tests.dispatches.test_sentences_of_the_press import suggested

HERE = Path(__file__).parent


def lines(name: str, between: str) -> list[tuple[str, list[str]]]:
    """Each sentence with what stands behind its bar."""
    found = []
    for line in (HERE / name).read_text(encoding="utf-8").splitlines():
        text, _, behind = line.rpartition(" | ")
        wanted = [] if behind == "-" else [part.strip() for part in behind.split(between)]
        found.append((text.replace("\\n", "\n"), wanted))
    return found


@pytest.mark.parametrize(("text", "days"), lines("days.txt", ";"), ids=lambda value: str(value)[:60])
def test_a_meeting_has_its_days(text: str, days: list[str]) -> None:
    made = [s.about or "none" for s in suggested(text) if s.sort == "date"]
    assert sorted(made) == sorted(days)


@pytest.mark.parametrize(("text", "said"), lines("said.txt", ";;"), ids=lambda value: str(value)[:60])
def test_who_is_quoted(text: str, said: list[str]) -> None:
    made = [s for s in suggested(text) if s.sort == "quotation" and s.verbatim]
    assert len(made) == len(said)
    for s, wanted in zip(made, said, strict=True):
        name, _, begins = wanted.partition(":")
        assert s.speaker.casefold().endswith(name.strip().casefold())
        assert s.words.startswith(begins.strip())
