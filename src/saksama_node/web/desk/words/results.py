"""Words of the desk for results: findings in their queue, supervisors' copies, why something was not taken.

Rules kept here: every reason has its sentence, which says what to do next.
Left to others: screens (`screens`), the reasons themselves (`results`).
"""

from collections.abc import Mapping, Sequence
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from saksama.tally.sheet.definition import BaseRate, Field
from saksama_node.flows.results.begin_follow_up import place_words
from saksama_node.results.audits.auditing import Why as WhyNotAudited
from saksama_node.results.copies.boxes import Fault
from saksama_node.results.copies.developing import PageView
from saksama_node.results.copies.developing import WhyNot as WhyNoPhoto
from saksama_node.results.copies.keying import Why as WhyNotKeyed
from saksama_node.results.findings.queued import Effect
from saksama_node.results.findings.resolving import WhyNot
from saksama_node.results.judged.anomalies import ANOMALIES
from saksama_node.results.queries import Band, FindingView
from saksama_node.results.screens.screened import StandoutView
from saksama_node.results.states import CopyState
from saksama_node.results.versions.contests import Contest, contest_of
from saksama_node.seconds.proposing import State
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
COPY_STATES: Final[Mapping[CopyState, str | Promise]] = {
    CopyState.WAITING: gettext_lazy("menunggu pengetikan pertama"),
    CopyState.ONCE: gettext_lazy("menunggu pengetikan kedua"),
    CopyState.DIFFERS: gettext_lazy("berbeda, menunggu orang ketiga"),
    CopyState.DONE: gettext_lazy("selesai dipadukan"),
}
NOT_KEYED: Final[Mapping[WhyNotKeyed, str | Promise]] = {
    WhyNotKeyed.GONE: gettext_lazy("Salinan itu tidak ada di sini. Kembali ke daftar."),
    WhyNotKeyed.STATION: gettext_lazy(
        "Kode itu bukan TPS dalam wilayah pemilihan ini. Tulis 13 angka, seperti pada formulir."
    ),
    WhyNotKeyed.OPEN: gettext_lazy("Salinan TPS ini sudah ada dan sedang diketik. Buka dari daftar."),
    WhyNotKeyed.TYPED_ALREADY: gettext_lazy("Anda sudah mengetik salinan ini. Langkah berikutnya milik orang lain."),
    WhyNotKeyed.TYPED: gettext_lazy(
        "Salinan ini sudah diketik dan tercatat. Masukkan salinan baru sesudah yang ini selesai."
    ),
    WhyNotKeyed.DONE: gettext_lazy("Salinan ini sudah diketik dua orang."),
    WhyNotKeyed.NOT_DIFFERING: gettext_lazy("Tidak ada lagi yang perlu diputuskan pada salinan ini."),
}
NOT_PHOTO: Final[Mapping[WhyNoPhoto, str | Promise]] = {
    WhyNoPhoto.TOO_LARGE: gettext_lazy("Foto itu terlalu besar. Paling besar 20 MB dan 50 juta titik."),
    WhyNoPhoto.TOO_MANY: gettext_lazy("Paling banyak 6 foto untuk satu salinan."),
    WhyNoPhoto.UNREADABLE: gettext_lazy(
        "Berkas itu tidak dapat dibaca sebagai foto. Kirim JPEG, PNG, atau WebP dari ponselnya."
    ),
    WhyNoPhoto.TWICE: gettext_lazy("Foto yang sama dikirim dua kali. Pilih tiap foto sekali."),
    WhyNoPhoto.NO_PAGE: gettext_lazy("Formulir ini tidak mempunyai halaman itu."),
}
TYPED_FAULTS: Final[Mapping[Fault, str | Promise]] = {
    Fault.EMPTY: gettext_lazy("belum diketik; tulis - bila kosong atau tidak terbaca"),
    Fault.NO_NUMBER: gettext_lazy("bukan bilangan"),
    Fault.TOO_LARGE: gettext_lazy("lebih besar dari yang muat di kotaknya"),
}
NOT_AUDITED: Final[Mapping[WhyNotAudited, Promise]] = {
    WhyNotAudited.UNKNOWN: gettext_lazy("Audit itu tidak ada di sini. Buka daftarnya lagi."),
    WhyNotAudited.NO_VERSION: gettext_lazy("Versi angka itu tidak ada di sini. Pilih dari daftar."),
    WhyNotAudited.OUTSIDE: gettext_lazy("Pemilihan itu tidak mencakup wilayah ini. Pilih wilayah di dalamnya."),
    WhyNotAudited.NOT_PUBLISHED: gettext_lazy(
        "Daftarnya belum ada di titik periksa yang terbit. Tunggu sebentar, lalu lempar dadu."
    ),
    WhyNotAudited.DRAWN_ALREADY: gettext_lazy("Undian sudah ditarik. Tambah undian dari benih yang sama."),
    WhyNotAudited.NOT_DRAWN: gettext_lazy("TPS itu tidak terundi, atau undian belum ditarik. Baca yang ada di daftar."),
    WhyNotAudited.WITNESS: gettext_lazy(
        "Audit ini diundi dari tanda tangan penyaksi luar; tidak ada yang mengetik dadu."
    ),
    WhyNotAudited.DICE: gettext_lazy("Angka dadu sedikitnya dua puluh, hanya angka 0 sampai 9."),
    WhyNotAudited.TOO_MANY: gettext_lazy("Undian sebanyak itu tidak dapat ditambahkan."),
    WhyNotAudited.DRAWN_MEANWHILE: gettext_lazy(
        "Undian sudah ditambah sesudah halaman Anda dibuka. Lihat dahulu berapa sekarang."
    ),
    WhyNotAudited.READ_ALREADY: gettext_lazy("Formulir itu sudah dibaca sama oleh dua orang. Baca yang berikut."),
    WhyNotAudited.FIGURES: gettext_lazy("Isi satu angka dari 0 sampai 9.999 untuk tiap pasangan."),
    WhyNotAudited.UNREAD: gettext_lazy("Masih ada formulir terundi yang belum dibaca sama oleh dua orang."),
    WhyNotAudited.CONCLUDED: gettext_lazy("Audit ini sudah selesai."),
    WhyNotAudited.AGAIN: gettext_lazy(
        "Angka yang sama sudah pernah diaudit di wilayah ini. Tulis mengapa diaudit lagi."
    ),
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


def page_words(page: PageView) -> str:
    """What stands on a page, in the reader's language."""
    return page.words_en if formats.english() else page.words


def named_on_form(field: Field) -> str:
    """What the form calls a figure, in the reader's language."""
    return field.words_en if formats.english() else field.words
