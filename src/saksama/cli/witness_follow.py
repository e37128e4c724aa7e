"""`saksama witness follow STATEMENT`: a witness takes up what a log's institution says of its keys.

Rules kept here:
  * Only a statement under the institution key that the operator names counts, and only for a log key.
  * Who trusted the old key goes on to the new one; no log is trusted here that was not trusted before.
  * Where a key is revoked and this witness cosigned a branch beyond the last good size, it goes back to that size: the
    one case in which a witness does. The note of the branch is kept, and printed with the answer.
Left to others: trusting a log the first time (`trust`), the judgement of each request (`saksama.tlog.witness`).
"""

from saksama.cli.witness_state import WitnessState
from saksama.errors import CallerError
from saksama.keys.statement import KeyRevocation, KeyStatement, open_statement
from saksama.tlog.note import VerifierKey
from saksama.vocabulary import KeyUse


class NotFollowed(CallerError):
    """A statement that says nothing to this witness."""

    code = "witness.not-followed"
    advice = "Give the statement of a log key of a log that this witness trusts already."

    why: str


def follow_statement(state: WitnessState, data: bytes, institution: VerifierKey) -> str:
    """Take up one statement; what became of it, in a line. Raises the errors of `open_statement`, NotFollowed."""
    said = open_statement(data, institution)
    if said.use is not KeyUse.LOG:
        raise NotFollowed(f"it speaks of a key for {said.use}")
    if said.owner not in state.logs():
        raise NotFollowed(f"the log {said.owner} is not trusted here")
    match said:
        case KeyStatement():
            state.trust(said.key)
            return f"trust {said.key}"
        case KeyRevocation():
            state.distrust(said.key)
            size, root = said.last_good or (0, "")
            cut = state.cut_back(said.owner, size, bytes.fromhex(root), VerifierKey.parse(said.key)) if root else None
            return f"distrust {said.key}" if cut is None else f"distrust {said.key}; back to {size}, kept {cut}"
