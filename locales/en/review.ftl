### The team's group: case cards, decisions, queue, and answers to taps.

## Card

card-head = <b>Case { $case } · { $state }</b>
card-head-urgent = <b>URGENT · Case { $case } · { $state }</b>
card-account = { $platform } · { $accounts }
card-id = <code>{ $account }</code>
card-name = display name “<code>{ $account }</code>”
card-no-account = { $platform } · account not named yet
card-warning = Mind the spelling: { $warnings }
card-suspicion = Suspected: { $category }
card-reporters = Reporters: { $reporters } · { $when }
card-reporters-known = Reporters: { $reporters } ({ $known } reported before) · { $when }
card-day = { TANGGAL($day) }
card-days = { TANGGAL($first) }–{ TANGGAL($last) }
card-days-of-month = { $first }–{ TANGGAL($last) }
card-withdrawn = All reporters have withdrawn their reports.
card-moved = Its reports and evidence are now on case { $case }.
card-place = Seen in: { $place }
card-evidence = Evidence: { $evidence }
card-evidence-missing = Evidence: { $evidence } · missing: { $missing }
card-evidence-none = Evidence: none yet ({ $missing })
card-child = A child is involved: pictures are closed for everybody.
card-danger = The reporter says there is danger now.
card-words-erased = What reporters wrote was deleted on { TANGGAL($when) }, since its time was over.
card-story = Story: “{ $story }”
card-past = Earlier decisions: { $past } · Objection: { $objections }
card-alike = Resembles case { $cases }
card-notes = Team notes: { $count }
card-pending = Waiting for a second moderator · { $verdict } · proposed by { $moderator }
card-held = Held by { $moderator } until { JAM($until) }
card-held-over = Held by { $moderator } until { JAM($until) }; that time is over
card-due = To be handled by: { WAKTU($due) }
card-decided = <b>Case { $case } · { $verdict }</b> · { $moderator }, { JAM($at) } · reporters hear at { JAM($told) }
card-decided-later = <b>Case { $case } · { $verdict }</b> · { $moderator }, { WAKTU($at) } · reporters hear at { WAKTU($told) }
card-decided-told = <b>Case { $case } · { $verdict }</b> · { $moderator }, { WAKTU($at) } · reporters have been told
card-decided-untold = <b>Case { $case } · { $verdict }</b> · { $moderator }, { WAKTU($at) }
card-decided-clock = <b>Case { $case } · { $verdict }</b> · automatic, { WAKTU($at) }
card-head-since = <b>Case { $case } · { $state }</b> since { TANGGAL($since) }
card-verdict = Decision: { $verdict } · { $moderator }, { WAKTU($at) }
card-answer = Reporter { $number } answers: “{ $words }”
card-answered = A reporter has answered.

evidence-images = { $count ->
    [one] { $count } picture
   *[other] { $count } pictures
}
evidence-files = { $count ->
    [one] { $count } file
   *[other] { $count } files
}
evidence-links = { $count ->
    [one] { $count } link or text
   *[other] { $count } links or texts
}
evidence-none = none yet
lacks-identifier = ID or account
lacks-screenshot = screenshot
lacks-link = link
lacks-reason = story
deceives-hidden-characters = some letters are invisible
deceives-direction-characters = it holds marks that turn the direction
deceives-look-alike = some letters only look alike
deceives-mixed-script = some letters are of another script

listed = { $before }, { $next }
beside = { $before } · { $next }
nothing = none
somebody = a moderator
by-clock = automatic
by-reporter = reporter
case-number = Case { $case }
bare-number = { $number }
objections-open = { $count } open
past-entry = { $what } ({ TANGGAL($at) })
age-minutes = { $count ->
    [one] { $count } minute
   *[other] { $count } minutes
}
age-hours = { $count ->
    [one] { $count } hour
   *[other] { $count } hours
}
age-days = { $count ->
    [one] { $count } day
   *[other] { $count } days
}

## Decisions

choice-enough = enough evidence
choice-dismiss = not a violation
choice-scope = out of scope
verdict = { $choice }: { $reason }
verdict-duplicate = duplicate of case { $case }
verdict-ask = evidence asked of the reporter
did-enough = enough evidence
did-dismiss = not a violation
did-scope = out of scope
did-duplicate = duplicate
did-ask = evidence asked for
did-answered = reporter answered
did-propose = proposed
did-agree = second moderator agreed
did-disagree = second moderator disagreed
did-undo = decision undone
did-correct = case corrected
did-child = marked: child involved
did-not-child = child mark removed
did-lapse = no answer
did-review-asked = review asked for
did-note = note
did-other = word from a reporter

## Reasons, read by the team

reason-offers-meetings = Offers meetings
reason-promotes-services = Promotes services
reason-asks-advance = Asks advance payment
reason-asks-transfer = Asks for transfers
reason-goods-missing = Goods never sent
reason-false-offer = False offer
reason-threatens-spread = Threatens to spread
reason-threatens-harm = Threatens harm
reason-demands-money = Demands money
reason-uses-name = Uses another's name
reason-uses-photo = Uses another's photo
reason-poses-institution = Poses as institution
reason-spreads-photo = Spreads private photos
reason-sells-photo = Sells private photos
reason-approaches-child = Approaches a child
reason-asks-child-images = Asks child images
reason-offers-child = Offers a child
reason-recruits = Recruits by deceit
reason-withholds-papers = Withholds papers
reason-sells-person = Offers a person
reason-promotes-gambling = Promotes gambling
reason-runs-gambling = Runs gambling
reason-recruits-players = Recruits players
reason-unlicensed-loan = Unlicensed loans
reason-threatening-collection = Threatening collection
reason-abuses-contacts = Abuses contacts
reason-offers-drugs = Offers drugs
reason-arranges-delivery = Arranges delivery
reason-recruits-couriers = Recruits couriers
reason-repeated-reports = Repeated reports
reason-clear-evidence = Clear evidence
reason-harms-others = Harms others
reason-not-enough-evidence = Not enough evidence
reason-no-violation = No violation
reason-wrong-account = Wrong account
reason-account-gone = Account is gone
reason-old-matter = Long ago
reason-private-dispute = Private dispute
reason-police = Police
reason-iasc = IASC (OJK)
reason-ministry = Ministry, content complaints
reason-numbers = Number complaints
reason-bank = Bank or e-wallet
reason-platform = Platform
reason-child-line = Hotline 129

## Reasons, in the middle of a sentence

reason-offers-meetings-inline = offers meetings
reason-promotes-services-inline = promotes services
reason-asks-advance-inline = asks advance payment
reason-asks-transfer-inline = asks for transfers
reason-goods-missing-inline = goods never sent
reason-false-offer-inline = false offer
reason-threatens-spread-inline = threatens to spread
reason-threatens-harm-inline = threatens harm
reason-demands-money-inline = demands money
reason-uses-name-inline = uses another's name
reason-uses-photo-inline = uses another's photo
reason-poses-institution-inline = poses as institution
reason-spreads-photo-inline = spreads private photos
reason-sells-photo-inline = sells private photos
reason-approaches-child-inline = approaches a child
reason-asks-child-images-inline = asks child images
reason-offers-child-inline = offers a child
reason-recruits-inline = recruits by deceit
reason-withholds-papers-inline = withholds papers
reason-sells-person-inline = offers a person
reason-promotes-gambling-inline = promotes gambling
reason-runs-gambling-inline = runs gambling
reason-recruits-players-inline = recruits players
reason-unlicensed-loan-inline = unlicensed loans
reason-threatening-collection-inline = threatening collection
reason-abuses-contacts-inline = abuses contacts
reason-offers-drugs-inline = offers drugs
reason-arranges-delivery-inline = arranges delivery
reason-recruits-couriers-inline = recruits couriers
reason-repeated-reports-inline = repeated reports
reason-clear-evidence-inline = clear evidence
reason-harms-others-inline = harms others
reason-not-enough-evidence-inline = not enough evidence
reason-no-violation-inline = no violation
reason-wrong-account-inline = wrong account
reason-account-gone-inline = account is gone
reason-old-matter-inline = long ago
reason-private-dispute-inline = private dispute
reason-police-inline = police
reason-iasc-inline = IASC (OJK)
reason-ministry-inline = ministry, content complaints
reason-numbers-inline = number complaints
reason-bank-inline = bank or e-wallet
reason-platform-inline = platform
reason-child-line-inline = hotline 129

## Reasons and channels, read by reporters

news-reason-not-enough-evidence = there is not yet enough evidence for us to pass it on. That does not mean your report is wrong
news-reason-no-violation = from the evidence there is, we do not yet see a violation that we can pass on
news-reason-wrong-account = we could not make sure which account it is; it may be written differently
news-reason-account-gone = we no longer find that account
news-reason-old-matter = it happened long ago and is hard to check
news-reason-private-dispute = this matter is better settled directly or with legal help
channel-police = the police: call 110, or the nearest police station
channel-iasc = the Indonesia Anti-Scam Centre: iasc.ojk.go.id or call 157
channel-ministry = the ministry's content complaints (Komdigi): aduankonten.id
channel-numbers = the number complaints service: aduannomor.id
channel-bank = your bank or e-wallet
channel-platform = the platform itself, by the Report button in its app
channel-child-line = SAPA 129: call 129 or WhatsApp 08111-129-129
question-profile-screenshot = a screenshot of the account's profile that shows its ID
question-id-or-link = the account's ID, username or link
question-time-and-place = when and in which city or regency it happened

## Buttons

button-take = Take
button-seize = Take over
button-release = Release
button-known = I know them
button-evidence = See evidence
button-enough = Enough evidence
button-dismiss = Not a violation
button-ask = Ask for evidence
button-duplicate = Duplicate
button-scope = Out of scope
button-child = Child involved
button-not-child = No child
button-note = Note
button-history = History
button-correct = Correct case
button-undo = Undo decision
button-undo-late = Undo (supervisors)
button-next = Take next
button-no-pictures = Without pictures
button-agree = Agree
button-disagree = Disagree
button-more-reasons = Other reasons
button-first-reasons = Main reasons
button-own-words = Own words
button-change = Change
button-send-question = Send question
button-mark-child = Yes, mark
button-platform = Platform
button-account = Account
button-bank = Bank/e-wallet
button-category = Suspicion
button-show = Show
button-next-item = Next
button-to-card = Back to card
button-open-card = Open card
button-approve = Make moderator
button-rest = Rest first
button-go-on = Go on
button-unwanted = Choose categories
ask-profile-screenshot = Profile screenshot
ask-id-or-link = ID or link
ask-time-and-place = Time and place

## Panels on the card

panel-reasons = Case { $case } · { $choice }. On what ground?
panel-channels = Case { $case } · { $choice }. Who handles it?
panel-ask = What is needed from the reporter of case { $case }?
panel-ask-own = Case { $case }: reply to this card with your question.
panel-preview = For the reporter of case { $case }: “{ $question }”
panel-care = Do not ask for an identity card or intimate pictures, and do not tell reporters to lure the account's owner.
panel-duplicate = Case { $case } is a duplicate of which case? Choose, or reply to this card with its number.
panel-child = Mark case { $case } as involving a child? All pictures close for everybody at once and supervisors are told.
panel-note = Case { $case }: reply to this card with your note. Other replies to the card become notes too.
panel-correct = Case { $case }: what has to be corrected?
panel-platform = Case { $case }: on which platform is the account?
panel-category = Case { $case }: which suspicion is right?
panel-account = Case { $case }: reply to this card with the right account.
panel-history = History:
history-entry = { WAKTU($at) } · { $what } · { $moderator }
history-words = { WAKTU($at) } · { $what } · { $moderator }: “{ $words }”
history-none = No decision yet.

## Answers to taps

taken = You hold this case until { JAM($until) }.
released = Case released.
late = Your time was over, but nobody took the case. You hold it again.
decided-enough = Recorded: enough evidence.
decided-dismiss = Recorded: not a violation.
decided-scope = Recorded: out of scope.
decided-duplicate = Recorded: duplicate of case { $case }.
proposed = Recorded as a proposal. This decision needs a second moderator.
agreed = Recorded: you agree.
disagreed = Recorded: you disagree. The case is back in the queue.
undone = Decision undone. You hold the case.
question-sent = The question goes to the reporters.
corrected = Case corrected.
correct-taken = Another case has that account. Use Duplicate.
correct-unread = We found no account in that reply. Please write only the account.
duplicate-unknown = There is no case with that number.
duplicate-of-duplicate = That case is itself a duplicate. Choose the original.
reply-to-card = Please reply to this card with your words.
history-elsewhere = Another moderator holds this case. Its history opens when it is released.
child-marked = Pictures are closed and supervisors know.
child-already = This case is already marked as involving a child.
child-unmarked = The child mark is removed.
child-done = The pictures are closed and the supervisors know. You need not open it again. Please rest; if you want to talk, turn to { $support }.
child-supervisors = Case { $case } was marked as involving a child. All pictures are closed. Only a supervisor can remove the mark.

refused-held = { $moderator } holds this case until { JAM($until) }.
refused-done = { $moderator } has handled this. The card is renewed.
refused-changed = This case has changed. The card is renewed; please press again if needed.
refused-old-card = This card is old and changes nothing. Please use the newest one.
refused-supervisor = Only supervisors can do this.
refused-anonymous = Anonymous admins cannot decide cases. Switch anonymity off, then press again.
refused-bot = Bots and channels cannot handle cases.
refused-outsider = Only members of the team's group can do this.
refused-unapproved = You are not yet approved as a moderator. Ask a supervisor to press Make moderator.
refused-unsure = Your rights cannot be made sure yet, please try again.
refused-own-report = You reported this account, so somebody else handles its case.
refused-own-verdict = Your decision is under review, so somebody else looks at it.
refused-own-pending = Your proposal waits for another moderator.
refused-pending = This case waits for a second moderator.
refused-role = You cannot do this to this case.
refused-state = This cannot be done in the case's present state.
refused-undo = Only its maker or a supervisor can undo a decision.
refused-late-undo = The time for undoing is over. Ask a supervisor; the button is behind More.
refused-button = This button no longer holds. Please use the newest card.
refused-group = The team group cannot be used yet. The admins have been told why.
refused-nobody-to-ask = There is no reporter to ask: the report came from another source or was withdrawn. Please decide from the evidence there is.
refused-chat = This button works only in the connected team group.
note-text-only = Notes can only be text. Pictures are not kept.
reply-elsewhere = To note something, reply to the newest card of its case.
command-in-group = That command works only in a private chat with the bot. In this group please use the buttons of the cards.
command-elsewhere = This bot works in private chats and in the connected team group. Please write the command here.

## Evidence

evidence-caption = Evidence of case { $case }
evidence-caption-more = Evidence of case { $case } · { $left ->
    [one] { $left } more picture; press once more to see it
   *[other] { $left } more pictures; press once more to see them
}
evidence-warning = Case { $case } · evidence { $index } of { $count } · may be sexual. Open only if needed to decide. Opening is recorded.
evidence-item = Case { $case } · evidence { $index } of { $count }
evidence-named-file = • File: { $kind }, { ANGKA($size) } KB
evidence-named-link = • Link: { $words }
evidence-named-text = • Text: { $words }
evidence-named-closed = • One piece of evidence in words
evidence-more = • and { $count } more
file-pdf = PDF
file-image = picture
file-video = video
file-audio = sound
file-text = text
file-other = another kind
evidence-empty = There is no evidence on this case yet.
evidence-erased = The words of this case were deleted on { TANGGAL($when) }, since their time was over. There is no other evidence.
evidence-child = A child is involved in this case. Its pictures are closed for everybody.
evidence-coming = The evidence comes as a reply to the card.
evidence-in-private = The evidence comes to your private chat.
evidence-closed = Evidence closed.
evidence-failed = The evidence of case { $case } cannot be shown now.

## Queue

digest = { $waiting ->
    [one] { ANGKA($waiting) } case waits
   *[other] { ANGKA($waiting) } cases wait
}, { $urgent ->
    [one] { ANGKA($urgent) } is urgent
   *[other] { ANGKA($urgent) } are urgent
}. The oldest: { $age }.
digest-hidden = { $hidden ->
    [one] { ANGKA($hidden) } of them has no card yet
   *[other] { ANGKA($hidden) } of them have no card yet
}.
digest-empty = All waiting cases have a card.
daily = Today: { $waiting ->
    [one] { ANGKA($waiting) } case waits
   *[other] { ANGKA($waiting) } cases wait
}, { $urgent ->
    [one] { ANGKA($urgent) } is urgent
   *[other] { ANGKA($urgent) } are urgent
}. The oldest: { $age }. Overdue: { ANGKA($overdue) }.
next-taken = You hold case { $case }.
next-here = { $moderator } holds case { $case }.
next-none = No case is waiting. Thank you.
next-none-for-you = No case suits you at the moment.
no-pictures-none = From now on you get cases without pictures. None is waiting at the moment.
pictures-again = From now on you also get cases with pictures.
urgent-unclaimed = Case { $case } is urgent and nobody has taken it for { $age }.

## Pauses

pause = You have handled { $handled ->
    [one] { $handled } case
   *[other] { $handled } cases
} today, { $heavy } of them heavy. Thank you. The queue is safe if you would like to stop for a while.
pause-rest = Have a good rest. The queue waits safely.
pause-on = Very well. Stop whenever you like.
unwanted = Which categories should not be handed to you? Press to change.
unwanted-on = ✓ { $category }
unwanted-off = ✗ { $category }

## Members and group

joined = { $name } has joined. Supervisors, press this button if this is a moderator.
approved = { $name } is a moderator now.
approve-done = Approved.
approve-already = This person is a moderator already.
approve-gone = This person is no longer in the group.
group-connected = This group is connected. Cases will appear here.
group-connected-admins = The group “{ $title }” is now the team's group.
group-back = The team group “{ $title }” works again. The queue goes on.
group-removed = The bot was removed from the team group “{ $title }”. Reports still come in and wait. Add the bot again as an administrator.
group-upgraded = The team group became a supergroup. The case cards are posted there again.
group-demoted = Attention: the bot is no longer an administrator of the team group “{ $title }”. Work goes on with the stored list of moderators, but the bot does not learn who leaves or joins. Please make the bot an administrator again.
state-answered = the reporter has answered
group-wrong = The team group cannot be used yet, so nothing is sent there: { $reason }.
group-not-supergroup = it is no supergroup; make its history visible and Telegram turns it into one
group-public = it is public; make it private
group-linked = it is linked to a channel; unlink it first
group-not-administrator = the bot is no administrator there
group-unreachable = the bot cannot see it; check its number and add the bot
