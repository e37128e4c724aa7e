"""The fields of Formulir Laporan in four steps.

Rules kept here:
  * Each step asks one question; nothing is kept on the server before it is sent: the steps carry each other along.
  * What makes a report incomplete is said, not refused, but for what the law asks of a report: name and address,
    when it was known, an account (UU 7/2017 art. 454(4); Perbawaslu 7/2022 art. 15(3), 15(4)).
  * No field lets a control character through.
Left to others: files (`wizard`), completeness in law (initial review).
"""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from unicodedata import category, normalize

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from saksama_node.cases.report import Content, Person, Reporter, SubmissionKind
from saksama_node.flows.reports.choose_place import office_of
from saksama_node.web.reporting.places import has_candidates, place_choices

MAX_PERSONS = 4
_KINDS = (
    (SubmissionKind.REPORT.value, _("Laporan: saya pelapor dan menyebut nama serta alamat saya")),
    (SubmissionKind.INFORMATION.value, _("Informasi awal: saya memberi tahu, boleh tanpa nama")),
)
_SEXES = (("", _("tidak diisi")), ("L", _("laki-laki")), ("P", _("perempuan")))
_ALLOWED_CONTROLS = "\n\t"


def clean_text(text: str) -> str:
    """The text in NFC, its line ends as newline. Raises ValidationError for a control character."""
    text = normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    if any(category(letter) == "Cc" and letter not in _ALLOWED_CONTROLS for letter in text):
        raise ValidationError(_("Ada tanda yang tidak dapat dicetak. Hapus, lalu ketik lagi."))
    return text


class Words(forms.CharField):
    """Text that is cleaned by `clean_text`."""

    def to_python(self, value: object) -> str:
        """Clean it."""
        return clean_text(super().to_python(value) or "")


# Lazy words have a type of their own that only django-stubs names; `object` here, told to the checker line by line.
def _date(label: object, help_text: object = "", *, required: bool = False) -> forms.DateField:
    widget = forms.DateInput({"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(label=label, help_text=help_text, required=required, widget=widget)  # type: ignore[arg-type]  # lazy words


def _short(label: object, length: int = 200, *, required: bool = False, help_text: object = "") -> Words:
    return Words(label=label, max_length=length, required=required, help_text=help_text)  # type: ignore[arg-type]  # lazy words


def _long(label: object, length: int, rows: int, *, required: bool = False, help_text: object = "") -> Words:
    widget = forms.Textarea({"rows": rows})
    field = _short(label, length, required=required, help_text=help_text)
    field.widget = widget
    widget.attrs |= field.widget_attrs(widget)
    return field


class EventForm(forms.Form):
    """Step 1: what happened, where, when, since when it is known."""

    kind = forms.ChoiceField(label=_("Apa yang Anda sampaikan"), choices=_KINDS, widget=forms.RadioSelect)
    event = _short(_("Peristiwa, dalam satu kalimat"), required=True)
    place = _short(
        _("Tempat kejadian"),
        required=True,
        help_text=_("Sebut juga desa atau kelurahan, kecamatan, dan kabupaten atau kotanya bila Anda tahu."),
    )
    region = forms.ChoiceField(
        label=_("Kecamatan tempat kejadian"),
        help_text=_(
            "Dari sini kami tahu kantor mana yang menerima laporan Anda. Tidak tahu kecamatannya? Pilih kabupaten atau "
            "kotanya. Tidak ketemu? Biarkan kosong; kami mencarinya dari tulisan Anda di atas."
        ),
        error_messages={"required": _("Pilih tempatnya dari daftar ini.")},
    )
    happened_on = _date(_("Tanggal kejadian"), _("Kosongkan bila Anda tidak tahu."))
    known_on = _date(
        _("Tanggal Anda mengetahuinya"),
        _("Batas melapor dihitung dari hari itu, bukan dari hari kejadian."),
        required=True,
    )
    account = _long(
        _("Uraian kejadian"),
        12_000,
        10,
        required=True,
        help_text=_("Berurutan: apa, di mana, kapan, bagaimana. Jangan tulis nama atau nomor Anda sendiri di sini."),
    )

    def __init__(self, *args: object, today: date, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # a form's own arguments
        self.today = today
        field = self.fields["region"]
        if isinstance(field, forms.ChoiceField):
            data = self.data or self.initial
            field.choices = place_choices(str(data.get("region") or ""), str(data.get("place") or ""))

    def clean(self) -> dict[str, object]:
        """Refuse days that are to come, and a knowing before the event."""
        found = super().clean() or {}
        if not found.get("region") and found.get("place") and has_candidates(self.fields["region"]):
            # Instead of what the field says of being empty: one thing to do, said once.
            self.errors.pop("region", None)
            self.add_error("region", _("Tempat yang cocok dengan tulisan Anda ada di atas daftar. Pilih yang benar."))
        happened, known = found.get("happened_on"), found.get("known_on")
        if known and known > self.today:
            self.add_error("known_on", _("Tanggal ini belum tiba."))
        if happened and happened > self.today:
            self.add_error("happened_on", _("Tanggal ini belum tiba."))
        if happened and known and known < happened:
            self.add_error("known_on", _("Tanggal ini sebelum tanggal kejadian. Periksa keduanya."))
        return found


class PersonsForm(forms.Form):
    """Step 2: who is reported, and who saw it (saksi). Up to four of each; a row counts when it has a name."""

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # a form's own arguments
        for group in ("reported", "testifier"):
            for number in range(1, MAX_PERSONS + 1):
                self.fields[f"{group}_{number}_name"] = _short(_("Nama"))
                self.fields[f"{group}_{number}_address"] = _short(_("Alamat atau jabatan"), 400)
                self.fields[f"{group}_{number}_phone"] = _short(_("Nomor telepon"), 40)

    def clean(self) -> dict[str, object]:
        """A row without a name but with other words is asked about."""
        found = super().clean() or {}
        for name in list(found):
            row, _sep, field = name.rpartition("_")
            if field != "name" and found[name] and not found.get(f"{row}_name"):
                self.add_error(f"{row}_name", _("Tulis namanya, atau «tidak diketahui»."))
        return found

    def rows(self, group: str) -> Iterator[list[forms.BoundField]]:
        """The fields of each row of a group."""
        for number in range(1, MAX_PERSONS + 1):
            yield [self[f"{group}_{number}_{field}"] for field in ("name", "address", "phone")]

    def persons(self, group: str) -> tuple[Person, ...]:
        """The rows that have a name."""
        rows = [
            Person(
                name=self.cleaned_data[f"{group}_{number}_name"],
                address=self.cleaned_data[f"{group}_{number}_address"],
                phone=self.cleaned_data[f"{group}_{number}_phone"],
            )
            for number in range(1, MAX_PERSONS + 1)
        ]
        return tuple(row for row in rows if row.name)


class ReporterForm(forms.Form):
    """Step 3: who reports. Goes to the vault."""

    name = _short(_("Nama lengkap"))
    birth_place = _short(_("Tempat lahir"), 80)
    birth_date = _date(_("Tanggal lahir"))
    sex = forms.ChoiceField(label=_("Jenis kelamin"), choices=_SEXES, required=False)
    occupation = _short(_("Pekerjaan"), 80)
    citizenship = _short(_("Kewarganegaraan"), 40)
    identity_number = _short(_("NIK"), 20, help_text=_("16 angka pada KTP."))
    address = _long(_("Alamat"), 400, 3)
    phone = _short(_("Nomor telepon"), 40)
    email = forms.EmailField(label=_("Surel"), required=False, max_length=120)

    def __init__(self, *args: object, kind: str, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # a form's own arguments
        self.kind = kind
        if kind == SubmissionKind.REPORT:
            for name in ("name", "address"):
                self.fields[name].required = True

    def clean_identity_number(self) -> str:
        """Sixteen digits, or nothing."""
        digits = re.sub(r"[ .-]", "", self.cleaned_data["identity_number"])
        if digits and not re.fullmatch(r"[0-9]{16}", digits):
            raise ValidationError(_("NIK terdiri atas 16 angka. Kosongkan bila tidak tahu."))
        return digits

    def reporter(self) -> Reporter:
        """The identity."""
        found = self.cleaned_data
        return Reporter(
            **{name: str(found[name]) for name in Reporter.__struct_fields__ if name != "birth_date"},
            birth_date=found["birth_date"].isoformat() if found["birth_date"] else "",
        )


class SendForm(forms.Form):
    """Step 4: evidence in words, and the declaration. The files are judged by `wizard`."""

    evidence_words = _long(
        _("Bukti lain"), 2000, 3, help_text=_("Misalnya surat atau barang yang akan Anda bawa ke kantor.")
    )
    # The page's script asks for it before it sends: an answer without it would cost the chosen files.
    declaration = forms.BooleanField(
        label=_("Isi laporan ini benar sepanjang yang saya ketahui."), widget=forms.CheckboxInput({"required": True})
    )


def content_of(event: Mapping[str, object], persons: PersonsForm, send: Mapping[str, object]) -> Content:
    """The report's content from cleaned forms."""
    happened, known = event["happened_on"], event["known_on"]
    return Content(
        kind=SubmissionKind(str(event["kind"])),
        event=str(event["event"]),
        place=str(event["place"]),
        region=office_of(str(event["region"])),
        area=str(event["region"]),
        happened_on=happened.isoformat() if isinstance(happened, date) else "",
        known_on=known.isoformat() if isinstance(known, date) else "",
        account=str(event["account"]),
        reported=persons.persons("reported"),
        testifiers=persons.persons("testifier"),
        evidence_words=str(send["evidence_words"]),
    )
