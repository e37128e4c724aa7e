"""What if an entry is false: the table (lies.toml) and its page (page)."""
