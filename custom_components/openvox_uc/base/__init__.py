"""The foundation of all other rooms.

Subjects, error texts, issues, storage, phone numbers, and time.
"""
