"""The claims that are asked about: what was said, under which title, and how it was put right.

Rules kept here:
  * `SAKSAMA_BENCH_CONTENT` names the folder of real ones (as in `content_texts`); their texts are MAFINDO's and the
    public's: none of them is kept or printed. Where no folder is named, what was made up there stands in: it shows that
    each step runs, and its figures say nothing.
  * What was said ends where the fact-checkers' own words begin; those are kept apart, as the correction, without
    the formula that stands in each. A text that is
    only a note that nothing was quoted is no text: the title stands in.
  * A claim has a place in time, not a date: the file has none. Numbers were given as they were published, the newest
    the lowest; a claim whose number cannot be read has no place.
Left to others: who belongs to which part (`split`), what posts are made of them (`alterations`, `negatives`).
"""

import csv
import os
import re
from dataclasses import dataclass
from pathlib import Path

from tools.benchmarks.content_texts import texts

_THEIRS = re.compile(r"PENJELASAN\b|Penjelasan\s*:|={2,}|(?:=\s+){2,}=?|Hasil Cek Fakta|\[HASIL\]")
_NOTHING = re.compile(
    r"^\W*(?:narasi|konten|teks)?\s*(?:tidak|tanpa)\s+(?:ter|di)?\w*\s*(?:narasi|teks|apa ?pun)?\W*$", re.IGNORECASE
)
_FORMULA = re.compile(
    r"^\W*(?:PENJELASAN|Penjelasan)\s*:?|Berdasarkan 7 Jenis Mis-.{0,60}First Draft News,?|termasuk “[^”]*”\.?"
)
_FEWEST, _MOST = 6, 150


@dataclass(frozen=True, slots=True)
class Claim:
    """`text` is what was said, `title` the fact-checkers' name for it, `correction` what they wrote ("" for nothing).

    `place` orders claims in time, the oldest first; None is unknown.
    """

    ident: str
    title: str
    text: str
    correction: str
    place: int | None

    @property
    def usable(self) -> bool:
        """Whether posts are made of it: six words at the least, and no more than people type or forward as one."""
        return _FEWEST <= len(self.text.split()) <= _MOST


def claims() -> list[Claim]:
    """Every claim. Raises `FileNotFoundError` where the folder that is named lacks the file."""
    folder = os.environ.get("SAKSAMA_BENCH_CONTENT")
    if folder is None:
        made = texts().claims
        return [Claim(ident, text, text, "", int(ident.removeprefix("c"))) for ident, text in made.items()]
    return [_claim(row) for row in _rows(Path(folder), "turnbackhoax_*.csv")]


def posts() -> list[str]:
    """Posts not known to repeat a claim, the oldest first, each once; what was made up where none are given."""
    folder = os.environ.get("SAKSAMA_BENCH_CONTENT")
    if folder is None:
        return list(dict.fromkeys(texts().others))
    rows = sorted(_rows(Path(folder), "tweets_*.csv"), key=lambda row: row["waktu"])
    return list(dict.fromkeys(row["teks"].strip() for row in rows if row["teks"].strip()))


def labelled() -> list[tuple[str, str]]:
    """Pairs of claims that somebody looked at and called different or merely related, by number."""
    folder = os.environ.get("SAKSAMA_BENCH_CONTENT")
    if folder is None:
        return []
    rows = _rows(Path(folder), "claim_pairs_weak_labels.csv")
    return [(row["id_a"], row["id_b"]) for row in rows if row["label_helper"] in {"beda", "terkait"}]


def _rows(folder: Path, pattern: str) -> list[dict[str, str]]:
    found = sorted(folder.glob(pattern))
    if not found:
        raise FileNotFoundError(f"{folder} holds no {pattern}")
    with found[0].open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _claim(row: dict[str, str]) -> Claim:
    said, *theirs = _THEIRS.split(row["teks_hoaks"], maxsplit=1)
    said = said.strip(" \n\t\"“”'.=|") if not _NOTHING.match(said.strip()) else ""
    number = row["id"]
    return Claim(
        number,
        row["judul"].strip(),
        said or row["judul"].strip(),
        " ".join(_FORMULA.sub(" ", theirs[0].strip(" :=\n")).split()) if theirs else "",
        -int(number) if number.isdecimal() else None,
    )
