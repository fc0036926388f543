"""Recordings and voicemails, and the HTTP view that passes their sound on."""
