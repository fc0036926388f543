"""The wire format: bytes to values (protocol 1 to 4)."""
