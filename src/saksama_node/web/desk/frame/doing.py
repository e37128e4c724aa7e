"""Acts that a page does by itself, because it has a shape of its own: sent by a form, or by a button alone.

Rules kept here: what is refused changes nothing, and is said with its code, beside what was typed or above the page
that follows; what was done is said once.
Left to others: acts that are rows (`acts`), the words of what went wrong (`faults`).
"""

from collections.abc import Callable

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest

from saksama.errors import SaksamaError
from saksama_node.web.desk.frame.acts import Words
from saksama_node.web.desk.frame.faults import explain


def _of_all(_error: SaksamaError) -> str | None:
    return None


def do_sent[Done](
    request: HttpRequest,
    form: forms.Form,
    act: Callable[[], Done],
    said: Words | Callable[[Done], Words] = "",
    beside: Callable[[SaksamaError], str | None] = _of_all,
) -> Done | None:
    """Do what a form was sent for; what came of it, or None where it was not sent, is not whole, or was refused.

    `said`: the sentence when it was done; `beside`: the field that a refusal is about, None for the whole form.
    """
    if request.method != "POST" or not form.is_valid():
        return None
    try:
        done = act()
    except SaksamaError as error:
        form.add_error(beside(error), explain(error))
        return None
    except ValidationError as error:
        form.add_error(None, error)
        return None
    if text := str(said(done) if callable(said) else said):
        messages.success(request, text)
    return done


def do_told(request: HttpRequest, act: Callable[[], object], said: Words) -> bool:
    """Do what a button was pressed for; whether it was done. Either is said above the page that follows."""
    try:
        act()
    except SaksamaError as error:
        messages.error(request, explain(error))
        return False
    messages.success(request, str(said))
    return True
