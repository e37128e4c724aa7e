"""What an office prepares for its reports: its pattern of numbers for each form, its ready sentences by stage.

Rules kept here: who plans for an office keeps both; they count in the office (a pattern) and below it (sentences).
Left to others: what counts where (observation.prepared).
"""

from collections.abc import Sequence

from saksama.errors import BugError
from saksama.observation.reading import shipped
from saksama.observation.sentences import shipped_sentences
from saksama_node.accounts.policy import Action, Staff, require
from saksama_node.ledger.actions import act
from saksama_node.observation import preparing


def keep_pattern(by: Staff, office: str, form: str, pattern: str) -> None:
    """Number the office's reports so; the form's own way where it is empty. Raises `NotAllowed`, `NumberMalformed`."""
    require(by, Action.OBSERVATION_PLAN, office)
    if form not in shipped():
        raise BugError(f"there is no form {form}")
    with act():
        preparing.keep_pattern(office, form, pattern.strip())


def keep_sentences(by: Staff, office: str, stage: str, words: Sequence[str]) -> None:
    """Offer these sentences; those from above where there is none. Raises `NotAllowed`, `SentencesRefused`."""
    require(by, Action.OBSERVATION_PLAN, office)
    if stage not in {each.id for each in shipped_sentences().stage}:
        raise BugError(f"there is no stage {stage}")
    with act():
        preparing.keep_sentences(office, stage, [each.strip() for each in words if each.strip()])
