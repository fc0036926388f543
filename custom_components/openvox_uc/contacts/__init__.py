"""Contacts: names for outside numbers, from address books and actions."""
