"""Talk of any day, the twelfth writer's: fields, boats, school, kitchens, phones, roads, clinics, polls, feasts, rain.

Rules kept here: nothing is claimed of anybody who is known; what one post says is of one topic; twelve sentences of
each.
Left to others: what real people posted, and how sentences become a post (`unseen.ordinary`).
"""

from collections.abc import Mapping
from typing import Final

from tools.benchmarks.claims.writer import lines

_TOPICS: Final = {
    "sawah": """
        Padi petak belakang sudah bunting, tinggal jaga dari burung
        pupuk di kios {tempat} kosong lagi, katanya truk datang jam {jam}
        Ada yang mau sewakan traktor tangan buat {menit} are?
        Harga gabah di {tempat} dihitung {rupiah} lebih murah dari musim lalu
        Tikus makin ganas, malam ini kita gropyokan lagi ya
        Benih jagung bantuan tumbuhnya jarang-jarang, apa salah simpan
        Saluran tersier di {tempat} tersumbat batang pisang
        besok giliran air blok kami, siapa jaga malam
        Upah tanam {ribu} ribu setengah hari plus nasi bungkus
        Cabai rawit mulai keriting daunnya, obatnya apa ya
        Kerbau Pak Haji masuk kebun kacang lagi, pagarnya tolong dibetulkan
        Panen bawang dimajukan, takut keburu busuk kena air
    """,
    "laut": """
        Ombak di {tempat} agak tinggi, perahu kecil parkir dulu
        dapat tongkol banyak, ambil di rumah, {ribu} ribu seember
        Solar buat nelayan antre dari jam {jam}, jerigen sampai berjejer ke jalan
        Jaring hanyut warna hijau, yang nemu tolong simpan
        Kapal cepat dari {tempat} berangkat jam {jam} kalau cuaca bagus
        Garam rakyat tahun ini putih bersih tapi harganya jatuh
        Rumput laut kena penyakit es-es lagi, putih semua ujungnya
        Anak-anak berenang terlalu jauh ke tengah, tolong orang tua mengawasi
        Mesin tempel 15 PK dijual, baru ganti busi
        Cumi lagi musim, lampu-lampu di tengah ramai kayak kota
        Dermaga kayu bolong {menit} senti, hati-hati malam hari
        Kirim motor lewat feri {rupiah} ribu sudah sama helm
    """,
    "sekolah": """
        Kelas empat besok pakai batik, jangan lupa topi
        Uang kas kelas tinggal {ribu} ribu, siapa belum bayar
        Guru piket minta anak dijemput jam {jam} karena ada rapat
        Buku LKS ketinggalan di angkot jurusan {tempat}, warna biru
        Wali kelas baru orangnya sabar, anakku jadi rajin
        tolong kirim foto PR matematika halaman {menit} ya bun
        Lomba gerak jalan finisnya di lapangan {tempat}
        Seragam bekas layak pakai masih ada tiga stel, gratis buat adik kelas
        Wifi sekolah putus, ujian simulasi ulang besok
        Kantin jual es lilin lagi, anak-anak batuk semua
        Antar anak jalan kaki cuma {menit} menit, sehat dan hemat
        Rapat komite diundur, undangannya menyusul lewat anak masing-masing
    """,
    "dapur": """
        Beberuk terong kurang pedas, tambah rawit lima
        Kompor gas bocor, tukang servis di {tempat} siapa nomornya
        Masak singang pakai belimbing wuluh, segar betul
        minyak curah naik lagi jadi {ribu} ribu seliter
        Nasi kemarin digoreng saja, kasihan dibuang
        Telur pecah tiga di jalan dari {tempat}, nangis
        Siapa mau arisan panci, cicil {ribu} ribu sebulan
        Kelapa parut habis, yang ke warung nitip dua
        Bikin kue cerorot gagal terus, daunnya lepas
        Rendang pertama dalam hidupku, empat jam dan gosong bawahnya
        Ikan kering dari {tempat} asin sekali, rendam dulu semalam
        Penanak nasi rusak, balik lagi ke dandang
    """,
    "hape": """
        Paket data habis padahal baru diisi {ribu} ribu kemarin
        HP jatuh ke ember, taruh beras berapa hari ya
        Grup ini kebanyakan stiker, memoriku penuh
        Sinyal di {tempat} cuma satu batang, harus naik pohon
        Ganti nomor ya semua, yang lama jangan dihubungi
        Tukang servis minta {rupiah} ribu buat ganti layar, mending beli baru
        Charger hilang dipinjam adik, siapa ada lebih
        aplikasi kasir error dari jam {jam}, pembeli antre
        Lupa sandi email, sudah coba {menit} kali
        Video call sama anak di Batam putus-putus terus
        Cara pindah foto ke laptop gimana, ajarin dong
        Beli casing di {tempat} salah ukuran terus
    """,
    "jalan": """
        Macet depan pasar {tempat}, ada truk mogok, putar lewat belakang
        Ban bocor di tanjakan, tambal ban buka jam {jam}
        Lubang dekat jembatan sudah ditimbun warga pakai puing
        Lampu merah {tempat} mati, saling ngalah ya
        Travel ke bandara {rupiah} ribu sekali jalan, jemput rumah
        Motor saya pinjam dulu ya Bang, besok sore balik
        Naik bemo sekarang {ribu} ribu, dulu cuma seribu
        Helm hitam tertukar di parkiran masjid, yang merasa hubungi
        perpanjang SIM keliling di {tempat} sampai jam {jam}
        Ngantuk berat di jalan, istirahat dulu di berugak orang
        Bensin eceran kosong, dorong motor {menit} menit
        Ada rombongan nyongkolan, mobil mohon sabar
    """,
    "puskesmas": """
        Posyandu lansia besok di rumah kader, bawa kartu
        Antrean poli gigi sudah nomor {menit}, dokternya satu
        Anak panas naik turun, sudah dikompres dari subuh
        Obat darah tinggi di apotek {tempat} kosong, yang generik ada
        Bidan jaga malam di {tempat} orangnya telaten
        Kacamata gratis buat guru ngaji, daftar ke kantor camat
        Kaki bengkak habis jatuh dari tangga, urut di mana bagus
        Ambulans desa siap, bensinnya patungan saja
        Kakek kontrol jantung tiap tanggal muda, ongkosnya {rupiah} ribu
        Donor darah di aula {tempat} mulai jam {jam}, dapat telur dua
        Batuk tak sembuh-sembuh, disuruh foto rontgen
        Timbang bayi naik tiga ons, alhamdulillah
    """,
    "pemilihan": """
        Undangan nyoblos sudah dibagi sampai RT tiga, yang belum lapor pak kadus
        TPS kita di teras SD, tenda dipasang jam {jam}
        KPPS kurang satu orang, honornya lumayan buat anak muda
        Simulasi coblos di {tempat} ramai sama emak-emak
        Alat peraga di tiang listrik tolong dicopot sebelum masa tenang
        Saksi kumpul di posko jam {jam}, bawa pulpen
        Debat kandidat nonton bareng di berugak, kopi gratis
        Yang pindah domisili urus surat pindah memilih di {tempat}
        Bilik suara dari kardus, jangan disandari
        Petugas baju seragamnya kebesaran semua, lucu fotonya
        Tinta ungu di jari susah hilang, tiga hari masih ada
        Pilihan beda jangan sampai tidak saling sapa, tetangga itu saudara
    """,
    "hajatan": """
        Begawe di rumah Amaq Nurul mulai Kamis, bapak-bapak bantu pasang terop
        Undangan nikah kok lewat WA grup, sekarang memang begitu ya
        Orkes dangdut sampai jam {jam}, tolong volumenya
        Sumbangan beras lima kilo dan {ribu} ribu, catat di buku
        Sunatan massal di {tempat} masih ada kuota
        Daging kerbau kurang, tambah dari {tempat}
        Pengantin perempuan pingsan kepanasan, untung sebentar
        Ibu-ibu bagian nasi kumpul subuh di dapur belakang
        Kursi plastik pinjaman kurang {menit} buah, cek di rumah masing-masing
        Kado paling banyak gelas, sampai bisa buka warung
        Mau sewa gendang beleq berapa sekali main
        Tamu dari Bima datang bawa madu satu jerigen
    """,
    "hujan": """
        Mendung tebal dari arah {tempat}, jemuran angkat
        Atap dapur bocor, ember sudah {menit}
        Alhamdulillah hujan, sumur naik lagi
        Listrik padam dari jam {jam}, lilin di warung habis
        Genangan depan SD setinggi mata kaki, anak-anak senang
        Sinyal hilang tiap petir, maklum ya
        Jas hujan {ribu} ribu di {tempat} robek sekali pakai
        Angin kencang semalam, pisang tumbang semua
        Musim begini enaknya ubi rebus sama kopi
        Payung ketinggalan di mushola, gagangnya kuning
        Panas sekali siang ini, es batu laris
        Kabut di jalan {tempat}, nyalakan lampu
    """,
    "kantor": """
        Antre KK dari jam {jam}, blangkonya baru datang siang
        Petugas loket {tempat} ramah, selesai {menit} menit
        Bayar pajak motor sekalian ganti plat, {rupiah} ribu
        Surat pengantar RT sudah jadi, ambil ke rumah
        Rapat desa bahas lampu jalan, hasilnya tunggu bulan depan
        Fotokopi depan kantor camat {ribu} ribu sudah jilid
        tanda tangan pak kades ditunggu sampai sore, beliau ke {tempat}
        Lowongan jaga perpustakaan, syaratnya sabar
        Absen pakai sidik jari, jempolku tak terbaca karena kapalan
        Kursi tunggu ditambah, terima kasih pelayanannya
        Sertifikat tanah belum keluar, sudah setahun
        Kipas angin ruang tunggu mati, bawa koran buat kipas
    """,
    "olahraga": """
        Voli putri kalah tipis, tahun depan balas
        Lapangan {tempat} becek, latihan pindah ke halaman balai
        Sepatu bola bekas nomor 40 ada yang jual?
        Final antar dusun jam {jam}, bawa tikar sendiri
        Iuran bulu tangkis {ribu} ribu, kok habis cepat
        Wasit tarkam dari {tempat} tegas, saya suka
        Lari pagi {menit} menit, sorenya makan bakso dua mangkok
        Pacuan kuda anak-anak ditunda karena hujan
        Kaos tim sudah jadi, warnanya luntur
        Peresean sore ini di lapangan, jangan dekat-dekat
        Senam lansia instrukturnya lebih tua dari peserta, salut
        Mancing mania di {tempat}, dapatnya sandal
    """,
}
SENTENCES: Final[Mapping[str, tuple[str, ...]]] = {topic: lines(told) for topic, told in _TOPICS.items()}
GREETINGS: Final = (
    "",
    "",
    "",
    "",
    "",
    "misi, ",
    "Eh ",
    "Halo warga, ",
    "Sekilas info. ",
    "bun, ",
    "Met sore, ",
    "Woi ",
)
ENDINGS: Final = ("", "", "", "", "", " hehe", " 🙃", ", tq", " ya lur", "...", " #ntb", " 🤲", "\nskian")
PLACES: Final = (
    "Kediri", "Narmada", "Pagutan", "Jempong", "Keruak", "Sakra", "Aikmel", "Tanjung Luar", "Pemenang", "Mantang",
    "Janapria", "Sekotong", "Plampang", "Empang", "Utan", "Jereweh", "Kempo", "Hu'u", "Woha", "Wawo", "Rasanae",
    "Langgudu",
)  # fmt: skip
