"""A simulated OpenVox UC501: its HTTP API, its reports, and stories of calls."""
