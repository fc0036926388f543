"""What the integration costs: `scripts/benchmark`.

Each cost stands next to its limit and next to what users would take instead.
"""
