"""The reference page of certainty: every fact of law and form, how surely it was known at first and is now.

Rules kept here:
  * The page says nothing that the files do not say; what was first counted stands in `certainty_before.json`.
  * A fact that was split or renamed since names what it became; none leaves the list.
Left to others: the list (`saksama_node.norms.facts`), writing the page and finding it stale (references).
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Final

import msgspec

from saksama_node.norms.facts import Fact, Known, facts, settling
from tools.steps import TOP

HEAD: Final = """Every fact of law and form in the data files, with how surely it is known: `text seen` (its words were
read, mostly as quoted; they stand in the file), `practice seen` (what an office was seen to do), `own rule` (no text
asks for it), `memory`, `unknown`. What is one of the last two names the text that would settle it. The desk's page
*Dasar hukum yang belum pasti* lists the same; there two persons confirm a fact from the regulation's PDF, without an
upgrade (`norm.confirmed`).

**Before** is commit {commit}, the last with the 361 facts that were counted first, 177 of them from memory or unknown.
Facts added since have none. Where a fact was split or renamed, it is told what it became.
"""
COLUMNS: Final = "| fact | about | before | now | source, words of the norm, text that would settle it |"


class Before(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What was counted first: each fact's certainty by its id; what those became that have another id now."""

    commit: str
    facts: Mapping[str, str]
    split: Mapping[str, tuple[str, ...]]


@cache
def before() -> Before:
    """The list as it was."""
    return msgspec.json.decode((TOP / "tools" / "certainty_before.json").read_bytes(), type=Before)


def certainty_page(made: str) -> str:
    """The whole page."""
    first = before()
    parts = [f"# Certainty\n\n{made}\n{HEAD.format(commit=first.commit)}", *_sums(first)]
    gone = [each for each in first.facts if each not in facts()]
    if gone:
        parts += ["", "## Split or renamed", "", "| before | was | is now |", "|---|---|---|"]
        parts += [f"| `{each}` | {first.facts[each]} | {_named(first.split[each])} |" for each in gone]
    file = ""
    for fact in facts().values():
        if fact.file != file:
            file = fact.file
            parts += [
                "",
                f"## {file}",
                "",
                "| fact | about | before | now | source, words of the norm, or text that would settle it |",
            ]
            parts.append("|---|---|---|---|---|")
        parts.append(_row(fact, first))
    return "\n".join([*parts, ""])


def _sums(first: Before) -> Iterator[str]:
    was = Counter(_class(each) for each in first.facts.values())
    stands = {now for each in first.facts for now in ((each,) if each in facts() else first.split[each])}
    of_first = Counter(facts()[each].known for each in stands)
    now = Counter(each.known for each in facts().values())
    yield "| certainty | before | the same facts now | all facts now |"
    yield "|---|---|---|---|"
    for known in Known:
        yield f"| {known} | {was[known]} | {of_first[known]} | {now[known]} |"
    yield f"| sum | {len(first.facts)} | {len(stands)} | {len(facts())} |"


def _class(was: str) -> Known:
    """What the many spellings of then are called now."""
    if was in set(Known):
        return Known(was)
    if was == "text quoted":
        return Known.TEXT
    if was.startswith("seen for"):
        return Known.PRACTICE
    return Known.UNKNOWN if "unknown" in was else Known.MEMORY


def _row(fact: Fact, first: Before) -> str:
    told = fact.source
    if fact.text:
        told += f"{'; ' if told else ''}«{fact.text}»"
    found = settling(fact.id) if fact.known.is_open else None
    if found:
        told += f"{'; ' if told else ''}**{found.text}**"
    about = f"{fact.about} ({fact.article})" if fact.article not in {"", fact.about} else fact.about
    cells = (f"`{fact.id.split('/', 2)[-1]}`", about, first.facts.get(fact.id, ""), fact.known, told)
    return "| " + " | ".join(" ".join(str(cell).split()).replace("|", "\\|") for cell in cells) + " |"


def _named(ids: tuple[str, ...]) -> str:
    return ", ".join(f"`{each}`" for each in ids)
