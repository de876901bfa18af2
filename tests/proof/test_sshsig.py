"""Signatures of `ssh-keygen -Y sign`: ours and OpenSSH's own verifier agree, for software keys and for tokens."""

import base64
import hashlib
import shutil
import subprocess
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given
from hypothesis import strategies as st

from goodoffices.proof.sshsig import BEGIN, END, TOKEN, SshKey, SshSignatureError, _string, read_key, verify_ssh

NAMESPACE = "initial@goodoffices"
TEXT = b"the frozen text of lake-mirna\n"

needs_openssh = pytest.mark.skipif(shutil.which("ssh-keygen") is None, reason="OpenSSH is not installed")


def ssh_keygen(*arguments: str | Path, given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(["ssh-keygen", *map(str, arguments)], input=given, capture_output=True, check=False)


@pytest.fixture
def key(tmp_path: Path) -> Path:
    path = tmp_path / "akra"
    assert ssh_keygen("-q", "-t", "ed25519", "-N", "", "-C", "head@akra.example", "-f", path).returncode == 0
    return path


def signed(key: Path, namespace: str = NAMESPACE, *options: str) -> str:
    done = ssh_keygen("-Y", "sign", "-f", key, "-n", namespace, *options, given=TEXT)
    assert done.returncode == 0, done.stderr
    return done.stdout.decode()


@needs_openssh
@pytest.mark.parametrize("options", [(), ("-O", "hashalg=sha256")])
def test_what_openssh_signed_is_verified(key: Path, options: tuple[str, ...]) -> None:
    found = verify_ssh(signed(key, NAMESPACE, *options), TEXT, NAMESPACE)
    assert found.key == read_key(key.with_suffix(".pub").read_text())
    assert found.touched is None
    assert found.key.fingerprint in ssh_keygen("-l", "-f", key).stdout.decode()


@needs_openssh
def test_another_text_or_namespace_is_refused(key: Path) -> None:
    raw = signed(key)
    with pytest.raises(SshSignatureError, match="does not hold for this text"):
        verify_ssh(raw, TEXT + b" ", NAMESPACE)
    with pytest.raises(SshSignatureError, match="not for 'sign@goodoffices'"):
        verify_ssh(raw, TEXT, "sign@goodoffices")


@needs_openssh
def test_keys_of_another_kind_are_refused_with_what_to_do(tmp_path: Path) -> None:
    ssh_keygen("-q", "-t", "rsa", "-N", "", "-f", tmp_path / "rsa")
    with pytest.raises(SshSignatureError, match="ssh-keygen -t ed25519"):
        verify_ssh(signed(tmp_path / "rsa"), TEXT, NAMESPACE)


SOFTWARE_TOKEN = Ed25519PrivateKey.from_private_bytes(b"t" * 32)
TOKEN_KEY = SshKey(TOKEN, SOFTWARE_TOKEN.public_key().public_bytes_raw(), b"ssh:")


def token_signature(flags: int = 1, counter: int = 9) -> str:
    """What a security token would sign, composed here from PROTOCOL.u2f and PROTOCOL.sshsig of OpenSSH."""
    data = b"SSHSIG" + b"".join(
        _string(part) for part in (NAMESPACE.encode(), b"", b"sha512", hashlib.sha512(TEXT).digest())
    )
    head = bytes([flags]) + counter.to_bytes(4, "big")
    bare = SOFTWARE_TOKEN.sign(hashlib.sha256(b"ssh:").digest() + head + hashlib.sha256(data).digest())
    inner = _string(TOKEN) + _string(bare) + head
    raw = (
        b"SSHSIG"
        + (1).to_bytes(4, "big")
        + b"".join(_string(part) for part in (TOKEN_KEY.blob, NAMESPACE.encode(), b"", b"sha512", inner))
    )
    return f"{BEGIN}\n{base64.b64encode(raw).decode()}\n{END}\n"


def test_a_token_signs_and_says_whether_it_was_touched() -> None:
    assert verify_ssh(token_signature(), TEXT, NAMESPACE).key == TOKEN_KEY
    assert verify_ssh(token_signature(), TEXT, NAMESPACE).touched is True
    assert verify_ssh(token_signature(flags=0), TEXT, NAMESPACE).touched is False


PUBLISHED = f"""{BEGIN}
U1NIU0lHAAAAAQAAAEoAAAAac2stc3NoLWVkMjU1MTlAb3BlbnNzaC5jb20AAAAgmxoNhd
Biu5zpuKUJgMgrhhI54b7OatE7Yz23Tf//sscAAAAEc3NoOgAAAAh1bml0dGVzdAAAAAAA
AAAGc2hhNTEyAAAAZwAAABpzay1zc2gtZWQyNTUxOUBvcGVuc3NoLmNvbQAAAEAi+7eTjW
/+LQ2M+sCD+KFtH1n7VFFJon/SZFsxODyV8cWTlFKj617Ys1Ur5TV6uaEXQhck8rBA2oQI
HTPANLIPARI0Vng=
{END}
"""
"""Recorded by OpenSSH for its own tests (regress/unittests/sshsig/testdata/ed25519_sk.sig), over the text below."""
PUBLISHED_TEXT, PUBLISHED_FOR = b"This is a test, this is only a test", "unittest"


def test_a_token_signature_that_openssh_recorded_holds() -> None:
    found = verify_ssh(PUBLISHED, PUBLISHED_TEXT, PUBLISHED_FOR)
    assert (found.key.kind, found.key.application, found.touched) == (TOKEN, b"ssh:", True)
    for text, namespace in ((PUBLISHED_TEXT + b".", PUBLISHED_FOR), (PUBLISHED_TEXT, "file")):
        with pytest.raises(SshSignatureError):
            verify_ssh(PUBLISHED, text, namespace)


@needs_openssh
def test_openssh_verifies_the_same_token_signature(tmp_path: Path) -> None:
    (tmp_path / "allowed").write_text(f"head@akra.example {TOKEN_KEY}\n")
    (tmp_path / "signature").write_text(token_signature())
    done = ssh_keygen(
        "-Y", "verify", "-f", tmp_path / "allowed", "-I", "head@akra.example", "-n", NAMESPACE,
        "-s", tmp_path / "signature", given=TEXT,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr + done.stdout


@given(st.data())
def test_every_changed_byte_of_a_signature_is_refused(data: st.DataObject) -> None:
    raw = base64.b64decode(token_signature().splitlines()[1])
    place = data.draw(st.integers(0, len(raw) - 1))
    changed = raw[:place] + bytes([raw[place] ^ data.draw(st.integers(1, 255))]) + raw[place + 1 :]
    armoured = f"{BEGIN}\n{base64.b64encode(changed).decode()}\n{END}"
    try:
        found = verify_ssh(armoured, TEXT, NAMESPACE)
    except SshSignatureError:
        return
    assert found.key != TOKEN_KEY


WRONG = {"nothing": "", "no armour": "AAAA", "no Base 64": f"{BEGIN}\n!\n{END}", "too short": f"{BEGIN}\nU1NI\n{END}"}


@pytest.mark.parametrize("case", WRONG)
def test_what_is_no_signature_is_refused(case: str) -> None:
    with pytest.raises(SshSignatureError):
        verify_ssh(WRONG[case], TEXT, NAMESPACE)


@pytest.mark.parametrize("text", ["", "ssh-ed25519", "ssh-ed25519 !", f"ssh-ed25519 {str(TOKEN_KEY).split()[1]}"])
def test_what_is_no_key_is_refused(text: str) -> None:
    with pytest.raises(SshSignatureError):
        read_key(text)
