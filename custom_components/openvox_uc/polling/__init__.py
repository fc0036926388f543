"""What is asked for again and again, beside the lists of the coordinator: queues, mailboxes, settings, calls over trunks."""
