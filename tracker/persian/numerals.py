"""Digits: Persian on screen, ASCII inside; Arabic ones are read and never written."""

ASCII = "0123456789"
PERSIAN = "۰۱۲۳۴۵۶۷۸۹"
ARABIC = "٠١٢٣٤٥٦٧٨٩"

_TO_PERSIAN = str.maketrans(ASCII + ARABIC, PERSIAN * 2)
TO_ASCII = str.maketrans(PERSIAN + ARABIC, ASCII * 2)


def to_persian(value: int | str) -> str:
    """Return a number or a text with Persian digits; all else, signs too, as it was."""
    return str(value).translate(_TO_PERSIAN)


def to_ascii(text: str) -> str:
    """Return the text with its Persian and Arabic digits as 0-9."""
    return text.translate(TO_ASCII)
