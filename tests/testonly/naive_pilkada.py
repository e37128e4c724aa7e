"""What the texts say of the clocks of a regional election, sentence by sentence; counted by `naive_clocks`.

Texts: UU 1/2015 as changed by UU 8/2015 (in force 18 March 2015) and UU 10/2016 (1 July 2016), all three whole. UU
8/2015 art. I made art. 1 no. 28 "Hari adalah hari kalender"; UU 10/2016 leaves it and writes "hari kerja" wherever it
means that. Of Perbawaslu 8/2020, 9/2020 (but arts 45, 57) and 9/2024 no article is at hand: what one of them might
define for itself stays open.
"""

from datetime import date

from tests.testonly.naive_clocks import CALENDAR, HOURS, JAKARTA, NEXT, SAME, WORKING, NoPeriod, Period, Rules

HANDLING: Rules = {
    # Bawaslu's practice of intake counts working days, and a regulation may define Hari for itself (law-2026-11 1).
    # Its hours stand in no text at hand; Bawaslu told them as 08.00 to 16.00, or 16.30 (note 1.1): both ends.
    "pilkada-laporan": (
        Period(
            "UU 1/2015 art. 134(4): paling lama 7 (tujuh) hari sejak diketahui dan/atau ditemukannya",
            7,
            (CALENDAR, WORKING),
            (SAME, NEXT),
            in_person=True,
        ),
    ),
    "pilkada-kajian-awal": (
        Period(
            "Perbawaslu 8/2020, unseen (note K2): 2 Hari, laporan disampaikan", 2, (CALENDAR, WORKING), (SAME, NEXT)
        ),
    ),
    # Halmahera Selatan 2024: told on Thursday 3 October, declared over on Friday 4 October: its own day was day 1.
    "pilkada-perbaikan": (
        Period("Perbawaslu 8/2020, unseen (note K3): 2 Hari, notice", 2, (CALENDAR, WORKING), (SAME, NEXT)),
    ),
    "pilkada-informasi-awal": (NoPeriod("Perbawaslu 8/2020, unseen (note 1.1): no period known"),),
    # (5) counts from receipt; that the office counts from registration, and that (5) and (6) add up, is practice.
    "pilkada-penanganan": (
        Period(
            "UU 8/2015 art. 134(5): paling lama 3 (tiga) hari setelah laporan diterima; (6): 2 (dua) hari",
            3,
            (CALENDAR,),
            extended=5,
        ),
    ),
    "pilkada-penanganan-pidana": (
        Period(
            "UU 8/2015 art. 134(5): paling lama 3 (tiga) hari setelah laporan diterima; (6): 2 (dua) hari",
            3,
            (CALENDAR,),
            extended=5,
        ),
    ),
    "pilkada-keterangan-tambahan": (
        Period("UU 8/2015 art. 134(6): dalam waktu paling lama 2 (dua) hari", 2, (CALENDAR,)),
    ),
    "pilkada-administratif-kpu": (
        Period(
            "UU 1/2015 art. 140(1): paling lama 7 (tujuh) hari sejak rekomendasi ... diterima",
            7,
            (CALENDAR,),
            (SAME, NEXT),
        ),
    ),
    "pilkada-tsm": (
        Period(
            "UU 10/2016 art. 135A(2): 14 hari kerja; Perbawaslu 9/2020 art. 45: terhitung sejak ... diterima",
            14,
            (WORKING,),
            (SAME, NEXT),
        ),
    ),
    "pilkada-tsm-kontra-memori": (
        Period(
            "Perbawaslu 9/2020 art. 57(1): paling lama 3 (tiga) Hari terhitung sejak pemberitahuan disampaikan",
            3,
            (CALENDAR, WORKING),
            (SAME, NEXT),
            (JAKARTA,),
        ),
    ),
    "pilkada-tsm-kpu": (
        Period(
            "UU 10/2016 art. 135A(4): paling lambat 3 (tiga) hari kerja terhitung sejak diterbitkannya putusan",
            3,
            (WORKING,),
            (SAME, NEXT),
        ),
    ),
    "pilkada-tsm-upaya-hukum": (
        Period(
            "UU 10/2016 art. 135A(6): paling lambat 3 (tiga) hari kerja terhitung sejak keputusan ... ditetapkan",
            3,
            (WORKING,),
            (SAME, NEXT),
            (JAKARTA,),
        ),
    ),
    "pilkada-tsm-putusan-ma": (
        Period(
            "UU 10/2016 art. 135A(7): paling lama 14 (empat belas) hari kerja terhitung sejak berkas perkara diterima",
            14,
            (WORKING,),
            (SAME, NEXT),
            (JAKARTA,),
        ),
    ),
}

CRIMES: Rules = {
    "pilkada-pidana-ke-polri": (
        Period("UU 1/2015 art. 135(2): paling lama 1 x 24 jam sejak diputuskan", 24, (HOURS,)),
    ),
    "pilkada-penyidikan": (
        Period(
            "UU 10/2016 art. 146(3): paling lama 14 (empat belas) hari kerja terhitung sejak laporan diterima",
            14,
            (WORKING,),
            (SAME, NEXT),
        ),
    ),
    "pilkada-berkas-kembali": (
        Period("UU 10/2016 art. 146(4): dalam waktu paling lama 3 (tiga) hari kerja", 3, (WORKING,), (SAME, NEXT)),
    ),
    "pilkada-berkas-ulang": (
        Period(
            "UU 10/2016 art. 146(5): paling lama 3 (tiga) hari kerja terhitung sejak tanggal penerimaan berkas",
            3,
            (WORKING,),
            (SAME, NEXT),
        ),
    ),
    "pilkada-ke-pengadilan": (
        Period(
            "UU 10/2016 art. 146(6): paling lama 5 (lima) hari kerja terhitung sejak menerima berkas",
            5,
            (WORKING,),
            (SAME, NEXT),
        ),
    ),
    "pilkada-putusan-pn": (
        Period("UU 1/2015 art. 148(1): paling lama 7 (tujuh) hari setelah pelimpahan berkas", 7, (CALENDAR,)),
    ),
    "pilkada-banding": (
        Period("UU 1/2015 art. 148(2): paling lama 3 (tiga) hari setelah putusan dibacakan", 3, (CALENDAR,)),
    ),
    "pilkada-berkas-banding": (
        Period("UU 1/2015 art. 148(3): paling lama 3 (tiga) hari setelah permohonan banding diterima", 3, (CALENDAR,)),
    ),
    "pilkada-putusan-pt": (
        Period("UU 1/2015 art. 148(4): paling lama 7 (tujuh) hari setelah permohonan banding diterima", 7, (CALENDAR,)),
    ),
}

RESULTS: Rules = {
    # UU 1/2015 art. 112 names no period; the "4 (empat) hari" of art. 117(2) are those of a recount. A member of
    # Bawaslu RI counted 9 to 13 December 2020, a Sunday, by PKPU 8/2018 art. 59-60 (liputan6.com/amp/4431059).
    "pilkada-pemungutan-suara-ulang": (
        Period("PKPU 17/2024, unseen (note 4.4): 10 days after voting", 10, (CALENDAR,), since=date(2024, 1, 1)),
        Period(
            "PKPU 8/2018 as amended by 18/2020, unseen: 4 days after voting", 4, (CALENDAR,), until=date(2023, 12, 31)
        ),
    ),
    # The Court rejected petitions of 2017 by counting the day of the announcement as day 1 (law-2026-11 section 1).
    "pilkada-mk-permohonan": (
        Period(
            "UU 10/2016 art. 157(5): paling lambat 3 (tiga) hari kerja terhitung sejak diumumkan",
            3,
            (WORKING,),
            (SAME,),
            (JAKARTA,),
        ),
    ),
    "pilkada-mk-putusan": (
        Period(
            "UU 10/2016 art. 157(8): paling lama 45 (empat puluh lima) hari kerja; PMK 14/2024",
            45,
            (WORKING,),
            (SAME,),
            (JAKARTA,),
        ),
    ),
}

PILKADA: Rules = {**HANDLING, **CRIMES, **RESULTS}
