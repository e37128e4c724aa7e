"""Tables of stations and of areas, read from octets: every figure by its column, every fault by its line.

Left to others: opening files (`saksama.cli.tally.table_file`, the room `results`).
"""
