"""Where letters reach oneself, at `/meja/surel/`.

Rules kept here: each is asked again who they are before the own address is set: who finds a desk open leads no warning
and no alarm elsewhere.
Left to others: another's address (`accounts`), the row and its line in the trace (`flows.people.set_address`),
letters (flows).
"""

from functools import wraps

from allauth.account.internal.flows.reauthentication import is_reauthentication_required
from allauth.core.exceptions import ReauthenticationRequired
from django import forms
from django.http import HttpRequest, HttpResponseBase
from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy

from saksama_node.accounts.policy import ANYWHERE, Action, Staff
from saksama_node.accounts.queries import address_of
from saksama_node.flows.people.set_address import set_own_email
from saksama_node.web.desk.frame.access import DjangoView
from saksama_node.web.desk.frame.acts import Act, ActForm, ActPage


class EmailForm(ActForm[Staff]):
    """A person's address: one's own, or, at the page of accounts, another's."""

    email = forms.EmailField(
        label=gettext_lazy("Surel kantor"),
        required=False,
        max_length=254,
        help_text=gettext_lazy("Kosongkan bila surat tidak perlu sampai: alarm dan tenggat tetap tampak di meja."),
    )

    def prepare(self) -> None:
        """As it is."""
        self.initial = {"email": address_of(self.thing.id)}


_PAGE: ActPage[Staff] = ActPage(
    name="own-email",
    path="surel/",
    right=Action.DESK_OPEN,
    find=lambda by: by,
    place=ANYWHERE,  # one's own
    template="desk/accounts/email.html",
    told=lambda _request, _by, _thing, _refused: {},
    acts=(
        Act(
            "",
            Action.DESK_OPEN,
            gettext_lazy("Simpan"),
            lambda by, _thing, form: set_own_email(by=by, email=form.cleaned_data["email"]),
            gettext_lazy("Alamat surel disimpan."),
            form=EmailForm,
        ),
    ),
)


def _asked_again(view: DjangoView) -> DjangoView:
    @wraps(view)
    def asked(request: HttpRequest) -> HttpResponseBase:
        if request.method == "POST" and request.user.is_authenticated and is_reauthentication_required(request, app=""):
            # Led to the password, or the app; then this is done.
            raise ReauthenticationRequired
        return view(request)

    return asked


URLS: list[URLPattern] = [path(_PAGE.path, _asked_again(_PAGE.urls()[0].callback), name=_PAGE.name)]
