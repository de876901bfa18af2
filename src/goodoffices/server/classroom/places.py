"""Coming to one's place with a code, leaving it, a lost telephone; and coming late, not at all, or to another table."""

from __future__ import annotations

from secrets import token_hex

from django.db import transaction
from django.db.models import Max
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect

from goodoffices.kits.seating import Balance, Seating, Sitting, balance
from goodoffices.phrases import counted, phrase
from goodoffices.server.classroom import codes, names, opening, sealed, standing_in, story
from goodoffices.server.classroom.models import Class, Place, TableOf
from goodoffices.server.classroom.names import Student
from goodoffices.server.classroom.roster import Student as OnRoster
from goodoffices.server.desks import watcher
from goodoffices.server.doors import holding
from goodoffices.server.doors.models import Account, SeatAccount
from goodoffices.server.store.registry import get_registry
from goodoffices.talks.act import SeatId, Talks


def enter(place: Place) -> Account | None:
    """Use the code of a place: the account that is to be signed in; None if somebody was faster, or it was used."""
    now = get_registry().now()
    with transaction.atomic():
        if not Place.objects.filter(pk=place.pk, digest=place.digest, joined=None).update(joined=now, absent=False):
            return None
        place.refresh_from_db()
        account = place.account
        if account is None:
            account = Account.objects.create_user(f"student-{token_hex(8)}")
            Place.objects.filter(pk=place.pk).update(account=account)
            place.account = account
        _hold(place)
        story.note(place.klass, "joined", phrase("{name} came.", name=names.student(place).name))
    return account


def leave(place: Place) -> None:
    """The student goes: sessions end, and the same code leads to the place again."""
    with transaction.atomic():
        place = _as_it_is(place)
        Place.objects.filter(pk=place.pk).update(joined=None)
        if place.account is not None:
            _put_out(place.account)
        story.note(place.klass, "left", phrase("{name} left.", name=names.student(place).name))


def renew(place: Place) -> None:
    """A lost telephone: a new code; the old code and every session that is open with it end at once."""
    code = codes.fresh(f"{place.klass.name}/{place.number}")
    with transaction.atomic():
        place = _as_it_is(place)
        kept = {**sealed.get(place.kept), "code": code}
        Place.objects.filter(pk=place.pk).update(kept=sealed.put(kept), digest=codes.digest(code), joined=None)
        if place.account is not None:
            _put_out(place.account)
        story.note(place.klass, "new code", phrase("{name} has a new code.", name=kept["name"]))


def mark_absent(place: Place, absent: bool) -> None:
    """A no-show, or one who came after all. Who is absent keeps the code, and has no seat."""
    with transaction.atomic():
        Place.objects.filter(pk=place.pk).update(absent=absent)
        if absent:
            leaving = _as_it_is(place)
            Place.objects.filter(pk=place.pk).update(joined=None)
            if leaving.account is not None:
                _put_out(leaving.account)
            move(place, None)
        name = names.student(place).name
        words = phrase("{name} is not here.", name=name) if absent else phrase("{name} is here.", name=name)
        story.note(place.klass, "absent" if absent else "came", words)


def add_late(klass: Class, name: str) -> Place:
    """Somebody who is not on the roster. The seat comes with the next balancing."""
    with transaction.atomic():
        number = (klass.places.aggregate(last=Max("number"))["last"] or 0) + 1
        place = opening.add(klass, number, OnRoster(name), None, None)
        story.note(klass, "late", phrase("{name} was added.", name=name))
    return place


def plan(klass: Class, closing: int | None = None) -> Balance:
    """What balancing the tables again would change, by who is on the roster and not absent."""
    there = [Sitting(one.place.pk, one.at) for one in names.students(klass) if not one.place.absent]
    return balance(names.kit_of(klass).seats, there, [table.number for table in names.tables(klass)], closing)


def carry_out(klass: Class, planned: Balance, closing: int | None = None) -> None:
    """Do what a plan says, and give up the table that it closes."""
    at = {table.number: table for table in names.tables(klass)}
    with transaction.atomic():
        for each in planned.moves:
            place = klass.places.select_related("account").get(pk=each.who)
            move(place, each.after, at[each.after.table])
        if closing is not None and closing in at:
            TableOf.objects.filter(pk=at[closing].pk).update(closed=get_registry().now())
            story.note(klass, "closed", phrase("Table {number} was given up.", number=closing))
        if planned.moves:
            moved = counted(
                "{number} people were given other seats.", "{number} people were given other seats.", len(planned.moves)
            )
            story.note(klass, "balanced", moved)


def move(place: Place, to: Seating | None, table: TableOf | None = None) -> None:
    """Seat a student elsewhere, or nowhere; whoever is in already finds the new seat at the next page."""
    with transaction.atomic():
        now = _as_it_is(place)
        place.account, place.joined = now.account, now.joined
        if place.account is not None:
            left = holding.give_up(place.account)
            transaction.on_commit(lambda: watcher.look_again(left))
        place.table, place.seat = (table, to.seat) if to is not None else (None, "")
        Place.objects.filter(pk=place.pk).update(table=place.table, seat=place.seat)
        if place.joined is not None:
            _hold(place)


def _as_it_is(place: Place) -> Place:
    """The place read again and held, for whoever comes in with the code meanwhile."""
    held = Place.objects.select_for_update(of=("self",)).select_related("klass", "table", "account")
    return held.get(pk=place.pk)


def _put_out(account: Account) -> None:
    """Whoever had the telephone has nothing left: no session, no token, no link, no passkey of their own."""
    left = holding.shut_out(account)
    transaction.on_commit(lambda: watcher.look_again(left))


def _hold(place: Place) -> None:
    """Let the student's account hold the seat, beside whoever shares it."""
    if place.account is None or place.table is None:
        return
    standing_in.leave(place.klass, place.table, place.seat)
    registry, talks = get_registry(), place.table.talks
    seat = registry.play(talks, place.seat).seat(place.seat)
    if seat is None or seat.vacant:
        return
    SeatAccount.objects.get_or_create(
        account=place.account, talks=talks, seat=place.seat, seating=seat.number, ended=None, shared=True,
        defaults={"since": registry.now()},
    )  # fmt: skip


def beside(student: Student) -> list[str]:
    """The names of those who share the student's seat."""
    if student.place.table is None:
        return []
    same = student.place.table.places.filter(seat=student.place.seat, absent=False).exclude(pk=student.place.pk)
    return [names.student(place).name for place in same.select_related("table").order_by("number")]


def of(account: object) -> Place | None:
    """The place of whoever is signed in."""
    if not isinstance(account, Account):
        return None
    return Place.objects.filter(account=account).select_related("klass", "table", "account").first()


def onward(request: HttpRequest, talks: Talks, seat: SeatId) -> HttpResponseBase | None:
    """The way to one's place for a student who asks for a page of a seat that was theirs, and is no longer."""
    place = of(request.user) if "text/html" in request.headers.get("Accept", "") else None
    if request.method != "GET" or place is None or place.account is None:
        return None
    held = SeatAccount.objects.filter(account=place.account, talks=talks, seat=seat)
    if not held.exists() or held.filter(ended=None).exists():
        return None
    return redirect("classroom:mine")


def seat_late(place: Place) -> None:
    """Give somebody who came late what is most wanted, without moving anybody else."""
    kit, klass = names.kit_of(place.klass), place.klass
    others = [one for one in names.students(klass) if one.place.pk != place.pk and not one.place.absent]
    at = {table.number: table for table in names.tables(klass)}
    taken = {one.at for one in others}
    gaps = [Seating(n, seat.id) for seat in kit.seats if seat.needed for n in at if Seating(n, seat.id) not in taken]
    if gaps:
        move(place, gaps[0], at[gaps[0].table])
        return
    alone = [Sitting(one.place.pk, one.at) for one in others if one.at is not None]
    for each in balance(kit.seats, [*alone, Sitting(place.pk)], list(at)).moves:
        if each.who == place.pk:
            move(place, each.after, at[each.after.table])
