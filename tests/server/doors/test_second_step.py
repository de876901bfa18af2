"""The secrets of apps and recovery codes lie sealed, open with the master key, and go with it when it is changed."""

from pathlib import Path
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.core.cache import cache

from goodoffices.records import StoreSealed
from goodoffices.server import at_rest
from goodoffices.server.doors import second_step
from goodoffices.server.doors.models import Account
from goodoffices.server.store import master
from goodoffices.server.store.beside import MARK
from tests.server.doors.test_lost_password import code

pytestmark = pytest.mark.django_db


@pytest.fixture
def keyed(settings: Any, tmp_path: Path) -> Path:
    """An installation with its master key in a file, the one with which the tests' rooms are sealed."""
    file = tmp_path / master.FILE
    file.write_text(settings.MASTER_KEY)
    settings.MASTER_KEY, settings.DATA = "", str(tmp_path)
    return file


def kept() -> list[str]:
    found = [each.data.get("secret", each.data.get("seed")) for each in Authenticator.objects.order_by("pk")]
    return [each for each in found if isinstance(each, str)]


def set_up() -> tuple[str, list[str]]:
    account, secret = Account.objects.create_user("jana"), generate_totp_secret()
    TOTP.activate(account, secret)
    return secret, RecoveryCodes.activate(account).get_unused_codes()


def still_opens(secret: str, codes: list[str]) -> bool:
    cache.clear()  # a code is taken once
    app, recovery = (each.wrap() for each in Authenticator.objects.order_by("pk"))
    return bool(app.validate_code(code(secret))) and recovery.get_unused_codes() == codes


def test_they_lie_sealed_and_open(keyed: Path) -> None:
    secret, codes = set_up()
    assert all(each.startswith(MARK) for each in kept())
    assert still_opens(secret, codes)


def test_a_new_master_key_goes_over_them_and_the_old_one_is_no_longer_needed(keyed: Path) -> None:
    secret, codes = set_up()
    before = kept()
    at_rest.rotate()
    assert not set(before) & set(kept())
    assert at_rest.forget_old() == 1
    assert still_opens(secret, codes)
    assert list(second_step.unopened()) == []


def test_what_lay_in_the_clear_is_sealed_with_the_rest(settings: Any, tmp_path: Path) -> None:
    settings.MASTER_KEY, settings.DATA = "", str(tmp_path)
    secret, codes = set_up()
    assert secret in kept()
    master.make(tmp_path, tmp_path / master.FILE)
    master.forget()
    at_rest.seal()
    assert all(each.startswith(MARK) for each in kept())
    assert still_opens(secret, codes)


def test_without_the_key_they_do_not_open_and_the_examination_says_whose(keyed: Path) -> None:
    secret, codes = set_up()
    text = keyed.read_text()
    keyed.unlink()
    master.make(keyed.parent, keyed)
    master.forget()
    with pytest.raises(StoreSealed):
        still_opens(secret, codes)
    assert len(list(second_step.unopened())) == 2
    keyed.write_text(text)
    master.forget()
    assert still_opens(secret, codes)
