"""Desk screens that begin an agreement: pairing with a partner, drafting a text, fetching the partner's proposal.

Rules kept here:
  * Nothing of a partner is kept before a person says that the fingerprint was compared by telephone.
  * A template is chosen from those that are shipped, or brought along as a file; it is never written in a field. Which
    of its parties we are is chosen from those that it names.
Left to others: the acts (flows), reading a text over and signing it (`agreements`).
"""

from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any, Final

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import URLPattern, path
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from saksama.agreement.errors import MalformedTerms, WitnessLacking
from saksama.agreement.terms import WitnessNode, read_template
from saksama.entries.words import shown_plainly
from saksama.errors import SaksamaError
from saksama.tlog.note import VerifierKey
from saksama_node.accounts.policy import Action, Staff
from saksama_node.agreements.fingerprint import fingerprint
from saksama_node.agreements.institution import verifier
from saksama_node.agreements.queries import partners
from saksama_node.flows.agreement.conclude_agreement import fetch_proposal
from saksama_node.flows.agreement.pair_partner import introduce, pair_partner
from saksama_node.flows.agreement.propose_agreement import draft_agreement
from saksama_node.settings.current import SETTINGS
from saksama_node.web.desk.frame.access import desk_act, desk_form
from saksama_node.web.desk.frame.doing import do_sent
from saksama_node.web.desk.frame.faults import explain
from saksama_node.web.uploading import taking_files

_SHIPPED: Final = Path(__file__).parents[5] / "agreements"
_MAX_TEMPLATE: Final = 256 << 10


class PairForm(forms.Form):
    """Where the partner's node is; on the second step also which key was compared."""

    address = forms.URLField(
        label=gettext_lazy("Alamat simpul mitra"),
        assume_scheme="https",
        help_text=gettext_lazy("Seperti https://diskominfotik-ntb.example"),
    )


class ComparedForm(forms.Form):
    """The second step: the fingerprint was compared."""

    address = forms.CharField(widget=forms.HiddenInput)
    institution_key = forms.CharField(widget=forms.HiddenInput)
    compared = forms.BooleanField(
        label=gettext_lazy("Sidik ini sudah saya cocokkan lewat telepon dengan pejabat mitra")
    )


class DraftForm(forms.Form):
    """A template, our part in it, the partner and one witness."""

    template = forms.ChoiceField(label=gettext_lazy("Naskah"), required=False)
    file = forms.FileField(
        label=gettext_lazy("atau berkas naskah (TOML)"),
        required=False,
        help_text=gettext_lazy("Berkas yang dibawa didahulukan dari naskah yang dipilih."),
    )
    partner = forms.ChoiceField(label=gettext_lazy("Mitra"))
    us = forms.ChoiceField(
        label=gettext_lazy("Pihak kami dalam naskah"),
        help_text=gettext_lazy("Pihak yang disebut naskahnya; dari berkas yang dibawa dibaca sesudah dikirim."),
        error_messages={
            "invalid_choice": gettext_lazy(
                "Naskah ini tidak menyebut pihak itu. Pilih pihaknya, lalu bawa lagi berkasnya."
            )
        },
    )
    witness_key = forms.CharField(
        label=gettext_lazy("Kunci penyaksi luar"),
        required=False,
        help_text=gettext_lazy("Kunci pemeriksa (vkey) dari penyaksi yang bukan pihak."),
    )
    witness_url = forms.URLField(label=gettext_lazy("Alamat penyaksi luar"), required=False, assume_scheme="https")
    amends = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # Django's own arguments, passed on
        shipped = sorted(_SHIPPED.glob("*.toml"))
        self._choose("template", {place.name: place.name for place in shipped})
        self._choose("partner", {each.origin: each.name for each in partners()})
        file = self.files.get("file")
        self._brought = bytes(file.read(_MAX_TEMPLATE)) if isinstance(file, UploadedFile) else None
        parties = {} if self._brought is None else _parties(self._brought)
        if parties and self.data.get("us") not in parties and (ours := _ours(parties)):
            # What was chosen before the file could be read; what becomes of it is read over before it is signed.
            self.data = {**self.data.dict(), "us": ours}  # type: ignore[attr-defined]  # a request's form is a QueryDict
        for place in [] if parties else reversed(shipped):
            parties = _parties(place.read_bytes()) | parties
        self._choose("us", parties)
        self.initial["us"] = _ours(parties)

    def _choose(self, name: str, choices: Mapping[str, str]) -> None:
        field: Any = self.fields[name]
        field.choices = [*choices.items()]

    def clean_witness_key(self) -> WitnessNode | None:
        """Read the witness's key; its address is added by `clean`."""
        typed = self.cleaned_data["witness_key"].strip()
        if not typed:
            return None
        try:
            return WitnessNode(VerifierKey.parse(typed).name, typed, "")
        except SaksamaError as error:
            raise ValidationError(explain(error)) from error

    def clean(self) -> dict[str, object]:
        """Ask for a template, and for the witness's address where there is a key."""
        told = self.cleaned_data
        if not told.get("file") and not told.get("template"):
            self.add_error("template", _("Pilih naskah atau bawa berkasnya."))
        elif told.get("us") and (named := _parties(self._octets())) and told["us"] not in named:
            self.add_error("us", self.fields["us"].error_messages["invalid_choice"])
        if told.get("witness_key") and not told.get("witness_url"):
            self.add_error("witness_url", _("Tulis juga alamat penyaksi itu."))
        return told

    def _octets(self) -> bytes:
        """The text that was brought, else the one that was chosen."""
        return (_SHIPPED / str(self.cleaned_data["template"])).read_bytes() if self._brought is None else self._brought

    def _text(self) -> str:
        try:
            return self._octets().decode()
        except UnicodeDecodeError as error:
            raise ValidationError(_("Berkas itu bukan teks UTF-8.")) from error

    def draft(self, by: Staff) -> str:
        """Draft the text; its digest. Raises ValidationError where the file is no text."""
        told = self.cleaned_data
        seen: WitnessNode | None = told["witness_key"]
        return draft_agreement(
            by=by,
            template=self._text(),
            us=told["us"],
            partner=told["partner"],
            witnesses=[] if seen is None else [WitnessNode(seen.name, seen.vkey, told["witness_url"].rstrip("/"))],
            amends=told["amends"],
        )


def _parties(template: bytes) -> dict[str, str]:
    """The parties that a text names, by code, with name and code; empty where it cannot be read."""
    with suppress(MalformedTerms, UnicodeDecodeError):
        return {party.code: f"{party.name} ({party.code})" for party in read_template(template.decode())}
    return {}


def _ours(parties: Mapping[str, str]) -> str:
    """Which of them this node's own code means, as bawaslu for bawaslu-ntb; empty where none or several."""
    found = [code for code in parties if SETTINGS.code == code or SETTINGS.code.startswith(f"{code}-")]
    return found[0] if len(found) == 1 else ""


@desk_form(Action.AGREEMENT_PROPOSE)
def pair(request: HttpRequest, by: Staff) -> HttpResponse:
    """Ask who a node is; pair when its fingerprint was compared."""
    compared = ComparedForm(request.POST) if "institution_key" in request.POST else None
    form = PairForm(request.POST if request.method == "POST" and compared is None else None)
    page: dict[str, object] = {"form": form, "ours": fingerprint(verifier())}
    try:
        if compared is not None and compared.is_valid():
            told = pair_partner(
                by=by,
                address=compared.cleaned_data["address"],
                institution_key=compared.cleaned_data["institution_key"],
            )
            messages.success(
                request, _("%(name)s terpasang. Log mereka mulai diikuti.") % {"name": shown_plainly(told.name)}
            )
            return redirect("desk:agreement")
        address = (
            compared["address"].value() if compared is not None else form.is_valid() and form.cleaned_data["address"]
        )
        if address:
            told = introduce(by=by, address=address)
            first = {"address": told.url, "institution_key": told.institution_key}
            page |= {
                "told": told,
                "theirs": fingerprint(VerifierKey.parse(told.institution_key)),
                "compared": compared or ComparedForm(initial=first),
            }
    except SaksamaError as error:
        form.add_error(None, explain(error)) if form.is_bound else messages.error(request, explain(error))
    return render(request, "desk/agreements/pair.html", page)


@desk_act(Action.AGREEMENT_PROPOSE)
def fetch(request: HttpRequest, by: Staff) -> HttpResponse:
    """Fetch the partner's proposal and open it for review."""
    try:
        digest = fetch_proposal(by=by, partner_origin=request.POST.get("partner", ""))
    except SaksamaError as error:
        messages.error(request, explain(error))
        return redirect("desk:agreement")
    return redirect("desk:agreement-text", digest)


@desk_form(Action.AGREEMENT_PROPOSE)
@taking_files
def draft(request: HttpRequest, by: Staff) -> HttpResponse:
    """Complete a template into a text to read over; nothing is signed yet."""
    first = {"amends": request.GET.get("amends", "")}
    form = DraftForm(request.POST or None, request.FILES or None, initial=first)
    if digest := do_sent(request, form, lambda: form.draft(by), beside=_field_of):
        return redirect("desk:agreement-text", digest)
    return render(request, "desk/agreements/draft.html", {"form": form, "partners": partners()})


def _field_of(error: SaksamaError) -> str | None:
    return "witness_key" if isinstance(error, WitnessLacking) else None


URLS: list[URLPattern] = [
    path("nota/mitra/", pair, name="agreement-pair"),
    path("nota/ambil/", fetch, name="agreement-fetch"),
    path("nota/usul/", draft, name="agreement-draft"),
]
