"""`goodoffices file`: press reports into the public room, and what they seem to say as suggestions."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from goodoffices.cli.database import Data
from goodoffices.cli.faults import NOTHING_HERE, REFUSED, USAGE, fail, say

if TYPE_CHECKING:
    from goodoffices.dispatches.filing import Filed
    from goodoffices.dispatches.suggestion import Suggestion
    from goodoffices.registry import Registry

_FILERS = ("secretariat.filing", "secretariat.chief")


def file(
    talks: Annotated[str, typer.Argument(help="The name of the talks.", metavar="TALKS")],
    paths: Annotated[
        list[Path],
        typer.Argument(help="Files, or folders of files: text, HTML, PDF, e-mail (.eml).", metavar="PATH", exists=True),
    ],
    seat: Annotated[
        str | None, typer.Option("--as", help="The seat that files; else the secretariat’s.", metavar="SEAT")
    ] = None,
    published: Annotated[
        str, typer.Option(help="When they were published; else as each of them says.", metavar="DATE")
    ] = "",
    publisher: Annotated[str, typer.Option(help="Who published them; else as each of them says.", metavar="NAME")] = "",
    agency: Annotated[str, typer.Option(help="The agency that they quote as a whole.", metavar="NAME")] = "",
    suggest_with: Annotated[
        str,
        typer.Option(
            help="Ask a model too, behind an OpenAI-compatible address such as http://127.0.0.1:8080/v1. The reports "
            "are sent there. A key is taken from GOODOFFICES_MODEL_KEY.",
            metavar="URL",
        ),
    ] = "",
    model: Annotated[str, typer.Option(help="The model’s name at that address.", metavar="NAME")] = "default",
    accept: Annotated[
        str, typer.Option(help="Record these suggestions as claims: “all”, or numbers such as 1,3-5.", metavar="WHICH")
    ] = "none",
    json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
    data: Data = None,
) -> None:
    """File press reports in the public room, and list the claims that they seem to make.

    Nothing that is suggested counts before somebody records it: with --accept, or later on the report’s page. Exits
    with 0 if all was done, with 1 if a report or a claim was refused (why is on standard error).
    """
    from goodoffices.cli.database import registry
    from goodoffices.dispatches.filing import Given, file_all
    from goodoffices.talks import words

    wrong = words.date(published or None, "published")
    if wrong is not None:
        fail(wrong.message, USAGE)
    into = registry(data)
    filer = seat or next((one for one in _FILERS if into.play(talks, one).rooms), "")
    if not filer or not into.play(talks, filer).rooms:
        fail(NOTHING_HERE.format(talks=talks, seat=seat or " or ".join(_FILERS)))
    found = sorted(_files(paths))
    if not found:
        fail("There are no files in what was named.", USAGE)
    done: list[Filed] = []
    given = Given(published, publisher, agency)
    with _progress(len(found), json) as advance:
        for one in file_all(into, talks, filer, ((path.name, _bytes(path)) for path in found), given):
            done.append(one)
            advance()
    suggested = _suggested(into, talks, filer, done, suggest_with, model)
    recorded = _accept(into, talks, filer, suggested, accept)
    if json:
        _print_json(done, suggested, recorded)
    else:
        _print(done, suggested, recorded)
    if any(one.refusal is not None for one in done) or any(isinstance(one, str) for one in recorded.values()):
        raise typer.Exit(REFUSED)


def _files(paths: Iterable[Path]) -> Iterator[Path]:
    """The files that are named, and those in folders that are, but for hidden ones."""
    for path in paths:
        if path.is_dir():
            yield from (one for one in path.rglob("*") if one.is_file() and not one.name.startswith("."))
        else:
            yield path


def _bytes(path: Path) -> bytes:
    """What is in a file; of one that is too long as much as shows that it is."""
    from goodoffices.intake import MAX_ORIGINAL

    try:
        size = path.stat().st_size
        with path.open("rb") as file:
            return file.read() if size <= MAX_ORIGINAL else file.read(MAX_ORIGINAL + 1)
    except OSError as error:
        fail(f"“{path.name}” cannot be read: {error.strerror}.")


@contextmanager
def _progress(most: int, quiet: bool) -> Iterator[Callable[[], None]]:
    """A bar on standard error while many files are filed, where somebody is looking."""
    from rich.console import Console
    from rich.progress import Progress

    shown = Console(stderr=True)
    with Progress(console=shown, transient=True, disable=quiet or most < 20 or not shown.is_terminal) as bar:
        task = bar.add_task("Filing", total=most)
        yield lambda: bar.advance(task)


Numbered = dict[int, tuple[int, "Suggestion"]]  # by its number on the list: the entry of its report, and it


def _suggested(registry: Registry, talks: str, seat: str, done: Iterable[Filed], url: str, model: str) -> Numbered:
    """What the rules suggest of each report, and then what a model does, if one is asked."""
    from goodoffices.dispatches.claiming import suggestions
    from goodoffices.dispatches.known import names_of

    play = registry.play(talks, seat)
    found: list[tuple[int, Suggestion]] = []
    for one in done:
        if one.receipt is None or one.document is None:
            continue
        entry, listed = one.receipt.number, suggestions(play, one.receipt.number)
        if url:
            from msgspec.structs import replace

            from goodoffices.dispatches.with_model import Endpoint, Unanswered, merged, suggest_with

            endpoint = Endpoint(url, model, os.environ.get("GOODOFFICES_MODEL_KEY", ""))
            document = replace(one.document, published=one.act["published"], publisher=one.act["publisher"])
            try:
                listed = merged(listed, suggest_with(endpoint, document, names_of(play)))
            except Unanswered as error:
                say(f"No suggestions of the model for “{one.name}”: {error}")
        found += [(entry, s) for s in listed]
    return dict(enumerate(found, 1))


def _accept(registry: Registry, talks: str, seat: str, found: Numbered, which: str) -> dict[int, int | str]:
    """The entries of the claims recorded, or why one was not, by the suggestion's number."""
    from goodoffices.dispatches.claiming import chosen, record
    from goodoffices.talks.act import Refusal

    try:
        numbers = chosen(which, len(found))
    except ValueError as error:
        fail(f"{error} The reports are filed; nothing was recorded.", USAGE)
    outcomes = record(registry, talks, seat, [found[number] for number in numbers])
    return {
        number: outcome.message if isinstance(outcome, Refusal) else outcome.number
        for number, outcome in zip(numbers, outcomes, strict=True)
    }


def _print(done: Iterable[Filed], found: Numbered, recorded: dict[int, int | str]) -> None:
    from goodoffices.cli.tables import console, table

    for one in done:
        if one.refusal is not None:
            say(f"Not filed, “{one.name}” (field {one.refusal.field}): {one.refusal.message}")
    out = console()
    rows = [_row(one) for one in done if one.receipt is not None]
    if rows:
        out.print(table("Filed", ("entry", "published", "publisher", "headline", "notes"), rows))
    if found:
        lines = [
            (n, entry, s.sort, s.speaker or "the report itself", s.words, " · ".join(_told(s)))
            for n, (entry, s) in found.items()
        ]
        out.print(table("Suggested", ("no.", "report", "kind", "speaker", "words", "more"), lines))
    kept = [n for n, outcome in recorded.items() if isinstance(outcome, int)]
    for n, outcome in recorded.items():
        if isinstance(outcome, str):
            say(f"Not recorded, suggestion {n}: {outcome}")
    if kept:
        out.print(f"Recorded as claims: {len(kept)} of {len(found)}.")
    elif found:
        out.print("None of these counts before it is recorded: accept them with --accept, or on the report’s page.")


def _row(one: Filed) -> tuple[object, ...]:
    assert one.receipt is not None
    version = ""
    if one.version is not None:
        version = f"{'The same as' if one.version.same else 'A version of'} entry {one.version.number}."
    notes = " ".join(note for note in (version, *one.act.get("notes", ())) if note)
    return one.receipt.number, *(one.act[name] for name in ("published", "publisher", "title")), notes


def _told(s: Suggestion) -> list[str]:
    more = [s.modality, s.about, str(s.count), s.place, s.scope, f"said {s.said_on}" if s.said_on else ""]
    return [part for part in (*more, s.polarity if s.polarity != "as stated" else "") if part]


def _print_json(done: Iterable[Filed], found: Numbered, recorded: dict[int, int | str]) -> None:
    import msgspec

    from goodoffices.phrases import in_english

    def filed(one: Filed) -> dict[str, Any]:
        refusal = one.refusal
        return {
            "name": one.name,
            "entry": one.receipt.number if one.receipt is not None else None,
            "refused": {"field": refusal.field, "message": refusal.message} if refusal is not None else None,
            "version_of": one.version.number if one.version is not None else None,
            "same": one.version.same if one.version is not None else False,
            **{name: one.act.get(name) for name in ("title", "published", "publisher", "agency", "sha256", "notes")},
        }

    suggested = [
        {"number": n, "entry": entry, **msgspec.to_builtins(s, enc_hook=in_english), "recorded": recorded.get(n)}
        for n, (entry, s) in found.items()
    ]
    made = {"filed": [filed(one) for one in done], "suggestions": suggested}
    typer.echo(msgspec.json.format(msgspec.json.encode(made, enc_hook=in_english)).decode())
