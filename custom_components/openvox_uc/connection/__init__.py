"""The connection to a PBX: who may log in and when, the session, and the addresses on both sides."""
