"""The sixth writer's posts: grown-ups of families, mosques, markets and offices, on telephones of their own."""
