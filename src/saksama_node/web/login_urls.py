"""Addresses of the login at `/akun/`: allauth's own, without those that a closed institution does not offer.

Rules kept here:
  * Accounts, addresses and lost passwords are the administrator's; what allauth offers for them answers 404. So does
    the page that takes off a second factor: nobody does that alone.
  * Who leaves takes along what the browser keeps of the desk, drafts in other tabs too.
  * Where a person changes password or second factor, the change is in the trace (`login_changes`).
  * The page that shows the second factor's picture, and no other, may show a `data:` image.
Left to others: counting tries (`login_tries`), closing sign-up itself (`login.py`).
"""

from allauth.account.views import logout
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import URLPattern, URLResolver, include, path, re_path
from django.utils.csp import CSP
from django.views.decorators.csp import csp_override

from saksama_node.web.first_login import first
from saksama_node.web.login import ChangePasswordPage, login
from saksama_node.web.login_changes import CodesFile, CodesPage, FactorPage, NewCodesPage

_CLOSED = r"^(?:signup|email|confirm-email|password/set|password/reset|login/code|2fa/totp/deactivate)(?:/|$)"


def closed(_request: HttpRequest, **_given: str) -> HttpResponse:
    """Answer that there is no such page here."""
    raise Http404


def leave(request: HttpRequest) -> HttpResponse:
    """Allauth's way out; the browser is told to keep nothing (Clear-Site-Data, W3C)."""
    answer: HttpResponse = logout(request)
    if request.method == "POST":
        answer.headers["Clear-Site-Data"] = '"storage"'
    return answer


with_picture = csp_override({**settings.SECURE_CSP, "img-src": [CSP.SELF, "data:"]})

# The first address that fits is taken: ours stand before allauth's of the same form.
urlpatterns: list[URLPattern | URLResolver] = [
    re_path(_CLOSED, closed, name="login-closed"),
    path("pertama/", first, name="account_first"),
    path("login/", login, name="account_login"),
    path("password/change/", ChangePasswordPage.as_view(), name="account_change_password"),
    path("2fa/totp/activate/", with_picture(FactorPage.as_view()), name="mfa_activate_totp"),
    path("2fa/recovery-codes/", CodesPage.as_view(), name="mfa_view_recovery_codes"),
    path("2fa/recovery-codes/download/", CodesFile.as_view(), name="mfa_download_recovery_codes"),
    path("2fa/recovery-codes/generate/", NewCodesPage.as_view(), name="mfa_generate_recovery_codes"),
    path("logout/", leave, name="account_logout"),
    path("", include("allauth.account.urls")),
    path("2fa/", include("allauth.mfa.urls")),
]
