"""Files that are hard to file, and what becomes of each: the same on the command line, on the page and by the API."""

import io
import zipfile

from msgspec import Struct

from goodoffices.dispatches.opening.letters import UNREADABLE
from goodoffices.dispatches.opening.page import NO_TEXT
from tests.dispatches.opening.test_opening import pdf


class Bad(Struct, frozen=True):
    """A file with its name. `said` is why it is refused; without it, it is filed, and `noted` says how it is."""

    name: str
    data: bytes
    said: str = ""
    noted: str = ""


def _zip_bomb() -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as folder:
        folder.writestr("talks.txt", bytes(16 * 2**20))
    return made.getvalue()


SCRIPTS = b"""<!DOCTYPE html><html><head><title>Talks open</title><meta property="article:published_time"
content="2021-03-01"><script>fetch("http://example.org/")</script></head><body onload="alert(1)"><article><h1>Talks
open</h1><p>The talks opened on Monday at the ford, a spokesman said to reporters who had waited for him all day.</p>
<img src=x onerror="alert(2)"></article><script>alert(3)</script></body></html>"""
DATED = b"date 2021-03-01 Talks open\n\n"

BAD = (
    Bad("wrong.txt", DATED + "Été à Genève, été à Aubrel. ".encode() * 30 + b"\xff\xfe end", noted=UNREADABLE),
    Bad("latin.txt", DATED + "Les délégations étaient prêtes à négocier dès mercredi. ".encode("cp1252") * 5,
        noted="by its looks"),
    Bad("scripts.html", SCRIPTS),
    Bad("scan.pdf", pdf(b"0 0 10 10 re f"), said="does not say when it was published"),
    Bad("nobody.eml", b"From: Wire <a@b.example>\nDate: Mon, 1 Mar 2021 10:00:00 +0000\nSubject: Talks\n\n",
        noted=NO_TEXT),
    Bad("half.eml", b"Date: Mon, 1 Mar 2021 10:00:00 +0000\nSubject: T\nMIME-Version: 1.0\n"
        b"Content-Type: multipart/mixed; boundary=x\n\nno part follows\n", noted=NO_TEXT),
    Bad("long.txt", b"x" * (50 * 2**20), said="at most 20 MB"),
    Bad("bomb.zip", _zip_bomb(), said="neither text, HTML, PDF nor e-mail"),
    Bad("bomb.txt", _zip_bomb(), said="neither text, HTML, PDF nor e-mail"),
    Bad("later.txt", b"date 2206-02-04 Talks open\n\nThey opened.\n", said="2206-02-04 is still to come"),
    Bad("never.txt", b"date 2021-02-30 Talks open\n\nThey opened.\n", said="2021-02-30"),
    Bad("undated.txt", b"They opened.\n", said="give the date of publication"),
    Bad("empty.txt", b"", said="is empty"),
    Bad("noise.bin", bytes(range(256)) * 40, said="neither text, HTML, PDF nor e-mail"),
    Bad("nul.txt", b"date 2021-03-01 ab\x00cd", said="neither text, HTML, PDF nor e-mail"),
    Bad("turned\u202etxt.exe", DATED + "The talks \u202eopened\u202c on Monday.".encode()),
    Bad("cleared\x1b[2J.txt", DATED + b"\x1b[31mThe talks opened\x1b[0m on Monday.\n"),
    Bad("<img src=x onerror=alert(4)>.txt", DATED + b"<script>alert(5)</script> The talks opened on Monday.\n"),
)  # fmt: skip
