"""A claim as one item of the day's rundown, as admins of neighbours' groups send it round in the evening.

Rules kept here: the claim is whole and one item among three to six; the other items are small news of the island that
nobody would call a claim.
Left to others: posts in which half a claim is quoted (`passing`).
"""

import random
from collections.abc import Callable
from typing import Final

from tools.benchmarks.claims.unseen.pieces import Hosts, Written
from tools.benchmarks.claims.writer import lines

_TITLES: Final = lines("""
    *RANGKUMAN GRUP HARI INI*
    Info sore dari admin 🙏
    Yang rame hari ini:
    📰 Kabar singkat warga
    *Warta RT, edisi Kamis*
    Ringkasan buat yang tidak sempat buka grup:
    Apa saja yang terjadi hari ini? Simak
    Update malam 🌙
    Catatan ronda:
    *5 MENIT TAHU SEMUA*
    Sekilas info
    Buat bapak2 yang baru pulang dari sawah, ini kabar2nya:
    Rekap berita tadi pagi s/d sore
    Daftar obrolan di berugak hari ini
""")
_ENDINGS: Final = ("", "", "\n\nSekian, selamat istirahat", "\n\n#wargakreatif", "\nSampai jumpa besok 👋",
    "\n\n(admin)", "\nYang mau nambah silakan", "\n\nMatur tampiasih 🙏", "\n~ salam dari pos ronda")  # fmt: skip
_ITEMS: Final = lines("""
    PDAM perbaiki pipa bocor di depan SMP, air mengalir lagi habis Isya
    Posyandu balita pindah ke rumah Bu Kader minggu ini
    Bau nyale tahun depan tanggalnya belum disepakati, tunggu sangkep
    Harga bawang merah di Pasar Mandalika turun seribu
    Bus sekolah jurusan Praya Timur telat setengah jam
    Lomba dayung anak di Labuhan Haji dimenangkan regu kelas lima
    Jadwal pemadaman listrik: Ampenan pukul sembilan sampai sebelas
    Kucing belang milik Pak Guru sudah ketemu di atap musala
    Pendaftaran kelas mengaji sore masih buka
    Kerja bakti bersihkan selokan hari Ahad, bawa cangkul sendiri
    Panen jagung di Dompu bagus, truk antre di gudang
    Kapal cepat ke Gili libur sehari karena angin
    Tukang cukur dekat simpang tutup, orangnya hajatan
    Hujan deras sebentar di Sembalun, jalan aman
    Imunisasi sapi gratis oleh mantri hewan besok pagi
    Orang tua murid rapat komite Jumat sesudah salat
    Jembatan bambu di kali kecil diganti papan baru
    Pertandingan voli antar dusun ditunda ke Rabu
    Perpustakaan keliling mampir di lapangan sampai jam tiga
    Arisan ibu-ibu giliran blok C
    Peresean di Narmada ramai, parkir lima ribu
    Tambal ban baru buka 24 jam di jalur bypass
    Nelayan Tanjung Luar dapat banyak tongkol
    Wisuda tahfiz anak-anak TPQ pukul delapan
    Motor plat DR tertinggal di masjid, kuncinya di marbot
    Dokter gigi puskesmas cuti sampai Senin
    Tenun dari Pringgasela dipamerkan di mal
    Ada lowongan tukang las di bengkel Pak Wayan
    Susu kuda liar dari Bima datang lagi, pesan ke warung
    Madu Sumbawa dua botol masih ada di koperasi
    Festival layangan di Pantai Loang Baloq digeser seminggu
    Gas melon di pangkalan ujung gang masih ada dua puluh tabung
    Anak Bu Ratih diterima kuliah di Unram, selamat
    Pengajian selapanan di rumah Haji Imran, bawa Yasin
    Lampu jalan di tikungan sudah menyala
    Pelatihan bikin keripik pisang untuk pemuda, gratis
    Beras jatah bulan ini dibagi habis Asar di balai
    Mobil sampah datang dua kali sehari mulai besok
    Turnamen domino berhadiah kambing ditutup malam ini
    Kebun binatang mini dekat bendungan buka lagi
    Kambing hilang ciri telinga putih, yang lihat hubungi blok A
    Warung sate Rembiga pindah ke seberang jalan
    Air laut surut jauh, ibu-ibu ramai cari kerang
    Sinyal internet di bukit mati dari siang
    Guru honorer kumpulkan berkas paling lambat Selasa
    Pemasangan keramik masjid tinggal sebelah utara
""")


def in_a_rundown(text: str, dice: random.Random, _hosts: Hosts) -> Written:
    """One item among others."""
    items = dice.sample(_ITEMS, dice.randint(2, 5))
    items.insert(dice.randint(0, len(items)), text)
    marked = dice.choice(_MARKS)
    body = dice.choice(("\n", "\n", "\n\n")).join(marked(at) + item for at, item in enumerate(items, 1))
    return Written(f"{dice.choice(_TITLES)}\n{body}{dice.choice(_ENDINGS)}", text)


_MARKS: Final[tuple[Callable[[int], str], ...]] = (
    lambda at: f"{at}. ",
    lambda at: f"{at}) ",
    lambda _: "- ",
    lambda _: "▪️ ",
    lambda _: "👉 ",
    lambda at: f"({at}) ",
    lambda _: "• ",
)
