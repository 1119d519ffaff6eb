### Other sources: /impor for lists, /kasus_baru for one case.

## Sources, inside a sentence and as buttons

source-ministry = the ministry
source-patrol = the cyber patrol
source-police = the police
source-organisation = a citizens' organisation
button-source-ministry = Ministry
button-source-patrol = Cyber patrol
button-source-police = Police
button-source-organisation = Organisation

## The beginning

sources-admins-only = The command /impor is for admins of ReportBot. For a single case write /kasus_baru.
sources-ask-list = Whose list is it?
sources-ask-case = Who is this information from?
sources-ask-file = Please send the list of { $source } as a CSV or XLSX file of at most 20 MB and 100,000 rows. It needs the columns <b>akun</b> (account) and <b>kategori</b> (category).
sources-file-only = What is awaited is a CSV or XLSX file, sent as a document.
sources-file-large = That file is larger than 20 MB. Please divide it into several files.
sources-press-button = Please press one of the buttons.
sources-words-only = Please write it in words.
sources-left = All right, cancelled. Nothing was saved.
sources-stale = This button no longer counts.
button-template = Example file

## Example file

import-template-name = example-list
import-template-coming = The example file is being made.
import-template-caption = An example of a list. Delete its example row, fill in your data and send it back here. CSV and XLSX are equally good.
column-platform = platform
column-account = account
column-name = display name
column-category = category
column-date = date
column-place = place
column-story = description
column-reference = source reference
column-child = child
column-link = evidence link
column-example-platform = MiChat
column-example-account = contoh_akun88
column-example-name = Contoh Nama
column-example-category = online prostitution
column-example-date = 2021-03-21
column-example-place = Kota Bandung
column-example-story = Offers paid meetings in the profile
column-example-reference = PS-001
column-example-child = no
column-example-link = https://contoh.example/bukti/1

## The check

import-checking = The file has arrived and is being checked. The result comes here. Nothing has been taken in yet.
progress-check-import = Checking the list: { $done ->
    [one] { ANGKA($done) } row read
   *[other] { ANGKA($done) } rows read
}.
import-failed = Sorry, this list could not be processed because of a fault of the bot. Nothing was taken in. Please send the file again.
import-not-fetched = That file could not be fetched from Telegram. Please send it again.
import-empty = This file is empty: it holds no rows of accounts. Please look at it and send it again.
import-header-only = This file holds only the headings. Please fill in the rows and send it again.
import-not-sheet = This file is no CSV or XLSX that can be read. Please save it as XLSX in a spreadsheet program and send it again.
import-old-excel = This is an old Excel file (.xls). Please save it as .xlsx and send it again.
import-too-heavy = This file is too heavy to be opened. Please copy its content into a new file, or divide it into several.
import-too-many = This list has more than 100,000 rows. Please divide it into several files.
import-too-wide = This list has more than 50 columns. Please delete those that are not needed.
import-encoding = The letters in this file cannot be read. Please save it as CSV UTF-8 or XLSX, then send it again.
import-quotes = A quotation mark in this CSV file is never closed. Please save it as XLSX and send it again.
import-columns = The columns that are needed were not found in the first row. Nothing was taken in. Please mend the headings, or use the example file, then send it again.
import-columns-missing = • Missing: <b>{ $column }</b>
import-columns-found = The headings in your file: { $found }
import-columns-twice = There is more than one column <b>{ $column }</b>: { $found }. Nothing was taken in. Please leave one, then send the file again.
import-known = The same file was taken in on { WAKTU($when) } as import number { $number } of { $source }. Nothing is done twice.
import-known-writing = The same file is being taken in as import number { $number } of { $source }, begun { WAKTU($when) }. Nothing is done twice.
import-faults = { $rows ->
    [one] { ANGKA($faults) } of { ANGKA($rows) } row has to be mended
   *[other] { ANGKA($faults) } of { ANGKA($rows) } rows have to be mended
}. Nothing was taken in: a list is taken in whole or not at all. Mend it, then send the file again.
import-fault = • Row { $row }, { $column }: { $why } (“{ $value }”)
import-fault-bare = • Row { $row }, { $column }: { $why }
import-faults-more = … the others are in the attached file.
import-faults-file = All rows that have to be mended.
import-faults-name = faults.csv
fault-head-row = row
fault-head-column = column
fault-head-why = problem
fault-head-value = content
fault-missing = is empty
fault-platform = this app is unknown
fault-account = cannot be read as an account
fault-several = more than one account in one cell
fault-category = this category is unknown
fault-answer = fill in yes or no
fault-date = no date, or one to come
fault-formula = holds a formula; paste it as a value
fault-rounded = a number that the spreadsheet rounded; make it text
fault-too-long = more than 2,000 letters
import-preview-head = <b>Import { $number } · { $source }</b>
import-preview = { $rows ->
    [one] { ANGKA($rows) } row
   *[other] { ANGKA($rows) } rows
}: { $new ->
    [one] { ANGKA($new) } new account
   *[other] { ANGKA($new) } new accounts
}, { $known ->
    [one] { ANGKA($known) } has a case
   *[other] { ANGKA($known) } have a case
}, { ANGKA($repeats) } repeated.
import-preview-category = • { $category }: { ANGKA($count) }
import-preview-children = { $count ->
    [one] { ANGKA($count) } of these accounts involves a child. Its links are never
   *[other] { ANGKA($count) } of these accounts involve a child. Their links are never
} opened by the bot.
import-preview-foot = Nothing has been taken in yet. All accounts come in at once; until then the team sees none of them.
button-import = Import { $count ->
    [one] { ANGKA($count) } account
   *[other] { ANGKA($count) } accounts
}

## Taking in

import-writing = { $rows ->
    [one] { ANGKA($rows) } row is
   *[other] { ANGKA($rows) } rows are
} being taken in. Until that is done the team sees none of them. The bot answers as usual.
progress-write-import = Taking in the list: { ANGKA($done) } of { $total ->
    [one] { ANGKA($total) } row
   *[other] { ANGKA($total) } rows
}.
import-cancelled = Cancelled. Nothing was taken in.
import-cancelling = Stopped. What was written is being removed again.
import-removed = The import was cancelled and all that was written was removed again. Nothing was taken in.
import-same = Another admin has taken in the same file. This import was stopped, nothing is done twice.
import-changed = This list has to be checked again because the bot was updated. Nothing was taken in. Please send the file again.
import-file-gone = This file is no longer kept because it waited too long. Nothing was taken in. Please send the file again.
import-is-checking = This list is still being checked.
import-is-checked = This list waits for your decision.
import-is-writing = This list is being taken in.
import-is-done = All of this list has been taken in.
import-is-cancelled = This list was cancelled.
import-is-failed = This list was not taken in. Please send the file again.
import-done = Import { $number } of { $source } is done: { $taken ->
    [one] { ANGKA($taken) } account
   *[other] { ANGKA($taken) } accounts
} came of { $rows ->
    [one] { ANGKA($rows) } row
   *[other] { ANGKA($rows) } rows
}.
import-done-case = One new account became case { $first }.
import-done-cases = { ANGKA($cases) } new accounts became the cases { $first }–{ $last }.
import-done-between = { ANGKA($cases) } new accounts became cases with numbers between { $first } and { $last }.
import-done-known = { $known ->
    [one] { ANGKA($known) } account had a case; its reports were added to it
   *[other] { ANGKA($known) } accounts had a case; their reports were added to it
}.
import-done-foot = The cases are in the team's queue and appear as there is room.
import-urgent = { $count ->
    [one] { ANGKA($count) } new urgent case
   *[other] { ANGKA($count) } new urgent cases
} came in by a list of { $source }. Please look at the queue.
source-found-on = Date found: { TANGGAL($date) }
source-reference = Reference number of the source: { $reference }

## A single case

new-head = <b>New case from { $source }</b>
new-account = Which account? Paste its link, number or username, or choose the app first.
new-identifier = Write the ID, username, number or link of the account on { $platform }.
new-name = Write its display name on { $platform }, exactly as it is shown.
new-name-only = Display name only
new-choose = More than one account was found. Which one?
new-app = Which app is the account { $account } on?
new-odd = Written: { $account }
new-accept = Yes, use it
new-retype = Type again
new-category = What is suspected?
new-place = In which kota or kabupaten, and when? Example: Kota Bandung, 21 March 2021.
new-story = Write the description: what can be seen, and the source's reference number if there is one.
new-story-child = Please leave out the child's name, school and address.
new-skip = Skip
new-check-account = The suspected account: { $platform } · <code>{ $account }</code>
new-check-category = Suspicion: { $category }
new-check-place = Place: { $place }
new-check-story = Description: { $story }
new-check-child = A child is involved: yes
new-child = Involves a child
new-child-undo = No child involved
new-save = Save
did-entered = entered from another source
new-saved = Saved as a report of { $source } on case { $case }. The team will look at it.
