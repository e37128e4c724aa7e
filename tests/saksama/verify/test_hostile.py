"""Whatever a node serves, the verifier ends with a report that is not good, and never with an exception."""

import json
from pathlib import Path

import pytest

from saksama.cli.main import main
from saksama.entries.words import unseen
from saksama.tlog.checkpoint import Checkpoint, sign_checkpoint
from saksama.vocabulary import KeyUse
from tests.testonly import hostile_answers as hostile
from tests.testonly.hostile_answers import always
from tests.testonly.story import Story

GARBAGE = {
    "nothing": b"",
    "zeros": bytes(100),
    "json": b'{"sizes":"many","origin":7}',
    "list": b"[]",
    "nested": b'{"a":' + b"[" * 60_000 + b"]" * 60_000 + b"}",
    "text": "\u2014 x\n\n\u2014 y z\n".encode(),
}
FILES = (
    ".well-known/saksama",
    "statistik.json",
    "log/checkpoint",
    "log/checkpoints/index.json",
    "log/tile/0/000.p/{size}",
    "log/tile/entries/000.p/{size}",
    "log/checkpoints/bundle/0",
    "log/checkpoints/7",
    "log/blob/{agreement}",
)


@pytest.mark.parametrize("garbage", GARBAGE)
@pytest.mark.parametrize("path", FILES)
@pytest.mark.parametrize("side", [0, 1])
def test_garbage(told: Story, path: str, garbage: str, side: int) -> None:
    node = told.world.nodes[side]
    size = 7 if side == 0 else min(node.sizes)
    place = path.replace("checkpoints/7", f"checkpoints/{size}")
    file = node.folder / place.format(size=len(node.entries), agreement=node.agreement)
    assert file.is_file()
    file.write_bytes(GARBAGE[garbage])
    if "checkpoints/7" in path:
        (node.folder / "log/checkpoints/bundle/0").unlink()
    report = told.check()
    if side == 1 and "agreement" in path:
        # The node's own copy is the one that is asked for in force; the partner's is named in its log as well.
        assert report.exit_code == 1
    elif (path, garbage) == ("log/checkpoints/bundle/0", "nothing"):
        # What a bundle lacks is asked for alone.
        assert report.exit_code == 0
    else:
        assert report.exit_code != 0


def test_a_tree_of_quintillions(told: Story) -> None:
    node = told.bawaslu
    checkpoint = Checkpoint(node.origin, 2**62, bytes(32))
    node.write("log/checkpoint", sign_checkpoint(checkpoint, node.key(KeyUse.LOG)).encode())
    report = told.check()
    assert report.exit_code == 2, [(str(one.code), dict(one.evidence)) for one in report.findings]


@pytest.mark.parametrize("member", ["log", "origin", "vkey", "institution_key", "agreement"])
@pytest.mark.parametrize("value", ["", "x", "y" * 5_000, "http://127.0.0.1:9", "file:///etc/passwd", 7, None, {}])
def test_a_description_with_nonsense(told: Story, member: str, value: object) -> None:
    file: Path = told.bawaslu.folder / ".well-known" / "saksama"
    described = json.loads(file.read_text()) | {member: value}
    file.write_text(json.dumps(described))
    report = told.check()
    if member == "vkey" or (member == "agreement" and value is None):
        # The log's key is known by its statement, and without a note in force there is no partner to ask.
        return
    assert report.exit_code != 0


def test_a_node_that_drips_is_left_at_the_time_of_the_run(
    told: Story, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = told.bawaslu.folder / ".well-known" / "saksama"
    with always(hostile.drips) as url:
        file.write_text(json.dumps(json.loads(file.read_text()) | {"log": url, "agreement": f"{url}/nota"}))
        asked = ["verify", told.bawaslu.url, "--state", str(tmp_path), "--json", "--seconds", "2"]
        assert main(asked) == 2
    report = json.loads(capsys.readouterr().out)
    (spent,) = [one for one in report["findings"] if one["code"] == "run.spent"]
    assert spent["evidence"] == {"what": "seconds", "bound": 2}
    assert [file.suffix for file in (tmp_path / "verify").iterdir()] == [".lock"], (
        "nothing is kept of what was not read to its end"
    )


@pytest.mark.parametrize("word", ["\x1b[2J\x1b[HBAIK: tidak ada yang salah", "a\r\nGOOD\u2028GOOD", "\u202eDOOG\x9b2J"])
@pytest.mark.parametrize("member", ["name", "node", "origin", "vkey", "url"])
def test_no_command_paints_what_a_node_calls_itself(
    told: Story, tmp_path: Path, capsys: pytest.CaptureFixture[str], member: str, word: str
) -> None:
    file = told.bawaslu.folder / ".well-known" / "saksama"
    file.write_text(json.dumps(json.loads(file.read_text()) | {member: word}))
    url = told.bawaslu.url
    for words in (
        ["verify", url, "--state", str(tmp_path)],
        ["fairness", url],
        ["agreement", "show", url],
        ["agreement", "report", url],
    ):
        main(words)
        said = capsys.readouterr()
        for text in (said.out, said.err):
            assert all(text[at] == "\n" for at in unseen(text)), words
            assert "GOOD" not in text.splitlines()
            assert sum(line.startswith("BAIK") for line in text.splitlines()) <= 1
