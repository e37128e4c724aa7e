"""The words of every act of two persons: a row each, as in `flows.seconds.table`.

Rules kept here: every field that would be entered is shown by its row.
Left to others: who sees it and what is done (`seconds`).
"""

from collections.abc import Mapping
from typing import Final

from saksama.entries.kinds.case import CaseClosed, CaseDecided, CaseReviewed
from saksama.entries.kinds.handling import CaseReadmitted, CaseRenumbered
from saksama.entries.kinds.interest import InterestLifted
from saksama.entries.kinds.lot import LotCommitted
from saksama.entries.kinds.ruling import DayDecreed, ReadingSettled
from saksama_node.cases import erasing
from saksama_node.web.desk.case_seconds import OF_A_CASE, OF_A_DRAW
from saksama_node.web.desk.erasure_seconds import OF_AN_ERASURE
from saksama_node.web.desk.interest_seconds import OF_AN_INTEREST
from saksama_node.web.desk.ruling_seconds import OF_A_RULING
from saksama_node.web.desk.seconds_row import Words

WORDS: Final[Mapping[str, Words]] = {
    CaseReviewed.KIND: OF_A_CASE,
    CaseDecided.KIND: OF_A_CASE,
    CaseClosed.KIND: OF_A_CASE,
    CaseRenumbered.KIND: OF_A_CASE,
    CaseReadmitted.KIND: OF_A_CASE,
    LotCommitted.KIND: OF_A_DRAW,
    erasing.ACT: OF_AN_ERASURE,
    DayDecreed.KIND: OF_A_RULING,
    ReadingSettled.KIND: OF_A_RULING,
    InterestLifted.KIND: OF_AN_INTEREST,
}
