"""The registry of forms: which official paper belongs to which act of a case, under what code.

Rules kept here:
  * Codes, titles and sentences are data, one file a regime (`forms/<regime>.toml`), each with source and certainty.
  * A code is printed only where it was read in the regulation; one from memory is for the screen alone.
Left to others: what stands on a paper (official), which acts a case has (flows).
"""

from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import Final

import msgspec

FORMAT: Final = "saksama-forms/1"
TEXT_SEEN: Final = "text seen"


class Part(StrEnum):
    """A part of a paper's body: what was reported, or what was written with the act."""

    ACCOUNT = "account"
    WORDS = "words"


class Signer(StrEnum):
    """Who signs: the head of the office, the officer of the case, who found it, or officer and whoever was heard."""

    HEAD = "head"
    OFFICER = "officer"
    FINDER = "finder"
    HEARD = "heard"


class Form(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One form. `acts`: after which acts it is made; `at_the_counter`: made there, not on the page of the case.

    `annex`: drawn as the regulation's annex has it, under `code` (annex); else an official letter, whose `opening`,
    `closing` and `parts` are ours. `findings_only`: made where the act says that the case is a finding (temuan), never
    of a report; `reports_only`: never of a finding. `types`: where the case is of one of them. `code` is empty where
    none is known, or where there is none.
    """

    id: str
    title: str
    title_en: str
    code: str
    certainty: str
    source: str
    acts: tuple[str, ...]
    annex: bool = False
    at_the_counter: bool = False
    findings_only: bool = False
    reports_only: bool = False
    types: tuple[str, ...] = ()
    opening: str = ""
    closing: str = ""
    parts: tuple[Part, ...] = ()
    signer: Signer = Signer.HEAD

    @property
    def printed_code(self) -> str:
        """The code as it may stand on a paper; empty where nobody read it in the regulation."""
        return self.code if self.certainty == TEXT_SEEN else ""

    @property
    def article(self) -> str:
        """The article in its source, which stands last there."""
        return self.source.rpartition("; ")[2]

    @property
    def is_letter(self) -> bool:
        """Whether the regulation was read and has no form for it: an official letter."""
        return not self.code and self.certainty == TEXT_SEEN


class Registry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The forms of a regime. `version`: the regulation whose annex has them."""

    format: str
    regime: str
    version: str
    form: tuple[Form, ...]

    def after(self, act: str, detail: str = "") -> tuple[Form, ...]:
        """The forms made after this act on the page of the case; `case.forwarded` stands for each of its kind.

        `detail`: to whom, in which direction, in which role, where the act's own name does not say it.
        """
        kind = act.partition(":")[0]
        names = {act, kind, *([f"{kind}:{detail}"] if detail else [])}
        return tuple(each for each in self.form if not (each.at_the_counter or names.isdisjoint(each.acts)))

    def of(self, form: str) -> Form:
        """The form of this id. Raises KeyError."""
        return {each.id: each for each in self.form}[form]


@cache
def registry(regime: str) -> Registry:
    """The registry of `pemilu` or `pilkada`. Raises FileNotFoundError for another."""
    text = files(__package__).joinpath("forms", f"{regime}.toml").read_text(encoding="utf-8")
    return msgspec.toml.decode(text, type=Registry)
