"""Hostile devices, servers and callers, which every feature has to withstand."""
