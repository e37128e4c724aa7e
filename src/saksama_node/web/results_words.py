"""Words of results, for desk and portal: fields, a sentence for what does not fit, how a recap builds up.

Rules kept here:
  * A pair is called by its number, never by a name; the words are *ketidaksesuaian* and *anomali data*.
  * How many areas of a recap are in stands before any figure; a figure that was replaced stays, with its version.
Left to others: the rules' own sentences (the sheet's definition), sources (`codes`), the numbers
(`results.versions.built`).
"""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.http import Http404, HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from saksama.entries.kinds.sheet import Source
from saksama.tally.sheet.definition import Kind, Rule
from saksama_node.places.regions import place_of
from saksama_node.results.versions.built import Coverage, Past
from saksama_node.results.versions.contests import Contest
from saksama_node.web import formats
from saksama_node.web.codes import word

_ONE_FIGURE: Final = (Kind.DECREASED, Kind.ROLL_UP, Kind.SHARED)
_NUMBERS: Final = re.compile(r" ?\([^(){}]*\{(?:left|right|residual)\}[^(){}]*\)")
_EARLIER: Final = "earlier"


def title_of(contest: Contest) -> str:
    """The contest's title in the reader's language."""
    return contest.title_en if formats.english() else contest.title


def area_asked(request: HttpRequest, contest: Contest, lengths: Collection[int]) -> str:
    """The area (digits, as many as one of these) that a page is narrowed to, or what the contest covers; else 404."""
    code = request.GET.get("wilayah", "") or contest.digits
    is_code = code.isascii() and code.isdigit() and len(code) in lengths
    if code and not (is_code and code.startswith(contest.digits)):
        raise Http404
    return code


def place_name(region: str) -> str:
    """What a place is called, by its code with dots; empty for one that has no name here."""
    place = place_of(region)
    return "" if place is None else place.name


def field_words(contest: Contest) -> Mapping[str, str]:
    """What each figure of the sheet is called, in the reader's language."""
    fields = contest.definition.fields
    return {each.id: each.words_en if formats.english() else each.words for each in fields}


def source_word(code: str) -> str:
    """A source as a finding names it; `:earlier` is its version before."""
    source, _colon, when = code.partition(":")
    named = word(Source(source))
    return _("%(source)s, versi sebelumnya") % {"source": named} if when == _EARLIER else named


def rule_words(rule: Rule) -> str:
    """What a rule says where it does not hold, without its numbers."""
    said = rule.words_en if formats.english() else rule.words
    return _NUMBERS.sub("", said.partition(": ")[0])


def column_words(contest: Contest) -> Mapping[str, str]:
    """Heads for the columns of a table: a pair by its number, the other figures as the sheet calls them."""
    pairs = {each.field: _("Pasangan %(number)s") % {"number": each.number} for each in contest.pair}
    return {**field_words(contest), **pairs}


@dataclass(frozen=True, slots=True)
class Said:
    """What a finding says: the two numbers, the fields of either side, who says them."""

    left: int
    right: int
    residual: int | None
    left_fields: Sequence[str]
    right_fields: Sequence[str]
    sources: Sequence[str]


def told(rule: Rule | None, said: Said, words: Mapping[str, str]) -> str:
    """The sentence of a finding; `words`: what the figures are called."""
    numbers = {"left": formats.figure(said.left), "right": formats.figure(said.right)}
    field = words.get(said.left_fields[0], said.left_fields[0]) if said.left_fields else ""
    if rule is None:
        named = [source_word(each) for each in said.sources]
        first, second = named[0], named[-1]
        return _("%(field)s: %(a)s %(left)s, %(b)s %(right)s") % {**numbers, "field": field, "a": first, "b": second}
    pattern = rule.words_en if formats.english() else rule.words
    text = pattern.format(**numbers, residual=formats.figure(abs(said.residual or 0)))
    return f"{field}: {text}" if rule.kind in _ONE_FIGURE else text


LEVELS: Final = {
    2: gettext_lazy("provinsi"),
    4: gettext_lazy("kabupaten dan kota"),
    6: gettext_lazy("kecamatan"),
    10: gettext_lazy("desa dan kelurahan"),
}


@dataclass(frozen=True, slots=True)
class PastShown:
    """What a version said of an area. `state`: whether it counts now; `votes`: of each pair, None for unknown."""

    version: int
    at: datetime
    said_at: datetime | None
    state: str
    votes: tuple[int | None, ...]


def coverage_words(found: Sequence[Coverage]) -> list[str]:
    """One sentence for each level of which there is an area."""
    return [_covered(each) for each in found if each.has]


def _covered(each: Coverage) -> str:
    said = {"level": LEVELS[each.digits], "has": formats.figure(each.has)}
    if each.of is None:
        return _("%(has)s %(level)s sudah masuk; berapa seluruhnya tidak ada di daftar wilayah simpul ini.") % said
    if each.has == each.of:
        return _("Semua %(has)s %(level)s sudah masuk.") % said
    return _("%(has)s dari %(of)s %(level)s sudah masuk.") % {**said, "of": formats.figure(each.of)}


def past_shown(found: Sequence[Past], contest: Contest, shown: int) -> list[PastShown]:
    """The history of an area as its page at version `shown` tells it, the newest first."""
    counts = next((each.version for each in found if each.version <= shown), None)
    return [
        PastShown(each.version, each.at, each.said_at, _state(each, counts, shown), _votes(each.figures, contest))
        for each in found
    ]


def _state(each: Past, counts: int | None, shown: int) -> str:
    if each.figures is None:
        return _("ditarik")
    if each.version > shown:
        return _("masuk sesudah versi ini")
    return _("berlaku di versi ini") if each.version == counts else _("digantikan")


def _votes(figures: Mapping[str, int | None] | None, contest: Contest) -> tuple[int | None, ...]:
    return () if figures is None else tuple(figures.get(pair.field) for pair in contest.pair)
