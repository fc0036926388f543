"""The foundation of all other packages: subjects, texts of errors, issues, storage, phone numbers, and the time."""
