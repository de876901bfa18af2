"""A class's own certificate, for https in a room without internet: made at the start, trusted by its fingerprint.

It is kept for as long as it fits, so that telephones that took it once are not asked again after a restart.
"""

from __future__ import annotations

import ipaddress
import os
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

GOOD_FOR = timedelta(days=30)
LEFT = timedelta(days=2)  # what must be left of one that is used again


@dataclass(frozen=True)
class Certificate:
    """The files of a certificate and its key, and the fingerprint that people compare."""

    cert: Path
    key: Path
    fingerprint: str


def certificate(folder: Path, addresses: Sequence[str], names: Sequence[str], now: datetime) -> Certificate:
    """The certificate for these addresses and names, in `folder`: the one that is there, or a new one."""
    cert, key = folder / "class-certificate.pem", folder / "class-certificate-key.pem"
    found = _read(cert, key)
    if found is None or not _fits(found, addresses, names, now):
        found = _make(cert, key, addresses, names, now)
    return Certificate(cert, key, fingerprint(found))


def fingerprint(cert: x509.Certificate) -> str:
    """SHA-256 over the certificate, as browsers print it: pairs of capitals with colons."""
    return cert.fingerprint(hashes.SHA256()).hex(":").upper()


def _read(cert: Path, key: Path) -> x509.Certificate | None:
    try:
        found = x509.load_pem_x509_certificate(cert.read_bytes())
        own = serialization.load_pem_private_key(key.read_bytes(), None)
    except (OSError, ValueError):
        return None
    return found if found.public_key() == own.public_key() else None


def _fits(cert: x509.Certificate, addresses: Sequence[str], names: Sequence[str], now: datetime) -> bool:
    meant = cert.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    known = {str(address) for address in meant.get_values_for_type(x509.IPAddress)}
    in_time = cert.not_valid_before_utc <= now and now + LEFT <= cert.not_valid_after_utc
    return in_time and set(addresses) <= known and set(names) <= set(meant.get_values_for_type(x509.DNSName))


def _make(cert: Path, key: Path, addresses: Sequence[str], names: Sequence[str], now: datetime) -> x509.Certificate:
    own = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Good Offices, a class")])
    meant = [*(x509.IPAddress(ipaddress.ip_address(a)) for a in addresses), *(x509.DNSName(n) for n in names)]
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(own.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(hours=1))
        .not_valid_after(now + GOOD_FOR)
        .add_extension(x509.SubjectAlternativeName(meant), critical=False)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.SERVER_AUTH]), critical=False)
        .sign(own, hashes.SHA256())
    )
    secret = own.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    _write(key, secret)
    _write(cert, made.public_bytes(serialization.Encoding.PEM))
    return made


def _write(file: Path, content: bytes) -> None:
    """Write a file whole, for its owner only."""
    draft = file.with_name(f".{file.name}.{os.getpid()}")
    draft.unlink(missing_ok=True)
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as opened:
        opened.write(content)
    draft.replace(file)
