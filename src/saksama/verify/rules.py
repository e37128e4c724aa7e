"""By which rules a run judged, and where a log named others.

Rules kept here:
  * Entries name their rules by digest; each of ours has its own here, under the name that an entry calls it by.
  * What a log rests on that is not ours is a finding already; here it is told in one place.
Left to others: the version of the program that judged (cli), what is not judged for it (the judges).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final

from saksama.observation.reading import shipped as forms
from saksama.procedure.reading import shipped as editions
from saksama.verify.findings import Code, Finding

_OTHER: Final = (
    Code.CASE_EDITION_OTHER,
    Code.CASE_EDITION_UNKNOWN,
    Code.CASE_RULES_OTHER,
    Code.SHEET_DEFINITION_UNKNOWN,
    Code.ENTRY_NEWER,
)


@dataclass(frozen=True, slots=True)
class OtherRules:
    """An entry that rests on rules that are not ours. `named`: their digest or name, as the entry has it."""

    code: Code
    log: str
    index: int | None
    named: str


@dataclass(frozen=True, slots=True)
class RulesUsed:
    """`ours`: SHA-256 of this tool's rules by name; `others`: where a log used others."""

    ours: Mapping[str, str] = field(default_factory=dict)
    others: tuple[OtherRules, ...] = ()


def rules_used(found: Iterable[Finding]) -> RulesUsed:
    """The rules of a run with these findings."""
    ours = {f"edition/{name}": each.digest for name, each in sorted(editions().items())}
    ours |= {f"form/{name}": each.digest for name, each in sorted(forms().items())}
    return RulesUsed(ours, tuple(_other(each) for each in found if each.code in _OTHER))


def _other(finding: Finding) -> OtherRules:
    said = finding.evidence
    named = next((str(said[name]) for name in ("named", "definition", "procedure", "kind") if name in said), "")
    return OtherRules(finding.code, finding.log, finding.index, named)
