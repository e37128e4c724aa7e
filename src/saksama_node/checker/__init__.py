"""The page "Periksa tanda bukti": one self-contained HTML file, assembled from `source/` without Node.

Left to others: when an edition is made (flow `publish_checker`), serving it (web, partner, witness).
"""
