"""What people write on any day, the ninth writer's: fields, sea, school, kitchens, football, campaigns, phones, prayer.

Rules kept here: nothing is claimed of anybody who is known; a post stays with one topic; twelve sentences of each.
Left to others: posts that real people wrote, and how a post is put together (`unseen.ordinary`).
"""

from collections.abc import Mapping
from typing import Final

from tools.benchmarks.claims.writer import lines

_TOPICS: Final = {
    "sawah": """
        Pupuk di kios {tempat} sudah datang, jatah saya dua sak
        padi sebelah rumah mulai menguning, seminggu lagi panen kayaknya
        Ongkos traktor naik jadi {ribu} ribu sepetak, tobat
        Tikus habis makan tanaman jagung bapak, ada yang punya racun ampuh?
        Air irigasi giliran kita jam {jam}, jangan telat jaga
        Bibit cabai rawit siap tanam ada di {tempat}, murah meriah
        Tembakau tahun ini cakep daunnya, semoga harganya ikut cakep
        Lagi cari buruh tanam lima orang, makan siang ditanggung
        hujan semalam bikin bawang merah pada rebah semua
        Gabah kering dibeli {rupiah} perak lebih mahal dari minggu lalu
        Penyuluh datang ke kelompok tani, ngajarin bikin kompos dari jerami
        pematang sawah longsor sedikit, besok gotong royong pagi-pagi
    """,
    "laut": """
        Ombak di {tempat} lagi tinggi, perahu kecil istirahat dulu
        Dapat cumi sekeranjang subuh tadi, alhamdulillah
        Solar buat perahu habis di SPBU, antre {menit} menit sia-sia
        Ada yang jual mesin katinting bekas tapi masih sehat?
        Tongkol sekilo {ribu} ribu di pelelangan, langsung diserbu ibu-ibu
        Jaring saya sobek kena karang, dua hari njahitnya
        Nyale tahun ini kira-kira keluar tanggal berapa ya
        Kapal cepat ke gili terakhir jam {jam} jangan sampai ketinggalan
        angin barat mulai terasa, malam dinginnya menusuk
        Anak-anak mandi di pantai {tempat} sampai hitam semua
        Rumput laut dijemur tiga hari baru kering karena mendung
        Umpan udang hidup kosong di mana-mana hari ini
    """,
    "anak sekolah": """
        Rapor dibagi jam {jam}, orang tua wajib hadir katanya
        Anakku tak mau makan bekal, maunya jajan terus
        Sepatu sekolah ukuran 36 ada yang jual di {tempat}?
        PR matematika kelas empat kok susah amat sih, emaknya nyerah
        besok murid libur karena guru rapat di {tempat}
        Lomba gerak jalan antar SD rame sekali tadi
        Biaya study tour {ribu} ribu, nyicil boleh ndak ya bu guru
        Wali kelas baru ramah banget, anak jadi semangat
        Seragam pramuka kekecilan lagi padahal baru setahun
        Jemput anak telat {menit} menit, dia ngambek sampai sore
        Siapa yang bawa pulang botol minum biru punya anak saya
        Perpustakaan keliling datang hari ini, anak-anak antre pinjam komik
    """,
    "dapur": """
        Resep ayam rarang biar bumbunya meresap gimana ya
        minyak goreng di warung depan {ribu} ribu, di pasar lebih murah
        Hari ini masak sayur ares, tetangga kebagian semua
        Gas melon kosong se-{tempat}, masak pakai kayu dulu
        Bikin kue lebaran gagal gosong, ovennya kelamaan {menit} menit
        Terasi enak yang tidak bau tanah beli di mana?
        plecing kangkung sama ikan bakar, nikmat mana lagi
        Ongkos parut kelapa di pasar {rupiah} perak sebutir sekarang
        Lauk kemarin dihangatkan lagi, namanya juga tanggal tua
        Ada yang tau tukang sol panci di {tempat}?
        Cobek batu pecah jatuh, sedih warisan nenek
        Suami minta sambal beberuk tiap hari tak bosan-bosan
    """,
    "bola": """
        Nobar final di lapangan {tempat} mulai jam {jam}, bawa tikar sendiri
        wasitnya buta kali ya, jelas-jelas offside
        Turnamen antar dusun daftar {ribu} ribu per tim
        Kiper kita mainnya cakep walau kalah adu penalti
        Futsal malam ini kurang satu orang, siapa mau
        Lapangan becek tetap gas, namanya hobi
        Jersey tim sudah jadi, warnanya agak norak tapi ya sudahlah
        kaki keseleo main bola, urut di mana yang manjur
        Lawan dari {tempat} badannya besar-besar, ngeri
        Gol menit akhir bikin sekampung bangun
        Pelatih baru galak, latihan {menit} menit lari terus
        Sparring minggu sore yuk, tim bapak-bapak
    """,
    "jalan dan kendaraan": """
        Macet di pertigaan {tempat} gara-gara ada truk mogok
        Ban bocor malam-malam, tambal ban buka yang mana
        lubang dekat jembatan makin dalam, hati-hati yang naik motor
        Bensin eceran {ribu} ribu sebotol besar sekarang
        Ada tumpangan ke {tempat} besok pagi? patungan bensin
        SIM saya mati, perpanjang berapa hari jadinya
        Bus damri jam {jam} penuh, naik travel jadinya
        Motor matik susah nyala kalau pagi, kenapa ya gan
        Lampu merah simpang empat mati total dari kemarin
        Perjalanan {menit} menit jadi dua jam karena ada iring-iringan nyongkolan
        Jual spion kiri-kanan vario masih mulus
        Jalan baru menuju {tempat} sudah diaspal, mantap licin
    """,
    "kampanye": """
        Suara musik kampanye di lapangan {tempat} kedengaran sampai sini
        Baliho di tikungan tolong dipindah, nutupin jalan
        dapat kaos lagi, buat lap motor lumayan
        Debat calon malam ini jam {jam}, saya nonton sambil nyetrika
        Ibu-ibu senam bareng caleg di {tempat}, seru-seruan saja
        Belum tau mau pilih siapa, lihat programnya dulu
        Stiker partai nempel di pintu rumah tanpa izin, siapa yang pasang hayo
        Undangan pencoblosan belum sampai, tanya ke RT dulu
        TPS saya pindah ke sebelah masjid, sekarang lebih dekat
        Relawan mampir bagi kalender, orangnya sopan-sopan
        Pilih siapa saja boleh asal besok tetap saling sapa
        Petugas KPPS bimtek {menit} menit, pulangnya dapat nasi kotak
    """,
    "urus surat": """
        Bikin akta lahir di capil {tempat} sekarang cepat, sehari jadi
        KK hilang, syarat buat baru apa saja kak
        Antre di kantor lurah dari jam {jam}, nomor tiga puluh
        Petugas loketnya baik, sabar menjelaskan ke nenek saya
        legalisir ijazah bayar {ribu} ribu wajar ndak?
        BPJS mandiri nunggak, bisa dicicil tak ya
        Buka blokir bansos itu ke dinas atau ke bank
        Fotokopi dekat kantor camat {rupiah} per lembar, laris betul
        Surat pindah domisili sudah saya urus, tinggal tanda tangan pak kades
        SKCK online tetap harus datang juga rupanya
        Berkas saya ditolak gara-gara salah satu huruf di nama
        Pak sekdes lagi rapat di {tempat}, baru balik setelah ashar
    """,
    "hajatan": """
        Begawe di rumah misan minggu depan, siapa ikut bantu masak?
        Terop dan sound dari {tempat} lumayan murah, {ribu} ribu per malam
        Selamat menempuh hidup baru buat sahabatku, samawa ya
        Nyongkolan besok mulai jam {jam}, kumpul di rumah pengantin
        Kecimolnya rame sampai jalan macet {menit} menit
        dulang buat maulid sudah siap belum bu
        Potong kambing dua ekor untuk aqiqah keponakan
        MC hajatan yang lucu ada rekomendasi?
        Undangan numpuk bulan ini, dompet menjerit
        Baju adat sewa di mana yang ukuran besar
        Zikiran tujuh harian almarhumah nenek malam ini, mohon doanya
        Cucian piring sisa pesta belum selesai juga sampai subuh
    """,
    "hp dan sinyal": """
        Sinyal di {tempat} hilang timbul dari tadi pagi
        Paket data {ribu} ribu habis tiga hari, nonton apa aja sih anakku
        HP jatuh ke bak mandi, taruh di beras manjur ndak
        Ada yang bisa bantu balikin akun WA ibu saya?
        memori penuh sama video ucapan selamat pagi
        Tukang servis hp di {tempat} yang jujur siapa
        Wifi desa lemot kalau sore, semua main game
        Charger saya dipinjam siapa ini, tolong balikin
        Pulsa masuk {rupiah} dari nomor tak dikenal, salah kirim kali
        Update aplikasi {menit} menit belum kelar juga
        Mau jual hp bekas baterai awet, minus lecet dikit
        Layar retak seribu tapi masih bisa dipakai chat
    """,
    "masjid dan pura": """
        Pengajian rutin malam jumat di {tempat} jam {jam}, monggo hadir
        Kas masjid minggu ini terkumpul {ribu} ribu, alhamdulillah
        Toa musala kita suaranya serak, kapan diganti
        Anak-anak TPA khatam iqra, nangis haru saya
        Piodalan di pura minggu depan, mohon parkir yang rapi
        kerja bakti bersih-bersih makam jelang puasa
        Imam tarawihnya cepat, {menit} menit sudah witir
        Sandal saya hilang lagi habis jumatan, heran
        Buka puasa bersama remaja masjid, iuran seikhlasnya
        Suara ngaji anak kecil subuh tadi merdu sekali
        Penjor sudah berjejer di sepanjang jalan, indah
        Siapa yang mau ikut rombongan ziarah makam ke {tempat}?
    """,
    "cuaca dan rumah": """
        Panas sekali hari ini, jemuran kering satu jam
        Listrik mati lagi di {tempat} dari jam {jam}, kulkas cair semua
        Atap bocor, mana tukangnya sibuk semua
        PDAM ngalir cuma tengah malam, begadang nampung air
        hujan deras plus angin, pohon mangga depan tumbang ke pagar
        Tagihan listrik bulan ini {ribu} ribu padahal jarang di rumah
        Semut merah masuk toples gula terus, apa obatnya
        Cari kontrakan dua kamar di {tempat}, budget mepet
        Kabut di atas gunung cantik sekali pagi ini
        Kucing melahirkan di lemari baju, anaknya empat
        Ayam tetangga masuk kebun lagi, kangkung habis
        Sampah belum diangkut, sudah {menit} menit nunggu mobilnya
    """,
}
SENTENCES: Final[Mapping[str, tuple[str, ...]]] = {topic: lines(told) for topic, told in _TOPICS.items()}
GREETINGS: Final = (
    "", "", "", "", "", "", "Malam semua, ", "Assalamualaikum min. ", "Bapak ibu, ", "Numpang nanya, ",
    "Cuma mau bilang, ",
    "Dulur, ", "Sanak saudara, ", "Hadeh. ", "Nah ini. ", "Mbak, ", "Update: ", "Woy ", "Bro, ",
    "Siang warga grup. ",
    "Alhamdulillah. ", "Ampun deh, ",
)  # fmt: skip
ENDINGS: Final = (
    "", "", "", "", "", "", ".", "..", " 😂", " 😅🙏", " hihi", " nih", " lho", " kan?", "!",
    " terima kasih sebelumnya",
    " matur tampiasih", " cc admin", " ada yang tau?", " 🌾", " 😌", " tolong dijawab", " oke", " sip",
)  # fmt: skip
PLACES: Final = (
    "Lembar", "Pemenang", "Sakra", "Keruak", "Aikmel", "Sembalun", "Pujut", "Batukliang", "Janapria",
    "Montong Gading",
    "Gunungsari", "Kediri Lobar", "Lingsar", "Cakranegara", "Sekarbela", "Taliwang", "Maluk", "Empang",
    "Lape", "Tarano",
    "Dompu kota", "Pekat", "Manggelewa", "Bolo", "Belo", "Lambu", "Kuripan", "Sikur",
)  # fmt: skip
