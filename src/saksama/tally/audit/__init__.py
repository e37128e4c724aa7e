"""The tally audit: does the published result follow from the paper forms? A public draw of stations, each read again.

Rules kept here:
  * A batch is a station. What is drawn is settled by the published list and a public seed, by hashes alone.
  * The chance that a wrong outcome is confirmed is at most the risk limit, whatever the fault, and whenever one stops.
  * What cannot be read counts as the worst that its ballots allow.
  * It limits the risk with respect to the forms (C.Hasil plano). What happened before the form was written is another
    audit (`process`), and the two are never mixed.
Left to others: reading the forms (people, two of them), files and printing (`saksama.cli.tally`).

Sources: Stark, "Risk-limiting post-election audits: conservative P-values from common probability inequalities" (2009)
for the batch comparison; Waudby-Smith, Stark and Ramdas, "RiLACS" (2021) and Stark, "ALPHA" (2023) for the test.
"""
