"""What it is worth to us: answered by forms that need no script, contradicted, taken back; seen in one capital."""

from __future__ import annotations

import json
import re
from datetime import timedelta

import pytest

from goodoffices.registry import Receipt
from goodoffices.talks.act import PLENARY
from goodoffices.talks.weighing import open_points
from tests.server.desks.conftest import Reader
from tests.server.desks.script import AKRA, CHIEF, HOST, PREMIER, PRESIDENT, PRESS, SEATS, SELM, SOC, TALKS

HOME = "capital.akra"


def send(actor: Reader, kind: str, seat: str = AKRA, **typed: object) -> tuple[int, str]:
    """Send a form of the page; the status, and the page that follows."""
    response = actor.post(seat, "worth/", {"do": kind, **typed}, follow=True)
    return response.status_code, response.content.decode()


def live(actor: Reader) -> dict[str, tuple[int, ...]]:
    return open_points(actor.script.registry.play(TALKS, AKRA).plenary)


def enter(actor: Reader, kind: str, seat: str = AKRA, room: str = HOME, **act: object) -> object:
    actor.script.sent += 1
    actor.script.time += timedelta(minutes=1)
    raw = json.dumps({"kind": kind, **act})
    return actor.script.registry.submit(TALKS, seat, room, raw, f"worth-{actor.script.sent}")


def rank(actor: Reader, point: str, *numbers: int) -> tuple[int, str]:
    return send(actor, "RankAlternatives", point=point, **{f"place.{n}": i for i, n in enumerate(numbers, 1)})


@pytest.fixture
def two(actor: Reader) -> Reader:
    """Talks in which two points have two alternatives each."""
    for place, words in enumerate(("North.", "South.")):
        seat = (AKRA, SELM)[place]
        assert isinstance(enter(actor, "Propose", seat, PLENARY, point="1", text={"en": words}), Receipt)
    return actor


def several(actor: Reader) -> dict[str, tuple[int, ...]]:
    return {point: numbers for point, numbers in live(actor).items() if len(numbers) > 1}


def test_orders_and_shares_make_ranges_narrow(two: Reader) -> None:
    points = several(two)
    assert {"1", "2"} <= points.keys()
    before = two.text(AKRA, "worth/")
    assert "Order the alternatives of" in before
    for point, numbers in live(two).items():
        if len(numbers) > 1:
            status, text = rank(two, point, *numbers)
            assert (status, "Kept, in your capital" in text) == (200, True)
    names = list(points)
    shares = {f"share.{p}": 0 for p in names} | {f"share.{names[0]}": 60, f"share.{names[1]}": 40}
    status, text = send(two, "DividePoints", **shares)
    assert status == 200
    assert "divided 100 among points" in text
    answers = two.script.registry.play(TALKS, AKRA).rooms[HOME].worth.standing()
    assert len(answers) == len(points) + 1
    assert "No agreement is better" in text, "what is to be had without an agreement is asked for last"


def test_the_question_can_be_answered_from_the_page(two: Reader) -> None:
    for point, numbers in several(two).items():
        rank(two, point, *numbers)
    text = two.text(AKRA, "worth/")
    form = re.search(r'<section class="section" aria-labelledby="question">.*?</section>', text, re.S)
    assert form is not None
    if "Divide 100" in form[0]:
        names = list(several(two))
        send(two, "DividePoints", **{f"share.{p}": 100 if p == names[0] else 0 for p in names})
        form = re.search(
            r'<section class="section" aria-labelledby="question">.*?</section>', two.text(AKRA, "worth/"), re.S
        )
        assert form is not None
    fields = dict(re.findall(r'type="hidden" name="((?:first|second)\.[^"]+)" value="([^"]+)"', form[0]))
    assert fields
    status, text = send(two, "ComparePackages", better="first", **fields)
    assert status == 200
    assert "found one package better than the other" in text


def test_a_contradiction_is_shown_smallest_and_each_part_can_be_taken_back(two: Reader) -> None:
    (point, numbers), *_ = several(two).items()
    rank(two, point, *numbers)
    best, worst = numbers[0], numbers[-1]
    status, text = send(two, "ComparePackages", better="second", **{f"first.{point}": best, f"second.{point}": worst})
    assert status == 200
    assert "These 2 answers cannot all be true" in text
    clash = text.split('id="clash"')[1].split("</section>")[0]
    entries = re.findall(r'name="answer" value="(\d+)"', clash)
    assert len(entries) == 2
    assert "What giving way would cost" not in text
    status, text = send(two, "TakeBack", answer=entries[0])
    assert (status, "cannot all be true" in text) == (200, False)
    assert "Taken back." in text


def test_numbers_and_ranges_are_typed_and_no_agreement_beside_them(two: Reader) -> None:
    typed = {f"worth.{p}.{n}": "30 – 40" if i else "10" for p, ns in live(two).items() for i, n in enumerate(ns)}
    status, text = send(two, "NoteWorths", none="20 to 25", **typed)
    assert status == 200
    assert "no agreement: 20 to 25" in text
    assert 'value="30 to 40"' in text
    status, text = send(two, "NoteWorths", **typed, **{f"known.{k[6:]}": v for k, v in typed.items()})
    assert status == 422
    assert "Nothing was changed" in text


BAD = [
    ("RankAlternatives", {"point": "2"}, "Order two alternatives at least."),
    ("RankAlternatives", {"point": "2", "place.1": "x"}, "is no whole number"),
    ("RankAlternatives", {"place.1": "1", "place.2": "2"}, "There is no point ?."),
    ("RankAlternatives", {"point": "99", "place.1": "1", "place.2": "2"}, "There is no point 99."),
    ("DividePoints", {"share.1": "50", "share.2": "60"}, "The shares make 110: divide exactly 100."),
    ("DividePoints", {"share.1": "-50", "share.2": "150"}, "from 0 to 100"),
    ("DividePoints", {"share.1": "50", "share.2": "50"}, "Order all alternatives of point"),
    ("DividePoints", {"share.1": "100"}, "two points at least"),
    ("ComparePackages", {"better": "first"}, "are the same"),
    ("ComparePackages", {"better": "perhaps"}, "Say which of the two is better"),
    ("ComparePackages", {"better": "first", "first.2": "9999"}, "brings no alternative on point 2"),
    ("NoteWorths", {"worth.2.MINE": "-5"}, "from 0 to 10,000"),
    ("NoteWorths", {"worth.2.MINE": "99999999999"}, "from 0 to 10,000"),
    ("NoteWorths", {"worth.2.MINE": "9999999999999999999999"}, "is no whole number and no range"),
    ("NoteWorths", {"worth.2.MINE": "40 to 30"}, "lower end first"),
    ("NoteWorths", {"worth.2.MINE": "nan"}, "is no whole number and no range"),
    ("NoteWorths", {"none": "2000000"}, "from 0 to 1,000,000"),
    ("NoteWorths", {}, "Nothing was changed"),
    ("TakeBack", {"answer": "1"}, "no answer on worth that still counts"),
    ("TakeBack", {"answer": ""}, "is no whole number"),
    ("Nonsense", {}, "Choose what you want to say"),
]


@pytest.mark.parametrize(("kind", "typed", "says"), BAD)
def test_bad_input_gets_a_clear_answer_and_keeps_what_was_typed(
    two: Reader, kind: str, typed: dict[str, str], says: str
) -> None:
    typed = {name.replace("MINE", str(two.script.mine)): value for name, value in typed.items()}
    status, text = send(two, kind, **typed)
    assert status == 422
    assert says in text
    assert "Not kept" in text
    assert two.script.registry.play(TALKS, AKRA).rooms[HOME].worth.standing() == []
    if kind == "NoteWorths" and typed:
        assert f'value="{next(iter(typed.values()))}"' in text


def test_what_the_table_does_meanwhile_sets_answers_aside_and_says_so(two: Reader) -> None:
    points = several(two)
    for point, numbers in points.items():
        rank(two, point, *numbers)
    first, second = list(points)[:2]
    send(two, "DividePoints", **{f"share.{first}": 50, f"share.{second}": 50})
    send(two, "ComparePackages", better="first", **{f"first.{p}": ns[0] for p, ns in live(two).items()})
    assert "Set aside" not in two.text(AKRA, "worth/")
    new = enter(two, "Propose", SELM, PLENARY, point="2", text={"en": "Something else."})
    assert isinstance(new, Receipt)
    text = two.text(AKRA, "worth/")
    assert "Point 2 has an alternative that your order does not have: order it, and divide 100 again." in text
    assert isinstance(enter(two, "AddPoint", SOC, PLENARY, point="19", title={"en": "Pilots"}), Receipt)
    assert isinstance(enter(two, "Propose", SELM, PLENARY, point="19", text={"en": "Pilots stay."}), Receipt)
    text = two.text(AKRA, "worth/")
    assert "Point 19 has come onto the table since, and it says nothing of it: compare with no agreement again." in text
    assert isinstance(enter(two, "Withdraw", SELM, PLENARY, point="2", alternative=new.number), Receipt)
    assert "divide 100 again" not in two.text(AKRA, "worth/")
    gone = enter(two, "RankAlternatives", point="2", groups=[[new.number], [two.script.mine]])
    assert "withdrawn in entry" in gone.message  # type: ignore[attr-defined]


def test_red_lines_come_from_the_mandate(two: Reader) -> None:
    text = two.text(AKRA, "worth/")
    order = text.split('id="order-2"')[1].split("</details>")[0]
    theirs = order.split(f'name="place.{two.script.theirs}"')[1].split("</li>")[0]
    assert "never" in theirs
    assert "1.9" in theirs


def test_changed_words_are_pointed_out(two: Reader) -> None:
    rank(two, "2", *several(two)["2"])
    words = {"text": {"en": "Not less than 1.2."}, "alternative": two.script.mine, "point": "2"}
    wording = two.script.registry.play(TALKS, AKRA).plenary.alternatives.alternatives["2", two.script.mine].wording
    done = enter(two, "Amend", AKRA, PLENARY, wording=wording.number, **words)
    assert isinstance(done, Receipt), done
    assert "Words have changed since" in two.text(AKRA, "worth/")


def test_a_seat_that_may_not_weigh_reads_and_is_refused(two: Reader) -> None:
    assert "Keep this order" not in two.text(PRESS, "worth/")
    status, text = send(two, "NoteWorths", PRESS, none="5")
    assert status == 422
    assert "is for: head, deputy" in text
    assert send(two, "NoteWorths", PRESIDENT, none="5")[0] == 200


def test_nobody_outside_the_capital_gets_a_different_byte(two: Reader) -> None:
    outside = [seat for seat in SEATS if seat not in (AKRA, PRESS, PRESIDENT)]
    assert {SELM, PREMIER, SOC, CHIEF, HOST} <= set(outside)
    paths = ("worth/?package=1", "mandate/", "", "board/", "rooms/", f"rooms/{PLENARY}/", "points/plenary/2/",
             f"rooms/{HOME}/",
             f"rooms/{HOME}/act/NoteWorths/", f"rooms/{PLENARY}/act/NoteWorths/")  # fmt: skip
    nonce = re.compile(rb'(name="(?:csrfmiddlewaretoken|key|next)" value="[^"]*"|value="[0-9a-f]{32}[^"]*")')

    def seen() -> dict[tuple[str, str], tuple[int, bytes]]:
        found = {}
        for seat in outside:
            for path in paths:
                answer = two.get(seat, path)
                found[seat, path] = answer.status_code, nonce.sub(b"", answer.content)
        return found

    seen()  # once looked at, what was new is marked
    before = seen()
    assert {status for status, _ in before.values()} == {200, 404}
    for point, numbers in several(two).items():
        assert rank(two, point, *numbers)[0] == 200
    assert send(two, "NoteWorths", none="5")[0] == 200
    after = seen()
    assert [where for where, answer in before.items() if after[where] != answer] == []
    assert send(two, "NoteWorths", SELM, none="7")[0] == 200
    assert two.script.registry.play(TALKS, SELM).rooms["capital.selm"].worth.no_agreement is not None
    assert "no agreement: 7" not in two.text(AKRA, "worth/")
