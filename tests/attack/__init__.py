"""Hostile and broken devices, servers, users and clocks, to be met by each new feature."""
