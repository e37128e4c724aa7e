"""What is wrong with a command's words is said in Indonesian first, whatever Python calls it."""

import re

import pytest

from saksama.cli.main import COMMANDS, main

ENGLISH = re.compile(r"\b(error|required|invalid|unrecognized|expected|choose|show this help message|positional)\b")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ([], "saksama: belum disebut: PERINTAH (not given)"),
        (["verfy"], "saksama: PERINTAH: 'verfy' bukan pilihan; pilih verify, mirror"),
        (["verify"], "saksama verify: belum disebut: url (not given)"),
        (["verify", "https://a", "--lang", "xx"], "saksama verify: --lang: 'xx' bukan pilihan; pilih id, en (no such"),
        (["verify", "https://a", "--ack"], "saksama verify: --ack perlu isi (it needs a value)"),
        (["verify", "https://a", "--full=1"], "saksama verify: --full tidak diberi isi (it takes no value)"),
        (["verify", "https://a", "--nothing"], "saksama: tidak dikenal: --nothing (not known)"),
        (["verify", "https://a", "--s", "1"], "saksama verify: --s dapat berarti --schema, --state, --seconds (it may"),
        (["verify", "a"], "saksama verify: url: 'a': bukan alamat simpul dan bukan folder; tulis https://..."),
        (["verify", "https://a", "--seconds", "x"], "saksama verify: --seconds: 'x': bilangan bulat mulai 1"),
    ],
)
def test_a_fault_of_the_words_is_told(words: list[str], said: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match="2"):
        main(words)
    told = capsys.readouterr().err
    assert told.startswith("pemakaian (usage): saksama")
    assert said in told
    assert not ENGLISH.search(told)


@pytest.mark.parametrize("command", [[], *([name] for name in COMMANDS if name != "tally")])
def test_the_help_s_own_words_are_in_indonesian_first(command: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match="0"):
        main([*command, "--help"])
    told = capsys.readouterr().out
    assert told.startswith("pemakaian (usage): saksama")
    assert "tunjukkan bantuan ini (show this help)" in told
    assert not re.search("^(positional arguments|options):", told, re.MULTILINE)
