"""Lists of supervisors: one for each of NTB's stations of 2024, plainly examples."""

from collections.abc import Iterator

from saksama_node.places.regions import in_force

HEAD = "nama,wilayah,tps,peran,hari_terakhir"


def stations() -> Iterator[tuple[str, int]]:
    """Every station of NTB: its village's code and its number there."""
    for place in in_force("52"):
        for number in range(1, place.stations + 1 if place.level == "village" else 1):
            yield place.region, number


def supervisors(last_day: str, limit: int | None = None) -> bytes:
    """The file: one supervisor a station."""
    lines = [HEAD]
    for at, (region, number) in enumerate(stations()):
        if at == limit:
            break
        lines.append(f"Contoh Pengawas {at + 1},{region},{number},pengawas lapangan,{last_day}")
    return "\n".join(lines).encode()
