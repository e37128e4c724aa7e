"""Desk screens of the node's keys, at `/meja/kunci/`: which count, replacing one, revoking one, signing elsewhere.

Rules kept here:
  * What an act means is said before it: who learns of the new key how, what stays readable, what cannot be undone.
  * Passphrases are asked for in the form of the act, used once, never shown again, never kept.
  * What leaves the node to be signed holds no secret; what comes back counts by its signature alone.
  * To replace the institution's own key nothing is signed here: the screen drafts an amendment, which is read over and
    signed like every other. The new key's fingerprint is shown to whoever made it, to be read out; the partner types
    what it hears.
Left to others: the acts (flows), reading and signing an amendment (`agreements`), the rights (accounts), the words of
faults (`faults`).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from django import forms
from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import URLPattern, path
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from saksama.errors import SaksamaError
from saksama.keys.passphrase import WeakPassphrase, check_passphrase
from saksama.vocabulary import KeyUse, OldKey
from saksama_node.accounts.policy import Action, Staff
from saksama_node.agreements.aligning import institution_line
from saksama_node.agreements.fingerprint import fingerprint
from saksama_node.agreements.institution import is_outside
from saksama_node.agreements.queries import AgreementInfo, agreements
from saksama_node.flows.keys.log_statements import log_signed
from saksama_node.flows.keys.make_key import Words
from saksama_node.flows.keys.prepare_key import AT_ONCE, Statement, prepare_revocation, prepare_rotation
from saksama_node.flows.keys.replace_institution_key import draft_new_key
from saksama_node.flows.keys.replace_key import KeyStanding, key_standings, revoke_key, rotate_key
from saksama_node.settings.current import SETTINGS
from saksama_node.web.codes import word
from saksama_node.web.desk.frame.access import desk_act, desk_form, desk_page
from saksama_node.web.desk.frame.carried import FilesField, as_archive
from saksama_node.web.desk.frame.doing import do_sent, do_told
from saksama_node.web.desk.frame.faults import explain
from saksama_node.web.desk.partner.agreement_forms import PassphraseField
from saksama_node.web.uploading import taking_files

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
    passphrase = PassphraseField(
        label=gettext_lazy("Frasa sandi kunci baru"),
        help_text=gettext_lazy("Paling sedikit 12 huruf: beberapa kata yang tidak berhubungan."),
    )
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
        try:
            check_passphrase(told.get("passphrase", ""))
        except WeakPassphrase as weak:
            self.add_error("passphrase", explain(weak))
            return told
        if told["passphrase"] != told.get("again"):
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
@taking_files
def replace_institution(request: HttpRequest, by: Staff) -> HttpResponse:
    """Draft the amendment; it is read over, signed and proposed on its own page."""
    form = NewKeyForm(*((request.POST, request.FILES) if request.method == "POST" else ()))
    said = _("Adendum disusun. Baca, lalu tanda tangani dan usulkan kepada mitra.")
    if digest := do_sent(request, form, lambda: form.draft(by), said):
        return redirect("desk:agreement-text", digest)
    page = {"form": form, "agreements": amendable(), "outside": is_outside()}
    return render(request, "desk/keys/institution.html", page)


_USES: Final = tuple(use for use in KeyUse if use is not KeyUse.INSTITUTION)
_MAX_STATEMENT: Final = 8192
_DAYS: Final = ((1, gettext_lazy("1 hari")), (7, gettext_lazy("7 hari")), (30, gettext_lazy("30 hari")))

MEANING: Final[Mapping[KeyUse, Promise]] = {
    KeyUse.LOG: gettext_lazy(
        "Menandatangani setiap titik periksa log kami. Simpul mitra mengikuti sendiri; penyaksi luar harus diberi "
        "berkas pernyataannya."
    ),
    KeyUse.WITNESS: gettext_lazy("Memberi tanda saksi pada log mitra; mitra mengikuti sendiri."),
    KeyUse.TRANSPORT: gettext_lazy("Menandatangani permintaan kami untuk mengambil kiriman; mitra mengikuti sendiri."),
    KeyUse.AGE: gettext_lazy(
        "Membuka kiriman yang disegel untuk kami. Yang lama tetap dapat dibuka: berkas kuncinya tetap disimpan."
    ),
    KeyUse.VAULT: gettext_lazy(
        "Membuka identitas pelapor. Diperlukan pemegang kunci brankas; semua isi brankas disegel ulang ke kunci baru."
    ),
    KeyUse.LEAK: gettext_lazy(
        "Kunci pembanding pemeriksa kebocoran. Diperlukan pemegang kunci brankas; semua pembanding dibuat ulang."
    ),
}


OVERLAP: Final[Mapping[KeyUse, Promise]] = {
    KeyUse.LOG: gettext_lazy("Selama masa tumpang tindih kunci lama dan kunci baru menandatangani keduanya."),
    KeyUse.WITNESS: gettext_lazy("Selama masa tumpang tindih kami memberi tanda dengan kunci lama dan kunci baru."),
    KeyUse.TRANSPORT: gettext_lazy("Selama masa tumpang tindih mitra menerima kunci lama dan kunci baru."),
}
"""What else happens where a key is replaced; a revocation knows no overlap."""


class ReplaceForm(forms.Form):
    """The passphrases that replacing a key of this use asks for; where the key is outside, none of the institution."""

    days = forms.TypedChoiceField(
        label=gettext_lazy("Berapa lama kunci lama masih berlaku di samping yang baru"),
        choices=_DAYS,
        coerce=int,
        initial=7,
    )
    passphrase = PassphraseField(label=gettext_lazy("Frasa sandi kunci lembaga"))
    vault = PassphraseField(
        label=gettext_lazy("Frasa sandi brankas"),
        help_text=gettext_lazy("Diketik pemegang kunci brankas. Kunci brankas yang baru memakai frasa yang sama."),
    )

    def __init__(self, use: KeyUse, *args: object, revoking: bool) -> None:
        super().__init__(*args)  # type: ignore[arg-type]  # Django's own arguments, passed on
        if revoking or use in AT_ONCE:
            del self.fields["days"]
        if use not in AT_ONCE:
            del self.fields["vault"]
        # Empty means: to be signed elsewhere.
        self.fields["passphrase"].required = False
        if is_outside():
            del self.fields["passphrase"]

    def words(self) -> Words:
        """What the vault needs."""
        return Words(str(self.cleaned_data.get("vault", "")))

    def overlap(self) -> timedelta:
        """How long both count."""
        return timedelta(days=self.cleaned_data.get("days", 0))


class BringForm(forms.Form):
    """What was signed elsewhere."""

    signed = FilesField(
        label=gettext_lazy("Pernyataan yang sudah ditandatangani"),
        help_text=gettext_lazy("Berkas yang berakhir .signed; pilih semuanya sekaligus."),
    )
    vault = PassphraseField(
        label=gettext_lazy("Frasa sandi brankas"),
        required=False,
        help_text=gettext_lazy("Hanya untuk kunci brankas dan pemeriksa kebocoran."),
    )


@desk_page(Action.KEY_MANAGE)
def overview(request: HttpRequest, by: Staff) -> HttpResponse:
    """Every use with its keys, past ones too."""
    standings = key_standings()
    rows = [(use, word(use), MEANING[use], [each for each in standings if each.use is use]) for use in _USES]
    shown = [(use, name, meaning, [(each, *_state(each)) for each in keys]) for use, name, meaning, keys in rows]
    page = {
        "rows": shown,
        "institution": institution_rows(),
        "agreements": amendable(),
        "outside": is_outside(),
        "form": BringForm(),
    }
    return render(request, "desk/keys/list.html", page)


@desk_form(Action.KEY_MANAGE)
def replace(request: HttpRequest, by: Staff, use: str, act: str) -> HttpResponse:
    """Replace or revoke the key that counts, after showing what that means; here, or by a file to sign elsewhere."""
    wanted, revoking = KeyUse(use), act == "cabut"
    form = ReplaceForm(wanted, request.POST if request.method == "POST" else None, revoking=revoking)
    standing = next((each.key for each in key_standings() if each.use is wanted), "")
    # The button pressed again, or Back and then the button: the key that was meant is replaced already.
    if request.POST.get("standing", standing) != standing:
        messages.warning(request, _("Kunci itu sudah diganti sejak halaman tadi dibuka; tidak diganti sekali lagi."))
        return redirect("desk:keys")
    if request.method == "POST" and form.is_valid():
        try:
            passphrase = str(form.cleaned_data.get("passphrase", ""))
            if not passphrase:
                return _carried(_prepared(by, wanted, form, revoking=revoking), wanted)
            if revoking:
                revoke_key(by, wanted, passphrase, form.words())
            else:
                rotate_key(by, wanted, passphrase, form.words(), overlap=form.overlap())
        except SaksamaError as error:
            form.add_error(None, explain(error))
        else:
            messages.success(request, _("Kunci baru berlaku dan dicatat di log."))
            return redirect("desk:keys")
    page = {
        "use": wanted,
        "name": word(wanted),
        "meaning": MEANING[wanted],
        "overlap": "" if revoking else OVERLAP.get(wanted, ""),
        "form": form,
        "revoking": revoking,
        "standing": standing,
        "outside": is_outside(),
    }
    return render(request, "desk/keys/replace.html", page)


@desk_act(Action.KEY_MANAGE)
@taking_files
def bring(request: HttpRequest, by: Staff) -> HttpResponse:
    """Take up statements that were signed on another machine."""
    form = BringForm(request.POST, request.FILES)
    if not form.is_valid():
        messages.error(request, _("Pilih berkas pernyataan yang sudah ditandatangani."))
        return redirect("desk:keys")
    notes = [bytes(each.read(_MAX_STATEMENT)) for each in form.cleaned_data["signed"]]
    words = Words(form.cleaned_data["vault"])
    do_told(request, lambda: log_signed(by, notes, words), _("Kunci baru berlaku dan dicatat di log."))
    return redirect("desk:keys")


def _prepared(by: Staff, use: KeyUse, form: ReplaceForm, *, revoking: bool) -> Sequence[Statement]:
    if revoking:
        return prepare_revocation(by, use, form.words())
    return prepare_rotation(by, use, form.words(), overlap=form.overlap())


def _carried(statements: Sequence[Statement], use: KeyUse) -> HttpResponse:
    """The texts to sign, in one archive: they must come back together."""
    files = {f"{use}-{number}.statement": each.text().encode() for number, each in enumerate(statements, start=1)}
    return as_archive(use.value, files)


def _state(each: KeyStanding) -> tuple[str, str]:
    """The look's state, and the words for it."""
    if each.revoked:
        return "lapsed", _("dicabut")
    if each.stands and each.replaced:
        return "waiting", _("masih berlaku, diganti")
    if each.stands:
        return "kept", _("berlaku")
    return "plain", _("tidak berlaku lagi")


URLS: list[URLPattern] = [
    path("kunci/lembaga/ganti/", replace_institution, name="keys-institution-replace"),
    path("kunci/", overview, name="keys"),
    path("kunci/bawa-kembali/", bring, name="keys-bring"),
    *(
        path(f"kunci/{use}/{act}/", replace, {"use": use.value, "act": act}, name=f"keys-{use}-{act}")
        for use in _USES
        for act in ("ganti", "cabut")
    ),
]
