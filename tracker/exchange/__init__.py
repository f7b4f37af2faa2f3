"""The meeting document: what the minutes and the follow-up of one meeting say, as one JSON tree.

Everything that goes in or comes out as a document has this shape and is read and written here
alone (records.md, The exchange document). It knows nothing of an installation: no ids, accounts,
hashes, entry times or derived marks. Days are Gregorian ISO 8601, because a machine reads them;
people see Jalali. Nothing that is left out is made up: an absent field means "not known".
"""

from tracker.exchange.document import Document
from tracker.exchange.faults import Fault, Faults
from tracker.exchange.wire import canonical, digest, read, schema, sha256, write

__all__ = [
    "Document",
    "Fault",
    "Faults",
    "canonical",
    "digest",
    "read",
    "schema",
    "sha256",
    "write",
]
