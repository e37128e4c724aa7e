"""What `saksama tally check` says to a reader.

Rules kept here: coverage comes first; what cannot be tested is said, never left out; a rule stands with its count, what
it was counted among, and how often it is broken elsewhere; of the findings the gravest are shown, and how many are not.
Left to others: what was found (`saksama.tally.checks`).
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Self

from saksama.tally.checks.findings import Finding
from saksama.tally.checks.outcome import ANY, Report, Result
from saksama.tally.localise import Cause
from saksama.tally.sheet.definition import Grade
from saksama.words import Language, Words, decimal, whole

GRADES: Final[Mapping[Grade, Words]] = {
    Grade.SEVERE: Words("berat", "severe"),
    Grade.WARN: Words("peringatan", "warning"),
    Grade.NOTICE: Words("catatan", "notice"),
}
CAUSES: Final[Mapping[Cause, Words]] = {
    Cause.ALIKE: Words("angka yang mirip terbaca tertukar", "digits that look alike, taken for each other"),
    Cause.DIGIT: Words("salah baca satu angka", "one digit misread"),
    Cause.SHIFT: Words("kolom bergeser", "a column shifted"),
    Cause.SEVERAL: Words("beberapa angka berbeda", "several digits differ"),
}
_COVERAGE: Final = Words(
    "{sheet}: {stations} TPS; suara pasangan ada di {voted}, belum ada dari {none}; lengkap di {complete}",
    "{sheet}: {stations} stations; votes known at {voted}, not yet from {none}; complete at {complete}",
)
_SOURCE: Final = Words("Sumber: {name}, SHA-256 {digest}", "Source: {name}, SHA-256 {digest}")
_CERTAINTY: Final = Words("Lembar: {form}; {source}; kepastian: {certainty}", "Sheet: {form}; {source}; {certainty}")
_HEAD: Final = Words(
    "Ketidaksesuaian di TPS lengkap; di sampingnya yang di TPS tidak lengkap (+):",
    "Mismatches at complete stations; beside them those at incomplete ones (+):",
)
_COLUMNS: Final = Words(
    "  aturan       lengkap  +tidak   bagian  derajat     tingkat dasar",
    "  rule        complete    +not    share  grade       base rate",
)
_RULE: Final = Words(
    "  {rule:<12} {count:>7} {outside:>7}  {share:>7}  {grade:<10}  {rate}",
    "  {rule:<12} {count:>7} {outside:>7}  {share:>7}  {grade:<10}  {rate}",
)
_ANY: Final = Words(
    "  {rule:<12} {count:>7} {outside:>7}  {share:>7}  sedikitnya satu dari {sums}",
    "  {rule:<12} {count:>7} {outside:>7}  {share:>7}  at least one of {sums}",
)
_RATE: Final = Words("{share} ({found} dari {of})", "{share} ({found} of {of})")
_NO_RATE: Final = Words("belum dihitung", "not counted yet")
_RATES: Final = Words("  Tingkat dasar: {where}", "  Base rates: {where}")
_UNTESTABLE: Final = Words("Tidak dapat diuji (bukan nol):", "Cannot be tested (which is not none):")
_LACKS: Final = Words(
    "  {rule:<12} {stations} TPS; tidak ada: {missing}", "  {rule:<12} {stations}; missing: {missing}"
)
_PARTLY: Final = Words("  {rule:<12} sebagian; tidak ada: {missing}", "  {rule:<12} partly; missing: {missing}")
_AREAS: Final = Words("Per wilayah:", "By area:")
_AREA: Final = Words(
    "  {code}  TPS {stations}, dengan suara {voted}, lengkap {complete}: {rules}",
    "  {code}  stations {stations}, with votes {voted}, complete {complete}: {rules}",
)
_FINDINGS: Final = Words("Temuan, yang paling berat lebih dahulu ({shown} dari {all}):", "Findings ({shown} of {all}):")
_FINDING: Final = Words("  {code}  {rule}  {words}.", "  {code}  {rule}  {words}.")
_MAYBE: Final = Words(
    "      mungkin {field}: tertulis {read}, semua jumlah klop dengan {right} ({cause}). Lihat foto.",
    "      perhaps {field}: it says {read}, all sums hold with {right} ({cause}). Look at the photo.",
)
_REMEDY: Final = Words("      {remedy}: {norm}{due}", "      {remedy}: {norm}{due}")
_DUE: Final = Words(", paling lambat {due}", ", until {due}")
_CAUTION: Final = Words(
    "Temuan adalah saran untuk diperiksa orang; sebagian besar adalah salah baca. Tidak ada angka yang diubah.",
    "A finding is a reason for a person to look; most are misreadings. No figure was changed.",
)
_ORDER: Final = tuple(Grade)
_KEPT: Final = 1000


@dataclass(frozen=True, slots=True)
class Summary:
    """How many findings of each grade, and the gravest of them."""

    counts: Mapping[Grade, int]
    gravest: Sequence[Finding]

    @classmethod
    def of(cls, found: Iterable[Finding], shown: int) -> Self:
        """Count all; keep `shown` of them: by grade, then by the size of the residual, then as they come."""
        counts: Counter[Grade] = Counter()
        kept: list[tuple[tuple[int, int, int], Finding]] = []
        for n, each in enumerate(found):
            counts[each.grade] += 1
            kept.append(((_ORDER.index(each.grade), -abs(each.residual), n), each))
            if len(kept) > 2 * max(shown, _KEPT):
                kept = sorted(kept, key=lambda pair: pair[0])[: max(shown, 0)]
        kept.sort(key=lambda pair: pair[0])
        return cls(counts, [each for _, each in kept[: max(shown, 0)]])

    @property
    def graver(self) -> bool:
        """Whether one is more than a notice."""
        return any(count for grade, count in self.counts.items() if grade is not Grade.NOTICE)


def told(report: Report, digits: int, found: Summary, language: Language) -> str:
    """The whole answer. `digits`: of the areas' codes, 0 for none."""
    parts = (_coverage, _rules, _untestable)
    lines = [line for part in parts for line in part(report, language)]
    lines += _areas(report, digits, language) if digits else []
    lines += _findings(report, found, language)
    return "\n".join([*lines, "", _CAUTION.say(language, {})])


def share(part: int, of: int, language: Language) -> str:
    """A percentage with one decimal, as the language writes it; a dash where there is nothing to take a share of."""
    return f"{decimal(100 * part / of, language)} %" if of else "-"


def _coverage(report: Report, language: Language) -> Iterator[str]:
    sheet = report.sheet
    counts = {
        "stations": whole(report.ids.size, language),
        "voted": whole(int(report.voted.sum()), language),
        "complete": whole(int(report.complete.sum()), language),
        "none": whole(int((~report.voted).sum()), language),
    }
    yield _COVERAGE.say(language, {"sheet": sheet.title if language == "id" else sheet.title_en, **counts})
    yield _SOURCE.say(language, {"name": report.name, "digest": report.digest})
    told = {"form": sheet.form, "source": sheet.source, "certainty": sheet.certainty.value}
    yield _CERTAINTY.say(language, told)


def _rules(report: Report, language: Language) -> Iterator[str]:
    complete = int(report.complete.sum())
    yield ""
    yield _HEAD.say(language, {})
    yield _COLUMNS.say(language, {})
    for rule, count in report.counts().items():
        told = {"rule": rule, "count": whole(count, language), "share": share(count, complete, language)}
        if rule == ANY:
            yield _ANY.say(language, told | {"outside": "", "sums": ", ".join(each.id for each in report.sheet.sums)})
        else:
            yield _RULE.say(language, told | _beside(report, report.results[rule], language))
    wheres = dict.fromkeys(rule.base_rate.where for rule in report.sheet.rules if rule.base_rate)
    yield from (_RATES.say(language, {"where": where}) for where in wheres)


def _beside(report: Report, result: Result, language: Language) -> dict[str, str]:
    rate = result.rule.base_rate
    base = _NO_RATE.say(language, {})
    if rate:
        found, of = whole(rate.found, language), whole(rate.of, language)
        base = _RATE.say(language, {"share": share(rate.found, rate.of, language), "found": found, "of": of})
    outside = 0 if result.of_areas else int((report.broken(result.rule.id) & ~report.complete).sum())
    grade = GRADES[result.rule.grade].say(language, {})
    return {"grade": grade, "rate": base, "outside": f"+{whole(outside, language)}"}


def _untestable(report: Report, language: Language) -> Iterator[str]:
    yield ""
    yield _UNTESTABLE.say(language, {})
    for rule, each in report.untestable.items():
        yield _LACKS.say(
            language, {"rule": rule, "stations": whole(each.stations, language), "missing": ", ".join(each.missing)}
        )
    for rule, result in report.results.items():
        if result.lacking:
            yield _PARTLY.say(language, {"rule": rule, "missing": ", ".join(result.lacking)})


def _areas(report: Report, digits: int, language: Language) -> list[str]:
    lines = ["", _AREAS.say(language, {})]
    for code, area in report.by(digits).items():
        rules = ", ".join(f"{rule} {count}" for rule, count in area.rules.items() if count) or "0"
        counts = {"stations": area.stations, "voted": area.voted, "complete": area.complete}
        lines.append(_AREA.say(language, {"code": code, "rules": rules, **counts}))
    return lines


def _findings(report: Report, found: Summary, language: Language) -> Iterator[str]:
    yield ""
    total = whole(sum(found.counts.values()), language)
    yield _FINDINGS.say(language, {"shown": len(found.gravest), "all": total})
    for each in found.gravest:
        yield from finding_lines(report, each, language)
    counts = [f"{GRADES[grade].say(language, {})}: {whole(found.counts.get(grade, 0), language)}" for grade in _ORDER]
    yield "  " + ", ".join(counts)


def finding_lines(report: Report, found: Finding, language: Language) -> Iterator[str]:
    """One finding: the sentence, the fields that would explain it, what can be done."""
    words = found.rule.words if language == "id" else found.rule.words_en
    sentence = words.format(left=found.left, right=found.right, residual=abs(found.residual))
    yield _FINDING.say(language, {"code": found.code, "rule": found.rule.id, "words": sentence})
    for each in found.candidates[:3]:
        field = report.sheet.field(each.field)
        words = field.words if language == "id" else field.words_en
        cause = CAUSES[each.cause].say(language, {})
        told: dict[str, str | int] = {"field": f"{field.code} {words}", "read": each.read, "right": each.right}
        yield _MAYBE.say(language, told | {"cause": cause})
    remedy = found.remedy
    due = _DUE.say(language, {"due": found.due.isoformat()}) if found.due else ""
    named = {"remedy": remedy.words, "norm": remedy.norm}
    if language == "en":
        named = {"remedy": remedy.words_en, "norm": remedy.norm_en}
    yield _REMEDY.say(language, {**named, "due": due})
