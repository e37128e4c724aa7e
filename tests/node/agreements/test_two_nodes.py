"""Two real nodes conclude, suspend, resume, amend and end their agreement by following each other."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from saksama.agreement.terms import read_terms
from saksama.tlog.note import Note, VerifierKey, verified_keys
from saksama_demo.launch import Node, run_command
from tests.testonly.nodes import SECONDS, Institutions, in_force, institutions, sign_agreement


@pytest.fixture(scope="module")
def held(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Institutions]:
    with institutions(tmp_path_factory.mktemp("dua")) as both:
        sign_agreement(both)
        yield both


def digest(node: Node) -> str:
    return read_terms(Note.parse(httpx.get(in_force(node)).content).text).digest


def test_both_serve_the_same_note_with_both_signatures(held: Institutions) -> None:
    notes = [httpx.get(in_force(node)).content for node in held.nodes]
    assert notes[0] == notes[1]
    note = Note.parse(notes[0])
    terms = read_terms(note.text)
    keys = [VerifierKey.parse(party.institution_key) for party in terms.parties]
    assert set(verified_keys(note, keys)) == set(keys)
    assert [str(node.about()["institution_key"]) for node in held.nodes] == [p.institution_key for p in terms.parties]


def test_a_wrong_passphrase_signs_nothing_and_is_not_shown_again(held: Institutions) -> None:
    signatory = held.signatory(held.bawaslu)
    address = f"/meja/nota/{digest(held.bawaslu)}/akhiri/"
    page = signatory._http.get(address)
    token = page.text.split('name="csrfmiddlewaretoken" value="')[1].split('"')[0]
    data = {"csrfmiddlewaretoken": token, "reason": "contoh", "passphrase": "bukan-frasa-itu"}
    answer = signatory._http.post(address, data=data, headers={"Referer": held.bawaslu.url + address})
    assert "locked.passphrase" in answer.text
    assert "bukan-frasa-itu" not in answer.text
    assert "bukan-frasa-itu" not in held.bawaslu.serving.log.read_text()


def test_a_passphrase_file_that_is_not_there_is_said_in_words(held: Institutions, tmp_path: Path) -> None:
    where = str(tmp_path / "tiada")
    words = ("agreement", "end", digest(held.bawaslu), "--as", "contoh.ketua", "--reason", "contoh")
    done = run_command("saksama-node", *words, "--passphrase-file", where, env=held.bawaslu.env, accept=(1,))
    assert done.stderr.startswith("operations.no-secret")
    assert "Traceback" not in done.stderr


def test_one_suspends_and_both_resume(held: Institutions) -> None:
    text = digest(held.bawaslu)
    move(held, held.diskominfotik, text, "tangguhkan")
    for node in held.nodes:
        held.signatory(node).look("/meja/nota/", "ditangguhkan", seconds=SECONDS)
        assert node.about()["agreement"] is None
    move(held, held.bawaslu, text, "lanjutkan")
    held.signatory(held.diskominfotik).look(f"/meja/nota/{text}/", "menyetujui nota dilanjutkan", seconds=SECONDS)
    assert held.diskominfotik.about()["agreement"] is None
    move(held, held.diskominfotik, text, "lanjutkan")
    for node in held.nodes:
        in_force(node)


def move(held: Institutions, node: Node, text: str, act: str) -> None:
    signatory = held.signatory(node)
    page = signatory.open(f"/meja/nota/{text}/{act}/")
    asked: dict[str, Any] = {} if act == "tangguhkan" else {"passphrase": node.told("institution")}
    signatory.submit(page, reason="Contoh alasan", **asked)


def test_an_amendment_is_reviewed_by_its_difference_and_then_counts(held: Institutions, tmp_path: Path) -> None:
    text = digest(held.bawaslu)
    template = Path(__file__).parents[3] / "agreements" / "mou-bawaslu-diskominfotik-ntb-2024.toml"
    changed = tmp_path / "adendum.toml"
    changed.write_text(template.read_text().replace("2029-01-28T23:59:59", "2030-01-28T23:59:59"))
    words = ("--us", "bawaslu", "--witness", f"{held.witness_vkey}={held.witness.url}")
    secret = ("--as", "contoh.ketua", "--passphrase-file", str(held.bawaslu.secret("institution")))
    partner = held.diskominfotik.institution.origin
    said = held.bawaslu.command("agreement", "amend", text, str(changed), "--partner", partner, *words, *secret)
    new = said.splitlines()[-1]
    signatory = held.signatory(held.diskominfotik)
    signatory.look("/meja/", "mengusulkan nota", seconds=SECONDS)
    page = signatory.open(f"/meja/nota/{new}/")
    assert page.has("Beda dengan teks yang digantikan", "berubah")
    told = held.diskominfotik.command("agreement", "review", new).splitlines()
    assert "- until: 2029-01-28T15:59:59+00:00" in told
    assert "+ until: 2030-01-28T15:59:59+00:00" in told
    assert any(line.startswith("same pasal-1:") for line in told)
    assert digest(held.bawaslu) == text
    signatory.submit(page, passphrase=held.diskominfotik.told("institution"))
    # In force once both logs hold it: each side shows it only when it is integrated here and followed there.
    signatory.look(f"/meja/nota/{new}/", "ditandatangani kedua pihak", seconds=SECONDS)
    assert digest(held.diskominfotik) == new
    held.signatory(held.bawaslu).look(f"/meja/nota/{new}/", "ditandatangani kedua pihak", seconds=SECONDS)
    assert digest(held.bawaslu) == new


def test_an_end_is_final(held: Institutions) -> None:
    text = digest(held.bawaslu)
    move(held, held.bawaslu, text, "akhiri")
    page = held.signatory(held.diskominfotik).look("/meja/nota/", "diakhiri", seconds=SECONDS)
    assert page.has("diakhiri")
    for node in held.nodes:
        assert node.about()["agreement"] is None
