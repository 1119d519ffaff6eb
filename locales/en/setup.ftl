# reportbot doctor and reportbot init: read by the operator on a screen

doctor-setting = { $sentence }
doctor-settings-none = There is no token, neither in the environment nor in { $file }. Run: { doctor-init }
doctor-settings-wrong-too = A setting is wrong: { $sentence } What to do stands in the last line that begins like this one.
doctor-settings-wrong = A setting is wrong: { $sentence } { $way ->
    [container] Mend what is wrong in { $file } in the folder of compose.yaml, then run { $up } --force-recreate; only then is the rest looked at.
   *[other] Mend what is wrong in { $file } or in the environment; only then is the rest looked at.
}
doctor-settings-wrong-composed = A setting is wrong: { $sentence } This value does not come from your settings, but from compose.yaml. Mend { $source } in { $file } in the folder of compose.yaml, then run { $up } --force-recreate; only then is the rest looked at.
doctor-policy-wordless = The policy in REPORTBOT_POLICY_FILE names something that has no words; the bot does not run until that is mended. The reason: { $sentence }
doctor-settings-line = Line { $line } of { $file } is no setting, so nothing of it is used. Write it as NAME=value, or delete it.
doctor-own-texts-wrong = Your own words in REPORTBOT_TEXTS_DIR cannot be used; the bot does not run until that is mended. The reason: { $sentence }
doctor-settings-file = Only its owner can read the settings file { $file }.
doctor-key-file = Only its owner can read the key file { $file }.
doctor-others-read = Others on this machine can read { $file }. If somebody could have read it, change the secrets in it. { $way ->
    [container] { doctor-give }
   *[other] Run: chmod 600 { $file }
}
doctor-unreadable = The user { $user }, who runs this command, cannot read { $file }. { $way ->
    [container] { doctor-give }
   *[other] If the bot runs as that user, run as root: chown { $user } { $file } && chmod 600 { $file }
}
doctor-data = Only the bot can enter the data folder { $folder }.
doctor-data-new = There is no data folder { $folder } yet; the bot makes it when it first runs.
doctor-data-open = Others can enter the data folder { $folder }; the bot closes it when it runs. { $way ->
    [container] Or at once. { doctor-give }
   *[other] Or run: chmod 700 { $folder }
}
doctor-data-closed = The user { $user }, who runs this command, cannot write to the data folder { $folder }. { $way ->
    [container] { doctor-give }
   *[other] If the bot runs as that user, run as root: chown -R { $user } { $folder } && chmod 700 { $folder }
}
doctor-data-no-folder = { $folder } is a file and no folder. { $way ->
    [container] Take REPORTBOT_DATA_DIR out of .env in the folder of compose.yaml, for the container has one of its own, then run { $up } --force-recreate
   *[other] Change REPORTBOT_DATA_DIR, or move the file away: mv { $folder } { $folder }.old
}
doctor-disk = { ANGKA($free) } MB of the disk are free.
doctor-disk-fuller = The disk is { $full } % full, { ANGKA($free) } MB are free. Make room before it is full: a bot with a full disk can take no report.
doctor-disk-full = The disk is nearly full: { ANGKA($free) } MB are free. Make room now, beginning with old backups.
doctor-database = Database: { $engine } { $version }.
doctor-database-old = SQLite on this machine is { $version }; the bot needs { $lowest } or newer. Install a Python that brings it, such as that of Debian 12 or Ubuntu 24.04.
doctor-database-untried = PostgreSQL { $version } has not been tried with this program; tried are: { $tried }. Use one of them.
doctor-database-new = There is no database yet; the bot makes it when it first runs.
doctor-database-closed = The database cannot be opened. Check { $name }; what is damaged comes back from a backup: { doctor-restore }. The reason: { $why }.
doctor-database-no-address = The database cannot be opened: its address cannot be read. Check { $name }; use letters and digits only in the password.
doctor-database-missing = There is no database at { $place } yet; the bot makes it when it first runs. If there should be one already, check { $name }.
doctor-database-no-tables = The database at { $place } has no tables of ReportBot yet; the bot makes them when it first runs. If there should be some already, check { $name }.
doctor-database-unreadable = The database cannot be opened: the user { $user }, who runs this command, may not read { $place } or enter its folder. { $way ->
    [container] { doctor-give }
   *[other] If the bot runs as that user, as root give the file and its folder to { $user }, or name another place in { $name }.
}
doctor-database-none = The database cannot be opened: { $place } is no database. Check { $name }; if the file is damaged, restore a backup: { doctor-restore }
doctor-database-damaged = The database cannot be opened: { $place } is damaged. Restore a backup: { doctor-restore }
doctor-database-locked = The database cannot be opened: another program has locked it. Try again in a moment; if it stays so, end the program, other than the bot, that has { $place } open.
doctor-database-unopened = The database cannot be opened: SQLite cannot open { $place }. Check { $name }, and whether what is there is a file that the bot may read.
doctor-database-failing = The database cannot be opened: reading { $place } from the disk failed. Check this machine's disk; if it is broken, change it, then restore a backup: { doctor-restore }
doctor-database-silent = The database cannot be opened: the server { $place } does not answer. Check whether that database server runs, then check { $name }.
doctor-database-no-host = The database cannot be opened: there is no server called { $place }. Check { $name } and this machine's network.
doctor-database-busy = The database cannot be opened: the server { $place } takes no new connections now. Try again in a moment.
doctor-database-refused = The database cannot be opened: the server { $place } refuses its user, password or name of the database. Check { $name }.
doctor-database-older = The database has schema { $found }, this program uses { $expected }. The bot upgrades it when it runs, and copies it first.
doctor-database-newer = The database's schema { $found } is newer than this program ({ $expected }). Install a newer reportbot, or restore a backup from before the upgrade.
doctor-database-journal = SQLite's journal is { $journal }, not WAL. The bot changes it when it runs.
doctor-dead = Messages that could not be processed: { ANGKA($count) }, kept sealed, and deleted when their time is over. Look at them, repeat or drop them: { $program } dead
doctor-at-work = A bot is at work on this data folder.
doctor-not-at-work = No bot is at work on this data folder. Run: { doctor-start }
doctor-give = Run outside of the container, in the folder of compose.yaml: { $give }
doctor-init = { $way ->
    [container] .venv/bin/reportbot init, then { $up } --force-recreate
   *[other] { $program } init
}
doctor-restore = { $way ->
    [container] { $once } restore
   *[other] { $program } restore
}
doctor-start-webhook = { $way ->
    [container] docker compose --profile postgresql up -d --scale bot=0
   *[other] { $program } run --webhook
}
doctor-start = { $way ->
    [container] { $up }
    [service] systemctl start reportbot
    [install] systemctl start reportbot (install the service first, as docs/memasang.md says)
   *[terminal] { $program } run (it ends when this window is closed; to have it run always, install it as a service: docs/memasang.md)
}
doctor-restart = { $way ->
    [container] { $up } --force-recreate
    [service] systemctl restart reportbot
   *[terminal] end it with Ctrl-C, then { $program } run
}
doctor-token = Telegram knows this token: @{ $username }.
doctor-token-refused = Telegram refuses the token. Get a new one from @BotFather (/token), then run: { doctor-init }
doctor-unreached = Telegram is out of reach ({ $why }). Look at the internet connection, the firewall and REPORTBOT_API_URL.
doctor-clock = This machine's clock is right.
doctor-clock-wrong = This machine's clock is { ANGKA($seconds) } seconds off. Have it set by itself: timedatectl set-ntp true
doctor-no-groups = The bot may not join groups. At @BotFather: /setjoingroups, choose the bot, then Enable.
doctor-updates = Messages come to this bot; waiting: { ANGKA($count) }.
doctor-webhook-set = A webhook is set for this bot, so its messages go elsewhere: { $host }. If it is not yours, change the token at @BotFather (/revoke) and store the new one ({ doctor-init }). If it is, remove it: { $program } doctor --remove-webhook
doctor-webhook-removed = The webhook is removed. Messages come in again as soon as the bot runs.
doctor-webhook-kept = The webhook cannot be removed ({ $why }). Try again later: { $program } doctor --remove-webhook
doctor-webhook-own = The webhook is set to our own address: { $url }
doctor-webhook-not-yet = REPORTBOT_WEBHOOK_URL is { $url }, but no webhook is set at Telegram yet. The bot sets it when it starts with: { doctor-start-webhook }
doctor-webhook-failed = The last time that the webhook did not take what Telegram posted: { WAKTU($time) }, because: { $why }. If that goes on, look at the proxy in front of the bot and at the address.
doctor-webhook-unseen = The webhook could not be looked at ({ $why }). Try again later.
doctor-waiting = { ANGKA($count) } messages wait at Telegram. The bot may have been off for long; Telegram drops messages after 24 hours.
doctor-commands = The lists of commands and the descriptions of the bot stand at Telegram.
doctor-commands-missing = At Telegram these are not this program's: { $parts }. The bot sets them each time that it starts. If it is at work, start it anew: { doctor-restart }
doctor-commands-unseen = The lists of commands and the descriptions of the bot could not be looked at ({ $why }). Try again later.
doctor-part-commands = the list of commands ({ $language })
doctor-part-admin-commands = the list of commands of admin { $admin } ({ $language })
doctor-part-description = the bot's description ({ $language })
doctor-part-short-description = the bot's short description ({ $language })
doctor-admins = The bot can write to { $count ->
    [one] the admin
   *[other] all { $count } admins
}.
doctor-no-admins = There is no admin, so nobody can connect a group. Put your Telegram number into REPORTBOT_ADMIN_IDS, or run: { doctor-init }
doctor-admin-unseen = The bot cannot write to admin { $admin } yet. They must open the bot and press Start.
doctor-no-group = No moderators' group is connected. Make a private supergroup, add the bot as administrator, and write /hubungkan there.
doctor-group = The moderators' group “{ $title }” is ready, { $count ->
    [one] { $count } member
   *[other] { $count } members
}.
doctor-group-unseen = The moderators' group could not be looked at ({ $why }). Try again later.
doctor-group-many = The moderators' group “{ $title }” has { ANGKA($count) } members. All of them see cases; remove who is no moderator.
doctor-mail = The mail server { $host } lets us in.
doctor-no-mail = No mail server is set; letters come to the chat only. Set REPORTBOT_SMTP_HOST to have them sent.
doctor-mail-refused = The mail server { $host } refuses the name or password. Look at REPORTBOT_SMTP_USERNAME and REPORTBOT_SMTP_PASSWORD.
doctor-mail-unreached = The mail server { $host } cannot be reached safely ({ $why }). Look at REPORTBOT_SMTP_HOST, REPORTBOT_SMTP_PORT and REPORTBOT_SMTP_SECURITY.
doctor-end-well = All that is needed is well. Notes: { $advice }.
doctor-end-wrong = To be mended: { $wrong }. The lines marked FAIL say how.

init-language = Bahasa / Language: 1 Indonesia, 2 English [1]
init-welcome = Welcome. A few questions, and your bot is ready. Ctrl-C at any time breaks off, and nothing is changed.
init-botfather =
    1. Open Telegram and look for @BotFather (with the blue tick).
    2. Send /newbot. Give it a name, such as “Lapor Akun RW 05”, then a username that ends in bot.
    3. BotFather answers with a token: digits, a colon, letters. Whoever has the token has your bot; send it to nobody.
    The bot's privacy mode may stay on, for the bot will be an administrator of the group.
init-ask-token = Paste the token here (it is not shown):
init-ask-token-again = Paste a new token, or press Enter to keep the one that is stored:
init-token-shape = That is no token yet. A token looks like 123456789:AAH… — digits, a colon, letters. Copy the whole of it from BotFather.
init-token-refused = Telegram does not know that token. Copy it again from BotFather; if it was changed, ask for a new one with /token.
init-token-well = Connected with @{ $username }.
init-unreached = Telegram is out of reach ({ $why }). Look at this machine's internet connection.
init-go-on-unchecked = Go on without checking the token? [y/N]
init-admins = Admins connect the moderators' group, see figures and change settings. We need the first admin's Telegram number; that is the number of the account, not a phone number.
init-write-to-bot = Open @{ $username } in Telegram, press Start or write anything, then press Enter here.
init-is-it-you = Are you { $name } (number { $number })? [Y/n]
init-nobody-wrote = No message from you is to be seen yet. { init-number } { init-number-later }
init-other-program = Who writes is not to be seen, for another program fetches this bot's messages with the same token. If you do not run it: press Ctrl-C, change the token at @BotFather (/revoke), and run again: { $program } init. { init-number } { init-number-later }
init-webhook-own = Who writes is not to be seen, for this bot's messages are posted to its own webhook: { $host }. { init-number }
init-webhook =
    Who writes is not to be seen, for a webhook is set for this bot: its messages are posted elsewhere, to { $host }.
    • If it is not yours: press Ctrl-C, change the token at @BotFather (/revoke), and run again: { $program } init
    • If you set it, and it is not used any more: press Enter at the next question. After the end, run { $program } doctor --remove-webhook, and once more: { $program } init
    • If you know the number of your Telegram account, just type it below.
init-number = If this bot is running already, it took your message itself: send it /data_saya, and at the top of the file that it answers with stands the number of your Telegram account. Type that number below.
init-number-later = Or press Enter, and set it later with { $program } init while the bot does not run.
init-ask-admins = Type the admins' Telegram numbers, several with commas between (may be left empty for later):
init-ask-admins-again = Admins' Telegram numbers [{ $old }]:
init-admins-shape = A number has digits only, such as 123456789. Put commas between several.
init-ask-operator = Who runs the service, as citizens read it (such as “Paguyuban Warga Merdeka”):
init-ask-operator-again = Who runs the service, as citizens read it [{ $old }]:
init-operator-shape = A name is needed, of at most 200 letters.
init-broken-off = Broken off. { $file } is as it was.
init-written = Stored in { $file }; only the file's owner can read it.
init-not-written = { $file } cannot be written: { $why }. Nothing was changed.
init-why-closed = the user who runs this command may not write it
init-why-full = the disk is full
init-why-read-only = the disk can only be read
init-why-unknown = the disk gave an error while it was written
init-in-container = Inside this container .env cannot be stored. Run outside of it, in the folder where compose.yaml is: { doctor-init }
init-folder-closed = The user { $user }, who runs this command, cannot write to the folder { $folder }, so { $file } cannot be stored. Run { $program } init as the folder's owner or as root.
init-old-unread = { $file } is there, but cannot be read: { $why }. Nothing was changed. Mend it, or move it away and begin anew: mv { $file } { $file }.old. Then run again: { $program } init
init-old-lines = { $file } is there, but what stands in line { $lines } is no setting. Nothing was changed. Write it as NAME=value, put a # before it, or delete it. Then run again: { $program } init
init-else-wrong = Beware: another setting is wrong still, and the bot does not run until that is mended. Which one, and what is wrong with it, is told by: { init-doctor-once }
init-doctor = { $way ->
    [terminal] { $program } doctor (with Docker: docker compose exec bot reportbot doctor)
   *[other] { $program } doctor
}
init-doctor-once = { $way ->
    [terminal] { $program } doctor (with Docker: docker compose run --rm bot doctor)
   *[other] { $program } doctor
}
init-start = { $way ->
    [terminal] { doctor-start }. With Docker not that, but: docker compose up -d --force-recreate
   *[other] { doctor-start }
}
init-next =
    Next:
    1. Run the bot: { init-start }
    2. Make a Telegram group for the moderators. In its settings, let new members see the history: that makes it a supergroup. Keep the group private.
    3. Add the bot to the group and make it an administrator.
    4. Write /hubungkan in the group. The bot answers when the group is ready.
    5. Look at everything at any time: { init-doctor }
