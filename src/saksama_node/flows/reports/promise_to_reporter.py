"""What the reporter is told of deadlines: each step once, with the earliest lawful moment first."""

from dataclasses import dataclass, replace
from datetime import datetime

from saksama.clocks.words import Said
from saksama_node.deadlines import queries as deadlines


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
        if each.due is None or each.latest is None:
            continue
        rule, known = each.law_of, found.get((each.deadline, each.by_office))
        step, article = Said(rule.step, rule.step_en), Said(rule.article, rule.article_en)
        told = Promised(step, article, each.by_office, each.due, each.latest)
        if known is not None:
            first = min(known, told, key=lambda one: one.until)
            told = replace(first, latest=max(known.latest, told.latest))
        found[each.deadline, each.by_office] = told
    return tuple(found.values())
