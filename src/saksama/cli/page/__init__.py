"""The report of `saksama verify` as one page to read, print and send on."""
