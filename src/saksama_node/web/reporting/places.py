"""Where it happened, as a list to choose from, and what the office there asks for.

Rules kept here:
  * One list works without JavaScript: kecamatan under their kabupaten or kota, what was typed before them.
  * Nothing is chosen for the reader: what the text may mean stands first, to be picked.
  * Unknown is said to be unknown ("belum diketahui"), none to be none.
Left to others: finding (places.finder), which office it is (flows.reports.file_report, places.offices).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from saksama_node.cases.limit import limit_of
from saksama_node.deadlines.ruling import law_at
from saksama_node.flows.reports.choose_place import contact_of, office_of, place_named, places, places_like
from saksama_node.places.offices import Rule, intake, still_to_bring
from saksama_node.places.regions import full_name
from saksama_node.web.formats import day, english

type Group = tuple[str, list[tuple[str, str]]]

LIKELY = gettext_lazy("Mungkin yang Anda maksud")
_CHOSEN = gettext_lazy("Yang Anda pilih")
_PROVINCE = gettext_lazy("Di beberapa kabupaten atau kota")


@dataclass(frozen=True, slots=True)
class OfficeCard:
    """An office for a screen. Address, phone, e-mail: words for what is unknown and for what there is not."""

    region: str
    name: str
    contacts: tuple[tuple[str, str], ...]
    hours: tuple[tuple[str, str], ...]
    bring: tuple[tuple[str, str], ...]
    until: tuple[tuple[str, str], ...]


def place_choices(chosen: str, typed: str) -> list[tuple[str, str] | Group]:
    """The choices of the form's list, with what fits the text first where nothing of the list was chosen."""
    found: list[tuple[str, str] | Group] = [("", _("pilih tempat"))]
    offered = places()
    known = {each.region for each in offered}
    if chosen and chosen not in known and place_named(chosen):
        found.append((str(_CHOSEN), [(chosen, place_name(chosen))]))
    elif chosen not in known and typed:
        likely = [(region, place_name(region)) for region in places_like(typed)]
        if likely:
            found.append((str(LIKELY), likely))
    for each in offered:
        match each.level:
            case "province":
                province = (each.region, each.name)
            case "regency":
                whole = _("%(name)s (kecamatan tidak tahu)") % {"name": each.name}
                found.append((each.name, [(each.region, whole)]))
            case _:
                last = found[-1][1]
                if isinstance(last, list):
                    last.append((each.region, each.name))
    found.append((str(_PROVINCE), [province]))
    return found


def has_candidates(field: forms.Field) -> bool:
    """Whether the list offers what the text may mean."""
    return any(label == str(LIKELY) for label, _group in getattr(field, "choices", ()))


def place_name(region: str) -> str:
    """A place with what it lies in; its office's name where the shipped data does not have it."""
    found = place_named(region)
    return full_name(region) or (found.name if found else region)


def office_card(
    area: str, kind: str = "report", there: frozenset[str] = frozenset(), known_on: date | None = None
) -> OfficeCard:
    """The office for a place. `there`: which papers came already; `known_on`: from when the limit is counted."""
    region = office_of(area)
    office = contact_of(region)
    unknown = (None, None, None)
    address, phone, email = (office.address, office.phone, office.email) if office else unknown
    return OfficeCard(
        region=region,
        name=office.name if office else place_name(region),
        contacts=(
            (_("Alamat"), _said(address)),
            (_("Telepon"), _said(phone)),
            (_("Surel"), _said(email)),
        ),
        hours=_told(intake().hours),
        bring=_told(still_to_bring(kind, there)),
        until=(*_limit(known_on, region), *_told(intake().until)) if kind == "report" else (),
    )


def _limit(known_on: date | None, region: str) -> tuple[tuple[str, str], ...]:
    """The last day that every count allows, and another's beside it; nothing where it cannot be counted."""
    limit = limit_of(known_on, law_at(region)) if known_on else None
    if limit is None:
        return ()
    words = _("%(day)s pukul 24.00") % {"day": day(limit.earliest)}
    if limit.latest == limit.earliest:
        return ((words, ""),)
    return ((words, _("hitungan lain: masih diterima sampai %(day)s") % {"day": day(limit.latest)}),)


def _said(value: str | None) -> str:
    if value is None:
        return _("belum diketahui")
    return value or _("tidak ada")


def _told(rows: Sequence[Rule]) -> tuple[tuple[str, str], ...]:
    """Words in the reader's language, and where they are from."""
    return tuple((row.words_en, row.basis_en) if english() else (row.words, row.basis) for row in rows)
