"""What people write on any day, the fifteenth writer's: kitchens, fields, phones, ball games, health, roads, votes.

Rules kept here: nothing is claimed of anybody who is known; a post stays with one topic; twelve sentences of each.
Left to others: posts that real people wrote, and how a post is put together (`unseen.ordinary`).
"""

from collections.abc import Mapping
from typing import Final

from tools.benchmarks.claims.writer import lines

_TOPICS: Final = {
    "dapur": """
        Sambal beberuk tadi kepedasan, anak-anak lari cari es
        gas melon di {tempat} kosong lagi, katanya datang jam {jam}
        Ada yang punya resep ayam rarang yang ndak pakai santan?
        Beras {ribu} kilo cukup sebulan ndak ya buat enam orang
        nasi kemarin jangan dibuang, jadikan karak aja
        Telur sekarang dua ribu {rupiah}, bikin kue mikir dua kali
        Panci presto saya bunyinya aneh, tukang servis di {tempat} siapa
        Sudah {menit} menit kangkung belum layu juga
        kelapa parut ndak habis, ditaruh di mana biar tahan
        Plecing buatan ibu memang tiada lawan
        Lupa matikan kompor, untung {menit} menit sudah ingat
        Pesan kue lupis {ribu} biji buat besok, bisa bu?
    """,
    "sawah": """
        Padi di {tempat} mulai bunting, pupuk belum juga ada
        air irigasi gilirannya jam {jam}, jangan ada yang nyerobot
        Jagung kering ditawar {ribu} ratus sekilo, ndak saya lepas
        Tikus sawah tahun ini gemuk-gemuk
        traktor pak Sahdan antre {menit} orang, minggu depan baru dapat
        Tembakau dijemur {ribu} para-para, semoga ndak hujan
        Bawang di {tempat} kena ulat, semprot apa ya
        Sewa lahan naik, petani tambah ngos-ngosan
        Kalau kerbau sudah masuk kali berarti sebentar lagi sore
        siapa pinjam parang saya? tolong kembalikan sebelum jam {jam}
        Alhamdulillah gabah tahun ini dapat {ribu} karung
        Burung pipit datang lagi, jaga sambil main hp
    """,
    "telepon": """
        hp saya nyemplung di ember, sudah direndam beras {menit} menit belum nyala
        Paket {ribu} ribu kok cuma dapat segini kuotanya
        Sinyal di {tempat} kalau mendung hilang
        Ada yang jual cas-casan tipe C asli? yang KW cepat panas
        Nomor yang ujungnya tujuh itu hangus, pakai yang sekarang
        Kata sandi wifi kantor diganti jam {jam}, minta ke pak Bahri
        memori penuh gara-gara grup keluarga
        Tolong ajari bapak saya bikin stiker, {menit} menit ndak bisa-bisa
        Konter dekat {tempat} jujur, ganti layar {ribu} puluh ribu
        Baterai tinggal dikit, nanti malam saya balas
        Salah kirim, maaf ya itu buat istri
        Kamera depan buram kayak mata saya
    """,
    "olahraga": """
        Voli antar RT mulai jam {jam}, tim kita kurang satu orang
        Wasitnya ketiduran atau gimana itu
        Jersi baru {ribu} ribu belum sama sablon nama
        Jogging di {tempat} baru {menit} langkah sudah cari tukang cendol
        Peresean nanti sore di {tempat}, bawa payung panas
        Kiper kita patah hati makanya kebobolan terus
        Lapangan becek tapi semangat jangan kendor
        sewa futsal {ribu} ribu sejam, patungan ya
        Anakku menang lomba karung, bangganya kayak juara dunia
        Bulutangkis di aula sampai jam {jam} saja kata satpam
        Nobar di rumah om Edi, bawa kopi sendiri
        Kaki keseleo, pijat di mana yang ampuh
    """,
    "badan": """
        Demam anak turun setelah dikompres {menit} menit
        Antre dokter gigi di {tempat} dari subuh, dipanggil jam {jam}
        tensi bapak naik lagi, kebanyakan ikan asin
        Obat batuk yang ndak bikin ngantuk apa ya
        Kacamata baru {ribu} puluh ribu tapi masih pusing
        Jangan lupa bawa buku pink ke posyandu
        Kram kaki tiap malam, disuruh makan pisang
        Pijat bayi di {tempat} masih buka ndak?
        Minum air putih itu susah kalau kerja di depan kipas
        Tukang jamu lewat jam {jam}, jangan ketinggalan
        bpjs saya nonaktif, urus di mana yang cepat
        Sariawan tiga biji, makan bubur dulu
    """,
    "jalanan": """
        Lubang depan {tempat} makin dalam, hati-hati yang pulang malam
        Ban bocor jam {jam}, tambal {ribu} ribu alhamdulillah ada
        macet sampai {menit} menit gara-gara nyongkolan
        Siapa lihat helm hitam jatuh sekitar {tempat}
        Bus ke pelabuhan berangkat jam {jam} ndak pake nunggu
        Lampu merah mati, polisi ndak ada, saling melotot aja
        Ongkos cidomo naik {rupiah} perak
        Truk pasir ngebut, debunya masuk warung
        SIM habis bulan depan, ujiannya susah ndak sekarang
        Kapal telat {menit} menit, ombak katanya
        Bensin eceran di {tempat} kok warnanya pucat
        Parkir di rumah sakit bayarnya dobel, keluar masuk
    """,
    "memilih": """
        Kartu undangan nyoblos belum sampai ke gang kami
        TPS pindah ke {tempat}, jalan kaki {menit} menit
        Kata ibu pilih yang wajahnya adem
        Baliho di {tempat} tinggi-tinggi kayak layangan
        Debat tadi malam mulai jam {jam}, saya ketiduran di segmen dua
        tinta di jari belum hilang, cuci piring pun percuma
        Honor petugas cair, traktir kopi dong pak
        Pasang tenda TPS besok jam {jam}, bawa tali
        Surat suaranya lebar betul, bilik sempit
        Nama saya salah satu huruf di daftar, perbaiki di mana
        Saksi dapat nasi bungkus dua, rejeki
        Kampanye lewat depan rumah, bayi saya bangun
    """,
    "anak sekolah": """
        PR matematika kelas empat kok bikin bapaknya pusing
        Seragam pramuka di {tempat} {ribu} puluh ribu sudah lengkap
        Besok bawa kardus bekas sama lem, info dari bu wali
        Anak nangis minta pindah bangku
        rapor dibagi jam {jam}, orang tua wajib hadir
        Bekal hari ini telur dadar saja ya nak
        Les ngaji libur karena ustaznya hajatan
        Uang kas kelas {rupiah} perak sehari, jangan nunggak
        Ada yang lihat tas biru gambar roket di {tempat}?
        Jemput telat {menit} menit, anak sudah makan cilok tiga
        Lomba mewarnai tema laut, krayonnya hilang satu
        Hp dikumpulkan selama ulangan, tumben nurut
    """,
    "hajatan": """
        Undangan nikah bulan ini {ribu} lembar, dompet menjerit
        Masak begawe mulai jam {jam}, bawa pisau masing-masing
        tenda warna apa yang cocok sama kebaya hijau
        Gendang beleq dipesan dari {tempat}
        Salah masuk resepsi, sudah terlanjur makan
        Daging kurang, tambah nangka muda aja
        Sewa kursi {ribu} puluh ribu, antar sampai rumah
        Pengantinnya telat {menit} menit karena nyongkolan hujan
        Siapa jadi MC, pak Ramli serak
        Amplop jangan lupa dikasih nama
        Fotografer minta jemput di {tempat}
        Aqiqah cucu kedua, mohon doanya tetangga
    """,
    "kerjaan": """
        Lembur lagi, pulang jam {jam}, anak sudah tidur
        Gaji telat tapi bos ganti mobil
        Dicari tukang las daerah {tempat}, harian
        Presensi wajah ndak kenal saya habis potong rambut
        rapat {menit} menit isinya lihat-lihatan
        Modal jualan cilok {ribu} puluh ribu, tiga hari balik
        Kurir nyasar ke {tempat}, padahal sudah kasih patokan
        Printer kantor cuma nyala kalau dipukul
        Kontrak habis bulan depan, doakan diperpanjang
        Pesanan tenun numpuk, benang biru habis
        Cuti ditolak karena semua orang cuti
        Belajar bikin laporan lima ratus {rupiah} baris, mata juling
    """,
    "cuaca": """
        Mendung dari jam {jam} tapi ndak turun-turun
        Angin di {tempat} bikin jemuran pindah rumah
        panasnya kayak buka pintu oven
        Hujan {menit} menit got sudah penuh
        Kabut di atas bagus, tapi dinginnya menusuk
        Petir sekali terus listrik padam, lengkap
        Pantai lagi surut jauh, anak-anak cari kerang
        Jas hujan {ribu} ribu sobek pertama kali dipakai
        Musim layangan, senar melintang di jalan
        Atap bocor tiga titik, baskom kurang
        Ramalan bilang cerah, kenyataannya basah kuyup di {tempat}
        Malam begini enaknya jagung bakar
    """,
    "hewan": """
        Kambing hilang warna coklat, terakhir dekat {tempat}
        Ayam tetangga bertelur di motor saya
        kucing oren naik genteng ndak bisa turun, {menit} menit meong
        Pakan lele naik {rupiah} perak
        Sapi pak Oman lepas jam {jam}, awas yang bermotor
        Anjing penjaga gudang beranak lima, ada yang mau?
        Burung perkutut saya ndak mau bunyi sejak pindah
        Cupang adu-aduan disita ibu
        Semut masuk termos, kok bisa ya
        Itik {ribu} ekor siap potong, area {tempat} bisa antar
        Nyamuknya segede lalat, ya Allah
        Kuda cidomo mogok depan bank, jadi tontonan
    """,
}
SENTENCES: Final[Mapping[str, tuple[str, ...]]] = {topic: lines(text) for topic, text in _TOPICS.items()}
GREETINGS: Final = (
    "", "", "", "", "", "Misi ya. ", "Tabe, ", "Pagiii, ", "Halo semeton, ", "Punten numpang curhat, ", "Gaes ",
    "Salam sehat. ", "Ass. ", "Bro, ", "Ibu-ibu, ", "Hmm. ", "Om swastiastu, ", "Nanya nih: ", "Lapor ketua, ",
    "Met malam, ",
)  # fmt: skip
ENDINGS: Final = (
    "", "", "", "", "", "", ".", " ya", " 🙏🏼", " wkwk", " tolong balas ya", ", makasih banyak", " 😮‍💨", "…",
    " hehehe", " ada yang sama?", " semangat!", " ckckck", ". Sekian", " 😴",
)  # fmt: skip
PLACES: Final = (
    "Pagutan", "Sayang-Sayang", "Pasar Cakranegara", "Terong Tawah", "Masbagik", "Aikmel", "Labuhan Haji", "Sikur",
    "Pringgarata", "Batunyala", "Gunung Sari", "Tanjung", "Taliwang", "Alas", "Utan", "Plampang", "Empang", "Woja",
    "Kempo", "Sape", "Tente", "Raba", "Wawo", "simpang lima", "belakang koramil", "samping apotek",
)  # fmt: skip
