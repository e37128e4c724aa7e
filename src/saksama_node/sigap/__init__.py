"""SigapLapor, Bawaslu's national register: its number of a case, its lists in and out."""
