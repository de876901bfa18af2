"""The catalogues of the interface's languages: read from the code, merged with what is translated, compiled.

`python -m tools.messages` reads every message out of the code and the templates, brings each catalogue under
`src/goodoffices/server/locale` up to date (what is new is empty, what is gone is dropped), compiles it, and prints what
is missing. Nothing but Babel and Django is needed.
"""

from __future__ import annotations

import io
import re
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from babel import Locale
from babel.messages import Catalog, Message
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.conf import settings
from django.utils.translation import templatize

ROOT = Path(__file__).resolve().parents[1]
CODE = ROOT / "src" / "goodoffices"
LOCALES = CODE / "server" / "locale"
TRANSLATED = ("fr", "es", "ru", "uk", "ar", "zh_Hans")
KEYWORDS: dict[str, tuple[int | tuple[int, str], ...] | None] = {
    "phrase": None, "_": None, "gettext": None, "gettext_lazy": None, "gettext_noop": None,
    "counted": (1, 2), "ngettext": (1, 2), "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2), "pgettext_lazy": ((1, "c"), 2), "npgettext": ((1, "c"), 2, 3),
}  # fmt: skip


def messages() -> Catalog:
    """Every message of the code and the templates, with the files that say it."""
    found = Catalog(charset="utf-8", fuzzy=False)
    for file in sorted([*CODE.rglob("*.py"), *CODE.rglob("*.html")]):
        where = file.relative_to(ROOT).as_posix()
        for texts, comments, context in _extracted(file, where):
            found.add(texts, locations=[(where, 0)], auto_comments=comments, context=context)
    return found


def _extracted(file: Path, where: str) -> Iterator[tuple[str | tuple[str, ...], list[str], str | None]]:
    text = file.read_text(encoding="utf-8")
    if file.suffix == ".html":
        if "{% load i18n" not in text and " i18n" not in text:
            return
        if not settings.configured:
            settings.configure()
        text = templatize(text, origin=where)
    for _, texts, comments, context in extract("python", io.BytesIO(text.encode()), KEYWORDS, ["Translators:"]):
        if texts and (texts if isinstance(texts, str) else all(texts)):
            yield texts, comments, context


def catalogue(language: str) -> Catalog:
    """What is translated into a language, as it lies in the repository; empty if nothing is."""
    file = _file(language)
    if not file.exists():
        return Catalog(locale=Locale.parse(language), charset="utf-8", fuzzy=False)
    with file.open("rb") as held:
        return read_po(held, locale=Locale.parse(language))


def merged(language: str, template: Catalog) -> Catalog:
    """The catalogue of a language with exactly the messages of `template`; nothing is guessed from what is alike."""
    old, new = catalogue(language), Catalog(locale=Locale.parse(language), charset="utf-8", fuzzy=False)
    for message in sorted((m for m in template if m.id), key=_order):
        had = old.get(key(message), message.context)
        same = had is not None and had.pluralizable == message.pluralizable
        new.add(
            message.id, had.string if had is not None and same else None, locations=message.locations,
            auto_comments=message.auto_comments, context=message.context, flags=message.flags,
        )  # fmt: skip
    return new


def written(new: Catalog) -> bytes:
    """A catalogue as its `.po` file, the same bytes for the same messages."""
    held = io.BytesIO()
    write_po(held, new, width=120, include_lineno=False, omit_header=True)
    head = (
        'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n"Content-Transfer-Encoding: 8bit\\n"\n'
        f'"Language: {new.locale}\\n"\n"Plural-Forms: {new.plural_forms}\\n"\n\n'
    )
    return head.encode() + held.getvalue().rstrip(b"\n") + b"\n"


def compiled(new: Catalog) -> bytes:
    """A catalogue as its `.mo` file; in a language written from right to left, whatever fills a place is set apart."""
    held = io.BytesIO()
    new.creation_date = new.revision_date = datetime(2026, 1, 1, tzinfo=UTC)  # the same bytes for the same messages
    if new.locale is not None and new.locale.text_direction == "rtl":
        for message in new:
            if message.id and message.string:
                forms = message.string
                message.string = led(forms) if isinstance(forms, str) else tuple(map(led, forms))
    write_mo(held, new)
    return held.getvalue()


def led(words: str) -> str:
    """The same with its places set apart; one that is nothing but places begins with the mark of its direction.

    Set into other words it would else run from left to right: what stands within isolates tells no direction.
    """
    between = re.sub(r"<[^>]*>|%\(\w+\)s|\{\w+[^{}]*\}|&\w+;", "", words)
    mark = "" if any(map(str.isalpha, between)) or between == words else "\u200f"
    return mark + isolated(words)


def isolated(words: str) -> str:
    """A translation whose places keep their own direction, by the isolates of Unicode; within markup they stay bare.

    Without them a full stop after a Latin name, or the number beside it, jumps to the other side.
    """
    parts = re.split(r"(<[^>]*>)", words)
    parts[::2] = [re.sub(r"%\(\w+\)s|\{\w+[^{}]*\}", "\u2068\\g<0>\u2069", text) for text in parts[::2]]
    return "".join(parts)


def missing(new: Catalog) -> list[Message]:
    """The messages of a catalogue that nobody has translated, in any of their plural forms."""
    return [m for m in new if m.id and not (m.string if isinstance(m.string, str) else m.string and all(m.string))]


def key(message: Message) -> str:
    """What a message is found by, with its context: its English, the singular where it has both."""
    return message.id if isinstance(message.id, str) else message.id[0]


def _order(message: Message) -> tuple[str, str, str]:
    first = min((path for path, _ in message.locations), default="")
    return first, key(message), message.context or ""


def _file(language: str, suffix: str = "po") -> Path:
    return LOCALES / language / "LC_MESSAGES" / f"django.{suffix}"


def main() -> int:
    template = messages()
    for language in TRANSLATED:
        new = merged(language, template)
        _file(language).parent.mkdir(parents=True, exist_ok=True)
        _file(language).write_bytes(written(new))
        _file(language, "mo").write_bytes(compiled(new))
        print(f"{language}: {len(new)} messages, {len(missing(new))} not translated")
    return 0


if __name__ == "__main__":
    sys.exit(main())
