"""Words for the three classes of findings and for the reasons that put a finding there, in Indonesian and English.

Rules kept here: a reason says what an honest node would have done, never why anyone did otherwise.
Left to others: the sentence of a finding (words).
"""

from collections.abc import Mapping

from saksama.verify.classes import Class, Why
from saksama.words import Words

TITLES: Mapping[Class, Words] = {
    Class.INTEGRITY: Words("Keutuhan", "Integrity"),
    Class.CONDUCT: Words("Tindakan orang", "Conduct"),
    Class.UNCHECKED: Words("Belum dapat diperiksa", "Unchecked"),
}

NOTHING: Mapping[Class, Words] = {
    Class.INTEGRITY: Words(
        "tidak ada yang berubah, hilang, atau bertentangan dengan yang ditandatangani.",
        "nothing was altered, is missing, or contradicts what was signed.",
    ),
    Class.CONDUCT: Words("tidak ada yang terlambat atau dibiarkan tanpa jawaban.", "nothing is late or unanswered."),
    Class.UNCHECKED: Words(
        "semua yang dapat diperiksa alat ini sudah diperiksa.", "all that this tool can check was checked."
    ),
}
"""The sentence at a part's head where nothing stands in it."""

UNREAD = Words(
    "tidak ada log yang dapat dinilai; bagian ini tidak mengatakan apa-apa.",
    "no log could be judged; this part says nothing.",
)
"""The sentence at a part's head where no log was judged."""

UNJUDGED: Mapping[Class, Words] = {
    Class.INTEGRITY: Words(
        "dalam yang terbaca tidak ada yang berubah atau bertentangan dengan yang ditandatangani; tidak semuanya "
        "terbaca: {logs}.",
        "in what was read nothing was altered or contradicts what was signed; not all of it was read: {logs}.",
    ),
    Class.CONDUCT: Words(
        "tidak dinilai: {logs}, dan yang terjadi antara kedua log.",
        "not judged: {logs}, and what went between both logs.",
    ),
    Class.UNCHECKED: Words(
        "tidak dinilai: isi {logs}, dan yang terjadi antara kedua log.",
        "not judged: the entries of {logs}, and what went between both logs.",
    ),
}
"""The sentence, or the second one, at a part's head where some log was not judged."""

FOUND: Mapping[Class, Words] = {
    Class.INTEGRITY: Words(
        "{count} temuan yang tidak mungkin dihasilkan simpul yang jujur.",
        "Findings that no honest node produces: {count}.",
    ),
    Class.CONDUCT: Words(
        "{count} temuan tentang yang terlambat atau dibiarkan.", "Findings on what is late or was left: {count}."
    ),
    Class.UNCHECKED: Words(
        "{count} hal belum dapat diperiksa; tentang itu laporan ini tidak mengatakan apa-apa.",
        "What could not be checked, and of which this report says nothing: {count}.",
    ),
}
"""The sentence at a part's head where findings stand in it."""

REASONS: Mapping[Why, Words] = {
    Why.SIGNED_BYTES: Words(
        "simpul yang jujur menyajikan seluruh bita yang ditandatanganinya, dan hanya itu",
        "an honest node serves all the bytes that it signed, and no others",
    ),
    Why.ONE_HISTORY: Words(
        "log yang jujur punya satu sejarah, yang hanya bertambah", "an honest log has one history, which only grows"
    ),
    Why.STATED_KEYS: Words(
        "kunci berlaku dan berganti hanya dengan pernyataan lembaganya",
        "a key counts, and is replaced, by its institution's statement alone",
    ),
    Why.POLICY_UNMET: Words(
        "log belum dipercaya selama kebijakannya belum sekali pun terpenuhi",
        "no log is believed before its policy was met even once",
    ),
    Why.OWN_CLOCK: Words(
        "simpul yang jujur mencatat menurut jam yang cocok dengan saksinya",
        "an honest node enters by a clock that agrees with its witnesses'",
    ),
    Why.WITNESS_CLOCK: Words(
        "saksi yang jujur tidak pernah menandatangani log yang lebih besar lebih awal",
        "an honest witness never signs a larger log earlier than a smaller one",
    ),
    Why.OWN_FORM: Words(
        "simpul yang jujur mencatat hanya yang menurut bentuknya dan milik lognya",
        "an honest node enters only what has its form and belongs to its log",
    ),
    Why.REFUSED_ACT: Words("simpul yang jujur menolak langkah ini", "an honest node refuses this act"),
    Why.SAID_TRULY: Words(
        "simpul yang jujur mengatakan yang dapat dibaca dalam lognya sendiri dan log mitranya",
        "an honest node says what its own log and its partner's show",
    ),
    Why.SAME_RESULT: Words(
        "catatan yang sama menghasilkan angka dan undian yang sama", "the same entries give the same numbers and draws"
    ),
    Why.BEFORE_CHANCE: Words(
        "yang diputuskan undian sudah ditetapkan sebelum undiannya", "what chance decides is fixed before it is drawn"
    ),
    Why.PEOPLE_LATE: Words("orang terlambat, atau belum selesai", "people were late, or have not finished"),
    Why.UNANSWERED: Words("orang atau simpulnya belum menjawab", "people or their node have not answered"),
    Why.SILENT: Words(
        "nota menuntut titik periksa baru yang disaksikan pada waktunya, dan itu tidak ada",
        "the agreement asks for new cosigned checkpoints in time, and there was none",
    ),
    Why.ROOM: Words(
        "di antara dua tanda saksi ada waktu lebih lama daripada yang boleh: yang bertanggal di dalamnya bisa ditulis "
        "kemudian",
        "between two cosignatures lies more time than may be: what is dated within it may have been written later",
    ),
    Why.OVERRIDDEN: Words("orang meneruskan tanpa jawaban pihak lain", "a person went on without the answer of others"),
    Why.LEFT_OUT: Words(
        "simpul yang berjalan tidak menulis atau tidak menyimpan yang seharusnya",
        "a node that ran did not write down, or did not keep, what it owes",
    ),
    Why.NO_ANSWER: Words("yang ditanya tidak menjawab kali ini", "who was asked did not answer this time"),
    Why.NOT_KNOWN_HERE: Words(
        "alat ini tidak mengenal yang disebut di sini", "this tool does not know what is named here"
    ),
    Why.NO_TEXT: Words(
        "tidak ada naskah hukum yang dilihat yang menentukannya", "no text of the law that was seen settles it"
    ),
    Why.NOT_PROVABLE: Words("tidak ada yang dapat membuktikan siapa", "nobody can prove whose act it was"),
    Why.BOUND_REACHED: Words(
        "yang diizinkan bagi satu pemeriksaan sudah habis", "what one check was allowed is used up"
    ),
    Why.NOTHING_NEWER: Words(
        "log tidak menunjukkan apa-apa dari waktu sesudahnya", "the log shows nothing of the time since"
    ),
    Why.TWO_CLOCKS: Words(
        "dua jam berselisih, dan tidak terbukti mana yang salah",
        "two clocks differ, and nobody can prove which is wrong",
    ),
    Why.WITNESS_AWAITED: Words("tanda saksi belum semuanya datang", "not all cosignatures have come yet"),
}
