"""Every figure of a debrief is reckoned once more from the records of tables that were played by computer."""

from fractions import Fraction

import pytest

from goodoffices.kits.debrief import Measured, earlier, figures, result, written
from goodoffices.kits.trial.table import Table
from tests.kits.by_hand import suits, worth, worths
from tests.kits.debrief import by_record
from tests.kits.debrief.tables import tried, whole

TABLES = [("rail-depot", 4), ("rail-depot", 7), ("lake-mirna-60", 1), ("lake-mirna-60", 4), ("open-charge", 1)]


def named(table: Table) -> dict[str, str]:
    return {number: point for point, number in table.kit.points.items()}


@pytest.mark.parametrize(("name", "seed"), TABLES)
def test_the_end_is_the_text_that_was_signed_and_what_it_is_worth(name: str, seed: int) -> None:
    _, table, found = tried(name, seed)
    end, given = found.end, worths(name)
    package, by = by_record.signed(whole(table).plenary.entries, named(table))
    assert (end.ended, end.text, end.package, set(end.joined)) == ("signed", "signed", package, set(by))
    assert set(end.left_out) == {party["id"] for party in given["parties"]} - set(by)
    among = by_record.of(given, by)
    zone = by_record.zone(among)
    for share, party in zip(end.shares, given["parties"], strict=True):
        assert (share.party, share.joined) == (party["id"], party["id"] in by)
        assert (share.worth, share.reservation) == (worth(party, package), party["reservation"])
        assert share.claimed == worth(party, package) - party["reservation"]
    bests = [max(column) for column in zip(*zone, strict=True)]
    assert [share.best for share in end.shares if share.joined] == bests
    limits = [party["reservation"] for party in among["parties"]]
    assert end.created == sum(by_record.vector(among, package)) - sum(limits)
    assert end.most == max(map(sum, zone)) - sum(limits)
    assert end.suits is all(suits(party, package) for party in among["parties"])


@pytest.mark.parametrize(("name", "seed"), TABLES)
def test_the_frontier_and_the_missed_trade_are_those_that_all_packages_show(name: str, seed: int) -> None:
    _, table, found = tried(name, seed)
    package, by = by_record.signed(whole(table).plenary.entries, named(table))
    given = by_record.of(worths(name), by)
    some, all_ = (by_record.improving(given, package, strictly=strictly) for strictly in (False, True))
    trades = found.end.trades
    assert trades is not None
    assert (found.end.efficient, trades.for_some is None, trades.for_all is None) == (not some, not some, not all_)
    for trade, better in ((trades.for_some, some), (trades.for_all, all_)):
        if trade is None:
            continue
        assert len(trade.changes) == min(better)
        assert trade.package in better[min(better)]
        before, after = by_record.vector(given, package), by_record.vector(given, trade.package)
        assert list(trade.gains.values()) == [a - b for a, b in zip(after, before, strict=True)]
        assert {point: (was, is_) for point, was, is_ in trade.changes} == {
            point: (package[point], letter) for point, letter in trade.package.items() if package[point] != letter
        }


@pytest.mark.parametrize(("name", "seed"), TABLES)
def test_the_path_is_every_package_that_an_acceptance_named(name: str, seed: int) -> None:
    _, table, found = tried(name, seed)
    expected = by_record.path(whole(table).plenary.entries, named(table), table.opened, {})
    assert [(one.entry, one.minute, one.party, one.package) for one in found.path] == expected
    given = worths(name)
    for offer in found.path:
        assert offer.whole
        assert offer.worth == {party["id"]: worth(party, offer.package) for party in given["parties"]}
        assert set(offer.suits) == {party["id"] for party in given["parties"] if suits(party, offer.package)}


def test_points_that_were_agreed_before_are_part_of_what_is_put_and_no_moment_of_the_table() -> None:
    _, table, found = tried("lake-mirna", 2)
    entries = whole(table).plenary.entries
    package, _ = by_record.signed(entries, named(table))
    fixed = {point: letter for point, letter in package.items() if table.kit.points[point] not in ("9", "10")}
    expected = by_record.path(entries, named(table), table.opened, fixed)
    assert [(one.entry, one.minute, one.party, one.package) for one in found.path] == expected
    assert [one.words for one in found.moments if one.what == "agreed"] == ["Points 9, 10 are agreed, on conditions."]


def test_sheets_count_what_the_seat_entered_and_what_its_party_put() -> None:
    _, table, found = tried("rail-depot", 7)
    play, given = whole(table), worths("rail-depot")
    live = [entry for state in play.rooms.values() for entry in state.entries if not entry.loaded]
    path = by_record.path(play.plenary.entries, named(table), table.opened, {})
    package, _ = by_record.signed(play.plenary.entries, named(table))
    for sheet in found.sheets:
        mine = [type(entry.act).__name__ for entry in live if entry.seat == sheet.seat]
        assert sheet.acts == {kind: mine.count(kind) for kind in set(mine)}
        party = next((one for one in given["parties"] if one["id"] == sheet.party), None)
        if party is None:
            assert (sheet.share, sheet.own, sheet.others, sheet.given_way) == (None, (), (), None)
            continue
        own = [place for place, one in enumerate(path) if one[2] == sheet.party]
        assert list(sheet.own) == own
        assert sheet.given_way == worth(party, path[own[0]][3]) - worth(party, path[own[-1]][3])
        had = worth(party, package)
        assert list(sheet.others) == [
            place for place, one in enumerate(path) if one[2] != sheet.party and worth(party, one[3]) > had
        ]
    kestle = next(sheet for sheet in found.sheets if sheet.seat == "kestle.head")
    assert kestle.person == "Maren Holt"


def test_the_replay_has_every_entry_at_the_table_in_the_order_of_time() -> None:
    _, table, found = tried("rail-depot", 4)
    live = [entry for state in whole(table).rooms.values() for entry in state.entries if not entry.loaded]
    assert {(one.room, one.number) for one in found.replay} == {(entry.room, entry.number) for entry in live}
    assert [one.minute for one in found.replay] == sorted(one.minute for one in found.replay)
    assert found.minutes == max(int((entry.time - table.opened).total_seconds() // 60) for entry in live)
    assert set(found.replay[0].points.values()) == {"proposed"}
    assert found.replay[-1].points == found.end.points
    last = found.replay[-1].offers
    assert {party: found.path[place].package for party, place in last.items()} == dict.fromkeys(
        ("kestle", "branch"), found.end.package
    )


def test_the_figures_of_a_class_are_those_of_its_tables_and_come_back_from_its_file() -> None:
    given, tables, ends = worths("rail-depot"), [], []
    for seed in (4, 7, 9, 11):
        played, table, found = tried("rail-depot", seed)
        tables.append(found)
        if played.ended == "signed":
            ends.append(by_record.signed(whole(table).plenary.entries, named(table))[0])
    made = figures("this class", [result(one) for one in tables])
    assert (made.tables, made.packages, made.ended.get("signed", 0)) == (4, len(ends), len(ends))
    efficient = [not by_record.improving(given, package, strictly=False) for package in ends]
    assert (made.efficient, made.judged) == (sum(efficient), len(efficient))
    for party in given["parties"]:
        spread = made.worth[party["id"]]
        expected = by_record.spread([worth(party, package) for package in ends])
        assert (spread.least, spread.middle, spread.most) == tuple(map(Fraction, expected))
    limits = sum(party["reservation"] for party in given["parties"])
    created = by_record.spread([sum(by_record.vector(given, package)) - limits for package in ends])
    assert made.created is not None
    assert (made.created.least, made.created.middle, made.created.most) == tuple(map(Fraction, created))
    assert figures("this class", earlier(written("rail-depot", tables), "rail-depot")) == made


def test_what_there_is_to_be_had_is_reckoned_once_for_a_class() -> None:
    measured = Measured(tried("rail-depot", 4)[1].kit)
    assert measured.frontier(("kestle", "branch")) is measured.frontier(["branch", "kestle"])
