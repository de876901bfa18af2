"""A kit is read whole; whatever is wrong with it is said with file, line and remedy, and all at once."""

import shutil
from pathlib import Path

import pytest

from goodoffices.examples import shipped
from goodoffices.kits import KitError, is_kit, pack, read
from tests.kits.ferry import ferry

KITS = [name for name, folder in shipped().items() if is_kit(folder)]


def faults(folder: Path) -> list[str]:
    with pytest.raises(KitError) as caught:
        read(folder)
    return [str(fault) for fault in caught.value.faults]


def test_four_kits_come_with_the_product() -> None:
    assert KITS == ["lake-mirna", "lake-mirna-60", "open-charge", "rail-depot"]


@pytest.mark.parametrize("name", KITS)
def test_every_kit_that_comes_with_the_product_is_whole(name: str) -> None:
    kit = read(shipped()[name])
    assert kit.name == name
    assert sum(stage.minutes for stage in kit.stages) == kit.minutes
    assert all(kit.instructions[seat.id][kit.languages[0]].startswith("# ") for seat in kit.seats)
    assert set(kit.brief) == set(kit.languages)
    assert kit.teaching
    assert [inject.minute for inject in kit.injects] == sorted(inject.minute for inject in kit.injects)


@pytest.mark.parametrize("name", KITS)
def test_no_instructions_say_what_only_another_seat_is_told(name: str) -> None:
    """The limit of a party stands in the instructions of its own seats and in no others', nor in the brief."""
    kit = read(shipped()[name])
    others = {seat.id: kit.instructions[seat.id] for seat in kit.seats}
    for party in kit.problem.parties:
        said = f"worth {party.reservation // kit.problem.scale}"
        assert any(said in text for seat, texts in others.items() if seat.startswith(f"{party.id}.")
                   for text in texts.values())  # fmt: skip
        assert not any(f"alternative to an agreement is {said}" in text for text in kit.brief.values())


def test_a_kit_in_one_file_is_the_same_kit(tmp_path: Path) -> None:
    folder = ferry(tmp_path)
    (tmp_path / "ferry.zip").write_bytes(pack(folder))
    assert read(tmp_path / "ferry.zip").problem == read(folder).problem
    assert read(tmp_path / "ferry.zip").instructions == read(folder).instructions


BROKEN = [
    (("kit.toml", "minutes = 30", "minutes = 40"),
     "kit.toml:32: the stages last 30 minutes and the kit 40; make the two the same"),
    (("kit.toml", 'id = "chair.chief"\nparty = "chair"', 'id = "south.deputy"\nparty = "south"'),
     "kit.toml:27: there is no seat south.deputy in the talks; the seats are"),
    (("kit.toml", 'party = "north"', 'party = "south"'), "kit.toml:16: north.head is no seat of south; write party"),
    (("kit.toml", "needed = true ", "needed = false "), "no seat of north is needed, though it negotiates; let one"),
    (("kit.toml", "double = true ", "doubled = true "), "kit.toml:14: “doubled” has no meaning here; the fields are"),
    (("kit.toml", 'score = "shown"', 'score = "hidden"'), "kit.toml:6: “score” is 'hidden'; write “shown” or"),
    (("kit.toml", 'pier = "3"', 'pier = "4"'), "kit.toml:9: the talks have no point 4; name a point by its number"),
    (("kit.toml", 'languages = ["en"]', "languages = [en]"), "kit.toml:5: this is no TOML"),
    (("kit.toml", "minutes = 30", f"minutes = {'9' * 5000}"), "kit.toml: this is no TOML"),
    (("talks.toml", 'zone = "Europe/Zurich"', f"zone = {'9' * 5000}"), "talks.toml: this is no TOML"),
    (("worth.json", '"A": 50', '"A": 40'),
     "worth.json:8: the worths of north add up to 90, with its way on every point, and not to 100; give 10 more"),
    (("worth.json", ', "alternatives": ["A", "B"]},\n    {"id": "fares"', ', "alternatives": []},\n    {"id": "fares"'),
     "worth.json:3: Point “hours”: “alternatives” lists at least one"),
    (("worth.json", '"pier": {"A": 30, "B": 0, "C": 15}', '"pier": {"A": 30, "B": 0}'),
     "worth.json:15: Party “north”, point “pier”: no worth for “C”; give one (0 if none)"),
    (("worth.json", '"id": "south"', '"id": "west"'), "worth.json:20: there is no negotiating party “west”; name"),
    (("worth.json", '"reservation": 50,', '"reservation": 50'), "worth.json:12: "),
    (("instructions/north.head.md", "| 20 refer |", "| 21 refer |"),
     "instructions/north.head.md:13: point 2 is worth 21, 0 here and 20, 0 in worth.json; make the two the same"),
    (("instructions/south.head.md", "is worth 45", "is worth 44"),
     "instructions/south.head.md:14: it does not say that the best alternative is worth 45; write **45**"),
    (("worth.json", '"alternatives": ["A", "B"]},\n    {"id": "fares"', '"alternatives": ["A"]},\n    {"id": "fares"'),
     "worth.json:13: Party “north”, point “hours” has no alternative “B”: it has “A”; correct it"),
    (("worth.json", '  "parties": [', '  "partys": ['), "worth.json:7: The problem has no field “partys”: its fields"),
    (("worth.json", '"reservation": 50', '"reservation": "x"'), "worth.json:11: Party “north”: the reservation"),
    (("injects/01-winter.toml", 'to = ["public"]', "to = []"),
     "injects/01-winter.toml:3: this goes to nobody; write to"),
    (("injects/01-winter.toml", 'kind = "dispatch"  ', 'kind = "broadcast"  '),
     "injects/01-winter.toml:3: this goes to 'public', whom there is not for a broadcast; name seats"),
    (("injects/01-winter.toml", "minute = 12", "minute = 31"), "injects/01-winter.toml:2: “minute” is 31; give"),
    (("injects/01-winter.toml", "title =", "titel ="), "“titel” has no meaning here; the fields are"),
    (("talks.toml", 'zone = "Europe/Zurich"', 'zone = "Europe/Zurick"'), "talks.toml:5: [talks], field zone"),
    (("acts/01-the-table.toml", 'kind = "TableText"', "kind = 3"), "acts/01-the-table.toml:"),
]  # fmt: skip


@pytest.mark.parametrize(("change", "message"), BROKEN)
def test_what_is_broken_is_said_with_its_place_and_a_remedy(
    tmp_path: Path, change: tuple[str, str, str], message: str
) -> None:
    found = faults(ferry(tmp_path, change))
    assert any(message in fault for fault in found), found
    assert all("; " in fault for fault in found)


@pytest.mark.parametrize(
    ("file", "message"),
    [
        (
            "instructions/south.head.md",
            "instructions/south.head.md: the instructions of south.head (kit.toml:21) are missing; write it in en",
        ),
        ("brief.md", "brief.md: the public brief is missing; write it in en"),
        ("teaching.md", "teaching.md: the notes for the teacher are missing; write it in en"),
        ("worth.json", "worth.json: there are no worths; write points"),
        ("kit.toml", "kit.toml: there is no kit.toml in this folder; make one"),
        ("talks.toml", "talks.toml: there are no talks; write them"),
    ],
)
def test_what_is_missing_is_named(tmp_path: Path, file: str, message: str) -> None:
    folder = ferry(tmp_path)
    (folder / file).unlink()
    assert any(message in fault for fault in faults(folder))


def test_a_file_that_is_no_utf_8_says_where(tmp_path: Path) -> None:
    folder = ferry(tmp_path)
    (folder / "brief.md").write_bytes("\ufeff# Die Fähre\n\nAm ".encode() + "Übergang\n".encode("cp1252"))
    assert faults(folder) == ["brief.md:3: this is no UTF-8; save the file as UTF-8"]


def test_a_point_with_nothing_to_choose_is_named(tmp_path: Path) -> None:
    folder = ferry(tmp_path)
    text = (folder / "worth.json").read_text(encoding="utf-8")
    for old, new in (
        ('"hours", "title": "Hours of the ferry", "alternatives": ["A", "B"]', '"hours", "alternatives": ["A"]'),
        ('"hours": {"A": 50, "B": 0}', '"hours": {"A": 50}'),
        ('"hours": {"A": 0, "B": 20}', '"hours": {"A": 0}'),
    ):
        assert old in text, text
        text = text.replace(old, new)
    (folder / "worth.json").write_text(text, encoding="utf-8")
    assert faults(folder)[0] == (
        "worth.json:3: point “hours” has no alternatives to choose from; give it two or more, or leave it out"
    )


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        (("kit.toml", "minutes = 30", 'minutes = "30"'),
         "kit.toml:4: “minutes” is '30'; give a whole number from 1 to 86400"),
        (("kit.toml", "minutes = 15", "minutes = 15.5"),
         "kit.toml:37: “minutes” is 15.5; give a whole number from 0 to 86400"),
        (("kit.toml", 'hours = "1"', 'hours = "first"'),
         "kit.toml:9: [points] names no points of the talks; write the worth’s name and the number: hours = \"1\""),
        (("kit.toml", 'hours = "1"\n', ""),
         "worth.json:3: point “hours” is no point of the talks; add it by an act, or say which it is: "
         '[points] hours = "…" in kit.toml'),
    ],
)  # fmt: skip
def test_what_only_follows_from_one_thing_that_is_wrong_is_not_told(
    tmp_path: Path, change: tuple[str, str, str], fault: str
) -> None:
    assert faults(ferry(tmp_path, change)) == [fault]


def test_a_point_may_be_named_by_a_number_without_quotation_marks(tmp_path: Path) -> None:
    assert read(ferry(tmp_path, ("kit.toml", 'hours = "1"', "hours = 1"))).points["hours"] == "1"


def test_all_that_is_wrong_is_said_at_once(tmp_path: Path) -> None:
    folder = ferry(tmp_path, ("worth.json", '"A": 50', '"A": 40'), ("kit.toml", "minutes = 30", "minutes = 31"))
    (folder / "brief.md").unlink()
    shutil.copy(folder / "instructions" / "north.head.md", folder / "instructions" / "nobody.head.md")
    found = faults(folder)
    assert [fault.partition(":")[0] for fault in found] == [
        "kit.toml", "worth.json", "brief.md", "instructions/nobody.head.md", "instructions/north.head.md",
    ]  # fmt: skip


def test_texts_in_a_second_language_stand_beside_the_first(tmp_path: Path) -> None:
    folder = ferry(tmp_path, ("kit.toml", 'languages = ["en"]', 'languages = ["en", "fr"]'))
    (folder / "brief.fr.md").write_text("# Le bac\n", encoding="utf-8")
    kit = read(folder)
    assert kit.brief["fr"] == "# Le bac\n"
    assert list(kit.instructions["north.head"]) == ["en"]
