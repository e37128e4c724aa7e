"""Keys of nodes: statements under the institution key, the ring of those that count, secrets under a passphrase."""
