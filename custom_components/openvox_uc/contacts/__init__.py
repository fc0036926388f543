"""Contacts: names for external numbers, from address books and actions."""
