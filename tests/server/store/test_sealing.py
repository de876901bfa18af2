"""The seal: what it hides, what it is bound to, and that it opens for nothing else."""

import pytest
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from hypothesis import given
from hypothesis import strategies as st

from goodoffices.server.store import sealing
from goodoffices.server.store.sealing import LEAST, Ring, Unsealable, name_of, new_key, padded

ROOM, LEAF = new_key(), b'{"number":4,"room":"capital.akra","talks":"lake"}'


@given(text=st.binary(max_size=3000), about=st.binary(max_size=50))
def test_what_is_sealed_opens_again(text, about):
    assert sealing.unseal(ROOM, sealing.seal(ROOM, text, about), about) == text


def test_each_text_is_sealed_with_a_key_of_its_own():
    text = b"the island is not for sale" * 30
    one, two = (sealing.seal(ROOM, text, LEAF) for _ in range(2))
    assert text[:8] not in one
    differing = sum(a != b for a, b in zip(one, two, strict=True))
    assert differing > 0.98 * len(one)


def test_it_is_aes_256_gcm_and_opens_by_its_description():
    """Read by hand: version, nonce and wrapped key of the entry, then the padded text under that key."""
    sealed = sealing.seal(ROOM, b"words", LEAF)
    assert sealed[:1] == b"\x01"
    key = AESGCM(ROOM).decrypt(sealed[1:13], sealed[13:61], b"key\0" + LEAF)
    assert AESGCM(key).decrypt(bytes(12), sealed[61:], LEAF) == (5).to_bytes(8, "big") + b"words" + bytes(LEAST - 13)


@pytest.mark.parametrize(
    ("size", "expected"),
    [(0, 512), (512, 512), (513, 544), (544, 544), (545, 576), (1000, 1024), (1025, 1088), (1 << 20, 1 << 20),
     ((1 << 20) + 1, (1 << 20) + (1 << 15))],
)  # fmt: skip
def test_sizes_are_padded(size, expected):
    assert padded(size) == expected


@given(st.integers(0, 1 << 40))
def test_padding_costs_little_and_hides_much(size):
    assert size <= padded(size) <= max(LEAST, size * 1.12)
    assert padded(padded(size)) == padded(size)


def test_short_texts_are_all_of_one_size():
    assert len({len(sealing.seal(ROOM, b"x" * size, LEAF)) for size in range(LEAST - 7)}) == 1
    assert len({len(sealing.seal(ROOM, b"x" * size, LEAF)) for size in range(LEAST - 7, 5000)}) < 60


@given(at=st.integers(0), bit=st.integers(0, 7))
def test_one_changed_bit_is_noticed(at, bit):
    sealed = bytearray(sealing.seal(ROOM, b"words", LEAF))
    sealed[at % len(sealed)] ^= 1 << bit
    with pytest.raises(Unsealable):
        sealing.unseal(ROOM, bytes(sealed), LEAF)


def test_what_is_cut_short_is_noticed():
    sealed = sealing.seal(ROOM, b"words", LEAF)
    for size in (0, 1, 12, 13, 60, 61, 70, len(sealed) - 1):
        with pytest.raises(Unsealable):
            sealing.unseal(ROOM, sealed[:size], LEAF)


def test_it_opens_in_its_own_place_and_room_only():
    sealed = sealing.seal(ROOM, b"words", LEAF)
    for key, about in ((new_key(), LEAF), (ROOM, LEAF.replace(b"4", b"5")), (ROOM, b"")):
        with pytest.raises(Unsealable):
            sealing.unseal(key, sealed, about)


def test_a_wrapped_key_is_no_text_and_a_text_no_key():
    with pytest.raises(Unsealable):
        sealing.unwrap(ROOM, sealing.seal(ROOM, new_key(), LEAF)[1:], LEAF)


def test_another_key_is_put_over_it_and_the_old_one_no_longer_opens():
    new, sealed = new_key(), sealing.seal(ROOM, b"words", LEAF)
    resealed = sealing.reseal(ROOM, new, sealed, LEAF)
    assert sealing.unseal(new, resealed, LEAF) == b"words"
    assert resealed[61:] == sealed[61:]  # the text is not sealed anew
    with pytest.raises(Unsealable):
        sealing.unseal(ROOM, resealed, LEAF)
    with pytest.raises(Unsealable):
        sealing.reseal(new, ROOM, sealed, LEAF)


def test_a_ring_seals_with_its_first_key_and_opens_with_all():
    old, new = new_key(), new_key()
    before = Ring((old,)).wrap(ROOM, b"plenary"), Ring((old,)).seal(b"a draft", b"desk")
    ring = Ring((new, old))
    assert ring.unwrap(before[0], b"plenary") == ROOM
    assert ring.unseal(before[1], b"desk") == b"a draft"
    assert sealing.named(ring.wrap(ROOM, b"plenary")) == name_of(new) == ring.names[0]
    assert sealing.names([before[0], ring.seal(b"x", b""), before[1]]) == tuple(sorted(ring.names))
    for wrong in (b"plenary ", b""):
        with pytest.raises(Unsealable):
            ring.unwrap(before[0], wrong)


def test_a_key_that_is_missing_is_named_and_no_key_is_ever_printed():
    old, new = new_key(), new_key()
    wrapped = Ring((old,)).wrap(ROOM, b"plenary")
    with pytest.raises(Unsealable, match=name_of(old)) as refused:
        Ring((new,)).unwrap(wrapped, b"plenary")
    assert new.hex() not in repr((Ring((new,)), refused.value))
    assert repr(new) not in repr(Ring((new,)))
    assert name_of(old) not in old.hex()
    with pytest.raises(Unsealable):
        Ring((new,)).unseal(b"", b"desk")
