"""Settings: where the records are, the secret key, what pages may load, and what is logged."""

import logging
import re
import stat
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.db import connections
from django.test import RequestFactory

import goodoffices.server.settings
from goodoffices.server.database import LOCK_SECONDS, database
from goodoffices.server.folder import make_folder, secret_key
from goodoffices.server.logs import Discreet, without_address
from tests.databases import attached


def from_environment(names: list[str], **environment: str) -> list[str]:
    """These settings, as a process of its own reads them."""
    code = f"from goodoffices.server import settings; print(*(getattr(settings, n) for n in {names}), sep='\\n')"
    done = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True)
    return done.stdout.splitlines()


COOKIES = ["SESSION_COOKIE_NAME", "SESSION_COOKIE_SECURE", "CSRF_COOKIE_NAME", "CSRF_COOKIE_SECURE"]


def test_cookies_are_for_https_unless_it_is_said_otherwise(tmp_path):
    folder = str(tmp_path)
    assert from_environment(COOKIES, GOODOFFICES_DATA=folder) == ["__Host-session", "True", "__Host-csrf", "True"]
    plain = ["goodoffices-session", "False", "goodoffices-csrf", "False"]
    assert from_environment(COOKIES, GOODOFFICES_DATA=folder, GOODOFFICES_HTTP="1") == plain
    assert from_environment(COOKIES, GOODOFFICES_DATA=folder, GOODOFFICES_DEMO="1") == plain


def test_reading_the_settings_writes_nothing(tmp_path):
    assert from_environment(["DEBUG", "DEMO"], GOODOFFICES_DATA=str(tmp_path / "new")) == ["False", "False"]
    assert list(tmp_path.iterdir()) == []


def test_a_page_loads_from_this_server_only():
    policy = settings.CONTENT_SECURITY_POLICY["DIRECTIVES"]
    allowed = {source for sources in policy.values() for source in sources}
    assert allowed == {"'self'", "'none'", "data:"}
    assert [name for name, sources in policy.items() if "data:" in sources] == ["img-src"]
    assert policy["default-src"] == policy["frame-ancestors"] == policy["base-uri"] == ["'none'"]


def test_every_act_is_a_transaction_of_its_own_and_durable():
    default = settings.DATABASES["default"]
    assert not default.get("ATOMIC_REQUESTS")
    assert default["OPTIONS"]["transaction_mode"] == "IMMEDIATE"


def test_sqlite_is_told_to_be_durable(tmp_path, django_db_blocker):
    with (
        django_db_blocker.unblock(),
        attached(f"sqlite:///{tmp_path / 'records.sqlite3'}") as alias,
        connections[alias].cursor() as cursor,
    ):
        expected = {"journal_mode": "truncate", "synchronous": 3, "secure_delete": 1, "busy_timeout": 30_000}
        found = {name: cursor.execute(f"PRAGMA {name}").fetchone()[0] for name in expected}
    assert found == expected


def test_a_database_by_its_address():
    assert database("", Path("/data"))["NAME"] == Path("/data/goodoffices.sqlite3")
    assert database("sqlite:////var/records.sqlite3", Path("/data"))["NAME"] == Path("/var/records.sqlite3")
    assert database("sqlite:///records.sqlite3", Path("/data"))["NAME"] == Path("records.sqlite3")
    found = database("postgresql://me:p%40ss%2Fword@db.example:6543/talks?sslmode=verify-full", Path("/data"))
    assert [found[name] for name in ("NAME", "USER", "PASSWORD", "HOST", "PORT")] == [
        "talks", "me", "p@ss/word", "db.example", "6543",
    ]  # fmt: skip
    assert found["OPTIONS"] == {"sslmode": "verify-full", "options": f"-c lock_timeout={LOCK_SECONDS}s"}
    found = database("postgres:///talks?options=-c%20lock_timeout%3D1s", Path("/data"))
    assert (found["HOST"], found["OPTIONS"]) == ("", {"options": f"-c lock_timeout={LOCK_SECONDS}s -c lock_timeout=1s"})


@pytest.mark.parametrize(
    "url",
    ["mysql://secret@x/y", "postgresql://me:secret@x", "sqlite://", "secret",
     "sqlite:///", "postgresql://me:secret@x/y?nonsense=1"],
)  # fmt: skip
def test_an_address_that_is_none_is_refused_without_repeating_it(url):
    with pytest.raises(ImproperlyConfigured, match=r"DATABASE_URL") as refused:
        database(url, Path("/data"))
    assert "secret" not in str(refused.value)
    assert refused.value.__cause__ is None


def test_the_secret_key_is_made_once_for_the_owners_eyes(tmp_path):
    folder = tmp_path / "data"
    with ThreadPoolExecutor(8) as pool:
        keys = set(pool.map(lambda _: secret_key(folder), range(16)))
    (key,) = keys
    assert len(key) >= 50
    assert secret_key(folder) == key
    assert stat.S_IMODE((folder / "secret-key").stat().st_mode) == 0o600
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert [file.name for file in folder.iterdir()] == ["secret-key"]
    assert make_folder(folder) == folder
    assert secret_key(tmp_path / "other") != key


def test_a_database_file_is_for_its_owner_only(new_database):
    file = Path(new_database("sqlite").removeprefix("sqlite:///")).with_name("template.sqlite3")
    found = {path.name: stat.S_IMODE(path.stat().st_mode) for path in file.parent.glob(f"{file.name}*")}
    assert set(found.values()) == {0o600}, found


def test_what_was_said_is_not_logged():
    def entered(words: str) -> None:
        try:
            raise ValueError(words)
        except ValueError as error:
            raise LookupError(f"cannot keep {words!r}") from error

    secret = "the lake" + " is ours"  # in two, since a line of code that raised may be logged
    try:
        entered(secret)
    except LookupError:
        record = logging.LogRecord("django.request", logging.ERROR, "x", 1, "Failed: %s", ("it",), sys.exc_info())
    text = Discreet().format(record)
    assert secret not in text
    assert "in entered" in text
    assert text.index("builtins.ValueError") < text.index("builtins.LookupError")


def test_an_address_is_logged_by_its_pattern(settings):
    request = RequestFactory().get("/invitations/0123456789abcdef/")
    record = logging.LogRecord("django.request", logging.ERROR, "x", 1, "%s: %s", ("Error", request.path), None)
    record.request = request  # type: ignore[attr-defined]
    assert without_address(record)
    assert record.getMessage() == "Error: /(no page)"


def test_statements_are_not_logged_whatever_the_level():
    """They carry the acts themselves."""
    logger = logging.getLogger("django.db.backends")
    assert not logger.isEnabledFor(logging.DEBUG)


def test_every_variable_is_documented():
    root = Path(__file__).parents[2]
    read = re.findall(r'"((?:GOODOFFICES_|DATABASE_)[A-Z_]+)"', Path(goodoffices.server.settings.__file__).read_text())
    documented = re.findall(
        r"^\| `([A-Z_]+)` \|", (root / "docs" / "reference" / "settings.md").read_text(), re.MULTILINE
    )
    assert sorted(set(read)) == sorted(documented)
