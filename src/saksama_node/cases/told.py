"""What an act is called before people: as in the tables, but a stop for the Constitutional Court by its own name.

Rules kept here: one name on the desk, to the reporter and to the public, so that a stop is nowhere called a refusal.
Left to others: the words (web), what an edition calls it (saksama.procedure).
"""

from saksama.entries.body import Body
from saksama.entries.kinds.case import CaseReviewed, Ground
from saksama.procedure.replay import act_of


def told(body: Body) -> str:
    """The act's name, as `web.reporting.words` has a sentence for it."""
    is_stop = isinstance(body, CaseReviewed) and body.ground is Ground.CONSTITUTIONAL_COURT
    return f"{body.KIND}:stopped" if is_stop else act_of(body)
