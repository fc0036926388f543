"""Contacts: names for external numbers, from actions, files, and address books."""
