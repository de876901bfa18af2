"""Where this machine is to be found on the networks that it is in."""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Mapping, Sequence
from typing import Any


def local() -> list[str]:
    """The IPv4 addresses of this machine on local networks, the likeliest first; none without a network."""
    import psutil  # type: ignore[import-untyped]  # carries no types

    up = {name for name, state in psutil.net_if_stats().items() if state.isup}
    return chosen({name: found for name, found in psutil.net_if_addrs().items() if name in up})


# Bridges and tunnels of this machine's own, behind which there is no classroom.
_INWARD = ("docker", "br-", "veth", "virbr", "vmnet", "vboxnet", "tun", "tap", "wg", "utun", "lo")


def chosen(interfaces: Mapping[str, Sequence[Any]]) -> list[str]:
    """The addresses of these interfaces that a telephone in the room may reach."""
    found: list[tuple[int, str]] = []
    for name, addresses in interfaces.items():
        inward = name.lower().startswith(_INWARD)
        for each in addresses:
            if each.family == socket.AF_INET:
                address = ipaddress.ip_address(each.address)
                if not (address.is_loopback or address.is_link_local or address.is_unspecified):
                    found.append((2 * inward + (not address.is_private), str(address)))
    return [address for _, address in sorted(found, key=lambda one: one[0])]
