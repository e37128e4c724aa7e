"""The closed codes of entries in words.

Rules kept here:
  * Every member of every closed list has its word; a test walks them all.
  * The words are Indonesian law's own where it has one.
Left to others: kinds, classes and standings of an agreement (`agreements.words`), roles (`accounts.staff`), sentences.
"""

from collections.abc import Mapping
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from saksama.agreement.history import EventKind, Standing
from saksama.entries.kinds.audit import AuditOutcome
from saksama.entries.kinds.case import Closing, DecisionOutcome, Destination, Means, ReviewOutcome
from saksama.entries.kinds.content import (
    Addressee,
    Answered,
    Assessment,
    Category,
    Channel,
    Concerns,
    Judgment,
    Medium,
    Outcome,
    Presence,
    Triage,
    Way,
)
from saksama.entries.kinds.data import Erasable
from saksama.entries.kinds.handling import Answer, Direction, Heard, Interest
from saksama.entries.kinds.incident import IncidentType
from saksama.entries.kinds.interest import Tie
from saksama.entries.kinds.keying import FollowUp, Ground
from saksama.entries.kinds.ruling import Effect
from saksama.entries.kinds.sheet import Source
from saksama.vocabulary import Classification, DispatchKind, KeyUse, RefusalCode, RejectionCode, SubjectClass
from saksama_node.accounts.staff import ROLE_WORDS, Role
from saksama_node.agreements.words import (
    CLASS_WORDS,
    EVENT_WORDS,
    KIND_WORDS,
    STANDING_STATES,
    STANDING_WORDS,
    SUBJECT_WORDS,
)

__all__ = ["EVENT_WORDS", "LISTS", "STANDING_STATES", "role_word", "word"]

type Words[T: StrEnum] = Mapping[T, Promise | str]

_KEY_USES: Words[KeyUse] = {
    KeyUse.INSTITUTION: _("lembaga"),
    KeyUse.LOG: _("log"),
    KeyUse.WITNESS: _("penyaksi"),
    KeyUse.TRANSPORT: _("angkutan"),
    KeyUse.AGE: _("pembuka kiriman"),
    KeyUse.VAULT: _("brankas identitas"),
    KeyUse.LEAK: _("pemeriksa kebocoran"),
}
_SOURCES: Words[Source] = {
    Source.KPU_TABLE: _("tabel TPS terbitan KPU"),
    Source.SIREKAP: _("Sirekap KPU"),
    Source.SUPERVISOR: _("salinan pengawas"),
    Source.RECAP_DISTRICT: _("D.Hasil kecamatan"),
    Source.RECAP_REGENCY: _("D.Hasil kabupaten/kota"),
    Source.RECAP_PROVINCE: _("D.Hasil provinsi"),
    Source.SCREEN: _("tayangan KPU per wilayah"),
}
_AUDITS: Words[AuditOutcome] = {
    AuditOutcome.CONFIRMED: _("batas risiko tercapai"),
    AuditOutcome.GO_ON: _("batas risiko tidak tercapai, hasil tidak dikukuhkan"),
    AuditOutcome.READ_IN_FULL_HOLDS: _("seluruh formulir dibaca, hasilnya sesuai"),
    AuditOutcome.READ_IN_FULL_OTHER: _("seluruh formulir dibaca, hasilnya lain"),
    AuditOutcome.BOUND_BROKEN: _("ada formulir melebihi batas surat suara, rencananya tidak berlaku"),
}
_GROUNDS: Words[Ground] = {
    Ground.MISREAD: _("sumbernya salah membaca formulir"),
    Ground.MISTYPED: _("salah ketik"),
    Ground.ON_PAPER: _("formulir kertasnya memang tidak klop"),
    Ground.CORRECTED: _("sudah dibetulkan pada rekapitulasi"),
    Ground.EXPLAINED: _("wajar, alasannya ditulis"),
    Ground.NO_PAPER: _("salinan yang terbaca tidak diperoleh"),
}
_FOLLOW_UPS: Words[FollowUp] = {
    FollowUp.NONE: _("tanpa tindak lanjut"),
    FollowUp.CORRECTION: _("dimintakan pembetulan"),
    FollowUp.CASE: _("ditangani sebagai temuan"),
    FollowUp.TASK: _("menjadi tugas bersama"),
    FollowUp.RECOUNT: _("diusulkan penghitungan suara ulang"),
    FollowUp.REVOTE: _("diusulkan pemungutan suara ulang"),
}
_EFFECTS: Words[Effect] = {
    Effect.OFF: _("hari libur, tidak dihitung"),
    Effect.REGIONAL: _("libur daerah, hitungannya tetap belum jelas"),
    Effect.WORKING: _("hari kerja tambahan, dihitung"),
}
_INTERESTS: Words[Interest] = {
    Interest.REPORTED: _("hubungan dengan terlapor"),
    Interest.REPORTER: _("hubungan dengan pelapor"),
    Interest.PARTY: _("hubungan dengan partai"),
    Interest.REGION: _("hubungan dengan wilayah"),
    Interest.OTHER: _("kepentingan lain"),
}
_TIES: Words[Tie] = {Tie.PARTY: _("partai"), Tie.REGION: _("wilayah")}
_REFUSALS: Words[RefusalCode] = {
    RefusalCode.OUTSIDE_CLAUSE: _("di luar pasal nota"),
    RefusalCode.NOT_COMPETENT: _("bukan kewenangan kami"),
    RefusalCode.INCOMPLETE: _("belum lengkap"),
    RefusalCode.DUPLICATE: _("sudah pernah dikirim"),
    RefusalCode.TOO_LATE: _("sudah lewat waktunya"),
    RefusalCode.NO_CAPACITY: _("tidak cukup tenaga"),
    RefusalCode.EXCLUDED_SUBJECT: _("perkara yang dikecualikan nota"),
    RefusalCode.CONFLICT_OF_INTEREST: _("benturan kepentingan"),
}
_REJECTIONS: Words[RejectionCode] = {
    RejectionCode.NO_PERMIT: _("tidak diizinkan nota"),
    RejectionCode.BLOB_MISSING: _("isinya tidak ditemukan"),
    RejectionCode.DIGEST: _("isinya tidak cocok dengan sidiknya"),
    RejectionCode.CANNOT_OPEN: _("tidak dapat dibuka"),
    RejectionCode.SCHEMA: _("bentuk isinya tidak dikenal"),
    RejectionCode.TOO_LARGE: _("terlalu besar"),
    RejectionCode.UNKNOWN_KIND: _("jenisnya tidak dikenal"),
    RejectionCode.NUMBER: _("nomornya sudah dipakai"),
    RejectionCode.REPLAYED: _("sudah pernah dikirim"),
}
_REVIEWS: Words[ReviewOutcome] = {
    ReviewOutcome.REGISTER: _("memenuhi syarat, diregistrasi"),
    ReviewOutcome.INCOMPLETE: _("belum lengkap, diminta diperbaiki"),
    ReviewOutcome.PRELIMINARY: _("ditelusuri sebagai informasi awal"),
    ReviewOutcome.NOT_ACCEPTED: _("tidak diterima"),
}
_DECISIONS: Words[DecisionOutcome] = {
    DecisionOutcome.ADMINISTRATIVE: _("pelanggaran administrasi"),
    DecisionOutcome.CRIMINAL: _("dugaan tindak pidana pemilu"),
    DecisionOutcome.ETHICS: _("dugaan pelanggaran kode etik penyelenggara"),
    DecisionOutcome.OTHER_LAW: _("dugaan pelanggaran peraturan perundang-undangan lain"),
    DecisionOutcome.ADMINISTRATIVE_TSM: _("pelanggaran administrasi terstruktur, sistematis dan masif"),
    DecisionOutcome.SEVERAL: _("lebih dari satu jenis pelanggaran"),
    DecisionOutcome.NO_VIOLATION: _("bukan pelanggaran"),
}
_DESTINATIONS: Words[Destination] = {
    Destination.KPU: _("Komisi Pemilihan Umum"),
    Destination.GAKKUMDU: _("Sentra Gakkumdu"),
    Destination.DKPP: _("Dewan Kehormatan Penyelenggara Pemilu"),
    Destination.POLICE: _("Kepolisian"),
    Destination.CIVIL_SERVICE: _("instansi pembina aparatur sipil negara"),
    Destination.MILITARY: _("Tentara Nasional Indonesia"),
    Destination.REGIONAL_HEAD: _("kepala daerah"),
    Destination.COMMUNICATION: _("instansi komunikasi dan informatika"),
    Destination.OTHER_OFFICE: _("kantor pengawas lain"),
    Destination.CONSTITUTIONAL_COURT: _("Mahkamah Konstitusi"),
}
_HEARD: Words[Heard] = {
    Heard.REPORTER: _("pelapor"),
    Heard.REPORTED: _("terlapor"),
    Heard.TESTIFIER: _("saksi"),
    Heard.EXPERT: _("ahli"),
}
_DIRECTIONS: Words[Direction] = {
    Direction.DOWN: _("dilimpahkan ke bawah"),
    Direction.ACROSS: _("dilimpahkan ke kantor tempat kejadian"),
    Direction.UP: _("diambil alih oleh tingkat di atasnya"),
}
_ANSWERS: Words[Answer] = {
    Answer.RECEIVED: _("sudah diterima"),
    Answer.FOLLOWED: _("sudah ditindaklanjuti"),
    Answer.NOT_FOLLOWED: _("tidak ditindaklanjuti"),
    Answer.RETURNED: _("dikembalikan"),
}
_MEANS: Words[Means] = {
    Means.PORTAL: _("portal"),
    Means.LETTER: _("surat"),
    Means.ANNOUNCEMENT: _("papan pengumuman"),
    Means.IN_PERSON: _("bertemu langsung"),
    Means.ELECTRONIC: _("pesan elektronik"),
}
_CLOSINGS: Words[Closing] = {
    Closing.DECIDED: _("diputus"),
    Closing.NOT_REGISTERED: _("tidak diregistrasi"),
    Closing.FORWARDED: _("diteruskan"),
    Closing.WITHDRAWN: _("dicabut"),
}
_INCIDENTS: Words[IncidentType] = {
    IncidentType.IMITATION: _("akun atau situs tiruan"),
    IncidentType.ATTACK: _("serangan pada simpul"),
    IncidentType.LEAK: _("kebocoran berkas"),
    IncidentType.DISTURBANCE: _("gangguan di kantor"),
}
_ERASABLES: Words[Erasable] = {
    Erasable.PAYLOAD: _("isi kiriman"),
    Erasable.CIPHERTEXT: _("kiriman tersegel"),
    Erasable.IDENTITY: _("identitas pelapor"),
    Erasable.CASE_FILE: _("seluruh berkas yang diserahkan"),
    Erasable.OPENINGS: _("sebagian berkas yang diserahkan"),
    Erasable.ACCOUNT: _("akun"),
}
_WAYS: Words[Way] = {
    Way.PUBLIC: _("formulir publik"),
    Way.STAFF: _("petugas"),
    Way.LIST: _("daftar"),
    Way.FEED: _("umpan berita"),
    Way.PARTNER: _("mitra"),
}
_MEDIA: Words[Medium] = {
    Medium.LINK: _("tautan"),
    Medium.TEXT: _("teks"),
    Medium.IMAGE: _("gambar"),
    Medium.MESSAGE: _("pesan terusan"),
}
_CHANNELS: Words[Channel] = {
    Channel.FACEBOOK: "Facebook",
    Channel.INSTAGRAM: "Instagram",
    Channel.TIKTOK: "TikTok",
    Channel.X: "X",
    Channel.YOUTUBE: "YouTube",
    Channel.WHATSAPP: "WhatsApp",
    Channel.TELEGRAM: "Telegram",
    Channel.WEBSITE: _("situs web"),
    Channel.OTHER: _("kanal lain"),
    Channel.UNKNOWN: _("kanal belum diketahui"),
}
_TRIAGES: Words[Triage] = {
    Triage.CLAIM: _("disambungkan ke klaim"),
    Triage.NOISE: _("diarsipkan"),
    Triage.RETURNED: _("dikembalikan ke antrean"),
}
_CATEGORIES: Words[Category] = {
    Category.FALSEHOOD: _("informasi keliru tentang pemilihan"),
    Category.HATE: _("ujaran kebencian atau penghinaan"),
    Category.SARA: _("suku, agama, ras atau golongan"),
    Category.INCITEMENT: _("hasutan atau adu domba"),
    Category.MONEY: _("janji atau pemberian uang"),
    Category.TIMING: _("kampanye di luar jadwal"),
    Category.IMITATION: _("akun atau situs tiruan"),
    Category.OTHER: _("jenis lain"),
}
_CONCERNS: Words[Concerns] = {
    Concerns.NOBODY: _("tidak menyangkut pemerintah daerah"),
    Concerns.GOVERNMENT: _("menyangkut pemerintah daerah"),
    Concerns.OFFICIAL: _("menyangkut pejabat daerah"),
    Concerns.INCUMBENT: _("menyangkut calon petahana"),
    Concerns.UNKNOWN: _("belum dinyatakan menyangkut siapa"),
}
_ASSESSMENTS: Words[Assessment] = {
    Assessment.TRUE: _("benar"),
    Assessment.FALSE: _("salah"),
    Assessment.MISLEADING: _("menyesatkan"),
    Assessment.SATIRE: _("satire"),
    Assessment.NOT_CHECKABLE: _("tidak dapat diperiksa"),
}
_JUDGMENTS: Words[Judgment] = {
    Judgment.VIOLATION: _("dugaan pelanggaran"),
    Judgment.NO_VIOLATION: _("bukan pelanggaran"),
    Judgment.NOT_COMPETENT: _("bukan kewenangan pengawas pemilu"),
}
_ADDRESSEES: Words[Addressee] = {
    Addressee.BAWASLU_RI: _("Bawaslu RI"),
    Addressee.MINISTRY: _("kementerian yang membidangi komunikasi"),
    Addressee.PLATFORM: _("pengelola platform"),
}
_PRESENCE: Words[Presence] = {
    Presence.UP: _("masih ada, sama dengan tangkapan"),
    Presence.CHANGED: _("alamatnya menjawab, isinya lain daripada tangkapan"),
    Presence.GONE: _("tidak ada lagi"),
    Presence.UNREACHED: _("tidak terjangkau"),
    Presence.UNKNOWN: _("menjawab, tetapi tidak dapat dipastikan"),
}
_ANSWERED: Words[Answered] = {
    Answered.SUCCESSFUL: _("dijawab (2xx)"),
    Answered.REDIRECTION: _("dialihkan (3xx)"),
    Answered.CLIENT_ERROR: _("ditolak situsnya (4xx)"),
    Answered.SERVER_ERROR: _("situsnya terganggu (5xx)"),
}
_OUTCOMES: Words[Outcome] = {
    Outcome.RECEIVED: _("sudah diterima"),
    Outcome.PASSED_ON: _("sudah diteruskan"),
    Outcome.REMOVED: _("konten diturunkan"),
    Outcome.RESTRICTED: _("jangkauan dibatasi"),
    Outcome.REFUSED: _("ditolak"),
    Outcome.SILENT: _("tidak dijawab"),
}


def _widened[T: StrEnum](words: Words[T]) -> Words[StrEnum]:
    return dict[StrEnum, Promise | str](words.items())


LISTS: Mapping[type[StrEnum], Mapping[StrEnum, Promise | str]] = {
    DispatchKind: _widened(KIND_WORDS),
    Classification: _widened(CLASS_WORDS),
    SubjectClass: _widened(SUBJECT_WORDS),
    Standing: _widened(STANDING_WORDS),
    EventKind: _widened(EVENT_WORDS),
    KeyUse: _widened(_KEY_USES),
    RefusalCode: _widened(_REFUSALS),
    RejectionCode: _widened(_REJECTIONS),
    ReviewOutcome: _widened(_REVIEWS),
    DecisionOutcome: _widened(_DECISIONS),
    Destination: _widened(_DESTINATIONS),
    Heard: _widened(_HEARD),
    Direction: _widened(_DIRECTIONS),
    Answer: _widened(_ANSWERS),
    Means: _widened(_MEANS),
    Closing: _widened(_CLOSINGS),
    IncidentType: _widened(_INCIDENTS),
    Erasable: _widened(_ERASABLES),
    Effect: _widened(_EFFECTS),
    Source: _widened(_SOURCES),
    AuditOutcome: _widened(_AUDITS),
    Ground: _widened(_GROUNDS),
    FollowUp: _widened(_FOLLOW_UPS),
    Interest: _widened(_INTERESTS),
    Tie: _widened(_TIES),
    Way: _widened(_WAYS),
    Medium: _widened(_MEDIA),
    Channel: _widened(_CHANNELS),
    Triage: _widened(_TRIAGES),
    Category: _widened(_CATEGORIES),
    Concerns: _widened(_CONCERNS),
    Assessment: _widened(_ASSESSMENTS),
    Judgment: _widened(_JUDGMENTS),
    Addressee: _widened(_ADDRESSEES),
    Outcome: _widened(_OUTCOMES),
    Presence: _widened(_PRESENCE),
    Answered: _widened(_ANSWERED),
    Role: _widened(ROLE_WORDS),
}


def word(code: StrEnum) -> str:
    """Return the word for a code, in the reader's language. KeyError: its list has no words, our bug."""
    return str(LISTS[type(code)][code])


def role_word(role: str) -> str:
    """Return the word for a role as an entry writes it; a role of another node that is not ours stays as it is."""
    return word(Role(role)) if role in set(Role) else role
