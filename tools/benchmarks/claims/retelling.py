"""Other words for the same, as somebody tells on what was read. For `alterations_opened` alone.

Rules kept here: a word is exchanged only for one that leaves the sentence true; no name, place, number or unit is here;
short forms and other languages are not synonyms (`spoken`).
"""


def _same(words: str) -> dict[str, list[str]]:
    """Of each word the others of its row."""
    rows = [row.strip().split("/") for row in words.split(";")]
    found: dict[str, list[str]] = {}
    for row in rows:
        first, *rest = row
        found.setdefault(first, []).extend(rest)
    return found


SAME = _same(
    "tidak/enggak;sudah/telah;telah/sudah;akan/bakal/mau;resmi/sah/secara resmi;mengatakan/menyebut/bilang;"
    "menyatakan/menyebut/bilang;mengaku/bilang;membongkar/membuka/mengungkap;bongkar/ungkap/buka;ungkap/beberkan/buka;"
    "menangis/berlinang air mata;meninggal/wafat;tewas/meninggal;korban/yang kena;ditangkap/diamankan/dibekuk;"
    "tangkap/ciduk/amankan;tertangkap/terciduk/kepergok;dipenjara/masuk bui;penjarakan/jebloskan;kalah/keok/tumbang;"
    "menang/unggul/juara;kemenangan/keunggulan;kekalahan/tumbangnya;unggul/menang;curang/tidak jujur;"
    "kecurangan/akal-akalan;memutuskan/menetapkan;putuskan/tetapkan;menolak/tidak mau terima;tolak/tidak terima;"
    "menerima/mendapat;mendapatkan/memperoleh/menerima;bisa/dapat/sanggup;memberikan/membagikan;"
    "memberi/membagi;bagikan/sebarkan;membagikan/menyebar;bagi-bagi/sebar;bantuan/sumbangan/santunan;"
    "hadiah/bonus/doorprize;gratis/cuma-cuma/tanpa bayar;uang/dana/duit;dana/uang;biaya/ongkos;bayar/lunasi;"
    "mahal/tinggi harganya;murah/miring harganya;harga/tarif;naik/melonjak;turun/merosot;besar/gede/hebat;kecil/mungil;"
    "banyak/segudang;ribuan/beribu-ribu;ratusan/beratus-ratus;seluruh/semua/segenap;semua/seluruh/segala;"
    "masyarakat/warga/rakyat;warga/penduduk/masyarakat;rakyat/masyarakat/warga;penduduk/warga;"
    "anak/bocah;perempuan/wanita;wanita/perempuan;laki-laki/pria;"
    "pemerintah/negara;calon/kandidat;pejabat/petinggi;polisi/aparat;tentara/prajurit;"
    "mahasiswa/anak kampus;pekerja/buruh;karyawan/pegawai;pegawai/karyawan;lowongan/loker;"
    "kerja/pekerjaan;mencari/nyari;membutuhkan/memerlukan;butuh/perlu;meminta/menuntut;minta/menuntut;"
    "datang/tiba;tiba/sampai;pergi/berangkat;keluar/hengkang;masuk/merangsek;membawa/menenteng;mengambil/merebut;"
    "membakar/menghanguskan;bakar/hanguskan;terbakar/dilalap api;kebakaran/terbakarnya;gempa/lindu;"
    "banjir/air bah;gelombang/ombak;ombak/gelombang;menghancurkan/meluluhlantakkan;hancur/luluh lantak/rusak parah;"
    "rusak/hancur;merusak/menghancurkan;serang/gempur;menyerang/menggempur;serangan/gempuran;perang/pertempuran;"
    "bom/peledak;rudal/misil;mendukung/menyokong;dukung/sokong;dukungan/sokongan;melawan/menentang;lawan/tentang;"
    "demo/unjuk rasa;aksi/gerakan;rusuh/ricuh;ricuh/kacau;heboh/geger/gempar;geger/heboh/gempar;"
    "viral/ramai dibicarakan;mengejutkan/bikin kaget;"
    "menggemparkan/menghebohkan;terungkap/terbongkar/ketahuan;"
    "ternyata/rupanya;akhirnya/pada akhirnya;sekarang/saat ini/kini;kini/sekarang;segera/secepatnya;"
    "langsung/saat itu juga;lama/lawas;"
    "sebelum/menjelang;setelah/sesudah/usai;usai/setelah;ketika/saat/waktu;karena/sebab/gara-gara;"
    "sehingga/sampai-sampai;supaya/agar;agar/supaya/biar;tetapi/namun;tapi/namun;namun/tetapi;"
    "hanya/cuma;sangat/amat;jadi/menjadi;menjadi/jadi;membuat/bikin;bikin/membuat;menggunakan/memakai;"
    "memakai/mengenakan;pakai/gunakan;melihat/menyaksikan;lihat/saksikan;nonton/lihat;mengetahui/tahu;tahu/mengerti;"
    "jangan/tidak usah;harus/wajib;wajib/harus;boleh/diizinkan;dilarang/tidak boleh;larang/haramkan;palsu/abal-abal;"
    "asli/tulen;benar/betul;bohong/dusta;rahasia/hal tersembunyi;bukti/tanda bukti;foto/gambar;"
    "video/rekaman;rekaman/video;gambar/foto;berita/kabar;kabar/berita;informasi/kabar;pesan/kiriman;"
    "malam/malam hari;pagi/pagi hari;gedung/bangunan;mobil/kendaraan;"
    "obat/ramuan;penyakit/sakit;sembuh/pulih;menyembuhkan/memulihkan;"
    "menyebabkan/mengakibatkan;bahaya/ancaman;berbahaya/membahayakan;makan/santap;minum/teguk;makanan/santapan;"
    "kesehatan/kebugaran;agama/keyakinan;"
    "tolong/mohon;silakan/monggo;klik/tekan;daftar/mendaftar;pendaftaran/registrasi;syarat/ketentuan;"
    "pemenang/juara;undian/kocokan;nasabah/pelanggan;pinjaman/kredit;utang/pinjaman;tanpa/tidak pakai;melalui/lewat;"
    "terhadap/kepada;kepada/untuk;untuk/buat;tentang/soal;soal/perihal;bersama/bareng"
)
"""Of each word what says the same."""

_SMALL = "yang adalah bahwa telah pun tersebut oleh para sang pada secara hal dalam bagi atas"
FORMAL = frozenset(_SMALL.split())
"""Small words that fall away in telling."""

TOLD = [
    "Katanya", "Denger-denger", "Kata tetangga", "Ada yang cerita,", "Tadi baca di grup,", "Kabarnya", "Konon",
    "Eh udah tau belum,", "Menurut yang saya baca,", "Intinya", "Barusan dikasih tahu,", "Info dari pasar,",
]  # fmt: skip
"""How telling begins."""
