"""Alarms about a partner's log, in one plain sentence each: what was met, and what it means for the work.

Rules kept here:
  * Every alarm, every way of being silent and every reason to stop has a sentence of its own; tests walk the lists.
  * A fault that has none is named by the entry and its code, never by words meant for a log file.
Left to others: what to do about it (buttons of the page), the codes (`exchange.alarms`, the errors).
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from saksama.agreement.errors import NotPermitted
from saksama_node.exchange.alarms import Alarm
from saksama_node.exchange.linking import FaultInfo, LinkInfo
from saksama_node.ledger.mirror_cut import CODE as CUT_OFF
from saksama_node.web import formats
from saksama_node.web.desk.words.dispatches import silence_words

DISPATCHES: Final[Mapping[Alarm, Promise]] = {
    Alarm.NO_PERMIT: gettext_lazy("nota kesepahaman tidak mengizinkannya pada saat itu; tidak dibuka"),
    Alarm.PERMIT_ENDED: gettext_lazy("izin kirimnya sudah berakhir sebelum kiriman itu disaksikan; tidak dibuka"),
    Alarm.CROSSED: gettext_lazy("kiriman itu bersilang dengan penangguhan atau pengakhiran oleh kami; tidak dibuka"),
    Alarm.SEEN_LAGS: gettext_lazy("pengirim sudah lebih dari satu jam tidak melihat log kami; tidak dibuka"),
    Alarm.SEEN_WENT_BACK: gettext_lazy("log kami yang dilihat pengirim mundur dari kiriman sebelumnya; tidak dibuka"),
    Alarm.SEEN_AHEAD: gettext_lazy("pengirim mengaku melihat lebih banyak daripada isi log kami; tidak dibuka"),
    Alarm.NUMBER_USED: gettext_lazy("nomornya sudah dipakai kiriman lain; tidak dibuka"),
    Alarm.REPLAYED: gettext_lazy("kiriman yang sama sudah pernah dikirim; ulangan ini tidak dibuka"),
    Alarm.BLOB_MISSING: gettext_lazy("pengirim menjawab, tetapi tidak menyediakan berkas tersegelnya"),
    Alarm.DIGEST: gettext_lazy("berkas tersegel yang disediakan pengirim lain dari yang dicatat di lognya"),
    Alarm.CANNOT_OPEN: gettext_lazy("segelnya tidak dapat dibuka dengan kunci penerima, atau isinya rusak"),
    Alarm.SCHEMA: gettext_lazy("isinya tidak sesuai dengan jenisnya, atau milik catatan lain"),
    Alarm.TOO_LARGE: gettext_lazy("terlalu besar untuk diterima"),
    Alarm.UNKNOWN_KIND: gettext_lazy("jenisnya belum dikenal versi ini"),
}
"""Why a dispatch was not taken; with the alarm before it, a sentence."""

ENTRIES: Final[Mapping[str, Promise]] = {
    Alarm.NUMBER_GAP: gettext_lazy(
        "Nomor kiriman mitra melompat di catatan %(index)s: ada kiriman yang tidak terlihat di lognya."
    ),
    Alarm.BACK_DATED: gettext_lazy(
        "Catatan %(index)s log mitra mengaku lebih tua daripada tempatnya di log. Tanyakan jam simpulnya; "
        "yang dipakai adalah waktu kesaksian."
    ),
    Alarm.AHEAD: gettext_lazy(
        "Catatan %(index)s log mitra mengaku bertanggal sesudah kami menerimanya. Tanyakan jam simpulnya; "
        "yang dipakai adalah waktu kesaksian."
    ),
    Alarm.FELL: gettext_lazy(
        "Catatan %(index)s log mitra tidak dapat kami olah karena kesalahan pada perangkat lunak ini. "
        "Laporkan kepada pengelola; catatan lain tetap berjalan."
    ),
    "entry.newer": gettext_lazy(
        "Catatan %(index)s log mitra dari versi yang lebih baru; disisihkan. Perbarui Saksama, lalu coba lagi."
    ),
    "entry.malformed": gettext_lazy(
        "Catatan %(index)s log mitra rusak bentuknya; disisihkan dan tidak ditindaklanjuti. Beri tahu mitra."
    ),
    "exchange.partner-lacks": gettext_lazy(
        "Catatan %(index)s log mitra menyebut dokumen yang tidak disediakan simpulnya. Beri tahu mitra, lalu coba lagi."
    ),
    "exchange.blob-altered": gettext_lazy(
        "Dokumen yang disebut catatan %(index)s log mitra disediakan dengan isi lain. Beri tahu mitra, lalu coba lagi."
    ),
    "agreement.note": gettext_lazy("Nota yang disebut catatan %(index)s log mitra bukan yang dicatat di sana."),
    "agreement.not-possible": gettext_lazy(
        "Catatan %(index)s log mitra tidak cocok dengan keadaan nota kesepahaman. Tanyakan kepada mitra."
    ),
    "key-statement.malformed": gettext_lazy(
        "Pernyataan kunci di catatan %(index)s log mitra tidak dapat dibaca; kunci itu tidak dipakai."
    ),
    "key-statement.other": gettext_lazy(
        "Pernyataan kunci di catatan %(index)s log mitra menyebut kunci lain; kunci itu tidak dipakai."
    ),
    "note.unverified": gettext_lazy(
        "Pernyataan kunci di catatan %(index)s log mitra tidak ditandatangani kunci lembaganya; "
        "kunci itu tidak dipakai."
    ),
    "note.signature-invalid": gettext_lazy(
        "Tanda tangan pada dokumen di catatan %(index)s log mitra tidak sah; dokumen itu tidak dipakai."
    ),
    "task.move-refused": gettext_lazy("Catatan %(index)s log mitra tidak cocok dengan keadaan tugas bersamanya."),
    "task.contradicts": gettext_lazy("Catatan %(index)s log mitra memakai nomor tugas milik pihak lain."),
    "task.unknown": gettext_lazy("Catatan %(index)s log mitra menyebut tugas yang tidak ada di sini."),
    "incident.refused": gettext_lazy("Catatan %(index)s log mitra tidak cocok dengan keadaan insidennya."),
    "incident.contradicts": gettext_lazy("Catatan %(index)s log mitra memakai nomor insiden milik pihak lain."),
    "checker.other": gettext_lazy(
        "Catatan %(index)s log mitra menerbitkan halaman pemeriksa lain daripada yang dihasilkan kode yang sama."
    ),
    "key.revoked": gettext_lazy(
        "Mitra mencabut sebuah kuncinya di catatan %(index)s; kunci yang baru sudah dipakai. Telepon: apa yang terjadi?"
    ),
}
"""Faults of one entry, by code."""

LOGS: Final[Mapping[str, Promise]] = {
    "ledger.fork": gettext_lazy("Log mitra bercabang: ia menandatangani dua isi log. Kedua buktinya kami simpan."),
    "ledger.rollback": gettext_lazy("Log mitra mundur: ia menunjukkan log yang lebih pendek dari sebelumnya."),
    "ledger.entries-differ": gettext_lazy(
        "Catatan yang disediakan mitra bukan yang ditandatangani lognya. Tidak ada yang diambil; kami minta lagi."
    ),
    "ledger.grew-too-much": gettext_lazy(
        "Log mitra mengaku tumbuh lebih banyak daripada yang diambil sekali jalan. Tidak ada yang diambil."
    ),
    "ledger.log-not-trusted": gettext_lazy("Kunci log mitra belum dikenal di sini. Pasang mitranya dulu."),
    "note.unverified": gettext_lazy("Titik periksa log mitra tidak ditandatangani kunci log yang kami kenal."),
    "note.signature-invalid": gettext_lazy("Tanda tangan pada titik periksa log mitra tidak sah."),
    "exchange.answer-too-slow": gettext_lazy("Simpul mitra menjawab terlalu lambat; jawabannya kami putus."),
    "exchange.answer-too-large": gettext_lazy("Simpul mitra menjawab terlalu panjang; jawabannya kami putus."),
    "exchange.answer-malformed": gettext_lazy("Jawaban simpul mitra bukan yang diminta, atau tidak dapat dibaca."),
    "exchange.answer-refused": gettext_lazy(
        "Simpul mitra menolak permintaan kami, atau mengalihkannya ke alamat lain."
    ),
    "key.unannounced": gettext_lazy(
        "Log mitra ditandatangani kunci yang tidak pernah diumumkan lembaganya. Telepon mitra."
    ),
    "key.last-good-not-ours": gettext_lazy(
        "Mitra mencabut kunci lognya dan menyebut ukuran terakhir yang baik yang tidak pernah kami saksikan."
    ),
    CUT_OFF: gettext_lazy(
        "Cabang log yang ditandatangani kunci curian harus dipotong; lihat sambungan ke mitra di atas."
    ),
    f"{CUT_OFF}.done": gettext_lazy(
        "Cabang log mitra dipotong. Periksa yang sudah dikerjakan karenanya; rinciannya di folder evidence."
    ),
}
"""Faults of a partner's log as a whole, by code."""

SET_ASIDE: Final = gettext_lazy(
    "Kiriman kita %(dispatch)s tidak dapat disegel dan disisihkan; yang lain tetap terkirim. Lampirannya, atau yang "
    "membukanya, hilang atau rusak (%(where)s). Pulihkan dari cadangan, atau hapus kiriman itu."
)
"""A dispatch of ours that waits aside."""

SILENCES: Final[Mapping[str, Promise]] = {
    "exchange.not-yet-cosigned": gettext_lazy(
        "Simpul %(name)s menjawab, tetapi ada catatan lognya yang belum disaksikan siapa pun sejak %(since)s. "
        "Catatan itu dan yang sesudahnya menunggu; tidak ada yang hilang."
    ),
    "exchange.partner-stopped": gettext_lazy(
        "Simpul %(name)s tidak berjalan sejak %(since)s: proksinya menjawab, simpul di belakangnya tidak. "
        "Kami minta lagi. Tidak ada yang hilang."
    ),
    "exchange.answer-too-slow": gettext_lazy(
        "Simpul %(name)s menjawab terlalu lambat sejak %(since)s; jawabannya kami putus dan kami minta lagi. "
        "Tidak ada yang hilang."
    ),
    "exchange.answer-too-large": gettext_lazy(
        "Simpul %(name)s menjawab terlalu panjang sejak %(since)s; jawabannya kami putus dan kami minta lagi. "
        "Tidak ada yang hilang."
    ),
    "exchange.answer-malformed": gettext_lazy(
        "Simpul %(name)s menjawab sejak %(since)s dengan sesuatu yang bukan lognya; kami minta lagi. "
        "Tidak ada yang hilang."
    ),
    "exchange.answer-refused": gettext_lazy(
        "Simpul %(name)s menolak permintaan kami atau mengalihkannya sejak %(since)s; kami minta lagi. "
        "Tidak ada yang hilang."
    ),
}
"""A partner that answers, but not so that its log can be followed on, by code."""

STOPS: Final[Mapping[str, Promise]] = {
    "ledger.fork": gettext_lazy("lognya bercabang: dua titik periksa yang ia tandatangani tidak cocok satu sama lain"),
    "ledger.rollback": gettext_lazy(
        "lognya mundur: ia menunjukkan log yang lebih pendek daripada yang pernah ia tandatangani"
    ),
    "note.unverified": gettext_lazy("titik periksanya tidak bertanda tangan kunci log yang kami kenal"),
    "note.signature-invalid": gettext_lazy("tanda tangan pada titik periksanya tidak sah"),
    "key.unannounced": gettext_lazy("lognya ditandatangani kunci yang tidak pernah diumumkan lembaganya"),
    "key.last-good-not-ours": gettext_lazy(
        "ia mencabut kunci lognya dan menyebut ukuran terakhir yang baik yang tidak pernah kami saksikan"
    ),
}
"""Why a link stands still, by code; a branch that must be cut off is told at length (`stop_words`)."""


def fault_words(found: FaultInfo) -> str:
    """One fault, in a sentence."""
    index = formats.figure(found.index or 0)
    if found.code in DISPATCHES:
        words = _("Kiriman di catatan %(index)s log mitra tidak diterima: %(why)s.")
        return words % {"index": index, "why": DISPATCHES[Alarm(found.code)]}
    if found.kind == NotPermitted.code:
        return _("Satu kiriman yang menunggu tidak lagi diizinkan nota kesepahaman. Buka daftar kiriman, lalu hapus.")
    if found.kind == Alarm.SET_ASIDE:
        return str(SET_ASIDE) % {"dispatch": found.about, "where": found.detail}
    if found.index is None:
        return str(LOGS.get(found.code) or _("Ada yang perlu dilihat pada log mitra; kodenya di samping."))
    other = _("Catatan %(index)s log mitra tidak dapat ditindaklanjuti; kodenya di samping.")
    return str(ENTRIES.get(found.code, other)) % {"index": index}


def stop_words(link: LinkInfo) -> str:
    """Why a link stands still, and what to do."""
    since = formats.moment_of(link.stopped_at) if link.stopped_at else ""
    if link.stopped_code == CUT_OFF:
        words = _(
            "Kunci log %(name)s dicuri dan dicabut; sebagian catatan yang kami ikuti adalah cabang pencuri. Kami "
            "berhenti sejak %(since)s. Telepon lembaga itu dahulu. Tombol di bawah memotong cabang itu di ukuran "
            "terakhir yang kami saksikan, lalu mengikuti log yang benar; cabangnya tetap kami simpan sebagai bukti."
        )
        return words % {"name": link.name, "since": since}
    words = _(
        "Kami berhenti mengikuti %(name)s sejak %(since)s karena %(why)s. Telepon lembaga itu; buktinya kami simpan."
    )
    return words % {"name": link.name, "since": since, "why": STOPS.get(link.stopped_code, link.stopped_code)}


def silent_words(link: LinkInfo, since: datetime, waiting: int) -> str:
    """What a partner is silent or strange in, and what of ours waits for it."""
    strange = SILENCES.get(link.silence)
    if strange is None:
        return silence_words(link.name, since, waiting)
    return str(strange) % {"name": link.name, "since": formats.moment_of(since)}
