"""Calls that a real Asterisk made, and what people lived in them."""
