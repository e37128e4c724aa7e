"""Other things that are said of the same names, the seventh writer's: fandom, gossip, jokes, homework, lost helmets.

Rules kept here: names come from the claims that are measured on, none stands here; a sentence fits a person, a place
and a body alike, as a name may be any of them.
Left to others: which names (`unseen.negatives_real`).
"""

from typing import Final

from tools.benchmarks.claims.writer import lines

OF_ONE: Final = lines("""
    username epep gw ganti jadi {a}, biar lawan takut duluan
    Sound {a} remix lagi naik di fyp, udah {k} jam gak bisa berhenti joget
    tugas PPKn kelompok {k} dapet tema {a}, ada yg punya ppt-nya?
    Meme {a} yg template baru lucu bgt anjir
    Ketinggalan helm stiker {a} di parkiran Epicentrum, yg nemu dm ya
    Cosplay {a} kemaren di Mataram Mall effort bgt, salut
    Kucing kosan gw kasih nama {a}, anaknya {k}
    Siapa mau ikut nobar dokumenter {a} di sekre, cuma {k} kursi sisa
    kuis: sebutin {k} hal soal {a}, yg bener gua kirimin pulsa
    Caption ig yg cocok buat foto depan mural {a} apa ya
    podcast {a} episode kemaren audio-nya pecah, skip menit ke-{k}
    Gara2 {a} trending, timeline gw isinya itu mulu, mau cari jadwal konser aja susah
    jual kaos {a} preloved size L, pemakaian {k} kali, cod Monjok
    adek gw ditanya cita-cita malah jawab {a} wkwk
    Ada yg tau kelas bahasa deket {a}? yg buka malem
    ekspektasi: skripsi soal {a} kelar semester ini. realita: bab {k} aja blm
    Wallpaper {a} hd dong gaes, yg buat hp kentang
    Quotes {a} ditempel di warkop Pagesangan, salah ketik {k} huruf
    filter {a} di tiktok bikin muka gw kayak bapak2
    grup fans {a} Bima mau bikin gathering, patungan {k}0 ribu
    penasaran aja, kalo {a} jadi karakter ML kira2 role-nya apa
    Fan art {a} buatan anak DKV Sumbawa masuk {k} besar
    gara2 keasikan scroll {a} gw kelewatan orderan {k} biji
    bahan debat lomba besok {a}, tim gw kebagian pro, bantu doa
    Ponakan nangis minta topeng {a} kayak temennya di TK
    hari ke-{k} nungguin notif komen dari akun {a}
    Stiker wa {a} versi Sasak kocak abis, minta link pack-nya
    Koleksi poster {a} punya bapak dimakan rayap, tinggal {k}
    Warung lalapan pake spanduk {a} di Cakra tuh enak gak sih
    dapet soal TWK ada {a}-nya, gw jawab ngasal
    jadwal live {a} kok gak ada lagi di kalender, pindah hari apa
    Rating game {a} anjlok di playstore, update malah ngelag
    playlist judulnya {a} isinya lagu galau semua, relate
    Beda generasi: mama nonton sinetron, bapak nonton {a}, gw nonton tugas
    cek khodam pake nama {a} keluarnya macan cisewu
    ngapalin silsilah {a} buat UTS tuh gak masuk akal, {k} lembar
    temen kosan kalo ngigau nyebut {a} terus, ngeri
    tebak-tebakan: apa bedanya {a} sama sinyal kos? dua2nya ilang pas dicari
    Bazar buku di udayana ada yg jual biografi {a} cuma {k} ribu
    Nitip dong yg ke acara {a}, beliin gantungan kunci
""")

OF_TWO: Final = lines("""
    tier list versi gw: {a} S, {b} A, sisanya skip
    {a} sama {b} kalo dijadiin duo di stand up kayaknya pecah
    Polling: tim {a} atau tim {b}? yg kalah traktir es teh
    fanfic {a} x {b} di wattpad udah {k} chapter astaga siapa yg nulis
    dapet tugas bandingin {a} dan {b} minimal {k} halaman, deadline besok
    Foto {a} di kamar, foto {b} di dompet, foto kamu? gak ada
    yg nonton {a} kemaren pasti ngeh ada cameo {b}
    Rame di x: anak {a} ribut sama anak {b} gara-gara font poster
    Mural {a} ketutup baliho {b}, sayang bgt padahal bagus
    kata algoritma, yg suka {a} biasanya suka {b}. Gw engga
    main tebak gambar, {a} malah dikira {b}, satu sirkel ngakak
    Ojol cerita: penumpang pertama bahas {a}, penumpang kedua bahas {b}, saya bahas bensin
    Kolab paling ditunggu tahun ini: {a} feat {b}
    Lomba 17an RT kami pake tema {a}, RT sebelah {b}, heboh pol
    Soal uas no {k}: jelasin hubungan {a} dengan {b}. Ngarang lah gue
    Jual dua tiket nonton bareng {a} lawan {b}, harga temen
    Gambar {a} di helm kiri, {b} di helm kanan, pacar gak mau dibonceng
    antara {a} dan {b}, yg menang tetep kasur
    podkes {a} ngundang {b} minggu depan, siapin cemilan
    Nyokap ketuker mulu antara {a} sama {b}
    beli stiker {b} bonus stiker {a}, stok {k} lembar
    Kos putra fans {a}, kos putri fans {b}, ibu kos netral
    Kuis family 100: selain {a}, {b} juga masuk jawaban survei
    edit video {a} pake lagu {b}, transisinya jedag jedug, {k}k like
    Kapan ya {a} main lagi ke tempat {b}, kangen vibesnya
""")
