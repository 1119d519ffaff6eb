### /statistik: a paragraph ready to copy, tables, a picture, and a file.

period-day = { TANGGAL($on) }
period-month = { $month } { $year }
period-year = The year { $year }
period-range = { TANGGAL($from) } – { TANGGAL($to) }

figures-usage = We do not understand that period. Examples: /statistik, /statistik hari, /statistik minggu, /statistik bulan lalu, /statistik september 2021, /statistik 2021-09, or /statistik 1/9/2021..30/9/2021.
figures-counting = Being counted.
figures-failed = The figures could not be counted. Please try again.
figures-head = { $period }, data as of { WAKTU($at) }
figures-none = There are no reports in this period.
figures-paragraph = Reports: { ANGKA($reports) }, about { $accounts ->
    [one] { ANGKA($accounts) } account
   *[other] { ANGKA($accounts) } accounts
}. { $requests } { $others }.
figures-requested = Action was requested for { $asked ->
    [one] { ANGKA($asked) } account
   *[other] { ANGKA($asked) } accounts
}: { $parts }.
figures-not-requested = No account was taken to a platform yet.
figures-removal = Median from request to inactive: { $time }. { $period }: { $before }.
figures-decision = Median from report to decision: { $time }. { $period }: { $before }.
figures-before-day = Day before
figures-before-week = Week before
figures-before-month = Month before
figures-before-year = Year before
figures-before-range = Period before
figures-then = { $before }{"\u000A"}{ $next }
figures-copy = <code>{ $words }</code>

bucket-inactive-count = { ANGKA($count) } no longer active
bucket-refused-count = { ANGKA($count) } refused by the platform
bucket-awaiting-count = { ANGKA($count) } awaiting an answer
bucket-no-answer-count = { ANGKA($count) } not answered by the platform
bucket-not-forwarded-count = { ANGKA($count) } not forwarded
bucket-referred-count = { ANGKA($count) } referred
bucket-elsewhere-count = { ANGKA($count) } pointed to another channel
bucket-prepared-count = { ANGKA($count) } ready to be requested
bucket-in-review-count = { ANGKA($count) } still in review
bucket-duplicate-count = { ANGKA($count) } merged with another account

bucket-inactive = No longer active
bucket-refused = Refused by platform
bucket-awaiting = Awaiting an answer
bucket-no-answer = Not answered
bucket-not-forwarded = Not forwarded
bucket-referred = Referred
bucket-elsewhere = Other channel
bucket-prepared = Ready to request
bucket-in-review = Still in review
bucket-duplicate = Merged

span-unknown = no data yet
span-short = less than 1 hour
span-hours = { ANGKA($count) } h
span-days = { $count ->
    [one] { ANGKA($count) } day
   *[other] { ANGKA($count) } days
}

figures-tables = <b>Details of { $period }</b>
figures-by-line = <b>By suspicion</b>
figures-line = • { $name }: { $accounts ->
    [one] { ANGKA($accounts) } account
   *[other] { ANGKA($accounts) } accounts
}, { $reports ->
    [one] { ANGKA($reports) } report
   *[other] { ANGKA($reports) } reports
}
figures-children = Involving a child
figures-by-platform = <b>By platform</b>
figures-platform = • { $name }: { $accounts ->
    [one] { ANGKA($accounts) } account
   *[other] { ANGKA($accounts) } accounts
}, { ANGKA($asked) } requested, { ANGKA($inactive) } inactive ({ $quick }% within 24 hours), { ANGKA($refused) } refused, { ANGKA($silent) } not answered yet
figures-platform-idle = • { $name }: { $accounts ->
    [one] { ANGKA($accounts) } account
   *[other] { ANGKA($accounts) } accounts
}, { ANGKA($asked) } requested
figures-by-source = <b>By source</b>
figures-source = • { $name }: { $reports ->
    [one] { ANGKA($reports) } report
   *[other] { ANGKA($reports) } reports
}
figures-source-public = Citizens by chat
figures-source-ministry = Ministry
figures-source-patrol = Cyber patrol
figures-source-police = Police
figures-source-organisation = Citizens' organisation
figures-source-other = Another source
figures-which-month = Which month?

button-figures-copy = Copy summary
button-figures-sheet = Get XLSX
button-figures-before = Period before
button-figures-month-before = Month before
button-figures-months = Choose month

chart-subtitle = { $reports ->
    [one] { ANGKA($reports) } report
   *[other] { ANGKA($reports) } reports
} · { $accounts ->
    [one] { ANGKA($accounts) } account
   *[other] { ANGKA($accounts) } accounts
} · data as of { WAKTU($at) }
chart-became = Outcome
chart-lines = Suspicion
chart-platforms = Platform
chart-sources = Source
chart-speed = Median
figures-picture = statistics.png
figures-file = statistics-{ $first }-{ $last }.xlsx
figures-sheet = Statistics
figures-column-table = Table
figures-column-row = Row
figures-column-measure = Measure
figures-column-number = Number
figures-total = All
figures-accounts = accounts
figures-reports = reports
figures-quick = inactive within 24 hours
figures-now = This period
figures-earlier = Period before
figures-hours-removal = hours from request to inactive
figures-hours-decision = hours from report to decision
