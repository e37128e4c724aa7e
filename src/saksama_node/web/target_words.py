"""What the targets of claims are called.

Rules kept here:
  * Every kind has its name (a test walks them); an older code of a log is shown as it stands there.
  * Pairs that did not stand when the content was put up are offered last and called so; a day nobody knows is told.
Left to others: the list, and what is refused (flows.content.claim_targets).
"""

from collections.abc import Collection, Mapping
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from saksama_node.contentwatch.captures.dated import Posted, Within
from saksama_node.flows.content import claim_targets
from saksama_node.web.formats import day

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
    if code in claim_targets.party_targets():
        return claim_targets.party_targets()[code]
    for each in claim_targets.pair_targets():
        if code in each.names:
            return f"{each.names[code]} ({_title(each.title, each.title_en)})"
    return code


def target_choices(seen: Collection[Posted]) -> Choices:
    """Every target, in groups, for content that was put up then: who stood then first, who did not last."""
    kinds = [(code, str(KIND_WORDS[code])) for code in claim_targets.KINDS]
    pairs = claim_targets.pairs_by_date(seen)
    others = _("%(contest)s: belum atau tidak lagi mencalonkan diri pada tanggal konten")
    return [
        (_("Pihak"), kinds),
        *((_title(each.title, each.title_en), list(each.names.items())) for each, when in pairs if when != Within.NO),
        (_("Partai"), list(claim_targets.party_targets().items())),
        *(
            (others % {"contest": _title(each.title, each.title_en)}, list(each.names.items()))
            for each, when in pairs
            if when is Within.NO
        ),
    ]


def target_help(seen: Collection[Posted]) -> str:
    """What a choice of a target means, and whether a pair is checked against the day of the content."""
    words = _("Siapa yang dibela atau diserang klaim ini. Terbuka di log untuk selamanya.")
    if any(when is Within.UNKNOWN for _each, when in claim_targets.pairs_by_date(seen)):
        unchecked = _(
            "Tanggal unggahnya belum diketahui, jadi tidak diperiksa apakah suatu pasangan mencalonkan diri waktu itu."
        )
        return f"{words} {unchecked}"
    return words


def not_standing(error: claim_targets.TargetNotStanding) -> str:
    """Why a pair is no target of this content."""
    return _(
        "%(pair)s mencalonkan diri dari %(since)s sampai %(until)s; konten ini tidak dari waktu itu. Pilih yang "
        "mencalonkan diri waktu itu, atau “peserta pemilihan” bila tidak satu pasangan yang dimaksud."
    ) % {"pair": target_name(error.target), "since": day(error.since), "until": day(error.until)}


def _title(title: str, title_en: str) -> str:
    return title_en if (get_language() or "id").startswith("en") else title
