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
