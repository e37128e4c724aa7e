"""Parts of a case's page: related reports, its number in SigapLapor; and how lists call a report or a case.

Left to others: what is related and how alike (`related`), the register's numbers (`sigap`), who may see a report.
"""

from django.template import Context, Library
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from saksama_node.accounts.policy import Action, may
from saksama_node.cases.briefed import Brief
from saksama_node.flows.cases.compare_registers import Differs
from saksama_node.flows.reports.relate_reports import Other, related_to
from saksama_node.sigap.registering import Change, number_of
from saksama_node.web.desk.frame.addresses import report_page
from saksama_node.web.formats import day
from saksama_node.web.reporting.words import STATES
from saksama_node.web.sigap_words import DIFFERS

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
    words = report.number or other.event or _("isi sudah dihapus")
    return format_html('<a href="{}">{}</a>', report_page(report.id, report.case), words)


@register.inclusion_tag("desk/related/facts.html")
def report_facts(other: Other) -> dict[str, object]:
    """What one needs to see of another report to judge it."""
    return {"other": other, "state": STATES.get(other.report.state, other.report.state)}


@register.inclusion_tag("desk/sigap/part.html", takes_context=True)
def sigap_number(context: Context, subject: str, region: str) -> dict[str, object]:
    """A case's number in SigapLapor, and the way to enter it."""
    by = getattr(context["request"], "staff", None)
    may_enter = by is not None and may(by, Action.CASE_REGISTER, region)
    return {"number": number_of(subject), "subject": subject, "may_enter": may_enter}


@register.simple_tag
def case_label(case: Brief) -> str:
    """How a list calls a case: its register number, or from when it is."""
    return case.number or _("belum diregistrasi, diterima %(day)s") % {"day": day(case.day)}


@register.simple_tag
def state_words(state: str) -> str:
    """A case's state in words."""
    return str(STATES.get(state, state))


@register.simple_tag
def differs_words(what: Differs) -> str:
    """What differs."""
    return str(DIFFERS[what])


@register.simple_tag
def change_words(change: Change) -> str:
    """A change of a case's number as a sentence."""
    if not change.number:
        words = _("Nomor %(earlier)s dihapus.") % {"earlier": change.earlier}
    elif change.earlier:
        words = _("Nomor diubah dari %(earlier)s menjadi %(number)s.") % {
            "earlier": change.earlier,
            "number": change.number,
        }
    else:
        words = _("Nomor %(number)s dicatat.") % {"number": change.number}
    return words + (" " + _("Dari daftar %(name)s.") % {"name": change.from_list} if change.from_list else "")
