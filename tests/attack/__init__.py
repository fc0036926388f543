"""Hostile and broken devices, servers, users and clocks.

Each new feature has to withstand them.
"""
