"""Beside one report, those that may tell of the same thing, among a hundred thousand; one node, in this process.

Rules kept here: signs are made by the node's own rule from texts of Indonesian words; asked are reports of every kind,
also one whose place, day and name thousands share. Rows are written in bulk; looking up is the flow's own read.
Left to others: both databases, what is kept (tools.bench).
"""

import random
import time
from itertools import batched

from django.core.management import call_command
from django.db import connection

from tests.testonly.node_folder import start_django
from tools.benchmarks.scale import Scale

DATA = start_django()

from saksama_node.related import models  # noqa: E402 - Django first
from saksama_node.related.relating import candidates  # noqa: E402 - Django first
from saksama_node.related.signs import Sign, Told, packed, signs_of  # noqa: E402 - Django first

_WORDS = 90
_KINDS = 2000


def measure(scale: Scale) -> dict[str, float]:
    """Milliseconds of a look-up at so many reports, and how many of the planted near copies were found."""
    rows = scale.entries
    call_command("migrate", verbosity=0)
    dice = random.Random(7)  # noqa: S311 - the same texts each time, no secret
    began = time.perf_counter()
    planted = _fill(rows, scale.of(500, 20), dice)
    filled = time.perf_counter() - began
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    asked = [*planted, *(f"{number:032x}" for number in dice.sample(range(rows), scale.of(400, 20)))]
    times, found = [], 0
    for subject in asked:
        began = time.perf_counter()
        told = candidates(subject)
        times.append((time.perf_counter() - began) * 1000)
        copy = f"{int(subject, 16) - 1:032x}"
        found += subject in planted and any(each.subject == copy and Sign.TEXT in each.signs for each in told.found)
    times.sort()
    return {
        "reports": rows,
        "fill_s": filled,
        "lookup_p50_ms": times[len(times) // 2],
        "lookup_p95_ms": times[len(times) * 95 // 100],
        "lookup_max_ms": times[-1],
        "near_copies_found": found / len(planted),
    }


def _fill(rows: int, copies: int, dice: random.Random) -> list[str]:
    """Write the reports; give the subjects of near copies: each of the report before, a tenth of its words new."""
    words = ["".join(dice.choices("aeioukbdgmnrst", k=6)) for _ in range(_KINDS)]
    planted, text = [], ""
    for part in batched(range(rows), 2000, strict=False):
        reports, signs = [], []
        for number in part:
            if number % (rows // copies) == 1:
                text = " ".join(dice.choice(words) if dice.random() < 0.1 else word for word in text.split())
                planted.append(f"{number:032x}")
            else:
                text = " ".join(dice.choices(words, k=_WORDS))
            made = signs_of(_told(text, dice))
            reports.append(models.Report(subject=f"{number:032x}", shingles=packed(made.shingles)))
            signs.append(made.values)
        models.Report.objects.bulk_create(reports)
        models.ReportSign.objects.bulk_create(
            models.ReportSign(report=report, kind=kind, value=value)
            for report, values in zip(reports, signs, strict=True)
            for kind, value in values
        )
    return planted


def _told(text: str, dice: random.Random) -> Told:
    """A tenth name one person and one place on voting day; the others are spread over NTB and a year."""
    crowded = dice.random() < 0.1
    return Told(
        text=text,
        names=("Contoh Calon",) if crowded else (f"Contoh Terlapor {dice.randrange(20_000)}",),
        files=(f"{dice.randrange(60_000):064x}",),
        place="52.01.01" if crowded else f"52.01.{dice.randrange(117)}",
        day="2026-11-25" if crowded else f"2026-{dice.randrange(1, 13):02d}-{dice.randrange(1, 29):02d}",
    )
