### The admins' commands: /status, /antrean, /cari, /hubungkan.

overview-queue = { $waiting ->
    [one] { ANGKA($waiting) } case waits
   *[other] { ANGKA($waiting) } cases wait
}, { $urgent ->
    [one] { ANGKA($urgent) } is urgent
   *[other] { ANGKA($urgent) } are urgent
}. The oldest: { $age }. Overdue: { ANGKA($overdue) }.
overview-empty = No case is waiting.
overview-state = • { $state }: { ANGKA($count) }
overview-today = Reports today: { ANGKA($reports) }
overview-delivered = No delivery is held up.
overview-deliveries = Deliveries waiting: { ANGKA($count) }, the oldest { $age }.
overview-contact = Last contact with Telegram: { WAKTU($at) }
overview-no-contact = No contact with Telegram yet since the bot started.
overview-group = Team group: { $title }
overview-no-group = No team group is connected yet. Write /hubungkan inside it.
queue-head = { $waiting ->
    [one] { ANGKA($waiting) } case waits
   *[other] { ANGKA($waiting) } cases wait
}. The { $shown } most urgent:
queue-line = • Case { $case } · { $platform } · <code>{ $account }</code> · { $category } · reporters: { $reporters } · { $state } · { $age }
queue-line-urgent = • URGENT · Case { $case } · { $platform } · <code>{ $account }</code> · { $category } · reporters: { $reporters } · { $state } · { $age }
search-head = { $count ->
    [one] { $count } case found
   *[other] { $count } cases found
}:
search-nothing = No case matches.
search-usage = Write /cari followed by an account, a case number or a report number. Example: /cari contoh_akun88
status-usage = Write /status alone, or /status followed by a report number or a case number. Example: /status 12
case-not-found = There is no report or case with that number.
connect-usage = Write /hubungkan inside the team group. It must be a private supergroup with the bot as an administrator.
connect-anonymous = An anonymous admin wrote /hubungkan in a group. Switch anonymity off, then write again.
connect-refused = Only admins of ReportBot can connect a group.
admin-refused = This button is for admins of ReportBot.
admin-nothing-asked = Nothing is being asked. Write /pengaturan or /status.

## /ekspor

export-usage = Write /ekspor followed by kasus, laporan, keputusan or permintaan, then the period. Example: /ekspor kasus september 2021
export-what = Export data of { $period }. What is to be exported?
export-cases = Cases
export-reports = Reports
export-decisions = Decisions
export-requests = Requests
export-chosen = <b>Export: { $subject }, { $period }</b>
export-without = Without personal data: no reporters, stories, moderators' names, nor reported accounts.
export-with = With the suspected accounts as written. Phone numbers and bank accounts are personal data; keep the file safe and do not share it.
export-confirm = The file will hold the suspected accounts, phone numbers and bank accounts included. This is recorded under your name. Go on?
export-begun = The file is being made. You can use the bot as usual.
export-failed = The export did not succeed. Please try again.
export-empty = There is no data in that period.
export-ready = { $rows ->
    [one] { ANGKA($rows) } row
   *[other] { ANGKA($rows) } rows
}. The bot's copy is deleted after { $days ->
    [one] { $days } day
   *[other] { $days } days
}.
button-export-csv = CSV
button-export-xlsx = XLSX
button-export-accounts = With accounts
button-export-plain = Without accounts
button-export-sure = Yes, with accounts
progress-export = Export: { ANGKA($done) } of { $total ->
    [one] { ANGKA($total) } row
   *[other] { ANGKA($total) } rows
}.
export-file-cases = cases
export-file-reports = reports
export-file-decisions = decisions
export-file-requests = requests
export-yes = yes
export-no = no
export-column-case = Case
export-column-report = Report
export-column-decision = Decision
export-column-request = Request
export-column-first-reported = First reported
export-column-reported = Reported
export-column-platform = Platform
export-column-category = Suspicion
export-column-child = Involves a child
export-column-urgent = Urgent
export-column-state = State
export-column-reporters = Number of reporters
export-column-evidence = Pieces of evidence
export-column-kinds = Kinds of account
export-column-accounts = Suspected account
export-column-verdict = Decision code
export-column-verdict-date = Date of decision
export-column-referral = Referral code
export-column-outcome = Outcome code
export-column-outcome-date = Date of outcome
export-column-source = Source code
export-column-withdrawn = Withdrawn
export-column-date = Date
export-column-kind = Act code
export-column-reason = Reason code
export-column-before = Before
export-column-after = After
export-column-year = Year
export-column-sent = Sent
export-column-received = Received
export-column-round = Letter

## /platform and /pengaturan

saved = Saved.
unset = not set
platforms-head = <b>Contacts of platforms</b>
platforms-none = There is no contact yet. Choose a platform to write one.
platforms-line = • { $platform }: { $contact }. { $ready ->
    [one] { ANGKA($ready) } account ready
   *[other] { ANGKA($ready) } accounts ready
} to be requested, { $open ->
    [one] { ANGKA($open) } request under way
   *[other] { ANGKA($open) } requests under way
}.
platform-no-contact = no contact yet
platform-no-recipient = no recipient yet
platform-recipient = { $recipient }
platform-mail = e-mail <code>{ $address }</code>
platform-no-mail = no e-mail
platform-abroad = abroad (with an English copy)
platform-ask-recipient = Write the recipient of letters for { $platform }, on one line.
platform-ask-address = Write the e-mail address for { $platform }, or a - to clear it.
platform-wrong-recipient = The recipient must be one line of at most 200 letters.
platform-wrong-address = That is not one e-mail address.
button-platform-recipient = Change recipient
button-platform-address = Change e-mail
button-platform-abroad = Abroad
button-platform-home = In Indonesia
settings-head = <b>Settings of letters</b>
settings-operator = • Operator: { $name } ({ $kind })
settings-line = • { $name }: { $value }
settings-deadlines = <b>Deadlines</b>
settings-retention = <b>How long things are kept</b>
settings-group = Team's group: { $title }
settings-evidence-group = Evidence is shown in the group, blurred.
settings-evidence-private = Evidence is shown in moderators' private chats.
settings-mail-on = Letters go by e-mail and to this chat.
settings-mail-off = Letters come to the chat only: no mail server is set.
setting-signatory = Signatory
setting-signatory-title = Title
setting-place = Place
setting-address = Address
setting-contact = Contact
setting-letter-number = Letter number
setting-ask = Write the new “{ $name }”, on one line.
setting-ask-number = Use {"{"}serial{"}"} for the serial, {"{"}month{"}"} for the Roman month, {"{"}year{"}"} for the year.
setting-wrong = That cannot be used: it must be one line of words, at most 200 letters.
setting-wrong-number = That letter number cannot be used: it must be one line, at most 200 letters, with {"{"}serial{"}"} in it and no other braces.
kind-organisasi = organisation: requests and reminders
kind-kementerian = ministry: time limits set by law, and warnings
button-kind-organisasi = Become organisation
button-kind-kementerian = Become ministry
deadline-legal = Legal time
deadline-legal-urgent = Urgent legal time
deadline-reminder = Reminder after
deadline-recheck = Look again after
deadline-objection = Objections decided within
retained-dismissed = Evidence of dismissed cases
retained-closed = Evidence of closed cases
retained-words = Reporters' words
retained-export = Exports
retained-staff-file = Files for the team
retained-dead-update = Messages that could not be processed

## /blokir

block-usage = Write /blokir followed by the number of a report, such as /blokir RB-7K2M-9QXC, or /blokir kasus 12 pelapor 2. List of blocks: /blokir daftar.
block-no-person = That report did not come from a person by chat, so there is nobody to block.
block-admin = This reporter is an admin of ReportBot and cannot be blocked.
block-already = This reporter is blocked already, { $end }. See /blokir daftar.
block-why = Block the reporter of { $ticket }? Choose the reason. The reporter still is shown to nobody.
block-false = Made-up reports
block-flood = Flood of reports
block-abuse = Threats to team
block-own = Another reason
block-false-inline = several reports that we could not confirm
block-flood-inline = many reports of the same kind within a short time
block-abuse-inline = words that threaten the team
block-own-inline = a reason that the operator has noted
block-own-words = “{ $words }”
block-write = Write the reason, on one line. Only admins and supervisors read it.
block-write-again = The reason must be one line of at most 200 letters.
block-words-gone = The reason you wrote is gone. Please choose again.
block-how-long = The reporter of { $ticket }, because of { $ground }. Until when?
block-days = { $count ->
    [one] { $count } day
   *[other] { $count } days
}
block-until-lifted = Until lifted
block-confirm = Block the reporter of { $ticket }? For how long: { $days }. Reason: { $ground }. The reporter is told kindly and may ask for a review.
block-done = The reporter of { $ticket } is blocked { $end }.
block-cancelled = Nobody was blocked.
block-end = until { TANGGAL($until) }
block-end-open = until it is lifted
block-end-open-told = until this restriction is lifted
block-none = There are no blocks in force.
block-list = <b>{ $count ->
    [one] { ANGKA($count) } block in force
   *[other] { ANGKA($count) } blocks in force
}</b>
block-line = • Block { $block }: reporter of { $ticket }, { $ground }, since { TANGGAL($at) } { $end }
block-line-review = • Block { $block }: reporter of { $ticket }, { $ground }, since { TANGGAL($at) } { $end }. A review is asked for.
block-review = A reporter asks another admin to review a block:
block-lifted = Block { $block } is lifted. The reporter is told.
block-kept = Block { $block } stays. The reporter is told.
block-changed = This block has changed.
block-own-review = Another admin must review it.
block-over = That block is over.
block-review-once = A review was asked for already. You will hear of it.
block-review-asked = Your request went to another admin. You will hear of it.
block-told = For now we cannot take new reports from you, { $end }, because of { $ground }.
block-told-own = For now we cannot take new reports from you, { $end }. Ask for a review if you think this is wrong.
block-told-still = You can still see your reports (/status), take your data (/data_saya) and erase it (/hapus_data). If there is danger, call 110.
block-told-lifted = Your restriction is lifted. You can send reports again with /lapor.
block-told-kept = Another admin has reviewed it: the restriction stays, { $end }. You can still see your reports and your data.
button-block-sure = Yes, block
button-block-review = Ask for review
button-block-lift = Lift block { $block }
button-block-lift-now = Lift
button-block-keep = Keep

## The admins' menu of commands in Telegram, also the second part of /bantuan

help-staff = <b>Your commands at work</b>, in this private chat:
help-staff-command = /{ $command } · { $about }
admin-command-status = Queue, deliveries, contact with Telegram
admin-command-antrean = Cases that wait
admin-command-statistik = Figures of a period
admin-command-cari = Search account, case number or report number
admin-command-ekspor = Get tables as CSV or XLSX
admin-command-permintaan = Requests to platforms
admin-command-sanggahan = Objections that wait
admin-command-impor = Import a list of accounts
admin-command-kasus-baru = A case from another source
admin-command-platform = Contacts of platforms
admin-command-pengaturan = Settings of letters and deadlines
admin-command-blokir = Block the reporter of a report
admin-command-audit = Record of acts
admin-command-cadangan = Backup
admin-command-buka-identitas = Ask for a reporter’s identity, where the law demands it
admin-command-hubungkan = Connect the team’s group; written in that group

# Updates that wait at Telegram
backlog = { ANGKA($waiting) } messages and taps are waiting at Telegram. The bot is catching up; answers may be late.
backlog-large = Attention: { ANGKA($waiting) } messages and taps are waiting at Telegram. Telegram keeps at most 100,000, and for 24 hours; after that reports are lost. Please check that the bot is running and fast enough.
backlog-over = The queue at Telegram is back to normal.
