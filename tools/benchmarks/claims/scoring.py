"""How well any matcher finds repeated claims, and how often it is wrong; it is a function, and nothing is known of it.

Rules kept here:
  * A matcher takes a post and gives claims with scores, the best first. It is asked each post once.
  * Recall counts what reaches the threshold: at 1 the best is right, at 5 one of five is; beside it what ranks alone
    would give. A false match is any claim that reaches it and is not spared.
  * Each share stands with its 95 % interval after Wilson (1927): hits of so few say little, and none of a hundred is
    not none.
  * A matcher without a threshold of its own gets the lowest that keeps the bars for false matches; that is the kindest
    reading of it.
Left to others: posts (`posed`), peers (`peers`), which matcher (`__main__`).
"""

import math
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from tools.benchmarks.claims.negatives import BESIDE, HARD, PLAIN
from tools.benchmarks.claims.posed import Posed

type Ranked = Sequence[tuple[str, float]]
type Matcher = Callable[[str], Ranked]
type Factory = Callable[[Mapping[str, str]], Matcher]

RECALL_AT_5, RECALL_AT_1, RECALL_OF_A_KIND = 0.97, 0.95, 0.90
WRONG_ON_HARD, WRONG_ON_ORDINARY = 0.005, 0.001
_Z: Final = 1.959964
_STEPS = 24


@dataclass(frozen=True, slots=True)
class Found:
    """Of one repetition: at which score a right claim came first (None: it did not), and at which among five."""

    kind: str
    first: float | None
    among_five: float | None


@dataclass(frozen=True, slots=True)
class Wrong:
    """Of one negative: the best score of a claim that is not spared, and of one that is named; -inf for none."""

    kind: str
    any: float
    named: float


@dataclass(frozen=True, slots=True)
class Answers:
    """All that a matcher said, as scores; `ms` is the processor's time for one post."""

    found: tuple[Found, ...]
    wrong: tuple[Wrong, ...]
    ms: float


def wilson(hits: int, of: int) -> tuple[float, float]:
    """The 95 % interval of a share; (0, 1) where nothing was asked."""
    if not of:
        return 0.0, 1.0
    share, square = hits / of, _Z * _Z
    middle = (share + square / (2 * of)) / (1 + square / of)
    reach = _Z * math.sqrt(share * (1 - share) / of + square / (4 * of * of)) / (1 + square / of)
    return max(0.0, middle - reach), min(1.0, middle + reach)


def ask(posed: Posed, matcher: Matcher) -> Answers:
    """Put every post to it once."""
    began = time.process_time()
    found = tuple(_found(each.kind, matcher(each.text), each.right) for each in posed.repetitions)
    wrong = tuple(_wrong(each.kind, matcher(each.text), each.named, each.spared) for each in posed.negatives)
    return Answers(found, wrong, (time.process_time() - began) * 1000 / max(1, len(found) + len(wrong)))


def figures(answers: Answers, least: float) -> dict[str, object]:
    """Everything at one threshold: by kind, together, and against the bars."""
    kinds = dict.fromkeys(each.kind for each in answers.found)
    first, five = _recall(answers.found, least, first=True), _recall(answers.found, least, first=False)
    by_kind = {
        kind: _recall([each for each in answers.found if each.kind == kind], least, first=False) for kind in kinds
    }
    hard, plain = _false(answers.wrong, HARD, least), _false(answers.wrong, (PLAIN,), least)
    return {
        # JSON has no infinity: what no threshold keeps is null.
        "threshold": least if math.isfinite(least) else None,
        "recall_at_1": first,
        "recall_at_5": five,
        "recall_at_5_by_kind": by_kind,
        "recall_at_1_by_kind": {
            kind: _recall([each for each in answers.found if each.kind == kind], least, first=True) for kind in kinds
        },
        "ranks_alone": {
            "recall_at_1": _recall(answers.found, -math.inf, first=True),
            "recall_at_5": _recall(answers.found, -math.inf, first=False),
        },
        "false_matches": {
            "hard": hard,
            "hard_without_denials_that_quote": _false(answers.wrong, HARD[:-1], least),
            "ordinary": plain,
            **{kind: _false(answers.wrong, (kind,), least) for kind in (*HARD, BESIDE)},
        },
        "false_matches_with_the_named": {
            kind: _share(
                sum(each.named >= least for each in answers.wrong if each.kind == kind),
                sum(each.kind == kind for each in answers.wrong),
            )
            for kind in (*HARD, BESIDE)
        },
        "bars_held": {
            "recall_at_5": five["share"] >= RECALL_AT_5,
            "recall_at_1": first["share"] >= RECALL_AT_1,
            "each_kind": all(each["share"] >= RECALL_OF_A_KIND for each in by_kind.values()),
            "hard": hard["share"] <= WRONG_ON_HARD,
            "ordinary": plain["share"] <= WRONG_ON_ORDINARY,
        },
        "ms_per_post": answers.ms,
    }


def curve(answers: Answers) -> list[dict[str, float]]:
    """Recall at 5 and false matches at thresholds from the lowest score to the highest, as scores lie thick."""
    scores = sorted({each.among_five for each in answers.found if each.among_five is not None}
                    | {each.any for each in answers.wrong if each.any > -math.inf})  # fmt: skip
    steps = [scores[round(at * (len(scores) - 1) / _STEPS)] for at in range(_STEPS + 1)] if scores else []
    return [
        {
            "threshold": least,
            "recall_at_5": _recall(answers.found, least, first=False)["share"],
            "hard": _false(answers.wrong, HARD, least)["share"],
            "hard_without_denials_that_quote": _false(answers.wrong, HARD[:-1], least)["share"],
            "ordinary": _false(answers.wrong, (PLAIN,), least)["share"],
        }
        for least in dict.fromkeys(steps)
    ]


def least_within_bars(answers: Answers, *, denials_that_quote: bool) -> float:
    """The lowest threshold at which false matches keep both bars; inf where a perfect score is false too often."""
    hard = HARD if denials_that_quote else HARD[:-1]
    return max(
        _least([each.any for each in answers.wrong if each.kind in hard], WRONG_ON_HARD),
        _least([each.any for each in answers.wrong if each.kind == PLAIN], WRONG_ON_ORDINARY),
    )


def _found(kind: str, ranked: Ranked, right: frozenset[str]) -> Found:
    hits = [score for ident, score in ranked[:5] if ident in right]
    return Found(kind, ranked[0][1] if ranked and ranked[0][0] in right else None, max(hits, default=None))


def _wrong(kind: str, ranked: Ranked, named: frozenset[str], spared: frozenset[str]) -> Wrong:
    counted = [(ident, score) for ident, score in ranked if ident not in spared]
    return Wrong(
        kind,
        max((score for _, score in counted), default=-math.inf),
        max((score for ident, score in counted if ident in named), default=-math.inf),
    )


def _recall(found: Sequence[Found], least: float, *, first: bool) -> dict[str, float]:
    scores = [each.first if first else each.among_five for each in found]
    return _share(sum(score is not None and score >= least for score in scores), len(scores))


def _false(wrong: Iterable[Wrong], kinds: Sequence[str], least: float) -> dict[str, float]:
    asked = [each for each in wrong if each.kind in kinds]
    return _share(sum(each.any >= least and each.any > -math.inf for each in asked), len(asked))


def _share(hits: int, of: int) -> dict[str, float]:
    low, high = wilson(hits, of)
    return {"share": hits / of if of else 0.0, "low": low, "high": high, "hits": hits, "of": of}


def _least(scores: Sequence[float], at_most: float) -> float:
    """Just above the score that would make it once too often."""
    allowed = math.floor(at_most * len(scores))
    falling = sorted(scores, reverse=True)
    return math.nextafter(falling[allowed], math.inf) if allowed < len(falling) else -math.inf
