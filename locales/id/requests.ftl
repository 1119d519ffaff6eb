### Permintaan kepada platform: konsep, surat, pengiriman, jawaban, pengingat; hanya untuk pengawas.

## Daftar

requests-head = Permintaan yang berjalan:
requests-none = Tidak ada permintaan yang berjalan.
requests-line = • { $request } · { $platform } · { $state }
requests-line-due = • { $request } · { $platform } · { $state } · batas { WAKTU($due) }
requests-more = … dan { $count } permintaan lain. Tulis /permintaan diikuti nomornya.
requests-ready = Kasus yang siap dimintakan:
requests-nothing-ready = Belum ada kasus yang siap dimintakan.
requests-begin = Buat: { $platform } ({ $count })
requests-usage = Tulis /permintaan saja, atau /permintaan diikuti nomornya. Contoh: /permintaan 12 atau /permintaan 12/2021
requests-unknown = Tidak ada permintaan dengan nomor itu.
request-in-private = Tombol ini hanya berlaku di chat pribadi dengan bot.
request-stale = Permintaan ini sudah berubah. Ini keadaannya sekarang.
request-stale-toast = Sudah diubah orang lain atau dari layar lain. Layar diperbarui.
request-refused-state = Ini tidak dapat dilakukan pada keadaan permintaan sekarang.

## Satu permintaan

request-name = Permintaan { $serial }/{ $year }
request-name-draft = Konsep permintaan { $request }
request-head = <b>{ $request } · { $platform } · { $state }</b>
request-state-draft = belum dikirim
request-state-making = surat sedang dibuat
request-state-sending = sedang dikirim
request-state-unsure = pengiriman belum pasti
request-state-sent = terkirim
request-state-received = diterima platform
request-state-clarification = platform minta penjelasan
request-state-closed = selesai
request-state-cancelled = dibatalkan
request-state-overdue = { $state }, lewat batas waktu
request-post = { $request } · { $platform } · { ANGKA($count) } akun · { $state }
request-ready = { ANGKA($count) } akun siap.
request-ready-held = { ANGKA($count) } akun siap. { ANGKA($held) } ditahan: { $reasons }.
held-name-only = { $count } hanya nama tampilan
held-missing = { $count } tanpa ID atau tautan
held-objection = { $count } ada sanggahan
held-review = { $count } sedang ditinjau ulang
held-police = { $count } ditahan untuk Polri
held-child = { $count } menyangkut anak
held-permit = { $count } menunggu izin permintaan
held-own-report = { $count } Anda laporkan sendiri
held-own-decision = { $count } hanya Anda yang memutus
held-changed = { $count } sudah berubah
why-held-name-only = hanya nama tampilan
why-held-missing = tanpa ID atau tautan
why-held-objection = ada sanggahan
why-held-review = sedang ditinjau ulang
why-held-police = ditahan untuk Polri
why-held-child = menyangkut anak, perlu Izinkan permintaan
why-held-permit = perlu Izinkan permintaan
why-held-own-report = Anda melaporkannya sendiri; pengawas lain yang mengirim
why-held-own-decision = hanya Anda yang memutus; pengawas lain yang mengirim
why-held-changed = kasusnya sudah berubah
request-letterhead = Kepada: { $recipient } · Nomor surat: { $number } · Penanda tangan: { $signatory }
request-number-later = diberi saat dikirim
request-empty = belum diisi
request-urgent = Jalur mendesak: surat meminta didahulukan.
request-not-urgent = Jalur biasa.
request-urgent-legal = Jalur mendesak: { $hours } jam sejak diterima platform.
request-not-urgent-legal = Jalur biasa: { $hours } jam sejak diterima platform.
request-no-contact = Kontak { $platform } belum diatur. Isi lewat Ubah data surat, atau minta admin memakai /platform.
request-by-mail = Surat dikirim lewat surel ke { $address }, dan sebagai berkas ke chat ini.
request-by-hand = Surel belum diatur: surat menjadi berkas di chat ini untuk Anda kirimkan sendiri.
request-pictures-left = { ANGKA($count) } gambar belum diperiksa.
request-pictures-done = Lampiran sudah diperiksa: tidak memuat data pelapor.
request-pictures-none = Tidak ada gambar yang dilampirkan.
request-outcomes = { ANGKA($count) } akun: { $outcomes }.
outcome-count-inactive = { $count } tidak aktif
outcome-count-refused = { $count } ditolak
outcome-count-retracted = { $count } dicabut
outcome-count-active = { $count } masih aktif
outcome-count-open = { $count } menunggu jawaban
outcome-open = menunggu jawaban
outcome-inactive = tidak aktif
outcome-active = masih aktif
outcome-refused = ditolak platform
outcome-retracted = dicabut
request-letter-request = Surat permintaan
request-letter-reminder-1 = Surat Pengingat 1
request-letter-reminder-2 = Surat Pengingat 2
request-letter-reminder-3 = Surat Pengingat 3
request-letter-st1 = Surat Teguran 1
request-letter-st2 = Surat Teguran 2
request-letter-st3 = Surat Teguran 3
request-letter-retraction = Surat pencabutan
request-letter-sent = • { $letter }: terkirim { WAKTU($at) }
request-letter-unsent = • { $letter }: { $status }
mail-status-making = sedang dibuat
mail-status-waiting = sedang dikirim
mail-status-sending = sedang dikirim
mail-status-accepted = terkirim
mail-status-failed = surel gagal
mail-status-unknown = belum pasti terkirim
request-received-at = Diterima platform: { WAKTU($at) }
request-due = Jawaban ditunggu sampai { WAKTU($due) }.
request-overdue-since = Lewat batas waktu sejak { WAKTU($due) }.
request-silent = Platform tidak menjawab tiga surat.
history-begun = { WAKTU($at) } · konsep dibuat · { $name }
history-letter-made = { WAKTU($at) } · { $letter } nomor { $number } dibuat · { $name }
history-letter-sent = { WAKTU($at) } · { $letter } nomor { $number } terkirim · { $name }

## Data surat

details-number = Nomor surat: { $words }
details-signatory = Penanda tangan: { $words }
details-title = Jabatan: { $words }
details-recipient = Kepada: { $words }
details-address = Surel: { $words }
details-ask-number = Ketik nomor suratnya, dalam satu baris.
details-ask-signatory = Ketik nama penanda tangan.
details-ask-title = Ketik jabatan penanda tangan.
details-ask-recipient = Ketik kepada siapa surat ini ditujukan, misalnya Tim Kepatuhan MiChat.
details-ask-address = Ketik alamat surel platform, atau - bila tidak ada.
details-saved = Data surat disimpan.
details-wrong-line = Isian harus berupa tulisan satu baris, paling panjang { $longest } huruf. Silakan ketik lagi.
details-wrong-address = Itu belum tampak seperti alamat surel (paling panjang { $longest } huruf). Silakan ketik lagi.
button-edit-number = Nomor surat
button-edit-signatory = Penanda tangan
button-edit-title = Jabatan
button-edit-recipient = Kepada
button-edit-address = Alamat surel
button-urgent = Jalur mendesak
button-not-urgent = Jalur biasa

## Gambar

picture-caption = Kasus { $case } · gambar untuk surat. Pembukaan dicatat.
picture-ask = Kasus { $case } · { $account } · tersisa { $left } gambar. Apakah gambar di atas aman dilampirkan? Nama, nomor, foto, dan percakapan yang membuat pelapor dikenali tidak boleh terlihat.
picture-grid = Pilih kotak yang ditutup: kolom a–d dari kiri, baris 1–6 dari atas.
picture-cover-failed = Gambar kasus { $case } gagal ditutup. Silakan periksa lagi lewat Periksa gambar.
pictures-done = Semua gambar sudah diperiksa.
cell-open = { $cell }
cell-covered = ■ { $cell }
button-picture-safe = Bukti aman
button-picture-cover = Tutupi
button-picture-leave-out = Jangan lampirkan
button-picture-cover-done = Selesai

## Mengirim

letters-coming = Surat sedang disusun. Berkasnya dikirim ke sini.
letters-draft = { $request } · { ANGKA($count) } akun. Ini konsep, belum dikirim.
letters-by-mail = { $letter } · { $request } · { ANGKA($count) } akun. Dikirim lewat surel; ini salinan Anda.
letters-by-hand = { $letter } · { $request } · { ANGKA($count) } akun. Mohon kirimkan berkas ini kepada platform.
letters-after-failure = { $letter } · { $request }: surel gagal. Berkas ini dapat Anda teruskan sendiri kepada platform.
letters-failed = surat gagal disusun
letter-not-made = { $request }: { $letter } belum dapat dikirim, { $reason }. Tidak ada yang hilang; silakan coba lagi.
request-none-ready = Tidak ada akun yang siap, jadi tidak ada surat yang dibuat.
request-lacks-recipient = Penerima surat belum diisi. Isi dahulu lewat Ubah data surat.
request-lacks-signatory = Penanda tangan belum diisi. Isi dahulu lewat Ubah data surat.
request-changed = Kasus { $cases } berubah sejak daftar dibuat dan kini ditahan. Mohon periksa daftarnya lagi.
request-changed-toast = Daftar berubah. Belum ada yang dikirim.
request-check-first = { ANGKA($count) } gambar belum diperiksa. Periksa dahulu, atau pilih Jangan lampirkan.
request-confirm = Kirim { ANGKA($count) } akun kepada { $recipient }? Surat yang sudah terkirim tidak dapat ditarik dari bot.
request-being-made = Surat nomor { $number } sedang dibuat dan segera dikirim.
request-remade = Kasus { $cases } berubah selagi suratnya dibuat dan tidak ikut. Surat dibuat ulang tanpa kasus itu.
request-emptied = kasus { $cases } berubah selagi suratnya dibuat, dan tidak ada akun lain yang siap
request-astray = { $request } sudah terkirim, tetapi kasus { $cases } berubah selagi dikirim. Mohon periksa; bila perlu, cabut permintaannya.
letter-left = { $letter } · { $request } · { $platform } tercatat terkirim.
mail-later = { $request }: server surel belum dapat dicapai atau meminta kami menunggu. Dicoba lagi { WAKTU($again) }, lalu terus dicoba sampai diterima.
mail-not-sent = { $request } · { $letter }: { $reason }
mail-failed = Surel tidak dapat dikirim.
mail-refused = Server surel menolak surat ini. Periksa alamatnya, lalu coba lagi.
mail-login = Server surel menolak nama atau sandi kami. Mintalah admin memeriksa setelannya.
mail-tls = Sambungan aman ke server surel gagal. Mintalah admin memeriksa setelannya.
mail-not-set = Surel belum diatur. Kirimkan berkasnya sendiri, lalu tandai terkirim.
mail-file-gone = Berkas suratnya tidak ada lagi, jadi tidak dapat dikirim.
mail-unknown = Sambungan terputus saat surat diserahkan, jadi mungkin sudah terkirim. Periksa kotak keluar sebelum mengirim ulang.
mail-subject = { $letter } Nomor { $number } – { $platform }
mail-body =
    Dengan hormat,

    Terlampir kami sampaikan { $letter } nomor { $number } mengenai { ANGKA($count) } akun yang diduga melanggar di { $platform }, beserta daftar akunnya.

    Mohon konfirmasi penerimaan dan tindak lanjutnya dengan membalas surel ini.

    Hormat kami,
    { $signatory }
    { $operator }
mail-body-retraction =
    Dengan hormat,

    Terlampir kami sampaikan { $letter } nomor { $number } mengenai { ANGKA($count) } akun di { $platform }, beserta daftar akunnya.

    Mohon konfirmasi penerimaannya dengan membalas surel ini.

    Hormat kami,
    { $signatory }
    { $operator }
letters-file-id = surat-{ $number }.pdf
letters-file-en = surat-{ $number }-en.pdf
letters-annex-csv = lampiran-{ $number }.csv
letters-annex-xlsx = lampiran-{ $number }.xlsx
letters-display-name = nama tampilan “{ $name }”
letters-item-photo = Gambar { $number }
letters-item-video = Video { $number }
letters-item-document = Dokumen { $number }
progress-make-letters = Menyusun surat: { ANGKA($done) } dari { ANGKA($total) } akun.
progress-send-mail = Mengirim surel: { ANGKA($done) } dari { ANGKA($total) }.
progress-cover-picture = Menutupi gambar: { ANGKA($done) } dari { ANGKA($total) }.

## Jawaban platform

received-ask = Kapan platform menerima surat ini? Tekan Sekarang, atau ketik tanggal dan jamnya dalam WIB. Contoh: 21/3/2021 14.30
received-wrong = Tanggal itu belum terbaca. Tulis tanggal, bulan, tahun, lalu jamnya dalam WIB. Contoh: 21/3/2021 14.30
received-impossible = Waktu terima tidak boleh sebelum surat dikirim ({ WAKTU($sent) }) atau sesudah sekarang.
received-done = Penerimaan dicatat.
accounts-ready = { ANGKA($count) } akun siap:
accounts-held = { ANGKA($count) } akun ditahan:
accounts-outcomes = { ANGKA($count) } akun. Tekan nomornya untuk mencatat hasil:
accounts-recheck = { ANGKA($count) } akun tidak aktif. Tekan nomornya untuk memeriksa ulang:
accounts-line = { $number }. <code>{ $account }</code> · { $category } · kasus { $case }
accounts-line-held = { $number }. <code>{ $account }</code> · { $category } · kasus { $case } · { $reason }
accounts-line-outcome = { $number }. <code>{ $account }</code> · { $category } · kasus { $case } · { $outcome }
accounts-gone = { $number }. (kasus tidak ada lagi)
accounts-number = { $number }
account-line-head = Kasus { $case } · <code>{ $account }</code> · diduga { $category }
account-outcome = Hasil: { $outcome }
account-outcome-at = Hasil: { $outcome }, { WAKTU($at) }
account-reason = Alasan: { $reason }
account-answer = Kata platform: “{ $words }”
account-recheck = Diperiksa ulang mulai { WAKTU($at) }.
refusal-ask = Mengapa platform menolak? Alasan ini dibaca pelapor.
refusal-words = Ketik jawaban platform. Kata-katanya hanya disimpan di sini; pelapor membaca kalimat umum.
refusal-no-violation = menurut platform, akun itu belum melanggar aturannya
refusal-needs-more = platform memerlukan bukti yang lebih lengkap
refusal-not-found = platform tidak menemukan akun itu
refusal-own-rules = platform menanganinya dengan aturannya sendiri
refusal-other = platform memberi penjelasan lain kepada kami
button-refusal-no-violation = Tidak melanggar aturannya
button-refusal-needs-more = Perlu bukti lagi
button-refusal-not-found = Akun tidak ditemukan
button-refusal-own-rules = Aturan sendiri
button-refusal-other = Tulis jawabannya
outcome-recorded = Tercatat.
outcome-fixed = Diperbaiki. Silakan catat hasil yang benar.
retract-ask = Mengapa permintaan atas <code>{ $account }</code> dicabut? Alasan ini dibaca platform dan pelapor.
retract-confirm = Cabut permintaan atas <code>{ $account }</code>? Alasannya: { $reason }. Surat pencabutan dikirim kepada { $recipient }. Kasus { $case } berakhir tidak diteruskan, dan pelapornya dikabari.
retract-done = Permintaan dicabut. Surat pencabutannya sedang dibuat.
all-gone-ask = Catat { ANGKA($count) } akun sebagai tidak aktif?

## Batas waktu dan akhir

overdue-told = { $request }: batas waktu lewat, { ANGKA($count) } akun belum dijawab.
overdue-no-receipt = { $request }: belum ada tanda terima untuk { ANGKA($count) } akun. Catat penerimaannya agar batas waktu berjalan.
silence-told = { $request }: tiga surat tidak dijawab. { ANGKA($count) } akun dicatat tanpa jawaban.
follow-confirm = Kirim { $letter } untuk { ANGKA($count) } akun yang belum dijawab kepada { $recipient }?
close-ask = Tutup permintaan ini? { ANGKA($count) } akun yang belum dijawab selesai tanpa jawaban, dan pelapornya dikabari.
cancel-request-ask = Batalkan konsep ini? Kasusnya tetap siap untuk permintaan lain.
cancel-request-done = Konsep dibatalkan.
recheck-told = { $request }: { ANGKA($count) } akun yang tidak aktif perlu dilihat lagi.
recheck-early = Belum waktunya diperiksa ulang.
recheck-closed = Kasus { $case } selesai: akunnya masih tidak aktif.
recheck-back = Kasus { $case } kembali ke antrean: akunnya muncul lagi.

refused-in-request = Surat permintaan untuk kasus ini sedang dikirim, jadi keputusannya tidak dapat dibatalkan sekarang.
did-outcome-undone = hasil diperbaiki

## Tombol

button-request-letter = Lihat surat
button-request-list = Lihat daftar
button-request-held = Lihat yang ditahan
button-request-pictures = Periksa gambar
button-request-details = Ubah data surat
button-request-send = Kirim permintaan
button-request-send-yes = Ya, kirim
button-request-cancel-yes = Ya, batalkan
button-request-open = Buka permintaan
button-request-received = Diterima platform
button-request-now = Sekarang
button-request-clarify = Platform minta penjelasan
button-request-clarified = Penjelasan dikirim
button-request-outcomes = Hasil per akun
button-request-all-gone = Semua tidak aktif
button-request-all-gone-yes = Ya, semua
button-request-recheck = Periksa ulang
button-request-close = Tutup permintaan
button-request-close-yes = Ya, tutup
button-request-history = Riwayat
button-request-mail-again = Kirim ulang
button-request-mail-left = Sudah terkirim
button-request-mail-retry = Coba lagi
button-request-mail-by-hand = Tandai terkirim sendiri
button-request-mail-address = Ubah alamat surel
button-make-reminder-1 = Surat Pengingat 1
button-make-reminder-2 = Surat Pengingat 2
button-make-reminder-3 = Surat Pengingat 3
button-make-st1 = Buat ST1
button-make-st2 = Buat ST2
button-make-st3 = Buat ST3
button-outcome-gone = Tidak aktif
button-outcome-still = Masih aktif
button-outcome-refused = Ditolak
button-outcome-fix = Perbaiki
button-retract = Cabut permintaan
button-retract-yes = Ya, cabut
button-recheck-gone = Masih tidak aktif
button-recheck-back = Muncul kembali
