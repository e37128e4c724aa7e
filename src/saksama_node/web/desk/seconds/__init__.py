"""What waits for a second person: one page, and the words of every act."""
