"""LibreOffice, headless, at work on files: each is opened, edited by a macro in its own Basic, and saved."""

from __future__ import annotations

import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple
from xml.sax.saxutils import escape

from tests.documents import office

TOOLS = """
Global Doc As Object

Sub Author(name As String)
  Dim where(0) As New com.sun.star.beans.PropertyValue
  where(0).Name = "nodepath"
  where(0).Value = "/org.openoffice.UserProfile/Data"
  Dim data As Object
  data = createUnoService("com.sun.star.configuration.ConfigurationProvider") _
    .createInstanceWithArguments("com.sun.star.configuration.ConfigurationUpdateAccess", where())
  data.givenname = name
  data.sn = ""
  data.commitChanges()
End Sub

Sub Track(name As String)
  Author(name)
  Doc.RecordChanges = True
End Sub

Function Words(sought As String) As Object
  Dim search As Object
  search = Doc.createSearchDescriptor()
  search.SearchString = sought
  search.SearchCaseSensitive = True
  Words = Doc.findFirst(search)
  If IsNull(Words) Then Error 91
End Function

Sub Change(old As String, put As String)
  Words(old).setString(put)
End Sub

Sub InsertAfter(old As String, put As String)
  Dim found As Object
  found = Words(old)
  found.Text.insertString(found.Text.createTextCursorByRange(found.End), put, False)
End Sub

Sub BreakAfter(old As String)
  Dim found As Object
  found = Words(old)
  found.Text.insertControlCharacter(found.Text.createTextCursorByRange(found.End), 0, False)
End Sub

Sub JoinAfter(old As String)
  Dim found As Object, cursor As Object
  found = Words(old)
  cursor = found.Text.createTextCursorByRange(found.End)
  cursor.gotoEndOfParagraph(False)
  cursor.goRight(1, True)
  cursor.setString("")
End Sub

Sub Choose(sought As String)
  Dim found As Object, cursor As Object
  found = Words(sought)
  cursor = found.Text.createTextCursorByRange(found.Start)
  cursor.gotoStartOfParagraph(False)
  cursor.gotoEndOfParagraph(True)
  Doc.CurrentController.select(cursor)
End Sub

Sub Dispatch(command As String)
  Dim none()
  createUnoService("com.sun.star.frame.DispatchHelper") _
    .executeDispatch(Doc.CurrentController.Frame, ".uno:" & command, "", 0, none())
End Sub

Sub CutAndPaste(sought As String, after As String)
  Dim cursor As Object, found As Object, taken As Object, none()
  found = Words(sought)
  cursor = found.Text.createTextCursorByRange(found.Start)
  cursor.gotoStartOfParagraph(False)
  cursor.gotoEndOfParagraph(True)
  cursor.goRight(1, True)
  Doc.CurrentController.select(cursor)
  taken = Doc.CurrentController.getTransferable()
  cursor.setString("")
  found = Words(after)
  cursor = found.Text.createTextCursorByRange(found.End)
  cursor.gotoEndOfParagraph(False)
  If Not cursor.goRight(1, False) Then Error 91
  Doc.CurrentController.select(cursor)
  Doc.CurrentController.insertTransferable(taken)
End Sub

Sub Footnote(sought As String, said As String)
  Dim note As Object, found As Object
  found = Words(sought)
  note = Doc.createInstance("com.sun.star.text.Footnote")
  found.Text.insertTextContent(found.Text.createTextCursorByRange(found.End), note, False)
  note.setString(said)
End Sub

Sub Table(after As String, one As String, two As String)
  Dim made As Object, found As Object, cursor As Object
  found = Words(after)
  cursor = found.Text.createTextCursorByRange(found.End)
  cursor.gotoEndOfParagraph(False)
  found.Text.insertControlCharacter(cursor, 0, False)
  made = Doc.createInstance("com.sun.star.text.TextTable")
  made.initialize(1, 2)
  found.Text.insertTextContent(cursor, made, False)
  made.getCellByName("A1").setString(one)
  made.getCellByName("B1").setString(two)
End Sub

Sub LoseBookmarks()
  Dim i As Integer, mark As Object
  For i = Doc.Bookmarks.Count - 1 To 0 Step -1
    mark = Doc.Bookmarks.getByIndex(i)
    mark.Anchor.Text.removeTextContent(mark)
  Next i
End Sub
"""
_RUN = """
Sub Run(folder As String)
  On Error Goto Wrong
  Dim options(0) As New com.sun.star.beans.PropertyValue, saved(0) As New com.sun.star.beans.PropertyValue
  options(0).Name = "Hidden"
  options(0).Value = True
  saved(0).Name = "FilterName"
  saved(0).Value = "MS Word 2007 XML"
{calls}
  Exit Sub
Wrong:
  Dim said As String
  said = Error & " in line " & Erl
  Open folder & "/wrong.txt" For Output As #1
  Print #1, said
  Close #1
End Sub
"""
_CALL = """
  Author("Unnamed")
  Doc = StarDesktop.loadComponentFromURL(ConvertToURL(folder & "/sent-{n}.docx"), "_blank", 0, options())
  Edit{n}()
  Doc.storeToURL(ConvertToURL(folder & "/back-{n}.docx"), saved())
  Doc.close(True)
"""
_HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<!DOCTYPE {0} PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "{1}">'
)


class Edited(NamedTuple):
    """A file, and the lines of Basic that edit it, with what `TOOLS` has."""

    data: bytes
    basic: str


def edited(files: Sequence[Edited], folder: Path) -> list[bytes]:
    """Each file as it is after its edits, saved as a Word file; all in one run of LibreOffice."""
    folder.mkdir(exist_ok=True)
    assert office.PROGRAM is not None
    profile = folder / "profile"
    command = [office.PROGRAM, "--headless", f"-env:UserInstallation={profile.as_uri()}"]
    subprocess.run([*command, "--terminate_after_init"], capture_output=True, timeout=120, check=False)
    calls = "".join(_CALL.format(n=n) for n in range(len(files)))
    subs = "".join(f"\nSub Edit{n}()\n{one.basic}\nEnd Sub\n" for n, one in enumerate(files))
    _library(profile / "user" / "basic" / "Standard", TOOLS + subs + _RUN.format(calls=calls))
    for n, one in enumerate(files):
        (folder / f"sent-{n}.docx").write_bytes(one.data)
    macro = f'macro:///Standard.Edits.Run("{folder}")'
    done = subprocess.run([*command, macro], capture_output=True, text=True, timeout=280, check=False)
    wrong = folder / "wrong.txt"
    back = [folder / f"back-{n}.docx" for n in range(len(files))]
    assert all(path.exists() for path in back), (
        wrong.read_text() if wrong.exists() else done.stderr,
        [path.name for path in back if not path.exists()][:1],
    )
    return [path.read_bytes() for path in back]


def _library(folder: Path, basic: str) -> None:
    """A library of Basic with one module, as LibreOffice keeps it in a profile."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "script.xlb").write_text(
        _HEAD.format("library:library", "library.dtd")
        + '<library:library xmlns:library="http://openoffice.org/2000/library" library:name="Standard" '
        + 'library:readonly="false" library:passwordprotected="false"><library:element library:name="Edits"/>'
        + "</library:library>"
    )
    (folder / "Edits.xba").write_text(
        _HEAD.format("script:module", "module.dtd")
        + '<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Edits" '
        + f'script:language="StarBasic">{escape(basic)}</script:module>'
    )
