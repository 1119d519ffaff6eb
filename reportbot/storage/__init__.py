"""The only SQL: schema, engines, one file per table family, migrations."""
