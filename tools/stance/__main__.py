"""Learns the weights of stances anew and writes the table: `python -m tools.stance`.

With `--left-out` nothing is written: each voice of the sentences is asked of weights that were learnt without it. How
well a voice is understood that nobody has heard is told by that alone.

Rules kept here: the table says how many sentences and posts it was learnt from; `SAKSAMA_BENCH_CONTENT` names the
claims that posts are made of, and without it what was made up stands in, which teaches little of what posts say.
Left to others: what is learnt from (`sentences`, `talk`, `posts`), how (`learn`).
"""

import sys
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Final

from saksama.textmatch.stance import weighed
from tools.stance import posts, sentences, talk
from tools.stance.learn import learn
from tools.stance.sentences import Taught

TABLE: Final = Path(__file__).parents[2] / "src" / "saksama" / "textmatch" / "tables" / "stance.toml"
LEFT_OUT: Final = "--left-out"
HEAD: Final = """\
# What weighs for a denial beside a claim that is told, and what against it (below 0), in hundredths: a word by its
# stem, two neighbours, a short sentence [in brackets]; <told> is the claim, <plain> and so on a phrase of that list of
# denial.toml. Those of one weight stand together.
# Learnt by `python -m tools.stance`, not written by hand.
what = "Bobot tanda bahwa suatu kabar dinyatakan tidak benar"
what_en = "Weights of the signs that a report is said not to be so"
source = "learnt from {sentences} sentences written for this project and {posts} posts made of claims of the open part"
certainty = "practice seen"
bias = {bias}

[signs]
"""


def main(words: Sequence[str]) -> int:
    """Learn, and write or try."""
    voices = sentences.voices()
    told, posed = sentences.taught(voices), [*sentences.of_writers(), *talk.taught(voices), *posts.taught()]
    if words == [LEFT_OUT]:
        _left_out(told, posed)
        return 0
    taught = [each for voice in told.values() for each in voice]
    bias, weights = learn([*taught, *posed])
    by_weight: dict[int, list[str]] = {}
    for sign in sorted(weights):
        by_weight.setdefault(weights[sign], []).append(sign)
    lines = [f"{weight} = '''\n{'\n'.join(by_weight[weight])}\n'''\n" for weight in sorted(by_weight)]
    TABLE.write_text(HEAD.format(sentences=len(taught), posts=len(posed), bias=bias) + "".join(lines), "utf-8")
    print(f"{len(taught)} sentences, {len(posed)} posts, {len(weights)} signs")
    return 0


def _left_out(told: dict[str, list[Taught]], posed: Sequence[Taught]) -> None:
    whole = Counter[str]()
    for left, asked in told.items():
        bias, weights = learn([*(each for name, voice in told.items() if name != left for each in voice), *posed])
        found = _asked(asked, bias, weights)
        whole += found
        print(_line(left, found), flush=True)
    print(_line("all", whole))


def _asked(voice: Iterable[Taught], bias: int, weights: Mapping[str, int]) -> Counter[str]:
    found = Counter[str]()
    for each in voice:
        says = weighed(each.signs, bias, weights) > 0
        found["denies" if each.denies else "repeats"] += 1
        found["missed"] += each.denies and not says
        found["false"] += says and not each.denies
    return found


def _line(name: str, found: Counter[str]) -> str:
    return f"{name}: {found['missed']} of {found['denies']} missed, {found['false']} of {found['repeats']} false"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
