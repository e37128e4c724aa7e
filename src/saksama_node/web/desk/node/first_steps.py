"""First steps, at `/meja/langkah/`: what is to be done once before a node's first work, each with the way to do it.

Rules kept here:
  * Whether a step is done the doctor's findings say; the words are the doctor's too.
  * What the reader may do has a button; what others may do names them; what only the machine's keeper can do has the
    line to type there.
Left to others: the steps (`flows.node.first_steps`), the pages that the buttons lead to.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import URLPattern, path, reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from saksama.vocabulary import KeyUse
from saksama_node.accounts.policy import INSTITUTION, ROLE_WORDS, Action, Staff, may, roles_that_may
from saksama_node.accounts.queries import people_at
from saksama_node.condition.check import Check, Told
from saksama_node.flows.node.first_steps import Standing, first_steps
from saksama_node.ledger.own_keys import standing_keys
from saksama_node.settings.current import SETTINGS
from saksama_node.web.condition_words import told_to_reader
from saksama_node.web.desk.frame.access import desk_page

TITLES: Final[Mapping[str, Promise | str]] = {
    "accounts": gettext_lazy("Akun dan peran"),
    "second-factor": gettext_lazy("Faktor kedua"),
    "mail": gettext_lazy("Surel"),
    "backup": gettext_lazy("Cadangan"),
    "partner": gettext_lazy("Mitra"),
    "agreement": gettext_lazy("Nota kesepahaman"),
    "witness": gettext_lazy("Penyaksi"),
    "offices": gettext_lazy("Alamat kantor"),
}
_STATES: Final[Mapping[bool | None, tuple[str, Promise | str]]] = {
    True: ("kept", gettext_lazy("selesai")),
    False: ("due", gettext_lazy("belum")),
    None: ("waiting", gettext_lazy("tidak diketahui")),
}


@dataclass(frozen=True, slots=True)
class Page:
    """Where at the desk a finding is mended, by which right."""

    view: str
    button: Promise | str
    right: Action


_PAGES: Final[Mapping[str, Page]] = {
    "account.no-signatory": Page("desk:accounts", gettext_lazy("Buka Akun"), Action.ACCOUNT_MANAGE),
    "account.nobody-at-work": Page("desk:accounts", gettext_lazy("Buka Akun"), Action.ACCOUNT_MANAGE),
    "power.alone": Page("desk:accounts-alone", gettext_lazy("Usulkan pengesahannya"), Action.ACCOUNT_MANAGE),
    "staff.no-second-factor": Page("desk:accounts", gettext_lazy("Lihat akun"), Action.ACCOUNT_MANAGE),
    "mail.no-address": Page("desk:own-email", gettext_lazy("Isi surel saya"), Action.DESK_OPEN),
    "partner.none": Page("desk:agreement-pair", gettext_lazy("Pasang mitra"), Action.AGREEMENT_PROPOSE),
    "agreement.none": Page("desk:agreement", gettext_lazy("Buka Nota kesepahaman"), Action.AGREEMENT_SIGN),
    "log.unwitnessed": Page("desk:agreement", gettext_lazy("Buka Nota kesepahaman"), Action.AGREEMENT_SIGN),
    "office.lacking": Page("desk:offices", gettext_lazy("Unduh daftarnya"), Action.ACCOUNT_MANAGE),
    "office.torn": Page("desk:offices", gettext_lazy("Unduh daftarnya"), Action.ACCOUNT_MANAGE),
}
_BACKUP: Final = "saksama-node backup --into /cadangan/saksama"
_LINES: Final[Mapping[str, tuple[Promise | str, str]]] = {
    "account.one-administrator": (
        gettext_lazy("Teknisi mengetik di mesin simpul, sekali saja:"),
        'saksama-node account create contoh.nama --name "Contoh" --role administrator --break-glass "hari pertama"',
    ),
    "staff.mfa-off": (
        gettext_lazy("Teknisi mengubah satu baris di node.toml, lalu menyalakan ulang simpul:"),
        "require_mfa = true",
    ),
    "mail.none": (
        gettext_lazy("Teknisi mengisi mail_url di node.toml, lalu mencoba di mesin simpul:"),
        "saksama-node mail-test nama@kantor.example",
    ),
    "backup.none": (
        gettext_lazy("Teknisi mengetik di mesin simpul, lalu menjadwalkannya setiap jam:"),
        _BACKUP,
    ),
    "backup.unknown": (gettext_lazy("Teknisi mengetik di mesin simpul:"), _BACKUP),
    "log.unwitnessed": (
        gettext_lazy(
            "Pengelola penyaksi, bukan pihak nota, mengetik di mesinnya; kunci dan alamatnya lalu ditulis dalam nota:"
        ),
        "saksama witness serve --state penyaksi.db --name penyaksi.example --log {vkey}",
    ),
}


@dataclass(frozen=True, slots=True)
class Way:
    """How one finding is mended. `url`: empty where the reader may not; then `who` names roles and persons who may."""

    told: Told
    url: str = ""
    button: Promise | str = ""
    who: str = ""
    line_words: Promise | str = ""
    line: str = ""


@dataclass(frozen=True, slots=True)
class Shown:
    """One step in words. `is_left`: it is open, or it is not known whether it is."""

    title: Promise | str
    colour: str
    word: Promise | str
    is_left: bool
    ways: list[Way]

    @property
    def heading(self) -> str:
        """Its name and how it stands: a colour never stands without its word."""
        return f"{self.title}: {self.word}"


def open_steps(by: Staff) -> dict[str, object] | None:
    """What the home page of an administrator shows of it; None where all is done, or it is another's to do."""
    if not may(by, Action.ACCOUNT_MANAGE, INSTITUTION):  # the node's first days are the institution's
        return None
    steps = first_steps()
    left = [TITLES[each.step.name] for each in steps if each.is_done is False]
    return {"left": left, "done": sum(each.is_done is True for each in steps), "total": len(steps)} if left else None


@desk_page(Action.STATUS_READ)
def page(request: HttpRequest, by: Staff) -> HttpResponse:
    """Every step."""
    steps = first_steps()
    shown = [_shown(by, each) for each in steps]
    context = {"steps": shown, "done": sum(each.is_done is True for each in steps), "total": len(steps)}
    return render(request, "desk/health/first_steps.html", context)


def _shown(by: Staff, found: Standing) -> Shown:
    colour, word = _STATES[found.is_done]
    ways = [_way(by, each) if found.is_done is False else Way(told_to_reader(each)) for each in found.found]
    # Of buttons that lead to one page the last stands.
    last = {way.url: place for place, way in enumerate(ways)}
    ways = [way if last[way.url] == place else replace(way, url="") for place, way in enumerate(ways)]
    return Shown(TITLES[found.step.name], colour, word, found.is_done is not True, ways)


def _way(by: Staff, check: Check) -> Way:
    there, (words, line) = _PAGES.get(check.code), _LINES.get(check.code, ("", ""))
    if "{vkey}" in line:
        line = line.format(vkey=next(iter(standing_keys(KeyUse.LOG)), "VKEY"))
    told = told_to_reader(check)
    if there is None:
        return Way(told, line_words=words, line=line)
    if may(by, there.right, INSTITUTION):  # each is the institution's first day
        return Way(told, reverse(there.view), there.button, line_words=words, line=line)
    return Way(told, who=_who(there.right), line_words=words, line=line)


def _who(right: Action) -> str:
    """Who may do it: the persons, else the roles."""
    persons = people_at(right, SETTINGS.region).values()
    return ", ".join(persons or [str(ROLE_WORDS[role]) for role in roles_that_may(right)])


URLS: list[URLPattern] = [path("langkah/", page, name="first-steps")]
