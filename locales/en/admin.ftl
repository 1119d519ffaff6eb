### The admins' commands: /status, /antrean, /cari, /hubungkan.

overview-queue = { ANGKA($waiting) } cases wait, { ANGKA($urgent) } are urgent. The oldest: { $age }. Overdue: { ANGKA($overdue) }.
overview-empty = No case is waiting.
overview-state = • { $state }: { ANGKA($count) }
overview-today = Reports today: { ANGKA($reports) }
overview-delivered = No delivery is held up.
overview-deliveries = Deliveries waiting: { ANGKA($count) }, the oldest { $age }.
overview-contact = Last contact with Telegram: { WAKTU($at) }
overview-no-contact = No contact with Telegram yet since the bot started.
overview-group = Team group: { $title }
overview-no-group = No team group is connected yet. Write /hubungkan inside it.
queue-head = { ANGKA($waiting) } cases wait. The { $shown } most urgent:
queue-line = • Case { $case } · { $platform } · <code>{ $account }</code> · { $category } · reporters: { $reporters } · { $state } · { $age }
queue-line-urgent = • URGENT · Case { $case } · { $platform } · <code>{ $account }</code> · { $category } · reporters: { $reporters } · { $state } · { $age }
search-head = { $count } cases found:
search-nothing = No case matches.
search-usage = Write /cari followed by an account, a case number or a report number. Example: /cari contoh_akun88
status-usage = Write /status alone, or /status followed by a report number or a case number. Example: /status 12
case-not-found = There is no report or case with that number.
connect-usage = Write /hubungkan inside the team group. It must be a private supergroup with the bot as an administrator.
connect-anonymous = An anonymous admin wrote /hubungkan in a group. Switch anonymity off, then write again.
connect-refused = Only admins of ReportBot can connect a group.
