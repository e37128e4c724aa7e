"""Made claims about real places: of each happening what is claimed, what else is said of it, and how it is put right.

Rules kept here:
  * Nobody is named: offices, places and numbers are. All of it is made up, and is known to the bench alone.
  * What is claimed and what else is said are never two wordings of one thing: who knows the place would say "that is
    another matter". A sentence stands on one side only, so that no post is a known sentence at another place.
  * All of it may be looked at while the matcher is worked on.
Left to others: which places (`places`), what is counted (`negatives`).
"""

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Happening:
    """`claimed` becomes known; `besides` is said of the same and repeats none of it; `denied` puts the claims right."""

    claimed: tuple[str, ...]
    besides: tuple[str, ...]
    denied: tuple[str, ...]


EVENTS: Final[tuple[Happening, ...]] = (
    Happening(
        (
            "Rekapitulasi di Kecamatan {kec} dihentikan karena {n} kotak suara dari Desa {desa} hilang di jalan",
            "Kotak suara Desa {desa} dibongkar tengah malam di gudang Kecamatan {kec}, isinya ditukar {n} bendel",
        ),
        (
            "Rekapitulasi di Kecamatan {kec} baru mulai pukul {jam} listrik padam, saksi Desa {desa} pulang dulu",
            "Dua saksi adu mulut saat rekapitulasi di Kecamatan {kec}, gara-gara kursi paling depan buat Desa {desa}",
            "Konsumsi rekapitulasi Kecamatan {kec} basi, {n} petugas dari Desa {desa} dan sekitarnya sakit perut",
            "Rekapitulasi suara Kecamatan {kec} selesai, partisipasi Desa {desa} paling rendah, cuma {n} persen",
            "Anggota PPK Kecamatan {kec} pingsan kelelahan waktu membacakan hasil Desa {desa}",
        ),
        (
            "KPU {kab} memastikan kotak suara Desa {desa} utuh, segelnya diperiksa semua saksi di Kecamatan {kec}",
            "Bawaslu {kab} sudah mengecek gudang Kecamatan {kec}: tidak ada kotak Desa {desa} yang hilang atau dibuka",
        ),
    ),
    Happening(
        (
            "Di TPS {tps} Desa {desa} Kecamatan {kec} orang yang sudah meninggal ikut mencoblos, ada {n} nama",
            "Surat suara di TPS {tps} Desa {desa} sudah tercoblos nomor {c} sebelum pemilih datang",
        ),
        (
            "TPS {tps} Desa {desa} pindah ke balai dusun karena hujan deras, warga {kec} harap maklum",
            "Ketua KPPS TPS {tps} Desa {desa} jatuh dari motor waktu mengantar undangan, mohon doanya warga {kec}",
            "Antrean di TPS {tps} Desa {desa} mengular sampai jalan raya {kec}, bilik suaranya cuma dua",
            "TPS {tps} Desa {desa} dihias adat Sasak, jadi tontonan warga Kecamatan {kec}",
            "Tinta di TPS {tps} Desa {desa} habis pukul {jam}, petugas minta tambahan ke kecamatan {kec}",
        ),
        (
            "Panwascam {kec}: daftar hadir TPS {tps} Desa {desa} sudah dicocokkan, semua yang memilih masih hidup",
            "Pengawas TPS {tps} Desa {desa} menyatakan surat suara diperlihatkan kosong sebelum pukul 07.00",
        ),
    ),
    Happening(
        (
            "Kampanye di Lapangan {desa} bubar, {n} orang tertimpa panggung dan calon kabur lewat belakang",
            "Peserta kampanye di Lapangan {desa} Kecamatan {kec} dibayar seratus ribu per orang, ada {n} bus dari luar",
        ),
        (
            "Kampanye di Lapangan {desa} Kecamatan {kec} bikin macet sampai simpang empat, lewat jalur lain dulu",
            "Penyanyi di kampanye Lapangan {desa} ketinggalan pesawat, warga {kec} kecewa nunggu sampai pukul {jam}",
            "Sampah sisa kampanye di Lapangan {desa} dipungut anak sekolah {kec}, terkumpul {n} karung",
            "Izin kampanye di Lapangan {desa} turun, warga {kec} diminta parkir di kantor desa",
            "Anak kecil hilang waktu kampanye di Lapangan {desa}, sudah ketemu di posko {kec}",
        ),
        (
            "Polsek {kec}: panggung kampanye di Lapangan {desa} tidak roboh, tidak ada korban",
            "Panitia kampanye Lapangan {desa} membantah ada peserta bayaran, Panwascam {kec} ikut mengawasi dari awal",
        ),
    ),
    Happening(
        (
            "Truk pembawa logistik pemilu terguling di {desa}, {n} ribu surat suara {kab} hanyut di kali",
            "Logistik pemilu Kecamatan {kec} dibakar orang di {desa}, polisi {kab} diam saja",
        ),
        (
            "Truk logistik pemilu dikawal {n} polisi melewati {desa}, anak-anak {kec} pada lambai tangan",
            "Logistik pemilu {kec} diangkut perahu karena jembatan {desa} putus, tiba pukul {jam}",
            "Sopir truk logistik pemilu {kab} mogok minta uang makan, parkir berjam-jam di {desa}",
            "Warga {desa} gotong royong angkat logistik pemilu lewat lumpur, camat {kec} terharu",
            "Gudang logistik pemilu di {kec} bocor kena hujan, {n} kotak kardus dari {desa} dijemur",
        ),
        (
            "KPU {kab}: truk logistik yang lewat {desa} sampai utuh, foto yang beredar itu kecelakaan di pulau lain",
            "Polres {kab} memastikan tidak ada logistik pemilu yang dibakar di {desa}, kabar itu bohong",
        ),
    ),
    Happening(
        (
            "Debat calon bupati {kab} dihentikan karena salah satu calon dari {kec} ketahuan pakai alat bantu dengar",
            "Soal debat calon {kab} bocor sehari sebelumnya, dijual {n} juta di {desa}",
        ),
        (
            "Nobar debat calon {kab} di {desa} ramai, kopi gratis {n} gelas ludes",
            "Debat calon {kab} dibuka dengan tari dari sanggar {kec}, penontonnya naik ke panggung",
            "Siaran debat calon {kab} putus-putus di {desa}, sinyal di {kec} memang begitu",
            "Pendukung dari {kec} tidak boleh masuk ruang debat {kab} karena tak punya kartu, menunggu sampai {jam}",
            "Moderator debat {kab} keliru menyebut {desa} masuk kabupaten sebelah, warga {kec} protes",
        ),
        (
            "KPU {kab} menegaskan debat tuntas tanpa ada yang memakai alat bantu, rekamannya bisa ditonton warga {kec}",
            "Panelis debat {kab}: soal dibuka dari amplop bersegel, tidak ada yang dijual di {desa} atau tempat lain",
        ),
    ),
    Happening(
        (
            "Penghitungan ulang di Desa {desa} mengubah pemenang, {n}00 suara berpindah ke calon lain",
            "Hakim memerintahkan pemungutan suara ulang di seluruh Kecamatan {kec} karena C1 Desa {desa} palsu",
        ),
        (
            "Penghitungan ulang di Desa {desa} dijaga {n} tentara, warung sekitar {kec} laris",
            "Penghitungan ulang di Desa {desa} ditunda ke pukul {jam}, saksi belum lengkap kata orang {kec}",
            "Warga {kec} salat bersama sebelum penghitungan ulang Desa {desa} supaya damai",
            "Tenda penghitungan ulang di Desa {desa} roboh kena angin, petugas {kec} pindah ke aula",
            "Honor petugas penghitungan ulang Desa {desa} belum dibayar, mereka datang ke kantor camat {kec}",
        ),
        (
            "Hasil penghitungan ulang Desa {desa} sama dengan semula, kata KPU {kab}; tidak ada suara yang pindah",
            "Pengadilan: tidak pernah ada putusan pemungutan ulang untuk Kecamatan {kec}",
        ),
    ),
    Happening(
        (
            "Kantor Panwascam {kec} digerebek, ketemu {n} amplop berisi uang untuk warga {desa}",
            "Semua anggota Panwascam {kec} dipecat karena menerima motor dari calon asal {desa}",
        ),
        (
            "Kantor Panwascam {kec} pindah ke dekat pasar {desa}, laporan tetap dilayani sampai pukul {jam}",
            "Panwascam {kec} membuka lowongan pengawas TPS, dari {desa} butuh {n} orang lagi",
            "Kantor Panwascam {kec} kemalingan laptop, pelakunya remaja {desa}",
            "Panwascam {kec} ajak pelajar {desa} lomba mural tolak politik uang",
            "Atap kantor Panwascam {kec} ambruk, berkas dari {desa} diselamatkan warga",
        ),
        (
            "Bawaslu {kab}: tidak ada penggerebekan di kantor Panwascam {kec}, gambar itu dari penangkapan narkoba",
            "Anggota Panwascam {kec} masih lengkap bertugas, kabar pemecatan karena motor itu karangan",
        ),
    ),
    Happening(
        (
            "Pelipatan surat suara {kab} dilakukan warga asing di gudang {desa}, ada {n} orang",
            "Surat suara {kab} yang dilipat di gudang {desa} sudah dilubangi jarum di gambar nomor {c}",
        ),
        (
            "Ibu-ibu {desa} dapat kerja melipat surat suara {kab}, upah dibayar tiap sore di {kec}",
            "Gudang pelipatan surat suara {kab} di {desa} kebanjiran semata kaki, dipompa sampai pukul {jam}",
            "Pelipat surat suara {kab} di {desa} kesurupan massal, orang pintar {kec} dipanggil",
            "Surat suara {kab} kurang {n}00 lembar setelah disortir di {desa}, minta tambahan ke percetakan",
            "Wartawan dilarang memotret pelipatan surat suara {kab} di {desa}, camat {kec} minta maaf",
        ),
        (
            "KPU {kab}: pelipat di gudang {desa} semuanya ber-KTP {kab}, daftar namanya ditempel",
            "Surat suara yang disortir di {desa} tidak ada yang berlubang, kata Bawaslu {kab} sesudah memeriksa sampel",
        ),
    ),
)
"""Several things are told of one event: `besides` is another of them."""


TOPICS: Final[tuple[Happening, ...]] = (
    Happening(
        (
            "Bupati {kab} membagikan beras berstiker calon nomor {c} di {desa} pada masa tenang",
            "Bantuan beras {kab} untuk {desa} dialihkan ke rumah tim sukses, {n} ton raib",
        ),
        (
            "Bupati {kab} minta Bulog tambah stok beras, harga di pasar {kec} tembus {n} ribu",
            "Bupati {kab} panen padi bersama petani {desa}, hasilnya turun karena tikus",
            "Penyaluran beras bantuan {kab} di {desa} dimulai pukul {jam}, bawa KTP ya warga {kec}",
            "Beras bantuan {kab} di {desa} berkutu, ibu-ibu {kec} minta diganti",
            "Bupati {kab} resmikan penggilingan padi di {desa}, janji kurangi beras impor",
        ),
        (
            "Pemkab {kab} menegaskan tidak pernah ada beras berstiker calon di {desa}; stiker itu editan",
            "Bulog: beras untuk {desa} diterima lengkap dan ditandatangani warga, tidak ada yang raib",
        ),
    ),
    Happening(
        (
            "Kepala Desa {desa} mengancam mencabut BLT warga {kec} yang tidak memilih nomor {c}",
            "Kepala Desa {desa} tertangkap menyimpan {n} juta uang serangan fajar di kantor desa",
        ),
        (
            "Kepala Desa {desa} didemo soal jalan rusak, warga {kec} tanam pisang di aspal",
            "Kepala Desa {desa} nikahkan anaknya, satu Kecamatan {kec} diundang, sapi {n} ekor dipotong",
            "BLT Desa {desa} cair minggu ini, ambil di balai desa sampai pukul {jam}",
            "Kepala Desa {desa} naik haji tahun ini, mohon doanya warga {kec}",
            "Kepala Desa {desa} ikut lomba desa digital se-{kab}, dapat juara {n}",
        ),
        (
            "Kepala Desa {desa} membantah mengancam soal BLT, Panwascam {kec} sudah memeriksa rekaman itu potongan",
            "Polres {kab}: tidak ada penangkapan Kepala Desa {desa}",
        ),
    ),
    Happening(
        (
            "KPU {kab} mencoret {n} ribu pemilih {kec} dari DPT tanpa pemberitahuan, terbanyak di {desa}",
            "DPT Desa {desa} berisi {n}00 warga negara asing, KPU {kab} bungkam",
        ),
        (
            "KPU {kab} buka posko pindah memilih di {kec}, warga {desa} bisa datang sampai pukul {jam}",
            "KPU {kab} pasang DPT di papan {desa}, tapi sobek kena hujan",
            "KPU {kab} ajak pemilih pemula {kec} nonton film, tiketnya rebutan anak {desa}",
            "Situs cek DPT lemot, warga {desa} sampai naik bukit cari sinyal, kata KPU {kab} sabar",
            "KPU {kab} lantik petugas pantarlih, dari {desa} cuma {n} orang",
        ),
        (
            "KPU {kab}: jumlah DPT {kec} naik, bukan berkurang; tidak ada pencoretan sepihak di {desa}",
            "Dukcapil {kab} menyatakan tidak satu pun warga asing masuk DPT Desa {desa}",
        ),
    ),
    Happening(
        (
            "Guru honorer {kec} dipaksa pasang baliho calon nomor {c}, yang menolak dipindah ke {desa}",
            "Dana BOS sekolah di {desa} dipotong {n} juta buat kampanye calon bupati {kab}",
        ),
        (
            "Guru honorer {kec} belum gajian tiga bulan, ada yang jualan es di {desa}",
            "Sekolah di {desa} kekurangan guru, satu orang pegang {n} kelas, dinas {kab} janji tambah",
            "Guru honorer {kab} demo minta diangkat PPPK, yang dari {kec} jalan kaki",
            "Sekolah di {desa} juara cerdas cermat se-{kab}, gurunya masih honorer",
            "Dana BOS di {kab} telat cair, kepala sekolah di {desa} pinjam koperasi",
        ),
        (
            "Dinas Pendidikan {kab}: tidak ada guru {kec} yang dipindah karena baliho",
            "Inspektorat {kab} sudah mengaudit sekolah di {desa}: dana BOS utuh, tidak dipakai kampanye",
        ),
    ),
    Happening(
        (
            "Gubernur NTB menjanjikan {n} juta per dusun kalau {kec} memenangkan calonnya, warga {desa} sudah terima",
            "Mobil dinas Gubernur NTB dipakai mengangkut amplop ke {desa}, plat merahnya ditutup",
        ),
        (
            "Gubernur NTB menginap di rumah warga {desa}, makan plecing bareng orang {kec}",
            "Mobil dinas Gubernur NTB mogok di tanjakan {kec}, didorong anak-anak {desa}",
            "Gubernur NTB janji jalan {kec} mulus tahun depan, warga {desa} tertawa",
            "Gubernur NTB resmikan puskesmas di {desa}, dokternya baru {n}",
            "Warga {desa} minta Gubernur NTB bangun bendungan, proposal {kec} diserahkan pukul {jam}",
        ),
        (
            "Biro Humas: Gubernur NTB tidak pernah menjanjikan uang dusun di {kec}",
            "Bawaslu NTB: kendaraan di foto {desa} itu bukan mobil dinas Gubernur, nomor platnya tidak terdaftar",
        ),
    ),
    Happening(
        (
            "Tuan guru di {desa} mengharamkan memilih calon nomor {c}, fatwanya ditempel di masjid {kec}",
            "Pondok pesantren di {desa} terima tanah {n} hektare dari calon bupati {kab}",
        ),
        (
            "Pengajian tuan guru di {desa} pindah ke lapangan {kec} karena jemaah membeludak",
            "Pondok pesantren di {desa} terbakar, santri {kec} diungsikan, perlu {n} kasur",
            "Tuan guru {desa} ajak warga {kec} pilih dengan hati dan jangan ribut",
            "Pondok pesantren {desa} buka pendaftaran santri baru sampai pukul {jam}, cepetan warga {kab}",
            "Haul pendiri pondok {desa} dihadiri ribuan orang, jalan {kec} ditutup",
        ),
        (
            "Keluarga tuan guru di {desa}: tidak pernah ada fatwa soal calon, tempelan di {kec} itu palsu",
            "Pengurus pondok di {desa} membantah menerima tanah dari calon mana pun di {kab}",
        ),
    ),
    Happening(
        (
            "Nelayan {desa} dilarang melaut kalau tidak pasang bendera calon nomor {c}, Syahbandar {kab} ikut menekan",
            "Solar bersubsidi nelayan {kec} ditahan tim calon, baru dibagi sesudah {desa} menang",
        ),
        (
            "Nelayan {desa} dapat tuna seberat {n} kilo, dibeli orang {kab} kota",
            "Nelayan {kec} tak melaut, ombak tinggi kata Syahbandar {kab}, perahu {desa} ditambat",
            "Solar di SPBN {kec} habis sejak pukul {jam}, nelayan {desa} antre",
            "Perahu nelayan {desa} hilang kontak, tim SAR {kab} menyisir laut",
            "Istri nelayan {desa} belajar bikin abon ikan, dijual di bazar {kec}",
        ),
        (
            "Syahbandar {kab}: izin melaut nelayan {desa} tidak ada hubungannya dengan bendera calon",
            "Pertamina: solar nelayan {kec} disalurkan seperti biasa, tidak ada yang ditahan tim mana pun",
        ),
    ),
    Happening(
        (
            "Puskesmas {kec} menolak pasien dari {desa} yang beda pilihan, satu ibu hamil meninggal",
            "Vaksin di Posyandu {desa} dicampur cairan dari tim calon nomor {c}, {n} anak demam",
        ),
        (
            "Puskesmas {kec} buka layanan malam sampai pukul {jam}, warga {desa} senang",
            "Ambulans Puskesmas {kec} terperosok di jalan {desa}, pasien dipindah ke pikap",
            "Posyandu {desa} bagi telur {n} butir tiap balita, stunting {kab} turun",
            "Demam berdarah di {desa} naik, Puskesmas {kec} minta warga kuras bak mandi",
            "Bidan Posyandu {desa} pensiun setelah {n} tahun, satu {kec} menangis",
        ),
        (
            "Kepala Puskesmas {kec}: tidak pernah menolak pasien {desa}, ibu yang dikabarkan meninggal sehat",
            "Dinkes {kab}: vaksin di Posyandu {desa} tersegel dari pabrik, anak yang demam sudah sembuh",
        ),
    ),
)
"""The same office, place and matter: `besides` is another claim, of another day."""


ORDINARY: Final = (
    "Jual cepat motor matic, pajak hidup, posisi {desa} {kec}, nego tipis {n} jutaan aja",
    "Info mati lampu hari ini wilayah {kec} dan sekitarnya mulai pukul {jam}, charger hp dulu gaes",
    "Dicari kucing oren hilang di sekitar {desa}, pakai kalung merah, ada imbalan",
    "Terima pesanan plecing kangkung dan ayam taliwang, antar {kec} gratis, min {n} porsi",
    "Undangan zikir dan doa di masjid {desa} malam Jumat ba'da isya, bawa anak-anak boleh",
    "Jalan {kec} arah {desa} licin habis hujan, hati-hati yang bawa motor",
    "Final bola antar kampung {desa} lawan {kec} FC, tiket {n} ribu, kick off {jam}",
    "Alhamdulillah panen cabai di {desa} lumayan, harga {n} ribu sekilo di pengepul",
    "Rapat wali murid SD di {desa} hari Sabtu pukul {jam}, mohon hadir tepat waktu",
    "Open trip ke pantai lewat {kec}, berangkat subuh, sisa {n} kursi",
    "Turut berduka atas wafatnya sesepuh {desa}, pemakaman sore ini di {kec}",
    "Mau tanya tukang servis kulkas yang bagus di {kec} siapa ya? punya saya bunyi terus",
    "Selamat untuk anak-anak {desa} yang wisuda hari ini, bangga kami semua",
    "Pasar malam di lapangan {kec} sampai minggu depan, bianglalanya {n} ribu",
    "Besok gotong royong bersih kali di {desa}, kumpul pukul {jam}, bawa parang dan karung",
    "Kos putri dekat kampus, {kab}, {n}00 ribu sebulan, kamar mandi dalam",
    "Yang kemarin titip beli kain tenun {desa} sudah bisa diambil di {kec}",
    "Nyongkolan hari ini lewat jalan {kec}, yang buru-buru cari jalan lain dulu",
    "Lur ada yang jual bibit vanili di sekitar {kec}? butuh {n} batang",
    "Jadwal kapal besok berubah jadi pukul {jam}, kabari keluarga di {kab}",
)
"""What people write on any day."""


QUOTING: Final = (
    "[HOAKS] {claim}. Faktanya tidak benar, jangan ikut menyebarkan.",
    'Beredar pesan "{claim}". Kabar itu bohong, sudah dicek.',
    '[SALAH] "{claim}" - hasil cek fakta: konten palsu, tidak ada bukti pendukung.',
    "Pak RT: yang bilang {claim} itu hoaks ya bapak ibu, jangan panik.",
    "TIDAK BENAR bahwa {claim}. Sumber resmi sudah membantah. Saring sebelum sharing.",
    "CEK FAKTA: {claim}? Penelusuran kami: keliru. Foto yang dipakai peristiwa lain.",
    'Awas hoax lagi beredar di grup: "{claim}" - ini sudah diklarifikasi, bohong semua.',
    "Kominfo: {claim} adalah DISINFORMASI. Laporkan kalau masih menerima.",
    'Klarifikasi. Sehubungan dengan kabar "{claim}" kami sampaikan bahwa hal tersebut tidak pernah terjadi.',
    'Ndeq araq kejadian marak nike batur. "{claim}" = bohong, ndaq te percaye.',
    'Ibu saya dapat WA "{claim}". Sudah saya cari, ternyata kabar lama yang dipelintir, jangan diteruskan.',
    "Hoaks: {claim}. Fakta: belum pernah ada pernyataan seperti itu.",
)
"""How a claim is denied by whoever repeats it first."""
