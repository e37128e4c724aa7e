"""SigapLapor on the desk's pages: a case's number there, names of cases, words for changes and differences."""

from django.template import Context, Library
from django.utils.translation import gettext as _

from saksama_node.accounts.policy import Action, may
from saksama_node.cases.briefs import Brief
from saksama_node.flows.cases.compare_registers import Differs
from saksama_node.sigap.queries import Change, number_of
from saksama_node.web.formats import day
from saksama_node.web.reporting.words import STATES
from saksama_node.web.sigap_words import DIFFERS

register = Library()


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
