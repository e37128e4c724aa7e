"""The words of acts of two persons about accounts: a role, an access anew, a roll, what was done alone.

Rules kept here: whoever is about to confirm reads that they hand over half of a code, and to whom they stand for it.
Left to others: who may, and what is done (`flows.powers`).
"""

from collections.abc import Collection, Iterable, Mapping
from typing import Final

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from saksama_node.accounts import enrolling
from saksama_node.accounts.admitting import is_code_out
from saksama_node.accounts.policy import ROLE_WORDS, Role, Staff
from saksama_node.accounts.queries import came_in_by_two, name_of, names_of, office
from saksama_node.flows.powers import agree_by_two, confirm_alone
from saksama_node.flows.powers.concerned import person_in
from saksama_node.flows.powers.of_two import wanted
from saksama_node.seconds.proposing import Proposed
from saksama_node.settings.clock import now
from saksama_node.web.desk.frame.duty import Duty
from saksama_node.web.desk.frame.second import Line, Words
from saksama_node.web.formats import figure, moment_of

_WHY: Final = gettext_lazy("Dasar atau alasan")
_HALVES: Final = gettext_lazy(
    "Sesudah Anda menyetujui, Anda dan yang mengusulkan masing-masing meminta setengah kode di halaman akunnya dan "
    "menyerahkannya langsung kepada orangnya, yang Anda kenali sendiri. Catatannya memuat Anda berdua dengan nama "
    "samaran, bukan namanya."
)


def duties(by: Staff) -> list[Duty]:
    """That a code is out with which somebody comes in as this person anew."""
    if not is_code_out(by.id, now()):
        return []
    return [
        Duty(
            title=_("Ada kode baru untuk akun Anda: apakah Anda yang memintanya?"),
            url=reverse("desk:incident-new"),
            act=_("Laporkan bila bukan Anda"),
            why=_("Sampai kode itu dipakai kata sandi Anda berlaku; sesudahnya tidak lagi."),
        )
    ]


def _about(subjects: Collection[str]) -> Mapping[str, str]:
    persons = {subject: person_in(subject) for subject in subjects}
    names = names_of(persons.values())
    return {subject: names.get(person, "") for subject, person in persons.items()}


def _leads(found: Proposed) -> tuple[str, str | Promise]:
    return reverse("desk:account", args=[person_in(found.subject)]), gettext_lazy("Buka akunnya")


def _person(found: Proposed) -> Iterable[Line]:
    person = person_in(found.subject)
    yield gettext_lazy("Jenis catatan"), found.act
    yield gettext_lazy("Orangnya"), name_of(person)


def _granted(found: Proposed) -> Mapping[str, object]:
    said = wanted(found.asked)
    lines: list[Line] = [
        *_person(found),
        (gettext_lazy("Peran"), str(ROLE_WORDS[said.role])),
        (gettext_lazy("Kantor"), f"{office(said.office).name} ({said.office})"),
    ]
    if not came_in_by_two(person_in(found.subject)):
        told = _("Kata sandi yang ada tidak berlaku lagi; ia masuk dengan kode dari Anda berdua.")
        lines.append((gettext_lazy("Cara masuk"), told))
    return {"lines": lines}


def _named_alone(found: Proposed) -> Mapping[str, object]:
    lines: list[Line] = [(gettext_lazy("Jenis catatan"), found.act)]
    for each in confirm_alone.listed(found.body):
        role = ROLE_WORDS[Role(each.role)]
        lines.append((each.name, f"{role} ({each.region}), {moment_of(each.at)}"))
    return {"lines": lines}


def _rolled(found: Proposed) -> Mapping[str, object]:
    roll_id = agree_by_two.roll_in(found.subject)
    info = enrolling.roll(roll_id)
    lines: list[Line] = [(gettext_lazy("Daftar"), info.name), (gettext_lazy("Akun"), figure(info.left))]
    lines += [(ROLE_WORDS[Role(role)], figure(count)) for role, count in enrolling.rows_by_role(roll_id).items()]
    lines.append((gettext_lazy("Kantor"), ", ".join(enrolling.regions_of(roll_id))))
    lines.append(("SHA-256", agree_by_two.digest_in(found.body)))
    return {"lines": lines}


def _names_of_rolls(subjects: Collection[str]) -> Mapping[str, str]:
    return {subject: enrolling.roll(agree_by_two.roll_in(subject)).name for subject in subjects}


OF_A_GRANT: Final = Words(
    title=lambda found: _("Peran %(role)s diberikan.") % {"role": ROLE_WORDS[wanted(found.asked).role]},
    about=_about,
    shown=_granted,
    leads=_leads,
    words=_WHY,
    confirming=_HALVES,
)
OF_A_RENEWAL: Final = Words(
    title=lambda _found: _("Akses diperbarui: kata sandi dan faktor kedua dipasang lagi."),
    about=_about,
    shown=lambda found: {"lines": list(_person(found))},
    leads=_leads,
    words=_WHY,
    confirming=_HALVES,
)
OF_A_ROLL: Final = Words(
    title=lambda _found: _("Akun sebuah daftar dibuat, dengan peran yang memerlukan dua orang."),
    about=_names_of_rolls,
    shown=_rolled,
    leads=lambda found: (
        reverse("desk:roll", args=[agree_by_two.roll_in(found.subject)]),
        gettext_lazy("Buka daftarnya"),
    ),
    words=_WHY,
    heading=gettext_lazy("Tepat inilah yang akan dibuat"),
    confirming=_HALVES,
)
OF_LONE_ACTS: Final = Words(
    title=lambda _found: _("Yang dibuat satu orang di mesin simpul disahkan."),
    about=lambda subjects: dict.fromkeys(subjects, _("akun yang dibuat sendiri")),
    shown=_named_alone,
    leads=lambda _found: (reverse("desk:home"), gettext_lazy("Meja saya")),
    words=_WHY,
    confirming=gettext_lazy(
        "Setujui hanya bila Anda tahu siapa mereka dan bahwa merekalah yang memegang akun itu. Catatannya memuat dua "
        "orang: yang mengusulkan, dan Anda, masing-masing dengan nama samaran."
    ),
)
