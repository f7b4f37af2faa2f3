"""The language, pure: digits, letters and days; knows no table and no page."""
