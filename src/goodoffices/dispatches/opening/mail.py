"""E-mail: the letter's own words, plain before HTML. Attachments are counted and left alone."""

from __future__ import annotations

import email
import email.policy
from email.message import EmailMessage

from goodoffices.dispatches.opening import html, plain
from goodoffices.dispatches.opening.letters import decode
from goodoffices.dispatches.opening.page import NO_TEXT, Page


def read(data: bytes) -> Page:
    """The body of an e-mail, with its subject, its date, and its sender's name in the place of a publisher."""
    letter = email.message_from_bytes(data, policy=email.policy.default)
    assert isinstance(letter, EmailMessage)
    body = letter.get_body(("plain", "html"))
    page = _words(body) if isinstance(body, EmailMessage) else Page()
    attached = sum(1 for _ in letter.iter_attachments())
    notes = [*page.notes, *([f"Attachments that were not opened: {attached}."] if attached else [])]
    if not page.text.strip() and NO_TEXT not in notes:
        notes.insert(0, NO_TEXT)
    sender = _sender(letter)
    if sender and not page.publisher:
        notes.append("The sender’s name stands for the publisher.")
    return Page(
        page.text, _header(letter, "subject") or page.title, page.published or _date(letter), page.publisher or sender,
        page.agency, tuple(notes),
    )  # fmt: skip


def _words(body: EmailMessage) -> Page:
    raw = body.get_payload(decode=True)
    if not isinstance(raw, bytes):
        return Page()
    text, notes = decode(raw, body.get_content_charset() or "")
    return html.of(text, notes) if body.get_content_subtype() == "html" else plain.read(text, notes)


def _header(letter: EmailMessage, name: str) -> str:
    try:
        return str(letter[name] or "").strip()
    except (ValueError, IndexError, AttributeError, TypeError):  # a header that the library's own parser chokes on
        return ""


def _sender(letter: EmailMessage) -> str:
    try:
        return next((str(a.display_name) for a in letter["from"].addresses if a.display_name), "")
    except (ValueError, IndexError, AttributeError, TypeError):
        return ""


def _date(letter: EmailMessage) -> str:
    try:
        when = letter["date"].datetime
        return when.date().isoformat() if when is not None else ""
    except (ValueError, IndexError, AttributeError, TypeError, OverflowError):
        return ""
