"""An office prepares its reports: its pattern of numbers, its ready sentences; or goes back to those above it.

Rules kept here: a pattern is one that can be read; sentences are lines; no report changes, so nothing is an entry.
Left to others: who may (flows), what counts where (prepared).
"""

from collections.abc import Sequence

from saksama.observation.numbers import pattern_of
from saksama.observation.sentences import MOST, is_line
from saksama_node.observation.faults import SentencesRefused
from saksama_node.observation.plan_models import OfficePattern, OfficeSentences


def keep_pattern(office: str, form: str, pattern: str) -> None:
    """Number the office's reports of this form so; as shipped where it is empty. Raises `NumberMalformed`."""
    if not pattern:
        OfficePattern.objects.filter(office=office, form=form).delete()
        return
    pattern_of(pattern)
    OfficePattern.objects.update_or_create(office=office, form=form, defaults={"pattern": pattern})


def keep_sentences(office: str, stage: str, words: Sequence[str]) -> None:
    """Offer these in the office and below; those from above where there is none. Raises `SentencesRefused`."""
    if not words:
        OfficeSentences.objects.filter(office=office, stage=stage).delete()
        return
    if len(words) > MOST or not all(map(is_line, words)):
        raise SentencesRefused(stage)
    OfficeSentences.objects.update_or_create(office=office, stage=stage, defaults={"words": "\n".join(words)})
