### Hak pelapor dan yang dilaporkan: sanggahan, data sendiri, penghapusan, pembukaan identitas.

## Akun saya dilaporkan

tap-object = Akun saya dilaporkan
tap-objection-send = Kirim sanggahan
objection-ask = Bila menurut Anda ada laporan yang keliru tentang akun Anda, tulis di sini: akunnya, apa yang keliru, dan pemberitahuan dari platform bila ada. KTP tidak diperlukan.
objection-same = Kami tidak dapat mengatakan apakah suatu akun pernah dilaporkan atau oleh siapa. Setiap sanggahan dibaca, dan diperiksa oleh orang yang tidak memutus kasusnya.
objection-kept = Tulisan Anda disimpan terkunci, hanya dibaca pengawas tim kami, paling lama { $retention } sesudah diputus.
objection-more = Silakan tulis lagi bila perlu, atau tekan Kirim sanggahan. Sanggahan belum terkirim.
objection-so-far = Tulisan Anda sejauh ini: “{ $words }”
objection-words-only = Mohon tuliskan saja; berkas, foto, dan suara tidak kami simpan di sini. Tulisan Anda tetap aman.
objection-first-too-long = Tulisan itu terlalu panjang, jadi belum kami simpan. Mohon singkatkan: cukup akunnya dan apa yang keliru.
objection-too-long = Tulisan Anda sudah cukup panjang, jadi yang terakhir tidak kami tambahkan. Silakan tekan Kirim sanggahan.
objection-edit-unused = Pesan yang diubah itu bukan bagian dari sanggahan ini. Silakan tulis di sini.
objection-sent = Sanggahan Anda kami terima. Nomor: <b>{ $ticket }</b>. Hasilnya kami kabarkan di sini.
cancel-left = Baik, dibatalkan. Yang baru Anda tulis sudah dihapus, dan tidak ada yang terkirim.
objection-dropped = Sanggahan tidak dikirim, dan tulisannya sudah dihapus.
objection-expired = Sanggahan Anda sudah lama tidak dikirim, jadi tulisannya kami hapus. Silakan tulis lagi kapan saja.
objection-too-many = { $n } sanggahan Anda masih kami periksa. Mohon tunggu hasilnya; sesudah itu Anda dapat mengirim yang baru.
objection-result-upheld = Sanggahan { $ticket } sudah diperiksa, dan keterangan Anda kami terima. Bila ada permintaan dari kami kepada platform tentang akun itu, permintaan itu kami cabut. Keputusan selanjutnya ada pada platform.
objection-result-rejected = Sanggahan { $ticket } sudah diperiksa, dan tidak ada yang kami ubah. Kami tidak dapat mengatakan apakah suatu akun pernah dilaporkan. Bila Anda menerima pemberitahuan dari platform, Anda dapat mengajukan banding kepada platform itu.
objection-status-open = sedang diperiksa
objection-status-upheld = sudah diperiksa, diterima
objection-status-rejected = sudah diperiksa
objection-status-withdrawn = ditarik
status-objection = { $ticket } · sanggahan · { $status }

## Sanggahan, dibaca pengawas

objections-none = Tidak ada sanggahan yang menunggu.
objections-head = Sanggahan yang menunggu: { $n }
objections-line = { $n }. { $ticket } · diputus sebelum { TANGGAL($due) }
objections-line-late = { $n }. { $ticket } · <b>terlambat</b>, seharusnya sebelum { TANGGAL($due) }
objection-new = Ada sanggahan baru, { $ticket }. Mohon diputus sebelum { TANGGAL($due) } oleh pengawas yang tidak memutus kasusnya.
objection-soon = Sanggahan { $ticket } perlu diputus sebelum { TANGGAL($due) }.
objection-late = Sanggahan { $ticket } terlambat: seharusnya diputus sebelum { TANGGAL($due) }.
objection-late-admins = Sanggahan { $ticket } terlambat: seharusnya diputus sebelum { TANGGAL($due) }. Pengawas sudah diingatkan; bila semuanya pernah memutus kasusnya, perlu pengawas lain.
objection-head = <b>Sanggahan { $ticket }</b>, dikirim { WAKTU($when) }, diputus sebelum { TANGGAL($due) }
objection-words = “{ $words }”
objection-case = Kasus { $case } · { $state } · keputusan: { $verdict }
objection-no-case = Tidak ada kasus tentang akun yang disebut.
objection-ask-uphold = Sanggahan { $ticket } dikabulkan: kasusnya tidak diteruskan, dan permintaan yang sudah terkirim dicabut. Apa alasannya? Pelapor membacanya.
objection-ask-reject = Sanggahan { $ticket } ditolak. Apa alasannya? Hanya dibaca tim.
objection-ruled = Putusan tersimpan dan penyanggah dikabari.
did-objected = ada sanggahan
did-objection-upheld = sanggahan dikabulkan
did-objection-rejected = sanggahan ditolak
did-objection-withdrawn = sanggahan ditarik
did-objection-linked = sanggahan dihubungkan
did-objection-unlinked = hubungan dengan sanggahan dilepas
by-objector = penyanggah
objection-reason-evidence-stands = Bukti tetap cukup
objection-reason-nothing-new = Tanpa keterangan baru
objection-reason-another-account = Akun yang lain
tap-objection-open = Buka sanggahan
tap-objection-uphold = Kabulkan
tap-objection-reject = Tolak
tap-objection-no-case = Tidak ada kasus
tap-objection-link = Hubungkan kasus
tap-objection-link-yes = Ya, hubungkan
tap-objection-unlink = Lepas kasus { $case }
objection-link-ask = Kasus mana yang dimaksud sanggahan { $ticket }? Ketik nomornya, misalnya 1287. Nomor kasus dapat dicari admin dengan /cari.
objection-link-number = Mohon ketik nomor kasusnya saja, misalnya 1287.
objection-link-sure = Hubungkan sanggahan ini dengan kasus { $case }? Permintaan tentang kasus itu ditahan sampai sanggahannya diputus.
objection-linked = Kasus { $case } dihubungkan dengan sanggahan ini.
objection-unlinked = Kasus { $case } tidak lagi dihubungkan dengan sanggahan ini.
refused-objection-link-none = Tidak ada kasus { $case }. Mohon periksa nomornya.
refused-objection-link-done = Kasus { $case } sudah demikian pada sanggahan ini.
refused-objection-old = Sanggahan ini sudah diputus atau berubah. Daftarnya kami perbarui.
refused-objection-own = Ini sanggahan Anda sendiri, jadi pengawas lain yang memutusnya.
refused-objection-reported = Anda melaporkan akun ini, jadi sanggahannya diputus pengawas lain.
refused-objection-decided = Anda ikut memutus kasusnya, jadi sanggahannya diputus pengawas lain.

## Data saya

tap-data = Data saya
tap-data-copy = Kirim salinan
tap-data-erase = Hapus data
data-page = Anda dapat meminta salinan semua data Anda di sini, atau menghapusnya. Keduanya kami kerjakan saat itu juga, paling lama 3×24 jam.
data-coming = Salinan data Anda sedang disiapkan dan segera kami kirim di sini, paling lama 3×24 jam.
data-again = Salinan data dapat diminta sekali dalam satu jam. Silakan minta lagi mulai { WAKTU($when) }.
data-here = Ini salinan data Anda. Mohon hapus dari percakapan ini bila ponsel ini dipakai orang lain.
data-failed = Maaf, salinan data Anda belum dapat disiapkan. Silakan minta lagi.
own-data-title = Data Anda di ReportBot, per { WAKTU($when) }
own-data-who = Nama: { $name } · nama pengguna: { $username } · nomor akun Telegram: { $number }
own-data-consent = Persetujuan: versi { $version }, { WAKTU($when) }
own-data-no-consent = Persetujuan: tidak ada
own-data-news-on = Kabar: dikirim
own-data-news-off = Kabar: tidak dikirim
own-data-report = Laporan { $ticket }, { WAKTU($when) }, { $status }
own-data-about = { $platform }, dugaan: { $category }
own-data-account = Akun, seperti Anda tulis:
own-data-story = Cerita:
own-data-place = Tempat:
own-data-question = Pertanyaan kami: { $question }
own-data-block = Pembatasan laporan baru sejak { WAKTU($when) }, { $end }, karena { $ground }
own-data-block-lifted = Pembatasan laporan baru sejak { WAKTU($when) }, sudah dicabut, karena { $ground }
own-data-evidence = Bukti: { $kind }, { WAKTU($when) }
own-data-caption = Tulisannya:
own-data-kind-photo = gambar
own-data-kind-video = video
own-data-kind-document = dokumen
own-data-kind-link = tautan
own-data-kind-text = tulisan
own-data-objection = Sanggahan { $ticket }, { WAKTU($when) }, { $status }
own-data-words = Isinya:
own-data-end = Rincian yang sama, termasuk draf, ada di berkas yang kami kirim ini. Berkas bukti tidak disertakan karena masih ada di percakapan ini, kecuali Anda menghapusnya. Data orang lain dan catatan tim tidak termasuk.

## Hapus data

tap-erase-yes = Ya, hapus
erase-ask = Hapus semua data Anda? Ini tidak dapat dibatalkan.
erase-goes = • Dihapus: nama dan akun Telegram Anda, cerita, bukti, akun seperti Anda menulisnya, draf, sanggahan, dan persetujuan. Laporan Anda ditarik.
erase-stays = • Tinggal tanpa Anda: kasus tentang akun itu dengan keputusan tim, jumlah laporan, dan surat yang sudah dibuat beserta gambarnya.
erase-block = • Karena laporan Anda dibatasi sampai { TANGGAL($until) }, kode yang mewakili akun Anda kami simpan sampai hari itu untuk mencegah penyalahgunaan, lalu dihapus. Dari kode itu nama dan nomor Anda tidak terbaca.
erase-block-open = • Karena laporan Anda dibatasi, kode yang mewakili akun Anda kami simpan sampai pembatasan itu dicabut untuk mencegah penyalahgunaan, lalu dihapus. Dari kode itu nama dan nomor Anda tidak terbaca.
erase-begun = Baik, data Anda sedang dihapus.
erase-done = Data Anda sudah dihapus, dan pesan ini yang terakhir. Pesan lama di percakapan ini dapat Anda hapus sendiri. Terima kasih; bila suatu saat perlu, Anda dapat mulai lagi sebagai orang baru.
erase-block-kept = Kode yang mewakili akun Anda, tanpa nama dan nomor, masih kami simpan sampai pembatasan laporan Anda berakhir.
erase-staff = Anda masih bertugas sebagai moderator atau admin, sehingga data Anda belum dapat dihapus di sini. Setelah Anda berhenti bertugas, silakan kirim /hapus_data lagi.

## Tarik persetujuan

tap-unconsent = Tarik persetujuan
tap-unconsent-keep = Simpan laporan saya
tap-unconsent-all = Tarik semua laporan
unconsent-ask = Tarik persetujuan Anda? Draf dihapus, dan kami tidak memproses apa pun yang baru dari Anda. Bagaimana dengan laporan yang sudah terkirim?
unconsent-kept = Persetujuan Anda sudah ditarik. Laporan yang sudah terkirim tetap diperiksa.
unconsent-withdrawn = Persetujuan Anda sudah ditarik, dan semua laporan Anda juga. Cerita dan bukti dari Anda sudah dihapus.

## Pembukaan identitas

tap-reveal-ask = Minta pembukaan
tap-reveal-agree = Setuju dibuka
tap-reveal-open = Ya, buka
tap-reveal-refuse = Tolak pembukaan
reveal-usage = Tulis nomor laporannya, misalnya /buka_identitas RB-7K2M-9QXC, atau /buka_identitas kasus 12 pelapor 2; pelapor 1 adalah yang pertama melapor. Identitas pelapor hanya dibuka bila hukum mewajibkan, oleh dua orang, dan selalu dicatat.
reveal-not-found = Nomor atau pelapor itu tidak ada di antara laporan yang masuk lewat chat.
reveal-own = Anda sendiri melaporkan akun pada kasus ini, jadi Anda tidak dapat ikut membuka identitas pelapornya.
reveal-basis = Identitas pelapor { $ticket } (kasus { $case }, pelapor { $number }): tulis dasar hukumnya, yaitu nomor dan tanggal surat serta lembaga yang meminta.
reveal-basis-short = Mohon tulis dasar hukumnya: nomor dan tanggal surat serta lembaga yang meminta.
reveal-preview = Dasar hukum: “{ $basis }”. Permintaan ini dikirim kepada pengawas dan admin lain; satu orang harus menyetujuinya dalam 24 jam. Kirim tulisan baru untuk menggantinya.
reveal-nobody = Tidak ada pengawas atau admin lain yang boleh menyetujuinya, jadi permintaan ini tidak dikirim. Identitas hanya dibuka oleh dua orang.
reveal-asked = Permintaan membuka identitas pelapor { $ticket } sudah dikirim. Anda dikabari bila disetujui atau ditolak.
reveal-asked-short = Permintaan dikirim.
reveal-dropped = Baik, identitas tidak dibuka.
reveal-over = Permintaan membuka identitas ini sudah tidak berlaku.
reveal-demand = <b>Diminta membuka identitas pelapor { $ticket }</b> (kasus { $case }, pelapor { $number }). Dasar hukum: “{ $basis }”. Setujui hanya bila Anda sudah melihat suratnya. Pembukaan dicatat atas nama Anda berdua.
reveal-sure = Buka identitas pelapor { $ticket }? Identitasnya ditunjukkan sekali kepada yang meminta, dan ini tidak dapat ditarik.
reveal-agreed = Identitas pelapor { $ticket } dibuka kepada yang meminta. Pembukaan dicatat.
reveal-opened-short = Dibuka dan dicatat.
reveal-refused = Permintaan membuka identitas pelapor { $ticket } ditolak.
reveal-lapsed = Tidak ada yang menyetujui pembukaan identitas pelapor { $ticket } dalam 24 jam, jadi permintaannya gugur.
reveal-admins = Identitas pelapor { $ticket } dibuka oleh dua orang. Dasar hukum: “{ $basis }”.
reveal-identity =
    <b>Pelapor { $ticket }</b>
    Nama: { $name }
    Nama pengguna: { $username }
    Nomor akun Telegram: <code>{ $number }</code>
    Pesan ini hilang dalam 10 menit. Serahkan hanya kepada yang berwenang.
reveal-failed = Identitas pelapor { $ticket } ternyata tidak dapat dibuka: datanya sudah dihapus pemiliknya, atau sedang ada gangguan. Tidak ada yang ditunjukkan.
refused-reveal-old = Permintaan ini sudah tidak berlaku.
refused-reveal-self = Harus orang lain yang menyetujuinya.
