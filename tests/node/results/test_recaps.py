"""Recaps come in at the desk, and a difference between any two sources is named once, at the tier where it arose."""

import hashlib
import json
import re
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from saksama.cli.tally.__main__ import main
from saksama.entries.kinds.sheet import Source
from saksama.tally.tiers.compare import Comparison
from saksama.tally.tiers.step import Consistency, Level
from saksama_node.accounts.policy import Role, operator
from saksama_node.flows.results.import_results import hand_in_results, import_waiting
from saksama_node.ledger import blobs
from saksama_node.ledger.models import Leaf
from saksama_node.results import public, queries
from saksama_node.results.judged.compared import Side, compared, sides
from saksama_node.results.queries import ImportState
from saksama_node.results.versions.contests import contest_of
from tests.node.results.recaps import HEAD, NTB, PAIRS, recap, stations, sums

PPWP = "ppwp-2024"
CERTIFIED = Path(__file__).parents[2] / "vectors" / "tally" / "ntb_ppwp_2024_certified.csv"
DESA, DISTRICT = "5201142006", "520103"
PLANTED = {DESA: (0, 25, 0), DISTRICT: (-40, 0, 0)}

type LoggedIn = Callable[..., Client]


@pytest.fixture(autouse=True)
def _node(database: None) -> None:
    """A node for each test."""


def take(data: bytes, source: Source, contest: str = PPWP) -> queries.ImportView:
    number = hand_in_results(operator("52"), contest, source, "berkas.csv", [data])
    list(import_waiting())
    return queries.import_of(number)


def side(source: Source) -> Side:
    return next(each for each in sides(PPWP) if each.source is source)


def against(*sources: Source, code: str = "") -> Comparison:
    found = compared(contest_of(PPWP), [side(each) for each in sources], code)
    assert found is not None
    return found


def votes(found: Comparison) -> dict[tuple[Level, Level], dict[str, dict[str, int]]]:
    """By step, by area, the changes of pairs alone."""
    return {
        (step.below.level, step.above.level): {
            each.area: {name: change for name, change in each.changes.items() if name in PAIRS}
            for each in step.different
            if set(each.changes) & set(PAIRS)
        }
        for step in found.steps
    }


def desa_with_other_valid_votes() -> set[str]:
    """Desa of which every station gives its valid votes, and these are not what the recap makes of the known pairs."""
    residuals: dict[str, int] = defaultdict(int)
    gone = set()
    for row in stations():
        if row["suara_sah"]:
            residuals[row["kode_desa"]] += sum(int(row[name] or 0) for name in PAIRS) - int(row["suara_sah"])
        else:
            gone.add(row["kode_desa"])
    return {desa for desa, residual in residuals.items() if residual and desa not in gone}


def test_a_difference_at_desa_and_one_at_kecamatan_are_each_named_once_where_they_arose(
    logged_in: LoggedIn, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    client, found = logged_in(Role.STATISTICS), sums(PLANTED)
    files = {
        Source.KPU_TABLE: NTB.read_bytes(),
        Source.RECAP_DISTRICT: recap(found, (10, 6)),
        Source.RECAP_REGENCY: recap(found, (6, 4)),
        Source.RECAP_PROVINCE: recap(found, (4, 2)),
    }
    for source, data in files.items():
        form = {"contest": PPWP, "source": source.value, "said_at": "", "file": SimpleUploadedFile("a.csv", data)}
        answer = client.post("/meja/hasil/impor/", form)
        list(import_waiting())
        assert "Lihat hasilnya" in client.get(answer["Location"]).content.decode()
        (version,) = queries.versions(PPWP, source)
        assert hashlib.sha256(blobs.get(version.document)).hexdigest() == version.document
        served = client.get(f"/hasil/{PPWP}/{source.value}/1.csv").content
        assert served == blobs.get(version.document)
        (tmp_path / f"{source.value}.csv").write_bytes(served)
    assert Leaf.objects.filter(kind="sheet.imported").count() == len(files)
    assert all(each.flagged for each in public.versions(PPWP))

    at_desa, at_district = {"suara_paslon_2": 25}, {"suara_paslon_1": -40}
    up = against(Source.KPU_TABLE, Source.RECAP_DISTRICT)
    assert votes(up) == {
        (Level.STATION, Level.DESA): {DESA: at_desa},
        (Level.DESA, Level.KECAMATAN): {DISTRICT: at_district},
    }
    assert {each.area for each in up.steps[0].different} == desa_with_other_valid_votes() | {DESA}
    assert all(each.itself is Consistency.CONSISTENT for step in up.steps for each in step.different)
    assert votes(against(Source.RECAP_DISTRICT, Source.RECAP_REGENCY)) == {
        (Level.KECAMATAN, Level.KECAMATAN): {},
        (Level.DESA, Level.KECAMATAN): {DISTRICT: at_district},
        (Level.KECAMATAN, Level.KABKOTA): {},
    }
    assert all(not areas for areas in votes(against(Source.RECAP_REGENCY, Source.RECAP_PROVINCE)).values())
    # Leader 2 before 1: what was planted at the kecamatan widens the margin by 40, at the desa by 25.
    assert [effect and effect.change for effect in up.effects] == [25, 40]
    # Within the kecamatan the same, and nothing of the others is read.
    inside = against(Source.KPU_TABLE, Source.RECAP_DISTRICT, code=DISTRICT)
    assert (inside.steps[1].areas, votes(inside)[Level.DESA, Level.KECAMATAN]) == (1, {DISTRICT: at_district})

    # The command on the downloads says the same as the pages.
    main(["compare", *(str(tmp_path / f"{each.value}.csv") for each in list(files)[:2]), "--json"])
    (race,) = json.loads(capsys.readouterr().out)["races"]
    assert [step["net"] for step in race["steps"]] == [dict(step.net) for step in up.steps]
    assert [len(step["different"]) for step in race["steps"]] == [len(step.different) for step in up.steps]
    for address in (f"/hasil/{PPWP}/tingkat/", f"/meja/hasil/kontes/{PPWP}/tingkat/"):
        page = client.get(address, {"a": "kpu-tabel-1", "b": "d-hasil-kecamatan-1"}).content.decode()
        assert "induknya sendiri klop" in page
        assert "Pengaruh bersih pada selisih Pasangan 2 atas Pasangan 1" in page
        assert len(re.findall(r">\s*\u221240\s*<", page)) == 2
        for heading in page.split("<h")[1:]:
            assert "Prabowo" not in heading.partition("</h")[0].partition(">")[2]


def test_the_certified_totals_of_the_province_fit_themselves_and_leave_the_stations_incomplete() -> None:
    take(NTB.read_bytes(), Source.KPU_TABLE)
    data = CERTIFIED.read_bytes().replace(b"kode_wilayah", b"kode", 1)
    assert take(data, Source.RECAP_PROVINCE).state is ImportState.DONE
    (step,) = against(Source.KPU_TABLE, Source.RECAP_PROVINCE).steps
    assert (step.below.level, step.above.level, step.incomplete) == (Level.STATION, Level.PROVINCE, 1)
    (short,) = step.short
    assert short.itself is Consistency.CONSISTENT
    assert not set(short.changes) & set(PAIRS)
    assert {name: short.changes[name] for name in ("pengguna_dptb_j", "pengguna_dpk_j")} == {
        "pengguna_dptb_j": -51_654,
        "pengguna_dpk_j": -8_912,
    }


def test_every_fault_of_a_recap_is_told_at_once_with_line_and_column() -> None:
    wrong = (
        "5301012006,1,2,3,6",
        "5201,1,2,3,6",
        "520101,1,x,3,6",
        "52.01.01,1,2,3,6",
        "520102,1,2,3",
        "5201011001001,1,2,3,6",
    )
    data = "\n".join((HEAD, "5201012006,1,2,3,6", "", *wrong, "")).encode()
    refused = take(data, Source.RECAP_DISTRICT, "pilkada-gubernur-52-2024")
    assert refused.state is ImportState.REFUSED
    told = [(each["line"], str(each["id"])) for each in refused.told]
    assert [line for line, _text in told] == [4, 5, 6, 7, 8, 9]
    expected = (
        "kolom kode: 5301012006 di luar",
        "kolom kode: 5201 bukan kode tingkat",
        "kolom suara_paslon_2: 'x'",
        "kolom kode: '52.01.01'",
        "4 ≠ 5 kolom",
        "kolom kode: 5201011001001 bukan kode tingkat",
    )
    assert all(part in text for part, (_line, text) in zip(expected, told, strict=True)), told
    assert queries.versions("pilkada-gubernur-52-2024") == []
