"""Screens as text for a reader.

Rules kept here: the caveat first; observed beside expected; how many stations were left out and why; the digest of the
file, so that anyone can ask again.
Left to others: sentences of the screens (`saksama.tally.forensics.words`).
"""

from collections.abc import Mapping

from saksama.cli.words import Language
from saksama.tally.forensics.excess import Excess
from saksama.tally.forensics.integer import IntegerScreen
from saksama.tally.forensics.population import Provenance
from saksama.tally.forensics.words import CAVEAT, REASONS, STANDINGS, Both, said

_PARTS: Mapping[str, Both] = {
    "either": ("hasil atau partisipasi", "result or turnout"),
    "result": ("hasil saja", "result alone"),
    "turnout": ("partisipasi saja", "turnout alone"),
}
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
    return "\n".join(
        [*lines, said(STANDINGS[found.standing], language), "", *provenance_text(found.provenance, language)]
    )


def excess_text(each: Excess, language: Language) -> str:
    """Observed, expected, excess, z, p in one line."""
    z = "-" if each.z is None else decimal(each.z, 2, language)
    observed, expected = counted(each.observed, language), decimal(each.expected, 1, language)
    return f"{observed:>9}{expected:>11}{decimal(each.excess, 1, language):>9}   z {z}   p {small(each.p, language)}"


def provenance_text(made: Provenance, language: Language) -> list[str]:
    """How it was made: stations used and left out, method, digest."""
    out = sum(made.excluded.values())
    lines = [said(_OF, language).format(used=counted(made.used, language), excluded=counted(out, language))]
    lines += [
        f"  {counted(count, language):>9}  {said(REASONS[reason], language)}" for reason, count in made.excluded.items()
    ]
    return [*lines, said(_FROM, language).format(method=made.method, version=made.version, digest=made.digest)]


def counted(number: int, language: Language) -> str:
    """3.250.427 or 3,250,427."""
    return f"{number:,}".replace(",", "." if language == "id" else ",")


def decimal(number: float, digits: int, language: Language) -> str:
    """With a comma in Indonesian."""
    text = f"{number:,.{digits}f}"
    return text.translate({ord(","): ".", ord("."): ","}) if language == "id" else text


def small(p: float, language: Language) -> str:
    """A probability: three decimals, or its power of ten."""
    text = f"{p:.3f}" if p >= 0.001 else f"{p:.1e}"
    return text.replace(".", ",") if language == "id" else text
