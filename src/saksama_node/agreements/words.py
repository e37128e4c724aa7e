"""An agreement in words: kinds, classes, directions and standings as a person reads them.

Rules kept here:
  * Every member of a closed list has its word; a test walks them all.
Left to others: the sentences of a page (templates).
"""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from saksama.agreement.history import EventKind, Standing
from saksama.agreement.terms import Direction, Terms
from saksama.vocabulary import Classification, DispatchKind, OldKey, SubjectClass

KIND_WORDS: Mapping[DispatchKind, Promise] = {
    DispatchKind.INFORMATION_REQUEST: _("permintaan informasi"),
    DispatchKind.INFORMATION_REPLY: _("jawaban informasi"),
    DispatchKind.TASK_OFFER: _("tawaran tugas"),
    DispatchKind.TASK_REPORT: _("laporan tugas"),
    DispatchKind.DATASET_SHARE: _("himpunan data"),
    DispatchKind.INCIDENT_REPORT: _("laporan insiden keamanan"),
    DispatchKind.CONTENT_CLAIM: _("klaim dan tangkapan kontennya"),
    DispatchKind.CONTENT_FINDING: _("penilaian atau putusan atas klaim"),
    DispatchKind.NOTICE: _("pemberitahuan"),
}
CLASS_WORDS: Mapping[Classification, Promise] = {
    Classification.OPEN: _("terbuka"),
    Classification.RESTRICTED: _("terbatas"),
    Classification.CONFIDENTIAL: _("rahasia"),
}
SUBJECT_WORDS: Mapping[SubjectClass, Promise] = {
    SubjectClass.PROVINCIAL_OFFICIAL_REPORTED: _("perkara yang terlapornya pejabat pemerintah provinsi"),
    SubjectClass.PARTNER_STAFF_REPORTED: _("perkara yang terlapornya pegawai lembaga mitra"),
    SubjectClass.CHILD_INVOLVED: _("perkara yang melibatkan anak"),
    SubjectClass.ADJUDICATION_PENDING: _("perkara yang sedang diajudikasi"),
    SubjectClass.REPORTER_OR_TESTIFIER: _("siapa pelapor atau saksi"),
    SubjectClass.STUDY_UNDECIDED: _("kajian yang belum diputus dalam rapat pleno"),
    SubjectClass.HEARING_MINUTES: _("berita acara klarifikasi"),
    SubjectClass.OWN_CIVIL_SERVANT_REPORTED: _("perkara yang terlapornya pegawai ASN pemerintah provinsi"),
    SubjectClass.GAKKUMDU_FILE: _("berkas Sentra Gakkumdu"),
}
OLD_KEY_WORDS: Mapping[OldKey, Promise] = {
    OldKey.SIGNS: _("kunci lama ikut menandatangani"),
    OldKey.LOST: _("kunci lama hilang"),
    OldKey.STOLEN: _("kunci lama dicuri"),
}
STANDING_WORDS: Mapping[Standing, Promise] = {
    Standing.PROPOSED: _("diusulkan, belum ditandatangani kedua pihak"),
    Standing.NOT_YET: _("ditandatangani, belum mulai berlaku"),
    Standing.IN_FORCE: _("berlaku"),
    Standing.SUSPENDED: _("ditangguhkan"),
    Standing.ENDED: _("diakhiri"),
    Standing.EXPIRED: _("habis masa berlakunya"),
}
STANDING_STATES: Mapping[Standing, str] = {
    Standing.PROPOSED: "waiting",
    Standing.NOT_YET: "waiting",
    Standing.IN_FORCE: "kept",
    Standing.SUSPENDED: "due",
    Standing.ENDED: "lapsed",
    Standing.EXPIRED: "lapsed",
}
"""The look's state for each standing; its word stands beside it."""
EVENT_WORDS: Mapping[EventKind, Promise] = {
    EventKind.PROPOSED: _("mengusulkan nota"),
    EventKind.SIGNED: _("menandatangani nota"),
    EventKind.AMENDED: _("menandatangani adendum"),
    EventKind.WITHDRAWN: _("menarik kembali tanda tangannya"),
    EventKind.SUSPENDED: _("menangguhkan nota"),
    EventKind.RESUMED: _("menyetujui nota dilanjutkan"),
    EventKind.ENDED: _("mengakhiri nota"),
}


@dataclass(frozen=True, slots=True)
class DirectionWords:
    """Who may send whom what: names, kinds, highest classification, exceptions; words in the reader's language."""

    sender: str
    receiver: str
    kinds: tuple[str | Promise, ...]
    classification: str | Promise
    excluded: tuple[str | Promise, ...]


def direction_words(terms: Terms, way: Direction) -> DirectionWords:
    """One direction of a clause."""
    return DirectionWords(
        sender=terms.party(way.sender).name,
        receiver=terms.party(way.receiver).name,
        kinds=tuple(KIND_WORDS[kind] for kind in way.kinds),
        classification=CLASS_WORDS[way.max_classification],
        excluded=tuple(SUBJECT_WORDS[subject] for subject in way.excluded_subjects),
    )
