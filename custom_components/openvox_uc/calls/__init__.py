"""Calls as people and automations meet them: shown as fields and sentences, announced, and told in the activity."""
