"""The exact bytes that cosigners sign (C2SP tlog-cosignature v1)."""

from __future__ import annotations

from goodoffices.proof.note import NoteError, unbase64


def cosigned_note(text: str, time: int) -> bytes:
    """What an Ed25519 cosigner signs: a header, the POSIX time, and the checkpoint's text."""
    return f"cosignature/v1\ntime {time}\n{text}".encode()


def cosigned_tree(text: str, cosigner: str, time: int) -> bytes:
    """What an ML-DSA-44 cosigner signs: its name, the time, the log's origin, the size and the root.

    Extension lines of a checkpoint are not covered.
    """
    origin, size, root = tree_of(text)
    return b"".join(
        (
            b"subtree/v1\n\0",
            _opaque(cosigner),
            time.to_bytes(8, "big"),
            _opaque(origin),
            (0).to_bytes(8, "big"),
            size.to_bytes(8, "big"),
            root,
        )
    )


def tree_of(text: str) -> tuple[str, int, bytes]:
    """The origin, size and root in a checkpoint's text. Raises `NoteError` unless it is one."""
    lines = text.split("\n")
    if len(lines) < 4 or lines.pop() or not all(lines):
        raise NoteError("a checkpoint is at least three lines: origin, size and root; none is empty")
    origin, size = lines[0], number(lines[1], "the size in the checkpoint")
    root = unbase64(lines[2], "the root in the checkpoint")
    if len(root) != 32:
        raise NoteError("the root in the checkpoint is not 32 bytes")
    return origin, size, root


def _opaque(text: str) -> bytes:
    raw = text.encode()
    if not 1 <= len(raw) <= 255:
        raise NoteError("a name in a cosignature has 1 to 255 bytes")
    return bytes([len(raw)]) + raw


def number(text: str, what: str) -> int:
    """Read a whole number below 2**63 in its one spelling. Raises `NoteError`, naming what it was."""
    if not (text.isascii() and text.isdecimal() and len(text) <= 19) or str(int(text)) != text or int(text) >= 2**63:
        raise NoteError(f"{what} is not a plain number")
    return int(text)
