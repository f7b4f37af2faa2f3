"""Secrets, and what the store keeps of them."""

from tracker.domain import tokens


def test_secrets_have_256_bits_and_are_never_the_same() -> None:
    made = {tokens.made() for _ in range(100)}
    assert len(made) == 100
    assert {len(token) for token in made} == {43}


def test_any_text_has_a_fingerprint() -> None:
    assert tokens.fingerprint("abc").startswith("ba7816bf")
    assert len(tokens.fingerprint("⁂\udcff" * 1000)) == 64
