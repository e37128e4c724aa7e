"""Words of the desk for screens: what a station is called, what a screen says of it, what it may mean, what to do.

Rules kept here:
  * A sentence says what was reported and what is usual around it; it accuses nobody and gives no probability.
  * Beside what a screen names stands how often it calls where nothing is doubted, and what it does not see.
  * A pair is called by its number.
Left to others: the numbers (results.screens.screened), the screens' own sentences (`saksama.tally.forensics`).
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from saksama.tally.forensics.excess import Excess, Standing
from saksama.tally.forensics.population import Provenance
from saksama.tally.forensics.words import REASONS, STANDINGS, alarms, blind, said
from saksama.words import decimal
from saksama_node.places.regions import full_name
from saksama_node.results.judged.anomalies import ALL, ANOMALIES, RULES, SHARES
from saksama_node.results.screens.screened import StandoutView
from saksama_node.results.states import Screen
from saksama_node.results.versions.contests import Contest
from saksama_node.web.formats import figure, language
from saksama_node.web.results_words import column_words, field_words

_SMALL: Final = 0.001
NAMES: Final[Mapping[Screen, str | Promise]] = {
    Screen.INTEGER: gettext_lazy("Persen bulat"),
    Screen.NEIGHBOUR: gettext_lazy("Perolehan dibanding tetangga"),
    Screen.TURNOUT: gettext_lazy("Partisipasi dan suara tidak sah dibanding tetangga"),
    Screen.IDENTICAL: gettext_lazy("Perolehan yang sama persis"),
    Screen.PICTURE: gettext_lazy("Gambar pemilu"),
}
ABOUT: Final[Mapping[Screen, str | Promise]] = {
    Screen.INTEGER: gettext_lazy(
        "Berapa TPS yang hasil atau partisipasinya persis persen bulat, dibanding yang diharapkan dari peluang tiap "
        "TPS. Ini tentang seluruh pemilihan, bukan tentang satu TPS."
    ),
    Screen.NEIGHBOUR: gettext_lazy(
        "TPS yang perolehan pasangannya berbeda dari TPS sedesa, sekecamatan dan sekabupaten, lebih dari beda yang "
        "biasa di pemilihan ini. Teramati: TPS yang menurut modelnya sejarang satu dari seratus. Bila itu jauh di atas "
        "harapan, tempat-tempatnya lebih beragam daripada anggapan model, dan antreannya lebih panjang; banyaknya "
        "tidak mengatakan apa-apa tentang pemilihannya."
    ),
    Screen.TURNOUT: gettext_lazy(
        "Perbandingan yang sama untuk partisipasi dan bagian suara tidak sah. Teramati dan diharapkan dibaca seperti "
        "pada perolehan."
    ),
    Screen.IDENTICAL: gettext_lazy(
        "Pasangan TPS sedesa yang jumlah suaranya sama: berapa yang perolehannya sama persis untuk semua, dibanding "
        "yang diharapkan."
    ),
    Screen.PICTURE: gettext_lazy("Partisipasi dan perolehan peringkat pertama, digambar."),
}
WHAT_TO_DO: Final = gettext_lazy(
    "Lihat dulu formulirnya: foto C.Hasil, salinan pengawas, D.Hasil kecamatan. Yang tidak biasa sering salah baca, "
    "atau memang begitu tempatnya. Ini bukan temuan pelanggaran."
)
LOOK_FIRST: Final = gettext_lazy("lihat formulirnya dulu")
NEAREST: Final = gettext_lazy("Batas terdekat dari yang biasa di sekitarnya")
_PARTS: Final[Mapping[str, str | Promise]] = {
    "either": gettext_lazy("hasil atau partisipasi"),
    "result": gettext_lazy("hasil saja"),
    "turnout": gettext_lazy("partisipasi"),
    "invalid": gettext_lazy("suara tidak sah"),
    "pairs": gettext_lazy("pasangan TPS"),
    ALL: gettext_lazy("seluruhnya"),
}
_SHARES: Final[Mapping[str, str | Promise]] = {
    RULES["turnout"]: gettext_lazy("partisipasi"),
    RULES["invalid"]: gettext_lazy("suara tidak sah"),
}


@dataclass(frozen=True, slots=True)
class Line:
    """One part of a screen, ready to be read."""

    name: str
    n: int
    observed: int
    expected: str
    excess: str
    z: str
    p: str


def line(contest: Contest, part: str, told: Excess) -> Line:
    """The six numbers of a part."""
    return Line(
        name=part_words(contest, part),
        n=told.n,
        observed=told.observed,
        expected=decimal(told.expected, language()),
        excess=decimal(told.excess, language()),
        z=_("tidak ada") if told.z is None else decimal(told.z, language(), 2),
        p=small(told.p),
    )


def part_words(contest: Contest, part: str) -> str:
    """What a part of a screen is called: a pair by its number."""
    return str(_PARTS[part]) if part in _PARTS else column_words(contest).get(part, part)


def small(p: float) -> str:
    """A probability: three decimals, or that it lies under a thousandth."""
    return decimal(p, language(), 3) if p >= _SMALL else f"<\u00a0{decimal(_SMALL, language(), 3)}"


def standing_words(screen: Screen, standing: Standing | None) -> str:
    """What may be said of an election; of a queue of stations only whether there were enough to judge."""
    is_queue = screen in (Screen.NEIGHBOUR, Screen.TURNOUT)
    if standing is None or (is_queue and standing is not Standing.TOO_FEW):
        return ""
    return said(STANDINGS[standing], language())


def excluded_words(made: Provenance) -> list[tuple[int, str]]:
    """How many stations were left out, and why."""
    return [(count, said(REASONS[reason], language())) for reason, count in made.excluded.items()]


def missing_words(contest: Contest, missing: Mapping[str, Iterable[str]]) -> list[str]:
    """Which figures the source lacks, by part."""
    named = field_words(contest)
    return [
        _("%(part)s: sumber ini tidak memuat %(columns)s")
        % {
            "part": part_words(contest, part) if part else _("seluruhnya"),
            "columns": ", ".join(f"{named.get(each, each)} ({each})" for each in columns),
        }
        for part, columns in missing.items()
    ]


def rates(screen: Screen) -> tuple[str, str]:
    """How often a screen calls where nothing is doubted; what it does not see, how often it saw what was planted."""
    return alarms(screen.value, language()), blind(screen.value, language())


def screen_of(rule: str) -> Screen:
    """The screen that makes a rule of `ANOMALIES`."""
    return Screen.NEIGHBOUR if rule == SHARES else Screen.TURNOUT


def rates_of(rules: Iterable[str]) -> list[tuple[str, tuple[str, str]]]:
    """Of the screens behind these rules: its name, its rates."""
    screens = dict.fromkeys(screen_of(rule) for rule in rules if rule in ANOMALIES)
    return [(str(NAMES[screen]), rates(screen)) for screen in screens]


def share_words(contest: Contest, told: StandoutView) -> str:
    """What a screen looked at."""
    return str(_SHARES[told.rule]) if told.rule in _SHARES else column_words(contest).get(told.field, told.field)


def anomaly(contest: Contest, told: StandoutView) -> str:
    """What a screen says of a station, in a sentence."""
    return _("%(share)s: dilaporkan %(reported)s dari %(whole)s; di sekitarnya biasanya %(low)s sampai %(high)s") % {
        "share": share_words(contest, told),
        "reported": figure(told.reported),
        "whole": figure(told.whole),
        "low": figure(told.low),
        "high": figure(told.high),
    }


def pair_words(stations: Sequence[str], region: str) -> str:
    """Stations of one desa, and the desa."""
    return f"{' = '.join(_number(each) for each in stations)}, {full_name(region)}"


def station_words(station: str, region: str) -> str:
    """A station and its place."""
    return f"{_number(station)}, {full_name(region)}"


def _number(station: str) -> str:
    return f"TPS {station[10:].lstrip('0')}"
