"""What people and the other node reach: sorted by audience, nothing of the law in it."""
