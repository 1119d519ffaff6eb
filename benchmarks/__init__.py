"""ReportBot beside what one would write instead, on one machine, with the same citizens."""
