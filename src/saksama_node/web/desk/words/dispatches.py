"""Dispatches in words: states, reasons, rejections, permits, and what a payload says.

Rules kept here:
  * Every member of a closed list has its word; a test walks them all.
  * A refusal names the clause and what it does cover, so that the reader knows what to change.
Left to others: kinds and classes (`agreements.words`), the pages.
"""

from collections.abc import Mapping
from datetime import datetime

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from saksama.agreement.errors import NotPermitted, Why
from saksama.agreement.permit import Asked
from saksama.agreement.terms import Direction, Terms
from saksama.entries.kinds.incident import IncidentType
from saksama.envelope.kinds import (
    ContentClaim,
    ContentFinding,
    DatasetShare,
    IncidentReport,
    InformationReply,
    InformationRequest,
    Notice,
    Payload,
    TaskOffer,
    TaskReport,
)
from saksama.envelope.leakcheck import Part, Verdict
from saksama.vocabulary import RefusalCode, RejectionCode, parse_moment
from saksama_node.agreements.words import CLASS_WORDS, KIND_WORDS, SUBJECT_WORDS
from saksama_node.exchange.states import IncomingState, OutgoingState
from saksama_node.settings.clock import now
from saksama_node.web import formats
from saksama_node.web.codes import word
from saksama_node.web.target_words import target_name

type State = OutgoingState | IncomingState

STATE_COLOURS: Mapping[str, str] = {
    "held": "due",
    "waiting": "waiting",
    "sent": "waiting",
    "received": "waiting",
    "rejected": "lapsed",
    "accepted": "kept",
    "refused": "lapsed",
}
REASONS: Mapping[RefusalCode, Promise] = {
    RefusalCode.OUTSIDE_CLAUSE: gettext_lazy("di luar pasal"),
    RefusalCode.NOT_COMPETENT: gettext_lazy("bukan kewenangan kami"),
    RefusalCode.INCOMPLETE: gettext_lazy("belum lengkap"),
    RefusalCode.DUPLICATE: gettext_lazy("sudah pernah dikirim"),
    RefusalCode.TOO_LATE: gettext_lazy("sudah lewat waktu"),
    RefusalCode.NO_CAPACITY: gettext_lazy("tidak ada tenaga untuk ini sekarang"),
    RefusalCode.EXCLUDED_SUBJECT: gettext_lazy("menyangkut hal yang dikecualikan nota"),
    RefusalCode.CONFLICT_OF_INTEREST: gettext_lazy("ada benturan kepentingan"),
}
REJECTIONS: Mapping[RejectionCode, Promise] = {
    RejectionCode.NO_PERMIT: gettext_lazy("nota kesepahaman tidak mengizinkannya pada saat itu; tidak dibuka"),
    RejectionCode.BLOB_MISSING: gettext_lazy("berkas tersegelnya tidak disediakan pengirim"),
    RejectionCode.DIGEST: gettext_lazy("berkas tersegelnya lain dari yang dicatat di log"),
    RejectionCode.CANNOT_OPEN: gettext_lazy("segelnya tidak dapat dibuka dengan kunci penerima, atau isinya rusak"),
    RejectionCode.SCHEMA: gettext_lazy("isinya tidak sesuai dengan jenisnya"),
    RejectionCode.TOO_LARGE: gettext_lazy("terlalu besar"),
    RejectionCode.UNKNOWN_KIND: gettext_lazy("jenisnya belum dikenal versi ini"),
    RejectionCode.NUMBER: gettext_lazy("nomornya sudah dipakai kiriman lain"),
    RejectionCode.REPLAYED: gettext_lazy("kiriman yang sama sudah pernah dikirim"),
}
INCIDENTS: Mapping[IncidentType, Promise] = {
    IncidentType.IMITATION: gettext_lazy("akun atau situs tiruan"),
    IncidentType.ATTACK: gettext_lazy("serangan terhadap simpul"),
    IncidentType.LEAK: gettext_lazy("kebocoran berkas"),
    IncidentType.DISTURBANCE: gettext_lazy("gangguan di kantor"),
}
PARTS: Mapping[Part, Promise] = {
    Part.NIK: gettext_lazy("NIK"),
    Part.PHONE: gettext_lazy("nomor telepon"),
    Part.EMAIL: gettext_lazy("alamat surel"),
    Part.NAME: gettext_lazy("nama lengkap"),
    Part.SINGLE_NAME: gettext_lazy("nama satu kata"),
    Part.ADDRESS: gettext_lazy("alamat"),
}
EVENTS: Mapping[str, Promise] = {
    "dispatch.sent": gettext_lazy("Dikirim"),
    "dispatch.received": gettext_lazy("Diterima simpul: utuh, diizinkan, terbuka"),
    "dispatch.rejected": gettext_lazy("Ditolak simpul"),
    "dispatch.accepted": gettext_lazy("Diterima petugas"),
    "dispatch.refused": gettext_lazy("Ditolak petugas"),
}
_NOT_IN_FORCE: Mapping[Why, Promise] = {
    Why.NOT_SIGNED: gettext_lazy("nota kesepahaman belum ditandatangani kedua lembaga"),
    Why.NOT_YET: gettext_lazy("nota kesepahaman belum mulai berlaku"),
    Why.SUSPENDED: gettext_lazy("nota kesepahaman sedang ditangguhkan"),
    Why.ENDED: gettext_lazy("nota kesepahaman sudah diakhiri"),
    Why.EXPIRED: gettext_lazy("masa berlaku nota kesepahaman sudah habis"),
    Why.OTHER_TEXT: gettext_lazy("teks nota kesepahaman yang berlaku sudah lain"),
    Why.NO_SUCH_CLAUSE: gettext_lazy("nota kesepahaman tidak memuat pasal itu"),
    Why.NOT_FROM_AGREEMENT: gettext_lazy("izin ini bukan dari nota kesepahaman"),
    Why.SEEN_WENT_BACK: gettext_lazy("log mitra yang dilihat pengirim mundur"),
    Why.SEEN_AHEAD: gettext_lazy("log mitra yang dilihat pengirim lebih besar daripada log itu sendiri"),
    Why.SEEN_LAGS: gettext_lazy("log mitra yang dilihat pengirim tertinggal lebih dari satu jam"),
}


def clause_words(clause: str) -> str:
    """Write "pasal 3" for `pasal-3`."""
    return clause.replace("-", " ")


def not_permitted(error: NotPermitted, asked: Asked | None = None, terms: Terms | None = None) -> str:
    """The sentence for a refusal; with what was asked and the terms it says what the clause does cover."""
    why = _NOT_IN_FORCE.get(error.why) or _clause_why(error, asked, terms)
    return _("Kiriman ini tidak diizinkan: %(why)s.") % {"why": why}


def _clause_why(error: NotPermitted, asked: Asked | None, terms: Terms | None) -> str:
    place = clause_words(error.clause or "")
    way = _direction(error.clause, asked, terms)
    match error.why:
        case Why.CLASSIFICATION if way is not None:
            words = _("nota kesepahaman %(clause)s hanya mencakup klasifikasi %(highest)s")
            return words % {"clause": place, "highest": CLASS_WORDS[way.max_classification]}
        case Why.CLASSIFICATION:
            return _("klasifikasinya lebih tinggi dari yang dicakup %(clause)s") % {"clause": place}
        case Why.KIND if way is not None:
            kinds = ", ".join(str(KIND_WORDS[kind]) for kind in way.kinds)
            words = _("nota kesepahaman %(clause)s hanya mencakup %(kinds)s")
            return words % {"clause": place, "kinds": kinds}
        case Why.KIND:
            return _("jenis kiriman ini tidak dicakup %(clause)s") % {"clause": place}
        case Why.EXCLUDED_SUBJECT:
            excluded = set(way.excluded_subjects) & asked.subjects if way and asked else set()
            subjects = ", ".join(str(SUBJECT_WORDS[subject]) for subject in sorted(excluded))
            words = _("nota kesepahaman %(clause)s mengecualikan %(subjects)s")
            return words % {"clause": place, "subjects": subjects or _("hal yang disebut")}
        case _:
            return _("nota kesepahaman %(clause)s tidak membuka arah ini") % {"clause": place}


def _direction(clause: str | None, asked: Asked | None, terms: Terms | None) -> Direction | None:
    found = terms.clause(clause) if terms and clause else None
    if found is None or asked is None:
        return None
    return next((way for way in found.direction if (way.sender, way.receiver) == (asked.sender, asked.receiver)), None)


def leak_words(leak: Mapping[str, str | None]) -> str:
    """One leak of the leak check, as a sentence that does not repeat the words found."""
    where = _("isi kiriman") if leak["place"] == "payload" else _("berkas %(name)s") % {"name": leak["place"]}
    if leak["verdict"] == Verdict.UNREADABLE:
        return _("%(where)s tidak dapat dibaca oleh pemeriksa (pindaian, gambar, arsip, atau terkunci)") % {
            "where": where
        }
    part = PARTS[Part(leak["part"] or "")]
    return _("%(where)s memuat %(part)s seorang pelapor") % {"where": where, "part": part}


def payload_facts(payload: Payload) -> list[tuple[str, str]]:
    """What a payload says, as pairs of label and words; empty values are left out."""
    match payload:
        case InformationRequest():
            pairs = [(_("Pertanyaan"), payload.question), (_("Dijawab paling lambat"), _moment(payload.due))]
            pairs += _cited(payload)
        case InformationReply():
            pairs = [(_("Jawaban"), payload.answer)]
        case TaskOffer():
            pairs = [
                (_("Uraian tugas"), payload.description),
                (_("Jatuh tempo"), _moment(payload.due)),
                *_cited(payload),
            ]
        case TaskReport():
            done = _("selesai") if payload.done else _("belum selesai")
            pairs = [(_("Laporan pelaksanaan"), payload.report), (_("Keadaan"), done)]
        case DatasetShare():
            rows = "" if payload.rows is None else formats.figure(payload.rows)
            pairs = [
                (_("Uraian"), payload.description),
                (_("Sumber"), payload.source),
                (_("Per tanggal"), payload.as_of or ""),
            ]
            pairs += [(_("Jumlah baris"), rows)]
        case IncidentReport():
            pairs = [(_("Jenis insiden"), str(INCIDENTS[payload.type])), (_("Uraian"), payload.description)]
            pairs += [(_("Alamat"), payload.address or ""), (_("Ditangani paling lambat"), _moment(payload.due))]
        case ContentClaim():
            pairs = _claim_facts(payload)
        case ContentFinding():
            outside = "\n".join(each.what for each in payload.sources if each.outside)
            inside = "\n".join(each.what for each in payload.sources if not each.outside)
            pairs = [(_("Kata-katanya"), payload.words), (_("Sumber di luar kedua lembaga"), outside)]
            pairs += [(_("Sumber milik salah satu lembaga"), inside)]
        case Notice():
            pairs = [(_("Isi"), payload.text)]
        case _:
            raise NotImplementedError(payload.KIND)
    return [(label, words) for label, words in pairs if words]


def _claim_facts(payload: ContentClaim) -> list[tuple[str, str]]:
    copies = "\n".join(
        " · ".join(part for part in (_moment(each.captured), word(each.channel), each.address) if part)
        for each in payload.copies
    )
    return [
        (_("Klaim"), payload.words),
        (_("Mungkin termasuk"), word(payload.category)),
        (_("Menyangkut"), word(payload.concerns)),
        (_("Sasaran"), target_name(payload.target)),
        (_("Salinan"), copies),
    ]


def _cited(payload: InformationRequest | TaskOffer) -> list[tuple[str, str]]:
    cited = payload.cited
    return [] if cited is None else [(_("Kutipan"), f"“{cited.words}”"), (_("Sumber kutipan"), cited.source)]


def _moment(text: str | None) -> str:
    return "" if text is None else formats.moment_of(parse_moment(text))


def silence_words(name: str, since: datetime, waiting: int) -> str:
    """One plain sentence on a partner that does not answer, and what of ours waits for it."""
    today = formats.local(since).date() == formats.local(now()).date()
    begun = formats.time_of_day(since) if today else formats.moment_of(since)
    answer = _("Simpul %(name)s tidak menjawab sejak %(since)s.") % {"name": name, "since": begun}
    rest = _("%(count)s kiriman menunggu; tidak ada yang hilang.") % {"count": formats.figure(waiting)}
    return f"{answer} {rest if waiting else _('Tidak ada kiriman yang menunggu; tidak ada yang hilang.')}"
