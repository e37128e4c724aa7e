"""The typesetter: a source of ours and values, and nothing else of this machine.

Rules kept here: it is loaded when something is set, and no process holds it to stand by; no font of the system is used.
Left to others: which source and values (`setting`, `card`).
"""

from collections.abc import Mapping
from typing import Literal


class NotSet(ValueError):
    """What the typesetter found wrong, in its own words."""


def as_pdf(source: bytes, values: Mapping[str, str]) -> bytes:
    """Return PDF/A-3b. Raises `NotSet`."""
    return _set(source, values, "pdf")


def as_png(source: bytes, values: Mapping[str, str]) -> bytes:
    """Return a picture, a dot for each point of the page. Raises `NotSet`."""
    return _set(source, values, "png")


def _set(source: bytes, values: Mapping[str, str], form: Literal["pdf", "png"]) -> bytes:
    import typst  # noqa: PLC0415 - see the rules above

    try:
        made = typst.compile(
            source,
            format=form,
            ppi=72.0,
            pdf_standards="a-3b",
            sys_inputs=dict(values),
            ignore_system_fonts=True,
        )
    except typst.TypstError as error:
        raise NotSet(str(error)) from error
    if not isinstance(made, bytes):
        raise TypeError(type(made))
    return made
