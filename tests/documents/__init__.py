"""The pages of docs/ that are made from the program, and what holds for all of them."""
