"""The running clocks of one case, or of what came in and has no case yet, each with its count day by day."""

from dataclasses import dataclass
from datetime import datetime

from django.template import Library
from django.utils.functional import Promise

from saksama.clocks.certainty import SAID, Certainty
from saksama.clocks.words import Said
from saksama_node.deadlines import queries
from saksama_node.deadlines.queries import DutyInfo
from saksama_node.settings.clock import now
from saksama_node.web.desk.words.deadlines import bearer, regime, said

register = Library()


@dataclass(frozen=True, slots=True)
class Clock:
    """One clock in words; `also`: the other reading's due moment; `explanation` empty where no clock could tell."""

    duty: DutyInfo
    step: str
    regime: str
    bearer: str | Promise
    due: datetime | None
    also: datetime | None
    lapsed: bool
    explanation: str
    article: str
    source: str
    certainty: str
    from_memory: bool
    lapse: str


@register.inclusion_tag("desk/deadlines/parts_clocks.html")
def case_clocks(subject: str, *, came_in: bool = False) -> dict[str, object]:
    """Each running clock of a subject; or why there is none. `came_in`: it has no case yet."""
    moment = now()
    edition = None if came_in else queries.followed(subject)
    return {
        "clocks": [_clock(each, moment) for each in queries.of_subject(subject)],
        "came_in": came_in,
        "edition": said(Said(edition.title, edition.title_en)) if edition else "",
    }


@register.inclusion_tag("desk/deadlines/parts_clocks.html")
def request_clocks(request: str) -> dict[str, object]:
    """Each running clock of a request about content; nothing where none runs."""
    moment = now()
    return {"clocks": [_clock(each, moment) for each in queries.of_subject(request)], "quiet": True}


def _clock(info: DutyInfo, moment: datetime) -> Clock:
    rule, explained = info.law_of, info.explained()
    return Clock(
        duty=info,
        step=said(Said(rule.step, rule.step_en)),
        regime=regime(info),
        bearer=bearer(info),
        due=info.due,
        also=info.also,
        lapsed=info.is_lapsed(moment),
        explanation=said(explained.said) if explained else "",
        article=said(Said(rule.article, rule.article_en)),
        source=rule.source,
        certainty=said(SAID[rule.certainty]),
        from_memory=rule.certainty is Certainty.MEMORY,
        lapse=said(Said(rule.lapse, rule.lapse_en)),
    )
