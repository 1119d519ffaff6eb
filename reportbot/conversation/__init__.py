"""What a person can do next and what is said: pure steps from input to turn."""
