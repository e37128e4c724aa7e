"""The desk's one door: who is asked for, who has shown a second factor, who may.

Rules kept here:
  * Every desk view is wrapped by `desk(Action...)`, as a page, a form or an act; it hands the view a `Staff`, never
    Django's user.
  * Without a login: to the login. Without a second factor where the node demands one: to its page. No right: 403.
  * Within the view everything is read as this person may see it: what a declared interest keeps away is not there.
  * Whoever opens an address that only takes an act (from the browser's history, or back from the login) is led to the
    page above it, never shown a bare refusal.
  * Who is refused something leaves a line in the trace (`refused`).
  * Whatever is a file leaves a line in the trace before it leaves the node: no view can forget it.
  * What an address names and is not there (`NotThere`) is answered 404.
  * The view carries its `actions`, so that a test can walk every address against the table of rights.
Left to others: the place (`policy.require(by, action, place)` in the view or act, once the object is known).

    @desk_page(Action.CASE_READ)
    def cases(request: HttpRequest, by: Staff) -> HttpResponse: ...
"""

from collections.abc import Callable
from functools import wraps
from http import HTTPStatus
from typing import Concatenate, Final

from allauth.mfa.adapter import get_adapter
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from saksama.errors import NotThere
from saksama_node.accounts.policy import ANYWHERE, Action, NotAllowed, Staff, may
from saksama_node.accounts.queries import NoSuchPerson, staff
from saksama_node.accounts.recused import KeptAway, looking
from saksama_node.settings.current import SETTINGS
from saksama_node.trace.deed import Deed
from saksama_node.trace.tracing import trace
from saksama_node.web.desk.frame.addresses import page_above
from saksama_node.web.desk.frame.refused import telling

_READS = frozenset({"GET", "HEAD"})
_OF_PAGES: Final = ("text/html", "image/", "application/json")
"""Pages, the pictures that stand in them, what their scripts ask."""

type DeskView[**P] = Callable[Concatenate[HttpRequest, Staff, P], HttpResponseBase]
type DjangoView = Callable[..., HttpResponseBase]


def desk[**P](*actions: Action) -> Callable[[DeskView[P]], DjangoView]:
    """Make a view of the desk that only those may open who may do each of these somewhere.

    Whoever may not is told so before it is asked whether there is what the address names.
    """

    def wrap(view: DeskView[P]) -> DjangoView:
        @wraps(view)
        def opened(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
            by = _staff(request)
            if by is None:
                return redirect_to_login(request.get_full_path())
            if SETTINGS.require_mfa and not get_adapter().is_mfa_enabled(request.user):
                return redirect("mfa_activate_totp")
            with telling(by, request, acts=request.method not in _READS):
                # The place is asked behind the door, once it is known what the address names.
                if not all(may(by, each, ANYWHERE) for each in actions):
                    raise PermissionDenied(*actions)
                request.staff = by  # type: ignore[attr-defined]  # read by templates for the menu
                return _answer(view, request, by, *args, **kwargs)

        opened.actions = actions  # type: ignore[attr-defined]  # read by the test that walks all addresses
        return never_cache(opened)

    return wrap


def desk_page[**P](action: Action) -> Callable[[DeskView[P]], DjangoView]:
    """A page of the desk that is only read."""
    return lambda view: desk(action)(require_safe(view))


def desk_form[**P](action: Action) -> Callable[[DeskView[P]], DjangoView]:
    """A page of the desk with a form of its own: read, and sent."""
    return lambda view: desk(action)(require_http_methods(["GET", "HEAD", "POST"])(view))


def desk_act[**P](*actions: Action) -> Callable[[DeskView[P]], DjangoView]:
    """An address of the desk that only takes an act."""
    return lambda view: desk(*actions)(require_POST(view))


def _answer[**P](
    view: DeskView[P], request: HttpRequest, by: Staff, *args: P.args, **kwargs: P.kwargs
) -> HttpResponseBase:
    try:
        with looking(by.id, only_reads=request.method in _READS):
            answer = view(request, by, *args, **kwargs)
    except NotAllowed as refused:
        raise PermissionDenied(refused.action) from refused
    except KeptAway as refused:
        raise PermissionDenied(refused.code) from refused
    except NotThere as missing:
        raise Http404 from missing
    if _hands_out(answer):
        # Before it leaves: who has it has been seen. The path alone; what was searched for stands in the query.
        trace(Deed.FILE_HANDED_OUT, by=by, subject=request.path_info)
    if request.method in _READS and answer.status_code == HTTPStatus.METHOD_NOT_ALLOWED:
        return redirect(page_above(request.path_info))
    return answer


def _hands_out(answer: HttpResponseBase) -> bool:
    """Whether this is no page, and no part of one, but a file."""
    kind = answer.headers.get("Content-Type", "")
    kept = answer.headers.get("Content-Disposition", "").startswith("attachment")
    return answer.status_code == HTTPStatus.OK and (kept or not kind.startswith(_OF_PAGES))


def _staff(request: HttpRequest) -> Staff | None:
    if request.user.pk is None:
        return None
    try:
        return staff(request.user.pk)
    except NoSuchPerson:
        return None
