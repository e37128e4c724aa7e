"""The words of the statistics, in Indonesian and English.

Rules kept here:
  * A sentence says what was counted and whether chance alone would often do the same; it never says why, and accuses
    nobody.
  * What cannot be claimed is said to be so.
Left to others: numbers (comparison), layout (cli, web).
"""

from saksama.fairness.comparison import LEAST, Comparison, Measure, Standing
from saksama.fairness.survival import Median
from saksama.words import Language, decimal

_MEASURES = {
    Measure.REGISTERED: ("laporan diregistrasi", "reports registered"),
    Measure.FOUND: ("keputusan menyatakan ada pelanggaran", "decisions found a violation"),
    Measure.WAIT: ("perkara sudah diputus", "cases decided"),
}
_RARE = (
    "Perbedaan sebesar ini jarang terjadi karena kebetulan saja (p = {p}, terkoreksi {adjusted}). Angka ini tidak "
    "mengatakan sebabnya: perkara dapat berbeda dalam hal yang tidak tercatat. Patut dilihat oleh orang yang mengenal "
    "perkaranya."
)
_RARE_EN = (
    "A difference of this size is rare by chance alone (p = {p}, adjusted {adjusted}). The number does not say why: "
    "cases may differ in ways that are not recorded. It deserves the look of somebody who knows the cases."
)
_STANDINGS = {
    Standing.TOO_FEW: (
        f"Kurang dari {LEAST} perkara, di sini atau di antara yang lain: tidak ada pernyataan.",
        f"Fewer than {LEAST} cases, here or among the others: no statement.",
    ),
    Standing.AS_CHANCE: (
        "Perbedaan sebesar ini lazim terjadi karena kebetulan saja (p = {p}, terkoreksi {adjusted}).",
        "A difference of this size is common by chance alone (p = {p}, adjusted {adjusted}).",
    ),
    Standing.NOTICEABLE: (_RARE, _RARE_EN),
}
_CAVEAT = (
    "Dihitung dari log publik saja; siapa pun dapat menghitungnya lagi. Perkara yang belum selesai tidak masuk "
    "hitungan angka registrasi dan putusan. "
    "Angka-angka ini menunjukkan ke mana orang patut melihat, bukan apa yang terjadi."
)
_CAVEAT_EN = (
    "Computed from the public log alone; anyone can compute it again. Cases that are still open are in no rate of "
    "registration or outcome. These numbers show where a person should look, not what happened."
)
CAVEAT = (_CAVEAT, _CAVEAT_EN)


def sentence(each: Comparison, language: Language) -> str:
    """What was counted, and what may be said of it."""
    place = 0 if language == "id" else 1
    what = _MEASURES[each.measure][place]
    others = ("yang lain", "the others")[place]
    of = ("dari", "of")[place]
    here = f"{each.group}: {each.here.hits} {of} {each.here.total} {what}{_detail(each, language, here=True)}"
    rest = f"{others}: {each.rest.hits} {of} {each.rest.total}{_detail(each, language, here=False)}"
    said = _STANDINGS[each.standing][place]
    if each.p is not None and each.adjusted is not None:
        said = said.format(p=_probability(each.p, language), adjusted=_probability(each.adjusted, language))
    return f"{here}; {rest}. {said}"


def _detail(each: Comparison, language: Language, *, here: bool) -> str:
    """The rate with its interval, or the median wait."""
    side = each.here if here else each.rest
    if each.standing is Standing.TOO_FEW:
        return ""
    if side.rate is not None and side.interval is not None:
        shares = (side.rate, side.interval.low, side.interval.high)
        rate, low, high = (decimal(100 * share, language) for share in shares)
        until = "sampai" if language == "id" else "to"
        return f" ({rate} %, 95 %: {low} {until} {high} %)"
    return "" if side.median is None else f" ({_median(side.median, language)})"


def _median(found: Median, language: Language) -> str:
    if found.days is None:
        return "separuhnya belum diputus" if language == "id" else "half are not decided yet"
    days = decimal(found.days, language)
    return f"median {days} hari" if language == "id" else f"median {days} days"


def _probability(value: float, language: Language) -> str:
    return f"{'< ' if value < 0.001 else ''}{decimal(max(value, 0.001), language, 3)}"
