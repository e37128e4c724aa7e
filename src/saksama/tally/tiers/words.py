"""Tiers in words, in Indonesian and English.

Rules kept here:
  * A sentence says which numbers do not meet, whether the parent fits itself, and who has more where; never why, and
    no candidate's name: a number stands for each.
  * What could not be compared is said first: unknown is not zero.
Left to others: numbers (`compare`), names of areas (the caller), layout (cli, web).
"""

from collections.abc import Mapping
from typing import Final

from saksama.tally.tiers.compare import Effect
from saksama.tally.tiers.step import Consistency, Difference, End, Level, Step
from saksama.words import Language, percent, signed, whole

LEVELS: Final[Mapping[Level, tuple[str, str]]] = {
    Level.STATION: ("TPS", "station"),
    Level.DESA: ("desa", "desa"),
    Level.KECAMATAN: ("kecamatan", "kecamatan"),
    Level.KABKOTA: ("kab/kota", "kab/kota"),
    Level.PROVINCE: ("provinsi", "province"),
}
_ITSELF: Final = {
    Consistency.CONSISTENT: ("induknya sendiri klop", "the parent is consistent in itself"),
    Consistency.NOT: ("induknya sendiri juga tidak klop", "the parent is not consistent in itself either"),
    Consistency.UNTESTABLE: (
        "induknya sendiri tidak dapat diperiksa (kolomnya tidak ada)",
        "the parent cannot be tested in itself (its columns are missing)",
    ),
}
_STEP: Final = (
    (
        "{below} → {above}: {equal} dari {areas} wilayah klop ({children} di bawahnya); {different} berbeda, "
        "{incomplete} belum lengkap."
    ),
    (
        "{below} → {above}: {equal} of {areas} areas add up ({children} below them); {different} differ, {incomplete} "
        "are incomplete."
    ),
)
_ALONE: Final = (
    "{alone} {below} tidak punya induk di berkas ini.",
    "{alone} of {below} have no parent in this file.",
)
_DIFFERS: Final = (
    "{count} {below} di bawahnya tidak berjumlah sama dengan {above}; {itself}.",
    "its children ({below}: {count}) do not sum to the {above}; {itself}.",
)
_TWO: Final = (
    "kedua sumber berbeda; {itself}.",
    "the two sources differ; {itself}.",
)
_SHORT: Final = (
    "kurang dari anak yang sudah diketahui ({unknown} dari {count} belum diketahui); {itself}.",
    "less than the children that are known ({unknown} of {count} are not); {itself}.",
)
_DIFFERS_BY: Final = ("Induk dikurangi anak", "Parent less children")
_TWO_BY: Final = ("{above} dikurangi {below}", "{above} less {below}")
_SHORT_BY: Final = ("Selisih sedikitnya", "Short by at least")
_NET: Final = (
    "Pengaruh bersih pada selisih {leader} atas {rival} ({margin}): {change}, {share} darinya{decides}.",
    "Net effect on the margin of {leader} over {rival} ({margin}): {change}, {share} of it{decides}.",
)
_DECIDES: Final = (
    "; tanpa perbedaan ini yang unggul lain atau tidak ada",
    "; without these differences another would lead, or nobody",
)


def end(each: End, language: Language, sources: Mapping[str, str]) -> str:
    """A tier, with what its source ("A", "B") is called; without where `sources` does not name it."""
    name = LEVELS[each.level][0 if language == "id" else 1]
    return f"{name} ({sources[each.source]})" if each.source in sources else name


def told(found: Step, language: Language, sources: Mapping[str, str]) -> str:
    """One step, in a sentence or two."""
    place = 0 if language == "id" else 1
    fields = {
        "below": end(found.below, language, sources),
        "above": end(found.above, language, sources),
        "equal": whole(found.equal, language),
        "areas": whole(found.areas, language),
        "children": whole(found.children, language),
        "different": whole(len(found.different), language),
        "incomplete": whole(found.incomplete, language),
        "alone": whole(found.alone, language),
    }
    texts = [_STEP[place], *([_ALONE[place]] if found.alone else [])]
    return " ".join(text.format_map(fields) for text in texts)


def meeting(found: Step, each: Difference, language: Language, sources: Mapping[str, str]) -> str:
    """What does not meet at one area, and whether the area fits itself."""
    place = 0 if language == "id" else 1
    kind = _SHORT if each.unknown else _TWO if found.below.level == found.above.level else _DIFFERS
    return kind[place].format(
        count=whole(each.children, language),
        unknown=whole(each.unknown, language),
        below=end(found.below, language, sources),
        above=end(found.above, language, sources),
        itself=_ITSELF[each.itself][place],
    )


def difference(found: Step, each: Difference, area: str, language: Language, sources: Mapping[str, str]) -> str:
    """One area, calmly, with who has more. `area`: its name for people."""
    place = 0 if language == "id" else 1
    kind = _SHORT_BY if each.unknown else _TWO_BY if found.below.level == found.above.level else _DIFFERS_BY
    by = kind[place].format(below=end(found.below, language, sources), above=end(found.above, language, sources))
    changes = ", ".join(f"{name} {signed(change, language)}" for name, change in each.changes.items())
    return f"{area}: {meeting(found, each, language, sources)} {by}: {changes}."


def effect(each: Effect, language: Language, names: Mapping[str, str]) -> str:
    """What the differences of a step do to the margin. `names`: what a candidate's column is called, else itself."""
    place = 0 if language == "id" else 1
    return _NET[place].format(
        leader=names.get(each.leader, each.leader),
        rival=names.get(each.rival, each.rival),
        margin=whole(each.margin, language),
        change=signed(each.change, language),
        share=percent(abs(each.change) / each.margin, language, 2) if each.margin else "-",
        decides=_DECIDES[place] if each.decides else "",
    )
