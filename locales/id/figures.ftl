### /statistik: paragraf yang siap disalin, tabel, gambar, dan berkas.

period-day = { TANGGAL($on) }
period-month = { $month } { $year }
period-year = Tahun { $year }
period-range = { TANGGAL($from) } – { TANGGAL($to) }

figures-usage = Periode itu belum kami pahami. Contoh: /statistik, /statistik hari, /statistik minggu, /statistik bulan lalu, /statistik september 2021, /statistik 2021-09, atau /statistik 1/9/2021..30/9/2021.
figures-counting = Sedang dihitung.
figures-failed = Angka tidak berhasil dihitung. Silakan coba lagi.
figures-head = { $period }, data per { WAKTU($at) }
figures-none = Tidak ada laporan pada periode ini.
figures-paragraph = { ANGKA($reports) } laporan tentang { ANGKA($accounts) } akun. { $requests } { $others }.
figures-requested = { ANGKA($asked) } akun dimintakan tindakan: { $parts }.
figures-not-requested = Belum ada akun yang dimintakan tindakan.
figures-removal = Median dari permintaan sampai tidak aktif: { $time }. { $period }: { $before }.
figures-decision = Median dari laporan sampai keputusan: { $time }. { $period }: { $before }.
figures-before-day = Sehari sebelumnya
figures-before-week = Minggu sebelumnya
figures-before-month = Bulan sebelumnya
figures-before-year = Tahun sebelumnya
figures-before-range = Periode sebelumnya
figures-then = { $before }{"\u000A"}{ $next }
figures-copy = <code>{ $words }</code>

bucket-inactive-count = { ANGKA($count) } tidak aktif lagi
bucket-refused-count = { ANGKA($count) } ditolak platform
bucket-awaiting-count = { ANGKA($count) } menunggu jawaban
bucket-no-answer-count = { ANGKA($count) } tidak dijawab platform
bucket-not-forwarded-count = { ANGKA($count) } tidak diteruskan
bucket-referred-count = { ANGKA($count) } dirujuk
bucket-elsewhere-count = { ANGKA($count) } diarahkan ke saluran lain
bucket-prepared-count = { ANGKA($count) } siap dimintakan
bucket-in-review-count = { ANGKA($count) } masih diperiksa
bucket-duplicate-count = { ANGKA($count) } digabung dengan akun lain

bucket-inactive = Tidak aktif lagi
bucket-refused = Ditolak platform
bucket-awaiting = Menunggu jawaban
bucket-no-answer = Tidak dijawab platform
bucket-not-forwarded = Tidak diteruskan
bucket-referred = Dirujuk
bucket-elsewhere = Saluran lain
bucket-prepared = Siap dimintakan
bucket-in-review = Masih diperiksa
bucket-duplicate = Digabung

span-unknown = belum ada data
span-short = kurang dari 1 jam
span-hours = { ANGKA($count) } jam
span-days = { ANGKA($count) } hari

figures-tables = <b>Rincian { $period }</b>
figures-by-line = <b>Menurut dugaan</b>
figures-line = • { $name }: { ANGKA($accounts) } akun, { ANGKA($reports) } laporan
figures-children = Melibatkan anak
figures-by-platform = <b>Menurut platform</b>
figures-platform = • { $name }: { ANGKA($accounts) } akun, { ANGKA($asked) } dimintakan, { ANGKA($inactive) } tidak aktif ({ $quick }% dalam 24 jam), { ANGKA($refused) } ditolak, { ANGKA($silent) } belum dijawab
figures-platform-idle = • { $name }: { ANGKA($accounts) } akun, { ANGKA($asked) } dimintakan
figures-by-source = <b>Menurut sumber</b>
figures-source = • { $name }: { ANGKA($reports) } laporan
figures-source-public = Masyarakat lewat chat
figures-source-ministry = Kementerian
figures-source-patrol = Patroli siber
figures-source-police = Polri
figures-source-organisation = Organisasi masyarakat
figures-source-other = Sumber lain
figures-which-month = Bulan mana?

button-figures-copy = Salin ringkasan
button-figures-sheet = Unduh XLSX
button-figures-before = Sebelumnya
button-figures-month-before = Bulan lalu
button-figures-months = Pilih bulan

chart-subtitle = { ANGKA($reports) } laporan · { ANGKA($accounts) } akun · data per { WAKTU($at) }
chart-became = Hasil
chart-lines = Dugaan
chart-platforms = Platform
chart-sources = Sumber
chart-speed = Median
figures-picture = statistik.png
figures-file = statistik-{ $first }-{ $last }.xlsx
figures-sheet = Statistik
figures-column-table = Tabel
figures-column-row = Baris
figures-column-measure = Ukuran
figures-column-number = Angka
figures-total = Seluruhnya
figures-accounts = akun
figures-reports = laporan
figures-quick = tidak aktif dalam 24 jam
figures-now = Periode ini
figures-earlier = Periode sebelumnya
figures-hours-removal = jam dari permintaan sampai tidak aktif
figures-hours-decision = jam dari laporan sampai keputusan
