"""Words of the desk for the queue of findings: bands, effects, why something was not taken."""

from collections.abc import Mapping, Sequence
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from saksama.tally.sheet.definition import BaseRate
from saksama_node.flows.results.begin_follow_up import place_words
from saksama_node.results.findings.queue import Effect
from saksama_node.results.findings.resolving import WhyNot
from saksama_node.results.judged.anomalies import ANOMALIES
from saksama_node.results.queries import Band, FindingView
from saksama_node.results.screens.screened import StandoutView
from saksama_node.results.versions.contests import Contest, contest_of
from saksama_node.seconds.proposed import State
from saksama_node.web import formats
from saksama_node.web.desk.words.screens import LOOK_FIRST, NAMES, anomaly, screen_of
from saksama_node.web.results_words import Said, field_words, rule_words, told

BANDS: Final[Mapping[Band, str | Promise]] = {
    Band.SUMS: gettext_lazy("Angka tidak klop"),
    Band.SOURCES: gettext_lazy("Beda antar-formulir"),
    Band.LOOK: gettext_lazy("Perlu dilihat"),
}
BAND_NOTES: Final[Mapping[Band, str | Promise]] = {
    Band.SUMS: gettext_lazy("Jumlah pada satu formulir tidak cocok. Sebagian besar salah baca satu angka."),
    Band.SOURCES: gettext_lazy("Dua sumber menyebut angka yang berlainan untuk tempat yang sama."),
    Band.LOOK: gettext_lazy("Anomali data: tidak biasa, dan sering kebetulan. Dibatasi sekian sehari."),
}
PROPOSED_STATES: Final[Mapping[State, str | Promise]] = {
    State.OPEN: gettext_lazy("menunggu orang kedua"),
    State.CONFIRMED: gettext_lazy("disetujui dan dicatat"),
    State.REJECTED: gettext_lazy("ditolak"),
    State.WITHDRAWN: gettext_lazy("ditarik"),
    State.OVERTAKEN: gettext_lazy("didahului langkah lain"),
}
NOT_RESOLVED: Final[Mapping[WhyNot, str | Promise]] = {
    WhyNot.SETTLED: gettext_lazy("Ketidaksesuaian ini sudah selesai, atau angkanya sudah diganti versi yang baru."),
    WhyNot.WORDS: gettext_lazy("Tulis apa yang Anda lihat, paling sedikit 20 huruf."),
    WhyNot.PAPER: gettext_lazy(
        "Penghitungan atau pemungutan ulang diusulkan hanya bila formulir kertasnya sendiri tidak klop. "
        "Lihat kertasnya dulu."
    ),
    WhyNot.TASK: gettext_lazy("Untuk tugas bersama pilih pasal dan jatuh temponya."),
    WhyNot.PAST: gettext_lazy("Jatuh tempo itu sudah lewat. Pilih hari ini atau hari yang akan datang."),
}


def named(contest: Contest, rule: str) -> str:
    """What a rule is called where it does not hold, in the reader's language; the rule's code is no name."""
    if rule in ANOMALIES:
        return str(NAMES[screen_of(rule)])
    found = next((each for each in contest.definition.rules if each.id == rule), None)
    if found is None:
        return _("Dua sumber menyebut angka yang berlainan")
    words = rule_words(found)
    return words[:1].upper() + words[1:]


def finding_words(found: FindingView | None) -> tuple[int, str] | None:
    """A finding's number and name, for a link to it; None where there is none to show."""
    return (
        None if found is None else (found.id, f"{named(contest_of(found.contest), found.rule)}, {place_words(found)}")
    )


def sentence(contest: Contest, found: FindingView, told_of: StandoutView | None = None) -> str:
    """What does not fit, in a sentence; `told_of`: what a screen says of it, where one names it."""
    if found.rule in ANOMALIES:
        return _named_once(contest, found) if told_of is None else anomaly(contest, told_of)
    rule = next((each for each in contest.definition.rules if each.id == found.rule), None)
    said = Said(found.left, found.right, found.residual, found.left_fields, found.right_fields, found.sources)
    return told(rule, said, field_words(contest))


def _named_once(contest: Contest, found: FindingView) -> str:
    """Of a station that a screen named once and names no more."""
    field = found.left_fields[0]
    return _("%(field)s: dilaporkan %(left)s; batas terdekat dari yang biasa di sekitarnya %(right)s") % {
        "field": field_words(contest).get(field, field),
        "left": formats.figure(found.left),
        "right": formats.figure(found.right),
    }


def effect_of(contest: Contest, found: FindingView) -> str:
    """Who stands higher or lower by a finding; what a screen names compares nobody."""
    return str(LOOK_FIRST) if found.rule in ANOMALIES else gained(contest, found.gains)


def gained(contest: Contest, gains: Mapping[str, int] | None) -> str:
    """Who stands higher or lower by it, by the pair's number; that it moves nobody, or that nobody knows."""
    if gains is None:
        return _("belum diketahui siapa yang bertambah")
    moved = [(pair.number, gains[pair.field]) for pair in contest.pair if gains.get(pair.field)]
    if not moved:
        return _("tidak mengubah suara pasangan mana pun")
    return "; ".join(_moved(number, votes) for number, votes in moved)


def effect_lines(contest: Contest, effect: Effect) -> Sequence[str]:
    """What the open differences move together, beside the margin."""
    lines = [gained(contest, effect.gains)]
    if effect.margin is not None:
        lines.append(
            _("selisih peringkat pertama dan kedua di sini %(n)s suara") % {"n": formats.figure(effect.margin)}
        )
    if effect.unknown:
        lines.append(
            _("pada %(n)s ketidaksesuaian belum diketahui siapa yang bertambah") % {"n": formats.figure(effect.unknown)}
        )
    return lines


def base_words(base: BaseRate | None) -> str:
    """How often a rule is broken where nobody suspected anything."""
    if base is None:
        return _("laju dasar belum pernah dihitung")
    shown = {"found": formats.figure(base.found), "of": formats.figure(base.of), "share": formats.percent(base.share)}
    return _("laju dasar %(share)s (%(found)s dari %(of)s)") % shown


def _moved(number: int, votes: int) -> str:
    sign = "+" if votes > 0 else "\u2212"
    return _("pasangan %(number)s: %(votes)s") % {"number": number, "votes": f"{sign}{formats.figure(abs(votes))}"}
