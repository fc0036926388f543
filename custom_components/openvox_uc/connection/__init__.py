"""The connection to a PBX: logins, the session, and the addresses of both sides."""
