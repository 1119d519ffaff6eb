### Work that goes on behind the scenes.

work-failed = Sorry, this could not be done because of a mistake in the bot. Its operators have been told. Your data are safe.
work-name = { $work ->
    [export] export of data
    [figures] counting of statistics
    [make-packet] referral file
    [backup] making of a backup
    [fetch-evidence] fetching of evidence
    [purge-files] deletion of files
    [find-old-media] search for evidence kept long enough
    [find-old-words] search for words kept long enough
    [check-import] check of an import list
    [import-template] template of an import list
    [write-import] storing of an import list
    [own-data] copy of personal data
    [erase-person] erasure of personal data
    [forget-block] removal of a block
    [reveal] reveal of an identity
    [make-letters] making of letters
    [cover-picture] covering of a picture
    [send-mail] sending of mail
   *[other] { $work }
}
work-given-up = The work “{ work-name }” failed several times and was stopped. Details are in the bot's log. Other work is not affected.

## The bot does not hear Telegram

deaf = The bot has received nothing from Telegram since { WAKTU($at) }. Updates waiting there: { ANGKA($pending) }. Please look at the bot's log, and whether another program uses the same token.
deaf-over = The bot hears Telegram again. Reports that were waiting are being processed.
