"""The second verifier: `verify.html` in Debian's Chromium, opened from the disk without a network."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from importlib.resources import as_file, files

from tests.chromium import chromium
from torture.bundles import SOUND, Change, Verifier, encoded
from torture.made import TRUSTED, bundle

# The first finding of each, or null where it is called sound.
_JUDGE = """async ([bundles, older, keys]) => {
    const raw = (given) => Uint8Array.from(atob(given), (c) => c.charCodeAt(0));
    const trusted = await Promise.all(keys.map(readKey)), before = raw(older);
    return Promise.all(bundles.map(async ([given, since]) => {
        const report = await (since ? compare(before, raw(given), trusted) : verify(raw(given), trusted));
        const said = since ? [...report.old.findings, ...report.now.findings, report.apart, ...report.findings].pop()
            : report.findings[0];
        return report.sound ? null : said;
    }));
}"""


# The same of proofs of one entry.
_JUDGE_ONE = """async ([files, _, keys]) => {
    const trusted = await Promise.all(keys.map(readKey));
    return Promise.all(files.map(async ([given]) => {
        const report = await verifyEntry(Uint8Array.from(atob(given), (c) => c.charCodeAt(0)), trusted);
        return report.sound ? null : report.findings[0];
    }));
}"""


@contextmanager
def in_browser(one_entry: bool = False) -> Iterator[Verifier]:
    """The page's verifier of bundles, or of proofs of one entry, until the end of the block."""
    older, keys = encoded(bundle(SOUND)), [str(key) for key in TRUSTED]
    with chromium() as browser, as_file(files("goodoffices.proof") / "page" / "verify.html") as path:
        context = browser.new_context(offline=True)

        def judge(batch: Sequence[Change]) -> list[str | None]:
            bundles = [[encoded(change.lines), change.since] for change in batch]
            page = context.new_page()  # anew each time, so that what was sent before does not pile up in its memory
            page.goto(path.as_uri())
            found: list[str | None] = page.evaluate(_JUDGE_ONE if one_entry else _JUDGE, [bundles, older, keys])
            page.close()
            return found

        yield judge
