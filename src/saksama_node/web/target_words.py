"""What the targets of claims are called.

Rules kept here: every kind has its name (a test walks them); an older code of a log is shown as it stands there.
Left to others: the list (flows.claim_targets).
"""

from collections.abc import Mapping
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from saksama_node.flows.claim_targets import KINDS, pair_targets, party_targets

KIND_WORDS: Final[Mapping[str, str | Promise]] = {
    "unknown": gettext_lazy("belum diketahui"),
    "nobody": gettext_lazy("tidak tentang siapa pun"),
    "peserta": gettext_lazy("peserta pemilihan, tidak satu yang disebut"),
    "penyelenggara": gettext_lazy("penyelenggara pemilu"),
    "pengawas": gettext_lazy("pengawas pemilu"),
    "pemerintah": gettext_lazy("pemerintah, pusat atau daerah"),
    "lainnya": gettext_lazy("pihak lain"),
}

type Choices = list[tuple[str, list[tuple[str, str]]]]


def target_name(code: str) -> str:
    """What a target is called: a pair with its contest; the code itself where the list has none such."""
    if code in KIND_WORDS:
        return str(KIND_WORDS[code])
    if code in party_targets():
        return party_targets()[code]
    for each in pair_targets():
        if code in each.names:
            return f"{each.names[code]} ({_title(each.title, each.title_en)})"
    return code


def target_choices() -> Choices:
    """Every target, in groups."""
    pairs = [(_title(each.title, each.title_en), list(each.names.items())) for each in pair_targets()]
    kinds = [(code, str(KIND_WORDS[code])) for code in KINDS]
    return [(_("Pihak"), kinds), *pairs, (_("Partai"), list(party_targets().items()))]


def _title(title: str, title_en: str) -> str:
    return title_en if (get_language() or "id").startswith("en") else title
