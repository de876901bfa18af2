"""What is said at the doors, in a class and to outsiders goes through the catalogues, and so do its papers.

Each page is read in a language that marks whatever goes through; what nobody marked may only be what people wrote.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache as once
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from django.core.cache import cache
from django.http import HttpResponse
from django.test import Client, RequestFactory
from django.urls import reverse
from django.utils import translation

from goodoffices.documents import pdf
from goodoffices.kits.copying import INSTRUCTOR
from goodoffices.records import StoreBusy, StoreError, StoreFull, StoreSealed
from goodoffices.server.classroom import names, printing
from goodoffices.server.classroom.models import Class
from goodoffices.server.doors import access, holding
from goodoffices.server.doors.models import Account
from goodoffices.server.doors.pages import trouble
from goodoffices.server.jobs import shown as jobs
from goodoffices.server.outside import kept, serving
from goodoffices.server.store import registry as store
from goodoffices.talks.act import PUBLIC, SeatId
from tests.server.classroom.conftest import joined, klass, student, teacher  # noqa: F401  # fixtures among them
from tests.server.doors.people import deputy, invited, link_in, page, press, signed_in
from tests.server.doors.test_demo import in_the_demo, taken  # noqa: F401  # a fixture
from tests.server.doors.test_signing_in import OUR_PAGES
from tests.server.languages import pseudo
from tests.server.languages.test_wrapped import SAME, _strings
from tests.server.outside.conftest import AKRA as HEAD
from tests.server.outside.conftest import CHIEF as CHAIR
from tests.server.outside.conftest import TALKS as RIVER
from tests.server.outside.conftest import World
from tests.server.worlds import AKRA, CHIEF, ELSEWHERE, PRESIDENT, SEATS, SELM, TALKS

# Beside what is no word on any page: days, languages in their own words, keys, addresses, what programs send.
DAY = r"\d{1,2} [A-Z][a-z]{2,8} \d{4}"
ALIKE = rf"{SAME}|{DAY}|English|Français|Esc|https?://\S+|Authorization: Bearer|Atom|iCalendar"


def spoken(talks: str, seats: Iterable[SeatId]) -> set[str]:
    """What people wrote in the records that these seats read, and the ids in them."""
    found = {talks, *seats}
    for seat in seats:
        for state in store.get_registry().play(talks, seat).rooms.values():
            found.add(state.room)
            for entry in state.entries:
                found.add(entry.seat)
                found.update(words for words in _strings(entry.act) if len(words) > 2)
    return found


def unmarked(html: str) -> str:
    """A page without the text that is marked, also where markup stands in the midst of it."""
    parts, depth = re.split(r"(<[^>]*>)", html), 0
    for i, text in enumerate(parts[::2]):
        rest = []
        for letter in text:
            depth += (letter == pseudo.OPENS) - (letter == pseudo.CLOSES)
            if depth <= 0 and letter != pseudo.CLOSES:
                rest.append(letter)
        parts[2 * i] = "".join(rest)
    return "".join(parts)


def assert_wrapped(answers: dict[str, HttpResponse], own: set[str]) -> None:
    """Whatever these pages say of their own is marked."""
    words = sorted(own, key=len, reverse=True)
    missed = {
        f"{where}: {text}"
        for where, answer in answers.items()
        for text in pseudo.left(unmarked(answer.content.decode()), words, ALIKE)
    }
    assert answers
    assert missed == set()


def read(browser: Client, addresses: Iterable[str], status: int = 200) -> dict[str, HttpResponse]:
    found = {address: browser.get(address) for address in addresses}
    assert {address: answer.status_code for address, answer in found.items()} == dict.fromkeys(found, status)
    return found


# Doors


def in_the_lake() -> set[str]:
    usernames = set(Account.objects.values_list("username", flat=True))
    return spoken(TALKS, SEATS) | spoken(ELSEWHERE, SEATS) | usernames


@pytest.mark.usefixtures("world")
def test_signing_in_and_the_account() -> None:
    stranger, browser = Client(), signed_in(AKRA)
    with pseudo.marked():
        found = read(stranger, ["/", "/accounts/login/"])
        found["wrong"] = stranger.post("/accounts/login/", {"login": AKRA, "password": "wrong"})
        found |= read(browser, ["/", "/accounts/", "/accounts/welcome/"])
        for name in OUR_PAGES:
            answer = browser.get(reverse(name))
            if answer.status_code == 200:
                found[name] = answer
        found["no password"] = browser.post(reverse("account_change_password"), {})
        Authenticator.objects.create(
            user=Account.objects.get(username=AKRA), type=Authenticator.Type.RECOVERY_CODES,
            data={"seed": "0" * 40, "used_mask": 0},
        )  # fmt: skip
        found |= read(browser, ["/accounts/2fa/"])
    assert len(found) > 12
    assert_wrapped(found, in_the_lake())


@pytest.mark.usefixtures("world")
def test_seats_and_the_links_that_lead_to_them() -> None:
    deputy()
    first = invited(AKRA, "akra.deputy")
    chief, head = signed_in(CHIEF), signed_in(AKRA)
    press(head, page(AKRA, "seat/"), do="hand over")
    with pseudo.marked():
        found = read(chief, [page(CHIEF, "seat/"), page(CHIEF, "seats/"), first])
        found |= read(head, [page(AKRA, "seat/"), page(AKRA, "seats/")])
        found["stranger"] = Client().get(first)
        found["wrong"] = Client().post(first, {"username": AKRA, "password": "short", "again": "shorter"})
        found["invitation"] = press(head, page(AKRA, "seats/"), do="invite", seat="akra.deputy")
        found["own link"] = press(head, page(AKRA, "seat/"), do="hand over")
        found["my own"] = head.get(link_in(found["own link"]))
        found["lost"] = press(chief, page(CHIEF, "seats/"), do="sign-in link", seat=SELM)
        found["new password"] = Client().get(link_in(found["lost"]))
        found["token"] = press(chief, page(CHIEF, "seat/"), do="token", name="minutes")
        found["twice"] = press(chief, page(CHIEF, "seat/"), do="token", name="minutes")
        for what in ("lock", "unlock", "lock"):
            found[what] = chief.post(page(CHIEF, "seats/"), {"do": what, "seat": SELM}, follow=True)
        found["nobody"] = signed_in(PRESIDENT).get(page(PRESIDENT, "seats/"))
        found["void"] = head.post(page(AKRA, "seat/"), {"do": "withdraw"}, follow=True)
        found["locked"] = head.post(page(AKRA, "seat/"), {"do": "lock"}, follow=True)
    assert holding.holders(TALKS, store.get_registry().play(TALKS, AKRA).seat(AKRA)).exists()
    assert_wrapped(found, {*in_the_lake(), "minutes"})


@pytest.mark.usefixtures("world", "in_the_demo")
def test_the_demo() -> None:
    with pseudo.marked():
        found = read(Client(), ["/"])
        browser = taken()
        found |= read(browser, ["/", page(AKRA, "seat/")])
    assert_wrapped(found, in_the_lake())


@pytest.mark.parametrize("error", [StoreFull(), StoreBusy(), StoreSealed(""), StoreError(), ValueError()])
def test_the_servers_troubles(error: Exception) -> None:
    request = RequestFactory().get("/")
    with pseudo.marked():
        found = {"often": trouble.too_many(request), "stale": trouble.stale_form(request)}
        found["unread"] = trouble.malformed(request)
        try:
            raise error
        except Exception:
            found["failed"] = trouble.failed(request)
    assert_wrapped(found, set())


def test_a_page_of_trouble_says_its_language() -> None:
    with translation.override("ar"):
        said = trouble.too_many(RequestFactory().get("/")).content.decode()
    assert '<html lang="ar" dir="rtl">' in said


# A class


def in_the_class(klass: Class) -> set[str]:  # noqa: F811
    own = {klass.name, names.kit_of(klass).name, "Ada Brun"}
    for one in names.students(klass):
        own |= {one.name, one.code, f"{one.code[:3]} {one.code[3:]}"}
    for table in names.tables(klass):
        own |= spoken(table.talks, [INSTRUCTOR])
    return own | set(_strings(names.kit_of(klass).title))


def test_a_class_for_its_teacher(klass: Class, teacher: Client) -> None:  # noqa: F811
    base, ana, own = "/class/friday/", student(klass, "Ana").place.pk, in_the_class(klass)
    with pseudo.marked():
        found = read(
            teacher, [base, f"{base}wall/", f"{base}balance/", f"{base}balance/?closing=2", "/class/new/", "/"]
        )
        sent: list[dict[str, Any]] = [
            {"do": "begin"}, {"do": "late", "name": "Finn"}, {"do": "late", "name": "Finn"}, {"do": "late", "name": ""},
            {"do": "new code", "place": ana}, {"do": "absent", "place": ana}, {"do": "came", "place": ana},
            {"do": "move", "place": ana, "to": "2/observers.first"}, {"do": "no-shows"},
        ]  # fmt: skip
        for number, fields in enumerate(sent):
            found[f"{number} {fields['do']}"] = teacher.post(base, fields, follow=True)
        found |= {"after": teacher.get(base), "empty": teacher.get(f"{base}balance/")}
        kit = {"kit": "rail-depot"}
        for number, form in enumerate(
            [kit, {**kit, "names": "Ana\nAna"}, {**kit, "names": "name\n"}, {**kit, "names": "Ana", "tables": "x"},
             {**kit, "names": "Ana", "tables": "9"}, {**kit, "names": "who,group\nAna,A"}, {"names": "Ana"}]
        ):  # fmt: skip
            found[f"new {number}"] = teacher.post("/class/new/", form)
    assert_wrapped(
        found, own | in_the_class(klass) | {"Finn", "name", "who", "group", *names_of_kits(found["/class/new/"])}
    )


def names_of_kits(answer: HttpResponse) -> Iterator[str]:
    yield from (kit["name"] for kit in answer.context["kits"])


def test_a_class_for_its_students(klass: Class) -> None:  # noqa: F811
    with pseudo.marked():
        found = read(Client(), ["/class/"])
        found["wrong"] = Client().post("/class/", {"code": "BBBBBB"})
        browser = joined(klass, "Ana")
        found |= read(browser, ["/class/mine/"])
        names.student(student(klass, "Bo").place)
        klass.places.filter(pk=student(klass, "Bo").place.pk).update(table=None, seat="")
        found["waiting"] = joined(klass, "Bo", "10.0.0.10").get("/class/mine/")
    assert_wrapped(found, in_the_class(klass))


def test_cards_and_sheets_are_printed_in_the_language_of_whoever_prints(
    klass: Class,  # noqa: F811
    teacher: Client,  # noqa: F811
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(printing, "printed", lambda html: html)
    addresses = ["/class/friday/cards.pdf", "/class/friday/sheets.pdf"]
    with pseudo.marked():
        found = read(teacher, addresses)
    assert_wrapped(found, in_the_class(klass))
    teacher.cookies["interface"] = "ar"
    assert all(b'<html lang="ar" dir="rtl">' in answer.content for answer in read(teacher, addresses).values())


def test_where_no_pdf_can_be_made(teacher: Client, monkeypatch: pytest.MonkeyPatch) -> None:  # noqa: F811
    def fails(html: bytes) -> bytes:
        raise pdf.Unprintable(pdf.WANTING)

    monkeypatch.setattr(printing, "printed", fails)
    with pseudo.marked():
        found = read(teacher, ["/class/friday/cards.pdf"], 503)
    assert_wrapped(found, set())


def test_what_happened_to_a_class_is_kept_in_english_and_told_in_the_language_of_the_reader(
    klass: Class,  # noqa: F811
    teacher: Client,  # noqa: F811
) -> None:
    with pseudo.marked():
        joined(klass, "Ana")
        marked = teacher.get("/class/friday/").content.decode()
    assert "⟦Ana came.⟧" in marked
    assert "Ana came." in teacher.get("/class/friday/").content.decode()


# Outsiders


@pytest.fixture
def river(monkeypatch: pytest.MonkeyPatch, db: None) -> World:
    """Talks whose page is open, with a round, a statement that was corrected and then withdrawn, and a claim."""
    made = World()
    monkeypatch.setattr(store, "get_registry", once(lambda: made.registry))
    monkeypatch.setattr(access, "get_registry", once(lambda: made.registry))
    kept.forget()
    cache.clear()
    made.do(CHAIR, PUBLIC, "OpenPublicPage")
    for number, status in enumerate(("planned", "tentative", "confirmed", "denied"), 1):
        made.do(CHAIR, PUBLIC, "ScheduleRound", round=number, dates="2027-03-10", status=status, place="Geneva")
    said = {"title": {"en": "On water"}, "text": {"en": "We met."}, "on_behalf_of": ["secretariat"]}
    first, second = (made.do(CHAIR, PUBLIC, "Publish", **said) for _ in range(2))
    made.do(CHAIR, PUBLIC, "CorrectStatement", statement=first, text={"en": "We meet."}, note="A slip.")
    made.do(CHAIR, PUBLIC, "CorrectStatement", statement=second, withdrawn=True)
    filed = made.do(CHAIR, PUBLIC, "FileDispatch", publisher="Tern", title="News", published="2027-03-01")
    made.do(CHAIR, PUBLIC, "RecordClaim", claim="left", dispatch=filed, words="One.")
    return made


def test_the_public_page(river: World) -> None:
    with pseudo.marked():
        found = {"page": river.get()}
    assert_wrapped(found, spoken(RIVER, [CHAIR, HEAD, "public"]))


def test_the_feed_and_the_calendar(river: World) -> None:
    with pseudo.marked():
        feed, calendar = river.text("statements.atom"), river.text("rounds.ics").replace("\r\n ", "")
    assert "<title>⟦Corrected: On water⟧</title>" in feed
    assert "<title>⟦Withdrawn: On water⟧</title>" in feed
    assert calendar.count("SUMMARY:⟦") == calendar.count("DESCRIPTION:⟦") == 4


def test_outsiders_read_the_language_of_the_talks_whatever_theirs_is(river: World) -> None:
    english = river.get()
    asked = {"Accept-Language": "fr", "Cookie": "interface=fr"}
    again = river.get(**asked)
    assert (again.content, again.headers["Content-Language"]) == (english.content, "en")
    assert b'<html lang="en">' in again.content


def test_the_language_of_talks_that_are_not_in_one_of_ours_is_english() -> None:
    assert [serving.interface(tags) for tags in (["fr", "en"], ["et", "ru"], ["et"], ["zh-Hant"], [])] == [
        "fr", "ru", "en", "zh-hans", "en",
    ]  # fmt: skip


# Jobs


def test_why_a_job_failed_is_said_in_the_language_of_the_reader(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(jobs.keeping, "result", lambda job: "This server has no libraries for settlement analysis.")
    with pseudo.marked():
        assert jobs._wrong(jobs.Job()) == "⟦This server has no libraries for settlement analysis.⟧"
    monkeypatch.setattr(jobs.keeping, "result", lambda job: "")
    assert jobs._wrong(jobs.Job()) == "It could not be finished. Send it again."
