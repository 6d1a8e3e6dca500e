"""A token as a picture that a phone can read, drawn in the page itself."""

import segno
from django.conf import settings
from django.utils.safestring import SafeString, mark_safe


def pairing_address(token: str) -> str:
    """Where a phone becomes this button. The token stands behind the `#`, so that no server log ever holds it."""
    return f"{settings.PUBLIC_URL}/press/pair/#{token}"


def drawing(text: str) -> SafeString:
    """An SVG without colours of its own making; segno writes nothing but figures in it."""
    code = segno.make(text, error="m", micro=False)
    # Numbers and two colours: no letter of `text` stands in the drawing.
    return mark_safe(code.svg_inline(border=2, omitsize=True, light="#fff", dark="#000"))  # noqa: S308
