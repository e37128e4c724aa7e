"""Known claims found again in edited copies, and copies in each other; peers beside it in the same run.

Rules kept here:
  * Positives: three edits of every claim that is known. Hard negatives: edits of claims that were held out, so that
    only other claims on the same matters are known; a held-out claim that is nearly a known one is not counted.
  * Ranks are read without a threshold; precision and recall at the matcher's own. A peer has no threshold: it is told
    what it recalls where it is let be wrong as often as we are.
  * Time is the whole command: files in, JSON out, in processes of their own. Beside it stands how long a fixed work
    took: a machine that is shared is not as fast each day; and how many of the posts are no copy of another.
  * Copies in each other have no bar and take one process; beside their time stands how much memory it took.
Left to others: texts (`content_texts`), edits (`content_edits`), what is kept (tools.bench).
"""

import csv
import os
import random
import resource
import subprocess
import tempfile
import time
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path

from datasketch import MinHash, MinHashLSH
from rapidfuzz import fuzz, process

from saksama.textmatch.claim import THRESHOLD, Claims
from saksama.textmatch.fold import fold, folding_of
from saksama.textmatch.near import groups
from tools.benchmarks.claims.peers import fts5, token_set_ratio
from tools.benchmarks.claims.scoring import Matcher, Ranked
from tools.benchmarks.content_edits import EDITS
from tools.benchmarks.content_texts import Texts, texts
from tools.benchmarks.scale import Scale
from tools.steps import TOP, tool

_HELD = 0.2
_TWIN = 75
_EACH = 3
_TOP = 5
_PEERED = 1200
_GROUPED = 800
_CLAIMS = 10_000
_SIZES = 10_000
_FEW = 60
_REPEATING = 0.1


@dataclass(frozen=True, slots=True)
class Case:
    """A post and the claim that it repeats, if any; by which edit it was made."""

    edit: str
    claim: str | None
    text: str


def measure(scale: Scale) -> dict[str, object]:
    """Quality beside peers, groups beside datasketch, time at 10^4 posts and on up to so many."""
    found = _few(texts()) if scale.small else texts()
    dice = random.Random(9)  # noqa: S311 - the same cases each time, no secret
    known, cases = _cases(found, dice)
    claims = Claims(known.items())
    started = time.perf_counter()
    ranked = [_ours(claims, case.text) for case in cases]
    spent = (time.perf_counter() - started) / len(cases)
    ours = {**ranks(cases, ranked), **judged(cases, ranked, THRESHOLD), "ms_per_post": spent * 1000}
    peered = dice.sample(cases, min(_PEERED, len(cases)))
    wrong = _wrong(peered, [_ours(claims, case.text) for case in peered], THRESHOLD)
    return {
        "texts": found.source,
        "load_of_the_machine_at_the_beginning": os.getloadavg()[0],
        "yardstick_cpu_s": _yardstick(),
        "claims": len(known),
        "posts": len(cases),
        "threshold": THRESHOLD,
        "saksama": {**ours, "recall_by_edit": _by_edit(cases, ranked)},
        "pairs_matched": _pairs(found),
        "same_posts": {
            "posts": len(peered),
            "saksama": _peer(peered, lambda text: _ours(claims, text), wrong),
            "rapidfuzz_token_set_ratio": _peer(peered, token_set_ratio(known), wrong),
            "sqlite_fts5_bm25": _peer(peered, fts5(known), wrong),
        },
        "groups": _grouped(found, dice),
        "time": _times(found, scale, dice),
    }


def figure(told: Mapping[str, object], part: str, name: str) -> float | None:
    """One figure of what `measure` told; None where it was not measured."""
    found = told[part]
    value = found.get(name) if isinstance(found, Mapping) else None
    return value if isinstance(value, float) else None


def _cases(found: Texts, dice: random.Random) -> tuple[dict[str, str], list[Case]]:
    idents = sorted(found.claims)
    dice.shuffle(idents)
    held = idents[: round(len(idents) * _HELD)]
    known = {ident: found.claims[ident] for ident in idents[len(held) :]}
    cases = [
        Case(edit, ident, EDITS[edit](text, dice))
        for ident, text in known.items()
        for edit in dice.sample(list(EDITS), _EACH)
    ]
    folded = [" ".join(fold(text)) for text in known.values()]
    for ident in held:
        text = found.claims[ident]
        if process.extractOne(" ".join(fold(text)), folded, scorer=fuzz.token_set_ratio, score_cutoff=_TWIN) is None:
            cases += [Case("held out", None, EDITS[edit](text, dice)) for edit in dice.sample(list(EDITS), _EACH)]
    cases += [Case("other", None, text) for text in dice.sample(found.others, min(1500, len(found.others)))]
    return known, cases


def _few(found: Texts) -> Texts:
    """Some of each, to see that every part runs."""
    claims = dict(sorted(found.claims.items())[:_FEW])
    return replace(found, claims=claims, others=found.others[:_FEW], pairs=found.pairs[:_FEW])


def _yardstick() -> float:
    """How fast this machine is now: CPU seconds of a fixed work of the interpreter that is none of ours."""
    started = time.process_time()
    words = [f"{number * 2654435761 % 100_003}" for number in range(1_000_000)]
    sorted(Counter(words).items(), key=lambda pair: (-pair[1], pair[0]))
    return time.process_time() - started


def _ours(claims: Claims, text: str) -> Ranked:
    return [(match.claim, match.score) for match in claims.matches(text, top=5, threshold=0.05)]


def _peer(cases: Sequence[Case], rank: Matcher, wrong: float) -> dict[str, float]:
    started = time.perf_counter()
    ranked = [rank(case.text)[:_TOP] for case in cases]
    spent = (time.perf_counter() - started) / len(cases)
    tops = sorted((_top(each) for case, each in zip(cases, ranked, strict=True) if case.claim is None), reverse=True)
    # The score above which this one is wrong as often as we are.
    least = tops[min(round(wrong * len(tops)), len(tops) - 1)]
    return {
        **ranks(cases, ranked),
        "recall_where_as_often_wrong": judged(cases, ranked, least * (1 + 1e-9))["recall"],
        "ms_per_post": spent * 1000,
    }


def ranks(cases: Sequence[Case], ranked: Sequence[Ranked]) -> dict[str, float]:
    """How often the right claim is the first, or among five, whatever its score."""
    asked = [(case.claim, [ident for ident, _ in each]) for case, each in zip(cases, ranked, strict=True) if case.claim]
    return {
        "recall_at_1": sum(each[:1] == [claim] for claim, each in asked) / len(asked),
        "recall_at_5": sum(claim in each[:5] for claim, each in asked) / len(asked),
    }


def judged(cases: Sequence[Case], ranked: Sequence[Ranked], least: float) -> dict[str, float]:
    """Best matches at or above `least`: how many are right, and how many copies are found among five."""
    best = [(case.claim, each[0][0]) for case, each in zip(cases, ranked, strict=True) if each and each[0][1] >= least]
    hits = [
        any(ident == case.claim and score >= least for ident, score in each)
        for case, each in zip(cases, ranked, strict=True)
        if case.claim
    ]
    return {
        "precision": sum(claim == ident for claim, ident in best) / max(len(best), 1),
        "recall": sum(hits) / len(hits),
        "wrong_among_posts_without_claim": _wrong(cases, ranked, least),
    }


def _wrong(cases: Sequence[Case], ranked: Sequence[Ranked], least: float) -> float:
    tops = [_top(each) for case, each in zip(cases, ranked, strict=True) if case.claim is None]
    return sum(top >= least for top in tops) / max(len(tops), 1)


def _top(ranked: Ranked) -> float:
    return ranked[0][1] if ranked else 0.0


def _by_edit(cases: Sequence[Case], ranked: Sequence[Ranked]) -> dict[str, float]:
    paired = list(zip(cases, ranked, strict=True))
    return {
        edit: judged([c for c, _ in paired if c.edit == edit], [r for c, r in paired if c.edit == edit], THRESHOLD)[
            "recall"
        ]
        for edit in EDITS
        if any(case.edit == edit for case in cases)
    }


def _pairs(found: Texts) -> dict[str, float]:
    """Of title pairs that somebody labelled once: how many are matched, by label."""
    told: dict[str, list[bool]] = {}
    # Weighed among all claims: the first title of each pair is one of them.
    claims = Claims([*found.claims.items(), *((f"pair {at}", pair[0]) for at, pair in enumerate(found.pairs))])
    for at, (_, other, label) in enumerate(found.pairs):
        matched = any(match.claim == f"pair {at}" for match in claims.matches(other, top=50))
        told.setdefault(label, []).append(matched)
    return {label: sum(each) / len(each) for label, each in told.items()}


def _grouped(found: Texts, dice: random.Random) -> dict[str, object]:
    """Each of some claims with three copies: copies found with their original, joins of two different claims."""
    chosen = dice.sample(sorted(found.claims), min(_GROUPED, len(found.claims)))
    posts = [(ident, found.claims[ident]) for ident in chosen]
    posts += [
        (f"{ident} {edit}", EDITS[edit](found.claims[ident], dice))
        for ident in chosen
        for edit in dice.sample(list(EDITS), _EACH)
    ]
    dice.shuffle(posts)
    started = time.perf_counter()
    folding = folding_of(text for _, text in posts)
    ours = [list(group.posts) for group in groups(posts, folding)]
    spent = time.perf_counter() - started
    started = time.perf_counter()
    theirs = _datasketch(posts)
    return {
        "posts": len(posts),
        "saksama": {**_together(ours, chosen, posts), "seconds": spent},
        "datasketch_lsh_alone": {**_together(theirs, chosen, posts), "seconds": time.perf_counter() - started},
    }


def _datasketch(posts: Sequence[tuple[str, str]]) -> list[list[str]]:
    """MinHash and LSH as they come: 128 permutations, threshold 0.4, pairs of lower-case words; no verification."""
    index = MinHashLSH(threshold=0.4, num_perm=128)
    root: dict[str, str] = {}
    for ident, text in posts:
        words = text.lower().split()
        sketch = MinHash(num_perm=128)
        sketch.update_batch([" ".join(pair).encode() for pair in pairwise(words)] or [text.encode()])
        root[ident] = ident
        for other in index.query(sketch):
            root[_root(root, ident)] = _root(root, other)
        index.insert(ident, sketch)
    found: dict[str, list[str]] = {}
    for ident in root:
        found.setdefault(_root(root, ident), []).append(ident)
    return [each for each in found.values() if len(each) > 1]


def _root(root: dict[str, str], ident: str) -> str:
    while root[ident] != ident:
        ident = root[ident]
    return ident


def _together(found: list[list[str]], chosen: Sequence[str], posts: Sequence[tuple[str, str]]) -> dict[str, float]:
    where = {ident: at for at, group in enumerate(found) for ident in group}
    copies = [ident for ident, _ in posts if " " in ident]
    hits = sum(ident in where and where[ident] == where.get(ident.split(" ", 1)[0]) for ident in copies)
    strangers = sum(len({ident.split(" ", 1)[0] for ident in group}) - 1 for group in found)
    return {"recall": hits / len(copies), "claims_joined_to_others": strangers / len(chosen)}


def _times(found: Texts, scale: Scale, dice: random.Random) -> dict[str, float]:
    """Seconds of the whole command at each size, against ten thousand claims."""
    pool = list(found.claims.values())
    wanted = scale.of(_CLAIMS, _FEW)
    claims = pool[:wanted]
    while len(claims) < wanted:
        # Too few are known: pieces of three make another, of the same words.
        one, two, three = (dice.choice(pool).split() for _ in range(3))
        claims.append(" ".join([*one[:8], *two[8:16], *three[-8:]]))
    told: dict[str, float] = {}
    with tempfile.TemporaryDirectory() as folder:
        known, posts = Path(folder) / "claims.csv", Path(folder) / "posts.csv"
        _write(known, claims)
        size = scale.of(_SIZES, scale.entries)
        while size <= scale.entries:
            written = [_post(claims, found.others, dice) for _ in range(size)]
            _write(posts, written)
            told[f"distinct_of_{size}_posts"] = len(set(written)) / size
            del written
            for name, files in (("match", [known, posts]), ("cluster", [posts])):
                seconds, busy, memory = _command([tool("saksama"), name, *map(str, files), "--json"])
                told |= {f"{name}_{size}_posts_s": seconds, f"{name}_{size}_posts_cpu_s": busy}
                if name == "cluster" and memory > _held_at_most():
                    told[f"{name}_{size}_posts_mb"] = memory
            size *= 10
    return told


def _command(command: Sequence[str]) -> tuple[float, float, float]:
    """Seconds that a command took, and that it kept a core busy; MB of its largest process.

    Other work on the machine lengthens the first. A process begins as a copy of this one: the last is never less
    than `_held_at_most`.
    """
    started = time.perf_counter()
    with subprocess.Popen(command, cwd=TOP, stdout=subprocess.DEVNULL) as process:
        # Its own figures, with those of the processes it waited for: not the most of all commands before it.
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    seconds = time.perf_counter() - started
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command)
    # Linux tells KiB (getrusage(2)).
    return seconds, used.ru_utime + used.ru_stime, used.ru_maxrss * 1024 / 1e6


def _held_at_most() -> float:
    """MB that this process has held at most."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 / 1e6


def _post(claims: Sequence[str], others: Sequence[str], dice: random.Random) -> str:
    if dice.random() < _REPEATING:
        return EDITS[dice.choice(list(EDITS))](dice.choice(claims), dice) or "-"
    one, other = dice.choice(others).split(), dice.choice(others).split()
    return " ".join([*one[: len(one) // 2], *other[len(other) // 2 :]]) or "-"


def _write(file: Path, rows: Sequence[str]) -> None:
    with file.open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out)
        writer.writerow(["id", "text"])
        writer.writerows(enumerate(rows))
