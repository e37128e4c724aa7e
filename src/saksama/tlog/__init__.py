"""The transparency log, byte for byte as C2SP writes it.

  strict, algorithms     how base64, decimals and the two kinds of signature are read
  vkey, note             signed-note: keys, signature lines, signing and opening
  checkpoint             tlog-checkpoint: a log's signed size and root
  cosignature            tlog-cosignature: a witness's timed signature
  tree                   RFC 6962 Merkle tree: roots, proofs, the frontier of a growing tree
  tile, growth           tlog-tiles: paths, bundles, reading and growing tiles
  policy, proof          tlog-policy and tlog-proof: whom to believe, and a receipt that stands alone
  witness                tlog-witness: the request, and what a witness answers

Rules kept here:
  * Bytes, values and a time come in; no clock, file or network is touched.
  * What is parsed re-encodes to the same bytes, or is refused.
  * Every `verify_*` raises an `EvidenceError` that says what is wrong; none returns a truth value to be forgotten,
    but `VerifierKey.verify`, which is the primitive.
Left to others: storing, serving and fetching (the node, the cli); what an entry means (`saksama.entries`).
"""
