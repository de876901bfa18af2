"""Languages: a translation is stale when its source was changed later, and brackets and numbers are compared."""

from goodoffices.documents.languages import translations, unlike
from goodoffices.talks.act import PLENARY
from tests.documents.gathered import of, point
from tests.talks.world import AKRA, SELM, SOC, World, founded

BOTH = {"en": "Within 30 days.", "fr": "Sous 30 jours."}


def stale(world: World, number: int) -> list[str]:
    here = world.room().alternatives
    return [t.language for t in translations(here, here.alternatives["1", number], ("en", "fr")) if t.stale]


def test_a_translation_is_stale_until_it_is_changed_too() -> None:
    world = founded()
    number = world.do(SOC, PLENARY, "Propose", point="1", text=BOTH)
    assert stale(world, number) == []
    fields = {"point": "1", "alternative": number}
    second = world.do(SOC, PLENARY, "Amend", **fields, wording=number, text={**BOTH, "en": "Within 60 days."})
    assert stale(world, number) == ["fr"]
    now = {"en": "Within 60 days.", "fr": "Sous 60 jours."}
    third = world.do(SOC, PLENARY, "Amend", **fields, wording=second, text=now)
    assert stale(world, number) == []
    world.do(SOC, PLENARY, "Amend", **fields, wording=third, text={**now, "fr": "Sous soixante jours."})
    assert stale(world, number) == []  # a better translation does not make its source stale


def test_words_put_into_one_language_alone_leave_the_other_stale() -> None:
    world = founded()
    base = world.do(SOC, PLENARY, "Propose", point="1", text=BOTH)
    one = world.do(
        AKRA, PLENARY, "Propose", point="1", text={"en": "60"}, place={"wording": base, "runs": {"en": [7, 9]}}
    )
    runs = {"en": [7, 9], "fr": [5, 7]}
    both = world.do(
        SELM, PLENARY, "Propose", point="1", text={"en": "90", "fr": "90"}, place={"wording": base, "runs": runs}
    )
    assert (stale(world, one), stale(world, both), stale(world, base)) == (["fr"], [], [])
    found = unlike(point(of(world)), ("en", "fr"))
    assert [(x.language, x.other, x.more, x.less.options, x.less.numbers) for x in found] == [
        ("fr", "en", found[0].more, (one,), ("60",))
    ]
    assert not found[0].more


def test_languages_that_have_the_same_brackets_and_numbers_are_alike() -> None:
    world = founded()
    world.do(SOC, PLENARY, "Propose", point="1", text=BOTH)
    assert unlike(point(of(world)), ("en", "fr", "ar")) == ()
