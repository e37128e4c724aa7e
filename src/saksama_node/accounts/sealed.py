"""Words of declared interests: sealed and opened here.

Rules kept here:
  * What a person said of one matter is sealed under the report's key, of a standing declaration under its own.
  * They stay when the report is erased, as whom it was kept from stays.
Left to others: keys (`casekeys.sealing`), rows (declaring, recused).
"""

from collections.abc import Iterable
from typing import Final

from saksama_node.accounts.models import Recusal, StandingInterest
from saksama_node.casekeys.sealing import Use, opened_words_all, seal_words

_STANDING: Final = "standing"


def sealed_recusal(report: str, person: int, words: str) -> bytes:
    """Why this person is kept from the report with this subject."""
    return seal_words(report, _of_recusal(person), words, Use.STAYS)


def words_of_recusals(rows: Iterable[Recusal]) -> list[str]:
    """What was said with each, in their order."""
    return opened_words_all((bytes(row.words), _of_recusal(row.person_id)) for row in rows)


def sealed_standing(subject: str, words: str) -> bytes:
    """Why the standing declaration with this subject was made."""
    return seal_words(subject, _STANDING, words, Use.STAYS)


def words_of_standing(rows: Iterable[StandingInterest]) -> list[str]:
    """What was said with each, in their order."""
    return opened_words_all((bytes(row.words), _STANDING) for row in rows)


def _of_recusal(person: int) -> str:
    return f"recusal {person}"
