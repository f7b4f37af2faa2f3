"""Find records by words: one Python text for both databases (persian.md, Search)."""
