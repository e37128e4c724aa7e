"""`saksama verify` and `saksama proof verify` as a person runs them."""

import json
import os
import subprocess
import sys
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from saksama.agreement.history import Standing
from saksama.agreement.quorum import policy_for
from saksama.agreement.terms import read_terms
from saksama.cli.main import main
from saksama.cli.not_checked_words import NOT_CHECKED
from saksama.cli.report_text import as_text
from saksama.cli.words import FINDINGS
from saksama.entries.commitment import EvidenceFile, Opening, Openings, commit, encode_manifest, encode_openings
from saksama.entries.kinds.case import CaseReceived
from saksama.entries.kinds.task import TaskAccepted, TaskOpened
from saksama.tlog.note import COSIGNATURE_V1, Note, SigningKey
from saksama.tlog.proof import Proof
from saksama.tlog.tree import inclusion_proof, leaf_hash, leaf_hashes
from saksama.verify.findings import Code
from saksama.verify.report import UNCHECKED_STANDING, NotChecked, Report
from saksama.verify.tree import RecomputedTree
from saksama.verify.trust import Source
from saksama.vocabulary import KeyUse
from saksama.words import Words
from tests.testonly.command import saksama
from tests.testonly.staticlog import seed
from tests.testonly.story import Story, subject
from tools import finding_codes


def policy(story: Story, folder: Path, outsider: str | None = None) -> Path:
    """The policy of Bawaslu's log, as a careful person would have it in a file."""
    node = story.bawaslu
    text = Note.parse((node.folder / "log" / "blob" / str(node.agreement)).read_bytes()).text
    keys = [story.diskominfotik.key(KeyUse.WITNESS).verifier]
    data = policy_for(read_terms(text), [node.key(KeyUse.LOG).verifier], keys).serialize().decode()
    if outsider:
        data = data.replace(str(story.world.witness.verifier), outsider)
    file = folder / "kebijakan.txt"
    file.write_text(data)
    return file


def test_first_use_is_loud_and_later_runs_hold_the_keys(told: Story, tmp_path: Path) -> None:
    state = tmp_path / "state"
    code, text = saksama("verify", told.bawaslu.url, "--state", state)
    assert code == 0
    assert text.startswith("PERHATIAN: PEMAKAIAN PERTAMA")
    assert "TIDAK diperiksa:" in text.splitlines()[-len(NotChecked) :] or "TIDAK diperiksa:" in text
    code, text = saksama("verify", told.bawaslu.url, "--state", state, "--json")
    report = json.loads(text)
    assert (code, report["first_use"], report["keys_from"], report["findings"]) == (0, False, "kept", [])
    assert report["not_checked"][0]["code"] == "never-entered"


def test_json_says_first_use(told: Story, tmp_path: Path) -> None:
    _, text = saksama("verify", told.bawaslu.url, "--state", tmp_path / "state", "--json", "--lang", "en")
    report = json.loads(text)
    assert (report["first_use"], report["result"], report["exit"]) == (True, "good", 0)
    assert set(report["logs"][0]) >= {"origin", "size", "witnessed_size", "entries", "keys"}


def test_a_fork_leaves_both_notes_as_files(told: Story, tmp_path: Path) -> None:
    node = told.bawaslu
    node.append(CaseReceived(), subject=subject("a"), content="0" * 64, evidence="0" * 64, identity="0" * 64)
    seen = node.signed()
    node.entries[-1] = node.entries[-1].replace(b'"actor":"node"', b'"actor":"duty"')
    told.diskominfotik.observe(seen)
    told.world.publish()
    code, text = saksama("verify", node.url, "--state", tmp_path / "state", "--json")
    (finding,) = json.loads(text)["findings"]
    assert (code, finding["code"], finding["log"]) == (1, "log.fork", node.origin)
    notes = [Path(path).read_bytes() for path in finding["files"]]
    assert sorted(notes) == sorted([seen.encode(), node.newest.encode()])
    assert sorted(file.suffix for file in (tmp_path / "state" / "verify").iterdir()) == [".alarms", ".lock"]


def test_a_policy_file_gives_the_keys(told: Story, tmp_path: Path) -> None:
    file = policy(told, tmp_path)
    code, text = saksama("verify", told.bawaslu.url, "--policy", file, "--state", tmp_path / "s", "--json")
    report = json.loads(text)
    assert (code, report["first_use"], report["keys_from"], report["findings"]) == (0, False, "policy", [])


def test_a_policy_that_the_log_does_not_satisfy(told: Story, tmp_path: Path) -> None:
    stranger = SigningKey("penyaksi.contoh.example", COSIGNATURE_V1, seed("stranger"))
    file = policy(told, tmp_path, str(stranger.verifier))
    code, text = saksama("verify", told.bawaslu.url, "--policy", file, "--state", tmp_path / "s", "--json")
    assert (code, [one["code"] for one in json.loads(text)["findings"]]) == (1, ["checkpoint.quorum"])


def test_a_policy_file_that_cannot_be_read(told: Story, tmp_path: Path) -> None:
    (tmp_path / "bad").write_text("quorum nobody\n")
    assert saksama("verify", told.bawaslu.url, "--policy", tmp_path / "bad", "--state", tmp_path / "s")[0] == 2
    assert saksama("verify", told.bawaslu.url, "--policy", tmp_path / "none", "--state", tmp_path / "s")[0] == 2


def test_nobody_answers(tmp_path: Path) -> None:
    code, text = saksama("verify", "http://127.0.0.1:9", "--state", tmp_path)
    assert code == 2
    assert "TIDAK SEMUA DAPAT DIPERIKSA" in text


def test_a_reader_who_leaves_gets_no_traceback(tmp_path: Path) -> None:
    read_end, write_end = os.pipe()
    os.close(read_end)
    asked = [
        sys.executable,
        "-m",
        "saksama.cli.main",
        "verify",
        "http://127.0.0.1:9",
        "--json",
        "--state",
        str(tmp_path),
    ]
    ended = subprocess.run(asked, stdout=write_end, stderr=subprocess.PIPE, text=True, timeout=60, check=False)
    os.close(write_end)
    assert (ended.returncode, "Traceback" in ended.stderr) == (2, False)


def test_a_partner_that_is_off_is_exit_2(told: Story, tmp_path: Path) -> None:
    subject_of = subject("theirs")
    due = "2026-11-26T00:00:00.000Z"
    body = TaskOpened(to=told.bawaslu.origin, agreement=told.world.digest, clause="pasal-3", due=due)
    told.diskominfotik.append(body, subject=subject_of)
    told.bawaslu.append(TaskAccepted(opener=told.diskominfotik.origin), subject=subject_of)
    told.world.publish()
    (told.diskominfotik.folder / ".well-known" / "saksama").unlink()
    code, text = saksama("verify", told.bawaslu.url, "--state", tmp_path / "s", "--json")
    assert code == 2
    assert {one["class"] for one in json.loads(text)["findings"]} == {"unchecked"}


def test_kept_keys_that_cannot_be_read_are_no_first_use(told: Story, tmp_path: Path) -> None:
    assert saksama("verify", told.bawaslu.url, "--state", tmp_path)[0] == 0
    (file,) = (tmp_path / "verify").glob("*.json")
    file.write_text("{}")
    assert saksama("verify", told.bawaslu.url, "--state", tmp_path)[0] == 2


SALT = bytes(32)
PHOTO = b"a photograph of a poster"


@pytest.fixture
def receipt(told: Story, tmp_path: Path) -> tuple[Story, Path]:
    """A report with evidence, its receipt, openings and file on disk."""
    manifest = encode_manifest([EvidenceFile(name="foto.jpg", sha256=sha256(PHOTO).hexdigest(), size=len(PHOTO))])
    parts = {"content": b'{"uraian":"contoh"}', "evidence": manifest, "identity": b'{"nama":"contoh"}'}
    commits: dict[str, Any] = {name: commit("case.received", name, SALT, data) for name, data in parts.items()}
    node = told.bawaslu
    index = node.append(CaseReceived(), subject=subject("mine"), **commits)
    note = node.publish()
    tree = RecomputedTree()
    tree.extend(leaf_hashes(node.entries))
    proof = Proof(index, inclusion_proof(index, len(node.entries), tree.read), note.encode(), node.entries[index])
    (tmp_path / "receipt").write_bytes(proof.encode())
    openings = Openings(leaf_hash(node.entries[index]).hex(), tuple(Opening(k, SALT, v) for k, v in parts.items()))
    (tmp_path / "openings").write_bytes(encode_openings(openings))
    (tmp_path / "shown").write_bytes(encode_openings(openings.without("identity")))
    (tmp_path / "foto.jpg").write_bytes(PHOTO)
    policy(told, tmp_path)
    return told, tmp_path


def prove(folder: Path, *words: str | Path, openings: str = "openings") -> tuple[int, dict[str, Any]]:
    whole = ("--policy", folder / "kebijakan.txt", "--openings", folder / openings, "--file", folder / "foto.jpg")
    code, text = saksama("proof", "verify", folder / "receipt", "--json", *(words or whole), "--state", folder / "s")
    return code, json.loads(text)


def test_a_receipt_with_openings_and_file(receipt: tuple[Story, Path]) -> None:
    code, told = prove(receipt[1])
    assert (code, told["ok"], told["files"]) == (0, True, ["foto.jpg"])
    assert told["opened"] == ["content", "evidence", "identity"]
    assert len(told["witnesses"]) == 2


def test_identity_may_stay_closed(receipt: tuple[Story, Path]) -> None:
    code, told = prove(receipt[1], openings="shown")
    assert (code, told["opened"]) == (0, ["content", "evidence"])


def test_one_changed_letter_in_the_file(receipt: tuple[Story, Path]) -> None:
    (receipt[1] / "foto.jpg").write_bytes(PHOTO.replace(b"poster", b"pooter"))
    code, told = prove(receipt[1])
    assert (code, told["ok"]) == (1, False)


def test_a_receipt_is_told_in_words(receipt: tuple[Story, Path]) -> None:
    folder = receipt[1]
    words: list[str | Path] = ["proof", "verify", folder / "receipt", "--policy", folder / "kebijakan.txt"]
    words += ["--openings", folder / "openings", "--file", folder / "foto.jpg"]
    _, text = saksama(*words)
    assert "(tanda bukti penerimaan) tercatat pada Selasa 24 November 2026 pukul" in text
    (folder / "foto.jpg").write_bytes(PHOTO + b".")
    code, text = saksama(*words)
    assert code == 1
    assert text == "SALAH: berkas ini bukan yang diterima: satu bita yang berbeda menjadikannya berkas lain\n"


def test_a_file_without_openings_is_not_checked_and_not_called_wrong(receipt: tuple[Story, Path]) -> None:
    folder = receipt[1]
    words = ("--policy", folder / "kebijakan.txt", "--file", folder / "foto.jpg")
    assert saksama("proof", "verify", folder / "receipt", *words)[0] == 2


def test_a_mistake_of_ours_is_not_exit_1(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(_options: object) -> int:
        raise ZeroDivisionError

    monkeypatch.setattr("saksama.cli.key.run", broken)
    assert main(["key", "check", "pernyataan", "--institution", "kunci"]) == 2


@pytest.mark.parametrize("name", ["receipt", "openings"])
def test_one_changed_letter_in_the_papers(receipt: tuple[Story, Path], name: str) -> None:
    file = receipt[1] / name
    data = file.read_bytes()
    at = data.index(b"extra ") + 60 if name == "receipt" else data.index(b'"data": "') + 12
    file.write_bytes(data[:at] + (b"B" if data[at : at + 1] != b"B" else b"C") + data[at + 1 :])
    assert prove(receipt[1])[0] == 1


def test_without_keys_nothing_is_proved_and_kept_keys_serve(receipt: tuple[Story, Path]) -> None:
    told, folder = receipt
    assert prove(folder, "--lang", "en")[0] == 2
    assert saksama("verify", told.bawaslu.url, "--state", folder / "s")[0] == 0
    assert prove(folder, "--lang", "en")[0] == 0


@pytest.mark.parametrize(("who", "code"), [("bawaslu", 0), ("diskominfotik", 1), ("nonsense", 2)])
def test_a_key_statement_under_the_key_that_the_person_gives(told: Story, who: str, code: int) -> None:
    keys = {node.code: str(node.key(KeyUse.INSTITUTION).verifier) for node in told.world.nodes}
    first = next(
        file
        for file in sorted((told.bawaslu.folder / "log" / "blob").iterdir())
        if file.read_bytes().startswith(b"saksama-key/v1\nowner bawaslu")
    )
    assert saksama("key", "check", first, "--institution", keys.get(who, who))[0] == code


def test_every_code_has_its_sentence_in_both_languages() -> None:
    assert set(FINDINGS) == set(Code)
    assert set(NOT_CHECKED) == set(NotChecked)
    for words in (*FINDINGS.values(), *NOT_CHECKED.values()):
        assert isinstance(words, Words)
        assert words.say("id", {})
        assert words.say("en", {})
        assert "kecurangan" not in words.id
        assert "fraud" not in words.en


def test_the_page_of_findings_is_fresh() -> None:
    assert finding_codes.PAGE.read_text() == finding_codes.render(), "run: python -m tools.finding_codes"


@pytest.mark.parametrize("standing", [*Standing, "", UNCHECKED_STANDING])
def test_every_standing_has_its_words(standing: str) -> None:
    report = Report("http://a", "a", "A", Source.KEPT, agreement="0" * 64, standing=standing)
    for language in ("id", "en"):
        assert as_text(report, language, {})
