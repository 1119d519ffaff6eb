"""What takes long, or happens outside: done after the commit that asked for it, one work at a time of each kind."""
