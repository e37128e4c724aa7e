import csv
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from saksama.cli.main import main
from tests.saksama.textmatch.examples import CLAIMS


def put(file: Path, rows: list[tuple[str, str]]) -> str:
    with file.open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out)
        writer.writerow(["id", "text"])
        writer.writerows(rows)
    return str(file)


@pytest.fixture
def claims(tmp_path: Path) -> str:
    return put(tmp_path / "claims.csv", CLAIMS)


POSTS = [
    ("p1", "Diteruskan: kapal pengangkut surat suara\ntenggelam di Selat Contoh"),
    ("p2", "Selamat pagi, semoga sehat"),
    ("p3", "Kapal pengangkut surat suara tenggelam di Selat Contoh, benarkah?"),
]


def many(times: int) -> list[tuple[str, str]]:
    """The posts so many times, the first as they are; no text stands there twice."""
    return [*POSTS, *((f"{ident} {at}", f"{text} {at}") for at in range(1, times) for ident, text in POSTS)]


def test_match_tells_each_post_in_order_as_json(
    claims: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["match", claims, put(tmp_path / "posts.csv", POSTS), "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert [row["post"] for row in told] == ["p1", "p2", "p3"]
    assert [[match["claim"] for match in row["matches"]] for row in told] == [["kapal"], [], ["kapal"]]
    first = told[0]["matches"][0]
    assert set(first) == {"claim", "score", "denies", "why"}
    assert first["denies"] is False
    assert 0.55 <= first["score"] <= 1
    assert any("tenggelam" in sentence for sentence in first["why"])


def test_a_post_that_denies_a_claim_is_told_as_that_and_not_counted(
    claims: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    denial = "HOAKS! Kapal pengangkut surat suara tenggelam di Selat Contoh itu tidak benar"
    posts = put(tmp_path / "posts.csv", [("p1", denial), ("p2", CLAIMS[1][1])])
    assert main(["match", claims, posts, "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert [[(match["claim"], match["denies"]) for match in row["matches"]] for row in told] == [
        [("kapal", True)],
        [("kapal", False)],
    ]
    assert main(["match", claims, posts]) == 0
    printed = capsys.readouterr().out
    assert "kiriman ini menyebut klaim itu dan tampaknya menyatakannya tidak benar" in printed
    assert "1 dari 2 kiriman cocok." in printed


def test_match_shared_out_among_processes_tells_the_same(
    claims: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    posts = put(tmp_path / "posts.csv", many(800))
    assert main(["match", claims, posts, "--json", "--jobs", "1"]) == 0
    alone = capsys.readouterr().out
    assert main(["match", claims, posts, "--json", "--jobs", "2"]) == 0
    assert capsys.readouterr().out == alone


def test_a_text_that_many_posts_have_is_told_of_each(
    claims: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    copies = [(f"{ident} lagi {at}", text) for at in range(3) for ident, text in POSTS]
    rows = [*many(1500), *copies, ("akhir", "Belum pernah dibaca")]
    posts = put(tmp_path / "posts.csv", rows)
    assert main(["match", claims, posts, "--json"]) == 0
    told = {row["post"]: row["matches"] for row in json.loads(capsys.readouterr().out)}
    assert list(told) == [ident for ident, _ in rows]
    assert [told[ident] for ident, _ in copies] == [told[ident] for ident, _ in POSTS] * 3
    assert told["p1"]
    assert not told["p2"]
    assert main(["match", claims, posts]) == 0
    printed = capsys.readouterr().out
    found = sum(bool(each) for each in told.values())
    assert f"{found} dari {len(rows)} kiriman cocok." in printed
    assert printed.count("Kiriman ") == found
    assert printed.index("Kiriman p3 lagi 1\n") < printed.index("Kiriman p1 lagi 2\n")


def test_a_fault_in_the_last_row_of_many_leaves_nothing_told(
    claims: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    posts = put(tmp_path / "posts.csv", [*many(2000), ("akhir", " ")])
    assert main(["match", claims, posts, "--json", "--jobs", "2"]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    # Every first of three texts has two lines.
    assert "baris 8002: `text` kosong (id akhir)" in err


def test_match_in_words_names_reasons_and_says_that_a_person_decides(
    claims: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    posts = put(tmp_path / "posts.csv", POSTS)
    assert main(["match", claims, posts]) == 0
    told = capsys.readouterr().out
    assert "Kiriman p1\n  1,00  klaim kapal\n" in told
    assert "p2" not in told
    assert told.endswith(
        "2 dari 3 kiriman cocok. Kecocokan adalah saran dari kata-kata yang sama; orang yang memutuskan.\n"
    )
    assert main(["match", claims, posts, "--lang", "en", "--top", "1", "--threshold", "0.9999"]) == 0
    assert " of 3 posts match." in capsys.readouterr().out


def test_cluster_tells_groups_and_reasons(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    posts = put(tmp_path / "posts.csv", POSTS)
    assert main(["cluster", posts, "--json"]) == 0
    (group,) = json.loads(capsys.readouterr().out)
    assert group["posts"] == ["p1", "p3"]
    assert [(join["posts"], join["how"]) for join in group["joins"]] == [(["p1", "p3"], "near")]
    assert "hanya di yang kedua: benarkah" in group["joins"][0]["why"]
    assert main(["cluster", posts, "--lang", "en"]) == 0
    assert "1 groups, 2 of 3 posts. A group is a suggestion; a person decides." in capsys.readouterr().out
    # The reasons are read as the groups were: by the posts' own words.
    plain = "kotak suara sengkol dibakar orang bertopeng tadi malam"
    disguised = put(tmp_path / "disguised.csv", [("a", plain), ("b", plain.replace("sengkol", "$engk0l"))])
    assert main(["cluster", disguised, "--json"]) == 0
    assert json.loads(capsys.readouterr().out)[0]["joins"][0]["why"] == ["kata-katanya sama"]
    assert main(["cluster", put(tmp_path / "alone.csv", CLAIMS), "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == []


FAULTS = [
    # what is wrong, the file, what is told
    ("empty", b"", ["kosong"]),
    ("a head alone", b"id,text\n", ["tidak ada baris"]),
    ("a column missing", b"id,teks\n1,a\n", ["kolom `text`", "id, teks"]),
    ("both missing", b"a,b\n1,2\n", ["kolom `id`", "kolom `text`"]),
    ("a column twice", b"id,text,text\n1,a,b\n", ["kolom `text`"]),
    ("not UTF-8", b"id,text\n1,a\n2,caf\xe9\n", ["baris 3: bukan UTF-8"]),
    ("an id twice", b"id,text\n1,a\n2,b\n1,c\n", ["baris 4: id 1 sudah dipakai di baris 2"]),
    ("no id, no text", b"id,text\n,a\n2,  \n", ["baris 2: `id` kosong", "baris 3: `text` kosong (id 2)"]),
    ("another length", b"id,text\n1\n2,a,b\n", ["baris 2: 1 kolom, seharusnya 2", "baris 3: 3 kolom"]),
    ("a quote without an end", b'id,text\n1,a\n2,"b\n3,c\n', ["baris 3: bukan CSV"]),
    ("a line within quotes", b'id,text\n1,"a\nb"\n1,c\n', ["baris 4: id 1 sudah dipakai di baris 2"]),
]


@pytest.mark.parametrize(("data", "told"), [case[1:] for case in FAULTS], ids=[case[0] for case in FAULTS])
def test_every_fault_of_a_file_is_told_at_once(
    data: bytes, told: list[str], claims: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    wrong = tmp_path / "salah.csv"
    wrong.write_bytes(data)
    assert main(["match", claims, str(wrong), "--json"]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert all(each in err for each in told)
    assert all(line.startswith(str(wrong)) for line in err.splitlines())
    assert main(["cluster", str(wrong)]) == 2
    assert capsys.readouterr().err == err


def test_the_faults_of_both_files_are_told_and_no_more_than_fifty_of_each(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    many = tmp_path / "banyak.csv"
    many.write_text("id,text\n" + "1,a\n" * 100, encoding="utf-8")
    assert main(["match", str(tmp_path / "tiada.csv"), str(many)]) == 2
    told = capsys.readouterr().err.splitlines()
    assert "tiada.csv: tidak dapat dibaca (tidak ada)" in told[0]
    assert len(told) == 52
    assert told[-1].endswith("... dan 49 lagi")


def test_a_spreadsheet_s_own_separators_and_other_columns_are_read(
    claims: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    posts = tmp_path / "posts.csv"
    for data in ("\ufeffID;kanal;Text\r\n7;wa;{}\r\n", "id\ttext\tkanal\n7\t{}\twa\n"):
        posts.write_text(data.format(CLAIMS[3][1]), encoding="utf-8", newline="")
        assert main(["match", claims, str(posts), "--json"]) == 0
        (row,) = json.loads(capsys.readouterr().out)
        assert (row["post"], row["matches"][0]["claim"]) == ("7", "gempa")


@pytest.mark.parametrize("option", ["--top=0", "--top=x", "--threshold=1.5", "--threshold=nan", "--jobs=-1"])
def test_an_option_that_means_nothing_is_refused(option: str, claims: str) -> None:
    with pytest.raises(SystemExit) as refused:
        main(["match", claims, claims, option])
    assert refused.value.code == 2


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_a_file_in_utf16_is_told_as_that(
    encoding: str, claims: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "posts.csv"
    file.write_bytes("id,text\n1,surat suara\n".encode(encoding))
    assert main(["match", claims, str(file), "--json"]) == 2
    out, err = capsys.readouterr()
    assert (out, err) == ("", f"{file}: tertulis sebagai UTF-16; simpan ulang sebagai CSV UTF-8\n")


@pytest.mark.parametrize("command", [["match", "CLAIMS"], ["cluster"]])
def test_what_has_no_end_is_refused_before_the_memory_is_full(
    command: list[str], claims: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = [claims if word == "CLAIMS" else word for word in command]
    assert main([*words, "/dev/zero"]) == 2
    assert capsys.readouterr().err == "/dev/zero: bukan berkas, melainkan perangkat\n"
    large = tmp_path / "besar.csv"
    with large.open("wb") as file:
        file.truncate(3 << 30)
    assert main([*words, str(large)]) == 2
    assert capsys.readouterr().err == f"{large}: lebih besar dari 2048 MB; bagi menjadi beberapa berkas\n"


def test_processes_that_match_end_with_the_one_that_began_them(claims: str, tmp_path: Path) -> None:
    posts = put(tmp_path / "posts.csv", many(3000))
    command = [sys.executable, "-m", "saksama.cli.main", "match", claims, posts, "--jobs=2", "--json"]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as asked:
        assert asked.stdout is not None
        assert asked.stdout.read(1) == b"["
        # More is to be told than a pipe holds: it waits, and is killed waiting.
        asked.kill()
        # The processes that it began hold the other end of this pipe: it ends with the last of them.
        told, _ = asked.communicate(timeout=60)
    assert told.count(b"\n") < 9000


def test_what_a_caller_wrote_does_not_steer_the_terminal(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = put(tmp_path / "both.csv", [("\x1b[31ma\u202e\n", CLAIMS[0][1]), ("b", CLAIMS[0][1])])
    for command in (["match", file, file], ["cluster", file]):
        assert main(command) == 0
        assert {"\x1b", "\u202e"}.isdisjoint(capsys.readouterr().out)
    assert main(["match", put(tmp_path / "twice.csv", [("\x1b[2J", "a b"), ("\x1b[2J", "c d")]), file]) == 2
    assert "\x1b" not in capsys.readouterr().err


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b'id,text\n1,"suara', "tanda kutip yang tidak ditutup"),
        (b'id,text\n1,"suara" itu', "tanda kutip di tengah kolom"),
        (b"id,text\n1," + b"a" * 10_000_001, "satu kolom lebih dari 10000000 huruf"),
    ],
)
def test_what_is_no_csv_is_told_in_words(
    content: bytes, told: str, claims: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "posts.csv"
    file.write_bytes(content)
    assert main(["match", claims, str(file)]) == 2
    assert told in capsys.readouterr().err
    assert main(["match", claims, str(tmp_path)]) == 2
    assert "itu folder, bukan berkas" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("shell", "code", "told"),
    [
        ('"$0" -m saksama.cli.main match "$1" "$1" >&-', 2, "keluaran ditutup"),
        ('"$0" -m saksama.cli.main match "$1" "$1.none" 2>&-', 2, ""),
        ('ulimit -v 2000000; "$0" -m saksama.cli.main match "$1" "$1"', 0, ""),
        ('ulimit -v 2000000; cat "$1" | "$0" -m saksama.cli.main match "$1" /dev/stdin', 0, ""),
    ],
    ids=["nobody hears", "nobody hears what is wrong", "little memory", "little memory, from a pipe"],
)
def test_a_poor_machine_gets_an_answer_or_a_sentence(shell: str, code: int, told: str, claims: str) -> None:
    ended = subprocess.run(["sh", "-c", shell, sys.executable, claims], capture_output=True, text=True, check=False)
    assert ended.returncode == code, ended.stderr
    assert told in ended.stderr
    assert "Traceback" not in ended.stderr


@pytest.mark.parametrize(("whom", "with_what"), [("child", signal.SIGKILL), ("group", signal.SIGINT)])
def test_processes_that_are_stopped_are_told_of_in_a_sentence(
    whom: str, with_what: signal.Signals, claims: str, tmp_path: Path
) -> None:
    posts = put(tmp_path / "posts.csv", many(20_000))
    asked = [sys.executable, "-m", "saksama.cli.main", "match", claims, posts, "--jobs", "2"]
    with subprocess.Popen(
        asked, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, start_new_session=True
    ) as running:
        begun = Path(f"/proc/{running.pid}/task/{running.pid}/children")
        deadline = time.monotonic() + 60
        # The first is who keeps the semaphores.
        while len(children := begun.read_text(encoding="utf-8").split()) < 2 and time.monotonic() < deadline:
            time.sleep(0.005)
        if whom == "child":
            os.kill(int(children[1]), with_what)
        else:
            os.killpg(running.pid, with_what)
        _, said = running.communicate(timeout=60)
    assert running.returncode == (2 if whom == "child" else 130), said
    assert "Traceback" not in said
    assert ("cli.match-process" in said) == (whom == "child")
