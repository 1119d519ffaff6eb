"""The public page of a month: counts without small numbers, as static HTML."""
