"""The OpenVox UC telephone system: its HTTP API, its reports, and the calls they tell of. Knows nothing of Home Assistant."""
