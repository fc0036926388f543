"""Coordinators next to that of the lists.

They poll queues, mailboxes and settings.
"""
