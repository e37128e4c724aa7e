"""What the reporter is told of deadlines: each step once, by the reading that is best for the reporter."""

from dataclasses import dataclass
from datetime import datetime

from saksama.clocks.words import Said
from saksama_node.deadlines import queries as deadlines


@dataclass(frozen=True, slots=True)
class Promised:
    """What is owed, by the office or by the reporter, until when, by the reading that is best for the reporter."""

    step: Said
    article: Said
    by_office: bool
    until: datetime


def promised(subject: str) -> tuple[Promised, ...]:
    """The earliest that the office is held to, the latest that the reporter is; one for each step."""
    found: dict[tuple[str, bool], Promised] = {}
    for each in deadlines.of_subject(subject):
        ends = [end for end in (each.due, each.also) if end is not None]
        if not ends:
            continue
        rule, known = each.law_of, found.get((each.deadline, each.by_office))
        until = (min if each.by_office else max)(ends)
        # Before the review the step runs under several procedures: the office is held to the first that ends.
        if known is None or (until < known.until) is each.by_office:
            step, article = Said(rule.step, rule.step_en), Said(rule.article, rule.article_en)
            found[each.deadline, each.by_office] = Promised(step, article, each.by_office, until)
    return tuple(found.values())
