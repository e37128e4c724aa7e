"""The closed codes of entries in words.

Rules kept here:
  * Every member of every closed list has its word; a test walks them all.
  * The words are Indonesian law's own where it has one.
Left to others: kinds, classes and standings of an agreement (`agreements.words`), roles (`accounts.policy`), sentences.
"""

from collections.abc import Callable, Mapping
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from saksama.agreement.history import EventKind, Standing
from saksama.entries.kinds import (
    audit,
    case,
    content,
    data,
    handling,
    incident,
    interest,
    keying,
    observation,
    ruling,
    sheet,
)
from saksama.procedure.levels import Level
from saksama.vocabulary import Classification, DispatchKind, KeyUse, RefusalCode, RejectionCode, SubjectClass
from saksama_node.accounts.policy import ROLE_WORDS, Role
from saksama_node.agreements import words as agreed

type Words = Mapping[StrEnum, Promise | str]


def _widened[T: StrEnum](words: Mapping[T, Promise | str]) -> Words:
    return dict[StrEnum, Promise | str](words.items())


STANDING_STATES = agreed.STANDING_STATES
LISTS: Mapping[type[StrEnum], Words] = {
    DispatchKind: _widened(agreed.KIND_WORDS),
    Classification: _widened(agreed.CLASS_WORDS),
    SubjectClass: _widened(agreed.SUBJECT_WORDS),
    Standing: _widened(agreed.STANDING_WORDS),
    EventKind: _widened(agreed.EVENT_WORDS),
    Level: {
        Level.RI: _("Bawaslu RI"),
        Level.PROVINCE: _("Bawaslu provinsi"),
        Level.REGENCY: _("Bawaslu kabupaten/kota"),
        Level.DISTRICT: _("Panwascam"),
        Level.VILLAGE: _("PKD"),
        Level.STATION: _("PTPS"),
    },
    KeyUse: {
        KeyUse.INSTITUTION: _("lembaga"),
        KeyUse.LOG: _("log"),
        KeyUse.WITNESS: _("penyaksi"),
        KeyUse.TRANSPORT: _("angkutan"),
        KeyUse.AGE: _("pembuka kiriman"),
        KeyUse.VAULT: _("brankas identitas"),
        KeyUse.LEAK: _("pemeriksa kebocoran"),
    },
    RefusalCode: {
        RefusalCode.OUTSIDE_CLAUSE: _("di luar pasal nota"),
        RefusalCode.NOT_COMPETENT: _("bukan kewenangan kami"),
        RefusalCode.INCOMPLETE: _("belum lengkap"),
        RefusalCode.DUPLICATE: _("sudah pernah dikirim"),
        RefusalCode.TOO_LATE: _("sudah lewat waktunya"),
        RefusalCode.NO_CAPACITY: _("tidak cukup tenaga"),
        RefusalCode.EXCLUDED_SUBJECT: _("perkara yang dikecualikan nota"),
        RefusalCode.CONFLICT_OF_INTEREST: _("benturan kepentingan"),
    },
    RejectionCode: {
        RejectionCode.NO_PERMIT: _("tidak diizinkan nota"),
        RejectionCode.BLOB_MISSING: _("isinya tidak ditemukan"),
        RejectionCode.DIGEST: _("isinya tidak cocok dengan sidiknya"),
        RejectionCode.CANNOT_OPEN: _("tidak dapat dibuka"),
        RejectionCode.SCHEMA: _("bentuk isinya tidak dikenal"),
        RejectionCode.TOO_LARGE: _("terlalu besar"),
        RejectionCode.UNKNOWN_KIND: _("jenisnya tidak dikenal"),
        RejectionCode.NUMBER: _("nomornya sudah dipakai"),
        RejectionCode.REPLAYED: _("sudah pernah dikirim"),
    },
    case.ReviewOutcome: {
        case.ReviewOutcome.REGISTER: _("memenuhi syarat, diregistrasi"),
        case.ReviewOutcome.INCOMPLETE: _("belum lengkap, diminta diperbaiki"),
        case.ReviewOutcome.PRELIMINARY: _("ditelusuri sebagai informasi awal"),
        case.ReviewOutcome.NOT_ACCEPTED: _("tidak diterima"),
        case.ReviewOutcome.OTHER_LAW: _("pelanggaran peraturan lain, diteruskan tanpa registrasi"),
    },
    case.DecisionOutcome: {
        case.DecisionOutcome.ADMINISTRATIVE: _("pelanggaran administrasi"),
        case.DecisionOutcome.CRIMINAL: _("dugaan tindak pidana pemilu"),
        case.DecisionOutcome.ETHICS: _("dugaan pelanggaran kode etik penyelenggara"),
        case.DecisionOutcome.OTHER_LAW: _("dugaan pelanggaran peraturan perundang-undangan lain"),
        case.DecisionOutcome.ADMINISTRATIVE_TSM: _("pelanggaran administrasi terstruktur, sistematis dan masif"),
        case.DecisionOutcome.SEVERAL: _("lebih dari satu jenis pelanggaran"),
        case.DecisionOutcome.NO_VIOLATION: _("bukan pelanggaran"),
    },
    case.Organizer: {
        case.Organizer.PERMANENT: _("KPU atau Bawaslu di tingkat RI, provinsi atau kabupaten/kota"),
        case.Organizer.KPU_AD_HOC: _("PPK, PPS atau KPPS"),
        case.Organizer.BAWASLU_AD_HOC: _("Panwaslu Kecamatan, Panwaslu Kelurahan/Desa atau Pengawas TPS"),
    },
    case.Destination: {
        case.Destination.KPU: _("Komisi Pemilihan Umum"),
        case.Destination.BAWASLU_REGENCY: _("Bawaslu Kabupaten/Kota"),
        case.Destination.GAKKUMDU: _("Sentra Gakkumdu"),
        case.Destination.DKPP: _("Dewan Kehormatan Penyelenggara Pemilu"),
        case.Destination.POLICE: _("Kepolisian"),
        case.Destination.CIVIL_SERVICE: _("instansi pembina aparatur sipil negara"),
        case.Destination.MILITARY: _("Tentara Nasional Indonesia"),
        case.Destination.REGIONAL_HEAD: _("kepala daerah"),
        case.Destination.COMMUNICATION: _("instansi komunikasi dan informatika"),
        case.Destination.OTHER_OFFICE: _("kantor pengawas lain"),
        case.Destination.CONSTITUTIONAL_COURT: _("Mahkamah Konstitusi"),
    },
    handling.Heard: {
        handling.Heard.REPORTER: _("pelapor"),
        handling.Heard.REPORTED: _("terlapor"),
        handling.Heard.TESTIFIER: _("saksi"),
        handling.Heard.EXPERT: _("ahli"),
    },
    handling.Direction: {
        handling.Direction.DOWN: _("dilimpahkan ke bawah"),
        handling.Direction.ACROSS: _("dilimpahkan ke kantor tempat kejadian"),
        handling.Direction.UP: _("diambil alih oleh tingkat di atasnya"),
    },
    handling.TakeOver: {
        handling.TakeOver.SEVERAL_REGIONS: _("kejadian di lebih dari satu daerah"),
        handling.TakeOver.MEMBERS_SUSPENDED: _("ketua atau anggotanya dinonaktifkan atau diberhentikan"),
        handling.TakeOver.OFFICE_UNABLE: _("kantor itu tidak dapat menjalankan tugasnya"),
        handling.TakeOver.MEANS_LACKING: _("sarana dan prasarananya terbatas"),
        handling.TakeOver.MEMBERS_REPORTED: _("ketua atau anggotanya menjadi terlapor"),
        handling.TakeOver.AD_HOC_ETHICS: _("etik pengawas ad hoc"),
    },
    handling.Sanction: {
        handling.Sanction.WARNING: _("sanksi peringatan"),
        handling.Sanction.DISMISSAL: _("sanksi pemberhentian tetap"),
        handling.Sanction.REHABILITATION: _("rehabilitasi"),
    },
    handling.Oath: {
        handling.Oath.TAKEN: _("disumpah atau berjanji"),
        handling.Oath.REFUSED: _("tidak bersedia disumpah"),
    },
    handling.Requester: {
        handling.Requester.REPORTER: _("pelapor"),
        handling.Requester.REPORTED: _("terlapor"),
    },
    handling.Examiner: {
        handling.Examiner.RI: _("Bawaslu"),
        handling.Examiner.PROVINCE: _("Bawaslu Provinsi"),
    },
    handling.Correction: {
        handling.Correction.UPHELD: _("rekomendasi dikuatkan"),
        handling.Correction.CORRECTED: _("rekomendasi dikoreksi"),
    },
    handling.Discussion: {
        handling.Discussion.FIRST: _("pembahasan pertama"),
        handling.Discussion.SECOND: _("pembahasan kedua"),
        handling.Discussion.THIRD: _("pembahasan ketiga"),
    },
    handling.Institution: {
        handling.Institution.BAWASLU: _("pengawas pemilu"),
        handling.Institution.POLICE: _("Kepolisian"),
        handling.Institution.PROSECUTOR: _("Kejaksaan"),
    },
    handling.Answer: {
        handling.Answer.RECEIVED: _("sudah diterima"),
        handling.Answer.FOLLOWED: _("sudah ditindaklanjuti"),
        handling.Answer.NOT_FOLLOWED: _("tidak ditindaklanjuti"),
        handling.Answer.RETURNED: _("dikembalikan"),
    },
    case.Means: {
        case.Means.PORTAL: _("portal"),
        case.Means.LETTER: _("surat"),
        case.Means.ANNOUNCEMENT: _("papan pengumuman"),
        case.Means.IN_PERSON: _("bertemu langsung"),
        case.Means.ELECTRONIC: _("pesan elektronik"),
    },
    case.Closing: {
        case.Closing.DECIDED: _("diputus"),
        case.Closing.NOT_REGISTERED: _("tidak diregistrasi"),
        case.Closing.FORWARDED: _("diteruskan"),
        case.Closing.WITHDRAWN: _("dicabut"),
    },
    incident.IncidentType: {
        incident.IncidentType.IMITATION: _("akun atau situs tiruan"),
        incident.IncidentType.ATTACK: _("serangan pada simpul"),
        incident.IncidentType.LEAK: _("kebocoran berkas"),
        incident.IncidentType.DISTURBANCE: _("gangguan di kantor"),
    },
    data.Erasable: {
        data.Erasable.PAYLOAD: _("isi kiriman"),
        data.Erasable.CIPHERTEXT: _("kiriman tersegel"),
        data.Erasable.IDENTITY: _("identitas pelapor"),
        data.Erasable.CASE_FILE: _("seluruh berkas yang diserahkan"),
        data.Erasable.OPENINGS: _("sebagian berkas yang diserahkan"),
        data.Erasable.ACCOUNT: _("akun"),
    },
    ruling.Effect: {
        ruling.Effect.OFF: _("hari libur, tidak dihitung"),
        ruling.Effect.REGIONAL: _("libur daerah, hitungannya tetap belum jelas"),
        ruling.Effect.WORKING: _("hari kerja tambahan, dihitung"),
    },
    sheet.Source: {
        sheet.Source.KPU_TABLE: _("tabel TPS terbitan KPU"),
        sheet.Source.SIREKAP: _("Sirekap KPU"),
        sheet.Source.SUPERVISOR: _("salinan pengawas"),
        sheet.Source.RECAP_DISTRICT: _("D.Hasil kecamatan"),
        sheet.Source.RECAP_REGENCY: _("D.Hasil kabupaten/kota"),
        sheet.Source.RECAP_PROVINCE: _("D.Hasil provinsi"),
        sheet.Source.SCREEN: _("tayangan KPU per wilayah"),
    },
    audit.AuditOutcome: {
        audit.AuditOutcome.CONFIRMED: _("batas risiko tercapai"),
        audit.AuditOutcome.GO_ON: _("batas risiko tidak tercapai, hasil tidak dikukuhkan"),
        audit.AuditOutcome.READ_IN_FULL_HOLDS: _("seluruh formulir dibaca, hasilnya sesuai"),
        audit.AuditOutcome.READ_IN_FULL_OTHER: _("seluruh formulir dibaca, hasilnya lain"),
        audit.AuditOutcome.BOUND_BROKEN: _("ada formulir melebihi batas surat suara, rencananya tidak berlaku"),
    },
    keying.Ground: {
        keying.Ground.MISREAD: _("sumbernya salah membaca formulir"),
        keying.Ground.MISTYPED: _("salah ketik"),
        keying.Ground.ON_PAPER: _("formulir kertasnya memang tidak klop"),
        keying.Ground.CORRECTED: _("sudah dibetulkan pada rekapitulasi"),
        keying.Ground.EXPLAINED: _("wajar, alasannya ditulis"),
        keying.Ground.NO_PAPER: _("salinan yang terbaca tidak diperoleh"),
    },
    keying.FollowUp: {
        keying.FollowUp.NONE: _("tanpa tindak lanjut"),
        keying.FollowUp.CORRECTION: _("dimintakan pembetulan"),
        keying.FollowUp.CASE: _("ditelusuri sebagai informasi awal"),
        keying.FollowUp.TASK: _("menjadi tugas bersama"),
        keying.FollowUp.RECOUNT: _("diusulkan penghitungan suara ulang"),
        keying.FollowUp.REVOTE: _("diusulkan pemungutan suara ulang"),
    },
    handling.Interest: {
        handling.Interest.REPORTED: _("hubungan dengan terlapor"),
        handling.Interest.REPORTER: _("hubungan dengan pelapor"),
        handling.Interest.PARTY: _("hubungan dengan partai"),
        handling.Interest.REGION: _("hubungan dengan wilayah"),
        handling.Interest.OTHER: _("kepentingan lain"),
    },
    interest.Tie: {interest.Tie.PARTY: _("partai"), interest.Tie.REGION: _("wilayah")},
    content.Way: {
        content.Way.PUBLIC: _("formulir publik"),
        content.Way.STAFF: _("petugas"),
        content.Way.LIST: _("daftar"),
        content.Way.FEED: _("umpan berita"),
        content.Way.PARTNER: _("mitra"),
    },
    content.Medium: {
        content.Medium.LINK: _("tautan"),
        content.Medium.TEXT: _("teks"),
        content.Medium.IMAGE: _("gambar"),
        content.Medium.MESSAGE: _("pesan terusan"),
    },
    content.Channel: {
        content.Channel.FACEBOOK: "Facebook",
        content.Channel.INSTAGRAM: "Instagram",
        content.Channel.TIKTOK: "TikTok",
        content.Channel.X: "X",
        content.Channel.YOUTUBE: "YouTube",
        content.Channel.WHATSAPP: "WhatsApp",
        content.Channel.TELEGRAM: "Telegram",
        content.Channel.WEBSITE: _("situs web"),
        content.Channel.OTHER: _("kanal lain"),
        content.Channel.UNKNOWN: _("kanal belum diketahui"),
    },
    content.Triage: {
        content.Triage.CLAIM: _("disambungkan ke klaim"),
        content.Triage.NOISE: _("diarsipkan"),
        content.Triage.RETURNED: _("dikembalikan ke antrean"),
    },
    content.Category: {
        content.Category.FALSEHOOD: _("informasi keliru tentang pemilihan"),
        content.Category.HATE: _("ujaran kebencian atau penghinaan"),
        content.Category.SARA: _("suku, agama, ras atau golongan"),
        content.Category.INCITEMENT: _("hasutan atau adu domba"),
        content.Category.MONEY: _("janji atau pemberian uang"),
        content.Category.TIMING: _("kampanye di luar jadwal"),
        content.Category.IMITATION: _("akun atau situs tiruan"),
        content.Category.OTHER: _("jenis lain"),
    },
    content.Concerns: {
        content.Concerns.NOBODY: _("tidak menyangkut pemerintah daerah"),
        content.Concerns.GOVERNMENT: _("menyangkut pemerintah daerah"),
        content.Concerns.OFFICIAL: _("menyangkut pejabat daerah"),
        content.Concerns.INCUMBENT: _("menyangkut calon petahana"),
        content.Concerns.UNKNOWN: _("belum dinyatakan menyangkut siapa"),
    },
    content.Assessment: {
        content.Assessment.TRUE: _("benar"),
        content.Assessment.FALSE: _("salah"),
        content.Assessment.MISLEADING: _("menyesatkan"),
        content.Assessment.SATIRE: _("satire"),
        content.Assessment.NOT_CHECKABLE: _("tidak dapat diperiksa"),
    },
    content.Judgment: {
        content.Judgment.VIOLATION: _("dugaan pelanggaran"),
        content.Judgment.NO_VIOLATION: _("bukan pelanggaran"),
        content.Judgment.NOT_COMPETENT: _("bukan kewenangan pengawas pemilu"),
    },
    content.Addressee: {
        content.Addressee.BAWASLU_RI: _("Bawaslu RI"),
        content.Addressee.MINISTRY: _("kementerian yang membidangi komunikasi"),
        content.Addressee.PLATFORM: _("pengelola platform"),
    },
    content.Outcome: {
        content.Outcome.RECEIVED: _("sudah diterima"),
        content.Outcome.PASSED_ON: _("sudah diteruskan"),
        content.Outcome.REMOVED: _("konten diturunkan"),
        content.Outcome.RESTRICTED: _("jangkauan dibatasi"),
        content.Outcome.REFUSED: _("ditolak"),
        content.Outcome.SILENT: _("tidak dijawab"),
    },
    content.Presence: {
        content.Presence.UP: _("masih ada, sama dengan tangkapan"),
        content.Presence.CHANGED: _("alamatnya menjawab, isinya lain daripada tangkapan"),
        content.Presence.GONE: _("tidak ada lagi"),
        content.Presence.UNREACHED: _("tidak terjangkau"),
        content.Presence.UNKNOWN: _("menjawab, tetapi tidak dapat dipastikan"),
    },
    content.Answered: {
        content.Answered.SUCCESSFUL: _("dijawab (2xx)"),
        content.Answered.REDIRECTION: _("dialihkan (3xx)"),
        content.Answered.CLIENT_ERROR: _("ditolak situsnya (4xx)"),
        content.Answered.SERVER_ERROR: _("situsnya terganggu (5xx)"),
    },
    observation.Channel: {
        observation.Channel.FIELD: _("dari perangkat lapangan"),
        observation.Channel.DESK: _("ditulis di meja"),
        observation.Channel.DICTATED: _("didiktekan lewat telepon"),
        observation.Channel.CARRIED: _("dibawa dalam berkas"),
    },
    observation.Answer: {
        observation.Answer.FOLLOWED: _("ditindaklanjuti"),
        observation.Answer.IN_PART: _("ditindaklanjuti sebagian"),
        observation.Answer.REFUSED: _("ditolak dengan alasan"),
        observation.Answer.NOT_THEIRS: _("bukan kewenangannya"),
    },
    Role: _widened(ROLE_WORDS),
}


def word(code: StrEnum) -> str:
    """Return the word for a code, in the reader's language. KeyError: its list has no words, our bug."""
    return str(LISTS[type(code)][code])


def role_word(role: str) -> str:
    """Return the word for a role as an entry writes it; a role of another node that is not ours stays as it is."""
    return word(Role(role)) if role in set(Role) else role


def choices(codes: type[StrEnum], first: Promise | str = "") -> Callable[[], list[tuple[str, Promise | str]]]:
    """What a field offers: each code of a list with its word; before them none of them, called `first`, where given."""

    def offered() -> list[tuple[str, Promise | str]]:
        return [*([("", first)] if first else []), *((each.value, LISTS[codes][each]) for each in codes)]

    return offered
