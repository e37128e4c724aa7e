"""Claims that were made up for the tests; nobody in them exists."""

CLAIMS = [
    ("sapi", "Bupati Contoh membagikan sapi kurban kepada ketua RT sebelum pencoblosan"),
    ("kapal", "Kapal pengangkut surat suara tenggelam di Selat Contoh karena kelebihan muatan"),
    ("pajak", "Mulai Januari setiap perahu nelayan dikenai pajak 50 juta rupiah per tahun"),
    ("gempa", "Gempa besar akan mengguncang Teluk Contoh tepat pada hari pemungutan suara"),
    ("pukat", "Bupati Contoh membagikan pukat kepada kelompok nelayan sebelum pencoblosan"),
    ("kartu", "Kartu pemilih digandakan 12 ribu lembar di percetakan milik Partai Contoh Hijau"),
]
