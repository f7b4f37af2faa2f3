"""Keep the records of civic meetings, and follow each proposal until it is confirmed done."""

__version__ = "0.1.0"
