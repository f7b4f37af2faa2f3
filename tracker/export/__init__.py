"""From plain values to documents. It knows no SQL and no Flask, and is handed all its words."""
