"""Taking the words of proposals away, where what they are about is erased.

Rules kept here: what was proposed was written twice; it goes here in the act that erases the other. One that waits
still is none any more: without its words it is not what was proposed.
Left to others: when, and by whom (the rooms).
"""

from collections.abc import Collection

from saksama_node.seconds.models import Proposal, State
from saksama_node.settings.clock import now


def erase(
    subjects: Collection[str], *, only: Collection[str] | None = None, body: str | None = None, but: int = 0
) -> None:
    """Take words and reasons of every proposal about these; `only`: the words of those written in just these words.

    `body`: what stands where a body stood that holds words itself, None: bodies stay. `but`: the number of the proposal
    that has it erased, which is being confirmed.
    """
    rows = Proposal.objects.filter(subject__in=subjects).exclude(pk=but)
    if only is not None:
        rows = rows.filter(words__in=only)
    ids = list(rows.values_list("pk", flat=True))
    found = Proposal.objects.filter(pk__in=ids)
    found.filter(state=State.OPEN).update(state=State.OVERTAKEN, answered_at=now())
    found.update(words="", **({} if only is not None else {"reason": ""}), **({} if body is None else {"body": body}))
