"""A PDF with words."""

import typst


def pdf(text: str) -> bytes:
    return typst.compile(text.encode(), ignore_system_fonts=True)
