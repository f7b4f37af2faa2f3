"""Questions: they return rows or frozen dataclasses, and never add, commit or refuse."""
