### Words used in every conversation.

## Time, always WIB

month-1 = January
month-2 = February
month-3 = March
month-4 = April
month-5 = May
month-6 = June
month-7 = July
month-8 = August
month-9 = September
month-10 = October
month-11 = November
month-12 = December
moment-date = { $day } { $month } { $year }
moment-hour = { $hour }:{ $minute } WIB
moment-full = { $date }, { $hour }:{ $minute } WIB

## Apps and other places where an account lives

platform-michat = MiChat
platform-whatsapp = WhatsApp
platform-telegram = Telegram
platform-instagram = Instagram
platform-facebook = Facebook
platform-tiktok = TikTok
platform-x = X
platform-line = LINE
platform-discord = Discord
platform-wechat = WeChat
platform-bigo = Bigo
platform-dating = dating app
platform-game = online game
platform-telepon = phone number
platform-situs = website
platform-rekening = bank account or e-wallet
platform-lainnya = another app
platform-unknown = app not known yet

## Suspicions as button labels

category-prostitution = Prostitution
category-fraud = Fraud
category-threat = Extortion/threats
category-impersonation = Fake account
category-photo = Private photo spread
category-child = Child as victim
category-trafficking = Human trafficking
category-gambling = Online gambling
category-loan = Illegal loans
category-drugs = Drugs
category-other = Other
category-unsure = Not sure yet
category-own-1 = Further suspicion 1
category-own-2 = Further suspicion 2
category-own-3 = Further suspicion 3
category-own-4 = Further suspicion 4

## Suspicions inside a sentence

category-prostitution-inline = online prostitution
category-fraud-inline = fraud
category-threat-inline = extortion or threats
category-impersonation-inline = a fake account
category-photo-inline = spreading private photos
category-child-inline = a child as victim
category-trafficking-inline = human trafficking
category-gambling-inline = online gambling
category-loan-inline = illegal loans
category-drugs-inline = drugs
category-other-inline = another suspicion
category-unsure-inline = not sure yet
category-own-1-inline = further suspicion 1
category-own-2-inline = further suspicion 2
category-own-3-inline = further suspicion 3
category-own-4-inline = further suspicion 4

## States of a case, read by moderators

state-new = new
state-in_review = in review
state-needs_info = waiting for the reporter
state-substantiated = enough evidence
state-dismissed = not passed on
state-duplicate = duplicate
state-out_of_scope = out of scope
state-requested = request sent
state-acknowledged = request received by the platform
state-clarification = platform asks for clarification
state-removed = inactive
state-refused = refused by the platform
state-no_response = no answer from the platform
state-closed = closed
state-reopened = reopened

## What stands for masked words

mask-name = ‹name›
mask-phone = ‹number›
mask-account = ‹bank account›
mask-address = ‹address›
mask-handle = ‹account›
mask-email = ‹email›
mask-id = ‹identity›

## Buttons found everywhere

button-back = Back
button-cancel = Cancel
