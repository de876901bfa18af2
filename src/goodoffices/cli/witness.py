"""`goodoffices witness`: remember what a server showed, and raise an alarm if its record is ever another."""

from __future__ import annotations

import time as clock
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from goodoffices.cli.faults import USAGE, fail, plain, say
from goodoffices.cli.writing import new_file

if TYPE_CHECKING:
    from goodoffices.cli.asking import Server
    from goodoffices.proof.keys import SigningKey
    from goodoffices.witnessing import Alarm, Seen

ALARMED = 3


def witness(
    url: Annotated[str, typer.Argument(help="The server's address, such as https://talks.example.org.")],
    talks: Annotated[str, typer.Argument(help="The name of the talks.", metavar="TALKS")],
    token: Annotated[
        str,
        typer.Option(envvar="GOODOFFICES_TOKEN", help="The token of your seat; without one you watch as the public."),
    ] = "",
    key: Annotated[
        Path | None,
        typer.Option(help="The file of your own signing key; made if it is not there.", dir_okay=False, metavar="FILE"),
    ] = None,
    state: Annotated[
        Path,
        typer.Option(help="The file in which is remembered what was seen.", dir_okay=False, metavar="FILE"),
    ] = Path("witnessed.json"),
    hand: Annotated[
        Path | None,
        typer.Option(
            help="Write the heads you signed, of each --room, for another party.", dir_okay=False, metavar="FILE"
        ),
    ] = None,
    room: Annotated[
        list[str] | None, typer.Option(help="A room whose head is handed over with --hand.", metavar="ROOM")
    ] = None,
    compare: Annotated[
        Path | None,
        typer.Option(help="Heads that another party signed, to compare with.", dir_okay=False, metavar="FILE"),
    ] = None,
    of: Annotated[
        str,
        typer.Option(help="That party’s witness key, as it told you by another way; with --compare.", metavar="KEY"),
    ] = "",
    every: Annotated[
        int | None, typer.Option(min=5, help="Look again each so many seconds, until Ctrl-C.", metavar="SECONDS")
    ] = None,
) -> None:
    """Watch the records of the rooms that your seat reads, from a machine of your own.

    Each time the server has to prove that every room's log begins with what it signed before. With --key you sign what
    you saw, and all who read the room see that you did. Read the heads that are printed to the other delegations: if
    theirs differ at the same number of entries, the server shows you different records.

    Or hand them over: --hand FILE --room ROOM writes those that you signed, and the other delegation runs its witness
    with --compare FILE --of KEY, which has the server prove that both of you are shown one log.

    Exits with 0 if all is well, with 1 if the server cannot be asked, with 2 if the command was not given what it
    needs, and with 3 on an alarm: the record was forked, rewritten or cut short. Then it says what to do. With --every
    it goes on where a server that answered before does not for a while.
    """
    from goodoffices.cli.asking import Server
    from goodoffices.witnessing import Unreachable

    server = Server(url, token)
    if key is not None and not token:
        fail("The public signs nothing: give the --token of your seat, or leave out --key.", USAGE)
    if hand is not None and (key is None or not room):
        fail("Heads are handed over signed, room by room: give --key and --room.", USAGE)
    if hand is not None and every is not None:
        fail("Heads are handed over once: give --hand without --every.", USAGE)
    if (compare is None) == bool(of):
        fail("To compare, give both --compare FILE and --of KEY, which the other party told you.", USAGE)
    own: SigningKey | None = None
    looked = False
    while True:
        try:
            if key is not None and own is None:
                own = _key(key, server.seat(talks))
            alarms = _look(server, _remembered(state, talks), own, state)
            if compare is not None and not alarms:
                alarms = _compared(server, _remembered(state, talks), compare, of)
        except Unreachable as error:
            if every is None or not looked:
                fail(str(error))
            say(f"{error} It is asked again in {every} seconds.")  # a watch outlasts a server that starts anew
        else:
            looked = True
            if alarms:
                _raise(alarms, state)
            if hand is not None and own is not None:
                _hand(hand, room or [], _remembered(state, talks), own)
        if every is None:
            return
        clock.sleep(every)


def _look(server: Server, seen: Seen, key: SigningKey | None, state: Path) -> list[Alarm]:
    """Look at every room once, remembering each before the next."""
    from goodoffices.witnessing import Alarm, aloud, witness, write_seen

    alarms = []
    for after, found in witness(seen, server.get, server.post, key, int(clock.time())):
        if isinstance(found, Alarm):
            alarms.append(found)
            continue
        _put(state, write_seen(after))
        size, before = found.checkpoint.size, found.before
        news = "seen for the first time" if not before else f"{size - before} new" if size > before else "nothing new"
        entries = "1 entry" if size == 1 else f"{size} entries"
        typer.echo(plain(f"{found.room}: {entries}, {news}. Head {aloud(found.checkpoint)}"))
    return alarms


def _compared(server: Server, seen: Seen, file: Path, key: str) -> list[Alarm]:
    """Compare with the heads that another party handed over."""
    from goodoffices.comparing import compare, read_heads
    from goodoffices.proof.keys import read_verifier
    from goodoffices.proof.note import NoteError
    from goodoffices.witnessing import Alarm, aloud

    alarms = []
    try:
        heads, witness = read_heads(file.read_bytes()), read_verifier(key)
        if heads.talks != seen.talks:
            fail(f"“{file}” holds heads of other talks (“{heads.talks}”).", USAGE)
        for found in compare(heads, witness, seen, server.get):
            if isinstance(found, Alarm):
                alarms.append(found)
            elif (head := found[1]) is None:
                typer.echo(plain(f"{found[0]}: your seat does not read it, so it was not compared."))
            else:
                typer.echo(
                    plain(f"{found[0]}: one log with what {witness.name} signed at {head.size}. Head {aloud(head)}")
                )
    except (NoteError, ValueError) as error:
        fail(f"“{file}” holds no heads that this house and that witness signed: {error}.", USAGE)
    except OSError as error:
        fail(f"“{file}” cannot be read: {error.strerror}.", USAGE)
    return alarms


def _hand(file: Path, rooms: list[str], seen: Seen, key: SigningKey) -> None:
    """Write the heads of these rooms, cosigned, and no others: which rooms there are is not for everybody."""
    from goodoffices.comparing import Heads, write_heads
    from goodoffices.proof.checkpoint import cosign

    for room in rooms:
        if room not in seen.rooms:
            fail(f"Your seat reads no room “{room}”.", USAGE)
    now = int(clock.time())
    heads = {room: cosign(_bare(seen.rooms[room], key.verifier.name), key, now) for room in rooms}
    new_file(file, [write_heads(Heads(seen.talks, str(key.verifier), heads))])
    typer.echo(plain(f"Wrote {file}. Tell the other delegation your key by another way: {key.verifier}"))


def _bare(checkpoint: str, witness: str) -> str:
    """A checkpoint without the signatures of others who saw it, and without one’s own of earlier."""
    from goodoffices.proof.checkpoint import read_checkpoint
    from goodoffices.proof.note import write_note

    head, note = read_checkpoint(checkpoint)
    return write_note(note.text, [line for line in note.lines if line.name == head.origin and line.name != witness])


def _raise(alarms: list[Alarm], state: Path) -> NoReturn:
    """The alarm: red, with what to do, and with the evidence in a file of its own."""
    from goodoffices.witnessing import WHAT_TO_DO

    parts = (
        f"{each.room}: {each.words}\n\nSigned before:\n{each.before}\nSigned or shown now:\n{each.now}\n"
        for each in alarms
    )
    evidence = state.with_name(f"{state.name}.alarm-{clock.time_ns()}.txt")
    new_file(evidence, [part.encode() for part in parts])
    say("ALARM: THE RECORD IS NOT WHAT IT WAS.", red=True)
    for each in alarms:
        say(f"  {f'Room {each.room}: ' if each.room else ''}{each.words}.", red=True)
    for advice in (*WHAT_TO_DO, f"The evidence is in {evidence}."):
        say(f"- {advice}", red=True)
    raise typer.Exit(ALARMED)


def _remembered(state: Path, talks: str) -> Seen:
    """What was seen before; nothing where the file is not there yet."""
    from goodoffices.witnessing import Seen, read_seen

    try:
        seen = read_seen(state.read_bytes()) if state.exists() else Seen(talks)
    except (OSError, ValueError):
        fail(f"“{state}” does not hold what a witness remembers: keep it, and find out who changed it.", USAGE)
    if seen.talks != talks:
        fail(f"“{state}” remembers other talks (“{seen.talks}”): name another --state.", USAGE)
    return seen


def _put(state: Path, text: bytes) -> None:
    """Write the file anew, whole or not at all."""
    draft = state.with_name(f".{state.name}-new")
    draft.unlink(missing_ok=True)
    new_file(draft, [text])
    draft.replace(state)


def _key(file: Path, seat: str) -> SigningKey:
    """The witness's own key, named after its seat; made at random if the file is not there."""
    import secrets

    from goodoffices.proof.explain import fingerprint
    from goodoffices.proof.keys import SEED_BYTES, WITNESS, SigningKey

    if not file.exists():
        new_file(file, [secrets.token_hex(SEED_BYTES).encode() + b"\n"])
    try:
        key = SigningKey(seat, WITNESS, bytes.fromhex(file.read_text("ascii").strip()))
    except (OSError, ValueError):
        fail(f"“{file}” holds no signing key: {2 * SEED_BYTES} hexadecimal digits.", USAGE)
    typer.echo(plain(f"Signing as {seat}, key {fingerprint(key.verifier)}: tell it to the other delegations."))
    return key
