"""What ReportBot is measured against, each a program of its own."""
