"""Coming in for the first time or anew, at `/akun/pertama/`: username and code, a password of one's own.

Rules kept here:
  * Nobody but the person ever knows the password; the code counts once and goes with it.
  * A wrong name and a wrong code get one answer; each sender may be wrong twenty times in fifteen minutes.
  * A wrong one is a line of the trace, and so is that it shut its sender out.
  * Both come by POST and stand in no address.
Left to others: the code (`accounts.admitting`), the login itself (allauth).
"""

from functools import partial
from typing import Final

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from saksama.errors import SaksamaError
from saksama_node.accounts.admitting import FirstCodeRefused
from saksama_node.accounts.queries import number_of
from saksama_node.flows.people.admit_people import take_up_account
from saksama_node.trace.deed import Deed
from saksama_node.trace.tracing import trace
from saksama_node.web import throttle
from saksama_node.web.look import too_many

_WHAT: Final = "first-code"
_WRONG: Final = 20


class FirstForm(forms.Form):
    """The sheet's two words, or the halves of two, and the password twice."""

    username = forms.CharField(
        label=gettext_lazy("Nama pengguna"), max_length=60, widget=forms.TextInput({"autocomplete": "username"})
    )
    code = forms.CharField(
        label=gettext_lazy("Kode pertama"),
        max_length=40,
        widget=forms.TextInput({"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}),
        help_text=gettext_lazy("Enam belas huruf dan angka pada lembar Anda. Berlaku satu kali."),
    )
    rest = forms.CharField(
        label=gettext_lazy("Bagian kedua kode"),
        max_length=40,
        required=False,
        widget=forms.TextInput({"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}),
        help_text=gettext_lazy(
            "Hanya bila dua orang menyerahkan masing-masing setengah kode, delapan huruf dan angka. Urutannya bebas."
        ),
    )
    password = forms.CharField(
        label=gettext_lazy("Kata sandi Anda sendiri"),
        # Exactly as it is typed, a blank at its end too.
        strip=False,
        widget=forms.PasswordInput({"autocomplete": "new-password"}),
        help_text=gettext_lazy("Paling sedikit 12 huruf. Jangan beri tahu siapa pun, juga bukan administrator."),
    )
    again = forms.CharField(
        label=gettext_lazy("Kata sandi, sekali lagi"),
        strip=False,
        widget=forms.PasswordInput({"autocomplete": "new-password"}),
    )

    def clean(self) -> dict[str, str]:
        """Both alike."""
        found = super().clean() or {}
        if found.get("password") and found.get("again") and found["password"] != found["again"]:
            self.add_error("again", _("Kedua kata sandi tidak sama. Ketik lagi."))
        return found


@never_cache
@sensitive_post_parameters("code", "rest", "password", "again")
@require_http_methods(["GET", "HEAD", "POST"])
def first(request: HttpRequest) -> HttpResponse:
    """Ask, set the password, lead to the login."""
    form = FirstForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        guess = throttle.admit(request, _WHAT, _WRONG)
        if guess is None:
            return too_many(_("Terlalu banyak yang salah dari tempat ini. Tunggu lima belas menit."), request.path)
        asked = form.cleaned_data
        take = partial(take_up_account, asked["username"].strip(), asked["code"] + asked["rest"], asked["password"])
        try:
            throttle.judged(guess, take, FirstCodeRefused)
        except ValidationError as error:
            form.add_error("password", error.messages)
        except FirstCodeRefused:
            _tell_wrong(request, number_of(asked["username"].strip()))
            form.add_error(
                "code",
                _(
                    "Nama pengguna dan kode ini tidak cocok, atau kodenya sudah dipakai atau lewat waktunya. "
                    "Baca lagi lembarnya; bila tetap tidak cocok, minta lembar baru."
                ),
            )
        except SaksamaError as error:
            form.add_error(None, f"{error.advice} ({error.code})")
        else:
            messages.success(request, _("Kata sandi dipasang. Masuklah dengan kata sandi itu."))
            return redirect("account_login")
    return render(request, "account/first.html", {"form": form}, status=422 if form.errors else 200)


def _tell_wrong(request: HttpRequest, person: int) -> None:
    trace(Deed.CODE_FAILED, person=person)
    if throttle.is_shut(request, _WHAT, _WRONG):
        trace(Deed.CODE_LOCKED, person=person)
