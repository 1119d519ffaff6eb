"""Backups: the database and the vault in one file, sealed for a recovery key that is kept elsewhere."""
