"""The verifier's words for acts of the law: cases, plenaries, supervision, results, audits, tasks, incidents, content.

Rules kept here: those of the words beside them.
Left to others: words for logs, keys and dispatches (words).
"""

from collections.abc import Mapping
from typing import Final

from saksama.verify.findings import Code
from saksama.words import Words

ACTS: Final[Mapping[Code, Words]] = {
    Code.CASE_UNLAWFUL: Words(
        "langkah {act} tidak boleh menyusul keadaan {state} (perkara {subject})",
        "{act} may not follow the state {state} (case {subject})",
    ),
    Code.CASE_DAY: Words(
        "untuk {day} ada {outcomes} hasil kajian, tetapi hanya {receipts} tanda bukti",
        "for {day} there {outcomes:is|are} {outcomes} {outcomes:outcome|outcomes} and only {receipts} "
        "{receipts:receipt|receipts}",
    ),
    Code.CASE_RULE: Words(
        "perkara {subject}: {act} {reason}{basis}",
        "case {subject}: {act} {reason_en}{basis}",
    ),
    Code.CASE_LATE: Words(
        "perkara {subject}: {act} {reason}, {due}{basis}",
        "case {subject}: {act} {reason_en}, {due}{basis}",
    ),
    Code.CASE_EARLY: Words(
        "perkara {subject}: {act} {reason} ({due}){basis}",
        "case {subject}: {act} {reason_en} ({due}){basis}",
    ),
    Code.CASE_PROCEDURE: Words(
        "perkara {subject} mengikuti tata cara {procedure}, yang tidak berlaku pada {day}",
        "case {subject} follows the procedure {procedure}, which was not in force on {day}",
    ),
    Code.CASE_NUMBER: Words(
        "nomor register {number} sudah dipakai perkara lain (catatan {first})",
        "the register number {number} is another case's already (entry {first})",
    ),
    Code.SHEET_DEFINITION_UNKNOWN: Words(
        "{act} {subject} memakai definisi formulir lain bernama {sheet} (SHA-256 {definition}) daripada yang dibawa "
        "alat ini; daftarnya tidak diperiksa",
        "{act} {subject} was made by another definition called {sheet} (SHA-256 {definition}) than the one that comes "
        "with this tool; its list was not checked",
    ),
    Code.CASE_EDITION_UNKNOWN: Words(
        "perkara {subject} menurut tata cara {procedure}, yang tidak dikenal alat ini",
        "case {subject} follows the procedure {procedure}, which this tool does not know",
    ),
    Code.CASE_EDITION_OTHER: Words(
        "perkara {subject} menyebut edisi tata cara {procedure} (SHA-256 {named}) yang tidak dibawa alat ini, yang "
        "berlaku ({ours}) maupun yang dahulu: lebih baru daripada alat ini, atau dikarang; tidak satu pun dari "
        "{acts} langkahnya diperiksa",
        "case {subject} names an edition of the procedure {procedure} (SHA-256 {named}) that does not come with this "
        "tool, neither now ({ours}) nor as it was before: newer than this tool, or made up; none of its {acts} "
        "{acts:act|acts} was checked",
    ),
    Code.CASE_EDITION_UNNAMED: Words(
        "perkara {subject} tidak menyebut edisi tata cara {procedure} dengan SHA-256-nya: apakah rapat pleno "
        "memutusnya tidak dapat dituntut darinya",
        "case {subject} does not name its edition of the procedure {procedure} by SHA-256: whether plenaries decided "
        "in it cannot be asked of it",
    ),
    Code.CASE_RULES_OTHER: Words(
        "perkara {subject} menyebut aturan jangka waktu lain (SHA-256 {named}) daripada yang dibawa alat ini ({ours}); "
        "jangka waktunya tidak diperiksa",
        "case {subject} names other rules of periods (SHA-256 {named}) than those that come with this tool ({ours}); "
        "its periods were not checked",
    ),
    Code.CASE_UNCONFIRMED: Words(
        "perkara {subject}, {act}: {reason}, menurut norma yang belum dipastikan dari naskahnya "
        "({article}; {certainty})",
        "case {subject}, {act}: {reason_en}, by a norm that nobody confirmed from its text ({article}; {certainty})",
    ),
    Code.PLENARY_UNLAWFUL: Words("rapat pleno {subject}: {reason}", "plenary {subject}: {reason_en}"),
    Code.PLENARY_QUORUM: Words(
        "rapat pleno {subject} memutus perkara {case} dengan {counted} dari {seats} anggota; tidak ada naskah yang "
        "menyebut berapa yang harus hadir",
        "plenary {subject} decided case {case} with {counted} of {seats} {seats:member|members}; no text seen says how "
        "many must be "
        "there",
    ),
    Code.PLENARY_SEATS: Words(
        "rapat pleno {subject} menyebut {seats} anggota bagi kantor {office}, rapat sebelumnya {before}; apakah "
        "jumlahnya berubah tidak dapat dilihat dari log",
        "plenary {subject} says that office {office} has {seats} {seats:member|members}, the one before {before}; "
        "whether the number "
        "changed no log can show",
    ),
    Code.PERIOD_UNLAWFUL: Words("masa laporan {subject}: {reason}", "period of reports {subject}: {reason_en}"),
    Code.LHP_UNLAWFUL: Words(
        "laporan hasil pengawasan {subject}: {reason}", "supervision report {subject}: {reason_en}"
    ),
    Code.ADVICE_UNLAWFUL: Words("saran perbaikan {subject}: {reason}", "advice {subject}: {reason_en}"),
    Code.INTEREST_UNLAWFUL: Words(
        "pernyataan kepentingan {subject}: {reason}",
        "declaration of interest {subject}: {reason_en}",
    ),
    Code.ACCOUNT_UNLAWFUL: Words("akun {subject}: {reason}", "account {subject}: {reason_en}"),
    Code.DATA_UNLAWFUL: Words(
        "data di bawah subjek {subject} dihapus satu orang saja",
        "data under subject {subject} was erased by one person alone",
    ),
    Code.RULING_UNLAWFUL: Words(
        "penetapan {subject} tentang hari atau tenggat dibuat satu orang saja",
        "the ruling {subject} on a day or a clock was made by one person alone",
    ),
    Code.NORM_UNLAWFUL: Words(
        "dasar hukum di bawah subjek {subject} dipastikan satu orang saja",
        "the norm under subject {subject} was confirmed by one person alone",
    ),
    Code.TRACE_UNLAWFUL: Words(
        "jejak tindakan petugas, {day}: {reason}",
        "trace of what staff did, {day}: {reason_en}",
    ),
    Code.LOT_UNCOMMITTED: Words(
        "undian ke-{draw} perkara {subject} tidak sah: daftar pesertanya tidak dicatat sebelum registrasi",
        "draw {draw} of case {subject} does not count: its roster was not committed before the registration",
    ),
    Code.LOT_WRONG: Words(
        "undian ke-{draw} perkara {subject} tidak menghasilkan yang dicatat: {why}",
        "draw {draw} of case {subject} does not come out as it was logged: {why}",
    ),
    Code.LOT_SKIPPED: Words(
        "undian perkara {subject} memakai titik periksa ukuran {used} ({used_time}), padahal penyaksi {witness} "
        "lebih dahulu menandatangani ukuran {first} ({first_time}): satu undian dilewati",
        "the draw of case {subject} used the checkpoint of size {used} ({used_time}), though the witness "
        "{witness} had signed size {first} ({first_time}) before: a draw was skipped",
    ),
    Code.SHEET_UNLAWFUL: Words(
        "catatan hasil {act} tidak menurut aturan (versi {subject}): {reason}",
        "the entry {act} on results is not lawful here (version {subject}): {reason_en}",
    ),
    Code.SHEET_WRONG: Words(
        "versi angka hasil {subject}, bagian {part}, tidak seperti yang dicatat: {why}",
        "version of results {subject}, its {part}, is not as it was logged: {why}",
    ),
    Code.AUDIT_UNCOMMITTED: Words(
        "audit {subject}: tidak ada titik periksa terbit antara daftarnya dan angka dadunya; benihnya bisa saja "
        "diketahui lebih dahulu",
        "audit {subject}: no checkpoint was published between its list and its dice; the seed may have been known "
        "first",
    ),
    Code.AUDIT_SKIPPED: Words(
        "audit {subject} memakai titik periksa ukuran {used} ({used_time}), padahal penyaksi {witness} lebih "
        "dahulu menandatangani ukuran {first} ({first_time}): satu undian dilewati",
        "audit {subject} used the checkpoint of size {used} ({used_time}), though the witness {witness} had "
        "signed size {first} ({first_time}) before: a draw was skipped",
    ),
    Code.AUDIT_TYPED: Words(
        "benih audit {subject} diketik dua orang, tidak berasal dari tanda penyaksi: apakah dadunya benar dilempar "
        "tidak dapat dilihat dari luar",
        "the seed of audit {subject} was typed by two persons and comes from no witness's signature: whether dice were "
        "thrown nobody can see from outside",
    ),
    Code.AUDIT_UNLAWFUL: Words(
        "langkah audit {act} tidak menurut aturan (audit {subject}): {reason}",
        "the audit's act {act} is not lawful here (audit {subject}): {reason_en}",
    ),
    Code.AUDIT_WRONG: Words(
        "audit {subject}, bagian {part}, tidak menghasilkan yang dicatat: {why}",
        "audit {subject}, its {part}, does not come out as it was logged: {why}",
    ),
    Code.TASK_UNLAWFUL: Words(
        "langkah tugas {act} tidak menurut tata cara (tugas {subject}): {why}",
        "the task's act {act} is not lawful here (task {subject}): {why}",
    ),
    Code.TASK_NOT_PERMITTED: Words(
        "tugas {subject} dibuka tanpa izin nota: {clause}, {why}",
        "the task {subject} was opened without a permit of the agreement: {clause}, {why}",
    ),
    Code.TASK_LATE: Words(
        "tugas yang harus diselesaikan log {owed_by} lewat jatuh tempo {due} (selesai: {done})",
        "the task that the log {owed_by} owed is past its due moment {due} (done: {done})",
    ),
    Code.INCIDENT_UNLAWFUL: Words(
        "langkah insiden {act} tidak menurut tata cara (insiden {subject}): {why}",
        "the incident's act {act} is not lawful here (incident {subject}): {why}",
    ),
    Code.INCIDENT_NOT_PERMITTED: Words(
        "insiden {subject} dilaporkan tanpa izin nota: {clause}, {why}",
        "the incident {subject} was reported without a permit of the agreement: {clause}, {why}",
    ),
    Code.INCIDENT_DUE: Words(
        "jatuh tempo insiden tidak menurut nota atau undang-undang: {due}; {why}",
        "the incident's due moment is not that of the agreement or the law: {due}; {why}",
    ),
    Code.INCIDENT_LATE: Words(
        "insiden yang harus ditangani log {owed_by} tidak ditangani sampai jatuh tempo {due} (ditangani: {done})",
        "the incident that the log {owed_by} was to take was not taken by its due moment {due} (taken: {done})",
    ),
    Code.NOTICE_LATE: Words(
        "pemberitahuan 3 x 24 jam (UU 27/2022 Pasal 46) yang harus diberikan log {owed_by} lewat jatuh tempo {due} "
        "(diberitahukan: {done})",
        "the notice within 3 x 24 hours (UU 27/2022 art. 46) that the log {owed_by} owed is past its due moment {due} "
        "(told: {done})",
    ),
    Code.CONTENT_UNLAWFUL: Words(
        "langkah konten {act} tidak menurut tata cara (subjek {subject}): {reason}",
        "the content's act {act} is not lawful here (subject {subject}): {reason_en}",
    ),
}
