"""Template tags of reporting: rows of persons, the reporter's files, the QR code.

Rules kept here: `svg` marks as safe only what our own QR writer made; nothing from outside passes through it.
"""

from django.forms import BoundField
from django.template import Context, Library
from django.utils.safestring import SafeString, mark_safe

from saksama_node.web.reporting.forms import PersonsForm

register = Library()


@register.simple_tag
def person_rows(form: PersonsForm, group: str) -> dict[str, list[list[BoundField]]]:
    """Rows of a group: those that are open, the first and all that hold something, and those that are folded."""
    rows = list(form.rows(group))
    filled = [any(field.value() for field in row) or any(field.errors for field in row) for row in rows]
    shown = max([1, *(number for number, full in enumerate(filled, start=1) if full)])
    return {"open": rows[:shown], "folded": rows[shown:]}


@register.inclusion_tag("reporting/file.html", takes_context=True)
def reporter_file(context: Context, code: str, what: str, title: str, text: str) -> dict[str, object]:
    """A button that downloads one of the reporter's files, by POST: the code stands in no address."""
    return {"code": code, "what": what, "title": title, "text": text, "csrf_token": context.get("csrf_token")}


@register.filter
def svg(text: str) -> SafeString:
    """The QR code made by `papers.counter`."""
    return mark_safe(text)  # noqa: S308 - made by segno from an address of ours, see above
