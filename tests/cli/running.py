"""Run the command: in this process over the tests' database, or as people do, in a process of its own."""

import os
import subprocess
import sys
import time
from pathlib import Path

from typer.testing import CliRunner, Result

from goodoffices.cli import app


def run(*args: str, stdin: str = "", columns: int = 160) -> Result:
    """`goodoffices ARGS` in this process, with nobody at the terminal."""
    return CliRunner().invoke(app, [*args], input=stdin, env={"COLUMNS": str(columns)})


def clean_environment() -> dict[str, str]:
    """What a newcomer's shell has: nothing of this installation, or of these tests."""
    ours = ("GOODOFFICES_", "DJANGO_", "DATABASE_")
    return {**{k: v for k, v in os.environ.items() if not k.startswith(ours)}, "COLUMNS": "160"}


def goodoffices(*args: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """`goodoffices ARGS` in a process of its own, with nobody at the terminal."""
    return subprocess.run(
        [sys.executable, "-m", "goodoffices.cli", *args],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=120,
        env={**clean_environment(), **environment},
        check=False,
    )


def reckoned(process: "subprocess.Popen[str]", seconds: float) -> None:
    """Wait until a process and its children have reckoned for so long, which on a busy machine takes longer."""
    end = time.monotonic() + 200
    while _spent(process.pid) < seconds:
        assert process.poll() is None, process.communicate()
        assert time.monotonic() < end
        time.sleep(0.25)


def _spent(pid: int) -> float:
    """The processor's seconds that a process and its children have had."""
    ticks = 0
    for entry in Path("/proc").iterdir():
        try:
            of = (entry / "stat").read_text().rpartition(")")[2].split() if entry.name.isdecimal() else []
        except OSError:
            continue  # it has ended
        if of and pid in (int(entry.name), int(of[1])):
            ticks += int(of[11]) + int(of[12])
    return ticks / os.sysconf("SC_CLK_TCK")


def one_line(error: str) -> str:
    """The one line that a fault is told in; fails if there is more of it."""
    (line,) = error.strip().splitlines()
    return line
