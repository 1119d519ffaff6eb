### Work that goes on behind the scenes.

work-failed = Sorry, this could not be done because of a mistake in the bot. Its operators have been told. Your data are safe.
work-given-up = The work “{ $work }” failed several times and was stopped. Details are in the bot's log. Other work is not affected.
