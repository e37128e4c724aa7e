"""What the reporter is told beforehand: deadlines, each step once, the earliest first; how a notice will name them."""

from dataclasses import dataclass, replace
from datetime import datetime

from saksama.clocks.words import Said
from saksama.procedure.edition import Regime
from saksama_node.accounts.policy import today
from saksama_node.cases import queries
from saksama_node.cases.procedures import editions
from saksama_node.cases.report import SubmissionKind
from saksama_node.deadlines import queries as deadlines
from saksama_node.deadlines.noticed import naming_at


@dataclass(frozen=True, slots=True)
class Promised:
    """What is owed, by the office or by the reporter; `until` by every reading, `latest` by at least one."""

    step: Said
    article: Said
    by_office: bool
    until: datetime
    latest: datetime


def promised(subject: str) -> tuple[Promised, ...]:
    """One for each step. Before the review it runs under several procedures: until the first ends, at most the last."""
    found: dict[tuple[str, bool], Promised] = {}
    for each in deadlines.of_subject(subject):
        if each.due is None or each.latest is None or each.is_anothers:
            continue
        rule, known = each.law_of, found.get((each.deadline, each.by_office))
        step, article = Said(rule.step, rule.step_en), Said(rule.article, rule.article_en)
        told = Promised(step, article, each.by_office, each.due, each.latest)
        if known is not None:
            first = min(known, told, key=lambda one: one.until)
            told = replace(first, latest=max(known.latest, told.latest))
        found[each.deadline, each.by_office] = told
    return tuple(found.values())


def naming_of(info: queries.SubmissionInfo, case: queries.CaseInfo | None) -> str:
    """How a notice of status will name who reported; empty where none will. Told from the day of the report on."""
    if not info.named or info.kind != SubmissionKind.REPORT or (case and case.state == "closed"):
        return ""
    of_pemilu = editions()[case.procedure].regime is Regime.PEMILU if case and case.procedure else True
    return naming_at(info.region, today()).value if of_pemilu else ""
