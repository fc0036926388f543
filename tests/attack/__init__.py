"""Hostile and broken devices, servers, users and clocks, which each new feature has to withstand."""
