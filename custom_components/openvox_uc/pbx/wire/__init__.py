"""The wire format: converts bytes to values (protocol 1 to 4)."""
