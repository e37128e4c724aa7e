"""A node as in production is besieged: each attack that once made somebody somebody else, or opened a stolen disk, is
played again over HTTP, at the machine only where it was at the machine, and must fail.

Which attacks there are, and what control of `tools/mutants/controls.toml` keeps each out, stands in `table`.
"""
