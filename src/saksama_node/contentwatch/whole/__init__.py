"""What spans the room: erasure, restoring, the public's reads and numbers."""
