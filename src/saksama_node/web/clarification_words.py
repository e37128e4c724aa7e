"""What a clarification says it found, in the words of its page, its card and its mark for machines.

Rules kept here:
  * What was found is said of the claim, never of who passed it on.
  * Every outcome has its words (a test walks them all); the number that machines ask for stands only where an outcome
    lies between false and true.
Left to others: where they stand (portal, desk), the card's picture (papers).
"""

from collections.abc import Mapping
from typing import Final

from django.utils import translation
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from saksama.entries.kinds.content import Assessment, Concerns

OUTCOMES: Final[Mapping[Assessment, str | Promise]] = {
    Assessment.TRUE: _("Klaim ini benar"),
    Assessment.FALSE: _("Klaim ini salah"),
    Assessment.MISLEADING: _("Klaim ini menyesatkan"),
    Assessment.SATIRE: _("Ini satire, bukan berita"),
    Assessment.NOT_CHECKABLE: _("Klaim ini tidak dapat diperiksa"),
}
COLOURS: Final[Mapping[Assessment, str]] = {
    Assessment.TRUE: "kept",
    Assessment.FALSE: "lapsed",
    Assessment.MISLEADING: "due",
    Assessment.SATIRE: "plain",
    Assessment.NOT_CHECKABLE: "waiting",
}
RATINGS: Final[Mapping[Assessment, int]] = {Assessment.TRUE: 5, Assessment.MISLEADING: 2, Assessment.FALSE: 1}
"""Of 1 (worst) to 5 (best), as schema.org's Rating asks."""
CONCERNED: Final[Mapping[Concerns, str | Promise]] = {
    Concerns.GOVERNMENT: _("pemerintah provinsi"),
    Concerns.OFFICIAL: _("pejabat pemerintah provinsi"),
    Concerns.INCUMBENT: _("petahana"),
}


def outcome_line(outcome: Assessment) -> str:
    """What was found, as a sentence."""
    return str(OUTCOMES[outcome])


def card_words() -> Mapping[Assessment, str]:
    """What was found, in the card's language, whatever the reader's is."""
    with translation.override("id"):
        return {outcome: str(words) for outcome, words in OUTCOMES.items()}
