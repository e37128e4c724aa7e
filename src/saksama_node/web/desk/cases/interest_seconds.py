"""What a second person reads of the end of a standing declaration: whose it is, with whom, and what it closed.

Left to others: the page itself (`seconds`), who has no part in it (flow `lift_interest`).
"""

from collections.abc import Mapping
from typing import Final

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from saksama.entries.kinds.interest import Tie
from saksama_node.accounts.interests import StandingInfo, declared, names_of_declared
from saksama_node.accounts.queries import offices
from saksama_node.cases.procedures import parties
from saksama_node.seconds.proposed import Proposed
from saksama_node.web.codes import word
from saksama_node.web.desk.frame.second import Line, Words
from saksama_node.web.formats import moment_of


def tied_to(info: StandingInfo) -> str:
    """The party's or the office's name."""
    names = parties() if info.tie is Tie.PARTY else {each.region: each.name for each in offices()}
    return names.get(info.code, info.code)


def _shown(found: Proposed) -> Mapping[str, object]:
    info = declared(found.subject)
    lines: list[Line] = [
        (gettext_lazy("Jenis catatan"), found.act),
        (gettext_lazy("Yang menyatakan"), info.name),
        (word(info.tie), tied_to(info)),
        (gettext_lazy("Dinyatakan"), moment_of(info.at)),
        (gettext_lazy("Keterangan"), info.words or _("Tidak ada.")),
        (gettext_lazy("Yang tertutup"), str(info.kept)),
    ]
    return {"lines": lines}


def _leads(found: Proposed) -> tuple[str, str | Promise]:
    return f"{reverse('desk:interests')}#p{declared(found.subject).id}", gettext_lazy("Buka daftar pernyataan")


OF_AN_INTEREST: Final = Words(
    title=lambda _found: _("Pernyataan kepentingan diakhiri."),
    about=names_of_declared,
    shown=_shown,
    leads=_leads,
    confirming=gettext_lazy(
        "Pernyataan itu berakhir untuk perkara yang akan datang; yang sudah tertutup tetap tertutup. Catatannya memuat"
        " dua orang: yang mengusulkan, dan Anda, masing-masing dengan nama samaran."
    ),
)
