### Referrals to the police and other authorities, preserved evidence, official requests.

## Card, below the decision

card-request = Request { $serial }/{ $year }
card-request-draft = A request is being prepared
card-preserved = Preserved for the police
card-official = Official request by the police: { $official }
official-none = none yet
official-number = number { $number }
card-permitted = A supervisor permits a request to the platform
card-awaits-permit = A request to the platform awaits a supervisor's permit
card-referrals = Referrals: { $referrals }
card-not-in-packet = New evidence that is not in the referral packet yet: { $count }
referral-making = { $authority } (packet being made)
referral-prepared = { $authority } (prepared { TANGGAL($at) })
referral-handed = { $authority } (handed over { TANGGAL($at) })
referral-handed-receipt = { $authority } (handed over { TANGGAL($at) }, receipt { $receipt })
card-sources = Other sources: { $sources }
card-source-ministry = ministry
card-source-patrol = cyber patrol
card-source-police = police
card-source-organisation = citizens' organisation
authority-police = Police (Polri)

## History

did-reopen = reopened
did-reopened = reopened by a new report or new evidence
did-report-withdrawn = one report withdrawn
did-words-erased = reporters' words deleted, their time was over
did-request = request sent
did-received = request received by the platform
did-clarify = platform asks for clarification
did-clarified = clarification sent
did-gone = account inactive
did-still = account still active
did-refused = refused by the platform
did-silence = no answer from the platform
did-reappear = reappeared
did-close = closed
did-retract = request retracted
did-preserve = evidence preserved for the police
did-unpreserve = preservation ended
did-permit = request permitted
did-unpermit = permit withdrawn
did-refer = referral prepared
did-handed = handed to the authority
did-refer-cancel = referral cancelled
did-official = official request recorded
did-to = { $what }: { $authority }
did-with-case = { $what } (case { $case })

## Buttons and pages of More

button-more = More
button-refer-police = Refer to police
button-refer-other = Other referral
button-preserve = Preserve evidence first
button-unpreserve = End preservation
button-permit = Permit request
button-unpermit = Withdraw permit
button-official = Official request
button-make-packet = Make packet
page-more = Case { $case } · for supervisors
page-refer = Case { $case }: refer to whom?
page-refer-sure = Refer case { $case } to { $authority }? The packet holds the chronology, the account, masked stories and the list of evidence with SHA-256, together with { $count ->
    [one] { $count } evidence file
   *[other] { $count } evidence files
}.
page-refer-sure-child = Refer case { $case } to { $authority }? The packet holds the chronology, the account and masked stories. No picture goes along because a child is involved.
page-refer-without = Data of reporters never goes along. All of it comes to your private chat and is recorded.

## Referrals, in a supervisor's private chat

button-handed = Handed over
button-packet-again = Make again
button-no-number = No number
button-save-typed = Yes, save
button-take-back = Not handed over
packet-ready = <b>Referral packet of case { $case } for { $authority }</b>, with { $count ->
    [one] { $count } evidence file
   *[other] { $count } evidence files
}. Save them and hand them over; do not spread them. The evidence files go from this chat afterwards. Press Handed over once { $authority } has received it.
packet-failed = The referral packet of case { $case } for { $authority } was not made: { $reason }.
packet-failed-gone = the referral is no longer there
packet-failed-decided = the case was meanwhile decided otherwise, so it is not referred
packet-failed-typesetting = it could not be typeset; please tell an admin
packet-failed-unknown = the work was cut off
packet-file = referral-case-{ $case }.pdf
packet-evidence-file = evidence-{ $number }.{ $ending }
authority-full-police = Indonesian National Police (Polri)
authority-full-iasc = Indonesia Anti-Scam Centre (IASC), Financial Services Authority
authority-full-bank = The bank or e-wallet concerned
authority-full-numbers = Aduan Nomor service
authority-full-ministry = Ministry of Communication and Digital Affairs, content complaints unit
authority-full-child-line = SAPA 129 and child protection services
authority-asks-police = The police need an ordered chronology with times, places and losses, the account's identifiers and screenshots. A criminal case begins only when the reporter files a report at a police station.
authority-asks-iasc = IASC needs name, number and bank account of the reported, proof of transfer, the conversation, and the victim's own identity and account. The latter only the victim can give, at iasc.ojk.go.id or by calling 157.
authority-asks-bank = The bank needs the reported account or e-wallet number, time and amount of the transfer, and proof of it from the sender's account holder. Accounts can also be reported at cekrekening.id.
authority-asks-numbers = Aduan Nomor needs the number and its operator, the kind of misuse, what is to be closed (number or WhatsApp), a chronology with date and time, screenshots, and the complainant's own data. The complainant is your organisation, not the reporter. Indonesian numbers only.
authority-asks-ministry = Aduan Konten needs the applicant's identity (your organisation), a screenshot, a specific link and the reason.
authority-asks-child-line = SAPA 129 and protection services need to know about the child who may be a victim. Do not send pictures of children.
refer-already = A referral to that authority is being prepared already. See /rujukan in your private chat.
refer-coming = The packet is being made and comes to your private chat.
refer-cancelled = Referral cancelled.
referral-off = The referral of case { $case } is cancelled. Please delete the files that you saved.
referral-changed = This referral has changed. See /rujukan.
receipt-ask = Case { $case } handed to { $authority }: write the number of its receipt, or press No number.
receipt-check = Record that case { $case } was handed over, with receipt { $number }?
official-ask = Case { $case }: write the number of the official request by the police.
official-check = Record the official request number { $number } by the police on case { $case }?
official-in-private = Please write the number in your private chat with the bot.
official-saved = Official request recorded.
official-recorded = Official request number { $number } by the police is recorded on case { $case }. The packet is made by More, Refer to police on the card; what was handed over stands in /rujukan.
typed-unread = Please write just the number, at most { $longest } characters.
typed-stopped = Nothing was recorded.
typed-over = This number was saved, replaced or cancelled already. See /rujukan.
handed-over = Hand-over recorded.
handed-recorded = The hand-over of case { $case } to { $authority } is recorded. Reporters are told at { JAM($told) }; until then it can be taken back.
handed-taken-back = Hand-over taken back. Reporters are not told.
handed-too-late = The time to take it back is over and reporters have been told.
preserved = The evidence of this case is preserved for the police.
unpreserved = Preservation ended.
permitted = A request to the platform is permitted.
unpermitted = The permit is withdrawn.
refused-track = Before a decision only cases of children, trafficking or danger can be referred.
refused-permit = The police come first in this case. A request to the platform takes a supervisor's permit.
did-handed-undone = hand-over taken back

## List of referrals (/rujukan)

referrals-none = No referrals yet.
referrals-head = <b>Referrals · { $waiting } not handed over</b>
referral-head = Case { $case } · { $referral }
referral-made = Prepared { WAKTU($at) } by { $moderator }
referral-given = Handed over { WAKTU($at) } by { $moderator }
referral-holds = Holds: a PDF and { $count ->
    [one] { $count } evidence file
   *[other] { $count } evidence files
} · SHA-256 of the PDF { $sha256 }

## What a packet says

event-report = Report received from { $source }.
event-source-public = the public
event-source-ministry = the ministry
event-source-patrol = the cyber patrol
event-source-police = the police
event-source-organisation = a citizens' organisation
event-enough = Examined; enough evidence to follow up: { $reason }.
event-dismiss = Examined and not taken further: { $reason }.
event-scope = Examined; another channel advised: { $reason }.
event-child = Marked as involving a child.
event-not-child = The mark of a child involved was removed.
event-request = A request was sent to the platform.
event-received = The platform confirmed receipt of the request.
event-gone = The account is no longer active on the platform.
event-still = The account is still active on the platform.
event-refused = The platform refused the request.
event-silence = The platform did not answer in time.
event-reappear = The account reappeared.
event-reopened = Reopened because of new reports or evidence.
event-words-erased = What reporters wrote was deleted, since its time was over.
event-preserve = Evidence preserved for the police.
event-unpreserve = Preservation of evidence for the police ended.
event-merge = Merged with other reports of the same account.
event-split = Split from reports of another account.
event-close = Examination closed.
event-retract = The request to the platform was retracted.
event-handed = Handed to { $authority }.
packet-item = { $kind } { $number }
packet-item-absent = { $kind } { $number } (the file is not stored)
packet-item-link = Link { $number }: { $words }
packet-item-text = Text { $number }: { $words }
item-photo = Picture
item-video = Video
item-document = Document
account-kind-id = ID
account-kind-username = username
account-kind-phone = phone number
account-kind-link = link
account-kind-invite = invite link
account-kind-numeric = numeric ID
account-kind-name = display name
account-kind-account = bank account
account-kind-url = web address
admin-command-rujukan = Referrals to the police and others
