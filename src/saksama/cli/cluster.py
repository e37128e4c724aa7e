"""`saksama cluster POSTS.csv`: which posts are copies of each other or repeat one another, and why.

Rules kept here:
  * As JSON a list of groups, the largest first: `{"posts": [ids], "joins": [{"posts": [id, id], "how": code,
    "likeness": number, "why": [...]}]}`. A post that is nobody's copy is in no group.
  * Exit codes: 0 told, 2 could not be read.
Left to others: what a copy is (`saksama.textmatch.near`), what repeats another (`gathered`), the sentences (`words`).
"""

import argparse
import json
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from saksama.cli.door import plain
from saksama.cli.text_file import TextFileWrong, texts_of
from saksama.progress import Bar
from saksama.textmatch.fold import Folding, folding_of
from saksama.textmatch.gathered import gathered
from saksama.textmatch.near import Group, Join, groups
from saksama.textmatch.words import differences
from saksama.words import Language


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the options."""
    parser.add_argument("posts", type=Path, metavar="POSTS.csv", help="kiriman: id,text (posts)")
    parser.add_argument("--json", action="store_true", help="hasil sebagai JSON (as JSON)")
    parser.add_argument("--lang", choices=("id", "en"), default="id", help="bahasa (language)")


def run(options: argparse.Namespace) -> int:
    """Read, group, print."""
    try:
        posts = texts_of(options.posts, options.lang)
    except TextFileWrong as error:
        sys.stderr.write(error.told(options.lang))
        return 2
    with Bar(sys.stderr) as bar:
        folding = folding_of(text for _, text in posts)
        copies = groups(posts, folding, told=lambda done: bar("saksama cluster", done, len(posts)))
        found = gathered(posts, copies, folding, told=lambda done: bar("saksama cluster", done, len(posts)))
    telling = _Telling(dict(posts), folding, options.lang)
    if options.json:
        rows = [json.dumps(telling.row(group), ensure_ascii=False) for group in found]
        print("[" + ",".join(f"\n{row}" for row in rows) + "\n]")
    else:
        print(telling.words(found))
    return 0


class _Telling:
    """Says which posts were joined and why, in one language, by the words by which they were joined."""

    def __init__(self, texts: Mapping[str, str], folding: Folding, language: Language) -> None:
        self._texts = texts
        self._folding = folding
        self._language: Language = language

    def row(self, group: Group) -> dict[str, object]:
        joins = [
            {
                "posts": [join.one, join.other],
                "how": join.how,
                "likeness": round(join.likeness, 4),
                "why": self._why(join),
            }
            for join in group.joins
        ]
        return {"posts": list(group.posts), "joins": joins}

    def words(self, found: Sequence[Group]) -> str:
        place = 0 if self._language == "id" else 1
        lines = []
        for count, group in enumerate(found, 1):
            many = len(group.posts)
            heads = f"Kelompok {count}: {many} kiriman", f"Group {count}: {many} posts"
            lines.append(f"{heads[place]} ({', '.join(map(plain, group.posts))})")
            lines += [
                f"  {plain(join.one)} ~ {plain(join.other)}: {'; '.join(self._why(join))}" for join in group.joins
            ]
        inside, posts = sum(len(group.posts) for group in found), len(self._texts)
        end = (
            f"{len(found)} kelompok, {inside} dari {posts} kiriman. Kelompok adalah saran; orang yang memutuskan.",
            f"{len(found)} groups, {inside} of {posts} posts. A group is a suggestion; a person decides.",
        )
        return "\n".join([*lines, end[place]])

    def _why(self, join: Join) -> list[str]:
        one, other = self._folding(self._texts[join.one]), self._folding(self._texts[join.other])
        return differences(one, other, join.how, join.likeness, self._language)
