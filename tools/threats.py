"""The page of threats, from the table of controls: who tries what, what answers it, what remains, what shows it.

Rules kept here: a threat stands under who tries it, in the table's order; each of its controls is named with the tests
that fail once it is taken away, then what other tests show.
Left to others: the table and how it is read (mutants/controls.toml, mutants.run), that the page is fresh (references).
"""

from itertools import groupby

from tools.mutants.run import Control, Threat, controls, threats

HEAD = """Each control below can be taken away and its tests seen to fail: `./run soak mutants controls` does it, from
[tools/mutants/controls.toml](../../tools/mutants/controls.toml). A threat without a *what remains* has nothing that we
know of; tell us if you do. In short, and what to do about it: [Security](../../SECURITY.md).

The whole stories, without a single line to take away: an old backup healed from the partner's mirror under load
(`test_an_old_backup_is_healed_from_the_partner_s_mirror`).
"""


def threats_page(made: str) -> str:
    """The page, with `made` below its title."""
    told, held = threats(), controls()
    parts = [f"# Threats: who tries what, what answers it, what remains\n\n{made}\n{HEAD}"]
    for who, group in groupby(told, key=lambda threat: threat.who):
        parts.append(f"## {_sentence(who)}\n")
        parts += [_threat(each, [row for row in held if row.threat == each.name]) for each in group]
    return "\n".join(parts)


def _threat(threat: Threat, held: list[Control]) -> str:
    lines = [f"### {_sentence(threat.tries)}\n", f"{_sentence(threat.answer)}."]
    if threat.remains:
        lines.append(f"**What remains**: {threat.remains}.")
    lines.append("")
    lines += [f"- {row.control}: {_named(row.tests)}" for row in held]
    if threat.shown:
        lines.append(f"- shown {'too ' if held else ''}by {_named(threat.shown)}")
    return "\n".join([*lines, ""])


def _sentence(words: str) -> str:
    return words[:1].upper() + words[1:]


def _named(tests: tuple[str, ...]) -> str:
    return ", ".join(f"`{test.rpartition('::')[2]}`" for test in tests)
