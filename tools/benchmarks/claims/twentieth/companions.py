"""Company that a claim is given: friends called to it by name, a quotation that is agreed with, somebody who vouches.

Rules kept here: the claim stays whole and is taken for true; what is added names nobody that a claim could be about.
Left to others: sent on as it is (`sent_on`), shorthand (`keys`).
"""

import random
from typing import Final

from tools.benchmarks.claims.twentieth.joints import parted
from tools.benchmarks.claims.twentieth.keys import shortened
from tools.benchmarks.claims.unseen.pieces import Hosts, Written, each_word

_FRIENDS: Final = (
    "@rini.wahyu", "@dek_ayu", "@bang.jul", "@sulis_t", "@yayan.speed", "@mama.zahra", "@lalu.opick", "@nurul_hd",
    "@komang.wi", "@tegar.aja", "@icha_imut", "@budi.tebe", "@wawan.gl", "Rini Wahyuni", "Yayan Saputra",
    "Mama Zahra",
    "Lalu Opick", "Dek Ayu", "Nurul Hidayati", "Bang Jul", "Komang Wirya", "Icha", "Pak De Sastro", "Sulistiani",
)  # fmt: skip
_CALLS: Final = (
    " sini liat", " baca deh", " nih yg kemarin", " kamu harus tau", " wkwk", "", "", " cek ini", " 👀",
    " tuh kan",
    " nah loh", " sini merapat", " jangan tidur dulu", " liaten", " ingat obrolan kita?", " fyi",
)  # fmt: skip
_REMARKS: Final = (
    "", " kan apa gua bilang", " besok kita bahas di kantor ya", " gimana menurutmu?", " merinding aku", " catet",
    " wajib tau ini mah", " bilangin ke bapakmu juga", " ternyata ya", " 🤯", " jgn lupa ngopi",
    " aku baru baca", " huhu",
)  # fmt: skip
_ANSWERS: Final = (
    "Setuju bang, memang begitu adanya.", "Nah ini baru bener.", "betul sekali pak haji",
    "Saya juga dengar hal yang sama.",
    "Sepakat. Sudah waktunya orang tahu.", "fix, dari dulu aku curiga", "Makanya tadi saya diam saja, memang betul.",
    "Sangat jelas kok, mau dibantah bagaimana lagi.", "100 buat yang nulis", "Saya dukung tulisan ini!",
    "iya kak, bener bgt",
    "Mantap, berani bicara.", "Persis. Di tempat saya juga ramai soal ini.",
    "Tak kirain cuma saya yang tahu.", "inggih, leres",
    "Terima kasih sudah menyampaikan, saya baru tahu.", "Ya Allah, kok bisa sampai begini ya.", "AGREE",
    "ini nih faktanya",
)  # fmt: skip
_MORE: Final = (
    "", "", " Semoga kita dilindungi.", " Orang sini masih banyak yang belum tahu.", " Lanjutkan min.",
    " Saya bagikan ya.",
    " Merinding bacanya.", " Ditunggu kabar selanjutnya.", " 🙏", " 👍👍", " Izin simpan.",
    " Salam dari Sape.",
)  # fmt: skip
_WROTE: Final = (
    "", "", "", "Membalas Hendra S.:\n", "↩ Bu Tutik\n", "Om Rudi menulis:\n", "Re: kabar tadi pagi\n",
    "Pada Sel, 21.14 Yanti menulis:\n", "Balasan untuk admin\n", "Dikutip dari komentar Arman:\n",
)  # fmt: skip
_WHO: Final = (
    "kakak ipar", "sepupu", "teman SMA saya", "anak tetangga", "om saya", "suami teman", "keponakan",
    "bekas murid saya",
    "mantan bos", "sahabat kos dulu", "tante saya", "adik angkatan", "paman dari pihak ibu",
    "menantu pak RT", "kenalan lama",
)  # fmt: skip
_WHERE: Final = (
    "yang kerja di dalam", "yang orang dalam", "yang tugas di sana", "yang tahu betul urusan ini",
    "yang dekat dengan pejabat",
    "yang ikut rapatnya", "yang jadi staf", "yang jarang bohong", "yang biasa pegang dokumen", "yang punya akses",
    "yang lihat berkasnya",
)  # fmt: skip
_TELLS: Final = (
    "Info A1 dari {w} {d}: {q}", "Barusan ditelepon {w} {d}. Katanya {q}", "{w} {d} cerita ke saya, {q}",
    "Ini bukan kabar angin, sumbernya {w} {d}. {q}", "{q}. Yang bilang {w} {d}",
    "Saya dapat langsung dari {w} {d} bahwa {q}",
    "valid no debat, {w} {d} yg ngomong: {q}", "Sssst. {w} {d} bocorin: {q}", "Menurut {w} {d}, {q}",
    '"{q}" begitu kata {w} {d}', "Tadi malam {w} {d} mampir. Dia bilang {q}", "dengar sendiri dari {w} {d} kalau {q}",
)  # fmt: skip
_HUSH: Final = (
    "", "", " Nama saya jangan disebut ya.", " Cukup kita-kita yang tahu.", " Dia berani sumpah.",
    " Tinggal tunggu diumumkan.",
    " Nanti juga kalian lihat sendiri.", " Jangan tanya siapa orangnya.",
    " Saya percaya karena dia jujur.", " (rahasia)",
    " Besok pasti masuk tivi.", " Simpan baik-baik.",
)  # fmt: skip


def friends_called(text: str, dice: random.Random, _: Hosts) -> Written:
    """A comment under a post: friends' names before, after, and at times where a clause ends."""
    names = dice.sample(_FRIENDS, dice.randint(2, 4))
    said = text
    if dice.random() < 0.35:
        runs = [" ".join(run) for run in parted(text)]
        if " ".join(runs) == " ".join(text.split()):
            at = dice.randint(1, len(runs) - 1)
            said = f"{' '.join(runs[:at])} {names.pop()} {' '.join(runs[at:])}"
    short = dice.choice((0.0, 0.5, 0.9))
    said = each_word(said, lambda word: shortened(word, short, dice))
    if dice.random() < 0.4 and "http" not in said:
        said = said.lower()
    call, remark = dice.choice(_CALLS), dice.choice(_REMARKS)
    if dice.random() < 0.6:
        return Written(f"{' '.join(names)}{call} {said}{remark}", text)
    return Written(f"{said}{remark} {' '.join(names)}{call}", text)


def _marked(text: str, width: int, mark: str) -> str:
    rows, row = [], ""
    for word in text.split():
        if row and len(row) + len(word) >= width:
            rows.append(row)
            row = ""
        row = f"{row} {word}".strip()
    return "\n".join(f"{mark}{row}" for row in (*rows, row))


def quoted_and_agreed(text: str, dice: random.Random, _: Hosts) -> Written:
    """Somebody's words in quoted lines, as a mail or a forum has them, and an answer that agrees."""
    mark = dice.choice(("> ", "> ", ">", ">> ", "| ", "» "))
    quoted = dice.choice(_WROTE) + _marked(text, dice.choice((28, 40, 55, 70, 10_000)), mark)
    answer = dice.choice(_ANSWERS) + dice.choice(_MORE)
    above = dice.random() < 0.25
    return Written(f"{answer}\n\n{quoted}" if above else f"{quoted}\n\n{answer}", text)


def vouched_for(text: str, dice: random.Random, _: Hosts) -> Written:
    """Somebody who is said to know has told it."""
    short = dice.choice((0.0, 0.4, 0.9))
    said = each_word(text, lambda word: shortened(word, short, dice)).rstrip(".")
    if dice.random() < 0.3 and "http" not in said:
        said = said.lower()
    tells = dice.choice(_TELLS).replace("{w}", dice.choice(_WHO)).replace("{d}", dice.choice(_WHERE))
    post = tells.replace("{q}", said) + dice.choice((".", "", "")) + dice.choice(_HUSH)
    return Written(post[:1].upper() + post[1:], text)
