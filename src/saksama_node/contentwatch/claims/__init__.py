"""Claims: assessed, judged, clarified, asked about up the chain."""
