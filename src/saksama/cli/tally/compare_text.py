"""A comparison of tiers as text and as JSON.

Rules kept here: coverage stands first; each list of areas ends after `SHOWN` and says how many more there are; the
keys of the JSON stay as docs/reference/tally-compare.md names them.
Left to others: the sentences (`saksama.tally.tiers.words`).
"""

from collections.abc import Sequence
from typing import Final

from saksama.tally.columns import Columns
from saksama.tally.numerals import percent, whole
from saksama.tally.tiers import words
from saksama.tally.tiers.compare import Comparison
from saksama.tally.tiers.step import Difference, Level, Step
from saksama.words import Language

SHOWN: Final = 50


def as_json(name: str, tables: Sequence[Columns], found: Comparison) -> dict[str, object]:
    """One race."""
    total, came = _coverage(tables)
    return {
        "race": name,
        "inputs": list(found.digests),
        "candidates": list(found.candidates),
        "areas": {
            source: {level.name.lower(): number for level, number in levels.items()}
            for source, levels in found.levels.items()
        },
        "coverage": None if total is None else {"stations": total, "reported": came},
        "totals": None if found.totals is None else list(found.totals),
        "adds_up": found.adds_up,
        "steps": [
            {
                **_step_as_json(each),
                "effect": None
                if effect is None
                else {
                    "leader": effect.leader,
                    "rival": effect.rival,
                    "margin": effect.margin,
                    "change": effect.change,
                    "decides": effect.decides,
                },
            }
            for each, effect in zip(found.steps, found.effects, strict=True)
        ],
    }


def _step_as_json(each: Step) -> dict[str, object]:
    return {
        "below": {"source": each.below.source, "level": each.below.level.name.lower()},
        "above": {"source": each.above.source, "level": each.above.level.name.lower()},
        "fields": list(each.fields),
        "areas": each.areas,
        "children": each.children,
        "equal": each.equal,
        "incomplete": each.incomplete,
        "alone": each.alone,
        "net": dict(each.net),
        "different": [_difference_as_json(area) for area in each.different],
        "short": [_difference_as_json(area) for area in each.short],
    }


def _difference_as_json(area: Difference) -> dict[str, object]:
    return {
        "area": area.area,
        "children": area.children,
        "unknown": area.unknown,
        "changes": dict(area.changes),
        "itself": area.itself.value,
    }


def as_text(name: str, tables: Sequence[Columns], found: Comparison, language: Language) -> str:
    """One race: coverage, totals, each step with its areas."""
    sources = {each: each for each in found.levels} if len(found.levels) == 2 else {}
    total, came = _coverage(tables)
    lines = [name] if name else []
    if total is not None and came is not None:
        share = percent(came / total, language, 2) if total else "-"
        of = ("{} dari {} TPS masuk ({}).", "{} of {} stations reported ({}).")[language == "en"]
        lines.append(of.format(whole(came, language), whole(total, language), share))
    if found.totals is not None:
        votes = zip(found.candidates, found.totals, strict=True)
        lines.append("  ".join(f"{each} {whole(votes, language)}" for each, votes in votes))
    for step, effect in zip(found.steps, found.effects, strict=True):
        lines.append(words.told(step, language, sources))
        areas = [*step.different, *step.short]
        lines += [
            f"  {words.difference(step, each, _named(tables, each.area), language, sources)}" for each in areas[:SHOWN]
        ]
        if len(areas) > SHOWN:
            lines.append(("  ... dan {} lagi", "  ... and {} more")[language == "en"].format(len(areas) - SHOWN))
        if effect is not None and step.different:
            lines.append(f"  {words.effect(effect, language, {})}")
    return "\n".join(lines)


def _coverage(tables: Sequence[Columns]) -> tuple[int | None, int | None]:
    """Stations that there are and that came in, by the coarsest areas of the last source that says so."""
    for table in reversed(tables):
        if table.has(("tps_total", "tps_masuk")):
            lengths = [len(code) for code in table.ids.tolist()]
            top = table.only(table.ids.astype(f"<U{Level.STATION}") == table.area(min(lengths)))
            if top.known(("tps_total", "tps_masuk")).all():
                return int(top.figure("tps_total").sum()), int(top.figure("tps_masuk").sum())
    return None, None


def _named(tables: Sequence[Columns], area: str) -> str:
    """The code and, where a source has one, the name of an area."""
    for table in tables:
        if "nama_wilayah" in table.tags and (names := table.tags["nama_wilayah"][table.ids == area]).size and names[0]:
            return f"{area} {names[0]}"
        for tag, digits in (("desa", Level.DESA), ("kecamatan", Level.KECAMATAN), ("kabkota", Level.KABKOTA)):
            inside = table.area(len(area)) == area
            if len(area) >= digits and tag in table.tags and inside.any():
                return f"{area} {table.tags[tag][inside][0]}"
    return area
