"""A class on a room's own network: at which addresses, with which certificate, and what is said where there is none."""

from __future__ import annotations

import ipaddress
from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest
from django.http.request import split_domain_port
from django.urls import reverse


@dataclass(frozen=True)
class Ways:
    """How people reach the page for their code."""

    https: str  # empty without a certificate
    http: str  # empty where there is no plain way
    fingerprint: tuple[str, ...]  # in groups of four bytes

    @property
    def best(self) -> str:
        return self.https or self.http


def ways(request: HttpRequest) -> Ways:
    """The addresses to print: those of the network if the class is served to it, else the one that the reader used."""
    page = reverse("classroom:join")
    if not settings.LAN:
        there = request.build_absolute_uri(page)
        return Ways(there, "", ()) if request.is_secure() else Ways("", there, ())
    https, http, fingerprint = settings.LAN.split()
    pairs = fingerprint.split(":")
    groups = tuple(":".join(pairs[at : at + 4]) for at in range(0, len(pairs), 4))
    return Ways(https.rstrip("/") + page, http.rstrip("/") + page, groups)


def unprotected(request: HttpRequest) -> dict[str, bool]:
    """Whether the page goes over a network in the clear: every page says so. (A context processor.)"""
    return {"unprotected": bool(settings.LAN) and not request.is_secure() and not _loopback(request)}


def local_only(request: HttpRequest) -> bool:
    """Whether the class is served to this machine alone, so that no telephone can join."""
    return not settings.LAN and _loopback(request)


def _loopback(request: HttpRequest) -> bool:
    host, _ = split_domain_port(request.get_host())
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return host == "localhost"
