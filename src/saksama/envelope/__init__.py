"""The envelope: what is sent between nodes, sealed."""
