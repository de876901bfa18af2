"""The command `goodoffices`. Every command imports what it needs when it runs, so that help comes at once."""

from __future__ import annotations

import os
import sys
from typing import Any

import typer

from goodoffices.cli import (
    act,
    analyse,
    answer_questions,
    backup,
    class_start,
    debrief,
    demo,
    deposit,
    doctor,
    erase,
    export,
    file,
    genuine,
    house,
    init,
    keys,
    kit,
    load,
    new,
    packages,
    play,
    prove,
    restore,
    serve,
    sign,
    take_in,
    text,
    verify,
    witness,
)


class Commands(typer.Typer):
    """The commands; a fault that nobody foresaw is one line too, unless GOODOFFICES_TRACE asks for more."""

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        try:
            return super().__call__(*args, **kwargs)
        except Exception as error:
            if os.environ.get("GOODOFFICES_TRACE"):
                raise
            words = " ".join(str(error).split()) or type(error).__name__
            print(f"Error: {words} (GOODOFFICES_TRACE=1 shows where.)", file=sys.stderr)
            sys.exit(1)


app = Commands(
    help="Good Offices: mediated negotiation, from the first round to signature.",
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.command()(demo.demo)
app.command(name="class")(class_start.class_)
app.command()(init.init)
app.command()(serve.serve)
app.command()(load.load)
app.command()(new.new)
app.command()(act.act)
app.command()(deposit.deposit)
app.command()(answer_questions.question_key)
app.command()(answer_questions.answer_questions)
app.command()(file.file)
app.command()(erase.erase)
app.command()(play.play)
app.command()(packages.packages)
app.command()(text.text)
app.command()(take_in.take_in)
app.command()(genuine.genuine)
app.command()(export.export)
app.command()(verify.verify)
app.command()(prove.prove)
app.command()(sign.sign)
app.command()(witness.witness)
app.command()(house.house)
app.command()(doctor.doctor)
app.command()(backup.backup)
app.command()(restore.restore)
app.command()(analyse.analyse)
app.command()(debrief.debrief)
app.add_typer(keys.keys, name="keys")
app.add_typer(kit.kit, name="kit")
