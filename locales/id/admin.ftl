### Perintah pengelola: /status, /antrean, /cari, /hubungkan.

overview-queue = { ANGKA($waiting) } kasus menunggu, { ANGKA($urgent) } mendesak. Yang tertua { $age }. Lewat batas waktu: { ANGKA($overdue) }.
overview-empty = Tidak ada kasus yang menunggu.
overview-state = • { $state }: { ANGKA($count) }
overview-today = Laporan masuk hari ini: { ANGKA($reports) }
overview-delivered = Tidak ada kiriman yang tertahan.
overview-deliveries = Kiriman yang menunggu: { ANGKA($count) }, tertua { $age }.
overview-contact = Kontak terakhir dengan Telegram: { WAKTU($at) }
overview-no-contact = Belum ada kontak dengan Telegram sejak bot dijalankan.
overview-group = Grup tim: { $title }
overview-no-group = Belum ada grup tim yang terhubung. Tulis /hubungkan di dalam grupnya.
queue-head = { ANGKA($waiting) } kasus menunggu. { $shown } yang paling mendesak:
queue-line = • Kasus { $case } · { $platform } · <code>{ $account }</code> · { $category } · { $reporters } pelapor · { $state } · { $age }
queue-line-urgent = • MENDESAK · Kasus { $case } · { $platform } · <code>{ $account }</code> · { $category } · { $reporters } pelapor · { $state } · { $age }
search-head = Ditemukan { $count } kasus:
search-nothing = Tidak ada kasus yang cocok.
search-usage = Tulis /cari diikuti akun, nomor kasus, atau nomor laporan. Contoh: /cari contoh_akun88
status-usage = Tulis /status saja, atau /status diikuti nomor laporan atau nomor kasus. Contoh: /status 12
case-not-found = Tidak ada laporan atau kasus dengan nomor itu.
connect-usage = Tulis /hubungkan di dalam grup tim. Grupnya harus supergrup pribadi, dan bot menjadi administrator di sana.
connect-anonymous = Seorang admin anonim menulis /hubungkan di sebuah grup. Matikan mode anonim, lalu tulis lagi.
connect-refused = Hanya admin ReportBot yang dapat menghubungkan grup.
