"""What each kind of entry is called, in Indonesian and English: "putusan", where a program writes `case.decided`.

Rules kept here: every kind has its name, no two the same one (a test walks them); a name is a thing that one can point
at, so that a sentence can say that it is late, or that it may not follow. Words are those of docs/glossary.md.
Left to others: the sentence that tells what an entry records (the node's portal and desk).
"""

import re
from collections.abc import Mapping
from typing import Final

from saksama.words import Language, Words

NAMES: Final[Mapping[str, Words]] = {
    "agreement.proposed": Words("usulan nota kesepahaman", "the proposal of the agreement"),
    "agreement.signed": Words("penandatanganan nota kesepahaman", "the signing of the agreement"),
    "agreement.amended": Words("penandatanganan adendum nota", "the signing of an amendment"),
    "agreement.withdrawn": Words("penarikan tanda tangan nota", "the withdrawal of the signature"),
    "agreement.suspended": Words("penangguhan nota kesepahaman", "the suspension of the agreement"),
    "agreement.resumed": Words("persetujuan melanjutkan nota", "the consent to resume the agreement"),
    "agreement.ended": Words("pengakhiran nota kesepahaman", "the end of the agreement"),
    "key.introduced": Words("pengumuman kunci", "the announcement of a key"),
    "key.rotated": Words("penggantian kunci", "the replacement of a key"),
    "key.revoked": Words("pencabutan kunci", "the revocation of a key"),
    "log.observed": Words("catatan titik periksa yang dilihat", "the note of a checkpoint that was seen"),
    "log.overridden": Words("penerusan log tanpa jawaban", "going on without an answer"),
    "dispatch.sent": Words("pengiriman", "the dispatch"),
    "dispatch.received": Words("tanda diterima simpul", "the node's receipt of a dispatch"),
    "dispatch.rejected": Words("penolakan kiriman oleh simpul", "the node's rejection of a dispatch"),
    "dispatch.accepted": Words("tanda diterima petugas", "the officer's receipt of a dispatch"),
    "dispatch.refused": Words("penolakan kiriman oleh petugas", "the officer's refusal of a dispatch"),
    "task.opened": Words("penawaran tugas", "the offer of a task"),
    "task.accepted": Words("penerimaan tugas", "the acceptance of a task"),
    "task.declined": Words("penolakan tugas", "the refusal of a task"),
    "task.done": Words("pernyataan tugas selesai", "the report that a task is done"),
    "task.confirmed": Words("konfirmasi tugas", "the confirmation of a task"),
    "case.received": Words("tanda bukti penerimaan", "the receipt of what was handed in"),
    "case.reviewed": Words("kajian awal", "the initial review"),
    "case.returned": Words("pemberitahuan perbaikan", "the deficiency notice"),
    "case.completed": Words("perbaikan laporan", "the completion of the report"),
    "case.withdrawn": Words("pencabutan laporan", "the withdrawal of the report"),
    "case.registered": Words("registrasi", "the registration"),
    "case.assigned": Words("penugasan petugas", "the assignment of an officer"),
    "case.decided": Words("putusan", "the decision"),
    "case.forwarded": Words("penerusan perkara", "the forwarding of the case"),
    "case.notified": Words("pemberitahuan status", "the notice of status"),
    "case.closed": Words("penutupan perkara", "the closing of the case"),
    "identity.opened": Words("pembukaan identitas pelapor", "the opening of a reporter's identity"),
    "case.teamed": Words("penetapan tim klarifikasi", "the naming of the clarification team"),
    "case.invited": Words("undangan klarifikasi", "the invitation to a clarification"),
    "case.heard": Words("berita acara klarifikasi", "the record of a clarification"),
    "case.copied": Words("salinan berita acara klarifikasi", "the copy of a record of clarification"),
    "case.discussed": Words("pembahasan Sentra Gakkumdu", "the discussion at Sentra Gakkumdu"),
    "case.extended": Words("perpanjangan waktu", "the extension"),
    "case.studied": Words("kajian", "the study"),
    "case.transferred": Words("pelimpahan atau pengambilalihan perkara", "the delegation or take-over of the case"),
    "case.sanctioned": Words("keputusan sanksi", "the decision on a sanction"),
    "case.answered": Words("jawaban atas penerusan", "the answer to what was forwarded"),
    "case.contested": Words("permintaan koreksi", "the request for correction"),
    "case.advised": Words("pertimbangan tertulis", "the written opinion"),
    "case.corrected": Words("hasil pemeriksaan koreksi", "the outcome of a correction"),
    "case.renumbered": Words("perbaikan nomor register", "the correction of a register number"),
    "case.recused": Words("pengunduran diri petugas", "an officer's recusal"),
    "case.readmitted": Words("pencabutan pengunduran diri", "the end of a recusal"),
    "plenary.held": Words("rapat pleno", "the plenary"),
    "period.opened": Words("pembukaan masa laporan", "the opening of a period of reports"),
    "period.asked": Words("perubahan jumlah laporan yang diminta", "the change of how many reports are asked"),
    "period.closed": Words("penutupan masa laporan", "the close of a period of reports"),
    "observation.received": Words("penerimaan laporan pengawas", "the receipt of a supervisor's report"),
    "lhp.sent": Words("pengajuan LHP", "the sending of a supervision report"),
    "lhp.returned": Words("pengembalian LHP", "the return of a supervision report"),
    "lhp.approved": Words("persetujuan LHP", "the approval of a supervision report"),
    "lhp.reopened": Words("pembukaan kembali LHP", "the reopening of a supervision report"),
    "advice.sent": Words("saran perbaikan", "the advice"),
    "advice.answered": Words("jawaban atas saran perbaikan", "the answer to advice"),
    "lot.committed": Words("daftar peserta undian", "the roster of a draw"),
    "lot.drawn": Words("undian", "the draw"),
    "incident.reported": Words("laporan insiden keamanan", "the report of a security incident"),
    "incident.taken": Words("penanganan insiden keamanan", "the taking of a security incident"),
    "incident.notified": Words("pemberitahuan kebocoran data", "the notice of a data leak"),
    "incident.closed": Words("penutupan insiden keamanan", "the closing of a security incident"),
    "checker.published": Words("penerbitan alat periksa", "the publication of a checker"),
    "account.granted": Words("pemberian peran", "the grant of a role"),
    "account.revoked": Words("pencabutan peran", "the revocation of a role"),
    "account.renewed": Words("pembaruan akses akun", "the renewal of an account's access"),
    "account.readdressed": Words("perubahan alamat surel akun", "the change of an account's e-mail address"),
    "account.confirmed": Words("pengesahan akun oleh dua orang", "the confirmation of an account by two"),
    "data.erased": Words("penghapusan data", "the erasure of data"),
    "ruling.day": Words("penetapan hari dalam kalender", "the ruling on a day"),
    "ruling.reading": Words("penetapan bacaan aturan", "the ruling on a reading of the law"),
    "norm.confirmed": Words("pemastian dasar hukum", "the confirmation of a norm"),
    "interest.declared": Words("pernyataan kepentingan", "the declaration of an interest"),
    "interest.lifted": Words("pengakhiran pernyataan kepentingan", "the end of a declared interest"),
    "message.sent": Words("pesan", "the message"),
    "content.captured": Words("penangkapan konten", "the capture of content"),
    "content.triaged": Words("pemilahan konten", "the triage of content"),
    "content.classified": Words("penggolongan klaim", "the classification of a claim"),
    "content.assessed": Words("penilaian klaim", "the assessment of a claim"),
    "content.judged": Words("keputusan pengawas tentang klaim", "the supervisor's judgement of a claim"),
    "content.requested": Words("permohonan penanganan konten", "the request about content"),
    "content.reminded": Words("pengingat permohonan penanganan", "the reminder of a request"),
    "content.answered": Words("jawaban atas permohonan penanganan", "the answer to a request"),
    "content.rechecked": Words("pemeriksaan ulang alamat konten", "another look at a copy's address"),
    "clarification.published": Words("klarifikasi publik", "the public clarification"),
    "sheet.imported": Words("angka hasil", "the figures of results"),
    "sheet.flagged": Words("daftar angka yang tidak klop", "the list of what does not fit"),
    "sheet.keyed": Words("pengetikan formulir", "the keying of a form"),
    "sheet.reconciled": Words("pemaduan dua pengetikan", "the reconciliation of two keyings"),
    "sheet.resolved": Words("penyelesaian ketidaksesuaian", "the resolution of a mismatch"),
    "audit.committed": Words("daftar audit", "the list of an audit"),
    "audit.drawn": Words("undian audit", "the draw of an audit"),
    "audit.observed": Words("pembacaan formulir dalam audit", "the reading of a form in an audit"),
    "audit.concluded": Words("hasil audit", "the outcome of an audit"),
    "trace.sealed": Words("penutupan jejak tindakan petugas", "the close of a day of the trace"),
}

_KIND: Final = re.compile(
    rf"`?(?<![\w./-])({'|'.join(map(re.escape, sorted(NAMES, key=len, reverse=True)))})(?![\w/-]|\.\w)`?"
)


def named(text: str, language: Language) -> str:
    """The same sentence with each kind in it called by its name."""
    return _KIND.sub(lambda kind: NAMES[kind[1]].say(language, {}), text)
