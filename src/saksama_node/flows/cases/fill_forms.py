"""What fills a form of the annex: from the case, its report and the act that the form goes with.

Rules kept here:
  * What the case does not know stays open for a hand; nothing is guessed, least of all a place or who signs.
  * Who reports is in it only where the caller has opened the identity: in a report's own papers at the counter, and for
    a custodian. It is kept nowhere.
  * What the annex prints as alternatives is chosen by what the entry says, and stays whole where that says nothing.
Left to others: the annex's words and places (papers.annex), who may (case_papers, counter_papers, the desk).
"""

from collections.abc import Mapping, Sequence
from typing import Final

from django.utils import timezone

from saksama.entries.kinds.case import (
    Origination,
)
from saksama.entries.kinds.handling import CaseCorrected
from saksama_node.accounts.policy import today
from saksama_node.cases.report import Reporter
from saksama_node.deadlines.noticed import Naming, naming_at
from saksama_node.flows.cases.case_papers import PaperedAct
from saksama_node.flows.cases.form_choices import of_act, status_row
from saksama_node.flows.cases.form_fields import (
    Values,
    body_name,
    initials,
    letterhead,
    of_moment,
    of_receipt,
    of_report,
    of_reporter,
    persons,
)
from saksama_node.papers.annex import AnnexPaper, layout
from saksama_node.papers.registry import Form
from saksama_node.settings.current import SETTINGS

ORIGINS: Final = {Origination.REPORT: "Laporan", Origination.FINDING: "Temuan"}
_OF_REPORTER: Final = ("reporter_", "brought_by", "statuses")
_FOR_A_HAND: Final = "." * 20

type Lists = dict[str, Sequence[Sequence[str]]]


def annex_paper(found: PaperedAct, reporter: Reporter | None = None) -> AnnexPaper:
    """The form of the annex as it stands for this act; who reported is on it for whoever opened the identity."""
    values, lists = filled(found)
    if "statuses" in lists:
        lists["statuses"] = [_named(found, row, reporter) for row in lists["statuses"]]
    return AnnexPaper(
        code=found.form.code,
        title=found.form.title,
        at=timezone.localtime(found.act.at),
        letterhead=letterhead(found.office)[: 1 if isinstance(found.body, CaseCorrected) else None],
        leaf_hash=found.leaf_hash,
        simulation=SETTINGS.simulation,
        values=with_reporter(values, reporter) if reporter else values,
        lists=lists,
    )


def names_reporter(form: Form) -> bool:
    """Whether the annex asks on this form who reported."""
    return form.annex and any(name.startswith(_OF_REPORTER) for name in layout(form.code).fields)


def _named(found: PaperedAct, row: Sequence[str], reporter: Reporter | None) -> Sequence[str]:
    """The row of a notice of status with who reported, as it was ruled; of a finding there is no reporter."""
    if found.case.source == Origination.FINDING:
        return row
    by_initials = naming_at(found.office, today()) is Naming.INITIALS
    label = "Pelapor (inisial)" if by_initials else "Pelapor"
    name = "" if reporter is None else initials(reporter.name) if by_initials else reporter.name
    return (f"{label}: {name or _FOR_A_HAND}\n{row[0]}", *row[1:])


def filled(found: PaperedAct) -> tuple[Values, Lists]:
    """Values and lists of the form that goes with this act; without who reported."""
    case, content, body = found.case, found.content, found.body
    origin = ORIGINS.get(Origination(case.source), "") if case.source else ""
    received = timezone.localtime(case.submission.received_at)
    values: Values = {
        **of_receipt(received),
        **of_moment(timezone.localtime(found.act.at)),
        **(of_report(content) if content else {}),
        "body": body_name(found.office),
        "register_number": case.number,
        "number": case.submission.number,
        "origin": origin,
        "finder_or_reporter": {"Laporan": "Pelapor", "Temuan": "Penemu"}.get(origin, ""),
        "zone": received.tzname() or "",
        "words": found.act.words,
        "evidence_lines": "\n".join(found.evidence),
        **of_act(found.office, body),
    }
    if isinstance(body, CaseCorrected) and found.office != case.region:
        # The province examined it; of what Bawaslu examined the body stays open.
        values["body"] = body_name(found.office)
    lists: Lists = {"evidence": [(each,) for each in found.evidence]}
    if content:
        lists |= {"testifiers": persons(content.testifiers), "statuses": [status_row(case.number, body, content)]}
    return values, lists


def with_reporter(values: Mapping[str, str], reporter: Reporter) -> Values:
    """The same with who reported, for a custodian who opened the identity."""
    named = of_reporter(reporter)
    brought = {
        "brought_by": named["reporter_name"],
        "brought_by_occupation": named["reporter_occupation"],
        "brought_by_address": named["reporter_address"],
    }
    return {**values, **named, **brought}
