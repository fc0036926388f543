"""Calls that a real Asterisk made, and what people experienced in them."""
