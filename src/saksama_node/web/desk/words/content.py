"""Content in words: where a copy stands and why there in the queue, where a request stands, what was met at an address.

Rules kept here:
  * Every member of each list has its word (tests walk them); points say what was counted.
  * A limit says how surely it is known, or is assumed.
Left to others: the lists themselves (`contentwatch`), what the codes are called (`web.codes`).
"""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from saksama.entries.kinds.content import Addressee
from saksama_node.contentwatch.captures.captured import CopyState
from saksama_node.contentwatch.captures.comparing import Alike
from saksama_node.contentwatch.captures.masking import Why as WhyNoMask
from saksama_node.contentwatch.captures.priority import Harm, Reason
from saksama_node.contentwatch.captures.rechecking import Span, StillThere
from saksama_node.contentwatch.captures.triaging import Why as WhyNot
from saksama_node.contentwatch.captures.trusting import Why as WhyNoTrust
from saksama_node.contentwatch.claims.forms import levels
from saksama_node.contentwatch.claims.requested import RequestView, Stands
from saksama_node.contentwatch.strangers.refusal import Why
from saksama_node.contentwatch.whole.erasing import Why as WhyNotErased
from saksama_node.norms.confirmed import Certainties
from saksama_node.settings.current import SETTINGS
from saksama_node.web.codes import word
from saksama_node.web.desk.words.norms import KNOWN
from saksama_node.web.formats import english, figure, moment_of, span

NOT_TRIAGED: Mapping[WhyNot, str | Promise] = {
    WhyNot.TAKEN: gettext_lazy("Konten ini sedang dipilah rekan Anda. Ambil yang lain, atau tunggu sampai dilepas."),
    WhyNot.NOT_YOURS: gettext_lazy(
        "Ambil konten ini dulu, baru putuskan. Bila rekan sudah mengambilnya, tanyakan kepadanya."
    ),
    WhyNot.NOT_ARCHIVED: gettext_lazy("Konten ini tidak ada di arsip; mungkin rekan sudah mengembalikannya."),
    WhyNot.SAME_CLAIM: gettext_lazy("Konten ini sudah tersambung ke klaim itu."),
    WhyNot.PARTNERS: gettext_lazy(
        "Ini dari mitra: hanya mitra itu yang memilah dan menggolongkannya. Kirimi mereka pesan."
    ),
    WhyNot.CHANGED: gettext_lazy(
        "Rekan menggolongkannya sesudah Anda membuka halaman ini. Baca dulu, lalu simpan bila perlu."
    ),
}
COPY_STATES: Mapping[CopyState, str | Promise] = {
    CopyState.WAITING: gettext_lazy("dalam antrean"),
    CopyState.TAKEN: gettext_lazy("sedang dipilah"),
    CopyState.JOINED: gettext_lazy("tersambung ke klaim"),
    CopyState.NOISE: gettext_lazy("di arsip"),
}
ALIKE: Mapping[Alike, str | Promise] = {
    Alike.SAME: gettext_lazy("kata-katanya sama dengan"),
    Alike.NEAR: gettext_lazy("banyak kata yang sama dengan"),
    Alike.PART: gettext_lazy("sebagian sama dengan"),
    Alike.PICTURE: gettext_lazy("gambarnya serupa dengan"),
}
HARMS: Mapping[Harm, str | Promise] = {
    Harm.VOTING: gettext_lazy("cara, tempat, atau waktu memilih"),
    Harm.THREAT: gettext_lazy("ancaman atau kekerasan"),
    Harm.HATE: gettext_lazy("kebencian terhadap kelompok"),
    Harm.OTHER: gettext_lazy("bahaya lain"),
}
NOT_TRUSTED: Mapping[WhyNoTrust, str | Promise] = {
    WhyNoTrust.NOBODY: gettext_lazy(
        "Alamat itu tidak menunjuk satu situs atau satu akun. Satu platform utuh bukan sumber."
    ),
    WhyNoTrust.KNOWN: gettext_lazy("Sumber itu sudah ada dalam daftar."),
    WhyNoTrust.GONE: gettext_lazy("Sumber itu sudah diakhiri rekan. Buka lagi daftarnya."),
}
NOT_MASKED: Mapping[WhyNoMask, str | Promise] = {
    WhyNoMask.NOTHING: gettext_lazy("Tulis kata yang disamarkan, atau centang petak gambar yang belum disamarkan."),
    WhyNoMask.ABSENT: gettext_lazy(
        "Tidak ada di sini, sudah disamarkan, atau terlalu pendek: %(words)s. Tulis persis seperti tertera, paling "
        "sedikit 2 huruf. Belum ada yang disamarkan."
    ),
    WhyNoMask.NO_PICTURE: gettext_lazy("Konten ini tidak punya gambar. Samarkan kata-katanya saja."),
    WhyNoMask.REASON: gettext_lazy("Tulis alasan yang jelas, paling sedikit 20 huruf."),
    WhyNoMask.CHANGED: gettext_lazy("Rekan baru saja menyamarkan bagian lain. Buka lagi halamannya, lalu ulangi."),
}
NOT_ERASED: Mapping[WhyNotErased, str | Promise] = {
    WhyNotErased.WAITS: gettext_lazy("Konten ini belum dipilah. Sambungkan ke klaim atau arsipkan dulu."),
    WhyNotErased.ERASED: gettext_lazy("Isi konten ini sudah dihapus."),
    WhyNotErased.GROUND: gettext_lazy(
        "Dasar itu tidak berlaku untuk konten ini sekarang; klaimnya mungkin belum diputuskan."
    ),
}
PRIORITY: Mapping[Reason, str | Promise] = {
    Reason.TRUSTED: gettext_lazy("sumber tepercaya, didahulukan: %(said)s"),
    Reason.HARM_GIVEN: gettext_lazy("bahaya menurut penyampai: %(said)s"),
    Reason.HARM_TRIAGED: gettext_lazy("bahaya menurut pemilah: %(said)s"),
    Reason.REACH: gettext_lazy("jangkauan %(figure)s"),
    Reason.REACH_UNKNOWN: gettext_lazy("jangkauan belum diketahui"),
    Reason.COPIES: gettext_lazy("%(figure)s tangkapan lain berisi sama"),
    Reason.ALIKE: gettext_lazy("%(figure)s salinan mirip menunggu"),
    Reason.VOTING: gettext_lazy("%(figure)s hari menuju pemungutan suara"),
    Reason.PUBLIC: gettext_lazy("disampaikan warga"),
}


STANDS: Mapping[Stands, str | Promise] = {
    Stands.OPEN: gettext_lazy("menunggu jawaban"),
    Stands.OVERDUE: gettext_lazy("lewat waktu, belum dijawab"),
    Stands.ANSWERED: gettext_lazy("sudah dijawab"),
}
COLOURS: Mapping[Stands, str] = {Stands.OPEN: "waiting", Stands.OVERDUE: "lapsed", Stands.ANSWERED: "kept"}
MET: Mapping[StillThere, str | Promise] = {
    StillThere.SAME: gettext_lazy("masih ada, sama dengan tangkapan"),
    StillThere.OTHER: gettext_lazy("alamatnya menjawab, isinya lain daripada tangkapan"),
    StillThere.GONE: gettext_lazy("tidak ada lagi"),
    StillThere.UNREACHED: gettext_lazy("tidak terjangkau"),
    StillThere.UNKNOWN: gettext_lazy("menjawab, tetapi tidak dapat dipastikan"),
}
MET_COLOURS: Mapping[StillThere, str] = {
    StillThere.SAME: "due",
    StillThere.OTHER: "plain",
    StillThere.GONE: "kept",
    StillThere.UNREACHED: "waiting",
    StillThere.UNKNOWN: "waiting",
}
UNMET: Mapping[Why, str | Promise] = {
    Why.ADDRESS: gettext_lazy("dialihkan ke sesuatu yang bukan alamat web"),
    Why.SECRET: gettext_lazy("dialihkan ke alamat yang memuat sandi"),
    Why.NOT_PUBLIC: gettext_lazy("alamatnya kini menuju jaringan dalam; simpul ini tidak ke sana"),
    Why.UNKNOWN_NAME: gettext_lazy("nama situsnya tidak dikenal"),
    Why.NO_NETWORK: gettext_lazy("simpul ini tidak dapat keluar ke internet, atau layanan namanya tidak menjawab"),
    Why.REDIRECTS: gettext_lazy("terus dialihkan"),
    Why.SILENT: gettext_lazy("situsnya tidak menjawab"),
    Why.SLOW: gettext_lazy("situsnya terlalu lambat"),
    Why.TOO_LARGE: gettext_lazy("jawabannya lebih besar daripada yang diambil"),
    Why.MALFORMED: gettext_lazy("jawaban situsnya rusak"),
    Why.COMPRESSED: gettext_lazy("jawabannya terkompresi tanpa diminta"),
    Why.STATUS: gettext_lazy("situsnya menolak atau sedang terganggu"),
    Why.EMPTY: gettext_lazy("jawabannya kosong"),
    Why.TYPE: gettext_lazy("jawabannya berjenis lain"),
    Why.ACTIVE: gettext_lazy("jawabannya gambar SVG"),
    Why.PICTURE_TOO_LARGE: gettext_lazy("jawabannya gambar yang terlalu besar"),
    Why.UNREADABLE: gettext_lazy("jawabannya tidak dapat dibaca dengan aman"),
}
"""Why nothing certain was met, as a look says it; what whoever captures should do instead is said elsewhere."""


def limit_line(to: Addressee, norms: Certainties) -> str:
    """By when an answer is asked for again, by which article, and how surely that is known."""
    limit = levels()[to].limit
    known = KNOWN[norms.of("rules", f"rule.{limit.id}", limit.article, limit.certainty)]
    said = {
        "hours": figure(limit.length),
        "article": limit.article_en if english() else limit.article,
        "certainty": known,
    }
    return _("%(hours)s jam sesudah dicatat; %(article)s (%(certainty)s)") % said


def again_line(found: RequestView) -> str:
    """How often it was asked again, and when last; empty where it never was."""
    if not found.reminders:
        return ""
    said = {"times": figure(len(found.reminders)), "at": moment_of(found.reminders[-1].at)}
    return _("ditanyakan lagi %(times)s kali, terakhir %(at)s") % said


def outcome_line(found: RequestView) -> str:
    """The last answer; empty where there is none."""
    if not found.answers:
        return ""
    last = found.answers[-1]
    return f"{word(last.answerer)}: {word(last.outcome)}"


def took_line(found: RequestView) -> str:
    """How long it took from the first capture to the answer that closed it; empty while it is open."""
    return "" if found.took is None else span(found.took)


def met_line(found: Span) -> str:
    """What was met at an address, with the reason where nothing certain was, how often and since when."""
    words = str(MET[found.found])
    if found.why is not None and found.found in {StillThere.UNREACHED, StillThere.UNKNOWN}:
        words = f"{words}: {UNMET[found.why]}"
    if found.times == 1:
        return words
    said = {"met": words, "times": figure(found.times), "since": moment_of(found.since)}
    return _("%(met)s (%(times)s kali sejak %(since)s)") % said


def turn_line() -> str:
    """How often the node looks by itself, and until when; or that it does not."""
    if not SETTINGS.recheck_hours:
        return _("Simpul ini tidak melihat alamat dengan sendirinya; tekan tombolnya.")
    told = _("Simpul ini melihat tiap alamat setiap %(hours)s jam, sampai %(days)s hari sesudah permohonan dijawab.")
    return told % {"hours": figure(SETTINGS.recheck_hours), "days": figure(SETTINGS.recheck_days)}
