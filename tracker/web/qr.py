"""QR codes as drawings inside the page: the address on paper, for a phone."""

from functools import lru_cache

import segno
from markupsafe import Markup


@lru_cache(maxsize=256)
def drawing(address: str) -> Markup:
    """Return the QR code of an address as SVG; the address stands in words beside it."""
    svg = segno.make(address, error="m", micro=False).svg_inline(
        svgclass="qr", lineclass=None, omitsize=True, border=2
    )
    return Markup(svg.replace("<svg ", '<svg aria-hidden="true" ', 1))
