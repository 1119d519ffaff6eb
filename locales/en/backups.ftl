### Backups: /cadangan.

backup-begun = A backup is being made. The bot keeps serving.
progress-backup = Backup: { ANGKA($done) } of { ANGKA($total) } MB.
backup-done = Backup made: <code>{ $name }</code>, { ANGKA($kilobytes) } kB, in the folder backups.
backup-contents = It holds the database and { $files ->
    [one] { ANGKA($files) } evidence file
   *[other] { ANGKA($files) } evidence files
}, sealed for the recovery key.
backup-keep-keys = The bot's key file and the recovery key are not in it. Keep both elsewhere: without both the backup cannot be read.
backup-no-key = There is no recovery key yet, so no backup can be made. Run <code>reportbot recovery-key</code> on the server, keep the key it shows in a safe place, then write /cadangan again.
backup-failed = The backup could not be made. Check the free space of the server and the bot's log, then write /cadangan again.

# Backups by night: to the admins, only where there is something to do.

nightly-backup-failed =
    The backup of this night could not be made. Mostly that is because the server's disk is full.
    1. Run <code>reportbot doctor</code> on the server: it says what is to be mended.
    2. When that is mended, write /cadangan here to try again.
nightly-backup-no-key =
    The bot cannot make backups yet, because there is no recovery key. If the server breaks, all reports are lost.
    Run <code>reportbot recovery-key</code> on the server and keep the key it shows in a safe place, not on that server. From then on the bot makes a backup by itself every night.
    This message comes every Monday until there is a key.

# reportbot doctor

doctor-data-foreign = Another user owns { $file }, so the bot does not start. That happens when a command was run as root. { $way ->
    [container] { doctor-give }
   *[other] If the bot runs as { $user }, run as root: chown -R { $user } { $folder }
}
doctor-data-foreign-closed = Another user owns { $file }, so the bot cannot use it, and nothing can be told of backups yet. That happens when a command was run as root. { $way ->
    [container] { doctor-give }
   *[other] If the bot runs as { $user }, run as root: chown -R { $user } { $folder }
}
doctor-recovery-key-missing = There is no recovery key yet, so no backup can be made. Run: { $program } recovery-key
doctor-recovery-key-broken = { $file } cannot be read as a recovery key, so no backup can be made. Make a new one: { $program } recovery-key --replace
doctor-backup-none = There is no backup in { $folder } yet. Make the first one now: { $program } backup
doctor-backup-old = The newest backup is { $days ->
    [one] { ANGKA($days) } day
   *[other] { ANGKA($days) } days
} old, made { WAKTU($at) }. Make a new one now: { $program } backup
doctor-backup = The newest backup was made { WAKTU($at) }, { $hours ->
    [one] { ANGKA($hours) } hour
   *[other] { ANGKA($hours) } hours
} ago.

# reportbot recovery-key, backup, restore, verify and key rotate: read by the operator on the terminal

cli-recovery-key = This is the recovery key. It is shown only now and is stored nowhere:
cli-recovery-key-keep =
    Write it on paper or keep it in a password safe, not on this server. Without it no backup can be opened.
    Copy the bot's key file, { $file }, to another place too, apart from the backups. Without that file nothing in them can be read.
cli-recovery-key-nightly = From now on the bot makes a backup by itself every day at { $hour }.00 WIB, while it runs.
cli-recovery-key-older = Older backups are opened with the older key: keep it as long as you keep them.
cli-ask-recovery-key = Recovery key:
cli-backup-made = { $file }: { ANGKA($kilobytes) } kB, with the database and { $files ->
    [one] { ANGKA($files) } evidence file
   *[other] { ANGKA($files) } evidence files
}, sealed for the recovery key.
cli-backup-of-a-server = The database was copied from its server into a SQLite file. To go back to a server: restore the backup into a data folder, then run on it: reportbot migrate-store --to ADDRESS
cli-backup-elsewhere = Copy it to another computer or disk too: if the server breaks, a backup that is only on the server is lost with it.
cli-backup-keep-keys = The bot's key file and the recovery key are not in it. Keep both elsewhere.
cli-restored = { $folder }: the database and { $files ->
    [one] { ANGKA($files) } evidence file
   *[other] { ANGKA($files) } evidence files
}, as of { WAKTU($at) }.
cli-restored-lost = Files that the database names and the backup lacks: { ANGKA($lost) }.
cli-restored-unproven = The chain of decisions was not checked: { $why } The database of an older reportbot is upgraded when the bot is started; after that run: reportbot audit verify
cli-restored-ready = That folder is ready to run. The bot's key file is in it as reportbot.key, and further backups are sealed for the same recovery key. Stop the old bot, let REPORTBOT_DATA_DIR name { $folder }, then start the bot.
cli-restored-keyless =
    Without --bot-key only the links of the chain were checked, and that folder is not ready to run. What is still to be done:
    1. Copy the bot's key file to { $file }
    2. Run: chmod 600 { $file }
    3. Make { $folder } the bot's data folder (REPORTBOT_DATA_DIR), then run: reportbot audit verify
cli-verified = { $file }: the database and { $files ->
    [one] { ANGKA($files) } evidence file
   *[other] { ANGKA($files) } evidence files
}, as of { WAKTU($at) }. Every byte is as it was sealed.
cli-verified-lost = Files that the database names and that are not in it: { ANGKA($lost) }.
cli-verified-spoiled = Files that do not open with this key: { ANGKA($spoiled) }.
cli-verified-keyless = Without --bot-key the evidence files were not opened, and of the chain of decisions only its links were checked.
cli-chain-erased = Texts erased by a decision: { ANGKA($count) }.
cli-chain-whole = The chain of decisions is whole: entries so far { ANGKA($count) }. Its head: { $head }
cli-chain-faulty = The chain of decisions is NOT WHOLE. Faults: { ANGKA($faults) }, named above. Its head says: { $head }
cli-key-rotated =
    The database and the evidence files are sealed with a new key now: { $file }
    Copy that file to where you keep the copy of the key. Backups that were made before need the copy of the old key, which is not on this machine any more. Make a new backup now: reportbot backup
cli-key-rotated-lost = Evidence files that were damaged or missing before and stay lost: { ANGKA($lost) }.
