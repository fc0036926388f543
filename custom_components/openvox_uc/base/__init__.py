"""What every room stands on: subjects, texts of errors, issues, storage, phone numbers, and the time."""
