"""Rate limits: how often one client, account or seat may try something in a while.

Counted in the cache by fixed windows. What counts is what that client or seat did itself: a limit tells of nobody else.
"""

from __future__ import annotations

import hashlib
import time

from allauth.account.adapter import get_adapter
from django.core.cache import cache
from django.http import HttpRequest

RATES: dict[str, tuple[int, int]] = {  # at most so many, in so many seconds
    "link": (20, 600),  # links that lead nowhere, by client
    "form": (30, 600),  # forms sent through a link: user names, passwords, by client
    "token": (30, 60),  # tokens of programs that are not good, by client
    "give": (60, 600),  # invitations, sign-in links and tokens made, by seat
    "act": (240, 60),  # acts and other forms submitted, by seat
    "read": (600, 60),  # readings by programs, by seat; without a token by client
    "take": (60, 60),  # seats taken in the demo, by client
}


def client(request: HttpRequest) -> str:
    """Where a request comes from: its address, through as many proxies as the settings trust."""
    return get_adapter().get_client_ip(request)


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
