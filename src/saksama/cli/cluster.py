"""`saksama cluster POSTS.csv`: which posts are copies of each other, and why.

Rules kept here:
  * As JSON a list of groups, the largest first: `{"posts": [ids], "joins": [{"posts": [id, id], "how": code,
    "likeness": number, "why": [...]}]}`. A post that is nobody's copy is in no group.
  * Exit codes: 0 told, 2 could not be read.
Left to others: what a copy is (`saksama.textmatch.near`), the sentences (`saksama.textmatch.words`).
"""

import argparse
import json
import sys
from collections.abc import Mapping
from pathlib import Path

from saksama.cli.text_file import TextFileWrong, texts_of
from saksama.progress import Bar
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
        found = groups(posts, told=lambda done: bar("saksama cluster", done, len(posts)))
    texts = dict(posts)
    if options.json:
        rows = [json.dumps(_row(group, texts, options.lang), ensure_ascii=False) for group in found]
        print("[" + ",".join(f"\n{row}" for row in rows) + "\n]")
    else:
        print(_words(found, texts, options.lang))
    return 0


def _row(group: Group, texts: Mapping[str, str], language: Language) -> dict[str, object]:
    joins = [
        {
            "posts": [join.one, join.other],
            "how": join.how,
            "likeness": round(join.likeness, 4),
            "why": _why(join, texts, language),
        }
        for join in group.joins
    ]
    return {"posts": list(group.posts), "joins": joins}


def _words(found: tuple[Group, ...], texts: Mapping[str, str], language: Language) -> str:
    place = 0 if language == "id" else 1
    lines = []
    for count, group in enumerate(found, 1):
        many = len(group.posts)
        heads = f"Kelompok {count}: {many} kiriman", f"Group {count}: {many} posts"
        lines.append(f"{heads[place]} ({', '.join(group.posts)})")
        lines += [f"  {join.one} ~ {join.other}: {'; '.join(_why(join, texts, language))}" for join in group.joins]
    inside = sum(len(group.posts) for group in found)
    end = (
        f"{len(found)} kelompok, {inside} dari {len(texts)} kiriman. Kelompok adalah saran; orang yang memutuskan.",
        f"{len(found)} groups, {inside} of {len(texts)} posts. A group is a suggestion; a person decides.",
    )
    return "\n".join([*lines, end[place]])


def _why(join: Join, texts: Mapping[str, str], language: Language) -> list[str]:
    return differences(texts[join.one], texts[join.other], join.how, join.likeness, language)
