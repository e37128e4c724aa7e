"""What a report rests on besides what everyone can read, and the commands by which others check it again.

Rules kept here:
  * "The same" is said of a command alone that gives the same: with the same files, and without anything kept here.
  * A file of the person's has its name there, and no path of this machine.
Left to others: the page around it (report).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from shlex import quote
from typing import Final

from saksama.cli.door import plain
from saksama.cli.page.markup import Html, element
from saksama.verify.report import Report
from saksama.vocabulary import format_moment
from saksama.words import Language, Words

_COMPUTED: Final = Words(
    "Laporan ini dihitung di komputer yang memeriksa, dari catatan publik; tidak ada angka yang dipercaya dari "
    "simpulnya.",
    "This report was computed on the machine that checked, from public entries; it takes no number from a node.",
)
_SAME: Final = Words(
    "Selama log belum bertambah, siapa pun mendapat hasil yang sama dengan:",
    "As long as the log has not grown, anyone gets the same with:",
)
_RESTED: Final = Words("Yang juga dipakai: {those}.", "What was used besides: {those}.")
_WITH: Final = Words(
    "Siapa pun yang memilikinya juga mendapat hasil yang sama, di folder tempat semuanya ditaruh bersama, dengan:",
    "Whoever has it too gets the same, in the folder where all of it lies together, with:",
)
_WITHOUT: Final = Words(
    "Siapa pun memeriksa sendiri tanpa itu, dan hasilnya dapat berbeda, dengan:",
    "Anyone checks without it, and may get another result, with:",
)
_COPY: Final = Words(
    "salinan yang dibuat saksama mirror (simpulnya sendiri tidak ditanya)",
    "a copy that saksama mirror made (the node itself was not asked)",
)
_POLICY: Final = Words("berkas kebijakan {name}", "the policy file {name}")
_ACK: Final = Words(
    "daftar temuan yang sudah dilihat, {name}, yang tidak ikut dihitung",
    "the list of findings seen before, {name}, which are not counted",
)
_KEPT: Final = Words(
    "kunci, titik periksa, dan penilaian yang disimpan pemeriksaan sebelumnya di komputer itu",
    "keys, checkpoints and judgements that an earlier check kept on that machine",
)


@dataclass(frozen=True, slots=True)
class Given:
    """What the person gave: the copy's folder, files of a policy and of findings that were seen; None where nothing.

    `copied`: when the copy was made. `before`: what an earlier
    check found and this one did not, in sentences. `kept`: whether an earlier check had kept something of the address.
    """

    copy: Path | None = None
    copied: datetime | None = None
    policy: Path | None = None
    seen: Path | None = None
    kept: bool = False
    before: tuple[str, ...] = ()


NOTHING: Final = Given()


def again(report: Report, given: Given, language: Language) -> Iterator[Html]:
    """What else the report rests on, and how it is checked again: paragraphs."""
    at = ["--at", format_moment(report.at)] if report.at is not None and report.named else []
    those = list(_those(given, language))
    public = ["saksama", "verify", report.url, *at]
    yield element("p", _COMPUTED.say(language, {}))
    if not those:
        yield from _command(_SAME, public, language)
        return
    yield element("p", _RESTED.say(language, {"those": "; ".join(those)}))
    if not given.kept:
        files = [
            word
            for name, file in (("--policy", given.policy), ("--ack", given.seen))
            if file
            for word in (name, file.name)
        ]
        yield from _command(
            _WITH, ["saksama", "verify", given.copy.name if given.copy else report.url, *files, *at], language
        )
    yield from _command(_WITHOUT, public, language)


def _those(given: Given, language: Language) -> Iterator[str]:
    if given.copy:
        yield _COPY.say(language, {})
    if given.policy:
        yield _POLICY.say(language, {"name": plain(given.policy.name)})
    if given.seen:
        yield _ACK.say(language, {"name": plain(given.seen.name)})
    if given.kept:
        yield _KEPT.say(language, {})


def _command(lead: Words, words: list[str], language: Language) -> Iterator[Html]:
    yield element("p", lead.say(language, {}))
    yield element("p", element("code", " ".join(quote(plain(word)) for word in words)))
