"""A class's own certificate: for these addresses, kept while it fits, made anew when it does not."""

import hashlib
import socket
import ssl
import stat
from collections import namedtuple
from datetime import UTC, datetime, timedelta
from pathlib import Path

from goodoffices.server.classroom.addresses import chosen
from goodoffices.server.classroom.certificate import GOOD_FOR, certificate

NOW = datetime(2026, 2, 4, 9, tzinfo=UTC)
ADDRESSES, NAMES = ["192.168.1.7", "127.0.0.1"], ["localhost"]


def test_it_is_kept_while_it_fits(tmp_path: Path) -> None:
    first = certificate(tmp_path, ADDRESSES, NAMES, NOW)
    assert certificate(tmp_path, ADDRESSES[:1], NAMES, NOW + timedelta(days=3)).fingerprint == first.fingerprint
    assert certificate(tmp_path, ["10.0.0.4"], NAMES, NOW).fingerprint != first.fingerprint


def test_it_is_made_anew_before_it_ends_or_if_it_is_damaged(tmp_path: Path) -> None:
    first = certificate(tmp_path, ADDRESSES, NAMES, NOW)
    second = certificate(tmp_path, ADDRESSES, NAMES, NOW + GOOD_FOR - timedelta(hours=1))
    assert second.fingerprint != first.fingerprint
    second.key.write_text("no key")
    assert certificate(tmp_path, ADDRESSES, NAMES, NOW + GOOD_FOR).fingerprint != second.fingerprint


def test_the_fingerprint_is_what_a_browser_prints_and_the_key_is_its_owners(tmp_path: Path) -> None:
    made = certificate(tmp_path, ADDRESSES, NAMES, NOW)
    der = ssl.PEM_cert_to_DER_cert(made.cert.read_text())
    assert made.fingerprint.replace(":", "").lower() == hashlib.sha256(der).hexdigest()
    assert stat.S_IMODE(made.key.stat().st_mode) == 0o600
    ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER).load_cert_chain(made.cert, made.key)


Address = namedtuple("Address", "family address")


def test_addresses_of_the_room_come_before_those_of_the_machine_itself() -> None:
    found = chosen(
        {
            "docker0": [Address(socket.AF_INET, "172.17.0.1")],
            "lo": [Address(socket.AF_INET, "127.0.0.1")],
            "wlan0": [Address(socket.AF_INET6, "fe80::1"), Address(socket.AF_INET, "192.168.1.7")],
            "eth1": [Address(socket.AF_INET, "169.254.3.3")],
        }
    )
    assert found == ["192.168.1.7", "172.17.0.1"]
