"""How the bot is: what it counts, whether its tasks move, whether it hears Telegram, and the listener that tells."""
