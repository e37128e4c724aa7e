"""Related reports on the desk's pages: the line on a case, and how another report is called."""

from django.template import Context, Library
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from saksama_node.flows.reports.relate_reports import Other, related_to
from saksama_node.web.reporting.words import STATES

register = Library()


@register.inclusion_tag("desk/related/part.html", takes_context=True)
def related_part(context: Context, submission_id: int) -> dict[str, object]:
    """Links of a report, and how many more there may be."""
    found = related_to(context["request"].staff, submission_id, shown=0)
    possible = len(found.found) + found.more + found.hidden
    return {"related": found, "possible": possible, "submission_id": submission_id}


@register.simple_tag
def report_link(other: Other) -> SafeString:
    """Another report by its register number, else by what it tells; leads to its page."""
    report = other.report
    address = (
        reverse("desk:case", args=[report.case]) if report.case else reverse("desk:case_submission", args=[report.id])
    )
    words = report.number or other.event or _("isi sudah dihapus")
    return format_html('<a href="{}">{}</a>', address, words)


@register.inclusion_tag("desk/related/facts.html")
def report_facts(other: Other) -> dict[str, object]:
    """What one needs to see of another report to judge it."""
    return {"other": other, "state": STATES.get(other.report.state, other.report.state)}
