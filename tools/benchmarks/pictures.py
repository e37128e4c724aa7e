"""Known pictures found again in altered copies; peers beside it in the same run; time at a hundred thousand.

Rules kept here:
  * Positives: altered copies of some of the known pictures. Negatives: altered pictures of the same kinds that are not
    known. Pages of words, posters and forms, which share a layout, are told apart from photographs and cards.
  * A peer has no threshold: it is told what it finds where it is wrong as often as we are.
Left to others: pictures (`pictures_made`), edits (`picture_edits`), what is kept (tools.bench).
"""

import io
import random
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

import imagehash
import numpy as np
import pdqhash
from PIL import Image

from saksama.imagematch.compare import BITS, THRESHOLD, Looks, Print, looks
from saksama.imagematch.known import KnownPictures
from saksama.imagematch.picture import WHOLE, open_picture
from tools.benchmarks.picture_edits import EDITS
from tools.benchmarks.pictures_made import KINDS
from tools.benchmarks.scale import Scale

_ONE_LAYOUT = ("poster", "message", "sheet")
_COPIES = 4

type Scores = dict[int, float]
"""How alike a picture is to each known one, by its place."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A file that is asked about: its kind, by which edit it was made, the place of the known picture if any."""

    kind: str
    edit: str
    of: int | None
    file: bytes


def measure(scale: Scale) -> dict[str, object]:
    """Quality beside peers on made pictures; one lookup among `most` known ones."""
    each, beside = scale.of((12, 60), (1, 1))
    known = [_file(draw(_dice(f"{kind} {at}"))) for kind, draw in KINDS.items() for at in range(each)]
    known += [_file(draw(_dice(f"{kind} beside {at}"))) for kind, draw in KINDS.items() for at in range(beside)]
    shown = _shown(each)
    started = time.perf_counter()
    seen = [looks(open_picture(file)) for file in known]
    spent = (time.perf_counter() - started) / len(known)
    index = KnownPictures((str(at), each.prints) for at, each in enumerate(seen))
    found, lookup = _ranked(shown, lambda file: _ours(index, seen, file))
    peers: dict[str, dict[str, object]] = {}
    wrong = {group: _wrong(shown, found, group, THRESHOLD) for group in ("view", "layout")}
    for name, hashed in _PEERS.items():
        bits = [hashed(Image.open(io.BytesIO(file)).convert("RGB")) for file in known]
        told, took = _ranked(shown, partial(_by_bits, hashed, bits))
        peers[name] = {**_quality(shown, told, wrong), "ms_per_picture": took * 1000}
    return {
        "pictures": "made",
        "known": len(known),
        "asked": len(shown),
        "threshold": THRESHOLD,
        "saksama": {
            **_quality(shown, found, wrong),
            "ms_to_read_and_fingerprint": spent * 1000,
            "ms_per_picture": lookup * 1000,
        },
        **peers,
        "recall_by_edit": {
            edit: _recall([s.edit == edit for s in shown], shown, found, THRESHOLD)
            for edit in EDITS
            if any(s.edit == edit and s.of is not None for s in shown)
        },
        "time": _times(scale.entries),
    }


def _shown(each: int) -> list[Shown]:
    told = []
    for row, (kind, draw) in enumerate(KINDS.items()):
        for at in range(each):
            dice = _dice(f"edits {kind} {at}")
            image = draw(_dice(f"{kind} {at}"))
            told += [
                Shown(kind, edit, row * each + at, _file(EDITS[edit](image, dice)))
                for edit in dice.sample(list(EDITS), _COPIES)
            ]
            other, edit = draw(_dice(f"unknown {kind} {at}")), dice.choice(list(EDITS))
            told.append(Shown(kind, edit, None, _file(EDITS[edit](other, dice))))
    return told


def _dice(name: str) -> random.Random:
    return random.Random(name)  # noqa: S311 - the same pictures each time, no secret


def _file(image: Image.Image) -> bytes:
    file = io.BytesIO()
    image.save(file, "JPEG", quality=85)
    return file.getvalue()


def _ranked(shown: Sequence[Shown], score: Callable[[bytes], Scores]) -> tuple[list[Scores], float]:
    started = time.perf_counter()
    found = [score(each.file) for each in shown]
    return found, (time.perf_counter() - started) / len(shown)


def _ours(index: KnownPictures, seen: Sequence[Looks], file: bytes) -> Scores:
    found = index.copies(looks(open_picture(file)), lambda ident: seen[int(ident)])
    return {int(copy.id): copy.likeness.score for copy in found}


def _by_bits(hashed: Callable[[Image.Image], int], known: Sequence[int], file: bytes) -> Scores:
    asked = hashed(Image.open(io.BytesIO(file)).convert("RGB"))
    return {at: 1 / (1 + (asked ^ bits).bit_count()) for at, bits in enumerate(known)}


def _pdq(image: Image.Image) -> int:
    bits, _ = pdqhash.compute(np.asarray(image))
    return int("".join(map(str, bits)), 2)


_PEERS: Mapping[str, Callable[[Image.Image], int]] = {
    "imagehash_phash_64": lambda image: int(str(imagehash.phash(image)), 16),
    "imagehash_phash_256": lambda image: int(str(imagehash.phash(image, 16)), 16),
    "imagehash_dhash_64": lambda image: int(str(imagehash.dhash(image)), 16),
    "imagehash_dhash_256": lambda image: int(str(imagehash.dhash(image, 16)), 16),
    "pdq": _pdq,
}


def _quality(shown: Sequence[Shown], found: Sequence[Scores], wrong: Mapping[str, float]) -> dict[str, object]:
    told: dict[str, object] = {}
    for group, name in (("view", "photographs_and_cards"), ("layout", "posters_pages_forms")):
        inside = [_group(each.kind) == group for each in shown]
        least = _least(shown, found, group, wrong[group])
        told[name] = {
            "first": _first(inside, shown, found),
            "recall_where_as_often_wrong": _recall(inside, shown, found, least),
            "wrong_among_unknown": _wrong(shown, found, group, least),
        }
    return told


def _group(kind: str) -> str:
    return "layout" if kind in _ONE_LAYOUT else "view"


def _tops(shown: Sequence[Shown], found: Sequence[Scores], group: str) -> list[float]:
    return sorted(
        (max(scores.values(), default=0.0) for each, scores in zip(shown, found, strict=True)
         if each.of is None and _group(each.kind) == group),
        reverse=True,
    )  # fmt: skip


def _wrong(shown: Sequence[Shown], found: Sequence[Scores], group: str, least: float) -> float:
    tops = _tops(shown, found, group)
    return sum(top >= least for top in tops) / len(tops)


def _least(shown: Sequence[Shown], found: Sequence[Scores], group: str, wrong: float) -> float:
    """The lowest score at which no more of the unknown are matched than `wrong`; who was not found has none."""
    tops = _tops(shown, found, group)
    return max(tops[min(round(wrong * len(tops)), len(tops) - 1)] * (1 + 1e-9), 1e-9)


def _recall(inside: Sequence[bool], shown: Sequence[Shown], found: Sequence[Scores], least: float) -> float:
    hits = [
        scores.get(each.of, 0.0) >= least
        for chosen, each, scores in zip(inside, shown, found, strict=True)
        if chosen and each.of is not None
    ]
    return sum(hits) / len(hits)


def _first(inside: Sequence[bool], shown: Sequence[Shown], found: Sequence[Scores]) -> float:
    hits = [
        bool(scores) and max(scores, key=lambda at: (scores[at], -at)) == each.of
        for chosen, each, scores in zip(inside, shown, found, strict=True)
        if chosen and each.of is not None
    ]
    return sum(hits) / len(hits)


def _times(most: int) -> dict[str, float]:
    """One lookup of three views among `most` pictures of two views each, of bits by chance."""
    dice = _dice("times")
    index = KnownPictures((str(at), (_chance(dice), _chance(dice))) for at in range(most))
    asked = [tuple(_chance(dice) for _ in range(3)) for _ in range(10)]
    started = time.perf_counter()
    for prints in asked:
        index.near(prints)
    return {f"find_among_{most}_pictures_ms": (time.perf_counter() - started) / len(asked) * 1000}


def _chance(dice: random.Random) -> Print:
    return Print(WHOLE, dice.getrandbits(BITS))
