"""One act asked for by one button: do it, say what happened, go back to the page it was asked from.

Rules kept here: a refused act changes nothing, and its reason stands on the page in words with its code.
Left to others: whether the page exists and who may (the view), the act itself (a flow).
"""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect

from saksama.errors import SaksamaError
from saksama_node.web.desk.faults import explain


def act_and_return(
    request: HttpRequest, page: str, subject: str, done: Callable[[], object], said: str
) -> HttpResponseBase:
    """Do the act and go back to `page` (an address name) of `subject`; `said`: the sentence when it was done."""
    try:
        done()
    except SaksamaError as error:
        messages.error(request, explain(error))
    else:
        messages.success(request, said)
    return redirect(page, subject)
