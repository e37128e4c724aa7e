"""Desk screen that replaces the institution's own key, at `/meja/kunci/lembaga/ganti/`.

Rules kept here:
  * Nothing is signed here: the screen drafts an amendment, which is read over and signed like every other.
  * The fingerprint of the new key is shown to whoever made it, to be read out; the partner types what it hears.
Left to others: the amendment (flows), reading and signing it (`agreements`).
"""

from dataclasses import dataclass
from typing import Final

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import URLPattern, path
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from saksama.keys.locked import MIN_PASSPHRASE
from saksama.vocabulary import OldKey
from saksama_node.accounts.policy import Action
from saksama_node.accounts.staff import Staff
from saksama_node.agreements.fingerprint import fingerprint
from saksama_node.agreements.institution import is_outside
from saksama_node.agreements.line import institution_line
from saksama_node.agreements.queries import AgreementInfo, agreements
from saksama_node.flows.keys.replace_institution_key import draft_new_key
from saksama_node.settings.current import SETTINGS
from saksama_node.web.desk.frame.access import desk_form
from saksama_node.web.desk.frame.doing import do_sent
from saksama_node.web.desk.partner.agreement_forms import PassphraseField

_MAX_PUBLIC: Final = 1024
_OLD: Final = (
    (OldKey.SIGNS.value, gettext_lazy("Masih di tangan kami: ikut menandatangani")),
    (OldKey.LOST.value, gettext_lazy("Hilang, atau frasa sandinya terlupa")),
    (OldKey.STOLEN.value, gettext_lazy("Dicuri, atau mungkin disalin orang lain")),
)


@dataclass(frozen=True, slots=True)
class InstitutionRow:
    """One institution key of ours, the newest first."""

    key: str
    fingerprint: str
    stands: bool


def institution_rows() -> list[InstitutionRow]:
    """Every institution key of ours."""
    line = institution_line(SETTINGS.origin)
    return [InstitutionRow(str(key), fingerprint(key), key == line[-1]) for key in reversed(line)]


def amendable() -> list[AgreementInfo]:
    """The agreements that pin our key: each needs an amendment of its own."""
    return [each for each in agreements() if each.state.terms is not None and not each.state.ended_by]


class NewKeyForm(forms.Form):
    """Which agreement, what became of the old key, and the new one: made here, or brought."""

    agreement = forms.ChoiceField(label=gettext_lazy("Nota yang diubah"))
    old_key = forms.ChoiceField(label=gettext_lazy("Kunci lama"), choices=_OLD, widget=forms.RadioSelect)
    public = forms.FileField(
        label=gettext_lazy("Kunci umum yang dibuat di komputer lain"),
        required=False,
        help_text=gettext_lazy("Berkas .pub dari perintah saksama key new. Kosongkan bila kuncinya dibuat di sini."),
    )
    passphrase = PassphraseField(label=gettext_lazy("Frasa sandi kunci baru"))
    again = PassphraseField(label=gettext_lazy("Frasa sandi itu sekali lagi"))

    def __init__(self, *args: object) -> None:
        super().__init__(*args)  # type: ignore[arg-type]  # Django's own arguments, passed on
        choices = [(each.current.digest, f"{each.current.terms.title} ({each.partner.name})") for each in amendable()]
        self.fields["agreement"] = forms.ChoiceField(label=self.fields["agreement"].label, choices=choices)
        for name in ("passphrase", "again"):
            self.fields[name].required = False
            if is_outside():
                del self.fields[name]
        self.fields["public"].required = is_outside()

    def clean(self) -> dict[str, object]:
        """A key from elsewhere, or a passphrase typed twice."""
        told = self.cleaned_data
        if told.get("public") or is_outside():
            return told
        if len(told.get("passphrase", "")) < MIN_PASSPHRASE:
            self.add_error("passphrase", _("Paling sedikit 8 huruf."))
        elif told["passphrase"] != told.get("again"):
            self.add_error("again", _("Kedua frasa sandi itu berbeda."))
        return told

    def draft(self, by: Staff) -> str:
        """Draft the amendment; its digest."""
        told = self.cleaned_data
        file = told.get("public")
        return draft_new_key(
            by=by,
            digest=told["agreement"],
            old_key=OldKey(told["old_key"]),
            passphrase=told.get("passphrase", ""),
            public=bytes(file.read(_MAX_PUBLIC)).decode("ascii", "replace") if isinstance(file, UploadedFile) else "",
        )


@desk_form(Action.KEY_MANAGE)
def replace(request: HttpRequest, by: Staff) -> HttpResponse:
    """Draft the amendment; it is read over, signed and proposed on its own page."""
    form = NewKeyForm(*((request.POST, request.FILES) if request.method == "POST" else ()))
    said = _("Adendum disusun. Baca, lalu tanda tangani dan usulkan kepada mitra.")
    if digest := do_sent(request, form, lambda: form.draft(by), said):
        return redirect("desk:agreement-text", digest)
    page = {"form": form, "agreements": amendable(), "outside": is_outside()}
    return render(request, "desk/keys/institution.html", page)


URLS: list[URLPattern] = [path("kunci/lembaga/ganti/", replace, name="keys-institution-replace")]
