"""The second verifier: `verify.html` in Debian's Chromium, opened from the disk without a network."""

from __future__ import annotations

import base64
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from importlib.resources import as_file, files

from tests.chromium import chromium
from torture.bundles import SOUND, Change, Verifier
from torture.made import TRUSTED, bundle

# The first finding of each, or null where it is called sound. A bundle is told by the places of its lines in a list.
_JUDGE = """async ([bundles, table, older, keys]) => {
    const lines = table.map((line) => Uint8Array.from(atob(line), (c) => c.charCodeAt(0)));
    const whole = (places) => join(...places.map((place) => lines[place]));
    const trusted = await Promise.all(keys.map(readKey)), before = whole(older);
    return Promise.all(bundles.map(async ([places, since]) => {
        const report = await (since ? compare(before, whole(places), trusted) : verify(whole(places), trusted));
        const said = since ? [...report.old.findings, ...report.now.findings, report.apart, ...report.findings].pop()
            : report.findings[0];
        return report.sound ? null : said;
    }));
}"""

# The same of proofs of one entry.
_JUDGE_ONE = """async ([proofs, table, _, keys]) => {
    const lines = table.map((line) => Uint8Array.from(atob(line), (c) => c.charCodeAt(0)));
    const trusted = await Promise.all(keys.map(readKey));
    return Promise.all(proofs.map(async ([places]) => {
        const report = await verifyEntry(join(...places.map((place) => lines[place])), trusted);
        return report.sound ? null : report.findings[0];
    }));
}"""


@contextmanager
def in_browser(one_entry: bool = False) -> Iterator[Verifier]:
    """The page's verifier of bundles, or of proofs of one entry, until the end of the block."""
    keys = [str(key) for key in TRUSTED]
    with chromium() as browser, as_file(files("goodoffices.proof") / "page" / "verify.html") as path:
        context = browser.new_context(offline=True)

        def judge(batch: Sequence[Change]) -> list[str | None]:
            table: dict[bytes, int] = {}
            bundles = [[_placed(change.lines, table), change.since] for change in batch]
            older = _placed(bundle(SOUND), table)
            page = context.new_page()  # anew each time, so that what was sent before does not pile up in its memory
            page.goto(path.as_uri())
            lines = [base64.b64encode(line).decode() for line in table]
            found: list[str | None] = page.evaluate(_JUDGE_ONE if one_entry else _JUDGE, [bundles, lines, older, keys])
            page.close()
            return found

        yield judge


def _placed(lines: Sequence[bytes], table: dict[bytes, int]) -> list[int]:
    """The places of lines in a table, which is added to."""
    return [table.setdefault(line, len(table)) for line in lines]
