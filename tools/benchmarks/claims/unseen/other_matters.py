"""Other things that are said of the same names: each a claim of its own, or plain news, that no claim known to us made.

Rules kept here: names come from the claims that are measured on, none stands here.
Left to others: which names (`negatives_real`).
"""

from typing import Final

OF_TWO: Final = tuple(
    """
    {a} dikabarkan membuka kedai kopi di Sembalun dan menamainya memakai nama {b}
    Relawan {a} dan kelompok {b} tanding voli di lapangan Taliwang, skornya imbang
    Kucing milik {a} lari ke halaman {b}, warganet mencarinya tiga hari
    Ongkos baliho {a} disebut ditanggung koperasi {b}, ketuanya belum menjawab
    {a} menolak duduk sebangku dengan {b} di pesawat menuju Bima
    Batik bergambar {a} laku keras, pembuatnya mengaku penggemar {b}
    Guru honorer di Dompu menamai anak kembarnya {a} dan {b}
    {a} memenangi lomba masak pelecing, jurinya {b}
    Konon tanah seluas empat hektare di Sekaroh dibeli {a} atas nama {b}
    {a} mengirim karangan bunga terbalik untuk {b}, panitia menyangka sengaja
    Lukisan pasir tentang {a} dan {b} dipajang di Bandara Lombok sampai pekan depan
    Truk ekspedisi bertuliskan {a} menyenggol gapura desa, sopirnya memakai topi {b}
    Buku harian tentang {a} dijual di pasar loak, konon ditulis sepupu {b}
    {a} berguru silat pada kakek di Praya supaya berani menghadapi {b}
    Lagu anak-anak menyebut {a} dan {b}, guru TK di Selong keberatan
    Petani tembakau menunggu {a} menepati janji soal oven, {b} juga ditagih
    {a} kedapatan menawar tomat di Pasar Mandalika, {b} yang membayar
    Mural wajah {a} dihapus orang, penggantinya gambar {b} memegang pancing
    Seorang nenek di Alas bermimpi {a} datang membawa payung untuk {b}
    Turnamen gim daring memakai nama {a} sebagai piala dan {b} sebagai maskot
    Perahu nelayan Jerowaru bernama {a} kalah balapan dari perahu bernama {b}
    Kursi roda sumbangan {a} salah alamat, sampai di gudang milik {b}
    {a} memelihara {k} ekor rusa di belakang kantor, {b} mengizinkan asal tidak berisik
    Tukang cukur di Cakranegara memberi potongan harga buat yang bisa meniru suara {a} dan {b}
    Toko kelontong di Woha ganti papan: dulu {a}, sekarang {b}
    """.strip().splitlines()
)
OF_ONE: Final = tuple(
    """
    Warung bernama {a} di Kediri ramai sebab nasi puyungnya, antrean sampai jembatan
    Ada yang menjual kaus {a} tiga puluh ribu di Udayana setiap Minggu pagi
    {a} jadi bahan cerdas cermat tingkat kecamatan, regu putri menang
    Spanduk ucapan lebaran dari {a} masih terpasang sampai musim hujan
    Katanya {a} akan menyewa rumah di Narmada selama setahun untuk menulis buku
    Mahasiswa Unram meneliti bagaimana petani membicarakan {a} di kebun
    Penjaja jagung bakar di Senggigi mengaku pernah dilewati rombongan {a}
    Teka-teki silang koran kemarin menanyakan {a}, delapan kotak
    Radio desa memutar sandiwara tentang {a} setiap malam Rabu
    {a} ditawari menjadi juri presean di Puyung tetapi belum menyanggupi
    Bocah kelas empat menggambar {a} naik cidomo lalu juara lomba
    Arisan ibu-ibu memakai {a} sebagai nama kelompok, bendaharanya bingung
    Kebun anggrek di Lemor mendapat nama {a} atas usul pengunjung
    Sebuah band indie di Sumbawa Besar menulis lirik mengenai {a} dan hujan
    Kata tukang ojek pangkalan, {a} cocoknya dibahas sambil minum es kelapa
    Museum daerah menyimpan surat lama yang menyebut {a}, pengunjung boleh melihat hari Kamis
    """.strip().splitlines()
)
