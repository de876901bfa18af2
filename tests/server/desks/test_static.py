"""What every page is drawn with: the scripts of others as written down, statuses legible without colour, contrast."""

import hashlib
import re
from pathlib import Path

import pytest
from django.utils.text import slugify

import goodoffices.server.desks

DESKS = Path(goodoffices.server.desks.__file__).parent
STATIC = DESKS / "static" / "desks"
TEMPLATES = DESKS / "templates" / "desks"
COMPONENTS = (TEMPLATES / "COMPONENTS.md").read_text()
STATUSES = (STATIC / "statuses.css").read_text()


def families() -> dict[str, list[str]]:
    """The words of each family of statuses, from the table in COMPONENTS.md."""
    table = COMPONENTS.split("## Words, shapes, colours")[1].split("##")[0]
    rows = re.findall(r"^\| `?(\w+)`? \| (.+) \|$", table, re.MULTILINE)
    return {family: words.split(", ") for family, words in rows if family != "family"}


def shape(family: str, word: str) -> str | None:
    """The character drawn before the word: the rule of its family, if there is one, else the word's own."""
    code = slugify(word)
    for selector in (f".f-{family}.s-{code}", f".s-{code}"):
        rule = re.search(rf"(?:^|, ){re.escape(selector)}\b(?!-)[^{{}}]*{{[^}}]*--g: \"(.+?)\"", STATUSES, re.MULTILINE)
        if rule:
            return rule[1]
    return None


def tokens(css: str) -> dict[str, str]:
    root = css.split(":root {")[1].split("}")[0]
    return dict(re.findall(r"--([\w-]+): (#[0-9a-f]{3,6});", root))


def luminance(colour: str) -> float:
    """Relative luminance as WCAG 2.2 defines it."""
    digits = colour[1:] if len(colour) == 7 else "".join(2 * d for d in colour[1:])
    parts = [int(digits[i : i + 2], 16) / 255 for i in (0, 2, 4)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_vendored_scripts_are_the_files_that_are_written_down() -> None:
    page = (STATIC / "VENDORED.md").read_text()
    written = dict(re.findall(r"^\| `(vendor/\S+?)` .*`([0-9a-f]{64})` \|$", page, re.MULTILINE))
    found = {f"vendor/{f.name}": hashlib.sha256(f.read_bytes()).hexdigest() for f in (STATIC / "vendor").glob("*.js")}
    assert found == written
    for name in written:
        assert (STATIC / name.replace(".min.js", ".LICENSE.txt")).is_file()


def test_every_status_has_a_shape_of_its_own_in_its_family() -> None:
    assert set(families()) == {"point", "stance", "text", "date", "licence", "mandate", "mark", "marking", "other"}
    for family, words in families().items():
        shapes = {word: shape(family, word) for word in words}
        assert None not in shapes.values(), f"without a shape: {shapes}"
        if family != "other":
            assert len(set(shapes.values())) == len(words), f"two words of {family} look alike: {shapes}"


def test_every_point_and_stance_has_an_abbreviation_for_the_compact_board() -> None:
    for family in ("point", "stance"):
        codes = [slugify(word) for word in families()[family]]
        short = [re.search(rf"^\.s-{code} {{.*--a: \"(.+?)\"", STATUSES, re.MULTILINE) for code in codes]
        assert all(short)
        assert len({m[1] for m in short if m}) == len(short)


@pytest.mark.parametrize("ink", ["ink", "ink-2", "accent", "settled", "provisional", "against", "void"])
@pytest.mark.parametrize("ground", ["paper", "wash", "accent-wash"])
def test_text_has_the_contrast_of_wcag_aa(ink: str, ground: str) -> None:
    colours = tokens((STATIC / "base.css").read_text())
    assert contrast(colours[ink], colours[ground]) >= 4.5


def test_edges_of_controls_stand_out_from_paper() -> None:
    colours = tokens((STATIC / "base.css").read_text())
    assert contrast(colours["line-2"], colours["paper"]) >= 3


def test_contrast_is_that_of_black_on_white() -> None:
    assert contrast("#000000", "#fff") == pytest.approx(21)


def test_nothing_is_fetched_from_elsewhere() -> None:
    for file in [*STATIC.glob("*.css"), *STATIC.glob("*.js"), *TEMPLATES.rglob("*.html")]:
        text = file.read_text()
        assert not re.search(r"""(?:url\(|src=|href=|@import|from)\s*["']?(?:https?:)?//""", text), file.name
        assert not re.search(r"""(?:url\(|src=|href=)\s*["']?data:""", text), file.name
