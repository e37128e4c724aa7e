"""Propose the number of a recommendation: the next of its series (Rekom-KE, Rekom-DPPL, Terus-TPP) at this office.

Rules kept here: it is counted from the acts of the office's cases in the year, reports and findings apart, so that the
same letter has the same proposal each time; whoever sets the letter may type another.
Left to others: how it is written (cases.number_form).
"""

from django.utils import timezone

from saksama.entries.kinds.case import CaseForwarded, Origination
from saksama_node.cases.number_form import OfficeCodeUnknown, form, reader, result_of, written
from saksama_node.cases.numbering import elections
from saksama_node.cases.queries import acts_at
from saksama_node.flows.cases.case_papers import PaperedAct
from saksama_node.flows.cases.register_case import series_of
from saksama_node.ledger.queries import entry


def proposed_recommendation(found: PaperedAct) -> str:
    """The number; empty for a form that bears none, and at an office whose code is not in the regulation's list."""
    case, result, series = found.case, result_of(found.form.code), series_of(found.case)
    if not result:
        return ""
    year = timezone.localtime(found.act.at).year
    leaves = acts_at(case.region, CaseForwarded.KIND, year, series.source, until=found.act.leaf)
    number = sum(_fits(leaf, found.form.acts) for leaf in leaves)
    registered = reader(form().number.register).fullmatch(case.number)
    election = registered["election"] if registered else elections(series)[0].code
    source = "TM" if series.source is Origination.FINDING else "LP"
    try:
        return written(
            form().number.recommendation, case.region, number, found.act.at, election, source=source, result=result
        )
    except OfficeCodeUnknown:
        return ""


def _fits(leaf: int, acts: tuple[str, ...]) -> bool:
    logged = entry(leaf)
    body = logged.entry.body if logged else None
    return isinstance(body, CaseForwarded) and f"{body.KIND}:{body.to}" in acts
