"""The foundation of all other rooms.

Subjects, signals, error texts, issues, storage, phone numbers, and time.
"""
