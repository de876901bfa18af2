"""Notes, checkpoints and receipts: what holds is accepted, whatever is changed is refused."""

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goodoffices.proof.checkpoint import (
    Checkpoint,
    Fork,
    cosign,
    cosigners,
    extends,
    origin,
    sign_checkpoint,
    verify_checkpoint,
)
from goodoffices.proof.keys import NOTE, QUANTUM_SAFE, WITNESS, SigningKey, read_verifier
from goodoffices.proof.merkle import EMPTY_ROOT, ProofError, consistency_proof, inclusion_proof, root
from goodoffices.proof.note import NoteError, read_note, verify_note
from goodoffices.proof.receipt import Receipt, read_receipt, verify_receipt
from goodoffices.proof.signed import cosigned_note, cosigned_tree

HOUSE = "goodoffices/house/lake-mirna/plenary"
KEYS = [SigningKey(HOUSE, kind, bytes([kind]) * 32) for kind in (NOTE, QUANTUM_SAFE)]
LOG = [key.verifier for key in KEYS]
WITNESSES = [SigningKey(f"akra.example/{kind}", kind, bytes([kind + 9]) * 32) for kind in (WITNESS, QUANTUM_SAFE)]
LEAVES = [hashlib.sha256(bytes([n])).digest() for n in range(40)]
NOW = 1_700_000_000


def head(size: int, leaves: list[bytes] = LEAVES) -> Checkpoint:
    return Checkpoint(HOUSE, size, root(leaves[:size]))


def signed(size: int = 21) -> str:
    return sign_checkpoint(head(size), KEYS, NOW)


def test_a_published_verifier_key_has_the_id_that_it_was_published_with() -> None:
    """The checksum database of the Go language publishes its key in this form."""
    text = "sum.golang.org+033de0ae+Ac4zctda0e5eza+HJyk9SxEdh+s3Ux18htTTAD8OuAn8"
    assert str(read_verifier(text)) == text


@pytest.mark.parametrize("kind", [NOTE, WITNESS, QUANTUM_SAFE])
def test_a_verifier_key_is_read_as_it_is_written(kind: int) -> None:
    key = SigningKey("akra.example", kind, b"k" * 32).verifier
    assert read_verifier(str(key)) == key
    name, _, raw = str(key).split("+", 2)
    with pytest.raises(NoteError, match="its own ID"):
        read_verifier(f"{name}+{'0' * 8}+{raw}")


def test_a_checkpoint_carries_both_signatures_and_is_verified() -> None:
    raw = signed()
    lines = raw.splitlines()
    assert lines[0] == HOUSE
    assert lines[1] == "21"
    assert [line.split()[1] for line in lines[4:]] == [HOUSE, HOUSE]
    assert verify_checkpoint(raw, LOG) == head(21)


def test_a_checkpoint_without_one_of_the_signatures_is_refused() -> None:
    one = sign_checkpoint(head(21), KEYS[:1], NOW)
    assert verify_checkpoint(one, LOG, all_of=False) == head(21)
    with pytest.raises(NoteError, match="the ML-DSA-44 cosignature is missing"):
        verify_checkpoint(one, LOG)


def test_a_checkpoint_of_another_log_is_refused() -> None:
    other = SigningKey("goodoffices/house/lake-mirna/track", NOTE, KEYS[0].seed)
    raw = sign_checkpoint(head(21), [other], NOW)
    with pytest.raises(NoteError, match="no key that is trusted"):
        verify_checkpoint(raw, LOG)
    with pytest.raises(NoteError, match="is of"):
        verify_checkpoint(raw, [other.verifier])


@given(st.data())
def test_every_changed_byte_of_a_checkpoint_is_refused(data: st.DataObject) -> None:
    raw = signed().encode()
    place = data.draw(st.integers(0, len(raw) - 1))
    changed = raw[:place] + bytes([raw[place] ^ data.draw(st.integers(1, 255))]) + raw[place + 1 :]
    with pytest.raises((NoteError, UnicodeDecodeError)):
        verify_checkpoint(changed.decode(), LOG)


def test_lines_of_unknown_keys_are_passed_over() -> None:
    raw = cosign(signed(), WITNESSES[0], NOW + 5)
    assert verify_checkpoint(raw, LOG) == head(21)


def test_cosigners_say_who_saw_it_and_when() -> None:
    raw = signed()
    for seconds, key in enumerate(WITNESSES):
        raw = cosign(raw, key, NOW + seconds)
    found = cosigners(raw, [key.verifier for key in WITNESSES])
    assert [(key.name, at - NOW) for key, at in found] == [("akra.example/4", 0), ("akra.example/6", 1)]
    spoilt = raw.replace("\n21\n", "\n22\n")
    for key in WITNESSES:
        with pytest.raises(NoteError, match="does not hold"):
            cosigners(spoilt, [key.verifier])


def test_what_a_cosigner_signs_is_laid_out_as_the_format_says() -> None:
    """C2SP tlog-cosignature v1, the example of its Ed25519 message and the structure of its ML-DSA-44 message."""
    text = "example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n"
    assert cosigned_note(text, 1679315147) == b"cosignature/v1\ntime 1679315147\n" + text.encode()
    message = cosigned_tree(text, "w", 1679315147)
    assert message[:12] == b"subtree/v1\n\0"
    assert message[12:22] == b"\x01w" + (1679315147).to_bytes(8, "big")
    assert message[22:50] == bytes([27]) + b"example.com/behind-the-sofa"
    assert message[50:66] == bytes(8) + (20852163).to_bytes(8, "big")
    assert len(message[66:]) == 32


@given(st.integers(0, 40), st.integers(0, 40))
def test_a_log_that_grew_extends_what_was_seen(first: int, second: int) -> None:
    first, second = sorted((first, second))
    proof = consistency_proof(LEAVES[:second], first) if first else ()
    extends(head(first), head(second), proof)


@given(st.integers(1, 40), st.integers(1, 40), st.integers(0, 39))
def test_a_rewritten_log_is_told(first: int, second: int, place: int) -> None:
    first, second = sorted((first, second))
    rewritten = [*LEAVES]
    rewritten[place % first] = hashlib.sha256(b"rewritten").digest()
    with pytest.raises(Fork):
        extends(head(first), head(second, rewritten), consistency_proof(rewritten[:second], first))


def test_a_log_that_shrank_is_told() -> None:
    with pytest.raises(Fork, match="taken away"):
        extends(head(9), head(8), ())


def test_an_empty_log_has_one_root() -> None:
    assert Checkpoint(HOUSE, 0, EMPTY_ROOT).text.splitlines()[1] == "0"
    with pytest.raises(NoteError, match="empty log"):
        Checkpoint(HOUSE, 0, LEAVES[0])


@given(st.integers(1, 40).flatmap(lambda size: st.tuples(st.just(size), st.integers(0, size - 1))))
def test_a_receipt_is_read_as_it_is_written_and_verified(place: tuple[int, int]) -> None:
    size, index = place
    receipt = Receipt(index, inclusion_proof(LEAVES[:size], index), signed(size), b"salt" * (index % 2))
    assert read_receipt(str(receipt)) == receipt
    assert verify_receipt(receipt, LEAVES[index], LOG) == head(size)
    with pytest.raises(ProofError):
        verify_receipt(receipt, LEAVES[index - 1 if index else 39], LOG)


@given(st.data())
def test_every_changed_byte_of_a_receipt_is_refused(data: st.DataObject) -> None:
    raw = str(Receipt(7, inclusion_proof(LEAVES[:21], 7), signed())).encode()
    place = data.draw(st.integers(0, len(raw) - 1))
    changed = raw[:place] + bytes([raw[place] ^ data.draw(st.integers(1, 255))]) + raw[place + 1 :]
    with pytest.raises((NoteError, ProofError, UnicodeDecodeError)):
        verify_receipt(read_receipt(changed.decode()), LEAVES[7], LOG)


MALFORMED = {
    "no signatures": "a\n1\nAAAA\n",
    "no newline at the end": "a\n\n\u2014 b AAAAAAAA",
    "a hyphen for a dash": "a\n\n- b AAAAAAAA\n",
    "a control character": "a\tb\n\n\u2014 b AAAAAAAA\n",
    "a plus in a name": "a\n\n\u2014 b+c AAAAAAAA\n",
    "no Base 64": "a\n\n\u2014 b AAAA!AAA\n",
    "another spelling of Base 64": "a\n\n\u2014 b AAAAAAB=\n",
    "too short": "a\n\n\u2014 b AAAA\n",
    "too many signatures": "a\n\n" + "\u2014 b AAAAAAAA\n" * 101,
    "too long": "a" * 1_000_001 + "\n\n\u2014 b AAAAAAAA\n",
    "half a character": "\ud800\n\n\u2014 b AAAAAAAA\n",
}


@pytest.mark.parametrize("case", MALFORMED)
def test_a_malformed_note_is_refused(case: str) -> None:
    with pytest.raises(NoteError):
        verify_note(read_note(MALFORMED[case]), LOG)


@pytest.mark.parametrize("size", ["-1", "01", "1e3", "\u0661", "9" * 5000, str(2**63)])
def test_a_size_has_one_spelling(size: str) -> None:
    with pytest.raises(NoteError, match="plain number"):
        verify_checkpoint(signed().replace("\n21\n", f"\n{size}\n"), [])


def test_the_name_of_a_log_fits_every_signature() -> None:
    assert (
        origin("house", "lake-mirna", "water@secretariat.chief")
        == "goodoffices/house/lake-mirna/water@secretariat.chief"
    )
    assert origin("h", "a b", "c+d") == "goodoffices/h/a%20b/c%2Bd"
    long = origin("house", "t" * 200, "r" * 200)
    assert len(long) < 255
    assert long != origin("house", "t" * 200, "s" * 200)
    sign_checkpoint(Checkpoint(long, 0, EMPTY_ROOT), [SigningKey(long, QUANTUM_SAFE, b"k" * 32)], NOW)


def test_a_signing_key_never_shows_its_seed() -> None:
    assert "01" not in repr(SigningKey("a", NOTE, b"\x01" * 32))
