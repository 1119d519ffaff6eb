"""The vault: files sealed outside the database, named by their content, shown only as stripped copies."""
