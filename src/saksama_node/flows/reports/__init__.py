"""Stories of what people hand in: filing, following, answering, identity, receipts, what is alike."""
