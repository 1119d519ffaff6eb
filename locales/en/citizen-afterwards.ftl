### The citizen's conversation: receipt, news, and what follows.

## Receipt

receipt-thanks = Thank you, we have received your report.
receipt-again = You have reported this account before ({ $ticket }). We added the new information to that report.
receipt-number = Report number: <b>{ $ticket }</b>
receipt-next = Our team will review the evidence. If the suspicion is strong enough, we ask the platform to act or pass the case on to the authorities. How long it takes varies; we send news here.
receipt-safety = For your safety, please do not contact the account's owner and do not spread the account.
receipt-no-police = This is not a police report; if there is danger now, call 110.
receipt-channel-ministry = Other channels: aduankonten.id for indecent content and gambling.
receipt-channel-gambling = Other channels: aduankonten.id, or WhatsApp Stop Judi Online 0811-1001-5080.
receipt-channel-money = Other channels: your bank, iasc.ojk.go.id or 157, and cekrekening.id.
receipt-channel-loan = Other channels: OJK 157 for illegal loans, and iasc.ojk.go.id if money was sent.
receipt-channel-women = Other channels: support at 129 or WhatsApp 08111-129-129.
receipt-channel-photo = Other channels: support at 129, and stopncii.org to keep photos from spreading.
receipt-channel-child = Other channels: 129, WhatsApp 08111-129-129, and pengaduan.kpai.go.id. Images of child abuse: report.iwf.org.uk/id.
receipt-channel-platform = Other channels: the Report function inside the app, choose impersonation.
receipt-channel-police = Other channels: the nearest police station, or patrolisiber.id for cybercrime.
receipt-channel-number = Other channels: aduannomor.id for phone numbers that are misused.

copy-head = Report <b>{ $ticket }</b>, sent { WAKTU($when) }
copy-account = Suspected account: { $platform } · <code>{ $account }</code>
copy-suspicion = Suspicion: { $category }
copy-story = Story: { $story }
copy-note = This summary is the reporter's own; you can copy it for your bank, the police or 129.

## News setting

news-setting-ask = Is it safe to send news to this phone? News names neither the account nor the suspicion. Check status always shows where a report stands.
news-setting-on = All right, we send news here.
news-setting-off = All right, we send no news. Check status always shows where a report stands.

## Status

status-head = Your reports:
status-none = There is no report from you yet.
status-line = { $n }. { $ticket } · { $platform } · { $status }
status-one = Report <b>{ $ticket }</b> · { $platform }
status-sent = Sent { WAKTU($when) }
status-words-erased = What you wrote for this report was deleted on { TANGGAL($when) }, since its time was over.
status-unread = news
status-unread-line = There is news for this report. Tap Show news if it is safe to read now.
status-not-found = That number is not among your reports. Please check it again, or tap Check status.
status-in-review = in review
status-needs-info = more needed
status-substantiated = being prepared
status-requested = passed on
status-removed = inactive
status-refused = refused by platform
status-referred = referred
status-dismissed = not passed on
status-out-of-scope = other channel
status-closed = closed
status-withdrawn = withdrawn

## News

news-head = There is news for report { $ticket }.
news-in-review = <b>In review.</b> Our team is reviewing this report.
news-needs-info =
    <b>More needed.</b> We need one more thing: { $question }
    There is no hurry; we wait until { TANGGAL($until) }.
news-substantiated = <b>Being prepared.</b> We find the suspicion strong enough. A request to { $platform } is being prepared.
news-substantiated-police = <b>Being prepared.</b> We find the suspicion strong enough. Our team is preparing what comes next.
news-requested = <b>Passed on.</b> Our request was sent to { $platform }. The decision is the platform's.
news-removed = <b>Inactive.</b> The account is no longer active on { $platform }. Thank you for caring.
news-refused = <b>Refused by platform.</b> { $platform } is not willing to act on the account yet. The reason: { $reason }. This does not mean that your report was wrong.
news-referred = <b>Referred.</b> We handed this case to { $agency }, without your name and Telegram account. If you want this to be prosecuted, a report has to be made at a police station.
news-agency-police = the police
news-agency-iasc = the Indonesia Anti-Scam Centre
news-agency-ministry = the Ministry of Communication and Digital Affairs
news-agency-numbers = the Aduan Nomor service
news-agency-bank = the bank or e-wallet concerned
news-agency-platform = the operators of that platform
news-agency-child-line = the SAPA 129 service
news-dismissed = <b>Not passed on.</b> We have reviewed this report and cannot pass it on yet. The reason: { $reason }. You may add evidence, or ask somebody else in our team to look again until { TANGGAL($until) }.
news-dismissed-final = <b>Not passed on.</b> We have reviewed this report and cannot pass it on yet. The reason: { $reason }. You may still add evidence.
news-out-of-scope = <b>Other channel.</b> This matter is handled by { $channel }. You can copy the report's summary so that you need not tell it all again.
news-closed = <b>Closed.</b> This report is closed. Was our explanation clear?
news-closed-quiet = <b>Closed.</b> This report is closed. Thank you.
news-withdrawn = <b>Withdrawn.</b> You have withdrawn this report. Your story and evidence are deleted.
news-correction = <b>Corrected news.</b> We are sorry, our news of { TANGGAL($when) } was wrong. What is right: { $news }.

## Adding, answering, withdrawing

adding-head = <b>Report { $ticket }</b>
adding-ask = Please send what you want to add: screenshots, links, documents or words. Tap Done when you are finished.
adding-ask-child = Please write what you want to add, without the child's name, school or address. Please send no photos, videos or screenshots. Tap Done when you are finished.
adding-stored = Your addition is kept ({ $n }). Send more, or tap Done.
adding-full = This report holds { $n } pieces of evidence already, and that is enough. Thank you; please tap Done.
answering-ask = Please send your answer: words, a link or a screenshot.
answering-stored = Your answer is kept ({ $n }), and our team goes on with the review. Send more, or tap Done.
answered-nothing = All right, thank you. Our team goes on with what there is.
withdraw-ask = Withdraw this report? Your story and evidence are deleted. The review of the account may go on if there are other grounds.
reappeared-thanks = Thank you. We reopen this case and review it again.
review-asked = All right. Somebody else in our team will look at it again, and we tell you the result here.
review-too-late = The time to ask for another review is over. You may still add evidence.
closed-clear = Thank you for telling us.
closed-unclear = Thank you for telling us. Ask by Add evidence, and our team will read it; or have somebody else of our team check it once more by Review again.
closed-unclear-final = Thank you for telling us. Ask by Add evidence, and our team will read it.

tap-another = Report another
tap-news = News setting
tap-copy = Copy summary
tap-news-on = Send news
tap-news-off = Send none
tap-open = Open { $n }
tap-previous = Previous
tap-next = Next
tap-add = Add evidence
tap-withdraw = Withdraw report
tap-withdraw-yes = Yes, withdraw
tap-reappeared = Back again
tap-answer = Answer
tap-nothing = Nothing
tap-review = Review again
tap-show-news = Show news
tap-clear-enough = Clear
tap-unclear = Not clear
