"""LibreOffice, headless: files opened and saved as a delegation would."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

PROGRAM = shutil.which("soffice")


def saved(files: Sequence[bytes], folder: Path, kind: str = "docx:MS Word 2007 XML") -> list[bytes]:
    """Each file opened and saved anew, in one run; raises where one could not be opened."""
    suffix = kind.partition(":")[0]
    paths = [folder / f"sent-{number}.docx" for number in range(len(files))]
    for path, content in zip(paths, files, strict=True):
        path.write_bytes(content)
    out = folder / "saved"
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    assert PROGRAM is not None
    command = [PROGRAM, "--headless", profile, "--convert-to", kind, "--outdir", str(out), *map(str, paths)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=280, check=False)
    missing = [path.stem for path in paths if not (out / f"{path.stem}.{suffix}").exists()]
    assert not missing, (missing, done.stderr[-2000:])
    return [(out / f"{path.stem}.{suffix}").read_bytes() for path in paths]
