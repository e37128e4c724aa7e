"""What is kept of the benches: by which commit it was made, that no bench was changed after its run, what is older."""

import re
import subprocess
from pathlib import Path

import pytest

from tools import bench
from tools.benchmarks import record
from tools.benchmarks.benches import BENCHES, Bench
from tools.benchmarks.older import older
from tools.benchmarks.scale import Scale
from tools.steps import TOP

AS_MANY: dict[str, object] = {"architecture": "x", "cores": 2, "python": "3.13.5", "load_at_start": 0.1}


def git(top: Path, *words: str) -> str:
    named = ["-c", "user.name=Contoh", "-c", "user.email=contoh@contoh.example", "-c", "init.defaultBranch=main"]
    return subprocess.check_output(["git", *named, *words], cwd=top, text=True).strip()


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """Code, a bench and a record, in one commit."""
    top = tmp_path / "one"
    for name in ("src/code.py", "tools/bench.py", record.WRITTEN[0]):
        (top / name).parent.mkdir(parents=True, exist_ok=True)
        (top / name).write_text("1\n")
    git(tmp_path, "init", "-q", str(top))
    committed(top)
    return top


def committed(top: Path) -> str:
    git(top, "add", "-A")
    git(top, "commit", "-q", "--allow-empty", "-m", "Contoh")
    return git(top, "rev-parse", "HEAD")


def kept(commit: str | None) -> record.Record:
    return {"ukur": {"commit": commit, "day": "2026-11-28", "machine": AS_MANY, "bench": "", "told": {}}}


def benches(*code: str) -> dict[str, Bench]:
    return {"ukur": Bench(lambda _scale: {}, 1, 1, ("tools.benchmarks.scale",), code)}


def test_the_page_is_that_of_the_record() -> None:
    assert record.PAGE.read_text(encoding="utf-8") == record.page(record.read())


def test_no_bench_was_changed_after_its_run() -> None:
    assert record.changed(record.read(), BENCHES) == [], "./run bench NAME anew, or ./run bench NAME --forget"


def test_what_is_kept_of_matching_is_of_real_texts() -> None:
    """Made-up ones have few words, so that many claims are alike: their seconds compare with nothing."""
    told = [kept["told"]["texts"] for name, kept in record.read().items() if name == "match"]
    assert set(told) <= {"debunked claims of 2024"}, "name SAKSAMA_BENCH_CONTENT"


def test_each_record_is_of_a_bench_and_names_a_whole_commit_and_its_machine() -> None:
    for name, each in record.read().items():
        assert name in BENCHES
        assert set(each["machine"]) == set(record.machine())
        if each["commit"] is not None:
            assert re.fullmatch(r"[0-9a-f]{40}", each["commit"]), name
            assert each["machine"]["load_at_start"] is not None, name


def test_what_a_bench_measures_is_there() -> None:
    assert [path for each in BENCHES.values() for path in each.code if not (TOP / path).exists()] == []


def test_the_records_that_are_older_than_the_code_they_measure_are_told(capsys: pytest.CaptureFixture[str]) -> None:
    bench.tell_older()
    told = capsys.readouterr().out
    assert len(told.splitlines()) == len(older(record.read(), BENCHES))
    with capsys.disabled():
        print(f"\nrecords of benches that say less than a run of today would:\n{told}" if told else "")


def test_a_tree_is_a_clean_commit_but_for_what_a_run_writes(repository: Path) -> None:
    commit = git(repository, "rev-parse", "HEAD")
    (repository / record.WRITTEN[0]).write_text("2\n")
    assert record.clean_commit(repository) == commit
    beside = repository / "src" / "beside.py"
    beside.write_text("nobody added this\n")
    assert record.clean_commit(repository) is None
    beside.unlink()
    (repository / "src" / "code.py").write_text("2\n")
    assert record.clean_commit(repository) is None


def test_a_record_is_older_where_a_commit_changed_the_code_and_only_there(repository: Path) -> None:
    measured = git(repository, "rev-parse", "HEAD")
    (repository / "tools" / "bench.py").write_text("2\n")
    committed(repository)
    assert older(kept(measured), benches("src"), repository) == {}
    (repository / "src" / "code.py").write_text("2\n")
    committed(repository)
    assert older(kept(measured), benches("src"), repository) == {"ukur": f"1 commits since {measured[:12]} changed src"}


def test_what_no_history_shows_is_said_and_never_taken_for_fresh(repository: Path, tmp_path: Path) -> None:
    measured = git(repository, "rev-parse", "HEAD")
    committed(repository)
    git(tmp_path, "clone", "-q", "--depth=1", f"file://{repository}", "cut")
    told = older(kept(measured), benches("src"), tmp_path / "cut")
    assert told == {"ukur": f"unknown: the history of this clone ends after {measured[:12]}"}
    assert "not in this history" in older(kept("f" * 40), benches("src"), repository)["ukur"]
    assert older(kept(None), benches("src"), repository) == {"ukur": "names no commit"}
    assert older({}, benches("src"), repository) == {"ukur": "has no record"}


def test_a_bench_is_what_it_does_and_not_what_it_imports_or_says() -> None:
    doing = record._doing('"""Words."""\nimport a\n\ndef f() -> int:\n    """Words."""\n    return a.b\n')
    assert doing == record._doing('"""Others."""\nimport c as a\n\ndef f() -> int:\n    return a.b\n')
    assert doing != record._doing('"""Words."""\nimport a\n\ndef f() -> int:\n    """Words."""\n    return a.c\n')


def test_a_bench_that_was_changed_after_its_run_is_named() -> None:
    name, one = "related", BENCHES["related"]
    made = {name: record.entry(one, "0" * 40, AS_MANY, {"p95_ms": 1.23456})}
    assert made[name]["told"] == {"p95_ms": 1.23}
    assert record.changed(made, BENCHES) == []
    made[name]["bench"] = "another"
    assert record.changed(made, BENCHES) == [name]


@pytest.mark.parametrize(
    ("name", "file"),
    [
        ("exchange", "exchange_load"),
        ("exchange", "store_and_forward"),
        ("desk", "desk_rows"),
        ("ledger", "verifying"),
        ("ledger", "merkle"),
    ],
)
def test_a_bench_reaches_what_it_runs_in_other_processes(name: str, file: str) -> None:
    assert TOP / "tools" / "benchmarks" / f"{file}.py" in set(record._reached(BENCHES[name].modules))


@pytest.mark.parametrize(("clean", "entries", "kept"), [(True, 7, True), (False, 7, False), (True, 6, False)])
def test_only_a_whole_run_of_a_clean_commit_is_kept(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], clean: bool, entries: int, kept: bool
) -> None:
    one = Bench(lambda scale: {"entries": scale.entries}, 7, 1, ("tools.benchmarks.scale",), ("src",))
    written: list[record.Record] = []
    monkeypatch.setattr(record, "bench_digest", lambda _bench: "digest")
    monkeypatch.setattr(bench, "BENCHES", {"ukur": one})
    monkeypatch.setattr(record, "clean_commit", lambda: "0" * 40 if clean else None)
    monkeypatch.setattr(record, "write", written.append)
    bench.run("ukur", Scale(entries))
    told = capsys.readouterr()
    assert f'"entries": {entries}' in told.out
    assert [each["ukur"]["told"] for each in written] == ([{"entries": entries}] if kept else [])
    assert ("no record is kept" in told.err) is not kept
