"""The words of the screens, in Indonesian and English.

Rules kept here:
  * A sentence says what was counted and how often chance alone gives it; it never says why, and accuses nobody.
  * Each screen says what it cannot see, and how often it calls where nobody doubts the figures. Every such number is of
    docs/reference/screens.json (tests/house/test_screens_page.py holds them to it); what has not been measured says so.
Left to others: figures (the screens), measuring (tools/benchmarks), layout (the command line, the room `results`).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from saksama.tally.forensics.excess import Standing
from saksama.tally.forensics.population import LEAST, Reason
from saksama.words import Language, decimal

type Both = tuple[str, str]
"""Indonesian, English."""

REASONS: Final[Mapping[Reason, Both]] = {
    Reason.SPECIAL: ("TPS khusus (901 ke atas)", "special places (901 and above)"),
    Reason.NOKEN: ("wilayah noken", "noken areas"),
    Reason.REVOTE: ("pemungutan suara ulang", "re-votes"),
    Reason.UNKNOWN: ("angka belum ada", "a figure is not known"),
    Reason.NOT_WHOLE: ("bukan bilangan bulat", "not a whole number"),
    Reason.SUMS: ("jumlah pada formulir tidak klop", "a sum of the sheet does not hold"),
    Reason.NOTHING_RECEIVED: ("tidak ada suara", "no votes"),
    Reason.FEW_VOTERS: ("pemilih kurang dari 100", "fewer than 100 voters"),
    Reason.TOO_LARGE: ("angka tidak mungkin sebesar itu", "a figure that no station can have"),
    Reason.FEW_VOTES: ("suara kurang dari 20", "fewer than 20 votes"),
    Reason.NEAR_FULL: ("di atas 99 persen", "above 99 percent"),
    Reason.PART_ABOVE_WHOLE: ("bagian lebih besar dari keseluruhan", "a part larger than its whole"),
}
STANDINGS: Final[Mapping[Standing, Both]] = {
    Standing.TOO_FEW: (f"Terlalu sedikit TPS untuk dinilai (di bawah {LEAST}).", f"Too few to judge (under {LEAST})."),
    Standing.AS_CHANCE: (
        "Selisih sebesar ini dapat terjadi karena kebetulan saja.",
        "A difference of this size can come from chance alone.",
    ),
    Standing.NOTICEABLE: (
        "Selisih sebesar ini jarang terjadi karena kebetulan saja. Angka ini tidak mengatakan sebabnya.",
        "A difference of this size is rare by chance alone. The number does not say why.",
    ),
}
CAVEAT: Final[Both] = (
    "Statistik mengurutkan antrean untuk dilihat orang; ia bukan putusan dan bukan bukti pelanggaran.",
    "Statistics order a queue for people to look at; they are no verdict and no evidence of a violation.",
)


BLIND: Final[Mapping[str, Both]] = {
    "integer": (
        "Hanya melihat angka yang dibulatkan ke persen utuh di banyak TPS; perubahan lain tidak terlihat.",
        "It sees only figures rounded to whole percents at many stations; no other change.",
    ),
    "neighbour": (
        "Tidak terlihat: yang merata di satu desa, dan suara tambahan bagi yang memang unggul di situ.",
        "Not seen: what is even over a desa, and votes added for whom the place likes anyway.",
    ),
    "turnout": (
        "Tidak terlihat: yang merata di satu desa. Hajatan, banjir, atau salah baca juga mengubah angka ini.",
        "Not seen: what is even over a desa. A feast, a flood or a fault of reading changes these figures too.",
    ),
    "identical": (
        "Tidak terlihat: formulir yang disalin sebagian. Periksa fotonya: satu formulir dapat terunggah di dua TPS.",
        "Not seen: a sheet copied in part. Look at the photos: one sheet may have been uploaded at two stations.",
    ),
}
TRIED: Final[Mapping[str, Both]] = {
    "integer": (
        "Diuji di NTB: terlihat {rounded_5} dari 100 kali bila 5 persen TPS dibulatkan, {rounded_10} bila 10 persen.",
        "Tried on NTB: seen {rounded_5} of 100 times where 5 percent were rounded, {rounded_10} where 10 percent.",
    ),
    "neighbour": (
        "Dari 100 uji terlihat: 40 suara dipindah: {moved_40}; 100 dipindah: {moved_100}; 100 ditambah: {stuffed_100}.",
        "Tried, seen of 100 times: 40 votes moved: {moved_40}; 100 moved: {moved_100}; 100 added: {stuffed_100}.",
    ),
    "turnout": (
        "Dari 100 uji terlihat: partisipasi naik 20 poin: {turnout_20}; 20 suara jadi tidak sah: {invalid_20}.",
        "Tried on NTB, seen of 100 times: turnout 20 points higher: {turnout_20}; 20 votes made invalid: {invalid_20}.",
    ),
    "identical": (
        "Dari 100 pemilu buatan terlihat: 4 TPS disalin: {copied_4}; satu: {copied_1}.",
        "Tried on made elections, seen of 100 times: 4 stations copied: {copied_4}; one: {copied_1}.",
    ),
}
POWER: Final[Mapping[str, int]] = {
    "rounded_5": 32,
    "rounded_10": 100,
    "moved_40": 4,
    "moved_100": 74,
    "stuffed_100": 2,
    "turnout_20": 61,
    "invalid_20": 48,
    "copied_1": 10,
    "copied_4": 95,
}
"""Times of a hundred, by docs/reference/screens.json; tests/house/test_screens_page.py holds them to it."""


def blind(screen: str, language: Language) -> str:
    """What a screen does not see, and how often it saw what was planted."""
    return f"{said(BLIND[screen], language)} {said(TRIED[screen], language).format_map(POWER)}"


def said(words: Both, language: Language) -> str:
    """One of two."""
    return words[0 if language == "id" else 1]


@dataclass(frozen=True, slots=True)
class Rate:
    """`shown` of `of` stations; `where`: of which election."""

    shown: int
    of: int
    where: Both

    @property
    def share(self) -> float:
        """Between 0 and 1."""
        return self.shown / self.of


RATES: Final[Mapping[str, Rate]] = {
    "neighbour": Rate(1896, 143_085, ("Meksiko 2012", "Mexico 2012")),
    "turnout": Rate(2008, 142_149, ("Meksiko 2012", "Mexico 2012")),
    "invalid": Rate(340, 143_085, ("Meksiko 2012", "Mexico 2012")),
}
"""Stations that a screen shows in an election that the literature does not doubt; `turnout` and `invalid` each asked
alone. Mexico's table has invalid votes in one sum with those for candidates who were not registered.
"""
MEASURED: Final[Mapping[str, int]] = {
    "clean_parts": 600,
    "clean_parts_called": 0,
    "wrong_shown": 34,
    "wrong_all": 5,
    "twins_called": 5,
}
"""By the same record; `wrong_shown`, `wrong_all`, `twins_called` of a hundred."""
_TURNOUT_ID: Final = (
    "Di {where}, yang tidak diragukan, ditunjukkan {share} dari 100 TPS untuk kehadiran dan {invalid} dari 100 untuk "
    "suara tidak sah (di sana terjumlah dengan suara bagi calon yang tidak terdaftar)."
)
_TURNOUT_EN: Final = (
    "In {where}, which nobody doubts, {share} of 100 stations are shown for turnout and {invalid} of 100 for invalid "
    "votes (summed there with those for candidates who were not registered)."
)
ALARMS: Final[Mapping[str, Both]] = {
    "integer": (
        "Tiga pemilu yang tidak diragukan dibagi menjadi {clean_parts} bagian: terpanggil {clean_parts_called}.",
        "Of {clean_parts} parts of three elections that nobody doubts, {clean_parts_called} were called.",
    ),
    "neighbour": (
        "Di {where}, yang tidak diragukan, ditunjukkan {share} dari 100 TPS. Jumlahnya tidak klop di NTB: {wrong}.",
        "In {where}, which nobody doubts, {share} of 100 stations are shown. Sums that do not add up in NTB: {wrong}.",
    ),
    "turnout": (
        _TURNOUT_ID,
        _TURNOUT_EN,
    ),
    "identical": (
        "Dari 100 pemilu buatan tanpa perubahan terpanggil {twins_called}.",
        "Of 100 made elections without any change, {twins_called} were called.",
    ),
}
_WRONG: Final[Both] = (
    "{wrong_shown} dari 100 yang ditunjukkan dan dapat diuji, {wrong_all} dari 100 semua TPS",
    "{wrong_shown} of 100 that are shown and can be tested, {wrong_all} of 100 of all stations",
)


def alarms(screen: str, language: Language) -> str:
    """How often a screen calls where nothing is doubted."""
    numbers = {name: str(value) for name, value in MEASURED.items()}
    numbers["wrong"] = said(_WRONG, language).format_map(numbers)
    rate = RATES.get(screen)
    if rate is not None:
        numbers |= {
            "share": decimal(100 * rate.share, language),
            "invalid": decimal(100 * RATES["invalid"].share, language),
            "where": said(rate.where, language),
        }
    return said(ALARMS[screen], language).format_map(numbers)
