"""Verbs: decide, change, log, or refuse. Nothing here commits; a door does."""
