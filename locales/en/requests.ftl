### Requests to platforms: drafts, letters, sending, answers, reminders; for supervisors only.

## The list

requests-head = Requests under way:
requests-none = No request is under way.
requests-line = • { $request } · { $platform } · { $state }
requests-line-due = • { $request } · { $platform } · { $state } · due { WAKTU($due) }
requests-more = … and { $count ->
    [one] { $count } more request
   *[other] { $count } more requests
}. Write /permintaan followed by the number.
requests-ready = Cases ready for a request:
requests-nothing-ready = No case is ready for a request yet.
requests-begin = New: { $platform } ({ $count })
requests-usage = Write /permintaan alone, or followed by a number. Example: /permintaan 12 or /permintaan 12/2021
requests-unknown = There is no request with that number.
request-in-private = This button works only in the private chat with the bot.
request-stale = This request has changed. This is how it stands now.
request-stale-toast = Changed by somebody else or on another screen. The screen is renewed.
request-refused-state = This cannot be done as the request stands now.

## One request

request-name = Request { $serial }/{ $year }
request-name-draft = Draft request { $request }
request-head = <b>{ $request } · { $platform } · { $state }</b>
request-state-draft = not sent
request-state-making = the letter is being made
request-state-sending = being sent
request-state-unsure = sending is uncertain
request-state-sent = sent
request-state-received = received by the platform
request-state-clarification = the platform asks back
request-state-closed = closed
request-state-cancelled = cancelled
request-state-overdue = { $state }, overdue
request-post = { $request } · { $platform } · { $count ->
    [one] { ANGKA($count) } account
   *[other] { ANGKA($count) } accounts
} · { $state }
request-ready = { $count ->
    [one] { ANGKA($count) } account ready
   *[other] { ANGKA($count) } accounts ready
}.
request-ready-held = { $count ->
    [one] { ANGKA($count) } account ready
   *[other] { ANGKA($count) } accounts ready
}. { ANGKA($held) } held back: { $reasons }.
held-name-only = { $count } display name only
held-missing = { $count } without an ID or link
held-objection = { $count } with an objection
held-review = { $count } under review
held-police = { $count } held for the police
held-child = { $count } concerning a child
held-permit = { $count } waiting for a permit
held-own-report = { $count } reported by you
held-own-decision = { $count } decided by you alone
held-changed = { $count } changed
why-held-name-only = display name only
why-held-missing = without an ID or link
why-held-objection = there is an objection
why-held-review = under review
why-held-police = held for the police
why-held-child = concerns a child; needs a permit
why-held-permit = needs a permit
why-held-own-report = you reported it; another supervisor sends it
why-held-own-decision = you alone decided it; another supervisor sends it
why-held-changed = the case has changed
request-letterhead = To: { $recipient } · Letter number: { $number } · Signatory: { $signatory }
request-number-later = given when it is sent
request-empty = not filled in
request-urgent = Urgent track: the letter asks to be put first.
request-not-urgent = Ordinary track.
request-urgent-legal = Urgent track: { $hours ->
    [one] { $hours } hour
   *[other] { $hours } hours
} from the platform's receipt.
request-not-urgent-legal = Ordinary track: { $hours ->
    [one] { $hours } hour
   *[other] { $hours } hours
} from the platform's receipt.
request-no-contact = No contact is set for { $platform }. Fill it in under Edit letter, or ask an admin to use /platform.
request-by-mail = The letter goes by e-mail to { $address }, and as files to this chat.
request-by-hand = E-mail is not set up: the letter comes as files to this chat for you to send.
request-pictures-left = { $count ->
    [one] { ANGKA($count) } picture is not checked
   *[other] { ANGKA($count) } pictures are not checked
}.
request-pictures-done = Attachments were checked: they hold no data of reporters.
request-pictures-none = No picture is attached.
request-outcomes = { $count ->
    [one] { ANGKA($count) } account
   *[other] { ANGKA($count) } accounts
}: { $outcomes }.
outcome-count-inactive = { $count } inactive
outcome-count-refused = { $count } refused
outcome-count-retracted = { $count } withdrawn
outcome-count-active = { $count } still active
outcome-count-open = { $count } waiting for an answer
outcome-open = waiting for an answer
outcome-inactive = inactive
outcome-active = still active
outcome-refused = refused by the platform
outcome-retracted = withdrawn
request-letter-request = Request letter
request-letter-reminder-1 = Reminder 1
request-letter-reminder-2 = Reminder 2
request-letter-reminder-3 = Reminder 3
request-letter-st1 = Warning letter 1
request-letter-st2 = Warning letter 2
request-letter-st3 = Warning letter 3
request-letter-retraction = Retraction letter
request-letter-sent = • { $letter }: sent { WAKTU($at) }
request-letter-unsent = • { $letter }: { $status }
mail-status-making = being made
mail-status-waiting = being sent
mail-status-sending = being sent
mail-status-accepted = sent
mail-status-failed = e-mail failed
mail-status-unknown = perhaps sent
request-received-at = Received by the platform: { WAKTU($at) }
request-due = An answer is awaited until { WAKTU($due) }.
request-overdue-since = Overdue since { WAKTU($due) }.
request-silent = The platform did not answer three letters.
history-begun = { WAKTU($at) } · draft begun · { $name }
history-letter-made = { WAKTU($at) } · { $letter } number { $number } made · { $name }
history-letter-sent = { WAKTU($at) } · { $letter } number { $number } sent · { $name }

## The letter's data

details-number = Letter number: { $words }
details-signatory = Signatory: { $words }
details-title = Title: { $words }
details-recipient = To: { $words }
details-address = E-mail: { $words }
details-ask-number = Type the letter's number, on one line.
details-ask-signatory = Type the signatory's name.
details-ask-title = Type the signatory's title.
details-ask-recipient = Type to whom the letter is addressed, for example MiChat Compliance Team.
details-ask-address = Type the platform's e-mail address, or - for none.
details-saved = The letter's data are saved.
details-wrong-line = It must be text on one line, of at most { $longest } letters. Please type it again.
details-wrong-address = That does not look like an e-mail address (at most { $longest } letters). Please type it again.
button-edit-number = Letter number
button-edit-signatory = Signatory
button-edit-title = Title
button-edit-recipient = Recipient
button-edit-address = E-mail address
button-urgent = Urgent track
button-not-urgent = Ordinary track

## Pictures

picture-caption = Case { $case } · picture for the letter. Opening it is recorded.
picture-ask = Case { $case } · { $account } · { $left ->
    [one] { $left } picture left
   *[other] { $left } pictures left
}. Is the picture above safe to attach? No name, number, photo or conversation that identifies a reporter may be seen.
picture-grid = Choose the cells to cover: columns a–d from the left, rows 1–6 from the top.
picture-cover-failed = The picture of case { $case } could not be covered. Please check it again under Check pictures.
pictures-done = All pictures are checked.
cell-open = { $cell }
cell-covered = ■ { $cell }
button-picture-safe = Evidence safe
button-picture-cover = Cover
button-picture-leave-out = Do not attach
button-picture-cover-done = Done

## Sending

letters-coming = The letter is being made. Its files come here.
letters-draft = { $request } · { $count ->
    [one] { ANGKA($count) } account
   *[other] { ANGKA($count) } accounts
}. This is a draft, not sent.
letters-by-mail = { $letter } · { $request } · { $count ->
    [one] { ANGKA($count) } account
   *[other] { ANGKA($count) } accounts
}. It goes by e-mail; this is your copy.
letters-by-hand = { $letter } · { $request } · { $count ->
    [one] { ANGKA($count) } account
   *[other] { ANGKA($count) } accounts
}. Please send these files to the platform.
letters-after-failure = { $letter } · { $request }: the e-mail failed. You may forward these files to the platform yourself.
letters-failed = the letter could not be made
letter-not-made = { $request }: { $letter } cannot be sent yet, { $reason }. Nothing is lost; please try again.
request-none-ready = No account is ready, so no letter is made.
request-lacks-recipient = The recipient is not filled in. Fill it in under Edit letter first.
request-lacks-signatory = The signatory is not filled in. Fill it in under Edit letter first.
request-changed = Case { $cases } changed since the list was made and is held back now. Please check the list again.
request-changed-toast = The list has changed. Nothing was sent yet.
request-check-first = { $count ->
    [one] { ANGKA($count) } picture is not checked. Check it first
   *[other] { ANGKA($count) } pictures are not checked. Check them first
}, or choose Do not attach.
request-confirm = Send { $count ->
    [one] { ANGKA($count) } account
   *[other] { ANGKA($count) } accounts
} to { $recipient }? A letter that was sent cannot be taken back from the bot.
request-being-made = Letter number { $number } is being made and will be sent.
request-remade = Case { $cases } changed while the letter was made and is left out. The letter is made again without it.
request-emptied = case { $cases } changed while the letter was made, and no other account is ready
request-astray = { $request } was sent, but case { $cases } changed while it was on its way. Please look; withdraw the request if need be.
letter-left = { $letter } · { $request } · { $platform } is recorded as sent.
mail-later = { $request }: the mail server cannot be reached or asks us to wait. We try again { WAKTU($again) }, and go on until it is accepted.
mail-not-sent = { $request } · { $letter }: { $reason }
mail-failed = The e-mail could not be sent.
mail-refused = The mail server refuses this letter. Check the address, then try again.
mail-login = The mail server refuses our name or password. Ask an admin to check the settings.
mail-tls = The secure connection to the mail server failed. Ask an admin to check the settings.
mail-not-set = E-mail is not set up. Send the files yourself, then mark it as sent.
mail-file-gone = The letter's file is gone, so it cannot be sent.
mail-unknown = The connection broke while the letter was handed over, so it may have been sent. Check the outbox before you send it again.
mail-subject = { $letter } No. { $number } – { $platform }
mail-body =
    Dear Sir or Madam,

    Please find attached { $letter } number { $number } about { $count ->
        [one] { ANGKA($count) } account
       *[other] { ANGKA($count) } accounts
    } suspected of violations on { $platform }, with the list of accounts.

    Please confirm receipt and the action taken by replying to this e-mail.

    Yours faithfully,
    { $signatory }
    { $operator }
mail-body-retraction =
    Dear Sir or Madam,

    Please find attached { $letter } number { $number } concerning { $count ->
        [one] { ANGKA($count) } account
       *[other] { ANGKA($count) } accounts
    } on { $platform }, with the list of the accounts.

    Please confirm receipt by replying to this e-mail.

    Yours faithfully,
    { $signatory }
    { $operator }
letters-file-id = letter-{ $number }.pdf
letters-file-en = letter-{ $number }-en.pdf
letters-annex-csv = annex-{ $number }.csv
letters-annex-xlsx = annex-{ $number }.xlsx
letters-display-name = display name “{ $name }”
letters-item-photo = Picture { $number }
letters-item-video = Video { $number }
letters-item-document = Document { $number }
progress-make-letters = Making the letter: { ANGKA($done) } of { $total ->
    [one] { ANGKA($total) } account
   *[other] { ANGKA($total) } accounts
}.
progress-send-mail = Sending the e-mail: { ANGKA($done) } of { ANGKA($total) }.
progress-cover-picture = Covering the picture: { ANGKA($done) } of { ANGKA($total) }.

## The platform's answers

received-ask = When did the platform receive this letter? Press Now, or type date and hour in WIB. Example: 21/3/2021 14.30
received-wrong = That date could not be read. Write day, month, year, then the hour in WIB. Example: 21/3/2021 14.30
received-impossible = It cannot have been received before the letter was sent ({ WAKTU($sent) }) or later than now.
received-done = The receipt is recorded.
accounts-ready = { $count ->
    [one] { ANGKA($count) } account ready
   *[other] { ANGKA($count) } accounts ready
}:
accounts-held = { $count ->
    [one] { ANGKA($count) } account held back
   *[other] { ANGKA($count) } accounts held back
}:
accounts-outcomes = { $count ->
    [one] { ANGKA($count) } account. Press its number
   *[other] { ANGKA($count) } accounts. Press a number
} to record what became of it:
accounts-recheck = { $count ->
    [one] { ANGKA($count) } inactive account. Press its number
   *[other] { ANGKA($count) } inactive accounts. Press a number
} to check it again:
accounts-line = { $number }. <code>{ $account }</code> · { $category } · case { $case }
accounts-line-held = { $number }. <code>{ $account }</code> · { $category } · case { $case } · { $reason }
accounts-line-outcome = { $number }. <code>{ $account }</code> · { $category } · case { $case } · { $outcome }
accounts-gone = { $number }. (the case is gone)
accounts-number = { $number }
account-line-head = Case { $case } · <code>{ $account }</code> · suspected: { $category }
account-outcome = Outcome: { $outcome }
account-outcome-at = Outcome: { $outcome }, { WAKTU($at) }
account-reason = Reason: { $reason }
account-answer = The platform's words: “{ $words }”
account-recheck = To be checked again from { WAKTU($at) }.
refusal-ask = Why does the platform refuse? Reporters will read this reason.
refusal-words = Type the platform's answer. Its words are kept here only; reporters read a general sentence.
refusal-no-violation = in the platform's view the account does not break its rules
refusal-needs-more = the platform needs more evidence
refusal-not-found = the platform does not find the account
refusal-own-rules = the platform handles it by its own rules
refusal-other = the platform gave us another explanation
button-refusal-no-violation = Breaks no rule
button-refusal-needs-more = Needs more evidence
button-refusal-not-found = Account not found
button-refusal-own-rules = Its own rules
button-refusal-other = Type the answer
outcome-recorded = Recorded.
outcome-fixed = Corrected. Please record the right outcome.
retract-ask = Why is the request on <code>{ $account }</code> withdrawn? The platform and the reporters read this reason.
retract-confirm = Withdraw the request on <code>{ $account }</code>? The reason: { $reason }. A letter of withdrawal goes to { $recipient }. Case { $case } ends as not taken further, and its reporters are told.
retract-done = Withdrawn. The letter that says so is being made.
all-gone-ask = Record { $count ->
    [one] { ANGKA($count) } account
   *[other] { ANGKA($count) } accounts
} as inactive?

## Due times and the end

overdue-told = { $request }: the time is over, { $count ->
    [one] { ANGKA($count) } account is unanswered
   *[other] { ANGKA($count) } accounts are unanswered
}.
overdue-no-receipt = { $request }: there is no receipt yet for { $count ->
    [one] { ANGKA($count) } account
   *[other] { ANGKA($count) } accounts
}. Record it so that the clock runs.
silence-told = { $request }: three letters were not answered. { $count ->
    [one] { ANGKA($count) } account is
   *[other] { ANGKA($count) } accounts are
} recorded as unanswered.
follow-confirm = Send { $letter } about { $count ->
    [one] { ANGKA($count) } unanswered account
   *[other] { ANGKA($count) } unanswered accounts
} to { $recipient }?
close-ask = Close this request? { $count ->
    [one] { ANGKA($count) } unanswered account ends without an answer, and its reporters are told
   *[other] { ANGKA($count) } unanswered accounts end without an answer, and their reporters are told
}.
cancel-request-ask = Cancel this draft? Its cases stay ready for another request.
cancel-request-done = The draft is cancelled.
recheck-told = { $request }: { $count ->
    [one] { ANGKA($count) } inactive account is
   *[other] { ANGKA($count) } inactive accounts are
} to be checked again.
recheck-early = It is too early to check again.
recheck-closed = Case { $case } is closed: its account is still inactive.
recheck-back = Case { $case } is back in the queue: its account has reappeared.

refused-in-request = The request letter on this case is being sent, so its decision cannot be taken back now.
did-outcome-undone = outcome corrected

## Buttons

button-request-letter = Show letter
button-request-list = Show list
button-request-held = Show held
button-request-pictures = Check pictures
button-request-details = Edit letter
button-request-send = Send request
button-request-send-yes = Yes, send
button-request-cancel-yes = Yes, cancel
button-request-open = Open request
button-request-received = Received
button-request-now = Now
button-request-clarify = Platform asks back
button-request-clarified = Clarification sent
button-request-outcomes = Outcomes
button-request-all-gone = All inactive
button-request-all-gone-yes = Yes, all
button-request-recheck = Check again
button-request-close = Close request
button-request-close-yes = Yes, close
button-request-history = History
button-request-mail-again = Send again
button-request-mail-left = Already sent
button-request-mail-retry = Try again
button-request-mail-by-hand = Mark as sent
button-request-mail-address = Change address
button-make-reminder-1 = Reminder 1
button-make-reminder-2 = Reminder 2
button-make-reminder-3 = Reminder 3
button-make-st1 = Make ST1
button-make-st2 = Make ST2
button-make-st3 = Make ST3
button-outcome-gone = Inactive
button-outcome-still = Still active
button-outcome-refused = Refused
button-outcome-fix = Correct
button-retract = Withdraw request
button-retract-yes = Yes, withdraw
button-recheck-gone = Still inactive
button-recheck-back = Reappeared
