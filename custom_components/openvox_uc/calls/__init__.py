"""Calls as people and automations meet them: as fields, sentences, events, and in the activity."""
