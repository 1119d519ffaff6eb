"""Letters, packets and charts: data in, PDF or PNG out, made by typst in a short-lived child process."""
