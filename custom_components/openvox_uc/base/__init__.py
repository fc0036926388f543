"""The foundation of all other packages.

Subjects, texts of errors, issues, storage, phone numbers, and the time.
"""
