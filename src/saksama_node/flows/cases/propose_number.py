"""Propose the number of a recommendation, the next of its series (Rekom-KE) at its office, or of a correction.

Rules kept here: it is counted from the acts of the offices' cases in the year, reports and findings apart, so that the
same letter has the same proposal each time; whoever sets the letter may type another.
Left to others: how it is written (cases.number_form).
"""

from datetime import datetime

from django.utils import timezone

from saksama.entries.kinds.case import CaseForwarded
from saksama.entries.kinds.handling import CaseContested, CaseCorrected, Examiner
from saksama_node.cases import queries
from saksama_node.cases.number_form import OfficeCodeUnknown, form, reader, result_of, written
from saksama_node.cases.numbering import elections
from saksama_node.cases.queries import CaseInfo, acts_at
from saksama_node.flows.cases.case_papers import PaperedAct
from saksama_node.flows.cases.register_case import series_of
from saksama_node.ledger.queries import entry


def proposed_recommendation(found: PaperedAct) -> str:
    """The number; empty for a form that bears none, and at an office whose code is not in the regulation's list."""
    case, result = found.case, result_of(found.form.code)
    if not result or found.office != case.region:
        # What another office sends has a number of its series, which it knows.
        return ""
    year, source = timezone.localtime(found.act.at).year, series_of(case).source
    leaves = acts_at(case.region, CaseForwarded.KIND, year, source, until=found.act.leaf)
    number = sum(_fits(leaf, found.form.acts) for leaf in leaves)
    return _written(case, form().number.recommendation, case.region, number, found.act.at, result=result)


def proposed_correction(found: PaperedAct) -> str:
    """The number of a correction by the province (Lampiran D), counted by the requests; Bawaslu's own is typed."""
    contested = [each for each in queries.acts(found.case.subject) if each.kind == CaseContested.KIND]
    if not contested or not isinstance(found.body, CaseCorrected) or not _by_province(contested[-1].leaf):
        return ""
    last, province = contested[-1], found.case.region.partition(".")[0]
    year, source = timezone.localtime(last.at).year, series_of(found.case).source
    leaves = acts_at(province, CaseContested.KIND, year, source, until=last.leaf, below=True)
    number = sum(_by_province(leaf) for leaf in leaves)
    return _written(found.case, form().number.correction, province, number, last.at)


def _written(case: CaseInfo, pattern: str, region: str, number: int, at: datetime, **told: str) -> str:
    series = series_of(case)
    registered = reader(form().number.register).fullmatch(case.number)
    election = registered["election"] if registered else elections(series)[0].code
    try:
        return written(pattern, region, number, at, election, source=series.code, **told)
    except OfficeCodeUnknown:
        return ""


def _by_province(leaf: int) -> bool:
    logged = entry(leaf)
    body = logged.entry.body if logged else None
    return isinstance(body, CaseContested) and body.examiner is Examiner.PROVINCE


def _fits(leaf: int, acts: tuple[str, ...]) -> bool:
    logged = entry(leaf)
    body = logged.entry.body if logged else None
    return isinstance(body, CaseForwarded) and f"{body.KIND}:{body.to}" in acts
