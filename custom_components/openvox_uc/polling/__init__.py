"""What is polled next to the lists of the coordinator: queues, mailboxes, settings, calls over trunks."""
