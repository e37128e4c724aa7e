"""What both pages of the four steps show around the forms: titles, limits, a last look."""

from datetime import date

from django import forms
from django.utils.choices import flatten_choices
from django.utils.translation import gettext as _

from saksama_node.cases.evidence import MAX_FILE_BYTES, MAX_FILES, MAX_TOTAL_BYTES
from saksama_node.web.formats import day
from saksama_node.web.reporting.wizard import Wizard


def titles(*, counter: bool = False) -> list[str]:
    """The question of each step, to the reporter or to the officer who keys it."""
    who = _("Siapa pelapornya?") if counter else _("Siapa Anda?")
    return [_("Apa yang terjadi?"), _("Siapa yang terlibat?"), who, _("Bukti dan kirim")]


def limits() -> dict[str, object]:
    """How many files, and how large, in bytes."""
    return {"max_files": MAX_FILES, "max_file": MAX_FILE_BYTES, "max_total": MAX_TOTAL_BYTES}


def summary(wizard: Wizard) -> list[tuple[str, str]]:
    """What was typed, for a last look: labels and values of all steps before."""
    rows = []
    for form in wizard.forms[:-1]:
        for name, field in form.fields.items():
            value = wizard.data.get(name, "") if wizard.data else ""
            if value:
                rows.append((_label(name, field), _value(field, value)))
    return rows


def _label(name: str, field: forms.Field) -> str:
    """The field's label; for a row of persons with whose row it is."""
    group, _sep, _rest = name.partition("_")
    whose = {"reported": _("Terlapor"), "testifier": _("Saksi")}.get(group)
    return f"{whose} {name.split('_')[1]}: {field.label}" if whose else str(field.label)


def _value(field: forms.Field, value: str) -> str:
    if isinstance(field, forms.DateField):
        try:
            return day(date.fromisoformat(value))
        except ValueError:
            return value
    return str(dict(flatten_choices(getattr(field, "choices", ()))).get(value, value))
