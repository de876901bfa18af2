"""Rate limits: how often one client, account or seat may try something in a while.

Counted in the cache by fixed windows, for all processes together. What counts is what that client or seat did itself: a
limit tells of nobody else.
"""

from __future__ import annotations

import hashlib
import ipaddress
import time
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.flows.login import get_authentication_records
from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest

RATES: dict[str, tuple[int, int]] = {  # at most so many, in so many seconds
    "link": (20, 600),  # links that lead nowhere, by client
    "form": (30, 600),  # forms sent through a link: user names, passwords, by client
    "token": (30, 60),  # tokens of programs that are not good, by client
    "give": (60, 600),  # invitations, sign-in links and tokens made, by seat
    "act": (240, 60),  # acts and other forms submitted, by seat
    "read": (600, 60),  # readings by programs, by seat; without a token by client
    "bundle": (20, 60),  # records taken home, by seat; the public one by client
    "check": (20, 60),  # files held against the record, by seat; as the public by client
    "outside": (120, 60),  # public pages and feeds, by client
    "take": (60, 60),  # seats taken in the demo, by client
    "code": (20, 600),  # codes of a class that lead nowhere, by client
}


def client(request: HttpRequest) -> str:
    """Where a request comes from, as the ASGI server knows it; all that come from nowhere (a socket) count as one.

    Of an address of version 6 the network (/64) counts, in which one household may take any of them.
    """
    whence: str = request.META.get("REMOTE_ADDR", "")
    try:
        address = ipaddress.ip_address(whence)
    except ValueError:
        return whence or "nowhere"
    if address.version == 6 and address.ipv4_mapped is None:
        return str(ipaddress.ip_network((address, 64), strict=False))
    return whence


class Adapter(DefaultAccountAdapter):
    """allauth's own limits count by the same client; a fresh sign-in counts as having been asked who one is."""

    def get_client_ip(self, request: HttpRequest) -> str:
        return client(request)

    def is_reauthentication_required(self, *, app: str, **kwargs: Any) -> bool:
        """Who has just signed in has just shown who one is, and is not asked again seconds later."""
        request = self.request
        shown = get_authentication_records(request, request.user) if request is not None else []
        if shown and time.time() - shown[-1]["at"] < settings.ACCOUNT_REAUTHENTICATION_TIMEOUT:
            return False
        return bool(super().is_reauthentication_required(app=app, **kwargs))


def _key(what: str, whom: str) -> str:
    window = int(time.time()) // RATES[what][1]
    return f"limit:{what}:{window}:{hashlib.sha256(whom.encode()).hexdigest()}"


def spent(what: str, whom: str) -> bool:
    """Whether `whom` has used up its share for now."""
    return cache.get(_key(what, whom), 0) >= RATES[what][0]


def count(what: str, whom: str) -> bool:
    """Count one try; False once the share is used up."""
    amount, seconds = RATES[what]
    key = _key(what, whom)
    if cache.add(key, 1, timeout=seconds):
        return True
    try:
        return cache.incr(key) <= amount
    except ValueError:  # the window closed in between
        return True
