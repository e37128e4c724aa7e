"""An audit in words, in Indonesian and English.

Rules kept here:
  * A sentence says how often a wrong outcome would pass as this one did. It never gives the chance that the outcome is
    right: the sample cannot know it.
  * What the audit does not prove stands beside what it shows, always.
Left to others: numbers (`risk`, `sizes`, `process`), layout (cli, web).
"""

from typing import Final

from saksama.tally.audit.plan import Plan
from saksama.tally.audit.process import Process
from saksama.tally.audit.risk import Risk, Standing
from saksama.words import Language, percent, whole

NOT_PROVED: Final = (
    (
        "Yang tidak dibuktikan: audit ini membandingkan angka yang diumumkan dengan formulir C.Hasil plano. Ia tidak "
        "membuktikan bahwa formulir diisi menurut surat suara, bahwa pemilih berhak memilih, atau bahwa penjumlahan "
        "antartingkat benar (lihat: saksama tally compare); dan tidak mengatakan sebab suatu selisih."
    ),
    (
        "What it does not prove: this audit compares the published figures with the forms (C.Hasil plano). It does not "
        "prove that a form was filled as the ballots were, that those who voted had the right to, or that the sums "
        "from tier to tier are right (see: saksama tally compare); and it does not say why anything differs."
    ),
)
IF_CLEAN: Final = (
    "Ini bila semua pembacaan sama dengan yang diumumkan; selisih beberapa suara menambah banyaknya undian.",
    "This is if every reading equals what was published; differences of a few votes add draws.",
)
_STANDINGS: Final = {
    Standing.CONFIRMED: (
        (
            "Batas risiko {limit} tercapai. Bila hasil yang diumumkan salah, pembacaan sebersih ini terjadi paling "
            "banyak {risk} dari seluruh undian yang mungkin."
        ),
        (
            "The risk limit of {limit} is reached. If the published outcome were wrong, a reading as clean as this "
            "would come about in at most {risk} of all draws that could have been."
        ),
    ),
    Standing.GO_ON: (
        "Belum cukup: sisa risiko {risk}, batasnya {limit}. Lanjutkan undian, atau baca seluruh formulir.",
        "Not enough yet: the remaining risk is {risk}, the limit {limit}. Draw on, or read every form.",
    ),
    Standing.READ_IN_FULL_HOLDS: (
        "Seluruh formulir sudah dibaca: hasil yang diumumkan sesuai formulir.",
        "Every form has been read: the published outcome is that of the forms.",
    ),
    Standing.READ_IN_FULL_OTHER: (
        "Seluruh formulir sudah dibaca: formulir memberi hasil yang lain daripada yang diumumkan.",
        "Every form has been read: the forms give another outcome than was published.",
    ),
    Standing.BOUND_BROKEN: (
        (
            "Ada formulir dengan suara lebih banyak daripada batas surat suaranya. Rencana audit ini tidak berlaku; "
            "buat rencana baru dengan batas yang benar, lalu undi lagi."
        ),
        (
            "A form has more votes than its bound of ballots. This plan does not hold; make a new one with a right "
            "bound, and draw again."
        ),
    ),
}


def standing(found: Risk, language: Language) -> str:
    """How the audit stands, in a sentence or two."""
    text = _STANDINGS[found.standing][0 if language == "id" else 1]
    return text.format(risk=percent(found.risk, language), limit=percent(found.limit, language))


def size(found: Plan, number: int, sheets: float, limit: float, language: Language) -> str:
    """How many draws the audit needs."""
    if number == 0:
        text = (
            "Tidak perlu diundi: sekalipun setiap formulir salah sejauh surat suaranya memungkinkan, hasilnya tetap.",
            "Nothing to draw: were every form as wrong as its ballots allow, the outcome would stay.",
        )
        return text[0 if language == "id" else 1]
    text = (
        (
            "{number} undian, kira-kira {sheets} TPS yang berbeda dari {all}, agar hasil yang salah lolos paling "
            "banyak {limit}. Selisih terkecil {margin} dari seluruh surat suara."
        ),
        (
            "{number} draws, about {sheets} different stations of {all}, so that a wrong outcome passes in at most "
            "{limit}. The smallest margin is {margin} of all ballots."
        ),
    )
    return text[0 if language == "id" else 1].format(
        number=whole(number, language),
        sheets=whole(sheets, language),
        all=whole(len(found.ids), language),
        limit=percent(limit, language),
        margin=percent(found.diluted, language, 2),
    )


def process_size(stations: int, rate: float, confidence: float, number: int, language: Language) -> str:
    """How many stations a process audit looks at."""
    text = (
        (
            "Periksa {number} dari {all} TPS, diundi sama rata. Bila hal itu terjadi di {rate} TPS atau lebih, sampel "
            "ini menemukan sedikitnya satu dengan peluang {confidence} atau lebih."
        ),
        (
            "Look at {number} of {all} stations, drawn alike. If it happened at {rate} of stations or more, this "
            "sample finds at least one with a chance of {confidence} or more."
        ),
    )
    return text[0 if language == "id" else 1].format(
        number=whole(number, language),
        all=whole(stations, language),
        rate=percent(rate, language, 2),
        confidence=percent(confidence, language, 0),
    )


def process_found(found: Process, language: Language) -> str:
    """What a process audit found."""
    text = (
        (
            "{found} dari {seen} TPS yang diperiksa. Dengan keyakinan {confidence}, paling banyak {most} dari {all} "
            "TPS begitu ({share}). Ini audit proses: ia tidak berkata apa-apa tentang siapa yang menang."
        ),
        (
            "{found} of {seen} stations that were looked at. At a confidence of {confidence}, at most {most} of {all} "
            "stations are so ({share}). This is a process audit: it says nothing of who won."
        ),
    )
    return text[0 if language == "id" else 1].format(
        found=whole(found.found, language),
        seen=whole(found.seen, language),
        confidence=percent(found.confidence, language, 0),
        most=whole(found.most, language),
        all=whole(found.stations, language),
        share=percent(found.most / found.stations, language, 2),
    )
