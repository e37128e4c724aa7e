"""The forms of an audit: its list, the dice, further draws, one person's reading.

Rules kept here:
  * Of a list nothing is chosen beforehand.
  * Dice are digits and typed as thrown; a figure that cannot be read is no 0, so that a form is either read whole or
    said to be unreadable.
Left to others: who may (`accounts.policy`), the acts (flows).
"""

from collections.abc import Sequence
from typing import Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _

from saksama.entries.kinds.sheet import Source
from saksama_node.accounts.policy import Action, Staff, places
from saksama_node.flows.results.run_audit import witness_draws
from saksama_node.places.regions import below, full_name
from saksama_node.results.audits.listing import Asked, earlier
from saksama_node.results.audits.public import AuditView, Progress, Version, versions
from saksama_node.results.versions.contests import contest_of
from saksama_node.web.codes import word
from saksama_node.web.desk.frame.acts import ActForm, NowInput
from saksama_node.web.desk.frame.prose import Prose
from saksama_node.web.results_words import title_of

_MOST_VOTES: Final = 9_999
_MOST_MORE: Final = 1_000
_CHOOSE: Final = ("", _("pilih"))


def _named(version: Version) -> str:
    name = title_of(contest_of(version.contest))
    return f"{name}: {word(Source(version.source))}, {_('versi')} {version.number}"


class ListForm(forms.Form):
    """What is audited. Nothing is chosen beforehand; `reason` is asked where these figures had been audited there."""

    version = forms.ChoiceField(label=_("Angka yang diaudit"), error_messages={"required": _("Pilih versi angkanya.")})
    region = forms.ChoiceField(label=_("Wilayah"), error_messages={"required": _("Pilih wilayahnya.")})
    limit = forms.ChoiceField(
        label=_("Batas risiko"),
        choices=[_CHOOSE, ("50", "5 %"), ("100", "10 %"), ("10", "1 %")],
        help_text=_("Paling sering berapa kali hasil yang salah boleh lolos."),
        error_messages={"required": _("Pilih batas risikonya.")},
    )
    claim = forms.ChoiceField(
        label=_("Yang dikukuhkan"),
        choices=[
            _CHOOSE,
            ("lead", _("pasangan teratas unggul atas setiap pasangan lain")),
            ("1/2", _("satu pasangan di atas atau di bawah 1/2 suara sah")),
            ("1/5", _("satu pasangan di atas atau di bawah 1/5 suara sah")),
        ],
        error_messages={"required": _("Pilih apa yang dikukuhkan.")},
    )
    pair = forms.IntegerField(
        label=_("Nomor pasangan"), required=False, min_value=1, max_value=40, help_text=_("Hanya untuk ambang.")
    )
    dice = forms.RegexField(
        r"^[0-9]{20,64}\Z",
        label=_("Angka dadu yang sudah dilempar"),
        required=False,
        widget=forms.TextInput({"inputmode": "numeric", "autocomplete": "off"}),
        help_text=_("Boleh kosong: undian berasal dari tanda tangan penyaksi luar, dan angka ini ikut dicampurkan."),
        error_messages={"invalid": _("Hanya angka, sedikitnya dua puluh, tanpa spasi.")},
    )
    reason = Prose(
        label=_("Mengapa angka yang sama diaudit lagi"),
        max_length=500,
        rows=3,
        help_text=_("Tampil untuk umum, di log dan di halaman audit. Tanpa nama orang."),
        error_messages={"required": _("Angka ini sudah pernah diaudit di wilayah ini. Tulis mengapa diaudit lagi.")},
    )

    def __init__(self, by: Staff, *data: Any, **more: Any) -> None:  # noqa: ANN401 - Django's own form arguments
        """Offer the versions that there are and the regions of this person."""
        super().__init__(*data, **more)
        self._choices("version", [(each.subject, _named(each)) for each in versions()])
        regions = dict.fromkeys(place for region in places(by, Action.AUDIT_RUN) for place in _offered(region))
        self._choices("region", [(each, full_name(each) or each) for each in regions])
        chosen = self.data or self.initial
        if not earlier(chosen.get("version", ""), chosen.get("region", "")):
            del self.fields["reason"]
        if not witness_draws():
            del self.fields["dice"]

    def _choices(self, name: str, offered: Sequence[tuple[str, str]]) -> None:
        self.fields[name].choices = [_CHOOSE, *offered]  # type: ignore[attr-defined]  # a choice field

    def clean(self) -> dict[str, Any]:
        """A threshold is somebody's."""
        asked = super().clean() or {}
        is_threshold = asked.get("claim", "lead") != "lead"
        if is_threshold is not bool(asked.get("pair")) and "claim" not in self.errors and "pair" not in self.errors:
            self.add_error("pair", _("Isi nomor pasangan bila yang dikukuhkan sebuah ambang, dan hanya bila begitu."))
        return asked

    @property
    def asked(self) -> Asked:
        """What is to be audited, once the form is valid."""
        given = self.cleaned_data
        share = "" if given["claim"] == "lead" else given["claim"]
        candidate = f"suara_paslon_{given['pair']}" if given["pair"] else ""
        words = {"reason": given.get("reason", ""), "dice": given.get("dice", "")}
        return Asked(given["version"], given["region"], int(given["limit"]), candidate, share, **words)

    @property
    def chosen(self) -> str:
        """The version that was chosen, in words."""
        chosen = self.cleaned_data["version"]
        return next((_named(each) for each in versions() if each.subject == chosen), "")


class DiceForm(ActForm[Any]):
    """The dice as one person saw them."""

    digits = forms.RegexField(
        r"^[0-9]{20,64}\Z",
        label=_("Angka dadu, menurut urutannya"),
        widget=forms.TextInput({"inputmode": "numeric", "autocomplete": "off"}),
        help_text=_("Dua puluh angka atau lebih dari dadu bersisi sepuluh, dilempar di depan umum."),
        error_messages={"invalid": _("Hanya angka, sedikitnya dua puluh, tanpa spasi.")},
    )


class MoreForm(ActForm[tuple[AuditView, Progress]]):
    """How many further tickets are taken. `drawn`: how many there were on the page."""

    drawn = forms.IntegerField(min_value=0, widget=forms.HiddenInput)
    more = forms.IntegerField(
        label=_("Berapa undian lagi"),
        min_value=1,
        max_value=_MOST_MORE,
        initial=10,
        error_messages=dict.fromkeys(
            ("required", "invalid", "min_value", "max_value"), _("Tulis bilangan dari 1 sampai 1.000.")
        ),
    )

    def prepare(self) -> None:
        """As many as there are."""
        self.fields["drawn"].widget = NowInput(self.thing[0].draws)


class ReadForm(forms.Form):
    """What one person reads from one form. Its fields are the candidates."""

    use_required_attribute = False
    unreadable = forms.BooleanField(label=_("Formulir dicari tetapi tidak ada atau tidak terbaca"), required=False)

    def __init__(self, names: Sequence[str], *data: Any, **more: Any) -> None:  # noqa: ANN401 - Django's own arguments
        """One field a candidate, in the order of the list, before the box."""
        super().__init__(*data, **more)
        self._figures = [f"suara_{place}" for place in range(len(names))]
        for name, label in zip(self._figures, names, strict=True):
            self.fields[name] = forms.IntegerField(
                label=label,
                min_value=0,
                max_value=_MOST_VOTES,
                required="unreadable" not in self.data,
                error_messages={
                    "required": _("Isi angkanya; 0 bila memang nol."),
                    **dict.fromkeys(("invalid", "min_value", "max_value"), _("Tulis angka dari 0 sampai 9.999.")),
                },
            )
        self.order_fields([*self._figures, "unreadable"])

    def clean(self) -> dict[str, Any]:
        """All figures, or none and the box."""
        asked = super().clean() or {}
        if asked.get("unreadable") and any(asked.get(name) is not None for name in self._figures):
            self.add_error("unreadable", _("Kosongkan angkanya bila formulir tidak terbaca."))
        # Who sends the box with a word that ticks nothing has said nothing of the figures.
        for name in self._figures if not asked.get("unreadable") else ():
            if name in asked and asked[name] is None:
                self.add_error(name, self.fields[name].error_messages["required"])
        return asked

    @property
    def votes(self) -> tuple[int, ...] | None:
        """What was read; None where it cannot be."""
        if self.cleaned_data["unreadable"]:
            return None
        return tuple(self.cleaned_data[name] for name in self._figures)


def _offered(region: str) -> tuple[str, ...]:
    """A region, and below a province its regencies."""
    return (region, *(each.region for each in below(region) if each.level == "regency"))
