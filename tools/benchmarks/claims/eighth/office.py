"""A claim reported to an office, by a citizen who writes as citizens write to offices.

Rules kept here: everyday words give way to stiff ones that mean the same; names, numbers and links stay; cries are left
out; the letter takes the claim as said by others or as seen, and denies nothing.
Left to others: forms with fields, and questions at a hotline.
"""

import random
import re
from collections.abc import Mapping
from typing import Final

from tools.benchmarks.claims.unseen.pieces import Hosts, Written, bare, each_word, leans
from tools.benchmarks.claims.writer import lines

_STIFF: Final[Mapping[str, tuple[str, ...]]] = {
    "warga": ("masyarakat", "penduduk"), "rakyat": ("masyarakat",), "uang": ("dana", "sejumlah uang"),
    "duit": ("uang",), "ketahuan": ("diketahui", "kedapatan"), "ditangkap": ("diamankan", "diringkus"),
    "tangkap": ("mengamankan",), "meninggal": ("wafat", "tutup usia"), "tewas": ("meninggal dunia",),
    "mati": ("meninggal",), "rumah": ("kediaman", "tempat tinggal"), "mobil": ("kendaraan roda empat",),
    "motor": ("sepeda motor", "kendaraan roda dua"), "bilang": ("menyampaikan", "menyatakan"), "kata": ("menurut",),
    "ngaku": ("mengakui",), "akui": ("mengakui",), "karena": ("dikarenakan", "akibat"), "karna": ("dikarenakan",),
    "krn": ("dikarenakan",), "yg": ("yang",), "dgn": ("dengan",), "tdk": ("tidak",), "sdh": ("telah",),
    "dr": ("dari",),
    "sudah": ("telah",), "foto": ("gambar",), "curang": ("tidak jujur", "melakukan kecurangan"),
    "bohong": ("berdusta",),
    "kalah": ("tidak menang", "mengalami kekalahan"), "menang": ("meraih kemenangan", "unggul"),
    "istri": ("isteri",), "banyak": ("tidak sedikit",),
    "kasih": ("memberikan",), "dikasih": ("diberi",), "beri": ("memberikan",), "berikan": ("memberikan",),
    "minta": ("memohon", "meminta"), "bikin": ("membuat",), "pakai": ("menggunakan",),
    "pake": ("menggunakan",), "ga": ("tidak",), "gak": ("tidak",), "ngak": ("tidak",), "nggak": ("tidak",),
    "tak": ("tidak",), "sekarang": ("saat ini",), "kini": ("saat ini",), "cuma": ("hanya",), "cmn": ("hanya",),
    "masuk": ("memasuki",), "bakar": ("membakar",), "curi": ("mengambil tanpa izin",), "bongkar": ("mengungkap",),
    "terbongkar": ("terungkap",), "dibongkar": ("diungkap",), "hajar": ("memukul",), "guncang": ("mengguncang",),
    "usai": ("setelah",), "setelah": ("sesudah",), "saat": ("ketika",), "ketika": ("pada saat",), "soal": ("mengenai",),
    "tentang": ("perihal",), "lewat": ("melalui",), "tolak": ("menolak",),
    "setuju": ("menyetujui",),
    "dukung": ("mendukung",), "restui": ("merestui",), "putuskan": ("memutuskan",), "lengserkan": ("memberhentikan",),
    "dicopot": ("diberhentikan",), "copot": ("memberhentikan",), "korban": ("para korban",), "sakit": ("jatuh sakit",),
    "obat": ("obat-obatan",),
    "hoax": ("kabar bohong",), "heboh": ("ramai dibicarakan",),
    "viral": ("ramai dibicarakan",),
    "lihat": ("menyaksikan",), "tahu": ("mengetahui",), "tau": ("mengetahui",), "pulang": ("kembali ke rumah",),
    "dibawa": ("diangkut",), "bawa": ("membawa",), "ambil": ("mengambil",), "suruh": ("memerintahkan",),
    "disuruh": ("diperintahkan",),
    "sekolah": ("lembaga pendidikan", "sekolah"),
    "hadiah": ("bingkisan", "hadiah"), "gratis": ("cuma-cuma", "tanpa biaya"), "buruan": ("segera",),
    "ayo": ("mari",), "daftar": ("mendaftar",), "bisa": ("dapat",), "harus": ("wajib",),
    "segera": ("secepatnya",), "gede": ("besar",), "parah": ("berat",), "cepat": ("lekas",),
    "tutup": ("menutup",), "serang": ("menyerang",), "gempur": ("menyerang",),
    "bunuh": ("menghilangkan nyawa",), "dibunuh": ("dihilangkan nyawanya",), "hancur": ("mengalami kerusakan berat",),
    "rusak": ("mengalami kerusakan",), "jatuh": ("terjatuh",), "kabur": ("melarikan diri",),
    "lari": ("melarikan diri",),
    "pakar": ("ahli",), "dokter": ("tenaga medis",), "polisi": ("aparat kepolisian", "petugas polisi"),
    "tentara": ("prajurit",), "presiden": ("Presiden",),
    "bupati": ("kepala daerah",),
    "kampung": ("desa",), "hujan": ("curah hujan",), "banjir": ("bencana banjir",), "gempa": ("gempa bumi",),
    "utang": ("pinjaman",), "hutang": ("pinjaman",), "bayar": ("membayar",), "jual": ("menjual",), "beli": ("membeli",),
    "jangan": ("tidak diperkenankan",), "semua": ("seluruh",), "seluruh": ("segenap",),
    "sita": ("menyita",), "temukan": ("menemukan",), "umumkan": ("mengumumkan",), "tanggapi": ("menanggapi",),
    "jadi": ("menjadi",), "hantam": ("menghantam",), "ungkap": ("mengungkapkan",), "sebut": ("menyebut",),
    "gelar": ("menyelenggarakan",), "dibakar": ("dilalap api",), "ditolak": ("tidak diterima",),
    "dipecat": ("diberhentikan",), "pecat": ("memberhentikan",), "larang": ("melarang",), "kirim": ("mengirimkan",),
    "dilarang": ("tidak diperbolehkan",), "bagikan": ("membagikan",), "berbagi": ("membagikan",),
    "terima": ("menerima",), "meletus": ("mengalami erupsi",), "bantuan": ("santunan",), "ribuan": ("beribu-ribu",),
    "naik": ("mengalami kenaikan",), "turun": ("mengalami penurunan",), "terbaru": ("paling baru",),
    "akhirnya": ("pada akhirnya",), "resmi": ("secara resmi",), "ternyata": ("rupanya",), "langsung": ("seketika",),
    "sampai": ("hingga",), "hingga": ("sampai",), "tapi": ("akan tetapi",), "china": ("Tiongkok",),
    "cina": ("Tiongkok",), "jelang": ("menjelang",), "akan": ("hendak",), "mau": ("hendak",), "marah": ("murka",),
    "nangis": ("menangis",), "takut": ("merasa khawatir",), "bagus": ("baik",), "pilih": ("memilih",),
    "nyoblos": ("mencoblos",), "coblos": ("mencoblos",), "menyerang": ("melakukan penyerangan terhadap",),
    "nih": ("",), "lho": ("",), "sih": ("",), "kok": ("",), "loh": ("",), "dong": ("",), "gaes": ("",), "guys": ("",),
}  # fmt: skip
_CRY: Final = re.compile(
    r"\b(?:breaking news|gempar|geger|viral|heboh|baru saja|live|kabar duka|astaga\w*|gawat|waduh|parah)\b"
    r"(?:\s+(?:pagi|siang|sore|malam|hari)\s+ini)?\s*[!|:;.,]+\s*",
    re.IGNORECASE,
)
_OPENING: Final = lines("""
    Kepada Yth. Bapak/Ibu Petugas Pengawas,\\nDengan hormat, melalui surat ini saya laporkan:
    Yth. Admin Pengaduan,\\nBersama ini kami sampaikan informasi yang kami terima di lingkungan kami, yakni
    Selamat siang Bapak Camat. Izin melaporkan,
    Assalamualaikum. Mohon izin Bapak Kapolsek, di wilayah kami tersiar kabar bahwa
    Kepada Yth. Panwascam di tempat.\\nPerihal: laporan warga\\n
    Dengan segala hormat, kami selaku Ketua RT menyampaikan adanya keterangan bahwa
    Yth. Dinas Kominfo, saya ingin menyampaikan unggahan yang memuat hal berikut.\\n
    Izin menghadap lewat tulisan, Ibu. Adapun isi pesan yang kami terima:
    Bapak Kepala Desa yang kami hormati, kami mendapat pemberitahuan,
    Lapor Pak. Menurut keterangan yang kami terima,
    Sehubungan dengan ramainya perbincangan di grup dusun, dengan ini disampaikan:
    Melalui kanal aduan ini saya meneruskan kabar bahwa
    Dengan hormat,\\nSaya yang bertanda tangan di bawah ini hendak melaporkan berita bahwa
    Mohon perhatian Bapak Ibu pimpinan, telah kami terima kabar
    Izin lapor komandan,
    Kepada Redaksi yang terhormat, pembaca menyampaikan:
""")
_CLOSING: Final = lines("""
    \\nDemikian laporan kami, atas perhatiannya diucapkan terima kasih.
    . Mohon kiranya ditindaklanjuti.
    . Demikian, mohon arahan.
    \\n\\nHormat saya, warga
    . Sekian dan terima kasih, Pak.
    . Kami menunggu tanggapan dari pihak yang berwenang.
    \\nMohon petunjuk lebih lanjut 🙏
    . Besar harapan kami agar mendapat perhatian.
    \\n\\nTtd,\\nPelapor
    . Laporan selesai.
    . Untuk bukti gambar menyusul.
    . Atas kerja samanya kami haturkan terima kasih.
    \\nTembusan: arsip
    . Mohon identitas saya dirahasiakan.
""")


def reported_to_office(text: str, dice: random.Random, _: Hosts) -> Written:
    """A short letter that has the claim, many of its everyday words put stiffly."""
    sure = dice.choice((0.6, 0.8, 1.0))
    told = re.sub(r"\bmeninggal dunia\b", "wafat", _CRY.sub("", text), flags=re.IGNORECASE).strip() or text
    # A letter does not shout: what was all in capitals is written as a sentence.
    letters = [letter for letter in told if letter.isalpha()]
    if sum(map(str.isupper, letters)) > len(letters) * 0.6:
        told = each_word(told, lambda word: word if len(bare(word)) < 4 and not leans(word) else word.lower())
        told = told[:1].upper() + told[1:]

    def change(word: str) -> str:
        plain = bare(word)
        if plain not in _STIFF or dice.random() > sure:
            return word
        stiff = dice.choice(_STIFF[plain])
        found = re.sub(re.escape(plain), lambda _found: stiff, word, count=1, flags=re.IGNORECASE)
        return found[:1].upper() + found[1:] if word[:1].isupper() and not word[1:2].isupper() else found

    told = re.sub(r" {2,}", " ", each_word(told, change))
    told = re.sub(r"[!?]{2,}|[!‼❗]+", ".", told).strip(" .")
    opening = dice.choice(_OPENING)
    gap = "" if opening.endswith("\n") else " "
    there = {bare(word) for word in told.split()}
    kept = text if told == text else " ".join(word for word in text.split() if bare(word) in there)
    return Written(f"{opening}{gap}{told}{dice.choice(_CLOSING)}", kept)
