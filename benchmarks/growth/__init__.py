"""Whether the bot stays fast with as many cases as the ministry had: the rows about growth of issue 5."""
