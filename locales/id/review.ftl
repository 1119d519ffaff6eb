### Grup tim: kartu kasus, keputusan, antrean, dan jawaban ketukan.

## Kartu

card-head = <b>Kasus { $case } · { $state }</b>
card-head-urgent = <b>MENDESAK · Kasus { $case } · { $state }</b>
card-account = { $platform } · { $accounts }
card-id = <code>{ $account }</code>
card-name = nama tampilan “<code>{ $account }</code>”
card-no-account = { $platform } · akunnya belum disebut
card-warning = Perhatian pada penulisannya: { $warnings }
card-suspicion = Diduga: { $category }
card-reporters = Pelapor: { $reporters } orang · { $when }
card-reporters-known = Pelapor: { $reporters } orang ({ $known } pernah melapor) · { $when }
card-day = { TANGGAL($day) }
card-days = { TANGGAL($first) }–{ TANGGAL($last) }
card-days-of-month = { $first }–{ TANGGAL($last) }
card-withdrawn = Semua pelapor sudah menarik laporannya.
card-moved = Laporan dan buktinya kini ada pada kasus { $case }.
card-place = Terlihat: { $place }
card-evidence = Bukti: { $evidence }
card-evidence-missing = Bukti: { $evidence } · belum ada: { $missing }
card-evidence-none = Bukti: belum ada ({ $missing })
card-child = Menyangkut anak: gambar ditutup untuk semua orang.
card-danger = Pelapor menyebut ada bahaya sekarang.
card-words-erased = Tulisan pelapor dihapus { TANGGAL($when) }, karena waktu simpannya habis.
card-story = Cerita: “{ $story }”
card-past = Keputusan lama: { $past } · Sanggahan: { $objections }
card-alike = Mirip dengan kasus { $cases }
card-notes = Catatan tim: { $count }
card-pending = Menunggu moderator kedua · { $verdict } · usul { $moderator }
card-held = Dipegang { $moderator } sampai { JAM($until) }
card-held-over = Dipegang { $moderator } sampai { JAM($until) }; waktunya sudah habis
card-due = Ditangani sebelum: { WAKTU($due) }
card-decided = <b>Kasus { $case } · { $verdict }</b> · { $moderator }, { JAM($at) } · pelapor dikabari { JAM($told) }
card-decided-later = <b>Kasus { $case } · { $verdict }</b> · { $moderator }, { WAKTU($at) } · pelapor dikabari { WAKTU($told) }
card-decided-told = <b>Kasus { $case } · { $verdict }</b> · { $moderator }, { WAKTU($at) } · pelapor sudah dikabari
card-decided-untold = <b>Kasus { $case } · { $verdict }</b> · { $moderator }, { WAKTU($at) }
card-decided-clock = <b>Kasus { $case } · { $verdict }</b> · otomatis, { WAKTU($at) }
card-head-since = <b>Kasus { $case } · { $state }</b> sejak { TANGGAL($since) }
card-verdict = Keputusan: { $verdict } · { $moderator }, { WAKTU($at) }
card-answer = Pelapor { $number } menjawab: “{ $words }”
card-answered = Jawaban pelapor sudah masuk.

evidence-images = { $count } gambar
evidence-files = { $count } berkas
evidence-links = { $count } tautan atau teks
evidence-none = belum ada
lacks-identifier = ID atau akun
lacks-screenshot = tangkapan layar
lacks-link = tautan
lacks-reason = cerita
deceives-hidden-characters = ada huruf yang tidak terlihat
deceives-direction-characters = ada tanda pembalik arah
deceives-look-alike = ada huruf yang hanya mirip
deceives-mixed-script = ada huruf dari aksara lain

listed = { $before }, { $next }
beside = { $before } · { $next }
nothing = tidak ada
somebody = seorang moderator
by-clock = otomatis
by-reporter = pelapor
case-number = Kasus { $case }
bare-number = { $number }
objections-open = { $count } terbuka
past-entry = { $what } ({ TANGGAL($at) })
age-minutes = { $count } menit
age-hours = { $count } jam
age-days = { $count } hari

## Keputusan

choice-enough = cukup bukti
choice-dismiss = bukan pelanggaran
choice-scope = di luar wewenang
verdict = { $choice }: { $reason }
verdict-duplicate = duplikat kasus { $case }
verdict-ask = bukti diminta dari pelapor
did-enough = cukup bukti
did-dismiss = bukan pelanggaran
did-scope = di luar wewenang
did-duplicate = duplikat
did-ask = bukti diminta
did-answered = pelapor menjawab
did-propose = diusulkan
did-agree = disetujui moderator kedua
did-disagree = tidak disetujui moderator kedua
did-undo = keputusan dibatalkan
did-correct = kasus diperbaiki
did-child = ditandai menyangkut anak
did-not-child = tanda anak dicabut
did-lapse = tidak ada jawaban
did-review-asked = tinjau ulang diminta
did-note = catatan
did-other = kabar dari pelapor

## Dasar keputusan, dibaca tim

reason-offers-meetings = Menawarkan janji temu
reason-promotes-services = Promosi jasa
reason-asks-advance = Meminta uang muka
reason-asks-transfer = Meminta transfer uang
reason-goods-missing = Barang tidak dikirim
reason-false-offer = Tawaran palsu
reason-threatens-spread = Mengancam menyebar foto
reason-threatens-harm = Mengancam mencelakai
reason-demands-money = Meminta uang tebusan
reason-uses-name = Memakai nama orang
reason-uses-photo = Memakai foto orang
reason-poses-institution = Mengaku lembaga resmi
reason-spreads-photo = Menyebarkan foto pribadi
reason-sells-photo = Menjual foto pribadi
reason-approaches-child = Mendekati anak
reason-asks-child-images = Meminta gambar anak
reason-offers-child = Menawarkan anak
reason-recruits = Merekrut dengan tipuan
reason-withholds-papers = Menahan dokumen
reason-sells-person = Menawarkan orang
reason-promotes-gambling = Promosi judi
reason-runs-gambling = Menjalankan judi
reason-recruits-players = Mengajak pemain
reason-unlicensed-loan = Pinjaman tanpa izin
reason-threatening-collection = Penagihan dengan ancaman
reason-abuses-contacts = Menyalahgunakan kontak
reason-offers-drugs = Menawarkan narkoba
reason-arranges-delivery = Mengatur pengiriman
reason-recruits-couriers = Mencari kurir
reason-repeated-reports = Laporan berulang
reason-clear-evidence = Buktinya jelas
reason-harms-others = Merugikan orang lain
reason-not-enough-evidence = Bukti belum cukup
reason-no-violation = Tidak melanggar
reason-wrong-account = Akun keliru
reason-account-gone = Akun sudah hilang
reason-old-matter = Kejadian sudah lama
reason-private-dispute = Urusan pribadi
reason-police = Polri
reason-iasc = IASC (OJK)
reason-ministry = Aduan Konten Komdigi
reason-numbers = Aduan Nomor
reason-bank = Bank/dompet digital
reason-platform = Platform
reason-child-line = Layanan 129

## Dasar keputusan, di tengah kalimat

reason-offers-meetings-inline = menawarkan janji temu
reason-promotes-services-inline = promosi jasa
reason-asks-advance-inline = meminta uang muka
reason-asks-transfer-inline = meminta transfer uang
reason-goods-missing-inline = barang tidak dikirim
reason-false-offer-inline = tawaran palsu
reason-threatens-spread-inline = mengancam menyebar foto
reason-threatens-harm-inline = mengancam mencelakai
reason-demands-money-inline = meminta uang tebusan
reason-uses-name-inline = memakai nama orang
reason-uses-photo-inline = memakai foto orang
reason-poses-institution-inline = mengaku lembaga resmi
reason-spreads-photo-inline = menyebarkan foto pribadi
reason-sells-photo-inline = menjual foto pribadi
reason-approaches-child-inline = mendekati anak
reason-asks-child-images-inline = meminta gambar anak
reason-offers-child-inline = menawarkan anak
reason-recruits-inline = merekrut dengan tipuan
reason-withholds-papers-inline = menahan dokumen
reason-sells-person-inline = menawarkan orang
reason-promotes-gambling-inline = promosi judi
reason-runs-gambling-inline = menjalankan judi
reason-recruits-players-inline = mengajak pemain
reason-unlicensed-loan-inline = pinjaman tanpa izin
reason-threatening-collection-inline = penagihan dengan ancaman
reason-abuses-contacts-inline = menyalahgunakan kontak
reason-offers-drugs-inline = menawarkan narkoba
reason-arranges-delivery-inline = mengatur pengiriman
reason-recruits-couriers-inline = mencari kurir
reason-repeated-reports-inline = laporan berulang
reason-clear-evidence-inline = buktinya jelas
reason-harms-others-inline = merugikan orang lain
reason-not-enough-evidence-inline = bukti belum cukup
reason-no-violation-inline = tidak melanggar
reason-wrong-account-inline = akun keliru
reason-account-gone-inline = akun sudah hilang
reason-old-matter-inline = kejadian sudah lama
reason-private-dispute-inline = urusan pribadi
reason-police-inline = Polri
reason-iasc-inline = IASC (OJK)
reason-ministry-inline = Aduan Konten Komdigi
reason-numbers-inline = Aduan Nomor
reason-bank-inline = bank atau dompet digital
reason-platform-inline = platform
reason-child-line-inline = layanan 129

## Dasar keputusan dan saluran, dibaca pelapor

news-reason-not-enough-evidence = buktinya belum cukup untuk kami teruskan. Ini tidak berarti laporan Anda keliru
news-reason-no-violation = dari bukti yang ada, kami belum melihat pelanggaran yang dapat diteruskan
news-reason-wrong-account = akunnya belum dapat kami pastikan; bisa jadi penulisannya berbeda
news-reason-account-gone = akun itu sudah tidak kami temukan lagi
news-reason-old-matter = kejadiannya sudah lama, sehingga sulit diperiksa
news-reason-private-dispute = urusan ini lebih tepat diselesaikan langsung atau dengan bantuan hukum
channel-police = polisi: telepon 110, atau kantor polisi terdekat
channel-iasc = Indonesia Anti-Scam Centre: iasc.ojk.go.id atau telepon 157
channel-ministry = Aduan Konten Kementerian Komdigi: aduankonten.id
channel-numbers = layanan Aduan Nomor: aduannomor.id
channel-bank = bank atau dompet digital Anda
channel-platform = platform itu sendiri, lewat tombol Laporkan di aplikasinya
channel-child-line = SAPA 129: telepon 129 atau WhatsApp 08111-129-129
question-profile-screenshot = tangkapan layar profil akun itu, yang memuat ID-nya
question-id-or-link = ID, nama pengguna, atau tautan akun itu
question-time-and-place = kapan dan di kota atau kabupaten mana hal itu terjadi

## Tombol

button-take = Ambil
button-seize = Ambil alih
button-release = Lepas
button-known = Saya mengenalnya
button-evidence = Lihat bukti
button-enough = Cukup bukti
button-dismiss = Bukan pelanggaran
button-ask = Minta bukti
button-duplicate = Duplikat
button-scope = Di luar wewenang
button-child = Ada anak
button-not-child = Bukan anak
button-note = Catatan
button-history = Riwayat
button-correct = Perbaiki kasus
button-undo = Batalkan keputusan
button-undo-late = Batalkan (pengawas)
button-next = Ambil berikutnya
button-no-pictures = Tanpa gambar
button-agree = Sependapat
button-disagree = Tidak sependapat
button-more-reasons = Alasan lain
button-first-reasons = Alasan utama
button-own-words = Tulis sendiri
button-change = Ubah
button-send-question = Kirim pertanyaan
button-mark-child = Ya, tandai
button-platform = Platform
button-account = Akun
button-bank = Rekening/dompet
button-category = Dugaan
button-show = Tampilkan
button-next-item = Berikutnya
button-to-card = Kembali ke kartu
button-open-card = Buka kartu
button-approve = Jadikan moderator
button-rest = Istirahat dahulu
button-go-on = Lanjut
button-unwanted = Atur kategori
ask-profile-screenshot = Tangkapan layar profil
ask-id-or-link = ID atau tautan
ask-time-and-place = Waktu dan tempat

## Panel pada kartu

panel-reasons = Kasus { $case } · { $choice }. Apa dasarnya?
panel-channels = Kasus { $case } · { $choice }. Siapa yang menanganinya?
panel-ask = Apa yang diperlukan dari pelapor kasus { $case }?
panel-ask-own = Kasus { $case }: balas kartu ini dengan pertanyaan Anda.
panel-preview = Untuk pelapor kasus { $case }: “{ $question }”
panel-care = Jangan meminta KTP atau gambar intim, dan jangan menyuruh pelapor memancing pemilik akun.
panel-duplicate = Kasus { $case } duplikat dari kasus mana? Pilih, atau balas kartu ini dengan nomornya.
panel-child = Tandai kasus { $case } menyangkut anak? Semua gambar langsung ditutup untuk semua orang dan pengawas diberi tahu.
panel-note = Kasus { $case }: balas kartu ini dengan catatan Anda. Balasan lain pada kartu juga menjadi catatan.
panel-correct = Kasus { $case }: apa yang perlu diperbaiki?
panel-platform = Kasus { $case }: akunnya di platform mana?
panel-category = Kasus { $case }: dugaan mana yang tepat?
panel-account = Kasus { $case }: balas kartu ini dengan akun yang benar.
panel-history = Riwayat:
history-entry = { WAKTU($at) } · { $what } · { $moderator }
history-words = { WAKTU($at) } · { $what } · { $moderator }: “{ $words }”
history-none = Belum ada keputusan.

## Jawaban ketukan

taken = Kasus ini Anda pegang sampai { JAM($until) }.
released = Kasus dilepas.
late = Waktu Anda habis, tetapi belum ada yang mengambil. Kasus kembali Anda pegang.
decided-enough = Tercatat: cukup bukti.
decided-dismiss = Tercatat: bukan pelanggaran.
decided-scope = Tercatat: di luar wewenang.
decided-duplicate = Tercatat: duplikat kasus { $case }.
proposed = Tercatat sebagai usul. Keputusan ini memerlukan moderator kedua.
agreed = Tercatat: Anda sependapat.
disagreed = Tercatat: Anda tidak sependapat. Kasus kembali ke antrean.
undone = Keputusan dibatalkan. Kasus Anda pegang.
question-sent = Pertanyaan dikirim kepada pelapor.
corrected = Kasus diperbaiki.
correct-taken = Akun itu sudah ada pada kasus lain. Gunakan Duplikat.
correct-unread = Kami tidak menemukan akun dalam balasan itu. Silakan tulis akunnya saja.
duplicate-unknown = Kasus dengan nomor itu tidak ditemukan.
duplicate-of-duplicate = Kasus itu sendiri duplikat. Pilih kasus aslinya.
reply-to-card = Silakan balas kartu ini dengan tulisan Anda.
history-elsewhere = Kasus sedang dipegang moderator lain. Riwayat dapat dibuka setelah dilepas.
child-marked = Gambar sudah ditutup dan pengawas sudah tahu.
child-already = Kasus ini sudah ditandai menyangkut anak.
child-unmarked = Tanda anak dicabut.
child-done = Gambar sudah ditutup dan pengawas sudah tahu. Anda tidak perlu membukanya lagi. Silakan beristirahat; bila ingin bicara, hubungi { $support }.
child-supervisors = Kasus { $case } ditandai menyangkut anak. Semua gambar sudah ditutup. Hanya pengawas yang dapat mencabut tanda ini.

refused-held = Sedang dipegang { $moderator } sampai { JAM($until) }.
refused-done = Sudah ditangani oleh { $moderator }. Kartu diperbarui.
refused-changed = Kasus ini sudah berubah. Kartu diperbarui; silakan tekan lagi bila perlu.
refused-old-card = Ini kartu lama dan tidak mengubah apa pun. Silakan pakai kartu terbaru.
refused-supervisor = Hanya pengawas yang dapat melakukan ini.
refused-anonymous = Admin anonim tidak dapat memutus kasus. Matikan mode anonim, lalu tekan lagi.
refused-bot = Bot dan kanal tidak dapat menangani kasus.
refused-outsider = Hanya anggota grup tim yang dapat melakukan ini.
refused-unapproved = Anda belum disetujui sebagai moderator. Mintalah pengawas menekan Jadikan moderator.
refused-unsure = Hak Anda belum dapat dipastikan, silakan coba lagi.
refused-own-report = Anda melaporkan akun ini, jadi kasusnya ditangani orang lain.
refused-own-verdict = Keputusan Anda sedang ditinjau ulang, jadi orang lain yang memeriksanya.
refused-own-pending = Usul Anda menunggu moderator lain.
refused-pending = Kasus ini menunggu jawaban moderator kedua.
refused-role = Anda tidak dapat melakukan ini pada kasus ini.
refused-state = Ini tidak dapat dilakukan pada keadaan kasus sekarang.
refused-undo = Hanya pembuat keputusan atau pengawas yang dapat membatalkannya.
refused-late-undo = Waktu untuk membatalkan sudah lewat. Mintalah pengawas; tombolnya ada di Lainnya.
refused-button = Tombol ini tidak berlaku lagi. Silakan pakai kartu terbaru.
refused-group = Grup tim belum dapat dipakai. Admin sudah diberi tahu sebabnya.
refused-nobody-to-ask = Tidak ada pelapor yang dapat ditanya: laporannya dari sumber lain atau sudah ditarik. Silakan putuskan dari bukti yang ada.
refused-chat = Tombol ini hanya berlaku di grup tim yang terhubung.
note-text-only = Catatan hanya dapat berupa tulisan. Gambar tidak disimpan.
reply-elsewhere = Untuk mencatat sesuatu, balaslah kartu kasusnya yang terbaru.
command-in-group = Perintah itu hanya berlaku di chat pribadi dengan bot. Di grup ini silakan pakai tombol pada kartu.
command-elsewhere = Bot ini bekerja di chat pribadi dan di grup tim yang terhubung. Silakan tulis perintahnya di sini.

## Bukti

evidence-caption = Bukti kasus { $case }
evidence-caption-more = Bukti kasus { $case } · masih ada { $left } gambar; tekan Lihat bukti sekali lagi
evidence-warning = Kasus { $case } · bukti { $index } dari { $count } · mungkin memuat unsur seksual. Buka hanya bila perlu untuk memutus. Pembukaan dicatat.
evidence-item = Kasus { $case } · bukti { $index } dari { $count }
evidence-named-file = • Berkas: { $kind }, { ANGKA($size) } KB
evidence-named-link = • Tautan: { $words }
evidence-named-text = • Teks: { $words }
evidence-named-closed = • Satu bukti berupa tulisan
evidence-more = • dan { $count } lagi
file-pdf = PDF
file-image = gambar
file-video = video
file-audio = suara
file-text = teks
file-other = jenis lain
evidence-empty = Belum ada bukti pada kasus ini.
evidence-erased = Tulisan kasus ini dihapus { TANGGAL($when) } karena waktu simpannya habis. Bukti lain tidak ada.
evidence-child = Kasus ini menyangkut anak. Gambarnya ditutup untuk semua orang.
evidence-coming = Bukti dikirim sebagai balasan kartu.
evidence-in-private = Bukti dikirim ke chat pribadi Anda.
evidence-closed = Bukti ditutup.
evidence-failed = Bukti kasus { $case } tidak dapat ditampilkan saat ini.

## Antrean

digest = { ANGKA($waiting) } kasus menunggu, { ANGKA($urgent) } mendesak. Yang tertua { $age }.
digest-hidden = { ANGKA($hidden) } di antaranya belum punya kartu.
digest-empty = Semua kasus yang menunggu sudah punya kartu.
daily = Ringkasan hari ini: { ANGKA($waiting) } kasus menunggu, { ANGKA($urgent) } mendesak. Yang tertua { $age }. Lewat batas waktu: { ANGKA($overdue) }.
next-taken = Kasus { $case } Anda pegang.
next-here = Kasus { $case } dipegang { $moderator }.
next-none = Tidak ada kasus yang menunggu. Terima kasih.
next-none-for-you = Tidak ada kasus yang cocok untuk Anda saat ini.
no-pictures-none = Mulai sekarang Anda mendapat kasus tanpa gambar. Saat ini belum ada yang menunggu.
pictures-again = Mulai sekarang Anda juga mendapat kasus bergambar.
urgent-unclaimed = Kasus { $case } mendesak dan belum diambil sejak { $age }.

## Jeda

pause = Anda sudah menangani { $handled } kasus hari ini, { $heavy } di antaranya berat. Terima kasih. Antrean tetap tersimpan bila Anda ingin berhenti sebentar.
pause-rest = Selamat beristirahat. Antrean menunggu dengan aman.
pause-on = Baik. Silakan berhenti kapan saja.
unwanted = Kategori mana yang sebaiknya tidak diberikan kepada Anda? Tekan untuk mengubah.
unwanted-on = ✓ { $category }
unwanted-off = ✗ { $category }

## Anggota dan grup

joined = { $name } bergabung. Pengawas, tekan tombol ini bila ia moderator.
approved = { $name } kini moderator.
approve-done = Disetujui.
approve-already = Ia sudah moderator.
approve-gone = Ia tidak lagi di grup ini.
group-connected = Grup ini terhubung. Kasus akan muncul di sini.
group-connected-admins = Grup “{ $title }” kini terhubung sebagai grup tim.
group-back = Grup tim “{ $title }” dapat dipakai lagi. Antrean dilanjutkan.
group-removed = Bot dikeluarkan dari grup tim “{ $title }”. Laporan tetap diterima dan menunggu. Masukkan bot kembali sebagai administrator.
group-upgraded = Grup tim berubah menjadi supergrup. Kartu kasus dipasang ulang di sana.
group-demoted = Perhatian: bot bukan lagi administrator di grup tim “{ $title }”. Pekerjaan berjalan terus dengan daftar moderator yang tersimpan, tetapi bot tidak tahu siapa yang keluar atau masuk. Mohon jadikan bot administrator kembali.
state-answered = pelapor sudah menjawab
group-wrong = Grup tim belum dapat dipakai, jadi tidak ada yang dikirim ke sana: { $reason }.
group-not-supergroup = grup itu bukan supergrup; ubah riwayat pesannya menjadi terlihat, maka Telegram mengubahnya
group-public = grup itu publik; jadikan grup pribadi
group-linked = grup itu terhubung dengan sebuah kanal; lepaskan dahulu
group-not-administrator = bot belum menjadi administrator di sana
group-unreachable = bot tidak dapat melihat grup itu; periksa nomornya dan masukkan bot ke sana
