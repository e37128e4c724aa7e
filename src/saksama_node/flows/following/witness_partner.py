"""Answer a log that asks us to cosign; a refused checkpoint that it did sign may prove a fork, and is kept."""

from typing import Final

from saksama.errors import SaksamaError
from saksama.tlog.witness import Refuse, read_request
from saksama_node.exchange import linking
from saksama_node.flows.keys.cut_off import stop_code
from saksama_node.ledger import mirror, witnessing
from saksama_node.ledger.faults import Fork

_CONFLICT: Final = 409
_INCONSISTENT: Final = 422


def witness_partner(body: bytes) -> tuple[int, str, bytes]:
    """One `add-checkpoint`: status, content type, body. The answer stands whatever is found besides."""
    answer = witnessing.add_checkpoint(body)
    if answer[0] in (_CONFLICT, _INCONSISTENT):
        _look_for_fork(body)
    return answer


def _look_for_fork(body: bytes) -> None:
    """Anyone may hand in an old checkpoint again; only one that contradicts the tree held here stops the link."""
    request = read_request(body)
    if isinstance(request, Refuse):
        return
    try:
        mirror.check_no_fork(request.origin, request.checkpoint)
    except Fork as fork:
        linking.stop(fork.origin, _why(fork), str(fork))
    except SaksamaError:
        # It proves nothing; the answer has said what is wrong with it.
        return


def _why(fork: Fork) -> str:
    """As the follower names it, which may come later: only the first time is the partner asked what it announced."""
    followed = any(each.origin == fork.origin and each.stopped_at is None for each in linking.links())
    return stop_code(fork.origin, fork) if followed else fork.code
