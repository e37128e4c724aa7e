"""Words for what happens to a report: acts, states, outcomes, grounds of an erasure, faults.

Rules kept here: one wording for portal and desk; the terms of the law stand beside the plain ones; a ground
stands with its article, and with how surely that is known.
Left to others: who did it (desk), dates and numbers (web.formats).
"""

from collections.abc import Mapping
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from saksama.entries.kinds.case import Organizer
from saksama.entries.kinds.handling import (
    Correction,
    Discussion,
    Examiner,
    Heard,
    Institution,
    Oath,
    Requester,
    Sanction,
    TakeOver,
)
from saksama.errors import SaksamaError
from saksama_node.cases.erasing.clearing import grounds
from saksama_node.cases.evidence import ACCEPTED_WORDS
from saksama_node.places.offices import office_for
from saksama_node.web import formats
from saksama_node.web.codes import LISTS
from saksama_node.web.unable import SENTENCES, UNKNOWN

type Words = Mapping[str, str | Promise]

ACTS: Words = {
    "case.received": gettext_lazy("Diterima dan dicatat di log."),
    "case.reviewed:register": gettext_lazy("Kajian awal: syarat formal dan materiel lengkap; untuk diregistrasi."),
    "case.reviewed:incomplete": gettext_lazy("Kajian awal: belum lengkap."),
    "case.reviewed:preliminary": gettext_lazy("Kajian awal: ditelusuri sebagai informasi awal."),
    "case.reviewed:not-accepted": gettext_lazy("Kajian awal: tidak dapat diregistrasi sebagai laporan."),
    "case.reviewed:stopped": gettext_lazy(
        "Kajian awal: dihentikan, sebab hasilnya sedang disengketakan di Mahkamah Konstitusi."
    ),
    "case.returned": gettext_lazy("Pelapor diberi tahu apa yang perlu dilengkapi (pemberitahuan perbaikan)."),
    "case.completed": gettext_lazy("Pelapor melengkapi (perbaikan)."),
    "case.reviewed:withdrawn": gettext_lazy("Kajian awal: dicabut oleh pelapor; tidak memuat dugaan pelanggaran."),
    "case.reviewed:becoming": gettext_lazy("Kajian awal: tidak diregistrasi, dan menjadi informasi awal."),
    "case.reviewed:other-law": gettext_lazy("Kajian awal: pelanggaran peraturan lain; diteruskan tanpa registrasi."),
    "case.withdrawn:violation": gettext_lazy(
        "Laporan dicabut oleh pelapor; karena memuat dugaan pelanggaran, laporan menjadi informasi awal."
    ),
    "case.withdrawn:nothing": gettext_lazy("Laporan dicabut oleh pelapor; tidak memuat dugaan pelanggaran."),
    "case.registered": gettext_lazy("Diregistrasi."),
    "case.renumbered": gettext_lazy("Nomor register diperbaiki."),
    "lot.committed": gettext_lazy("Daftar peserta undian dicatat."),
    "lot.drawn": gettext_lazy("Petugas diundi menurut tanda tangan penyaksi luar."),
    "case.assigned": gettext_lazy("Diserahkan kepada petugas."),
    "case.teamed": gettext_lazy("Tim klarifikasi ditetapkan dengan keputusan Ketua."),
    "case.copied": gettext_lazy("Salinan berita acara klarifikasi diberikan."),
    "case.discussed": gettext_lazy("Pembahasan Sentra Gakkumdu dicatat."),
    "case.contested": gettext_lazy("Permintaan koreksi atas rekomendasi diterima (B.19)."),
    "case.advised": gettext_lazy("Pertimbangan tertulis Bawaslu atas permintaan koreksi diterima."),
    "case.corrected": gettext_lazy("Permintaan koreksi diputus (B.20, B.21)."),
    "case.invited": gettext_lazy("Undangan klarifikasi dikirim."),
    "case.heard": gettext_lazy("Klarifikasi dicatat (berita acara klarifikasi)."),
    "case.extended": gettext_lazy("Waktu penanganan diperpanjang."),
    "case.studied": gettext_lazy("Kajian selesai, untuk pleno."),
    "case.transferred": gettext_lazy("Dialihkan ke kantor lain (pelimpahan atau pengambilalihan)."),
    "case.sanctioned": gettext_lazy("Keputusan Ketua tentang seorang pengawas ad hoc."),
    "case.recused": gettext_lazy("Seorang petugas mengundurkan diri dari perkara ini."),
    "case.readmitted": gettext_lazy("Pengunduran diri dicabut oleh dua anggota."),
    "case.decided": gettext_lazy("Diputuskan dalam pleno."),
    "case.forwarded": gettext_lazy("Diteruskan kepada yang berwenang (penerusan)."),
    "case.answered": gettext_lazy("Jawaban atas penerusan dicatat."),
    "case.notified": gettext_lazy("Hasilnya diberitahukan (pemberitahuan status)."),
    "case.closed": gettext_lazy("Ditutup."),
}

STATES: Words = {
    "": gettext_lazy("menunggu kajian awal"),
    "to-register": gettext_lazy("menunggu registrasi"),
    "incomplete": gettext_lazy("belum lengkap"),
    "returned": gettext_lazy("menunggu perbaikan dari pelapor"),
    "completed": gettext_lazy("sudah dilengkapi"),
    "preliminary": gettext_lazy("ditelusuri sebagai informasi awal"),
    "tracing": gettext_lazy("informasi awal ditelusuri"),
    "becoming": gettext_lazy("menjadi informasi awal, menunggu pencatatan (B.8)"),
    "withdrawn": gettext_lazy("dicabut oleh pelapor"),
    "referred": gettext_lazy("pelanggaran peraturan lain, untuk diteruskan"),
    "not-accepted": gettext_lazy("tidak diregistrasi"),
    "stopped": gettext_lazy("dihentikan, sengketa hasil di Mahkamah Konstitusi"),
    "registered": gettext_lazy("diregistrasi, menunggu petugas"),
    "assigned": gettext_lazy("sedang ditangani"),
    "studied": gettext_lazy("kajian selesai, menunggu pleno"),
    "decided": gettext_lazy("sudah diputus"),
    "closed": gettext_lazy("ditutup"),
}

PROGRESS: Final = (
    gettext_lazy("Diterima"),
    gettext_lazy("Dikaji"),
    gettext_lazy("Ditangani"),
    gettext_lazy("Selesai"),
)
"""A report's way in four words; where it stands is `progress`."""

NEXT: Words = {
    "case.reviewed": gettext_lazy("Kantor mengkaji apa yang Anda sampaikan."),
    "case.returned": gettext_lazy("Kantor memberi tahu Anda apa yang masih kurang."),
    "case.completed": gettext_lazy("Anda melengkapi apa yang masih kurang."),
    "case.transferred": gettext_lazy("Kantor mengalihkannya ke kantor yang berwenang."),
    "case.registered": gettext_lazy("Kantor memberinya nomor register."),
    "lot.committed": gettext_lazy("Kantor menunjuk petugas yang menanganinya."),
    "lot.drawn": gettext_lazy("Petugas yang menanganinya diundi."),
    "case.assigned": gettext_lazy("Kantor menunjuk petugas yang menanganinya."),
    "case.studied": gettext_lazy("Petugas mendengar yang terlibat dan menyusun kajian."),
    "plenary.held": gettext_lazy("Rapat pleno kantor memutuskan."),
    "case.decided": gettext_lazy("Kantor mencatat putusan rapat pleno."),
    "case.sanctioned": gettext_lazy("Ketua menetapkan sanksi atau rehabilitasi."),
    "case.forwarded": gettext_lazy("Kantor meneruskannya kepada yang berwenang."),
    "case.notified": gettext_lazy("Kantor memberi tahu Anda hasilnya."),
    "case.discussed": gettext_lazy("Sentra Gakkumdu membahasnya."),
    "case.advised": gettext_lazy("Bawaslu memberi pendapat tertulis atas permohonan koreksi."),
    "case.corrected": gettext_lazy("Kantor memeriksa permohonan koreksi."),
    "case.closed": gettext_lazy("Kantor menutup perkara."),
}
"""What the reporter is told of the act that must come next, by its kind."""


def progress(state: str, number: str) -> int:
    """How many of `PROGRESS` are behind the report; all of them once it is closed."""
    if state == "closed":
        return len(PROGRESS)
    return 2 if number else 1


STATE_COLOURS: Mapping[str, str] = {
    "": "due",
    "to-register": "due",
    "incomplete": "due",
    "returned": "waiting",
    "decided": "kept",
    "closed": "plain",
}

OUTCOMES: Words = {
    "administrative": gettext_lazy("pelanggaran administratif"),
    "criminal": gettext_lazy("tindak pidana pemilu"),
    "ethics": gettext_lazy("pelanggaran kode etik"),
    "other-law": gettext_lazy("pelanggaran peraturan lain"),
    "administrative-tsm": gettext_lazy("pelanggaran administratif terstruktur, sistematis, masif"),
    "several": gettext_lazy("beberapa jenis pelanggaran"),
    "no-violation": gettext_lazy("bukan pelanggaran"),
}

REVIEWS: Words = {
    "register": gettext_lazy("Lengkap: untuk diregistrasi"),
    "incomplete": gettext_lazy("Belum lengkap: pelapor diberi tahu apa yang kurang"),
    "preliminary": gettext_lazy("Ditelusuri sebagai informasi awal"),
    "other-law": gettext_lazy("Pelanggaran peraturan lain saja: diteruskan tanpa registrasi"),
    "not-accepted": gettext_lazy("Tidak dapat diregistrasi"),
    "stopped": gettext_lazy("Dihentikan: hasilnya sedang disengketakan di Mahkamah Konstitusi"),
    "withdrawn": gettext_lazy("Dicabut pelapor sebelum dikaji (B.4)"),
}

DESTINATIONS: Words = {
    "kpu": gettext_lazy("KPU"),
    "bawaslu-regency": gettext_lazy("Bawaslu Kabupaten/Kota"),
    "gakkumdu": gettext_lazy("Sentra Gakkumdu"),
    "dkpp": gettext_lazy("DKPP"),
    "police": gettext_lazy("Kepolisian"),
    "civil-service": gettext_lazy("Badan Kepegawaian Negara atau pejabat pembina"),
    "military": gettext_lazy("TNI"),
    "regional-head": gettext_lazy("kepala daerah"),
    "communication": gettext_lazy("kementerian bidang komunikasi"),
    "other-office": gettext_lazy("kantor Bawaslu lain"),
    "constitutional-court": gettext_lazy("Mahkamah Konstitusi"),
}

MEANS: Words = {
    "portal": gettext_lazy("lewat portal ini"),
    "letter": gettext_lazy("surat"),
    "announcement": gettext_lazy("pengumuman di kantor"),
    "in-person": gettext_lazy("langsung"),
    "electronic": gettext_lazy("surel atau pesan"),
}

CLOSINGS: Words = {
    "decided": gettext_lazy("sudah diputus"),
    "not-registered": gettext_lazy("tidak diregistrasi"),
    "forwarded": gettext_lazy("diteruskan"),
    "withdrawn": gettext_lazy("dicabut sebelum diregistrasi"),
}

KINDS: Words = {
    "report": gettext_lazy("laporan"),
    "information": gettext_lazy("informasi awal"),
    "finding": gettext_lazy("temuan"),
}
CHANNELS: Words = {
    "online": gettext_lazy("daring"),
    "counter": gettext_lazy("di loket"),
    "own": gettext_lazy("dari pengawasan sendiri"),
}

VIOLATIONS: Words = {code: words for code, words in OUTCOMES.items() if code not in {"several", "no-violation"}}

SOURCES: Words = {
    "report": gettext_lazy("laporan"),
    "finding": gettext_lazy("temuan"),
    "information": gettext_lazy("informasi awal"),
}

GROUNDS: Words = {
    "late": gettext_lazy("lewat waktu"),
    "incomplete": gettext_lazy("syarat tidak dilengkapi"),
    "not-entitled": gettext_lazy("pelapor tidak berhak melapor"),
    "no-violation": gettext_lazy("bukan dugaan pelanggaran"),
    "constitutional-court": gettext_lazy("sengketa hasil di Mahkamah Konstitusi"),
    "settled": gettext_lazy("sudah ditangani dan diselesaikan pengawas pemilu"),
    "withdrawn": gettext_lazy("dicabut oleh pelapor"),
}

DIRECTIONS: Words = {
    "down": gettext_lazy("pelimpahan ke bawah"),
    "across": gettext_lazy("pelimpahan ke tempat kejadian"),
    "up": gettext_lazy("pengambilalihan ke atas"),
}

OATHS: Words = dict[str, str | Promise](LISTS[Oath].items())
REQUESTERS: Words = dict[str, str | Promise](LISTS[Requester].items())
EXAMINERS: Words = dict[str, str | Promise](LISTS[Examiner].items())
CORRECTIONS: Words = dict[str, str | Promise](LISTS[Correction].items())
DISCUSSIONS: Words = dict[str, str | Promise](LISTS[Discussion].items())
INSTITUTIONS: Words = dict[str, str | Promise](LISTS[Institution].items())

ORGANIZERS: Words = dict[str, str | Promise](LISTS[Organizer].items())

SUBSTANCE: Words = {
    "yes": gettext_lazy("terpenuhi: laporan menjadi informasi awal"),
    "no": gettext_lazy("tidak terpenuhi"),
}

TAKE_OVERS: Words = dict[str, str | Promise](LISTS[TakeOver].items())

SANCTIONS: Words = dict[str, str | Promise](LISTS[Sanction].items())

HEARD: Words = dict[str, str | Promise](LISTS[Heard].items())

ANSWERS: Words = {
    "received": gettext_lazy("diterima"),
    "followed": gettext_lazy("ditindaklanjuti"),
    "not-followed": gettext_lazy("tidak ditindaklanjuti"),
    "returned": gettext_lazy("dikembalikan"),
}

_UNREACHED = {"unreached": gettext_lazy("pelapor tidak dapat dihubungi")}

_DETAILS: Mapping[str, Words] = {
    "case.decided": OUTCOMES,
    "case.forwarded": DESTINATIONS,
    "case.notified": {**MEANS, **_UNREACHED},
    "case.closed": CLOSINGS,
    "case.transferred": DIRECTIONS,
    "case.answered": ANSWERS,
    "case.sanctioned": SANCTIONS,
    "case.invited": HEARD,
    "case.heard": HEARD,
}


def act_words(act: str, detail: str = "") -> str:
    """The sentence for an act, with its detail where it has one."""
    sentence = str(ACTS.get(act, act))
    if not detail:
        return sentence
    return f"{sentence.rstrip('.')}: {_DETAILS.get(act, {}).get(detail, detail)}."


def ground_words(ground: str) -> str:
    """A ground of an erasure by its id; one that this version does not know stays as it is, and so does none."""
    found = grounds().get(ground)
    if found is None:
        return ground or _("dasarnya tidak diketahui lagi")
    words, article = (found.words_en, found.article_en) if formats.english() else (found.words, found.article)
    return f"{words} ({article})"


def _office_name(region: str) -> str:
    office = office_for(region) if region else None
    return office.name if office else region


_FAULTS: Words = {
    "evidence.type": gettext_lazy(
        "Berkas «%(name)s» tidak dapat diterima: jenisnya tidak dikenal dari isinya. Yang diterima: %(types)s."
    ),
    "evidence.digest": gettext_lazy(
        "Berkas «%(name)s» berubah di jalan: yang tiba tidak sama dengan yang Anda pilih. Kirim sekali lagi."
    ),
    "evidence.too-large": gettext_lazy(
        "Berkas «%(name)s» terlalu besar: batasnya %(size)s MiB. Potong rekamannya, atau bawa aslinya ke kantor."
    ),
    "evidence.too-many": gettext_lazy("Paling banyak %(limit)s berkas sekali kirim. Gabungkan foto menjadi satu PDF."),
    "day.sender-files": gettext_lazy(
        "Dari jaringan Anda sudah banyak berkas yang kami terima dalam sehari ini, jadi berkas besar belum dapat "
        "diterima lagi. Yang sudah kami terima tersimpan; isian Anda masih ada. Tanpa berkas, atau dengan berkas yang"
        " seluruhnya paling besar 128 KB, kiriman ini diterima sekarang juga. Bawa berkas besar ke kantor (alamatnya "
        "di halaman ini), atau kirim besok."
    ),
    "day.all-files": gettext_lazy(
        "Dalam sehari ini sudah sangat banyak berkas yang kami terima dari masyarakat, jadi berkas besar belum dapat "
        "diterima lagi. Yang sudah kami terima tersimpan; isian Anda masih ada. Tanpa berkas, atau dengan berkas yang "
        "seluruhnya paling besar 128 KB, kiriman ini diterima sekarang juga. Bawa berkas besar ke kantor (alamatnya di "
        "halaman ini), atau kirim besok."
    ),
    "day.sender": gettext_lazy(
        "Dari jaringan Anda sudah banyak kiriman yang kami terima dalam sehari ini, dan semuanya tersimpan. Yang ini "
        "belum diterima; isian Anda masih ada. Sampaikan di kantor (alamatnya di halaman ini), kirim dari jaringan "
        "lain, atau kirim besok."
    ),
    "day.all": gettext_lazy(
        "Sedang sangat banyak kiriman yang masuk, jadi kami menerimanya satu per satu. Isian Anda masih ada: kirim "
        "lagi beberapa detik lagi, atau sampaikan di kantor (alamatnya di halaman ini)."
    ),
    "evidence.empty": gettext_lazy("Berkas «%(name)s» kosong. Pilih lagi."),
    "ledger.stands-still": gettext_lazy(
        "Simpul ini sedang dipulihkan dan belum mencatat apa pun. Isian Anda masih ada; coba lagi nanti."
    ),
    "account.not-allowed": gettext_lazy(
        "Kejadian itu di wilayah %(office)s, bukan kantor Anda. Antar pelapor ke kantor itu, atau minta ia melapor "
        "lewat portal: laporannya sampai di sana."
    ),
    "case.kept-away": gettext_lazy("Anda menyatakan kepentingan di wilayah itu. Minta rekan menerima laporan ini."),
    "message.empty": gettext_lazy("Pesan masih kosong: tulis sesuatu, atau pilih berkas."),
    "message.too-long": gettext_lazy("Pesan paling panjang %(limit)s huruf. Ringkas, atau lampirkan sebagai berkas."),
    "message.too-many": gettext_lazy("%(limit)s pesan Anda masih menunggu dibaca. Tunggu jawaban kantor lebih dahulu."),
    "case.name-needed": gettext_lazy("Laporan memerlukan nama dan alamat pelapor; tanpa nama, pilih informasi awal."),
}


def fault_words(error: SaksamaError) -> str:
    """The sentence for a fault of what was handed in, with the code under which the operator finds it."""
    fields = error.fields
    limit = fields.get("limit", 0)
    told = {
        "name": fields.get("name", ""),
        "types": ACCEPTED_WORDS,
        "limit": formats.figure(limit) if isinstance(limit, int) else limit,
        "size": formats.figure(limit >> 20) if isinstance(limit, int) else "",
        "office": _office_name(str(fields.get("place", ""))),
    }
    words = str(_FAULTS[error.code]) % told if error.code in _FAULTS else error.advice
    if error.code == UNKNOWN:
        again = _("Kirim sekali lagi isian yang sama: laporan yang terkirim dua kali tetap satu laporan.")
        words = f"{SENTENCES[error.code]} {again}"
    elif error.code in SENTENCES:
        untaken = _("Laporan Anda belum diterima; isian Anda masih ada. Coba lagi beberapa menit lagi.")
        words = f"{SENTENCES[error.code]} {untaken}"
    return _("%(words)s (kode %(code)s)") % {"words": words, "code": error.code}
