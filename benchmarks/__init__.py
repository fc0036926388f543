"""What the integration costs, each next to its limit, and to what users would take instead: `scripts/benchmark`."""
