"""`goodoffices erase`: words go by order of law, and the reason is on record."""

from pathlib import Path

from tests.cli.running import one_line, run

WHY = ("--reason", "A person's data.", "--order", "Act 3 of 2020")


def test_the_operator_erases_and_is_shown_no_words(ford: Path) -> None:
    before = run("play", "ford", "--as", "secretariat.chief", "--json").stdout
    asked = run("erase", "ford", "--room", "plenary", "--entry", "9", *WHY)
    assert (asked.exit_code, one_line(asked.stderr)) == (2, "Error: Nobody can be asked whether to go on: say --yes.")
    assert run("play", "ford", "--as", "secretariat.chief", "--json").stdout == before
    done = run("erase", "ford", "--room", "plenary", "--entry", "9", *WHY, "--yes")
    assert (done.exit_code, done.stderr) == (0, "")
    assert done.stdout.startswith("Erased: entry 9 of plenary.")
    out = ford.parent / "after.bundle"
    assert run("export", "ford", "--as", "secretariat.chief", "-o", str(out)).exit_code == 0
    told = run("verify", str(out))
    assert told.exit_code == 0
    assert "entry 9 was erased by secretariat at " in told.stdout
    assert "(Act 3 of 2020), reason: A person's data." in told.stdout


def test_what_cannot_be_erased_is_refused(ford: Path) -> None:
    said = run("erase", "ford", "--room", "plenary", "--entry", "1", *WHY, "--yes")
    assert said.exit_code == 1
    assert "says who is behind the door" in one_line(said.stderr)
    for talks, room in (("nowhere", "plenary"), ("ford", "nowhere")):
        assert run("erase", talks, "--room", room, "--entry", "1", *WHY, "--yes").exit_code == 1
