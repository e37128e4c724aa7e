"""HTML that is safe by how it is made: what is text is escaped, and nothing but an element is not.

Rules kept here:
  * A text enters as text, each sign of it seen; only `element` makes markup, with names that stand in our own code.
  * An address leads somewhere only where it is of the web; whatever else is shown as text.
Left to others: what the page says (report).
"""

import html
from dataclasses import dataclass
from typing import Final

from saksama.cli.door import one_line

_EMPTY: Final = frozenset({"meta", "br", "hr"})


@dataclass(frozen=True, slots=True)
class Html:
    """Markup of our own making."""

    text: str


type Inside = str | int | Html


def element(tag: str, *inside: Inside, **attributes: str) -> Html:
    """`<tag ...>inside</tag>`; a name that Python keeps for itself ends in `_`."""
    named = "".join(f' {name.rstrip("_").replace("_", "-")}="{_text(value)}"' for name, value in attributes.items())
    return Html(f"<{tag}{named}>" if tag in _EMPTY else f"<{tag}{named}>{together(*inside).text}</{tag}>")


def together(*inside: Inside) -> Html:
    """These one after the other."""
    return Html("".join(each.text if isinstance(each, Html) else _text(str(each)) for each in inside))


def link(url: str, *inside: Inside) -> Html:
    """To a page of the web; what is no such address gets no link."""
    if not url.startswith(("https://", "http://")):
        return together(*inside)
    return element("a", *inside, href=url, rel="noreferrer noopener")


def style(css: str) -> Html:
    """Our own style sheet, as it stands in its file."""
    return Html(f"<style>{css}</style>")


def _text(text: str) -> str:
    return html.escape(one_line(text))
