"""Two versions of a contest held against each other, on pages of the desk and of the public.

Rules kept here:
  * Coverage stands first: how many areas could be compared, and how many not because something below them is unknown.
  * Each difference stands once, at the level where it arose, with who has more there; the sentence gives no cause. What
    all of them do to the margin stands with the sum of each level.
  * Of a recap that builds up it is said how many areas are in.
  * A pair is called by its number.
Left to others: the comparison (`results.judged.compared`), the sentences (`saksama.tally.tiers.words`), access (desk,
portal).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from django.http import Http404, HttpRequest

from saksama.tally.tiers import words
from saksama.tally.tiers.compare import Comparison
from saksama.tally.tiers.step import Difference, Step
from saksama.words import Language, signed
from saksama_node.places.regions import region_of
from saksama_node.results.judged import compared
from saksama_node.results.judged.compared import Side
from saksama_node.results.versions.contests import Contest
from saksama_node.web import formats
from saksama_node.web.codes import word
from saksama_node.web.results_words import area_asked, column_words, coverage_words, place_name

SHOWN: Final = 100
"""Areas that one step lists; the command on the page lists all of them."""
_CODES: Final = (2, 4, 6, 10)
_STATION_FROM: Final = 10


@dataclass(frozen=True, slots=True)
class DifferenceShown:
    """An area: its code, its name, what does not meet, by how many votes each pair has more above than below.

    `whole`: everything below it is known, so that a figure without a change is the same; `more`: by pair, with its
    sign, empty where no change is known; `others`: every other figure that differs, likewise.
    """

    code: str
    name: str
    told: str
    whole: bool
    more: tuple[str, ...]
    others: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class StepShown:
    """One step: its two tiers, how far they meet, the net change of each pair, its areas, the effect on the margin."""

    title: str
    told: str
    net: tuple[str, ...]
    differ: int
    areas: tuple[DifferenceShown, ...]
    left_out: int
    effect: str


def context(request: HttpRequest, contest: Contest) -> dict[str, object]:
    """What the template `c/results_tiers.html` needs. Raises `Http404` for a version or an area that is not there."""
    sides = compared.sides(contest.id)
    chosen = _chosen(request, sides)
    code = area_asked(request, contest, _CODES)
    provinces = [] if code else compared.provinces(chosen)
    found = None if provinces else compared.compared(contest, chosen, code)
    return {
        "contest": contest,
        "sides": [(each, _named(each)) for each in sides],
        "a": chosen[0],
        "b": chosen[1] if len(chosen) > 1 else None,
        "code": code,
        "place": place_name(region_of(code)) or code,
        "above": [(each, place_name(region_of(each)) or each) for each in _above(contest, code)],
        "provinces": [(each, place_name(region_of(each)) or each) for each in provinces],
        "found": found,
        "pairs": [pair.number for pair in contest.pair],
        "steps": [] if found is None else _steps(found, contest, chosen),
        "totals": [] if found is None or found.totals is None else list(found.totals),
        "recaps": [(_named(each), coverage_words(compared.recap_coverage(contest, each))) for each in chosen],
        "files": [f"{contest.id}-{each.key}.csv" for each in chosen],
    }


def _chosen(request: HttpRequest, sides: Sequence[Side]) -> tuple[Side, ...]:
    by_key = {each.key: each for each in sides}
    asked = [request.GET.get(name, "") for name in "ab"]
    chosen = tuple(by_key[key] for key in dict.fromkeys(asked) if key in by_key)
    if not sides or any(key and key not in by_key for key in asked):
        raise Http404
    return chosen or compared.usual(sides)


def _above(contest: Contest, code: str) -> list[str]:
    return [code[:cut] for cut in _CODES if len(contest.digits) <= cut < len(code)]


def _named(side: Side) -> str:
    return f"{word(side.source)} v{side.number}"


def _steps(found: Comparison, contest: Contest, chosen: Sequence[Side]) -> list[StepShown]:
    language = formats.language()
    names = column_words(contest)
    sources = {letter: _named(side) for letter, side in zip("AB", chosen, strict=False)}
    return [
        StepShown(
            title=f"{words.end(step.below, language, sources)} → {words.end(step.above, language, sources)}",
            told=words.told(step, language, {}),
            net=tuple(signed(step.net.get(name, 0), language) for name in found.candidates),
            differ=len(step.different),
            areas=tuple(
                _difference(step, each, found.candidates, names, language)
                for each in _in_order(step, found.candidates)[:SHOWN]
            ),
            left_out=max(len(step.different) + len(step.short) - SHOWN, 0),
            effect="" if effect is None or not step.different else words.effect(effect, language, names),
        )
        for step, effect in zip(found.steps, found.effects, strict=True)
    ]


def _in_order(step: Step, candidates: Sequence[str]) -> list[Difference]:
    """Where the votes of pairs differ first; then by code."""
    votes = set(candidates)
    return sorted((*step.different, *step.short), key=lambda each: (not votes & set(each.changes), each.area))


def _difference(
    step: Step, each: Difference, candidates: Sequence[str], names: Mapping[str, str], language: Language
) -> DifferenceShown:
    return DifferenceShown(
        code=each.area,
        name=_place(each.area),
        told=words.meeting(step, each, language, {}),
        whole=not each.unknown,
        more=tuple(signed(each.changes[name], language) if name in each.changes else "" for name in candidates),
        others=tuple(
            (names.get(name, name), signed(change, language))
            for name, change in each.changes.items()
            if name not in candidates
        ),
    )


def _place(code: str) -> str:
    desa = place_name(region_of(code)) or code[:_STATION_FROM]
    return f"{desa}, TPS {code[_STATION_FROM:]}" if len(code) > _STATION_FROM else desa
