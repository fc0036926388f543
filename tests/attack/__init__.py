"""Hostile and broken devices, servers and clients, to be met by each new feature."""
