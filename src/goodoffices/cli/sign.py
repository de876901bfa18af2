"""`goodoffices sign`: initial or sign the frozen text with a key of one's own, on a laptop of one's own."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from goodoffices.cli.faults import REFUSED, USAGE, fail, plain

if TYPE_CHECKING:
    from goodoffices.carried import Carried
    from goodoffices.talks.closing import FrozenText

KINDS = {"initial": "Initial", "sign": "Sign"}


def sign(
    file: Annotated[Path, typer.Argument(help="The bundle of the seat that signs.", metavar="FILE", dir_okay=False)],
    step: Annotated[Literal["initial", "sign"], typer.Option(help="What the seat does with the text.")],
    signature: Annotated[
        Path | None,
        typer.Option(help="What ssh-keygen wrote: check it, and print the act.", metavar="FILE", dir_okay=False),
    ] = None,
    place: Annotated[str, typer.Option(help="Where it is signed; for --step sign.", metavar="PLACE")] = "",
    on: Annotated[str, typer.Option(help="On which day, such as 2027-03-04; for --step sign.", metavar="DATE")] = "",
    depositary: Annotated[str, typer.Option(help="Who keeps the original.", metavar="NAME")] = "",
    out: Annotated[
        Path | None,
        typer.Option("--out", "-o", help="The file to write; by default TALKS-STEP-N.json.", metavar="FILE"),
    ] = None,
) -> None:
    """Initial or sign the text that was frozen last, with ssh-keygen and a key of your own. Needs no server.

    First it verifies the bundle, computes the digest from the words, and writes the file to sign. Given the signature
    it checks that this is over this text, these talks and this seat, and prints the act, to be entered with
    “goodoffices act” or by the API; the page of the act takes the .sig file itself.

    Exits with 0 if all is well, with 1 if the text, the signature or the bundle is not what it should be, and with 2 if
    the command was not given what it needs.
    """
    from goodoffices.cli.bundles import read_bundle
    from goodoffices.cli.writing import new_file
    from goodoffices.proof.people import NAMESPACES, aloud, statement
    from goodoffices.talks.act import PLENARY

    bundle, kind = read_bundle(file), KINDS[step]
    text = _frozen(bundle)
    head = bundle.head
    if signature is not None:
        act: dict[str, Any] = {"kind": kind, "text": text.number, "digest": text.digest}
        more = {"place": place, "on": on, "depositary": depositary}
        if step == "sign":
            if not on:
                fail("Say --on which day it is signed.", USAGE)
            act |= {name: said for name, said in more.items() if said or name == "place"}
        _checked(bundle, act, signature)
        return
    path = out if out is not None else Path(f"{head.talks}-{step}-{text.number}.json")
    new_file(path, [statement(kind, head.talks, PLENARY, head.seat, text.number, text.digest)])
    title = next(iter(text.title.values()), "")
    typer.echo(
        plain(f"The text “{title}”, frozen in entry {text.number}, of {len(text.points)} points, as {head.seat}.")
    )
    typer.echo(f"Digest of its words, computed here: {text.digest}")
    typer.echo(f"To read aloud: {aloud(text.digest)}")
    typer.echo(plain(f"Wrote {path}. Compare the digest with your paper copy; then sign it:"))
    typer.echo(plain(f"  ssh-keygen -Y sign -f KEY -n {NAMESPACES[kind]} {path}"))
    typer.echo(plain(f"Give {path}.sig to the page of the act, or to this command as --signature."))


def _frozen(bundle: Carried) -> FrozenText:
    """The text that was frozen last, once its digest is found to be that of its words."""
    from goodoffices.talks.act import PLENARY
    from goodoffices.talks.closing import digest

    state = bundle.reader.play(bundle.head.talks, bundle.head.seat).rooms.get(PLENARY)
    texts = state.closing.texts if state is not None else {}
    if state is None or not texts:
        fail("No text is frozen in this bundle.", REFUSED)
    text = texts[max(texts)]
    if digest(text.points, state) != text.digest:
        fail(f"The digest in entry {text.number} is not that of the words in this bundle: sign nothing.", REFUSED)
    return text


def _checked(bundle: Carried, act: dict[str, Any], signature: Path) -> None:
    """Print the act with the signature, once that is found to hold."""
    import json
    import sys

    from goodoffices.proof.people import PersonError, verify_person
    from goodoffices.proof.sshsig import MAX_SIGNATURE
    from goodoffices.talks.act import PLENARY

    try:
        with signature.open("rb") as file:
            written = file.read(MAX_SIGNATURE + 1).decode("ascii", "replace")
    except OSError as error:
        fail(f"“{signature}” cannot be read: {error.strerror}.", USAGE)
    act = {**act, "signature": {"by": "ssh-keygen", "signature": written}}
    try:
        held = verify_person(bundle.head.talks, PLENARY, bundle.head.seat, act)
    except PersonError as error:
        fail(f"The signature is not taken: {error}.", REFUSED)
    if held is not None:
        print(f"It holds: {held.made}, {held.fingerprint}.", file=sys.stderr)
    typer.echo(json.dumps(act, ensure_ascii=False))
