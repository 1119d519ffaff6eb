"""The Bot API ring: the only importer of `telegram`; updates come in as inputs, calls go out as outcomes."""
