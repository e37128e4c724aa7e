"""`python -m tools.benchmarks.claims`: the open part while the matcher is worked on, the sealed one once, at the end.

    SAKSAMA_BENCH_CONTENT=FOLDER python -m tools.benchmarks.claims [--writer W] [--each N] [--peers N] [--missed N]
    ... --counts
    ... --sealed COMMIT [--peers N]     the last third of the claims with posts of the last writer, of the commit named

What is sealed: the last third of the claims by date, and every post that is made for it. Each writer (ways, happenings,
denials, everyday posts) had read neither the matcher nor the posts of the others. All but the sixth and the seventh
were scored once on the sealed part (`docs/reference/matching-unseen.md` tells at which commit); all but the last
(`writers.LAST`) are open since, and the matcher was mended by them: `--writer` asks the open part with them. What
`--sealed` says of a commit that came after the last writer's score is no figure of something unseen: that needs another
writer.

Rules kept here: one JSON object on standard output; nobody scores what is sealed by a slip: the commit is typed, and
stands beside the figures; no post and no claim of the sealed part is shown.
Left to others: posts (`posed`, `unseen.posing` with a writer's contents), figures (`scoring`), which matcher is ours
(`ours`).
"""

import argparse
import json
import sys

from tools.benchmarks.claims import ours
from tools.benchmarks.claims.peers import PEERS
from tools.benchmarks.claims.posed import Posed
from tools.benchmarks.claims.real import claims
from tools.benchmarks.claims.scoring import Matcher, ask, curve, figures, least_within_bars
from tools.benchmarks.claims.split import Split, split
from tools.benchmarks.claims.writers import LAST, WRITERS
from tools.benchmarks.record import clean_commit


def counted(parts: Split, posed: Posed) -> dict[str, object]:
    """How many of what."""
    kinds = [*(each.kind for each in posed.repetitions), *(each.kind for each in posed.negatives)]
    return {
        "part": posed.part,
        "claims_open": len(parts.open.claims),
        "usable_open": len(parts.open.usable),
        "claims_sealed": len(parts.sealed.claims),
        "usable_sealed": len(parts.sealed.usable),
        "drawn_over": parts.drawn_over,
        "without_place": len(parts.without_place),
        "known": len(posed.known),
        "posts": {kind: kinds.count(kind) for kind in dict.fromkeys(kinds)},
    }


def told(posed: Posed, matcher: Matcher, least: float | None) -> dict[str, object]:
    """Figures at the matcher's own threshold where it has one, at the lowest within the bars, and the curve."""
    answers = ask(posed, matcher)
    own = {} if least is None else {"at_its_own": figures(answers, least)}
    return {
        **own,
        "within_bars": figures(answers, least_within_bars(answers, denials_that_quote=True)),
        "within_bars_but_for_denials_that_quote": figures(
            answers, least_within_bars(answers, denials_that_quote=False)
        ),
        "curve": curve(answers),
    }


def show_missed(posed: Posed, matcher: Matcher, many: int) -> None:
    """Of the open part: posts that were not found or matched falsely, on standard error, to be read."""
    shown: dict[str, int] = {}
    for each in posed.repetitions:
        hits = [ident for ident, score in matcher(each.text)[:5] if score >= ours.LEAST]
        if not each.right.intersection(hits) and shown.setdefault(each.kind, 0) < many:
            shown[each.kind] += 1
            print(f"{each.kind} not found: {sorted(each.right)} {each.text!r}", file=sys.stderr)
    for other in posed.negatives:
        hits = [ident for ident, score in matcher(other.text) if score >= ours.LEAST and ident not in other.spared]
        if hits and shown.setdefault(other.kind, 0) < many:
            shown[other.kind] += 1
            print(f"{other.kind} matched {hits[0]} ({posed.known[hits[0]]!r}): {other.text!r}", file=sys.stderr)


def main() -> int:
    """Do what was asked."""
    parser = argparse.ArgumentParser(prog="python -m tools.benchmarks.claims")
    parser.add_argument(
        "--sealed",
        metavar="COMMIT",
        help="the sealed part with the posts of the last writer, of this commit; once, at the end",
    )
    parser.add_argument("--writer", choices=[*WRITERS], default="first", help="the open part with whose posts")
    parser.add_argument("--each", type=int, help="at most so many posts of a kind")
    parser.add_argument("--peers", type=int, default=0, help="peers too, on so many posts of a kind")
    parser.add_argument("--missed", type=int, default=0, help="show so many mistakes of a kind (the open part only)")
    parser.add_argument("--counts", action="store_true", help="only how many of what there are")
    asked = parser.parse_args()
    commit = clean_commit()
    if asked.sealed and not asked.counts and (commit != asked.sealed or asked.each or asked.missed):
        parser.error(
            "the sealed part is scored whole, of the clean commit that is named in full, and nothing of it is shown"
        )
    parts = split(claims())
    posed = WRITERS[LAST](parts.sealed) if asked.sealed else WRITERS[asked.writer](parts.open)
    result: dict[str, object] = {"commit": commit, "counts": counted(parts, posed)}
    if not asked.counts:
        put = posed.fewer(asked.each) if asked.each else posed
        result["saksama"] = told(put, ours.matcher(put.known), ours.LEAST)
        if asked.missed:
            show_missed(put, ours.matcher(put.known), asked.missed)
    if asked.peers and not asked.counts:
        same = posed.fewer(asked.peers)
        named = {"saksama": ours.matcher, **PEERS}
        result["same_posts"] = {name: told(same, make(same.known), None) for name, make in named.items()}
    print(json.dumps(result, indent=2))
    return 0


if __name__ == "__main__":
    sys.exit(main())
