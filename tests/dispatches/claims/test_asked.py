"""What a question makes of its answer, and answers that are none."""

import pytest

from goodoffices.dispatches.document import Document
from goodoffices.dispatches.suggest import suggest
from tests.dispatches.claims.tables import NAMES

HEAD = "Orvane and Keld: five questions about the talks\n\nWith Mara Tolland, chief negotiator of Orvane.\n\n"


@pytest.mark.parametrize(
    ("question", "answer", "sort"),
    [
        ("How many points are still open?", "At least six. I stopped counting.", "left"),
        ("Will your minister be in Vantor?", "She will. She has packed for a week.", "attendance"),
        ("Will there be a statement tonight?", "Not tonight.", "press policy"),
        ("Did you walk out?", "I did not. I went to bed.", "denial"),
        ("What would make you sign?", "A map with both names on it.", "condition"),
        ("And the patent?", "That is for the lawyers.", "no comment"),
        ("Who leads for Keld?", "Ask in Vantor.", "no comment"),
    ],
)
def test_an_answer_is_read_by_its_question(question: str, answer: str, sort: str) -> None:
    text = f"{HEAD}Q: {question}\n\nA: {answer}\n\nQ: Are you tired?\n\nA: It is late."
    found = suggest(Document(text, published="2034-05-17"), NAMES)
    assert sort in [s.sort for s in found if text.find(answer) <= s.start < text.find(answer) + len(answer)]


def test_whose_words_stand_beside_a_quotation() -> None:
    said = (
        (
            "“We heard nothing,” an officer at the ministry of Keld said of the talks.",
            "an officer at the ministry of Keld",
        ),
        ("Orvane told a clerk, who was quoted as saying: “It lacks a date.”", "a clerk"),
        ("Castellane’s office called the talks “long”.", "Castellane’s office"),
    )
    for sentence, speaker in said:
        text = f"Orvane and Keld hold talks on the Sound\n\n{sentence}"
        found = suggest(Document(text, published="2034-05-17"), NAMES)
        assert [s.speaker for s in found if s.sort == "quotation" and s.verbatim] == [speaker]
