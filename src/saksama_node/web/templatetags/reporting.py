"""Template tags of reporting: rows of persons, the reporter's files, the QR code.

Rules kept here: `svg` marks as safe only what our own QR writer made; nothing from outside passes through it.
"""

from django.template import Context, Library
from django.utils.safestring import SafeString, mark_safe

from saksama_node.web.reporting.forms import PersonsForm

register = Library()


@register.simple_tag
def person_rows(form: PersonsForm, group: str) -> list[dict[str, object]]:
    """Rows of a group; all but the first that are empty are folded."""
    rows = []
    for number, fields in enumerate(form.rows(group)):
        filled = any(field.value() for field in fields) or any(field.errors for field in fields)
        rows.append({"fields": fields, "folded": number > 0 and not filled})
    return rows


@register.inclusion_tag("reporting/file.html", takes_context=True)
def reporter_file(context: Context, code: str, what: str, title: str, text: str) -> dict[str, object]:
    """A button that downloads one of the reporter's files, by POST: the code stands in no address."""
    return {"code": code, "what": what, "title": title, "text": text, "csrf_token": context.get("csrf_token")}


@register.filter
def svg(text: str) -> SafeString:
    """The QR code made by `papers.pointer`."""
    return mark_safe(text)  # noqa: S308 - made by segno from an address of ours, see above
