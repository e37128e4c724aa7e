"""Filters of the joint page: a name for a subject or a log, a median in words."""

from collections.abc import Mapping
from datetime import timedelta

from django.template import Library
from django.utils.translation import gettext as _

from saksama_node.web.formats import span

register = Library()


@register.filter
def named(names: Mapping[str, str], key: str) -> str:
    """The name that is known for a subject or an origin; says so where none is here."""
    return names.get(key) or _("tanpa judul di sini")


@register.filter
def span_hours(hours: float) -> str:
    """A length of time given in hours, by its greatest unit."""
    return span(timedelta(hours=hours))
