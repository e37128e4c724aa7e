"""Fields and questions that several forms of cases share.

Rules kept here:
  * Each says what the words become: sealed, or read by the reporter.
  * A field that belongs to one answer is on the page with that answer alone (`only_with`); without a script it is
    always there.
  * What an edition asks besides (whom ethics concern, whether it is complete in substance) is asked where it asks it.
Left to others: the forms (`forms`, `report`), which act a form becomes (`moves`).
"""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from saksama.entries.body import Body
from saksama.entries.kinds.case import Organizer, Violation
from saksama.procedure.deciding import SEVERAL
from saksama_node.accounts.policy import Staff
from saksama_node.accounts.queries import actor_for
from saksama_node.cases.moving import standing_for
from saksama_node.cases.procedures import editions, parties
from saksama_node.cases.queries import CaseInfo
from saksama_node.cases.standing import with_second
from saksama_node.web.desk.frame.prose import Prose
from saksama_node.web.formats import english
from saksama_node.web.reporting.words import GROUNDS, ORGANIZERS, SUBSTANCE, VIOLATIONS

SEALED = _("Tidak masuk log; hanya segelnya. Jangan tulis identitas pelapor.")
ON_FORM = ("late", "incomplete")
"""Grounds of a refusal on form (Perbawaslu 7/2022 art. 24(3), (7))."""
READ = _("Dibaca pelapor dengan kodenya. Di log hanya segelnya.")


def words_field(label: str | Promise, help_text: str | Promise, *, required: bool = False) -> Prose:
    """Words that go with an act."""
    return Prose(label=label, max_length=4000, required=required, rows=3, help_text=help_text)


def types_field(label: str | Promise, help_text: str | Promise, *, required: bool = True) -> forms.MultipleChoiceField:
    """Kinds of violation, several at once."""
    return forms.MultipleChoiceField(
        label=label,  # type: ignore[arg-type]  # lazy words
        help_text=help_text,  # type: ignore[arg-type]  # lazy words
        choices=list(VIOLATIONS.items()),
        required=required,
        widget=forms.CheckboxSelectMultiple,
    )


def only_with[F: forms.Field](field: F, name: str, *values: str) -> F:
    """The same field, on the page only while the field `name` has one of the values; always there without a script."""
    field.only_with = f"{name}={' '.join(values)}"  # type: ignore[attr-defined]  # read by c/field.html
    return field


def organizers_field() -> forms.MultipleChoiceField:
    """Whom a breach of ethics concerns: a class, never a body or a person."""
    field = forms.MultipleChoiceField(
        label=_("Etik: golongan penyelenggara"),
        help_text=_("Masuk log. Menentukan ke mana etik diteruskan: DKPP, KPU Kabupaten/Kota, atau diputus sendiri."),
        choices=list(ORGANIZERS.items()),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    return only_with(field, "types", "ethics")


def substance_field() -> forms.ChoiceField:
    """Of what is refused on form: whether it is complete in substance."""
    field = forms.ChoiceField(
        label=_("Syarat materiel"),
        help_text=_("Waktu dan tempat, uraian, bukti. Bila terpenuhi, laporan menjadi informasi awal (Pasal 24 (8))."),
        choices=list(SUBSTANCE.items()),
        required=False,
        widget=forms.RadioSelect,
    )
    return only_with(field, "ground", *ON_FORM)


def violation_field(*, required: bool) -> forms.ChoiceField:
    """Of what was withdrawn: whether it holds an alleged violation."""
    return forms.ChoiceField(
        label=_("Apakah laporan memuat dugaan pelanggaran?"),
        choices=[
            ("yes", _("ya: laporan menjadi informasi awal (Pasal 14 ayat (4))")),
            ("no", _("tidak: laporan berakhir")),
        ],
        required=required,
        widget=forms.RadioSelect,
    )


def unchosen(choices: Iterable[tuple[str, str | Promise]]) -> list[tuple[str, str | Promise]]:
    """The choices of a list below one that says to choose; one alone needs no choosing."""
    found = list(choices)
    return [("", _("pilih")), *found] if len(found) > 1 else found


def party_field() -> forms.ChoiceField:
    """Of which party the reported is."""
    return forms.ChoiceField(
        label=_("Partai terlapor"),
        choices=unchosen([("none", _("tidak dari partai")), *parties().items()]),
        help_text=_("Masuk log, untuk statistik perlakuan yang sama. Nama terlapor tidak pernah masuk log."),
    )


def ground_field() -> forms.ChoiceField:
    """Why something is not registered."""
    # The court and the withdrawal are outcomes of their own.
    grounds = [(code, words) for code, words in GROUNDS.items() if code not in ("constitutional-court", "withdrawn")]
    field = forms.ChoiceField(
        label=_("Alasan tidak diregistrasi"),
        choices=[("", _("pilih bila tidak diregistrasi")), *grounds],
        required=False,
    )
    return only_with(field, "outcome", "not-accepted")


def organizers(codes: Iterable[str]) -> tuple[Organizer, ...]:
    """The classes that were ticked."""
    return tuple(map(Organizer, codes))


def concerned(thing: CaseInfo) -> list[str]:
    """Whom the case's ethics concern, as it was last said."""
    walked = standing_for(thing.subject).walked
    return [str(each) for each in walked.history.organizers]


def several_decided(thing: CaseInfo) -> tuple[Violation, ...]:
    """Of which kinds a plenary found several in this case, where one did and nothing rests on it yet; empty else."""
    waiting = standing_for(thing.subject).walked.history.resolved.waiting
    found = [decided.removeprefix(f"{SEVERAL}:") for _, decided in waiting if decided.startswith(f"{SEVERAL}:")]
    return violations(found[-1].split("+")) if found else ()


def violations(codes: Iterable[str]) -> tuple[Violation, ...]:
    """The kinds that were ticked."""
    return tuple(map(Violation, codes))


def need_ground(form: forms.Form, procedure: str) -> dict[str, Any]:
    """Ask for the ground where the outcome is a refusal, and for what this procedure asks besides."""
    found, edition = form.cleaned_data, editions().get(procedure)
    is_refused = found.get("outcome") == "not-accepted"
    if is_refused and not found.get("ground"):
        form.add_error("ground", forms.ValidationError(_("Pilih alasannya; pelapor berhak mengetahuinya.")))
    asks = edition is not None and edition.asks("substance-said") and is_refused and found.get("ground") in ON_FORM
    if not asks:
        found["substance"] = ""
    elif not found.get("substance"):
        form.add_error(
            "substance", forms.ValidationError(_("Pilih: yang terpenuhi materielnya menjadi informasi awal."))
        )
    if found.get("outcome") == "other-law" and set(found.get("types", ())) - {"other-law"}:
        words = _("Ada dugaan pelanggaran Pemilu: laporan ini harus diregistrasi.")
        form.add_error("types", forms.ValidationError(words))
    return need_organizers(form, procedure) if found.get("outcome") == "register" else found


def need_organizers(form: forms.Form, procedure: str) -> dict[str, Any]:
    """Ask whom ethics concern, where the procedure sends them by it."""
    found, edition = form.cleaned_data, editions().get(procedure)
    if edition is None or not edition.asks_organizers or "ethics" not in found.get("types", ()):
        found["organizers"] = []
    elif not found.get("organizers"):
        form.add_error(
            "organizers", forms.ValidationError(_("Pilih golongannya: ke mana etik diteruskan bergantung padanya."))
        )
    return found


def judge(by: Staff, case: CaseInfo, form: forms.Form, body: Body) -> None:
    """Say beside the form what the law has against the whole entry, where the choices one by one were lawful."""
    if form.errors:
        return
    refused = standing_for(case.subject).refusals(actor_for(by, case.subject), with_second(body))
    for each in refused:
        # That it does not belong here at all is said by the act.
        if not each.is_order:
            form.add_error(None, forms.ValidationError(each.says_en if english() else each.says))
