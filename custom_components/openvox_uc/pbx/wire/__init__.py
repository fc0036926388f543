"""What the wire carries: bytes to values (protocol 1 to 4)."""
