"""`goodoffices file`: reports filed, suggestions listed, and none of them counted before it is accepted."""

import json
from pathlib import Path

import pytest

from tests.cli.running import one_line, run
from tests.dispatches.bad import BAD
from tests.dispatches.test_with_model import reply, stand_in  # noqa: F401  # a fixture

STORY = """ date 2021-03-01 Talks open at the ford

The talks between Oran and Vell opened on Monday, Jo Arden, the spokesman, said.

"We are ready," Arden added. A second round is planned for March 15, he said.
"""


@pytest.fixture
def story(tmp_path: Path) -> Path:
    path = tmp_path / "story.txt"
    path.write_text(STORY)
    return path


def claims() -> list[dict]:
    return json.loads(run("play", "ford", "--as", "public", "--json").stdout)["press"]["claims"]


def test_a_report_is_filed_and_its_suggestions_listed(ford: Path, story: Path) -> None:
    done = run("file", "ford", str(story), "--publisher", "The Gull")
    assert (done.exit_code, done.stderr) == (0, "")
    assert "Talks open at the ford" in done.stdout
    assert "The Gull" in done.stdout
    assert "We are ready" in done.stdout
    assert "None of these counts before it is recorded" in done.stdout
    assert claims() == []


def test_suggestions_that_are_accepted_are_recorded(ford: Path, story: Path) -> None:
    made = json.loads(run("file", "ford", str(story), "--json", "--accept", "1").stdout)
    assert [one["recorded"] is not None for one in made["suggestions"]] == [
        number == 0 for number in range(len(made["suggestions"]))
    ]
    assert len(claims()) == 1
    again = json.loads(run("file", "ford", str(story), "--json", "--accept", "all").stdout)
    assert (again["filed"][0]["version_of"], again["filed"][0]["same"]) == (made["filed"][0]["entry"], True)
    assert len(claims()) == 1 + len(again["suggestions"])


def test_a_folder_is_filed_file_by_file_and_what_is_refused_is_said(ford: Path, tmp_path: Path) -> None:
    folder = tmp_path / "reports"
    (folder / "more").mkdir(parents=True)
    (folder / ".hidden").write_text("date 2021-03-01 x")
    for name, words in {"a.txt": STORY, "more/b.txt": "No date.", "c.zip": "PK\x03\x04", "d.txt": ""}.items():
        (folder / name).write_text(words)
    (folder / "e.txt").write_bytes(b"x" * (50 * 2**20))
    done = run("file", "ford", str(folder))
    assert done.exit_code == 1
    assert [line.partition(":")[0] for line in done.stderr.splitlines()] == [
        "Not filed, “c.zip” (field file)", "Not filed, “d.txt” (field file)", "Not filed, “e.txt” (field file)",
        "Not filed, “b.txt” (field published)",
    ]  # fmt: skip
    assert "at most 20 MB" in done.stderr
    assert "--published" in done.stderr or "date of publication" in done.stderr
    assert "Talks open at the ford" in done.stdout


def test_what_is_hard_to_file_is_filed_as_it_is_or_refused_in_one_line_each(ford: Path, tmp_path: Path) -> None:
    folder = tmp_path / "reports"
    folder.mkdir()
    for bad in BAD:
        (folder / bad.name).write_bytes(bad.data)
    done = run("file", "ford", str(folder), "--json")
    assert done.exit_code == 1
    made = json.loads(done.stdout)
    told = {one["name"]: one for one in made["filed"]}
    for bad in BAD:
        if bad.said:
            assert bad.said in told[bad.name]["refused"]["message"], bad.name
        else:
            assert told[bad.name]["entry"], bad.name
            assert bad.noted in " ".join(told[bad.name]["notes"] or ()), bad.name
    shown = run("file", "ford", str(folder))
    assert len(shown.stderr.splitlines()) == sum(bool(bad.said) for bad in BAD)
    assert not set("\x1b\u202e\x00") & set(shown.stdout + shown.stderr)
    assert "Traceback" not in shown.stdout + shown.stderr


@pytest.mark.parametrize(
    ("args", "code", "said"),
    [
        (["nowhere", "{story}"], 1, "There are no talks “nowhere” here"),
        (["ford", "{story}", "--as", "nobody"], 1, "“nobody” is no seat in them"),
        (["ford", "{story}", "--published", "Monday"], 2, "“Monday” is no date"),
        (["ford", "{story}", "--accept", "99"], 2, "The reports are filed; nothing was recorded."),
    ],
)
def test_what_the_command_was_not_given_is_one_line(ford, story, args, code, said) -> None:
    done = run("file", *(arg.format(story=story) for arg in args))
    assert done.exit_code == code
    assert said in one_line(done.stderr)


def test_a_seat_that_may_not_file_is_told_so(ford: Path, story: Path) -> None:
    done = run("file", "ford", str(story), "--as", "oran.head", "--published", "2206-02-04")
    assert done.exit_code == 1
    assert "2206-02-04 is still to come: correct the date." in one_line(done.stderr)


def test_a_model_is_asked_only_where_one_is_named_and_adds_what_stands_in_the_report(ford, story, stand_in) -> None:  # noqa: F811
    url = f"http://127.0.0.1:{stand_in.server_port}/v1"
    stand_in.answer = reply(
        [{"sort": "role", "words": "the spokesman"}, {"sort": "offer", "words": "They agreed to all of it."}]
    )
    own = json.loads(run("file", "ford", str(story), "--json").stdout)["suggestions"]
    assert stand_in.asked == []
    both = json.loads(run("file", "ford", str(story), "--json", "--suggest-with", url, "--model", "small").stdout)
    assert len(stand_in.asked) == 1
    assert stand_in.asked[0][2]["model"] == "small"
    more = [one["words"] for one in both["suggestions"] if one["sort"] == "role"]
    assert more == ["the spokesman"]
    assert "They agreed" not in json.dumps(both)
    assert len(both["suggestions"]) == len(own) + 1
    assert claims() == []
    stand_in.answer = b"nonsense"
    done = run("file", "ford", str(story), "--suggest-with", url)
    assert done.exit_code == 0
    assert "No suggestions of the model for “story.txt”" in one_line(done.stderr)
    assert "Talks open at the ford" in done.stdout
