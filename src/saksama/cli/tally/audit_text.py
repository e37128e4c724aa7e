"""An audit as text and as JSON.

Rules kept here: the keys of the JSON stay as docs/reference/tally-audit.md names them; a list in the text ends after
`SHOWN` and says how many more there are; what is not proved stands at the end of every answer.
Left to others: the sentences (`saksama.tally.audit.words`), the numbers (`saksama.tally.audit`).
"""

from collections.abc import Sequence
from typing import Final

from saksama.tally.audit import words
from saksama.tally.audit.plan import Plan
from saksama.tally.audit.risk import Risk
from saksama.tally.audit.tickets import Draw
from saksama.tally.contest import Contest
from saksama.words import Language, percent, signed, whole

METHOD: Final = "batch-comparison, betting martingale"
VERSION: Final = 1
SHOWN: Final = 50
_BARS: Final = 20


def plan_as_json(found: Plan, contest: Contest) -> dict[str, object]:
    """What is audited."""
    return {
        "method": METHOD,
        "version": VERSION,
        "input": contest.digest,
        "list": found.digest(),
        "stations": len(found.ids),
        "held": int(contest.held.sum()),
        "totals": dict(zip(contest.candidates, contest.totals, strict=True)),
        "assertions": [
            {"name": each.name, "margin": margin} for each, margin in zip(found.assertions, found.margins, strict=True)
        ],
        "diluted_margin": found.diluted,
        "U": found.overstatement,
        "weight": found.total,
    }


def draws_as_json(seed: str, drawn: Sequence[Draw], *, alike: bool) -> dict[str, object]:
    """What was drawn; `distinct`: each station once, in the order of the list."""
    return {
        "seed": seed,
        "alike": alike,
        "draws": [{"draw": each.place, "ticket": each.ticket, "station": each.station} for each in drawn],
        "distinct": sorted({each.station for each in drawn}),
    }


def risk_as_json(found: Risk) -> dict[str, object]:
    """How the audit stands."""
    return {
        "standing": found.standing.value,
        "risk": found.risk,
        "limit": found.limit,
        "drawn": found.drawn,
        "evaluated": found.evaluated,
        "read": found.stations,
        "by_assertion": dict(found.by_assertion),
        "curve": found.curve.tolist(),
        "differences": [{"station": each.station, "change": list(each.change)} for each in found.differences],
        "unreported": list(found.unreported),
        "unreadable": list(found.unreadable),
        "unsettled": list(found.unsettled),
        "above_bound": list(found.above_bound),
    }


def risk_as_text(plan: Plan, found: Risk, language: Language) -> str:
    """How the audit stands, the curve, and what was read otherwise."""
    place = 0 if language == "id" else 1
    read = (
        (
            f"{whole(found.evaluated, language)} dari {whole(found.drawn, language)} undian dinilai, "
            f"{whole(found.stations, language)} TPS yang berbeda; {whole(len(found.differences), language)} dibaca "
            f"lain."
        ),
        (
            f"{whole(found.evaluated, language)} of {whole(found.drawn, language)} draws evaluated, "
            f"{whole(found.stations, language)} different stations; {whole(len(found.differences), language)} differ."
        ),
    )
    changes = [f"{each.station}  {_change(plan, each.change, language)}" for each in found.differences]
    lines = [words.standing(found, language), read[place], *_curve(found, language)]
    lines += _listed(("Dibaca lain daripada diumumkan", "Read otherwise than published")[place], changes, language)
    for title, stations in (
        (("Dibaca, tetapi belum ada angka yang diumumkan", "Read, but nothing was published yet"), found.unreported),
        (("Formulir tidak terbaca", "Forms that cannot be read"), found.unreadable),
        (("Dua pembaca belum sepakat", "Two readers do not agree yet"), found.unsettled),
        (("Suara melebihi batas surat suara", "More votes than the bound of ballots"), found.above_bound),
    ):
        lines += _listed(title[place], stations, language)
    return "\n".join([*lines, words.NOT_PROVED[place]])


def _curve(found: Risk, language: Language) -> list[str]:
    """Some twelve points of the curve, as bars."""
    last = len(found.curve)
    step = max(1, -(-last // 12))
    shown = sorted({*range(step, last + 1, step), last} - {0})
    return [
        f"{draw:>8}  {'#' * round(_BARS * found.curve[draw - 1]):<{_BARS}}  {percent(found.curve[draw - 1], language)}"
        for draw in shown
    ]


def _change(plan: Plan, change: Sequence[int], language: Language) -> str:
    pairs = zip(plan.candidates, change, strict=True)
    return ", ".join(f"{name} {signed(votes, language)}" for name, votes in pairs if votes)


def _listed(title: str, rows: Sequence[str], language: Language) -> list[str]:
    more = {"id": "... dan {} lagi", "en": "... and {} more"}[language]
    shown = [f"  {row}" for row in rows[:SHOWN]]
    shown += [f"  {more.format(len(rows) - SHOWN)}"] if len(rows) > SHOWN else []
    return [f"{title}:", *shown] if shown else []
