"""What is said of worth by `goodoffices act`: entered in the capital, or refused in the words of the table."""

from pathlib import Path

import pytest

from tests.cli.running import one_line, run

HEAD = ("act", "ford", "--as", "oran.head", "--room")


@pytest.mark.parametrize(
    ("act", "said"),
    [
        ('{"kind":"NoteWorths","no_agreement":[-3,4]}', "A worth is a whole number from 0 to 1,000,000."),
        ('{"kind":"NoteWorths","no_agreement":[9,4]}', "The range runs from 9 down to 4: lower end first."),
        ('{"kind":"DividePoints","shares":[]}', "Divide 100 among two points at least."),
        ('{"kind":"RankAlternatives","point":"77","groups":[[1],[2]]}', "There is no point 77."),
        ('{"kind":"TakeBack","answer":1}', "Entry 1 of this room is no answer on worth that still counts."),
    ],
)
def test_bad_input_is_refused_in_words(ford: Path, act: str, said: str) -> None:
    opened = '{"kind":"OpenRoom","room_kind":"capital","title":{"en":"At home"}}'
    run(*HEAD, "capital.oran", opened)
    done = run(*HEAD, "capital.oran", act)
    assert (done.exit_code, done.stdout) == (1, "")
    assert said in one_line(done.stderr)
    assert run(*HEAD, "capital.oran", '{"kind":"NoteWorths","no_agreement":[3,4]}').exit_code == 0
    assert "not found" in run("act", "ford", "--as", "vell.head", "--room", "capital.oran", act).stderr
