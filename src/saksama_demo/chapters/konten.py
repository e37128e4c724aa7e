"""Chapter `konten`: one claim of 2024 about NTB, its copies, and what both institutions make of it.

Rules kept here: a simulation of February 2024 that says so in its logs; the claim is real and quoted short, everything
said of it is an example; each sentence is what the visitor of the stage reads.
Left to others: the acts (agreeing, finding, watching), the outsider (verifying).
"""

from datetime import datetime

from saksama.clocks.words import WITA
from saksama_demo.beats import Beat, Chapter, Step, View
from saksama_demo.chapters import agreeing, finding, verifying, watching

_QUEUE = View(watching.CONTENT, watching.QUEUE)
_CLAIM = View(watching.CONTENT, "/meja/klaim/{claim}/")
_AT_BAWASLU = View(finding.COMMISSIONER, "/meja/klaim/{claim}/")
_REQUEST = View(finding.COMMISSIONER, "/meja/permohonan-konten/{request}/")

SIGN = Step(
    "Simulasi: nota kesepahaman ditandatangani",
    (
        Beat(
            "SIMULASI, Kamis 15 Februari 2024: kedua lembaga memasang simpul dan menandatangani nota.",
            agreeing.sign_at_once,
            *agreeing.BOTH_NOTES,
        ),
    ),
)

ARRIVE = Step(
    "Satu klaim datang dalam lima salinan yang diubah, lewat tiga jalan",
    (
        Beat("Petugas menempel pesan terusan, seperti diterimanya.", watching.paste, right=_QUEUE),
        Beat("Tangkapan layar diunggah; kata-kata di dalamnya diketik.", watching.upload, right=_QUEUE),
        Beat("Seorang warga bertanya di portal, dan menyampaikan pesannya tanpa nama.", watching.hand_in, right=_QUEUE),
        Beat("Daftar patroli pagi membawa dua salinan lagi, satu disamarkan.", watching.take_list, right=_QUEUE),
    ),
)

TRIAGE = Step(
    "Kelimanya dikenali sebagai satu klaim; orang yang memutuskan",
    (
        Beat("Petugas mengambil satu salinan dan memulai klaim dengannya.", watching.begin, right=_CLAIM),
        Beat("Yang lain disarankan karena kata-katanya; petugas menyambungkannya.", watching.join_all, right=_CLAIM),
    ),
)

FIND = Step(
    "Diskominfotik menilai, Bawaslu memutus, masing-masing dua orang",
    (
        Beat("Klaim dan tangkapannya dikirim kepada Bawaslu, tersegel.", finding.hand_over, _AT_BAWASLU, _CLAIM),
        Beat("Penilaian menyebut sumber luar; pembaca kedua menyetujuinya.", finding.assess, right=_CLAIM),
        Beat("Penilaian itu sampai di Bawaslu dan cocok dengan log.", finding.tell_finding, _AT_BAWASLU, _CLAIM),
        Beat("Dua anggota Bawaslu memutus, dengan pasal yang berlaku hari itu.", finding.judge, _AT_BAWASLU),
    ),
)

ASK = Step(
    "Permohonan penanganan naik ke Bawaslu RI, dan jawabannya dicatat",
    (
        Beat("Surat dan lampirannya siap ditandatangani.", finding.request, _REQUEST),
        Beat("Bawaslu RI meneruskannya kepada kementerian; jawabannya dicatat.", finding.answer, _REQUEST),
    ),
)

TELL = Step(
    "Masyarakat diberi tahu, dan seorang warga menemukannya",
    (
        Beat("Klarifikasi ditulis satu orang dan diterbitkan orang kedua.", finding.publish, right=_CLAIM),
        Beat(
            "Seorang warga menempelkan salinan keenam: klarifikasinya muncul seketika, dengan alasannya.",
            finding.find,
            right=View(watching.CONTENT, "{clarification}"),
        ),
    ),
)

VERIFY = Step(
    "Orang luar memeriksa kedua log",
    (
        Beat("Hidup klaim itu terbaca dari kedua log umum.", finding.read_logs, _AT_BAWASLU, _CLAIM),
        Beat("Orang luar memeriksa kedua log: semuanya sah.", verifying.verify_both, _AT_BAWASLU, _CLAIM),
    ),
)

CHAPTER = Chapter(
    (SIGN, ARRIVE, TRIAGE, FIND, ASK, TELL, VERIFY),
    begins=datetime(2024, 2, 15, 9, tzinfo=WITA),
)
