# What the bot found out about itself, for admins.

alarm-webhook = IMPORTANT: somebody else may be taking people's messages. At Telegram, what comes in for this bot is set to go to <code>{ $where }</code>, not to this program.
alarm-conflict = IMPORTANT: another program takes what comes in for this bot.
alarm-token =
    If that is no program of your own team, somebody holds the bot's token. Do this now:
    1. Open @BotFather, send /revoke and choose this bot. The old token is dead at once.
    2. On the server run <code>reportbot init</code> and paste the new token, then <code>systemctl restart reportbot</code>.
    3. Find out who can read the token: the file .env, backups of the server, who runs the server.
    Messages that were taken do not come back; please ask people to send them again.
alarm-disk = Attention: the server's storage is { $percent } % full. Once it is full, new reports wait at Telegram for 24 hours at most and are lost after that. Please free or add space.
