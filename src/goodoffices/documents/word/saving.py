"""A Word file as bytes: the same document gives the same, whenever it is saved."""

from __future__ import annotations

import io
import zipfile

from docx.document import Document


def saved(document: Document) -> bytes:
    """The bytes of a file. Its parts bear no time of writing, which a zip file would else have of each."""
    packed, out = io.BytesIO(), io.BytesIO()
    document.save(packed)
    with zipfile.ZipFile(packed) as made, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as anew:
        for part in made.infolist():
            anew.writestr(zipfile.ZipInfo(part.filename), made.read(part), zipfile.ZIP_DEFLATED)
    return out.getvalue()
