### The citizen's conversation: from the start until the report is sent.

## Start, consent, menu

start-welcome = Welcome to <b>ReportBot</b> by { $operator }, a place to report suspicious accounts.
start-hidden = • We tell neither the reviewing team nor the platform nor the account's owner who you are. Your identity is disclosed only where the law requires it, and each disclosure is recorded.
start-no-police = • This is not a police report; if there is danger now, call 110.
start-never-asks = • We never ask for an ID card, PIN, OTP or fee.
start-kept = Reports and evidence are used only to be reviewed and followed up. Pictures, files and words are deleted { $retention } after the case is finished at the latest. You may ask for a copy or for erasure.
start-evidence = This chat is ready to receive evidence. Please go back to the group and press Lihat bukti again.
menu-ask = What would you like to do?
menu-unexpected = Sorry, we found no account in that message. To report one, tap Report account, or send its link, number or username here.
command-unknown = We do not know that command. You can use /lapor, /status, /laporan_saya, /bantuan, /batal, /bahasa, /privasi, /data_saya, /hapus_data or /sanggah.
retention-days = { $n ->
    [one] { $n } day
   *[other] { $n } days
}
privacy-notice =
    <b>Your privacy</b>, service of { $operator }
    • What is kept: the reported account, evidence, story, and a number that stands for you. Your name and Telegram account are locked away.
    • What for: to review the suspicion, ask the platform to act, or pass it on to the authorities.
    • Who sees it: the reviewing team, without your identity.
    • How long: pictures, files and words until { $retention } after the case is finished, longer only for the police or an objection. Account and decisions stay.
    • Your rights: to see, correct and withdraw reports, and ask for erasure, answered within 3×24 hours.
tap-language = Bahasa / Language
language-id = Indonesia
language-en = English
language-ask = Pilih bahasa. Choose a language.

## Help

help-now =
    You do not have to face this alone.
    • Danger now: police <b>110</b>, free, 24 hours.
    • Violence against women or children: call <b>129</b> or WhatsApp 08111-129-129.
    • Money just sent to a fraudster: call your bank now, then report to iasc.ojk.go.id or call 157.
    • Thoughts too heavy to bear: healing119.id.
help-money =
    If money was sent, do this first. Your draft is safe and waits.
    1. Call your bank or e-wallet and ask them to hold the transaction.
    2. Report to iasc.ojk.go.id or call 157. The sooner, the better the chance.
    3. Send no more money, not even to people who promise to get yours back.
    Anyone can be deceived. It is not your fault.
help-threat =
    You did nothing wrong, and you are not alone.
    • If it is about private photos or videos, you need not send them to us. The account and the threatening message are enough.
    • Better not to pay and not to answer. If you already did, that is all right; keep the evidence.
    • Support: 129. To keep photos from spreading: stopncii.org, or takeitdown.ncmec.org if the photo was taken before the age of 18.
    We do not ask why you use that app.
help-trafficking =
    People who are trafficked are victims. Thank you for caring.
    • If somebody is locked up, forced, or about to be sent away, call 110 now.
    • Support for victims: 129 or WhatsApp 08111-129-129.
    • Please do not send photos of the person and meet nobody on your own. The account and the offer are enough.

## Step 1: account

step-account = <b>Step 1 of 5 · Account</b>
step-account-platform = <b>Step 1 of 5 · { $platform }</b>
account-ask = Which account would you like to report?
account-ask-how = Paste its link, number or username here. You may also choose the app first.
account-more = Where is the account?
account-app = In which app is the account <b>{ $account }</b>?
account-type = Type the { $platform } username or ID of the account, or paste its profile link.
account-type-michat = Type the account's MiChat ID. If you saw it under “People Nearby” and its ID is not shown, use its display name.
account-type-whatsapp = Type the account's WhatsApp number, such as 0812…, or paste a wa.me link or group link.
account-type-telegram = Type the account's Telegram username, such as @contoh, paste a t.me link, or forward its message here.
account-type-telepon = Type the phone number, such as 0812… or 021….
account-type-situs = Paste the website's address. We will not open it from here.
account-type-rekening = Type the bank or e-wallet and the number, such as BCA 1234567890.
account-safety = You need not greet, lure or meet its owner.
account-name = Type the name exactly as you see it. Many people may use the same display name, so a screenshot of the profile helps us find the right account.
account-forward = You forwarded a message. Which account would you like to report?
account-several = We found { $n } numbers or accounts. Which one would you like to report?
account-typed = You typed: <b>{ $account }</b>
account-not-found = We found no account in that message. Please paste a link, number or username, such as 0812… or @contoh. This service takes reports about accounts. Ideas about the app itself can be sent to lapor.go.id.
account-sender-hidden = We cannot see who sent that message. Please type the username or number, or choose the app.
account-none-in-message = We found no account inside that message. Please paste a link, number or username.
account-also = Type one more number, bank account (such as BCA 1234567890), link or account of the same owner.
account-none = Account: not given yet
account-line = Account: { $platform } · <b>{ $account }</b>
account-line-more = Account: { $platform } · <b>{ $account }</b> and { $more } more
step-also = <b>Another number or account</b>

warning-phone-short = This number seems incomplete. Use it anyway?
warning-phone-long = This number seems too long. Use it anyway?
warning-odd-format = It is written a little differently than usual. Use it anyway?
warning-no-bank = No bank is named yet. Use it anyway?
warning-hidden-characters = It holds letters that cannot be seen. Use it anyway?
warning-direction-characters = It holds marks that turn the order of letters. Use it anyway?
warning-mixed-script = Some of its letters are of another script. Use it anyway?
warning-look-alike = Some of its letters only look like common ones. Use it anyway?
warning-short-link = This is a short link. Use it anyway?

choice-michat = MiChat
choice-whatsapp = WhatsApp
choice-telegram = Telegram
choice-instagram = Instagram
choice-facebook = Facebook
choice-tiktok = TikTok
choice-x = X
choice-line = LINE
choice-discord = Discord
choice-wechat = WeChat
choice-bigo = Bigo
choice-dating = Dating app
choice-game = Online game
choice-telepon = Phone number
choice-situs = Website
choice-rekening = Bank/e-wallet
choice-lainnya = Other

## Step 2: suspicion

step-category = <b>Step 2 of 5 · Suspicion</b>
suspicion-ask = What is this account suspected of? Choose what comes closest; you can change it later.
out-of-flow-category = You are still at step 2, suspicion. Please choose one of the buttons; we ask for your story at step 4.

## Step 3: evidence

step-evidence = <b>Step 3 of 5 · Evidence</b>
evidence-ask = Send screenshots of the account's profile, and of the chat if there is one. Several at once are fine, 10 at most.
evidence-care = Cover your own name, number and photo first. Photos or videos of sexual acts need not be sent.
evidence-ask-words = Photos of the person need not be sent. If you have them, send links or screenshots of the messages only, 10 at most. Cover your own name, number and photo first.
evidence-count = Evidence kept: { $n }. Send more, or tap Done for step 4. The report is not sent yet.
evidence-known = That file is there already. Evidence kept: { $n }.
evidence-full = There are { $n } pieces of evidence already, and that is enough; the last one was not added. Please tap Done.
evidence-voice = Sorry, we take no voice messages because your voice can be recognised. Please type; two sentences are enough.
evidence-too-large = This file is larger than 20 MB. Please send a screenshot of it. Other evidence stays kept.
evidence-other-kind = Sorry, we cannot use that kind of message. Please send text, a link, a picture, a video or a document.
evidence-early-account = We kept that picture as evidence ({ $n } kept). Now the account: paste a link, number or username, or choose the app.
evidence-early-category = We kept that picture as evidence ({ $n } kept). Now choose the suspicion.
evidence-early-story = We kept that picture as evidence ({ $n } kept). Now the story, or tap Skip.
out-of-flow-evidence = You are still at step 3, evidence. Please send a screenshot, or tap Skip. We keep your words for step 4.
out-of-flow-evidence-some = You are still at step 3, evidence. Please send more evidence, or tap Done. We keep your words for step 4.
step-child = <b>Step 3 of 5 · Child as victim</b>
child-ask =
    Thank you for telling us. This report comes first.
    If the child is in danger or about to meet that person, call 110 now. Support: 129 or WhatsApp 08111-129-129.
    Please send no photos, videos or screenshots. Just write:
    • the account of the person approaching the child, not the child's own;
    • what happened, without the child's name, school or address.
    Keep the chat for the police: do not delete, copy or spread it. It is not the child's fault, and not yours.
child-kept = Your words are kept. Write more if needed, without the child's name, school or address, or tap Done. The report is not sent yet.
child-no-files = We neither opened nor kept that file. Please delete it from this chat. Your words are safe.
child-dropped = What you sent before ({ $n }) was not opened and is out of the draft. Please delete it from this chat too.
danger-now = Please do not wait for us; our team is not on duty 24 hours. <b>Call 110 now.</b> We mark this report as urgent, and you can go on with it once you are safe.

## Step 4: story

step-story = <b>Step 4 of 5 · Story</b>
story-ask = If you like, tell us briefly: what happened, when, and in which city or regency. Two sentences are enough. You need not write your own name and address.
story-ask-child = Tell us briefly: what happened, when, and in which city or regency. Two sentences are enough. Please leave out the child's name, school and address; your own name is not needed either.
story-so-far = Your story so far: “{ $story }”
story-more = Add to it if needed, such as when and in which city or regency, or tap Skip.
story-replace = Send a new story to replace it, or tap Skip if it is right.
story-words-only = Please type the story in words, or tap Skip.
story-cut = Your story is long; we kept its first { $n } letters. The report is not sent yet, please check it first.

## Step 5: check

step-summary = <b>Step 5 of 5 · Check</b>
summary-unsent = The report is not sent yet. Please check it first.
summary-suspicion = Suspicion: { $category }
summary-evidence = Evidence: { $evidence }
summary-story = Story: { $story }
summary-no-story = none yet
summary-no-evidence = none yet
summary-screenshots = screenshots: { $n }
summary-images = pictures or videos: { $n }
summary-words-only = words are enough
summary-mixed = { $n } (pictures or videos: { $images }, others: { $others })
summary-stronger = Stronger with: { $what }. It may follow later.
stronger-identifier = the account's ID, number or link
stronger-screenshot = a screenshot of the profile that shows the ID
stronger-link = a link to the profile or message
stronger-reason = a short story, the time, and the city or regency
summary-faith = By tapping Send report, you state that this is right as far as you know.
summary-sent = The report is sent.
summary-added-evidence = We added the evidence. The report is not sent yet, please check it first.
summary-added-story = We added your words to the story. The report is not sent yet.
out-of-flow-summary = You are still at step 5. Please tap Send report, or change what is needed. The report is not sent yet.

## Small answers

draft-waits = There is a report that is not sent yet, at step { $n }.
draft-expired = Your draft was not continued for long, so we deleted it. You can start again at any time.
cancel-ask = Cancel this report? What you have filled in will be deleted.
cancel-done = The draft is deleted. Nothing was sent.
cancel-nothing = There is no report being filled in.
edit-used = We took over your edit.
edit-unused = We did not use that edit; what was kept is still there. If needed, send it as a new message.
toast-stale = That button is old. This is where you are now; nothing you filled in is lost.
toast-forged = That button cannot be used. Please use these.
refused-hour = You have sent { $n ->
    [one] { $n } report
   *[other] { $n } reports
} within an hour. Please go on from { JAM($when) }. If there is danger, call 110. We keep this draft.
refused-day = You have sent { $n ->
    [one] { $n } report
   *[other] { $n } reports
} within a day. Please go on from { WAKTU($when) }. If there is danger, call 110. We keep this draft.
refused-blocked = For now we cannot take reports from you, until { TANGGAL($until) }. If you think this is wrong, press Ask for review below our message about this block. If there is danger, call 110.
refused-blocked-open = For now we cannot take reports from you. If you think this is wrong, press Ask for review below our message about this block. If there is danger, call 110.

## Buttons

tap-consent = Agree & continue
tap-privacy = Read privacy
tap-help-now = Help now
tap-help = Help
tap-report = Report account
tap-status = Check status
tap-menu = Main menu
tap-others = Other
tap-name-only = Display name only
tap-sender = The sender
tap-in-message = In the message
tap-accept = Yes, use it
tap-retype = Type again
tap-done = Done
tap-skip = Skip
tap-clear = Delete evidence
tap-child = Involves a child
tap-danger = In danger now
tap-resume-report = Continue report
tap-mistake = Tapped by mistake
tap-send = Send report
tap-edit-account = Change account
tap-edit-category = Change suspicion
tap-edit-evidence = Change evidence
tap-edit-story = Change story
tap-also = Add number/account
tap-cancel-yes = Yes, cancel
tap-resume = Continue
tap-new = Start anew
tap-discard = Delete draft
