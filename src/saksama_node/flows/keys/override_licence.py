"""Let the log go on though nobody answers: the operator's word, with a reason, as an entry of the log."""

from saksama.errors import CallerError
from saksama_node.ledger import licence

REASON_LETTERS = 20


class ReasonNeeded(CallerError):
    """The override was asked for without a reason that others could understand later."""

    code = "ledger.reason-needed"
    advice = "Say in at least 20 letters why nobody can answer, and how you know that this is the newest database."


def override_licence(reason: str) -> None:
    """Enter the override; the worker takes it up by itself. Raises as `licence.override` does, and ReasonNeeded."""
    if len(reason.strip()) < REASON_LETTERS:
        raise ReasonNeeded
    licence.override(reason.strip())
