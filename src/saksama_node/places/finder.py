"""Which place is meant by what somebody typed: candidates, the likeliest first, never a decision.

Rules kept here:
  * Tolerant of spelling: case, marks, blanks, the older spelling (oe, dj, tj), common short forms (kec., Lobar, KSB),
    and one or two wrong letters by the length of the name. Of names as long, the exact one comes before a near one.
  * What is named together counts together: "Labuapi, Lobar" is in Lombok Barat though other places bear the name.
  * The most exact place stands for those that it lies in; a longer name stands for the shorter one within it.
  * Pure, and quick enough for a page: what cannot be near is left out by its length and its pairs of letters.
Left to others: the data (`regions`), whose choice it is (the reader's).
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final
from unicodedata import combining, normalize

from saksama_node.places.regions import Place, in_force, line

MAX_CANDIDATES: Final = 8
_MAX_WORDS: Final = 4
_MAX_TYPED: Final = 40
_WORD: Final = re.compile(r"[a-z0-9]+")
_OLD_SPELLING: Final = (("oe", "u"), ("dj", "j"), ("tj", "c"), ("sj", "sy"), ("nj", "ny"), ("ch", "kh"))
_LEVEL_WORDS: Final[Mapping[str, str]] = {
    **dict.fromkeys(("kec", "kecamatan", "kecamatn"), "district"),
    **dict.fromkeys(("desa", "ds", "kel", "kelurahan", "lurah"), "village"),
    **dict.fromkeys(("kab", "kabupaten", "kota", "kodya"), "regency"),
    **dict.fromkeys(("prov", "provinsi", "propinsi"), "province"),
}
# Short forms in everyday use in the province (from memory, high).
_SHORT_FORMS: Final[Mapping[str, str]] = {
    "lobar": "lombok barat",
    "loteng": "lombok tengah",
    "lotim": "lombok timur",
    "lotara": "lombok utara",
    "klu": "lombok utara",
    "ksb": "sumbawa barat",
    "kobi": "kota bima",
    "ntb": "nusa tenggara barat",
}


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place that may be meant. `edits`: letters that differ; `with_parents`: how many of those above were named."""

    place: Place
    edits: int
    with_parents: int


@dataclass(frozen=True, slots=True)
class _Match:
    """A name found at words `start` to `end`. `hinted`: the level that the word before it says, or empty."""

    region: str
    start: int
    end: int
    edits: int
    hinted: str


def folded(text: str) -> str:
    """The letters that count: small, without marks, in today's spelling, words one blank apart."""
    plain = "".join(letter for letter in normalize("NFKD", text).lower() if not combining(letter))
    words = " ".join(_WORD.findall(plain))
    for old, new in _OLD_SPELLING:
        words = words.replace(old, new)
    return words


def find(text: str, province: str) -> list[Candidate]:
    """The places of a province that the text may mean, the likeliest first; empty where nothing is like them."""
    words = " ".join(_SHORT_FORMS.get(word, word) for word in folded(text).split()).split()[:_MAX_TYPED]
    best: dict[str, _Match] = {}
    for match in _longest(list(_matches(words, province))):
        known = best.get(match.region)
        if known is None or _fit(match) < _fit(known):
            best[match.region] = match
    above = {code for region in best for code in line(region)[1:] if _apart(best, region, code)}
    ranked = sorted(
        (_rank(match, best) for region, match in best.items() if region not in above), key=lambda found: found[0]
    )
    places = {place.region: place for place in in_force(province)}
    return [Candidate(places[region], rank[1], -rank[0]) for rank, region in ranked[:MAX_CANDIDATES]]


def _rank(match: _Match, best: Mapping[str, _Match]) -> tuple[tuple[int, int, int, int, str], str]:
    named = sum(_apart(best, match.region, code) for code in line(match.region)[1:])
    other_level = _fit(match)[1]
    # Of equals the wider place first: it is the safer question.
    return (-named, match.edits, other_level, match.region.count("."), match.region), match.region


def _fit(match: _Match) -> tuple[int, bool, int]:
    """Wrong letters, whether the word before says another level, where it stands."""
    return match.edits, bool(match.hinted) and match.hinted != _level(match.region), match.start


def _apart(best: Mapping[str, _Match], region: str, code: str) -> bool:
    """Whether a place above was named by words of its own, not by those that named the place below."""
    inner, outer = best[region], best.get(code)
    return outer is not None and (outer.end <= inner.start or inner.end <= outer.start)


def _level(region: str) -> str:
    return ("province", "regency", "district", "village")[region.count(".")]


def _matches(words: Sequence[str], province: str) -> Iterator[_Match]:
    names, pairs = _index(province)
    for start in range(len(words)):
        hinted = _LEVEL_WORDS.get(words[start - 1], "") if start else ""
        for end in range(start + 1, min(start + _MAX_WORDS, len(words)) + 1):
            typed = "".join(words[start:end])
            for name, edits in _near(typed, names, pairs):
                for region in names[name]:
                    yield _Match(region, start, end, edits, hinted)


def _near(typed: str, names: Mapping[str, list[str]], pairs: Mapping[str, set[str]]) -> Iterator[tuple[str, int]]:
    if typed in names:
        yield typed, 0
        return
    allowed = 0 if len(typed) < 5 else 1 if len(typed) < 9 else 2
    if not allowed or typed in _LEVEL_WORDS:
        return
    shared: defaultdict[str, int] = defaultdict(int)
    for pair in _pairs(typed):
        for name in pairs.get(pair, ()):
            shared[name] += 1
    for name, count in shared.items():
        # One wrong letter spoils two pairs, two neighbours that changed places three.
        if abs(len(name) - len(typed)) <= allowed and count >= len(_pairs(name)) - 3 * allowed:
            edits = distance(typed, name, allowed)
            if edits <= allowed:
                yield name, edits


def _longest(matches: list[_Match]) -> Iterator[_Match]:
    """Without those whose words lie within a match of more words that is as good, or wrong by one letter."""
    for each in matches:
        if not any(
            other.start <= each.start
            and each.end <= other.end
            and (other.end - other.start) > (each.end - each.start)
            and other.edits <= max(each.edits, 1)
            for other in matches
        ):
            yield each


def distance(one: str, other: str, limit: int) -> int:
    """How many letters differ: put in, left out, changed, or two neighbours exchanged; above `limit`: limit + 1."""
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        older, before, row = before, row, [i]
        for j, against in enumerate(other, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != against))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == against:
                cost = min(cost, older[j - 2] + 1)
            row.append(cost)
        if min(row) > limit:
            return limit + 1
    return min(row[-1], limit + 1)


@cache
def _index(province: str) -> tuple[dict[str, list[str]], dict[str, set[str]]]:
    """Names without blanks with the places that bear them; pairs of letters with the names that hold them."""
    names: defaultdict[str, list[str]] = defaultdict(list)
    pairs: defaultdict[str, set[str]] = defaultdict(set)
    for place in in_force(province):
        for name in sorted(_names(place)):
            names[name].append(place.region)
            for pair in _pairs(name):
                pairs[pair].add(name)
    return dict(names), dict(pairs)


def _names(place: Place) -> set[str]:
    """Both codes' names, without blanks; a kabupaten or kota also without its level."""
    found = {folded(place.bare_name), folded(place.kpu_name)}
    found |= {name.removeprefix("kabupaten ").removeprefix("kota ") for name in found}
    return {name.replace(" ", "") for name in found}


def _pairs(name: str) -> set[str]:
    return {name[at : at + 2] for at in range(len(name) - 1)}
