"""Files that spreadsheets write, as what they say; knows no room and no table."""
