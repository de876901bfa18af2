"""Encrypting a backup with age, to the keys of whoever is to open it or with a passphrase, and opening it again."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, BinaryIO

import pyrage

from goodoffices.server.backing.errors import BackupError

LARGEST = 1 << 30  # bytes that a passphrase encrypts: it is done in memory
_SECRET = re.compile(r"^AGE-SECRET-KEY-1[A-Z0-9]+$", re.MULTILINE)


@dataclass(frozen=True, slots=True, repr=False)
class Lock:
    """To whom a backup is encrypted: public keys, or one passphrase."""

    recipients: Sequence[Any] = ()
    passphrase: str = ""

    def encrypt(self, plain: BinaryIO, to: BinaryIO) -> None:
        """Encrypt what can be read. Raises `BackupError` and `OSError`."""
        if not self.passphrase:
            try:
                pyrage.encrypt_io(plain, to, list(self.recipients))
            except pyrage.EncryptError as error:
                raise BackupError(f"it cannot be encrypted: {error}") from None
            return
        text = plain.read(LARGEST + 1)
        if len(text) > LARGEST:
            raise BackupError(f"more than {LARGEST >> 30} GB are not encrypted with a passphrase: give a --recipient")
        to.write(pyrage.passphrase.encrypt(text, self.passphrase))


@dataclass(frozen=True, slots=True, repr=False)
class Key:
    """What opens a backup: private keys, or one passphrase."""

    identities: Sequence[Any] = ()
    passphrase: str = ""

    def decrypt(self, sealed: BinaryIO, to: BinaryIO) -> None:
        """Decrypt what can be read, as far as it is what was encrypted. Raises `BackupError` and `OSError`."""
        try:
            if self.passphrase:
                to.write(pyrage.passphrase.decrypt(sealed.read(), self.passphrase))
            else:
                pyrage.decrypt_io(sealed, to, list(self.identities))
        except pyrage.DecryptError as error:
            raise BackupError(f"it does not open with this key ({error})") from None
        except OSError as error:
            if error.errno is not None:
                raise
            raise BackupError("its bytes were changed, or it was cut off") from None


def recipients(written: Iterable[str]) -> list[Any]:
    """Public keys: of age (`age1…`) or of ssh (`ssh-ed25519 …`), as they are written. Raises `BackupError`."""
    found = []
    for each in written:
        if _SECRET.search(each):  # never repeated: a terminal or a log would keep it
            raise BackupError(
                "what was given is a private key: give its public half, which “age-keygen -y FILE” prints"
            )
        kind = pyrage.ssh if each.startswith("ssh-") else pyrage.x25519
        try:
            found.append(kind.Recipient.from_str(each))
        except pyrage.RecipientError:
            raise BackupError(f"“{each}” is no public key: write one such as age1… or ssh-ed25519 …") from None
    return found


def identities(text: str) -> list[Any]:
    """The private keys in a file of `age-keygen`, or of ssh without a passphrase. Raises `BackupError`."""
    try:
        if "PRIVATE KEY-----" in text:
            return [pyrage.ssh.Identity.from_buffer(text.encode())]
        found = [pyrage.x25519.Identity.from_str(key) for key in _SECRET.findall(text)]
    except pyrage.IdentityError:
        found = []
    if not found:
        raise BackupError(
            "there is no private key in it that opens without a passphrase: age-keygen writes one as AGE-SECRET-KEY-1…"
        )
    return found
