"""Passed on: with a heading and an appeal, with an end torn off, or quoted by half inside somebody's own text.

Rules kept here: headings and appeals are as they stand in groups of families, villages and schools in NTB; a piece says
more than half of what the whole does; what a half is quoted into is about as long as the whole claim.
Left to others: which claims are long enough to be halved (`posing`).
"""

import random

from tools.benchmarks.claims.unseen.pieces import Hosts, Written, weight, windows


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.strip().splitlines()]


_HEADS = _lines("""
    _Diteruskan_
    ⏩ Diteruskan berkali-kali
    *INFO PENTING UNTUK SEMUA ANGGOTA GRUP*
    Assalamu'alaikum wr wb, ini tiang dapat dari grup majelis taklim
    Dari grup sebelah ya bapak ibu, saya teruskan saja apa adanya
    Semeton jari selapuq, niki araq kabar
    Tabe dou ma ndadi cua angi, ake wara haba
    Assalamualaikum tau Samawa balong, ada kabar pang grup sebelah
    [Forwarded message]
    >> dari Pak RT <<
    Info dari temannya suami yang kerja di provinsi:
    ‼️‼️ BACA SAMPAI HABIS ‼️‼️
    Mohon izin admin, share sedikit 🙏🏻
    Copas dari status FB orang, monggo disimak
    Barusan masuk di grup alumni SMA,
    *Kabar dari kampung halaman* 🏝️
    Buat yang belum tau:
    Punten numpang lewat min…
    Dikirim tante saya tadi subuh, isinya begini:
    [27/11 06.14] Ketua Remaja Masjid:
    📢 PENGUMUMAN UNTUK WARGA DUSUN
    Bukan saya yang bilang ya, ini cuma kiriman:
    Bismillah. Saya dapat amanah untuk sampaikan ini.
    Nah lho… udah pada lihat yang ini belum?
    Yang di rantau tolong dibaca juga, keluarga kita di rumah sudah ramai:
    FYI guys,
    Kiriman jamaah subuh pagi ini 👇
""")
_APPEALS = _lines("""
    Tolong bagikan ke grup lain, jangan berhenti di kamu.
    Sebarkan sebelum dihapus sama yang berkuasa!!
    Teruskan minimal ke 10 kontak, semoga jadi amal jariyah kita 🤲
    Lamun pade sayang keluarge, sebarang gati niki
    Simpan dulu videonya, besok pasti sudah hilang
    Monggo disebar luaskan, biar masyarakat melek
    Wassalam, semoga bermanfaat untuk kita semua
    Kasih tau orang tua di rumah ya, mereka ndak main tiktok
    Aina nefa kaboro dou, share re
    Na poyong, beri tau keluarga pang desa
    Yang tidak share berarti sudah dibayar 😏
    Cukup klik teruskan, gratis tidak pakai pulsa
    Mohon tanggapannya para sesepuh grup
    Wallahu a'lam, kita waspada saja.
    #saventb #bangkitrakyat #fyp
    Silakan dicek masing-masing, saya hanya meneruskan 🙏
    Bagikan!!! Bagikan!!! Bagikan!!!
    Up up up biar naik di beranda
    Siapa yang setuju komen AMIN dan bagikan
    -- sumber: grup WA keluarga besar --
    Jangan lupa subscribe dan nyalakan loncengnya kakak
    Jaga anak istri kita semua, salam satu nyali
    (tlg admin jgn dihapus, ini penting)
    Ditunggu reaksinya bapak ibu dewan 😤
    Ttd, yang peduli sama kampung
    Share ke story juga boleh ✌️
""")
_BETWEEN = ("\n", "\n\n", " ", " — ", "\n👇👇\n", "\n-----\n", " : ", "\n▪️ ")


def forwarded(text: str, dice: random.Random, hosts: Hosts) -> Written:
    """One or two headings, the claim as it is (bold, quoted or bare), up to three appeals."""
    del hosts
    heads, appeals = dice.sample(_HEADS, dice.choice((1, 1, 2))), dice.sample(_APPEALS, dice.choice((0, 1, 1, 2, 3)))
    around = dice.choice(("{}", "{}", "*{}*", "“{}”", "_{}_", "```{}```", "» {} «"))
    between = dice.choice(_BETWEEN)
    after = dice.choice(_BETWEEN) + " ".join(appeals) if appeals else ""
    return Written("\n".join(heads) + between + around.format(text) + after, text)


def cut_short(text: str, dice: random.Random, hosts: Hosts) -> Written:
    """A fifth to two fifths torn off, at the beginning, at the end or at both; a picture or a preview shows no more."""
    del hosts
    words = text.split()
    many = max(5, round(len(words) * dice.uniform(0.6, 0.8)))
    spare = max(1, len(words) - many)
    starts = [at for at in (0, spare, dice.randint(0, spare)) if 2 * weight(words[at : at + many]) > weight(words)]
    first = dice.choice(starts or [0])
    kept = words[first : first + many]
    before = dice.choice(("", "", "…", "...", "[..] ", "(lanjutan) ", "<< ")) if first else ""
    after = "" if first + many >= len(words) else dice.choice(
        ("", "…", "...", " … Baca selengkapnya", "… Lihat selengkapnya", " [bersambung]",
         " ... see more", " (1/2)", " —")
    )  # fmt: skip
    return Written(before + " ".join(kept) + after, " ".join(kept))


_QUOTING = _lines("""
    {a} Tadi ada yang kirim "{q}" di grup kantor. {b}
    {a} Lewat di beranda: “{q}” {b}
    {a} {q} katanya. {b}
    {a} Orang rumah sudah ribut soal {q}, saya cuma dengar saja. {b}
    {a} Di warung kopi bahasannya itu-itu lagi, {q}. {b}
    {a} Ada tulisan besar: {q}… {b}
    {a} (status tetangga: {q}) {b}
    {a} Terus si bungsu nyeletuk, "{q}", dari mana coba dia tau. {b}
    {a} Inaq tanya, {q} niki kenaq ape ndeq. {b}
    {a} Mertua kirim potongan ini >> {q} << lalu hilang sinyal. {b}
    {a} Yang bikin kaget ya bagian {q} itu. {b}
    {a} ...{q}... gitu bunyinya, saya lupa sisanya. {b}
    {a} Kutip sedikit: {q}. {b}
    {a} Pas scroll nemu {q}, langsung saya simpan. {b}
    {a} Kata sopir engkel tadi {q}. {b}
    {a} Kalau memang {q}, ya sudah mau bagaimana. {b}
    {a} Sempat dibacakan juga di pos ronda, {q}, habis itu pada diam. {b}
    {a} Judulnya kepotong, cuma kelihatan {q} {b}
    {a} Teman kuliah di Mataram bilang {q}; saya iyakan saja. {b}
    {a} 👉 {q} 👈 {b}
    {a} Baca komentar orang, isinya {q} semua. {b}
    {q}. {a} {b}
    {a} {b} Oh ya, {q}.
    {a} Wara haba {q}, au kombi. {b}
    {a} Nan po ada tau sumpama {q}. {b}
""")


def half_quoted(text: str, dice: random.Random, hosts: Hosts) -> Written:
    """The half that says much, inside another text that is about as long as the claim."""
    words = text.split()
    runs = windows(words, (len(words) + 1) // 2)
    most = weight(runs[0])
    kept = " ".join(dice.choice([run for run in runs if weight(run) >= 0.9 * most]))
    own: list[str] = []
    while len(own) < max(8, len(words) - 4):
        own += dice.choice(hosts).split()
    # Nobody else's text is as long as a whole screen: what is left of it is cut where the claim's length is reached.
    own = own[: max(8, round(len(words) * dice.uniform(0.85, 1.15)))]
    at = dice.randint(0, len(own))
    frame = dice.choice(_QUOTING)
    post = frame.format(a=" ".join(own[:at]), q=kept.strip(" .,:;|"), b=" ".join(own[at:]))
    return Written(" ".join(post.split()), kept)
