"""Ways in which a claim is handed on nearly as it is: forwarded, broken off, half of it quoted in a text of one's own.

Rules kept here: who quotes half quotes whole clauses, the ones that say most; who quotes a text that was translated
quotes the translation; a text that is broken off still tells what happened.
Left to others: where clauses end (`parting`).
"""

import math
import random
import re
from itertools import accumulate, combinations
from typing import Final

from tools.benchmarks.claims.eleventh.parting import begins, middle, phrases, translation, unglued
from tools.benchmarks.claims.unseen.pieces import Hosts, Written, bare, weight
from tools.benchmarks.claims.writer import lines

_OPENED: Final = lines("""
    Assalamualaikum semuanya, ini dapat dari kakak ipar di Praya, dibaca pelan-pelan ya 🙏
    *Diteruskan berkali-kali*
    izin share pak RT, siapa tahu ada yang belum dengar
    Copas dari status teman pengajian
    Ini barusan masuk di hp saya dari nomor keponakan:
    ⏩ Diteruskan
    Selamat sore bapak ibu wali murid, mohon maaf di luar topik
    Mama barusan kirim begini, aku cuma nerusin
    Dari grup sebelah (alumni SMEA 94)
    Tolong yang di Bima sama Dompu ikut baca juga
    side semeton, baca juluk niki 👇
    info A1 katanya, dari orang dalam
    Pak Kadus, ini sudah ramai di grup pemuda
    Baru buka WA langsung dapat ini 😳
    Waalaikumsalam. Iya bu, bunyi pesannya begini
    saya terusin apa adanya, gak ditambah gak dikurangi
    KIRIMAN JAMAAH 👇👇
    Yang mau tahu isinya, ini saya tempel lagi:
    titip pesan dari grup ojek pangkalan
    bapak saya yang kirim, katanya semua anaknya harus tahu
    Fwd: Fwd: penting
    Gan, ini yang kemarin aku ceritain
    Ada di beranda saya tadi subuh, saya salin ke sini
    Nggih, niki isi pesan sane wau
    """)
_CLOSED: Final = lines("""
    Jangan putus di kamu ya, kirim ke keluarga yang di kampung
    Sebarkan, pahalanya jariyah
    Wallahu a'lam, saya cuma nyampein
    🙏🙏🙏
    Sumber: grup WA arisan
    Kirim ke lima grup sebelum tengah malam.
    yang punya saudara di sana coba ditelpon dulu
    Semoga kita semua dilindungi Allah SWT, amin ya rabbal alamin
    Viralkan sampai pejabat di atas baca!
    Mumpung belum dihapus admin
    (hp saya mau habis batre, nanti sambung)
    gimana menurut bapak2 di sini?
    Simpan dulu videonya sebelum hilang
    copas ya, jangan cuma dibaca
    Terima kasih, salam dari Sumbawa Besar
    #tetapwaspada
    Tetangga kiri kanan sudah saya kasih tahu semua.
    cukup dibaca, ndak usah berdebat di grup
    Naudzubillah min dzalik
    admin jangan dihapus dulu plis
    """)
_BROKEN: Final = lines("""
    ...
    …
    ... Baca selengkapnya
    … Lihat lainnya
    ... (bersambung ke komen 1)
    ..... lanjutannya di grup sebelah
    … selengkapnya
    ... duh kepotong
    … [teks terpotong]
    ...(sisanya ga kekirim)
    .. bla bla panjang banget males nyalin
    ... Selengkapnya tonton videonya
    -- sinyal putus
    … (1/2)
    """)
_BEFORE: Final = lines("""
    Masih kepikiran kalimat ini: “{h}”.
    "{h}" << jujur ini bikin saya gak tidur semalam.
    Bagian yang bunyinya {h} itu lho, yang lain saya lupa.
    Tadi ada yang bilang {h} — terus semua orang di warung diam.
    {h}. Itu kata postingannya.
    Di awal pesannya cuma cerita biasa, ujungnya: {h}
    Yang bikin kaget itu: {h}!
    kata si om "{h}"
    >> {h} <<
    Saya kutip sebagian saja, {h}.
    Istri saya baca keras-keras: {h}. Anak-anak langsung melongo.
    '{h}' ... hmm
    Terus ada yang nulis "{h}", padahal kita lagi bahas yang lain
    ini nih, {h}
    (katanya {h})
    Entah siapa yang mulai, intinya "{h}"
    di tv warung juga disebut {h}
    Dengar-dengar {h}, gimana tuh
    Cuplikannya: “{h}”
    Waktu antre tadi ibu di depan ngomong {h}
    {h} — sisanya saya tidak hafal
    Ada tulisan besar: {h}. Cuma itu yang sempat kebaca
    @teman_lama kamu bilang “{h}” itu dari mana?
    """)
_SHARE: Final = (0.46, 0.75)
_WIDER: Final = (0.42, 0.82)
_AT_LEAST: Final = 0.45
_JOINED: Final = re.compile(r"(?:dan|lalu|maka|oleh|tapi|namun|and|but|bahwa|yang|dari)$", re.IGNORECASE)
_NEARLY: Final = 0.92
_LONG: Final = 40
_LEANING: Final = 0.75
_FLOURISH: Final = re.compile(
    r"(?:tonton\w*|habis|terbaru|heboh|gemparkan|menggemparkan|bencana|mengerikan|ngeri|segera|daftar\w*|klik|link|simak|"
    r"share|sebar\w*|viralkan|berita|info\w*|cek|subscribe|silahkan|silakan|ayo|buruan|alhamdulillah|inalil\w*|"
    r"innalil\w*|assalam\w*|resmi|akhirnya|panik|total|hormat|salam|selamat|bapak|ibu|nomor|menit|serius|gratis)$"
)


def forwarded(text: str, dice: random.Random, _hosts: Hosts) -> Written:
    """Sent on with a word before, one after, or both; some make the claim bold, some set each clause on its line."""
    body = text
    match dice.randrange(6):
        case 0:
            body = f"*{text}*"
        case 1:
            body = "\n".join(" ".join(run) for run in phrases(text))
        case 2:
            body = f"“{text}”"
        case _:
            pass
    opened, closed = dice.choice(_OPENED), dice.choice(_CLOSED)
    gap = dice.choice(("\n", "\n\n", " ", "\n\n"))
    shape = dice.choice(("both", "both", "both", "opened", "closed"))
    before = opened + gap if shape != "closed" else ""
    after = gap + closed if shape != "opened" else ""
    return Written(before + body + after, text)


def cut_short(text: str, dice: random.Random, _hosts: Hosts) -> Written:
    """The beginning, to where a preview ends: often within a word."""
    words = text.split()
    share = dice.uniform(0.35, 0.6) if len(words) > _LONG else dice.uniform(0.52, 0.78)
    many = max(4, round(len(words) * share))
    # A few words more where the beginning is but an outcry.
    while many < len(words) - 1 and weight(words[:many]) < _AT_LEAST * weight(words):
        many += 1
    kept = words[: min(many, len(words) - 1)]
    torn = words[len(kept)] if len(kept) < len(words) else ""
    rest = f" {torn[: dice.randint(1, len(torn) - 1)]}" if len(torn) > 4 and dice.random() < 0.5 else ""
    opened = f"{dice.choice(_OPENED)}\n" if dice.random() < 0.35 else ""
    return Written(opened + " ".join(kept) + rest + dice.choice(_BROKEN), " ".join(kept))


def half_quoted(text: str, dice: random.Random, hosts: Hosts) -> Written:
    """Clauses of it, in a text of about the claim's own length."""
    half = _half(text, dice)
    # The little word that joined it to what went before is left out.
    said = half[1:] if _JOINED.match(half[0]) else [unglued(half[0]), *half[1:]]
    told = dice.choice(_BEFORE).format(h=" ".join(said).rstrip(" ,;:."))
    around: list[list[str]] = []
    many = len(text.split()) * dice.uniform(0.6, 1.1)
    for run in phrases(dice.choice(hosts)):
        around.append(run)
        if sum(map(len, around)) >= many:
            break
    at = dice.choice((0, 0, len(around), len(around), dice.randint(0, len(around))))
    own = [" ".join(word for run in part for word in run) for part in (around[:at], around[at:])]
    return Written(dice.choice((" ", "\n", " ")).join(part for part in (own[0], told, own[1]) if part), " ".join(half))


def _half(text: str, dice: random.Random) -> list[str]:
    """Of the runs of clauses of about half of the words the one that tells most, or one that tells nearly as much."""
    whole = text.split()
    if told := translation(text):
        if len(told.split()) <= _SHARE[1] * len(whole):
            return told.split()
        text = told
    words, runs = text.split(), [*map(len, phrases(text))]
    least = _AT_LEAST * weight(whole) if words == whole else 0
    ends = [0, *accumulate(runs)]
    spans = [words[first:last] for first, last in combinations(ends, 2)]
    for low, high in (_SHARE, _WIDER):
        found = [run for run in spans if low <= len(run) / len(words) <= high and weight(run) >= least]
        if found:
            break
    else:
        # No clause is of that length: its beginning as far as a phrase goes, for there it says of whom.
        cut = middle(words, round(len(words) * _SHARE[0]), round(len(words) * _SHARE[1]))
        while weight(words[:cut]) < least:
            cut += 1
        found = [words[:cut]]
    best = max(map(_told, found))
    return dice.choice([run for run in found if _told(run) >= _NEARLY * best])


def _told(run: list[str]) -> float:
    """How much a run tells: names more, an outcry nothing, and less of it where it leans on the clause before."""
    telling = [word for word in run if not _FLOURISH.match(bare(word))]
    named = [word for word in telling if word[:1].isupper()]
    return (weight(telling) + weight(named)) / math.pow(len(run), 0.4) * (_LEANING if begins(run[0]) else 1)
