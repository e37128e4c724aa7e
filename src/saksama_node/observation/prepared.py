"""What an office prepared for its reports: the pattern of its numbers, its ready sentences.

Rules kept here:
  * A pattern is the office's own and nobody else's; without one, the form's own to begin with.
  * Sentences of a stage are those of the office, else of the nearest above that has some, else those shipped.
Left to others: changing them (preparing), proposing a number (`saksama.observation.numbers`).
"""

from dataclasses import dataclass

from saksama.observation.reading import shipped
from saksama.observation.sentences import Stage, shipped_sentences
from saksama.procedure.levels import upwards
from saksama_node.observation.plan_models import OfficePattern, OfficeSentences


@dataclass(frozen=True, slots=True)
class Offered:
    """The sentences of a stage as an office has them; `of`: whose they are, empty where they were shipped."""

    stage: Stage
    words: tuple[str, ...]
    of: str


def pattern_for(office: str, form: str) -> str:
    """The pattern of an office's numbers for this form."""
    own = OfficePattern.objects.filter(office=office, form=form).values_list("pattern", flat=True).first()
    return own or shipped()[form].number


def is_own_pattern(office: str, form: str) -> bool:
    """Whether the office has one of its own."""
    return OfficePattern.objects.filter(office=office, form=form).exists()


def sentences_for(office: str) -> list[Offered]:
    """What is offered in an office, stage by stage."""
    line = list(upwards(office))
    kept = {(row.office, row.stage): row.words for row in OfficeSentences.objects.filter(office__in=line)}
    return [_offered(stage, line, kept) for stage in shipped_sentences().stage]


def _offered(stage: Stage, line: list[str], kept: dict[tuple[str, str], str]) -> Offered:
    of = next((office for office in line if (office, stage.id) in kept), "")
    return Offered(stage, tuple(kept[of, stage.id].splitlines()) if of else stage.words, of)
