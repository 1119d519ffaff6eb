### The rights of reporters and the reported: objections, own data, erasure, opening of identities.

## My account was reported

tap-object = I was reported
tap-objection-send = Send objection
objection-ask = If you think there is a mistaken report about your account, write here: which account, what is mistaken, and the platform's notice if you have one. No ID card is needed.
objection-same = We cannot say whether an account was ever reported, or by whom. Every objection is read, and checked by somebody who did not decide the case.
objection-kept = What you write is kept locked away, read only by our team's supervisors, for at most { $retention } after the decision.
objection-more = Write more if you like, or press Send objection. The objection has not been sent yet.
objection-so-far = What you wrote so far: “{ $words }”
objection-words-only = Please just write; files, pictures and voice are not kept here. Your words are safe.
objection-first-too-long = That is too long, so it has not been kept. Please shorten it: which account, and what is mistaken, is enough.
objection-too-long = What you wrote is long enough, so the last message was not added. Please press Send objection.
objection-edit-unused = The message you changed is no part of this objection. Please write here.
objection-sent = We have received your objection. Number: <b>{ $ticket }</b>. We will tell you the result here.
cancel-left = Cancelled. What you just wrote is deleted, and nothing was sent.
objection-dropped = The objection was not sent, and what you wrote is deleted.
objection-expired = Your objection was left unsent for long, so we deleted what you wrote. You may write again at any time.
objection-too-many = We are still checking { $n } objections of yours. Please wait for the result; then you can send a new one.
objection-result-upheld = Objection { $ticket } was checked, and we accept what you told us. If there is a request of ours to a platform about that account, we take it back. What follows is for the platform to decide.
objection-result-rejected = Objection { $ticket } was checked, and we change nothing. We cannot say whether an account was ever reported. If you received a notice from a platform, you can appeal to that platform.
objection-status-open = being checked
objection-status-upheld = checked, accepted
objection-status-rejected = checked
objection-status-withdrawn = withdrawn
status-objection = { $ticket } · objection · { $status }

## Objections, read by supervisors

objections-none = No objection is waiting.
objections-head = Objections waiting: { $n }
objections-line = { $n }. { $ticket } · decide before { TANGGAL($due) }
objections-line-late = { $n }. { $ticket } · <b>overdue</b>, was due before { TANGGAL($due) }
objection-new = There is a new objection, { $ticket }. Please decide it before { TANGGAL($due) }; a supervisor who did not decide the case must do it.
objection-soon = Objection { $ticket } has to be decided before { TANGGAL($due) }.
objection-late = Objection { $ticket } is overdue: it was to be decided before { TANGGAL($due) }.
objection-late-admins = Objection { $ticket } is overdue: it was to be decided before { TANGGAL($due) }. The supervisors were reminded; if all of them decided the case, another supervisor is needed.
objection-head = <b>Objection { $ticket }</b>, sent { WAKTU($when) }, decide before { TANGGAL($due) }
objection-words = “{ $words }”
objection-case = Case { $case } · { $state } · decision: { $verdict }
objection-no-case = There is no case about the account that is named.
objection-ask-uphold = Objection { $ticket } is upheld: its case is not passed on, and a request that was sent is taken back. For what reason? Reporters read it.
objection-ask-reject = Objection { $ticket } is rejected. For what reason? Only the team reads it.
objection-ruled = The ruling is stored and the objector is told.
did-objected = an objection came
did-objection-upheld = objection upheld
did-objection-rejected = objection rejected
did-objection-withdrawn = objection withdrawn
did-objection-linked = objection linked
did-objection-unlinked = link to an objection removed
by-objector = the objector
objection-reason-evidence-stands = Evidence still enough
objection-reason-nothing-new = Nothing new said
objection-reason-another-account = Another account
tap-objection-open = Open objection
tap-objection-uphold = Uphold
tap-objection-reject = Reject
tap-objection-no-case = No case
tap-objection-link = Link a case
tap-objection-link-yes = Yes, link it
tap-objection-unlink = Unlink case { $case }
objection-link-ask = Which case does objection { $ticket } mean? Type its number, for example 1287. Admins can look a case up with /cari.
objection-link-number = Please type nothing but the number of the case, for example 1287.
objection-link-sure = Link this objection to case { $case }? Requests about that case are held back until the objection is decided.
objection-linked = Case { $case } is linked to this objection.
objection-unlinked = Case { $case } is no longer linked to this objection.
refused-objection-link-none = There is no case { $case }. Please check the number.
refused-objection-link-done = That is already so for case { $case } and this objection.
refused-objection-old = This objection was decided already, or has changed. The list is renewed.
refused-objection-own = This is your own objection, so another supervisor decides it.
refused-objection-reported = You reported this account, so another supervisor decides the objection.
refused-objection-decided = You took part in deciding the case, so another supervisor decides the objection.

## My data

tap-data = My data
tap-data-copy = Send a copy
tap-data-erase = Erase data
data-page = You can ask for a copy of all your data here, or erase it. We do both at once, at most within 3×24 hours.
data-coming = A copy of your data is being prepared and will be sent here soon, at most within 3×24 hours.
data-again = A copy can be asked for once an hour. Please ask again from { WAKTU($when) }.
data-here = This is a copy of your data. Please delete it from this chat if others use this phone.
data-failed = Sorry, the copy of your data could not be prepared yet. Please ask again.
own-data-title = Your data at ReportBot, as of { WAKTU($when) }
own-data-who = Name: { $name } · username: { $username } · Telegram account number: { $number }
own-data-consent = Consent: version { $version }, { WAKTU($when) }
own-data-no-consent = Consent: none
own-data-news-on = News: sent
own-data-news-off = News: not sent
own-data-report = Report { $ticket }, { WAKTU($when) }, { $status }
own-data-about = { $platform }, suspicion: { $category }
own-data-account = Account, as you wrote it:
own-data-story = Story:
own-data-place = Place:
own-data-question = Our question: { $question }
own-data-block = Block on new reports since { WAKTU($when) }, { $end }, because of { $ground }
own-data-block-lifted = Block on new reports since { WAKTU($when) }, lifted meanwhile, because of { $ground }
own-data-evidence = Evidence: { $kind }, { WAKTU($when) }
own-data-caption = Its words:
own-data-kind-photo = picture
own-data-kind-video = video
own-data-kind-document = document
own-data-kind-link = link
own-data-kind-text = text
own-data-objection = Objection { $ticket }, { WAKTU($when) }, { $status }
own-data-words = Its words:
own-data-end = The same in detail, drafts included, is in the file that we send here. Evidence files are not included, since they are still in this chat unless you deleted them. Data of other people and notes of the team are not part of it.

## Erasing

tap-erase-yes = Yes, erase
erase-ask = Erase all your data? This cannot be undone.
erase-goes = • Goes: your name and Telegram account, stories, evidence, accounts as you wrote them, drafts, objections, and consent. Your reports are withdrawn.
erase-stays = • Stays without you: the case about that account with the team's decisions, the number of reports, and letters already made with their pictures.
erase-block = • As your reports are limited until { TANGGAL($until) }, we keep a code that stands for your account until that day, against misuse; then it is deleted. Your name and number cannot be read from it.
erase-block-open = • As your reports are limited, we keep a code that stands for your account until the limit is lifted, against misuse; then it is deleted. Your name and number cannot be read from it.
erase-begun = Your data is being erased.
erase-done = Your data is erased, and this message is the last. Older messages in this chat you can delete yourself. Thank you; should you need it, you can begin again as somebody new.
erase-block-kept = We keep a code that stands for your account, without name or number, until the limit on your reports ends.
erase-staff = You still serve as a moderator or admin, so your data cannot be erased here yet. Once you have left the team, please send /hapus_data again.

## Withdrawing consent

tap-unconsent = Withdraw consent
tap-unconsent-keep = Keep my reports
tap-unconsent-all = Withdraw all reports
unconsent-ask = Withdraw your consent? Drafts are deleted, and we process nothing new from you. What about the reports that were sent?
unconsent-kept = Your consent is withdrawn. Reports that were sent are still being checked.
unconsent-withdrawn = Your consent is withdrawn, and all your reports too. Your stories and evidence are deleted.

## Opening an identity

tap-reveal-ask = Ask to open
tap-reveal-agree = Agree to open
tap-reveal-open = Yes, open
tap-reveal-refuse = Refuse opening
reveal-usage = Write the report's number, such as /buka_identitas RB-7K2M-9QXC, or /buka_identitas kasus 12 pelapor 2; pelapor 1 is who reported first. A reporter's identity is opened only where the law demands it, by two people, and it is always recorded.
reveal-not-found = That number or reporter is not among the reports that came by chat.
reveal-own = You reported an account of this case yourself, so you cannot take part in opening who reported it.
reveal-basis = Identity of reporter { $ticket } (case { $case }, reporter { $number }): write the legal basis, that is number and date of the letter and the authority that asks.
reveal-basis-short = Please write the legal basis: number and date of the letter and the authority that asks.
reveal-preview = Legal basis: “{ $basis }”. This goes to the other supervisors and admins; one of them has to agree within 24 hours. Send new words to replace it.
reveal-nobody = There is no other supervisor or admin who may agree, so this was not sent. An identity is opened by two people only.
reveal-asked = The demand to open the identity of reporter { $ticket } was sent. You will hear whether it is agreed to or refused.
reveal-asked-short = Sent.
reveal-dropped = The identity is not opened.
reveal-over = This demand to open an identity is no longer valid.
reveal-demand = <b>Asked to open the identity of reporter { $ticket }</b> (case { $case }, reporter { $number }). Legal basis: “{ $basis }”. Agree only if you have seen the letter. The opening is recorded in both your names.
reveal-sure = Open the identity of reporter { $ticket }? It is shown once to who asked, and this cannot be taken back.
reveal-agreed = The identity of reporter { $ticket } is opened to who asked. The opening is recorded.
reveal-opened-short = Opened and recorded.
reveal-refused = The demand to open the identity of reporter { $ticket } was refused.
reveal-lapsed = Nobody agreed within 24 hours to open the identity of reporter { $ticket }, so the demand has lapsed.
reveal-admins = The identity of reporter { $ticket } was opened by two people. Legal basis: “{ $basis }”.
reveal-identity =
    <b>Reporter { $ticket }</b>
    Name: { $name }
    Username: { $username }
    Telegram account number: <code>{ $number }</code>
    This message goes in 10 minutes. Hand it only to those entitled to it.
reveal-failed = The identity of reporter { $ticket } cannot be opened after all: its owner erased it, or something is out of order. Nothing was shown.
refused-reveal-old = This demand is no longer valid.
refused-reveal-self = Somebody else has to agree.
