"""The verifier that stands alone: what it prints, what it returns, and what it imports."""

import doctest
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from goodoffices.proof import explain
from goodoffices.proof.__main__ import main
from goodoffices.proof.bundle import write_bundle
from tests.proof.test_bundle import GOOD, HEAD, KEYS, NOW, TRUSTED

OTHER_FILES = [
    (b"", "the file is empty"),
    (
        b"c2sp.org/tlog-proof@v1\nindex 4\n",
        "line 1 is not of a bundle: it is a receipt, which “goodoffices verify BUNDLE",
    ),
    (b"age-encryption.org/v1\n-> X25519 a\n\xff", "it is encrypted, as a backup is, which “goodoffices restore” opens"),
    (GOOD[0].replace(b"\n", b"\r\n") + GOOD[1], "line 1 is not in canonical form: it ends as text does on Windows"),
    (b"PK\x03\x04\xff\n", "line 1 is not "),
    (b'{"act":1}\n', "line 1: this is no bundle of a record"),
]
"""What people have beside bundles, or what became of one on its way; and how it is called."""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "akra.head.bundle"
    path.write_bytes(b"".join(GOOD))
    return path


def test_a_sound_bundle_is_explained(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(file), *(f"--key={key}" for key in TRUSTED)]) == 0
    said = capsys.readouterr().out
    assert said.startswith("Sound: ")
    assert "Room plenary: 7 entries, 1 of them erased, the last at 2026-11-22T09:00:07" in said
    assert "by order" not in said
    assert "no act of erasure in this file names these entries, whose words are gone: 3\n" in said
    assert "seen by akra.example at 2023-11-14T22:13:27Z" in said
    assert "that nothing was suppressed before it was acknowledged" in said
    assert "compare the fingerprints" not in said


def test_keys_that_came_with_the_file_are_said_to_have(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(file)]) == 0
    assert "compare the fingerprints" in capsys.readouterr().out


def test_a_damaged_bundle_is_not_called_sound(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file.write_bytes(file.read_bytes().replace("“4”".encode(), "“5”".encode()))
    assert main([str(file)]) == 1
    said = capsys.readouterr().out
    assert said.startswith("NOT GENUINE, or damaged:\n  - line 6, entry 4 of 'plenary': the payload is not the one")
    assert "Sound" not in said


def test_a_file_can_neither_break_a_line_nor_colour_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    head = replace(HEAD, seat="akra.head\x1b[2J\nSound: nothing was changed\x9b31m")
    path = tmp_path / "odd.bundle"
    path.write_bytes(b"".join(write_bundle(head, [], KEYS, NOW)))
    main([str(path)])
    said = capsys.readouterr().out
    assert "\x1b" not in said
    assert "\x9b" not in said
    assert len([line for line in said.splitlines() if line.startswith("Sound:")]) == 1


@pytest.mark.parametrize(("raw", "words"), OTHER_FILES)
def test_a_file_of_another_kind_is_called_what_it_is(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], raw: bytes, words: str
) -> None:
    path = tmp_path / "odd"
    path.write_bytes(raw)
    assert main([str(path)]) == 1
    assert words in capsys.readouterr().out


def test_a_file_of_keys_may_come_from_windows(file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    keys = tmp_path / "house-keys.txt"
    keys.write_bytes("\ufeff".encode() + "".join(f"{key}\r\n" for key in TRUSTED).encode())
    assert main([str(file), "--keys", str(keys)]) == 0
    assert "compare the fingerprints" not in capsys.readouterr().out


def test_what_cannot_be_read_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(tmp_path / "nowhere")]) == 2
    assert "No such file" in capsys.readouterr().err
    assert main([str(tmp_path / "nowhere"), "--key=a+b+c"]) == 2


def test_it_needs_nothing_but_python_and_cryptography(file: Path) -> None:
    """What the program loads beside the standard library is this package, and `cryptography` with its own needs."""
    program = (
        "import sys, runpy\n"
        "allowed = {'goodoffices', 'cryptography', 'cffi', '_cffi_backend', '_openssl', 'typing_extensions'}\n"
        "allowed.add('_distutils_hack')  # of setuptools, loaded before any program\n"
        "sys.argv = ['proof', sys.argv[1]]\n"
        "try: runpy.run_module('goodoffices.proof', run_name='__main__')\n"
        "except SystemExit as end: assert end.code == 0, end.code\n"
        "loaded = {name.split('.')[0] for name in sys.modules} - set(sys.stdlib_module_names) - {'__main__'}\n"
        "print(sorted(name for name in loaded - allowed if 'editable' not in name))\n"
    )
    done = subprocess.run([sys.executable, "-c", program, str(file)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines()[-1] == "[]", done.stdout


def test_doctests() -> None:
    assert doctest.testmod(explain).failed == 0
