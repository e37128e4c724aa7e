"""Words of those who say that it is not so, the third writer's: neighbours, mothers, officials, the odd checker.

Rules kept here: a denial in own words names what it is about by a name or two ({n}) and tells nothing of what was
claimed; one that quotes has the claim whole ({q}); few sound like a fact-checker; in Sasak, Samawa and Mbojo only words
that are sure.
Left to others: whose names, which claim (`unseen.negatives_real`).
"""

from typing import Final

from tools.benchmarks.claims.writer import lines

OWN_WORDS: Final = lines("""
    Bapak-bapak di grup tolonglah, yang soal {n} itu bohong, saya capek jelasinnya ke mertua
    {n}? Ngarang itu, jangan ikut-ikutan.
    Ndeq tetu nike semeton, kabar {n} lekak doang
    barusan dibahas di radio, berita tentang {n} ternyata karangan orang
    Kalau masih ada yang kirim soal {n} ke sini saya keluarkan dari grup. Sudah jelas tidak benar.
    Mbak, yang {n} itu jangan dipercaya ya, anak saya kerja di kominfo dan katanya palsu
    wati poda haba {n} ede, aina imbi
    Sy termasuk yang sempat percaya {n}, malu sendiri setelah tahu ternyata tipuan
    Heboh {n} dari kemarin, padahal nggak ada apa-apa
    Humas polres: informasi mengenai {n} yang beredar di medsos menyesatkan, mohon tidak diteruskan
    Demi Allah tidak ada kejadian begitu, {n} cuma dijadikan bahan cari penonton
    {n} lagi {n} lagi. Udah dibantah berkali-kali masih aja dimakan mentah-mentah 🤦
    Nonda nan, na percaya kabar {n}
    Sudah saya tanyakan langsung ke orangnya. Soal {n}, jawabnya ketawa saja: tidak ada itu.
    Yang bikin konten {n} sudah minta maaf kok, katanya iseng
    pliss ya warga +62, {n} tuh editan AI, liat jarinya aja enam
    Dosen saya bahas {n} di kelas hari ini sebagai contoh hoaks, jadi jangan kaget kalau bukan begitu ceritanya
    Video lama diputar lagi biar ramai. {n} nggak ada sangkut pautnya.
    Kami dari pihak keluarga menyatakan bahwa apa yang ditulis orang tentang {n} tidak pernah terjadi
    Setop. Soal {n} itu fitnah, dosanya mengalir terus ke yang menyebarkan
    Tiang sampun takon langsung, ndeq araq cerite {n} sak tetu
    min tolong dihapus postingan {n}, kasian orang pada termakan
    Percaya sama {n}? wkwkwk makanya baca sampai habis, di bawahnya ditulis cuma parodi
    Kata keponakan yang tinggal di sana, tidak ada itu {n}. Aman-aman saja.
    Jangan mudah panas. {n} dipelintir, omongan aslinya bukan begitu.
    Cek fakta: {n}, hasilnya keliru.
    Siapa pun yang mulai soal {n}, semoga diberi hidayah, karena kenyataannya jauh dari yang ditulis
    Alhamdulillah ternyata {n} hanya isu, tadi sudah dijawab pak camat
    {n} itu satire woy, akun komedi, masa dianggap serius
    Suami saya polisi dan dia bilang tidak ada laporan apa pun terkait {n}. Sudah ya bu ibu.
    Tautan {n} jangan diklik!! itu maling data, bukan resmi
    Dapat kiriman {n} dari tiga grup sekaligus pagi ini, tiga-tiganya salah
    Dua minggu {n} jadi obrolan di berugak, sampai sekarang tak satu pun bisa kasih bukti. Ya jelas bohong.
    Kantornya sudah buat surat: tidak tahu-menahu urusan {n}
    Fotonya dicomot dari negara lain, dikasih judul {n}, jadilah orang sini marah-marah
    """)

QUOTING: Final = lines("""
    Hoaks ya gaes 👉 {q}
    {q}\\n\\nYang begini kok dipercaya. Bohong!
    Ibu saya kirim ini: "{q}". Bu, ini tidak benar, jangan diteruskan.
    {q} <<< SALAH. Sudah saya telepon kantornya.
    Kalau ada yang dapat tulisan "{q}", hapus saja, itu palsu
    "{q}" lekak nike semeton, ndaq percaye
    Masih ada aja yang share: {q} ... padahal dari dulu sudah dibantah
    {q}\\n☝️ fitnah. Yang bikin sudah mengaku.
    Mohon izin meluruskan. Beredar tulisan: {q} Kami tegaskan itu bukan dari kami dan isinya tidak benar.
    ini nih contoh tukang bohong: {q}
    Pagi-pagi udah disuguhi "{q}" di grup keluarga. Tolong, itu sudah {k} kali saya bilang hoaks.
    {q} (katanya). kenyataan: tidak ada
    [TIDAK BENAR] {q}
    Nanti ada yang sebarin: {q} - jangan percaya, saya di lokasi dan tidak terjadi apa-apa
    {q}\\naina imbi, wati poda
    Waduh, "{q}" itu berita bohong, admin grup sebelah saja sudah minta maaf
    sumpah ketawa baca ini: {q} 😂 ngibulnya kelewatan
    Klarifikasi: "{q}" adalah kabar palsu yang mencatut lembaga kami.
    {q} NGGAK ADA ITU. Udah dicek wartawan ke sana, nihil.
    Tadi di pengajian ada yang baca keras-keras "{q}". Langsung saya bantah di tempat.
    Judul: {q}. Isi: nol. Jangan diklik, itu tipu-tipu.
    Pak RT minta disampaikan: pesan "{q}" tidak betul, jadi tidak usah panik
    dibilang "{q}" lah, besok dibilang apa lagi. Semua karangan.
    {q}\\n\\nHasil telusur saya {k} jam: videonya dari negeri orang, ceritanya dibuat-buat.
    Jgn termakan yg ini ==> {q} <== tidak pernah terjadi
    om saya sampai mau pindah rumah gara-gara baca {q} ... tenang om, bohong itu
    Nonda nan, na percaya: {q}
    Terus terang kesal. {q} Begitu katanya, dan semua orang ikut marah, padahal rekayasa belaka.
    Hati-hati modus! "{q}" bukan resmi, itu penipuan
    saya cek ke tiga media besar, tak satu pun memuat "{q}". artinya ya ngarang
    {q} -> disinformasi, laporkan akunnya
    Nanya sama yang share "{q}": buktinya mana? Diam kan. Karena memang tidak ada.
    Maaf kemarin saya ikut kirim ini: {q} Ternyata saya yang tertipu, tolong yang sudah meneruskan dihapus juga.
    Bantu luruskan kawan, jangan ada lagi yang menulis "{q}" sebab itu dusta
    Mana ada. {q}? Mimpi.
    """)

AFTER_CHECK: Final = lines("""
    Sudah dicek, begini aslinya. {c}
    {c} Jadi jangan dikirim-kirim lagi ya.
    biar gak salah paham: {c}
    Nih baca pelan-pelan: {c}
    Buat yang kemarin ngotot di grup, {c}
    Copas dari situs pemeriksa. {c} Hapus yang sudah telanjur.
    {c}\\nnah kan. makanya saring dulu
    Anak saya yang wartawan kasih tahu: {c}
    Ternyata oh ternyata. {c} 🙈
    Teman-teman relawan pengawas, ini jawabannya kalau warga bertanya: {c}
    """)

OF_MADE: Final = lines("""
    {t}
    {t} Jadi tolong, {p} jangan diganggu lagi.
    Saya orang {d}. {t}
    Kepada yang bertanya soal {p}: {t}
    {d} aman, guys. {t}
    Ini kata keluarga {p}, saya teruskan apa adanya. {t}
    Baru pulang dari {d}, ngobrol langsung. {t}
    Ndeq tetu nike. {t} ({d})
    yg kemarin nyebar soal {p} di {d} baca ya.. {t}
    {t}\\n\\nttd, warga {d} yang kesal
    """)
