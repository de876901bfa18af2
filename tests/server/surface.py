"""Everything that a seat can ask of the server, by the URLconf itself: an address that nobody thought of fails."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import cycle
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver

from goodoffices.proof.checkpoint import cosign
from goodoffices.proof.keys import WITNESS, SigningKey
from goodoffices.talks.kinds import KINDS
from tests.house import HOUSE
from tests.server.worlds import (
    AKRA,
    BILATERAL,
    CAUCUS,
    CHIEF,
    ELSEWHERE,
    MEDIATOR,
    NOWHERE,
    PRESIDENT,
    SEATS,
    SELM,
    TALKS,
    TRACK,
)

ROOMS = (
    "plenary", "public", "mediation", "capital.akra", "capital.selm", TRACK, CAUCUS, BILATERAL, "no@where", "new",
)  # fmt: skip
ACTS = ("Say", "Propose", "TakeStance", "OpenRoom", "BringIn", "Quote", "Nonsense")

# What may stand for each part of an address: what is open, what is behind some door, and what does not exist.
PARTS: dict[str, tuple[object, ...]] = {
    "room": ROOMS,
    "point": ("1", "2", "9"),
    "kind": ACTS,
    "number": (1, 2, 5, 99),
    "place": (0, 1),
    "token": ("nonsense",),
    "pk": (1, 2),
    "rest": ("nothing/of/the/kind",),
    "name": ("no-class",),
    "form": ("html", "word", "columns", "pdf", "akoma", "markdown", "nonsense"),
}
# (talks, seat): one's own seat stands first; then others, of which some exist only where more has happened.
FOREIGN = ((TALKS, PRESIDENT), (TALKS, AKRA), (TALKS, "no.such"), (ELSEWHERE, CHIEF), (NOWHERE, CHIEF))

# Every address of the server by name, and what else may be asked for there. One that is missing here fails the test.
QUERIES: dict[str, tuple[str, ...]] = {
    "interface": ("",),
    "desks:desk": ("", "?as-of=2027-03-01", "?as-of=nonsense"),
    "desks:board": ("", "?as-of=2027-03-01", *(f"?room={room}" for room in ROOMS)),
    "desks:point": ("",),
    "desks:merge": ("",),
    "desks:text-returned": ("",),
    "desks:text-new": ("", "?room=plenary"),
    "desks:genuine": ("",),
    "desks:exports": ("",),
    "desks:export": ("",),
    "desks:agreed": ("", "?since=2", "?since=x"),
    "desks:agreed-file": ("", "?since=2"),
    "desks:sheet-file": ("",),
    "desks:report-file": ("",),
    "desks:screen": ("", "?shown=x"),
    "desks:speakers": ("",),
    "desks:text": ("", "?at=3&against=2", "?against=2027-03-01", *(f"?room={room}" for room in ROOMS)),
    "desks:text-file": ("", "?copy=akra", "?at=3&against=2"),
    "desks:rooms": ("", "?as-of=2027-03-01"),
    "desks:room": ("", "?at=1"),
    "desks:robustness": ("",),
    "desks:robustness-picture": ("",),
    "desks:job": ("",),
    "desks:packages": ("", "?as-of=2027-03-01"),
    "desks:packages-picture": ("", "?save=1"),
    "desks:act": ("",),
    "desks:worth": ("", "?package=1", "?package=x", "?as-of=2027-03-01"),
    "desks:language": ("", "?to=fr"),
    "desks:live": ("",),  # one's own is listened to, see `lines`
    **dict.fromkeys(
        (
            "desks:rounds", "desks:programme", "desks:sheet", "desks:mandate", "desks:reports", "desks:draft-report",
            "desks:report", "desks:papers", "desks:undertakings", "desks:delegations", "desks:closing", "desks:press",
            "desks:receipt", "desks:understandings", "desks:questions", "desks:rules", "desks:answer", "desks:bundle",
            "desks:at-rest",
            "doors:landing", "doors:account", "doors:welcome", "doors:invitation", "doors:sign-in", "doors:seat",
            "doors:seats",
            "api:openapi-json", "api:openapi-view", "api:api-root", "api-nothing", "api:act", "api:rooms",
            "api:question_key", "api:file", "api:suggested", "api:original", "api:house", "api:cosign", "api:told",
            "api:bundle", "outside:verifier", "outside:keys",
            "classroom:join", "classroom:mine", "classroom:new", "classroom:teach", "classroom:desk", "classroom:wall",
            "classroom:balance", "classroom:cards", "classroom:sheets", "classroom:tables", "classroom:table",
            "classroom:score", "classroom:debrief", "classroom:debrief-picture", "classroom:debrief-sheets",
            "classroom:debrief-sheets-pdf", "classroom:debrief-csv", "classroom:debrief-table",
            "classroom:debrief-path", "classroom:debrief-replay",
        ),
        ("",),
    ),
    **dict.fromkeys(
        ("outside:page", "outside:statements", "outside:rounds", "outside:claims-csv", "outside:claims-json"),
        ("", "?x"),
    ),
    "desks:drafts": ("", "?left=1", "?left=3", "?draft=99", "?as-of=2027-03-01"),
    "desks:drafts-picture": ("", "?series=99"),
    "desks:questions-picture": ("",),
    "desks:dispatches": ("", "?q=water", "?q=the", "?before=3&filed=2"),
    "desks:original": ("",),
    "desks:review": ("",),
    "desks:record": ("", "?as-of=2027-03-01"),
    "desks:chronology": ("", "?known=2027-03-01", "?by=happened", "?round=1"),
    **dict.fromkeys(("desks:chronology-picture", "desks:chronology-csv", "desks:chronology-json"), ("", "?party=akra")),
    "api:play": ("", "?as-of=2027-03-01"),
    "api:entries": ("", "?after=1&limit=2"),
    "api:packages": ("", "?as-of=2027-03-01"),
    "desks:heads": ("", *(f"?room={room}&old=1" for room in ROOMS), "?room=plenary&old=99", "?room=plenary&old=x"),
    "api:checkpoint": ("", "?size=1", "?size=99", "?size=0"),
    "api:consistency": ("?old=0", "?old=1", "?old=99", ""),
    "api:receipt": ("", "?size=2", "?size=99"),
    "api:search": ("", "?q=water", "?q=the", "?q=the&before=3&limit=1"),
}  # fmt: skip
LIBRARY = re.compile(r"(account|mfa)_\w+")  # allauth's own pages: they know of accounts, and of nothing at the table


@dataclass(frozen=True)
class Ask:
    """One request of a reader."""

    path: str
    method: str = "GET"
    form: Mapping[str, str | bytes] = field(default_factory=dict)  # bytes are sent as a file
    act: Mapping[str, Any] | None = None
    headers: Mapping[str, str] = field(default_factory=dict)
    forged: bool = False  # a form without its token

    def __str__(self) -> str:
        more = dict(self.form) or self.act or dict(self.headers) or ("forged" if self.forged else "")
        return f"{self.method} {self.path} {more}".strip()


def addresses() -> Iterator[tuple[str, str]]:
    """Every address of the URLconf: its name and its pattern."""

    def walk(patterns: list[URLPattern | URLResolver], before: str, space: str) -> Iterator[tuple[str, str]]:
        for found in patterns:
            if isinstance(found, URLResolver):
                within = f"{space}{found.namespace}:" if found.namespace else space
                yield from walk(found.url_patterns, before + str(found.pattern), within)
            else:
                yield f"{space}{found.name}", before + str(found.pattern)

    yield from walk(get_resolver().url_patterns, "/", "")


def paths(seat: str) -> set[str]:
    """Each address once, with the seat's own parts."""
    return {_filled(pattern, talks=TALKS, seat=seat, **_choices(pattern)[0]) for _, pattern in addresses()}


def uncovered() -> list[str]:
    """Addresses that no request of this test goes to, by name, or with a part that it has nothing for."""
    return [
        f"{name} {pattern}"
        for name, pattern in addresses()
        if not (name in QUERIES or LIBRARY.fullmatch(name)) or set(_parts(pattern)) - {"talks", "seat", *PARTS}
    ]


def _parts(pattern: str) -> list[str]:
    return re.findall(r"<(?:\w+:)?(\w+)>", pattern)


def _filled(pattern: str, **values: object) -> str:
    return re.sub(r"<(?:\w+:)?(\w+)>", lambda part: str(values[part[1]]), pattern)


def _choices(pattern: str) -> list[dict[str, object]]:
    """What may stand for the parts of an address: each value of each part once, the others at their first."""
    parts = [part for part in _parts(pattern) if part in PARTS]
    first = {part: PARTS[part][0] for part in parts}
    return [first, *({**first, part: value} for part in parts for value in PARTS[part][1:])]


def reading(seat: str) -> Iterator[Ask]:
    """Every address of the server, as `seat` may ask for it: with its own parts, with others', with none that exist."""
    own = (TALKS, seat)
    for name, pattern in addresses():
        choices = _choices(pattern)
        if name != "desks:live":
            for values in choices:
                for query in QUERIES.get(name, ("",)):
                    yield Ask(_filled(pattern, talks=TALKS, seat=seat, **values) + query)
        for talks, other in FOREIGN if "talks" in _parts(pattern) else ():
            if (talks, other) != own:
                yield Ask(_filled(pattern, talks=talks, seat=other, **choices[0]))
    yield Ask(f"/t/{TALKS}/as/{seat}/rooms/plenary/act/TakeStance/?point=1&wording=12")
    for kind in KINDS if seat in (SELM, MEDIATOR) else ():
        yield Ask(f"/t/{TALKS}/as/{seat}/rooms/plenary/act/{kind}/")


# What a browser, a cache or a curious reader may send along.
LONG_AGO, FAR_AHEAD = "Thu, 01 Jan 2004 00:00:00 GMT", "Fri, 01 Jan 2038 00:00:00 GMT"
ALONG: tuple[Mapping[str, str], ...] = (
    {"If-None-Match": "*"},
    {"If-Match": '"x"'},
    {"If-Modified-Since": LONG_AGO},
    {"If-Modified-Since": FAR_AHEAD, "If-Unmodified-Since": LONG_AGO},
    {"Accept-Encoding": "gzip, br, zstd"},
    {"Range": "bytes=0-9"},
    {"HX-Request": "true", "Accept": "application/json", "Accept-Language": "fr", "X-Requested-With": "XMLHttpRequest"},
)
ENDS_THE_SESSION = "account_logout"


def otherwise(seat: str) -> Iterator[Ask]:
    """Every address asked for in other ways than by reading: other methods, forms empty and forged, and headers."""
    along = cycle(ALONG)
    for name, pattern in addresses():
        choices = _choices(pattern)
        path = _filled(pattern, talks=TALKS, seat=seat, **choices[0])
        yield from (Ask(path, method) for method in ("HEAD", "OPTIONS", "PUT", "DELETE"))
        # Of each part also one that does not exist, and of rooms one that is hidden from most.
        for values in (choices[0], choices[-1], *(c for c in choices if c.get("room") == CAUCUS)):
            path = _filled(pattern, talks=TALKS, seat=seat, **values)
            yield Ask(path, "POST", forged=True)
            if name != ENDS_THE_SESSION:
                yield Ask(path, "POST")
            if name != "desks:live":
                yield Ask(path, headers=next(along))
    for headers in ({}, *ALONG):
        yield Ask("/static/desks/app.js", headers=headers)
    yield Ask("/static/desks/no.js")
    yield Ask("/accounts/logout/", "POST")
    yield Ask(f"/t/{TALKS}/as/{seat}/")


WORDS = {"text": {"en": "Words of a test."}}
SAID = {"kind": "Publish", "title": {"en": "Today"}, "on_behalf_of": ["akra"],
        "text": {"en": "The lake is shared by the three of them and its waters are kept open."}}  # fmt: skip


def _cosigned(seat: str, room: str, size: int) -> dict[str, str]:
    """A checkpoint of such a size that was never this record's, signed as by a witness."""
    key = SigningKey(seat, WITNESS, bytes(32))
    text = HOUSE.checkpoint(TALKS, room, size, bytes(32), 0)
    return {"key": str(key.verifier), "checkpoint": cosign(text, key, 0)}


def writing(seat: str) -> Iterator[Ask]:
    """What a seat may try to do: through the API, by forms, and at the doors. Some of it is done, most is refused."""
    for room in ROOMS:
        for act in ({"kind": "Say", **WORDS}, {"kind": "Propose", "point": "1", **WORDS}, {"kind": "CloseRoom"}):
            if not (act["kind"] == "CloseRoom" and room == "plenary"):
                yield Ask(f"/api/talks/{TALKS}/rooms/{room}/acts", "POST", act=act)
        for act in ({"kind": "TakeStance", "point": "1", "wording": 12, "stance": "accept"}, SAID, {"kind": "Say"}):
            yield Ask(f"/api/talks/{TALKS}/rooms/{room}/told", "POST", act=act)
        for seen in (1, 99):
            yield Ask(f"/api/talks/{TALKS}/rooms/{room}/cosignatures", "POST", act=_cosigned(seat, room, seen))
        cited = {"kind": "Propose", "point": "1", **WORDS, "cites": [{"room": room, "number": 1}]}
        yield Ask(f"/api/talks/{TALKS}/rooms/plenary/acts", "POST", act=cited)
        for kind in ("Say", "Propose"):
            form = {"point": "1", "text.en": "Words", "marking": "formal", "key": f"form {room} {kind}"}
            yield Ask(f"/t/{TALKS}/as/{seat}/rooms/{room}/act/{kind}/", "POST", form)
    for name, kind in (("talk", "bilateral"), ("akra", "caucus"), ("water", "track")):
        opening = {
            "kind": "OpenRoom",
            "room_kind": kind,
            "name": name,
            "title": {"en": "Here"},
            "members": [SELM, AKRA],
        }
        yield Ask(f"/api/talks/{TALKS}/rooms/new/acts", "POST", act={**opening, "reports_to": [MEDIATOR]})
    for other in (PRESIDENT, "akra.capital.aide"):
        seating = {"kind": "SeatPerson", "seat": other, "office": "aide", "person": "Somebody"}
        yield Ask(f"/api/talks/{TALKS}/rooms/plenary/acts", "POST", act=seating)
    for other in (*SEATS, "no.such"):
        for what in ("sign-in link", "lock", "invite", "withdraw"):
            if other != seat:
                yield Ask(f"/t/{TALKS}/as/{seat}/seats/", "POST", {"do": what, "seat": other})
        yield Ask("/accounts/login/", "POST", {"login": other, "password": "not the password"})
    yield Ask(f"/t/{TALKS}/as/{seat}/seat/", "POST", {"do": "token", "name": "another"})
    yield Ask(f"/t/{TALKS}/as/{seat}/mandate/", "POST", {"answer": "approve"})
    for page in ("", "board/", "rooms/", "rooms/plenary/", "seats/"):
        yield Ask(f"/t/{TALKS}/as/{seat}/{page}")
    yield Ask(f"/api/talks/{TALKS}/play")
