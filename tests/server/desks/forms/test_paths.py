"""Names of fields and paths of acts: how the one becomes the other, and back for a refusal."""

from goodoffices.server.desks.forms.paths import assemble, general, in_form, nearest


def test_values_are_nested_by_their_paths() -> None:
    act, rows = assemble([("text.en", "a"), ("text.fr", ""), ("to", ["x"]), ("due", None), ("left.count", 0)])
    assert act == {"text": {"en": "a"}, "to": ["x"], "left": {"count": 0}}
    assert rows == {}


def test_rows_keep_their_order_and_empty_ones_are_left_out() -> None:
    values = [("c.10.x", "last"), ("c.0.x", ""), ("c.0.y", None), ("c.2.x", "first"), ("c.2.t.en", "words")]
    act, rows = assemble(values)
    assert act == {"c": [{"x": "first", "t": {"en": "words"}}, {"x": "last"}]}
    assert rows == {"c": [2, 10]}


def test_a_choice_may_give_the_fields_beside_it() -> None:
    act, _ = assemble([("c.1.wording", {"point": "7", "wording": 12}), ("what", {"text": 3})])
    assert act == {"c": [{"point": "7", "wording": 12}], "text": 3}


def test_false_is_an_answer() -> None:
    assert assemble([("attributed", False)])[0] == {"attributed": False}


def test_the_rows_of_a_refusal_are_those_of_the_form() -> None:
    rows = {"c": [2, 10]}
    assert in_form("c.1.x", rows) == "c.10.x"
    assert in_form("c[0].x", rows) == "c.2.x"
    assert in_form("c.7.x", rows) == "c.7.x"
    assert in_form("text.fr", rows) == "text.fr"
    assert in_form("copies[...]", rows) == "copies"


def test_a_refusal_finds_the_nearest_field() -> None:
    names = ["text.en", "text.fr", "c.0.wording", "c.0.conduct", "digest"]
    aliases = {"c.0.point": "c.0.wording"}
    for path, place in {
        "text.fr": "text.fr", "text": "text.en", "text.de": "text.en", "c.0.point": "c.0.wording", "c.0": "c.0.wording",
        "c.0.conduct": "c.0.conduct", "c": "c.0.wording", "digest": "digest", "kind": None, "": None,
    }.items():  # fmt: skip
        assert nearest(path, names, aliases) == place


def test_rows_compare_without_their_numbers() -> None:
    assert general("points.12.text.en") == "points.*.text.en"
