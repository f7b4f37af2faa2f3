"""Check a council's ledger: python3 check_ledger.py LEDGER.jsonl [SEQ:HASH]  (Python 3.10, no more)

LEDGER.jsonl is what /ledger/COUNCIL.jsonl answers; SEQ:HASH is a head that you wrote down earlier.
"""

import hashlib
import json
import sys
from collections.abc import Iterable

LINK = ("action", "actor", "at", "body_hash", "council", "prev", "seq", "subject")


def sha256(text: str) -> str:
    """Return the SHA-256 of a text, in hexadecimal."""
    return hashlib.sha256(text.encode()).hexdigest()


def check(lines: Iterable[str], anchor: str | None) -> str | None:
    """Return what does not hold, or None."""
    seq, head, told = 0, "", 0
    for entry in map(json.loads, lines):
        link = {name: entry[name] for name in LINK}
        text = json.dumps(link, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        if (entry["seq"], entry["prev"], entry["hash"]) != (seq + 1, head, sha256(text)):
            return f"entry {entry['seq']} does not continue entry {seq}"
        if entry["body"] is not None:  # what is no longer public is left out; its hash stays
            told += 1
            if sha256(entry["salt"] + entry["body"]) != entry["body_hash"]:
                return f"entry {entry['seq']}: its words are not those that were published"
        seq, head = entry["seq"], entry["hash"]
        anchor = None if anchor == f"{seq}:{head}" else anchor
    if anchor:
        return f"no entry is {anchor}"
    print(f"{seq} entries follow each other, {told} with their words. The head is {seq}:{head}")
    return None


with open(sys.argv[1], encoding="utf-8") as ledger:
    sys.exit(check(ledger, sys.argv[2] if len(sys.argv) > 2 else None))
