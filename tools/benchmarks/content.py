"""Known claims found again in edited copies, and copies in each other; peers beside it in the same run.

Rules kept here:
  * Posts are those of people who had not read the matcher (`claims`), each writer for itself, on the part of the claims
    that may be looked at: recall and false matches at the matcher's own threshold, each share with its interval.
  * A peer has no threshold: it and we are told what is recalled at the lowest that keeps the bars for false matches.
  * Time is the whole command: files in, JSON out, in processes of their own. Beside it stands how long a fixed work
    took: a machine that is shared is not as fast each day; and how many of the posts are no copy of another.
  * Copies in each other have no bar and take one process; beside their time stands how much memory it took.
Left to others: texts (`content_texts`), posts (`claims`), edits for time (`content_edits`), the record (tools.bench).
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
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any, Final

from datasketch import MinHash, MinHashLSH

from saksama.textmatch.claim import THRESHOLD, Claims
from saksama.textmatch.fold import folding_of
from saksama.textmatch.gathered import gathered
from saksama.textmatch.near import groups
from tools.benchmarks.claims import ours
from tools.benchmarks.claims.negatives import HARD
from tools.benchmarks.claims.peers import PEERS
from tools.benchmarks.claims.posed import Posed
from tools.benchmarks.claims.real import claims
from tools.benchmarks.claims.scoring import (
    RECALL_AT_1,
    RECALL_AT_5,
    RECALL_OF_A_KIND,
    WRONG_ON_HARD,
    WRONG_ON_ORDINARY,
    ask,
    figures,
    least_within_bars,
)
from tools.benchmarks.claims.split import split
from tools.benchmarks.claims.writers import OPEN
from tools.benchmarks.content_edits import EDITS
from tools.benchmarks.content_texts import Texts, texts
from tools.benchmarks.scale import Scale
from tools.steps import TOP, tool

_PEERED = 100
_GROUPED = 500
_CLAIMS = 10_000
_SIZES = 10_000
_FEW = 60
_SOME = 300
_REPEATING = 0.1


def measure(scale: Scale) -> dict[str, object]:
    """Claims found again beside peers, groups beside datasketch, time at 10^4 posts and on up to so many."""
    found = _few(texts()) if scale.small else texts()
    dice = random.Random(9)  # noqa: S311 - the same texts each time, no secret
    part = split(claims()[: scale.of(None, _SOME)]).open
    posed = {name: make(part) for name, make in OPEN.items()}
    if scale.small:
        posed = {name: each.fewer(_FEW) for name, each in posed.items()}
    last = [*posed.values()][-1]
    return {
        "texts": found.source,
        "load_of_the_machine_at_the_beginning": os.getloadavg()[0],
        "yardstick_cpu_s": _yardstick(),
        "threshold": THRESHOLD,
        "found_again": {name: _found_again(each) for name, each in posed.items()},
        "same_posts": _peers(last.fewer(scale.of(_PEERED, _FEW))),
        "pairs_matched": _pairs(found),
        "groups": _grouped(last, dice),
        "time": _times(found, scale, dice),
    }


BARS: Final = {
    "recall_at_5": f">= {RECALL_AT_5:g}",
    "recall_at_1": f">= {RECALL_AT_1:g}",
    "each_kind": f">= {RECALL_OF_A_KIND:g}",
    "hard": f"<= {WRONG_ON_HARD:g}",
    "ordinary": f"<= {WRONG_ON_ORDINARY:g}",
}
"""Of each writer's posts."""


def held(told: Mapping[str, Any]) -> dict[str, bool]:
    """Whether each writer's posts keep each bar."""
    return {
        f"{writer}: {bar}": is_held
        for writer, each in told["found_again"].items()
        for bar, is_held in each["bars_held"].items()
    }


def figure(told: Mapping[str, object], part: str, name: str) -> float | None:
    """One figure of what `measure` told; None where it was not measured."""
    found = told[part]
    value = found.get(name) if isinstance(found, Mapping) else None
    return value if isinstance(value, float) else None


def _found_again(posed: Posed) -> dict[str, object]:
    answers = ask(posed, ours.matcher(posed.known))
    asked = {"known": len(posed.known), "posts": len(answers.found) + len(answers.wrong)}
    return asked | figures(answers, THRESHOLD)


def _peers(posed: Posed) -> dict[str, object]:
    """The same posts put to all, each read at the threshold that suits it best."""
    told = dict[str, object]()
    for name, make in {"saksama": ours.matcher, **PEERS}.items():
        answers = ask(posed, make(posed.known))
        told[name] = figures(answers, least_within_bars(answers, denials_that_quote=False))
    return told


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


def _pairs(found: Texts) -> dict[str, float]:
    """Of title pairs that somebody labelled once: how many are matched, by label."""
    told: dict[str, list[bool]] = {}
    # Weighed among all claims: the first title of each pair is one of them.
    claims = Claims([*found.claims.items(), *((f"pair {at}", pair[0]) for at, pair in enumerate(found.pairs))])
    for at, (_, other, label) in enumerate(found.pairs):
        matched = any(match.claim == f"pair {at}" for match in claims.matches(other, top=50))
        told.setdefault(label, []).append(matched)
    return {label: sum(each) / len(each) for label, each in told.items()}


def _grouped(posed: Posed, dice: random.Random) -> dict[str, object]:
    """Some claims with what repeats them, and every negative: who is in whose group.

    Half of a claim inside another post is of two texts, and left out.
    """
    asked = [each for each in posed.repetitions if each.kind != "half_quoted" and len(each.right) == 1]
    mine = {next(iter(each.right)) for each in asked} & posed.known.keys()
    chosen = set(dice.sample(sorted(mine), min(_GROUPED, len(mine))))
    repeating = [each for each in asked if each.right <= chosen]
    posts = [(ident, posed.known[ident]) for ident in sorted(chosen)]
    of = {f"repeats {at}": next(iter(each.right)) for at, each in enumerate(repeating)} | {
        each: each for each in chosen
    }
    posts += [(f"repeats {at}", each.text) for at, each in enumerate(repeating)]
    posts += [(f"negative {at}", each.text) for at, each in enumerate(posed.negatives)]
    dice.shuffle(posts)
    started = time.perf_counter()
    folding = folding_of(text for _, text in posts)
    ours = [group.posts for group in gathered(posts, groups(posts, folding), folding)]
    spent = time.perf_counter() - started
    started = time.perf_counter()
    theirs = _datasketch(posts)
    return {
        "posts": len(posts),
        "saksama": {**_together(ours, of, posed), "seconds": spent},
        "datasketch_lsh_alone": {**_together(theirs, of, posed), "seconds": time.perf_counter() - started},
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


def _together(found: Sequence[Sequence[str]], of: Mapping[str, str], posed: Posed) -> dict[str, float]:
    where = {ident: at for at, group in enumerate(found) for ident in group}
    with_claim = {where[claim] for claim in of.values() if claim in where}
    repeating = [ident for ident, claim in of.items() if ident != claim]
    hits = sum(ident in where and where[ident] == where.get(of[ident]) for ident in repeating)
    strangers = sum(max(0, len({of[ident] for ident in group if ident in of}) - 1) for group in found)
    hard = [f"negative {at}" for at, each in enumerate(posed.negatives) if each.kind in HARD]
    return {
        "recall": hits / max(1, len(repeating)),
        "claims_joined_to_others": strangers / max(1, len(set(of.values()))),
        "hard_negatives_with_a_claim": sum(where.get(each) in with_claim for each in hard) / max(1, len(hard)),
    }


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
