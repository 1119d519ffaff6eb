### Work that goes on behind the scenes.

work-failed = Sorry, this could not be done because of a mistake in the bot. Its operators have been told. Your data are safe.
work-given-up = The work “{ $work }” failed several times and was stopped. Details are in the bot's log. Other work is not affected.

## The bot does not hear Telegram

deaf = The bot has received nothing from Telegram since { WAKTU($at) }. Updates waiting there: { ANGKA($pending) }. Please look at the bot's log, and whether another program uses the same token.
deaf-over = The bot hears Telegram again. Reports that were waiting are being processed.
