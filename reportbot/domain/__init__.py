"""What is true about accounts, reports, cases and decisions; pure."""
