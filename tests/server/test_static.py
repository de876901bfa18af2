"""Static files: from the packages, whole, for this site only, and unchanged ones not again."""

import asyncio

import pytest
from django.contrib.staticfiles import finders
from django.test import AsyncClient, Client

ADDRESS = "/static/desks/base.css"


@pytest.fixture
def css() -> bytes:
    with open(finders.find("desks/base.css"), "rb") as file:
        return file.read()


def test_a_file_comes_whole(css):
    response = Client().get(ADDRESS)
    assert (response.status_code, response["Content-Type"]) == (200, 'text/css; charset="utf-8"')
    assert response.content == css
    assert "Access-Control-Allow-Origin" not in response
    assert "default-src 'none'" in response["Content-Security-Policy"]
    assert Client().head(ADDRESS).content == b""


def test_a_part_of_it(css):
    response = Client().get(ADDRESS, headers={"Range": "bytes=5-14"})
    assert (response.status_code, response.content) == (206, css[5:15])


def test_not_again_when_it_is_unchanged():
    first = Client().get(ADDRESS)
    again = Client().get(ADDRESS, headers={"If-Modified-Since": first["Last-Modified"]})
    assert (again.status_code, again.content) == (304, b"")


async def _fetch() -> bytes:
    response = await AsyncClient().get(ADDRESS)
    return b"".join([part async for part in response]) if response.streaming else response.content


def test_over_asgi_without_a_warning(css):
    assert asyncio.run(_fetch()) == css


def test_what_is_not_there():
    assert Client().get("/static/desks/../settings.py").status_code == 404
