"""Triage in words: where a copy stands, why it stands there in the queue, why a step was refused.

Rules kept here: every member of each list has its word (tests walk them); points say what was counted.
Left to others: the lists themselves (`contentwatch`).
"""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from saksama_node.contentwatch.captures.alike import Alike
from saksama_node.contentwatch.captures.masking import Why as WhyNoMask
from saksama_node.contentwatch.captures.priority import Harm, Reason
from saksama_node.contentwatch.captures.queries import CopyState
from saksama_node.contentwatch.captures.triage import Why as WhyNot
from saksama_node.contentwatch.captures.trusting import Why as WhyNoTrust
from saksama_node.contentwatch.whole.erasing import Why as WhyNotErased

NOT_TRIAGED: Mapping[WhyNot, str | Promise] = {
    WhyNot.TAKEN: _("Konten ini sedang dipilah rekan Anda. Ambil yang lain, atau tunggu sampai dilepas."),
    WhyNot.NOT_YOURS: _("Ambil konten ini dulu, baru putuskan. Bila rekan sudah mengambilnya, tanyakan kepadanya."),
    WhyNot.NOT_ARCHIVED: _("Konten ini tidak ada di arsip; mungkin rekan sudah mengembalikannya."),
    WhyNot.SAME_CLAIM: _("Konten ini sudah tersambung ke klaim itu."),
    WhyNot.PARTNERS: _("Ini dari mitra: hanya mitra itu yang memilah dan menggolongkannya. Kirimi mereka pesan."),
    WhyNot.CHANGED: _("Rekan menggolongkannya sesudah Anda membuka halaman ini. Baca dulu, lalu simpan bila perlu."),
}
COPY_STATES: Mapping[CopyState, str | Promise] = {
    CopyState.WAITING: _("dalam antrean"),
    CopyState.TAKEN: _("sedang dipilah"),
    CopyState.JOINED: _("tersambung ke klaim"),
    CopyState.NOISE: _("di arsip"),
}
ALIKE: Mapping[Alike, str | Promise] = {
    Alike.SAME: _("kata-katanya sama dengan"),
    Alike.NEAR: _("banyak kata yang sama dengan"),
    Alike.PART: _("sebagian sama dengan"),
    Alike.PICTURE: _("gambarnya serupa dengan"),
}
HARMS: Mapping[Harm, str | Promise] = {
    Harm.VOTING: _("cara, tempat, atau waktu memilih"),
    Harm.THREAT: _("ancaman atau kekerasan"),
    Harm.HATE: _("kebencian terhadap kelompok"),
    Harm.OTHER: _("bahaya lain"),
}
NOT_TRUSTED: Mapping[WhyNoTrust, str | Promise] = {
    WhyNoTrust.NOBODY: _("Alamat itu tidak menunjuk satu situs atau satu akun. Satu platform utuh bukan sumber."),
    WhyNoTrust.KNOWN: _("Sumber itu sudah ada dalam daftar."),
    WhyNoTrust.GONE: _("Sumber itu sudah diakhiri rekan. Buka lagi daftarnya."),
}
NOT_MASKED: Mapping[WhyNoMask, str | Promise] = {
    WhyNoMask.NOTHING: _("Tulis kata yang disamarkan, atau centang petak gambar yang belum disamarkan."),
    WhyNoMask.ABSENT: _(
        "Tidak ada di sini, sudah disamarkan, atau terlalu pendek: %(words)s. Tulis persis seperti tertera, paling "
        "sedikit 2 huruf. Belum ada yang disamarkan."
    ),
    WhyNoMask.NO_PICTURE: _("Konten ini tidak punya gambar. Samarkan kata-katanya saja."),
    WhyNoMask.REASON: _("Tulis alasan yang jelas, paling sedikit 20 huruf."),
    WhyNoMask.CHANGED: _("Rekan baru saja menyamarkan bagian lain. Buka lagi halamannya, lalu ulangi."),
}
NOT_ERASED: Mapping[WhyNotErased, str | Promise] = {
    WhyNotErased.WAITS: _("Konten ini belum dipilah. Sambungkan ke klaim atau arsipkan dulu."),
    WhyNotErased.ERASED: _("Isi konten ini sudah dihapus."),
    WhyNotErased.GROUND: _("Dasar itu tidak berlaku untuk konten ini sekarang; klaimnya mungkin belum diputuskan."),
}
PRIORITY: Mapping[Reason, str | Promise] = {
    Reason.TRUSTED: _("sumber tepercaya, didahulukan: %(said)s"),
    Reason.HARM_GIVEN: _("bahaya menurut penyampai: %(said)s"),
    Reason.HARM_TRIAGED: _("bahaya menurut pemilah: %(said)s"),
    Reason.REACH: _("jangkauan %(figure)s"),
    Reason.REACH_UNKNOWN: _("jangkauan belum diketahui"),
    Reason.COPIES: _("%(figure)s tangkapan lain berisi sama"),
    Reason.ALIKE: _("%(figure)s salinan mirip menunggu"),
    Reason.VOTING: _("%(figure)s hari menuju pemungutan suara"),
    Reason.PUBLIC: _("disampaikan warga"),
}
