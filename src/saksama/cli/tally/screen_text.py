"""Screens as text for a reader.

Rules kept here: the caveat first; observed beside expected; how many stations were left out and why; the digest of the
file, so that anyone can ask again.
Left to others: sentences of the screens (`saksama.tally.forensics.words`).
"""

from collections.abc import Mapping, Sequence
from typing import Final

from saksama.tally.forensics.excess import Excess
from saksama.tally.forensics.flag import Flag
from saksama.tally.forensics.identical import IdenticalScreen
from saksama.tally.forensics.integer import IntegerScreen
from saksama.tally.forensics.neighbour import NeighbourScreen
from saksama.tally.forensics.population import Provenance
from saksama.tally.forensics.words import CAVEAT, REASONS, STANDINGS, Both, blind, said
from saksama.words import Language, decimal, whole

SHOWN: Final = 20
"""Stations that are told; all of them are in the JSON."""

_PARTS: Mapping[str, Both] = {
    "either": ("hasil atau partisipasi", "result or turnout"),
    "result": ("hasil saja", "result alone"),
    "turnout": ("partisipasi saja", "turnout alone"),
}
_NAMES: Mapping[str, Both] = {"turnout": ("partisipasi", "turnout"), "invalid": ("suara tidak sah", "invalid votes")}
_TAIL: Both = (
    "TPS yang di antara tetangganya sejarang 1 dari 100 (p sampai 0,01): teramati, diharapkan, selisih",
    "Stations as rare among their neighbours as 1 in 100 (p up to 0.01): observed, expected, excess",
)
_ALL: Both = ("seluruhnya", "all together")
_FLAGGED: Both = (
    "{count} TPS patut dilihat ({share} persen; tingkat kekeliruan di antaranya diatur 5 persen bila modelnya tepat):",
    "{count} stations deserve a look ({share} percent; 5 percent of them by chance if the model holds):",
)
_FLAG: Both = (
    "  {station}  {share}: diharapkan {low} sampai {high} dari {whole}, dilaporkan {reported}   q {q}",
    "  {station}  {share}: expected {low} to {high} of {whole}, reported {reported}   q {q}",
)
_MORE: Both = ("  ... dan {more} lagi; semuanya dengan --json", "  ... and {more} more; all with --json")
_TWINS: Both = (
    "Pasangan TPS sedesa dengan jumlah suara sama: {n}. Perolehannya persis sama: teramati, diharapkan, selisih",
    "Pairs of stations of one desa with the same sum: {n}. The same votes for all: observed, expected, excess",
)
_WHOLE: Both = (
    "TPS dengan persentase bulat: teramati, diharapkan, selisih",
    "Stations with a whole percent: observed, expected, excess",
)
_OF: Both = ("{used} TPS dipakai; dikecualikan {excluded}.", "{used} stations used; {excluded} left out.")
_FROM: Both = (
    "Metode: {method}, versi {version}. Berkas: SHA-256 {digest}",
    "Method: {method}, version {version}. File: SHA-256 {digest}",
)


def integer_text(found: IntegerScreen, language: Language) -> str:
    """The integer screen."""
    lines = [said(CAVEAT, language), "", said(_WHOLE, language)]
    for name, each in (("either", found.either), ("result", found.result), ("turnout", found.turnout)):
        lines.append(f"  {said(_PARTS[name], language):<24}{excess_text(each, language)}")
    lines += [said(STANDINGS[found.standing], language), blind("integer", language), ""]
    return "\n".join([*lines, *provenance_text(found.provenance, language)])


def neighbour_text(found: NeighbourScreen, screen: str, language: Language) -> str:
    """Shares among neighbours; `screen`: neighbour or turnout."""
    lines = [said(CAVEAT, language), "", said(_TAIL, language)]
    for name, each in (("", found.tail), *found.tails.items()):
        lines.append(f"  {_share(name, language):<24}{excess_text(each, language)}")
    share = 100 * len(found.flags) / max(found.tail.n, 1)
    count = {"count": whole(len(found.flags), language), "share": decimal(share, language)}
    lines += ["", said(_FLAGGED, language).format_map(count)]
    lines += _some([_flag(flag, language) for flag in found.flags], language)
    return "\n".join([*lines, "", blind(screen, language), "", *provenance_text(found.provenance, language)])


def identical_text(found: IdenticalScreen, language: Language) -> str:
    """Pairs with the same votes."""
    lines = [said(CAVEAT, language), "", said(_TWINS, language).format(n=whole(found.pairs.n, language))]
    lines += [f"  {excess_text(found.pairs, language)}", said(STANDINGS[found.standing], language)]
    pairs = [
        f"  {' = '.join(each.stations)}   {'/'.join(map(str, each.votes))}   p {small(each.chance, language)}"
        for each in found.twins
    ]
    lines += [*_some(pairs, language), "", blind("identical", language), ""]
    return "\n".join([*lines, *provenance_text(found.provenance, language)])


def _share(name: str, language: Language) -> str:
    return said(_NAMES.get(name, (name, name)) if name else _ALL, language)


def _flag(flag: Flag, language: Language) -> str:
    return said(_FLAG, language).format(
        station=flag.station,
        share=_share(flag.share, language),
        low=flag.low,
        high=flag.high,
        whole=flag.whole,
        reported=flag.reported,
        q=small(flag.q, language),
    )


def _some(lines: Sequence[str], language: Language) -> list[str]:
    more = [said(_MORE, language).format(more=whole(len(lines) - SHOWN, language))] if len(lines) > SHOWN else []
    return [*lines[:SHOWN], *more]


def excess_text(each: Excess, language: Language) -> str:
    """Observed, expected, excess, z, p in one line."""
    z = "-" if each.z is None else decimal(each.z, language, 2)
    observed, expected = whole(each.observed, language), decimal(each.expected, language)
    return f"{observed:>9}{expected:>11}{decimal(each.excess, language):>9}   z {z}   p {small(each.p, language)}"


def provenance_text(made: Provenance, language: Language) -> list[str]:
    """How it was made: stations used and left out, method, digest."""
    out = sum(made.excluded.values())
    lines = [said(_OF, language).format(used=whole(made.used, language), excluded=whole(out, language))]
    lines += [
        f"  {whole(count, language):>9}  {said(REASONS[reason], language)}" for reason, count in made.excluded.items()
    ]
    return [*lines, said(_FROM, language).format(method=made.method, version=made.version, digest=made.digest)]


def small(p: float, language: Language) -> str:
    """A probability: three decimals, or its power of ten."""
    text = f"{p:.3f}" if p >= 0.001 else f"{p:.1e}"
    return text.replace(".", ",") if language == "id" else text
