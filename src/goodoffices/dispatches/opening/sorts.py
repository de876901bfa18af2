"""What sort of file something is: by what is in it, and by its name where that does not tell."""

from __future__ import annotations

import re

from goodoffices.dispatches.opening.letters import guess, nearly_utf8

PLAIN, HTML, PDF, MAIL = "text/plain", "text/html", "application/pdf", "message/rfc822"

_HTML = re.compile(rb"\s*(<\?xml[^>]*>\s*)?(<!--.*?-->\s*)*<(!doctype\s+html|html|head|body)\b", re.I | re.S)
_MAIL = re.compile(rb"(return-path|received|delivered-to|mime-version|message-id|x-[a-z-]+):[ \t]", re.I)
_BOMS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")
# Archives, pictures, programs, office documents: nothing is unpacked.
_OTHERS = (
    b"PK\x03\x04", b"PK\x05\x06", b"\x1f\x8b", b"BZh", b"\xfd7zXZ", b"7z\xbc\xaf", b"Rar!", b"\x28\xb5\x2f\xfd",
    b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"RIFF", b"\x7fELF", b"MZ\x90", b"\xd0\xcf\x11\xe0", b"{\\rtf",
)  # fmt: skip


def media_type(data: bytes, name: str = "") -> str | None:
    """The media type of a press report; None for what is none of those that can be filed.

    >>> media_type(b"<!DOCTYPE html><p>Talks open.")
    'text/html'
    """
    ending = name.rpartition(".")[2].lower()
    start = data[:4096]
    if b"%PDF-" in data[:1024]:
        return PDF
    if data.startswith(_OTHERS):
        return None
    if ending == "eml" or _MAIL.match(start):
        return MAIL
    if not data.startswith(_BOMS) and not _is_text(data):
        return None
    bare = start.removeprefix(_BOMS[0])
    return HTML if ending in ("html", "htm", "xhtml") or _HTML.match(bare) else PLAIN


def _is_text(data: bytes) -> bool:
    if b"\0" in data:
        return False
    try:
        data.decode()
    except UnicodeDecodeError:
        return nearly_utf8(data) or guess(data) is not None
    return True
