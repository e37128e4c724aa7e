"""Who was refused something at the desk by right or place: one line of the trace a request, with who it was.

Rules kept here:
  * A page that answers 403, and an act whose form says that it is not allowed, are refused alike. A page that only says
    why somebody may not is no try.
  * The line has the address's name and the right that lacks, both from our own lists: never the path, never what was
    typed.
  * Of one person at most `OF_ONE` a day get a line, and of all together as many as a day has room for
    (`trace.tracing`): one person's probing hides nobody else's. The others are counted.
Left to others: what is allowed (`accounts.policy`), words of refusals (`faults`).
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Final

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest

from saksama_node.accounts.counting import of_known, take
from saksama_node.accounts.policy import NotAllowed, Staff
from saksama_node.accounts.recused import KeptAway
from saksama_node.trace.deed import Deed
from saksama_node.trace.tracing import count, trace

OF_ONE: Final = 100
_DAY: Final = 24 * 3600.0
_MET: Final[ContextVar[list[str] | None]] = ContextVar("saksama_refused", default=None)


def note_refused(error: Exception) -> None:
    """What an act was refused for, where it was for that."""
    met = _MET.get()
    if met is not None and isinstance(error, NotAllowed | KeptAway):
        met.append(error.action if isinstance(error, NotAllowed) else error.code)


@contextmanager
def telling(by: Staff, request: HttpRequest, *, acts: bool) -> Iterator[None]:
    """Leave the line when the request is answered. `acts`: this request may do something."""
    met: list[str] = []
    token = _MET.set(met if acts else None)
    try:
        yield
    except PermissionDenied as denied:
        met.insert(0, " ".join(map(str, denied.args)))
        raise
    finally:
        _MET.reset(token)
        if met and take(of_known("refused", str(by.id), OF_ONE, _DAY)):
            at = "" if request.resolver_match is None else request.resolver_match.view_name
            trace(Deed.REFUSED, by=by, subject=f"{at} {met[0]}".strip())
        elif met:
            count(Deed.REFUSED)
