"""Secrets that a browser or a sheet of paper holds, and of which the store keeps only a hash."""

import hashlib
import secrets


def made() -> str:
    """Return a new secret of 256 bits, as it may stand in a cookie or an address."""
    return secrets.token_urlsafe(32)


def fingerprint(token: str) -> str:
    """Return what the store keeps of a secret: its SHA-256."""
    return hashlib.sha256(token.encode("utf-8", "replace")).hexdigest()
