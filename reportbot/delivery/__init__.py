"""Delivery: lanes are claimed, paced, sent, and what became of each message is recorded."""
