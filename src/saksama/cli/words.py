"""The verifier's words, in Indonesian and English.

Rules kept here: every code has a sentence in both languages (a test holds it); a sentence says what was found, not
why anyone did it.
Left to others: layout (report_text), classes of findings (class_words).
"""

from collections.abc import Mapping

from saksama.cli.evidence import sentence, told
from saksama.verify.findings import Code, Finding
from saksama.verify.report import NotChecked
from saksama.words import Language, Words

FINDINGS: Mapping[Code, Words] = {
    Code.CHECKPOINT_MALFORMED: Words("titik periksa tidak dapat dibaca: {why}", "a checkpoint cannot be read: {why}"),
    Code.CHECKPOINT_UNSIGNED: Words(
        "titik periksa ukuran {size} tidak ditandatangani kunci log yang dipercaya",
        "the checkpoint of size {size} is not signed by a log key that is believed",
    ),
    Code.CHECKPOINT_QUORUM: Words(
        "titik periksa terbaru (ukuran {size}) tidak memenuhi kebijakan; belum ada tanda saksi dari: {missing}",
        "the newest checkpoint (size {size}) does not satisfy the policy; no cosignature of: {missing}",
    ),
    Code.CHECKPOINT_COSIGNATURE: Words(
        "tanda saksi {signer} pada titik periksa ukuran {size} salah",
        "the cosignature of {signer} on the checkpoint of size {size} is wrong",
    ),
    Code.COSIGNATURE_AHEAD: Words(
        "tanda saksi {signer} pada titik periksa ukuran {size} bertanggal {time}, padahal diperiksa {at}: saksi itu "
        "mendahului waktu, atau jam komputer ini tertinggal",
        "the cosignature of {signer} on the checkpoint of size {size} is dated {time}, but this was checked {at}: the "
        "witness is ahead of time, or this computer's clock is behind",
    ),
    Code.COSIGNATURE_BACK: Words(
        "waktu tanda saksi {signer} pada titik periksa ukuran {size} ({time}) tidak cocok dengan urutan ukurannya: "
        "yang lebih besar tidak mungkin disaksikan lebih dahulu",
        "the time of the cosignature of {signer} on the checkpoint of size {size} ({time}) does not fit its size: a "
        "larger log cannot have been seen before a smaller one",
    ),
    Code.KEYS_UNANNOUNCED: Words(
        "{use} {owner}: sekarang {offered}, bukan {kept} yang dikenal; tidak ada pernyataan sah yang mengumumkannya",
        "{use} {owner}: now {offered}, not {kept} as known; no valid statement announced it",
    ),
    Code.KEY_STATEMENT: Words(
        "pernyataan kunci {use} milik {owner} tidak sah: {why}",
        "the key statement for {use} of {owner} is not valid: {why}",
    ),
    Code.KEY_NOT_VALID: Words(
        "titik periksa ukuran {size} ditandatangani kunci di luar masa berlakunya",
        "the checkpoint of size {size} was signed by a key outside its validity",
    ),
    Code.KEY_CUT_OFF: Words(
        "titik periksa ukuran {size} hanya ditandatangani kunci log yang dicabut; kunci itu dipercaya sampai {limit}",
        "the checkpoint of size {size} is signed by a revoked log key alone, which is believed up to {limit}",
    ),
    Code.KEY_LAST_GOOD: Words(
        "pencabutan kunci menyebut ukuran terakhir yang baik {size}, tetapi {why}",
        "a revocation names {size} as the last good size, but {why}",
    ),
    Code.KEY_BRANCH_SEEN: Words(
        "{seen_by} melihat cabang ukuran {seen_size} yang hanya ditandatangani kunci log yang kemudian dicabut; "
        "siapa menandatanganinya tidak dapat dibuktikan",
        "{seen_by} saw a branch of size {seen_size} that only a log key signed which was revoked since; "
        "who signed it cannot be proved",
    ),
    Code.ENTRY_ALTERED: Words(
        "catatan ini diubah: sidik bitanya bukan yang ditandatangani ({what})",
        "this entry was altered: its bytes are not those that were signed ({what})",
    ),
    Code.ENTRY_DROPPED: Words("catatan ini hilang dari berkas {what}", "this entry is missing from {what}"),
    Code.ENTRY_ADDED: Words("catatan ini disisipkan ke berkas {what}", "this entry was inserted into {what}"),
    Code.ENTRY_REORDERED: Words(
        "urutan catatan diubah mulai dari sini ({what})", "entries are in another order from here on ({what})"
    ),
    Code.ENTRY_NOT_SERVED: Words(
        "catatan mulai dari sini tidak disajikan ({what})", "entries from here on are not served ({what})"
    ),
    Code.ENTRY_MALFORMED: Words("catatan ini tidak menurut bentuknya: {why}", "this entry is malformed: {why}"),
    Code.ENTRY_FOREIGN: Words("catatan ini menyebut log lain: {node}", "this entry names another log: {node}"),
    Code.ENTRY_BACK_DATED: Words(
        "catatan ini bertanggal mundur: {at}, paling awal {bound}, melampaui toleransi 120 detik ({rule})",
        "this entry is back-dated: {at}, against {bound}, beyond the tolerance of 120 seconds ({rule})",
    ),
    Code.ENTRY_AHEAD: Words(
        "catatan ini bertanggal maju: {at}, paling akhir {bound}",
        "this entry is ahead of its time: {at}, latest {bound}",
    ),
    Code.TILE_ALTERED: Words(
        "ubin {what} diubah; catatannya sendiri utuh", "tile {what} was altered; the entries are whole"
    ),
    Code.TILE_NOT_SERVED: Words("ubin {what} tidak disajikan", "tile {what} is not served"),
    Code.LOG_REWRITTEN: Words(
        "log ditulis ulang: isi sekarang bukan kelanjutan titik periksa yang pernah ditandatangani",
        "the log was rewritten: what is served now does not continue a checkpoint that was signed",
    ),
    Code.LOG_FORK: Words(
        "log bercabang: {seen_by} melihat log lain pada ukuran {seen_size}; kedua titik periksa disimpan",
        "the log forked: {seen_by} saw another log at size {seen_size}; both signed checkpoints are kept",
    ),
    Code.LOG_ROLLED_BACK: Words(
        "log dimundurkan: {seen_by} pernah melihat ukuran {seen_size}, sekarang kurang dari itu",
        "the log was rolled back: {seen_by} saw size {seen_size}, now there is less",
    ),
    Code.LOG_STALE: Words(
        "log tidak punya titik periksa baru yang disaksikan sejak {since}, {hours} jam lalu; paling lama {most} jam",
        "the log has had no new cosigned checkpoint since {since}, {hours} hours ago; {most} hours at the most",
    ),
    Code.LOG_UNSEEN_SINCE: Words(
        "apa yang jatuh tempo atau dicatat sesudah {since} sampai {at} tidak terlihat",
        "what fell due or was entered after {since}, until {at}, was not seen",
    ),
    Code.OBSERVED_FALSE: Words(
        "titik periksa yang dicatat sebagai dilihat tidak sah: {why}",
        "a checkpoint that was noted as seen is not valid: {why}",
    ),
    Code.OBSERVED_MISSING: Words(
        "log {of} tidak dilihat dari {last} sampai {until}, padahal log ini berjalan: seharusnya setiap jam",
        "the log {of} was not looked at from {last} to {until}, though this log went on: it should be every hour",
    ),
    Code.CHECKPOINT_HIDDEN: Words(
        "titik periksa ukuran {size}, yang pernah disajikan dan dicatat {seen_by}, sekarang tidak disimpan atau "
        "kehilangan tanda saksi: {lost}",
        "the checkpoint of size {size}, which was served and which {seen_by} wrote down, is kept no longer or has lost "
        "cosignatures: {lost}",
    ),
    Code.CHECKPOINT_UNLISTED: Words(
        "penyaksi {witness} menandatangani {listed} ukuran; {missing} di antaranya tidak ada di antara yang disimpan "
        "log ini, mulai dari ukuran {size}",
        "the witness {witness} signed {listed} sizes; {missing} of them are not among those that this log keeps, the "
        "first at size {size}",
    ),
    Code.OVERRIDE_FALSE: Words(
        "catatan bahwa log diteruskan tanpa jawaban tidak benar: {reason}",
        "the entry that the log went on without an answer is not true: {reason_en}",
    ),
    Code.PSEUDONYM_REUSED: Words(
        "nama samaran {pseudonym} sudah dipakai di bawah subjek lain (catatan {first}): satu orang dapat dikenali di "
        "dua perkara, atau namanya dikarang",
        "the pseudonym {pseudonym} is another subject's already (entry {first}): one person can be known in two cases, "
        "or the name was made up",
    ),
    Code.OFFICE_OUTSIDE: Words(
        "kantor {office} bukan kantor lembaga ini (wilayah {region})",
        "the office {office} is none of this institution's (region {region})",
    ),
    Code.ACTOR_UNGRANTED: Words(
        "{act} oleh peran {role}, yang tidak diberikan kepada siapa pun",
        "{act} by the role {role}, which nobody had been given",
    ),
    Code.CASE_UNLAWFUL: Words(
        "langkah {act} tidak boleh menyusul keadaan {state} (perkara {subject})",
        "the act {act} may not follow the state {state} (case {subject})",
    ),
    Code.CASE_DAY: Words(
        "untuk hari {day} ada {outcomes} hasil kajian, tetapi hanya {receipts} tanda bukti",
        "for the day {day} there are {outcomes} outcomes and only {receipts} receipts",
    ),
    Code.CASE_RULE: Words(
        "perkara {subject}: {act} {reason} [{rule}; {article}, {certainty}]",
        "case {subject}: {act} {reason_en} [{rule}; {article}, {certainty}]",
    ),
    Code.CASE_LATE: Words(
        "perkara {subject}: {act} {reason}, {due} [{rule}; {article}, {certainty}]",
        "case {subject}: {act} {reason_en}, {due} [{rule}; {article}, {certainty}]",
    ),
    Code.CASE_EARLY: Words(
        "perkara {subject}: {act} {reason} ({due}) [{rule}; {article}, {certainty}]",
        "case {subject}: {act} {reason_en} ({due}) [{rule}; {article}, {certainty}]",
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
        "tool, neither now ({ours}) nor as it was before: newer than this tool, or made up; none of its {acts} acts "
        "was checked",
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
        "plenary {subject} decided case {case} with {counted} of {seats} members; no text seen says how many must be "
        "there",
    ),
    Code.PLENARY_SEATS: Words(
        "rapat pleno {subject} menyebut {seats} anggota bagi kantor {office}, rapat sebelumnya {before}; apakah "
        "jumlahnya berubah tidak dapat dilihat dari log",
        "plenary {subject} says that office {office} has {seats} members, the one before {before}; whether the number "
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
        "jejak tindakan petugas, hari {day}: {reason}",
        "trace of what staff did, day {day}: {reason_en}",
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
        "undian perkara {subject} memakai titik periksa ukuran {used} (detik {used_time}), padahal penyaksi {witness} "
        "lebih dahulu menandatangani ukuran {first} (detik {first_time}): satu undian dilewati",
        "the draw of case {subject} used the checkpoint of size {used} (second {used_time}), though the witness "
        "{witness} had signed size {first} (second {first_time}) before: a draw was skipped",
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
        "audit {subject} memakai titik periksa ukuran {used} (detik {used_time}), padahal penyaksi {witness} lebih "
        "dahulu menandatangani ukuran {first} (detik {first_time}): satu undian dilewati",
        "audit {subject} used the checkpoint of size {used} (second {used_time}), though the witness {witness} had "
        "signed size {first} (second {first_time}) before: a draw was skipped",
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
        "langkah tugas {act} tidak menurut tata cara (tugas {subject}, keadaan {state})",
        "the task's act {act} is not lawful here (task {subject}, state {state})",
    ),
    Code.TASK_NOT_PERMITTED: Words(
        "tugas {subject} dibuka tanpa izin nota: pasal {clause}, {why}",
        "the task {subject} was opened without a permit of the agreement: clause {clause}, {why}",
    ),
    Code.TASK_LATE: Words(
        "tugas lewat jatuh tempo {due} (selesai: {done})", "the task is past its due moment {due} (done: {done})"
    ),
    Code.INCIDENT_UNLAWFUL: Words(
        "langkah insiden {act} tidak menurut tata cara (insiden {subject}, keadaan {state})",
        "the incident's act {act} is not lawful here (incident {subject}, state {state})",
    ),
    Code.INCIDENT_NOT_PERMITTED: Words(
        "insiden {subject} dilaporkan tanpa izin nota: pasal {clause}, {why}",
        "the incident {subject} was reported without a permit of the agreement: clause {clause}, {why}",
    ),
    Code.INCIDENT_DUE: Words(
        "jatuh tempo insiden tidak menurut nota atau undang-undang: {due}; pemberitahuan {notice_due}; {why}",
        "the incident's due moment is not that of the agreement or the law: {due}; notice {notice_due}; {why}",
    ),
    Code.INCIDENT_LATE: Words(
        "insiden tidak ditangani sampai jatuh tempo {due} (ditangani: {done})",
        "the incident was not taken by its due moment {due} (taken: {done})",
    ),
    Code.NOTICE_LATE: Words(
        "pemberitahuan 3 x 24 jam (UU 27/2022 Pasal 46) lewat jatuh tempo {due} (diberitahukan: {done})",
        "the notice within 3 x 24 hours (UU 27/2022 art. 46) is past its due moment {due} (told: {done})",
    ),
    Code.CONTENT_UNLAWFUL: Words(
        "langkah konten {act} tidak menurut tata cara (subjek {subject}): {reason}",
        "the content's act {act} is not lawful here (subject {subject}): {reason_en}",
    ),
    Code.DISPATCH_NUMBER: Words(
        "nomor kiriman {number}, seharusnya {expected}", "dispatch number {number}, it should be {expected}"
    ),
    Code.DISPATCH_NOT_PERMITTED: Words(
        "kiriman tanpa izin menurut nota: pasal {clause}, {why}",
        "a dispatch that the agreement does not permit: clause {clause}, {why}",
    ),
    Code.DISPATCH_SEEN: Words(
        "kiriman ini mengatakan log mitra sudah dilihat sampai ukuran {seen}: {why}",
        "this dispatch says that the partner's log was seen up to size {seen}: {why}",
    ),
    Code.DISPATCH_REPLAYED: Words(
        "kiriman ini memakai nomor publik kiriman lain ({subject})",
        "this dispatch bears another one's public id ({subject})",
    ),
    Code.DISPATCH_UNRECEIPTED: Words(
        "kiriman ini tidak punya tanda diterima dalam log {to}", "this dispatch has no receipt in the log {to}"
    ),
    Code.DISPATCH_ANSWERS: Words(
        "kiriman ini menyebut menjawab catatan {answers} mitra: {why}",
        "this dispatch says that it answers the partner's entry {answers}: {why}",
    ),
    Code.RECEIPT_FALSE: Words(
        "{kind} untuk kiriman {of} tidak benar: {why}", "{kind} for dispatch {of} is not true: {why}"
    ),
    Code.AGREEMENT_NOTE: Words("naskah nota tidak sesuai: {why}", "the agreement's note does not fit: {why}"),
    Code.AGREEMENT_SIGNATURE: Words(
        "nota tidak bertanda tangan lembaga {party}", "the agreement is not signed by the institution {party}"
    ),
    Code.AGREEMENT_DECLARATION: Words(
        "{act} tanpa pernyataan yang ditandatangani kunci lembaga; catatan ini tidak berlaku",
        "{act} without a declaration under the institution's key; this entry counts for nothing",
    ),
    Code.KEY_OLD_ABSENT: Words(
        "kunci lembaga {owner} diganti tanpa tanda tangan kunci lama ({old_key}): hanya mitra yang menjaminnya. "
        "Cocokkan sidiknya di luar alat ini. Lama {kept}, baru {offered}",
        "the institution key of {owner} was replaced without the old key's signature ({old_key}): the partner alone "
        "vouches for it. Compare its fingerprint by another way. Old {kept}, new {offered}",
    ),
    Code.BLOB_WRONG: Words("berkas publik {digest} tidak benar: {why}", "the public blob {digest} is not right: {why}"),
    Code.STATISTICS_DIFFER: Words(
        "angka publik berbeda: {kind} dikatakan {said}, terhitung {counted} (ukuran {size})",
        "the public numbers differ: {kind} said {said}, counted {counted} (size {size})",
    ),
    Code.SUPERVISION_DIFFER: Words(
        "angka publik pengawasan berbeda: {what}, kantor {office}, masa atau tujuan {of}: dikatakan {said}, terhitung "
        "{counted} (ukuran {size})",
        "the public numbers on supervision differ: {what_en}, office {office}, period or body {of}: said {said}, "
        "counted {counted} (size {size})",
    ),
    Code.UNREACHABLE: Words("tidak dapat diperiksa: {what} ({why})", "could not be checked: {what} ({why})"),
    Code.POLICY_UNKNOWN: Words(
        "tidak diketahui siapa yang harus menyaksikan log ini: {why}", "who must witness this log is not known: {why}"
    ),
    Code.KEY_OWNER_UNKNOWN: Words(
        "pernyataan kunci {use} milik {owner} belum dapat diperiksa: kunci lembaganya belum dikenal",
        "the key statement for {use} of {owner} cannot be checked yet: its institution key is not known",
    ),
    Code.ENTRY_NEWER: Words(
        "catatan ini lebih baru daripada yang dikenal alat ini: {kind} ({why})",
        "this entry is newer than this tool knows: {kind} ({why})",
    ),
    Code.NOT_YET_WITNESSED: Words(
        "catatan mulai dari sini belum disaksikan; menunggu: {missing}",
        "entries from here on are not yet witnessed; waiting for: {missing}",
    ),
    Code.RUN_SPENT: Words(
        "pemeriksaan dihentikan pada batasnya ({bound} {what}); sisanya tidak dibaca",
        "this check was stopped at its bound ({bound} {what}); the rest was not read",
    ),
    Code.WITNESS_UNKNOWN: Words(
        "penyaksi {witness} tidak mengenal log ini", "the witness {witness} does not know this log"
    ),
}

NOT_CHECKED: Mapping[NotChecked, Words] = {
    NotChecked.NEVER_ENTERED: Words("apa yang tidak pernah dicatat", "what was never entered"),
    NotChecked.SEALED_CONTENT: Words(
        "bahwa isi kiriman tersegel sesuai jenisnya", "that a sealed payload is what its kind says"
    ),
    NotChecked.EXCLUDED_SUBJECTS: Words(
        "bahwa isi kiriman tidak menyangkut pokok yang dikecualikan nota",
        "that a payload touches no subject that the agreement excludes",
    ),
    NotChecked.PSEUDONYMS: Words("bahwa dua nama samaran adalah dua orang", "that two pseudonyms are two persons"),
    NotChecked.COMMITMENTS: Words(
        "bahwa segel terbuka pada apa yang dikatakan (pakai `saksama proof verify --openings`)",
        "that a commitment opens to what is claimed (use `saksama proof verify --openings`)",
    ),
    NotChecked.COLLUSION: Words(
        "apa yang dikarang bersama oleh kedua lembaga dan semua penyaksi: catatan yang sama dapat mereka buat palsu",
        "what both institutions and all witnesses make up together: a false record of all of them looks true",
    ),
    NotChecked.OFFICERS: Words(
        "bahwa yang bertindak memegang peran untuk itu: nama samaran tidak dihubungkan dengan pemberian peran",
        "that who acted held the role for it: no pseudonym is joined to the grant of a role",
    ),
    NotChecked.RECUSALS: Words(
        "bahwa pernyataan kepentingan menjauhkan orangnya dari setiap perkara yang terkena: isinya tersegel",
        "that a declaration of interest keeps its person from every case that it fits: what it is about is sealed",
    ),
    NotChecked.REJECTIONS: Words(
        "alasan simpul menolak kiriman yang hanya terlihat dari isi tersegelnya",
        "a node's reason to reject a dispatch that only its sealed bytes would show",
    ),
    NotChecked.SILENCE: Words(
        "bahwa mitra dan penyaksi benar diam ketika operator meneruskan log tanpa jawaban",
        "that partner and witnesses were silent indeed when an operator let the log go on without an answer",
    ),
    NotChecked.SIGNED_SIZES: Words(
        "apakah titik periksa disembunyikan: penyaksinya tidak menerbitkan ukuran yang ditandatanganinya",
        "whether checkpoints were hidden: a witness does not publish the sizes that it signed",
    ),
    NotChecked.TIME_WITHIN: Words(
        "waktu di dalam selang antara tanda saksi", "times within the interval of their cosignatures"
    ),
    NotChecked.CASE_DEADLINES: Words(
        "jatuh tempo sebelum kajian awal selain menurut hari, dan bahwa setiap tanda bukti sudah punya hasil",
        "deadlines before the initial review other than by day, and that every receipt has its outcome already",
    ),
    NotChecked.CASE_PERIODS: Words(
        "jangka waktu perkara yang aturan atau kalendernya tidak dikenal alat ini",
        "periods of cases whose rule or calendar this tool does not know",
    ),
    NotChecked.CONTENT_NUMBERS: Words(
        "angka tentang konten: dihitung sampai ukuran log yang tidak dibaca di sini; jalankan lagi",
        "the numbers on content: they rest on a size of a log that was not read here; run this again",
    ),
    NotChecked.SHEETS: Words(
        "angka hasil dan daftar yang tidak klop: pasang saksama[tally] untuk membuatnya lagi",
        "figures of results and the lists of what does not fit: install saksama[tally] to make them again",
    ),
    NotChecked.AUDITS: Words(
        "daftar, undian, dan sisa risiko audit hasil: pasang saksama[tally] untuk memeriksanya",
        "lists, draws and remaining risk of audits of results: install saksama[tally] to check them",
    ),
    NotChecked.LOT_SIZES: Words(
        "apakah sebuah undian dilewati: penyaksinya tidak menerbitkan ukuran yang ditandatanganinya",
        "whether a draw was skipped: its witness does not publish the sizes that it signed",
    ),
    NotChecked.NOTICE_CERTAINTY: Words(
        "sejak kapan 3 x 24 jam UU 27/2022 Pasal 46 berjalan: di sini sejak insiden dilaporkan (sumber sekunder)",
        "from when the 3 x 24 hours of UU 27/2022 art. 46 run: here from the report of the incident (secondary source)",
    ),
    NotChecked.INSTITUTION_KEYS: Words(
        "bahwa kunci lembaga benar milik lembaga itu: cocokkan sidik kunci di luar alat ini",
        "that the institution keys belong to the institutions: compare them by another way",
    ),
    NotChecked.OLD_KEY: Words(
        "bahwa kunci lembaga yang diganti tanpa tanda tangan kunci lamanya (hilang atau dicuri) milik lembaga itu: "
        "hanya tanda tangan mitra dan telepon yang menjaminnya",
        "that an institution key put in place without its old key's signature (lost or stolen) is the institution's: "
        "the partner's signature and a telephone call are all that vouches for it",
    ),
    NotChecked.CONTENTS: Words(
        "arti catatan, sebab log tidak utuh", "what the entries mean, because a log is not whole"
    ),
    NotChecked.UNWITNESSED: Words(
        "apakah orang lain melihat log yang sama: log ini belum punya penyaksi",
        "whether others see the same log: this log has no witnesses yet",
    ),
    NotChecked.GROWN_SINCE: Words(
        "catatan yang bertambah sejak pemeriksaan dimulai", "entries added since this check began"
    ),
    NotChecked.SIMULATED: Words("waktu yang sebenarnya: log ini simulasi", "real time: this log is a simulation"),
}


def message(finding: Finding, language: Language) -> str:
    """What was found, in one sentence; what the evidence quotes comes through the door."""
    return sentence(FINDINGS[finding.code].say(language, told(finding.evidence, language)), language)
