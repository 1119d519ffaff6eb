### Percakapan warga: dari mulai sampai laporan terkirim.

## Mulai, persetujuan, menu

start-welcome = Selamat datang di <b>ReportBot</b> dari { $operator }, tempat melaporkan akun mencurigakan.
start-hidden = • Kami tidak memberi tahu siapa Anda kepada tim pemeriksa, platform, maupun pemilik akun. Identitas Anda hanya dibuka bila hukum mewajibkan, dan setiap pembukaan dicatat.
start-no-police = • Laporan ini bukan laporan polisi; bila ada bahaya saat ini, hubungi 110.
start-never-asks = • Kami tidak pernah meminta KTP, PIN, OTP, atau biaya.
start-kept = Isi laporan dan bukti hanya untuk diperiksa dan ditindaklanjuti. Gambar, berkas, dan tulisan dihapus paling lama { $retention } setelah kasus selesai. Anda dapat meminta salinan atau penghapusan.
start-evidence = Chat ini siap menerima bukti. Silakan kembali ke grup dan tekan Lihat bukti lagi.
menu-ask = Apa yang ingin Anda lakukan?
menu-unexpected = Maaf, kami belum menemukan akun pada pesan itu. Untuk melapor, tekan Lapor akun, atau kirim tautan, nomor, atau nama pengguna akunnya di sini.
command-unknown = Perintah itu tidak kami kenal. Anda dapat memakai /lapor, /status, /laporan_saya, /bantuan, /batal, /bahasa, /privasi, /data_saya, /hapus_data, atau /sanggah.
retention-days = { $n } hari
privacy-notice =
    <b>Privasi Anda</b>, layanan { $operator }
    • Yang disimpan: akun yang dilaporkan, bukti, cerita, dan nomor yang mewakili Anda. Nama dan akun Telegram Anda disimpan terkunci.
    • Untuk apa: memeriksa dugaan, meminta platform menindak, atau meneruskan ke pihak berwenang.
    • Siapa yang melihat: tim pemeriksa, tanpa identitas Anda.
    • Berapa lama: gambar, berkas, dan tulisan dihapus paling lama { $retention } setelah kasus selesai, kecuali diminta polisi atau ada sanggahan. Akun dan keputusan tetap ada.
    • Hak Anda: melihat, memperbaiki, menarik laporan, dan meminta penghapusan, dijawab dalam 3×24 jam.
tap-language = Bahasa / Language
language-id = Indonesia
language-en = English
language-ask = Pilih bahasa. Choose a language.

## Bantuan

help-now =
    Anda tidak harus menghadapinya sendiri.
    • Bahaya saat ini: polisi <b>110</b>, gratis, 24 jam.
    • Kekerasan terhadap perempuan atau anak: telepon <b>129</b> atau WhatsApp 08111-129-129.
    • Uang baru saja terkirim ke penipu: telepon bank Anda sekarang, lalu lapor ke iasc.ojk.go.id atau telepon 157.
    • Pikiran terasa sangat berat: healing119.id.
help-money =
    Bila uang sudah terkirim, dahulukan ini. Draf laporan Anda aman dan menunggu.
    1. Telepon bank atau dompet digital Anda, minta transaksinya ditahan.
    2. Lapor ke iasc.ojk.go.id atau telepon 157. Makin cepat, makin besar peluangnya.
    3. Jangan kirim uang lagi, juga kepada orang yang menjanjikan uang Anda kembali.
    Siapa pun bisa tertipu. Ini bukan kesalahan Anda.
help-threat =
    Anda tidak salah, dan Anda tidak sendiri.
    • Bila menyangkut foto atau video pribadi, Anda tidak perlu mengirimnya kepada kami. Cukup akun dan pesan ancamannya.
    • Sebaiknya jangan membayar dan jangan membalas. Bila sudah telanjur, tidak apa-apa; simpan buktinya.
    • Pendampingan: 129. Mencegah foto menyebar: stopncii.org, atau takeitdown.ncmec.org bila fotonya diambil sebelum usia 18 tahun.
    Kami tidak menanyakan mengapa Anda memakai aplikasi itu.
help-trafficking =
    Orang yang diperdagangkan adalah korban. Terima kasih sudah peduli.
    • Bila ada yang disekap, dipaksa, atau akan diberangkatkan, hubungi 110 sekarang.
    • Pendampingan korban: 129 atau WhatsApp 08111-129-129.
    • Mohon jangan kirim foto orangnya dan jangan menemui siapa pun sendiri. Cukup akun dan pesan penawarannya.

## Langkah 1: akun

step-account = <b>Langkah 1 dari 5 · Akun</b>
step-account-platform = <b>Langkah 1 dari 5 · { $platform }</b>
account-ask = Akun apa yang ingin Anda laporkan?
account-ask-how = Tempel tautan, nomor, atau nama penggunanya di sini. Boleh juga pilih aplikasinya dahulu.
account-more = Di mana akun itu berada?
account-app = Di aplikasi mana akun <b>{ $account }</b> itu?
account-type = Ketik nama pengguna atau ID { $platform } akun itu, atau tempel tautan profilnya.
account-type-michat = Ketik ID MiChat akun itu. Bila Anda melihatnya di “Pengguna di Sekitar” dan ID-nya tidak tampak, pakai nama tampilannya.
account-type-whatsapp = Ketik nomor WhatsApp akun itu, misalnya 0812…, atau tempel tautan wa.me atau tautan grupnya.
account-type-telegram = Ketik nama pengguna Telegram akun itu, misalnya @contoh, tempel tautan t.me, atau teruskan pesannya ke sini.
account-type-telepon = Ketik nomor teleponnya, misalnya 0812… atau 021….
account-type-situs = Tempel alamat situsnya. Kami tidak akan membukanya dari sini.
account-type-rekening = Ketik nama bank atau dompet digitalnya dan nomornya, misalnya BCA 1234567890.
account-safety = Anda tidak perlu menyapa, memancing, atau menemui pemiliknya.
account-name = Ketik namanya persis seperti yang terlihat. Nama tampilan bisa dipakai banyak orang, jadi tangkapan layar profil sangat membantu agar kami tidak salah akun.
account-forward = Anda meneruskan sebuah pesan. Akun mana yang ingin Anda laporkan?
account-several = Kami menemukan { $n } nomor atau akun. Mana yang ingin dilaporkan?
account-typed = Yang Anda ketik: <b>{ $account }</b>
account-not-found = Kami belum menemukan akun pada pesan itu. Silakan tempel tautan, nomor, atau nama penggunanya, misalnya 0812… atau @contoh. Layanan ini menerima laporan tentang akun. Usulan tentang aplikasinya dapat disampaikan lewat lapor.go.id.
account-sender-hidden = Pengirim pesan itu tidak terlihat oleh kami. Silakan ketik nama pengguna atau nomornya, atau pilih aplikasinya.
account-none-in-message = Kami belum menemukan akun di dalam pesan itu. Silakan tempel tautan, nomor, atau nama penggunanya.
account-also = Ketik satu nomor, rekening (misalnya BCA 1234567890), tautan, atau akun lain milik pemilik yang sama.
account-none = Akun: belum diisi
account-line = Akun: { $platform } · <b>{ $account }</b>
account-line-more = Akun: { $platform } · <b>{ $account }</b> dan { $more } lagi
step-also = <b>Nomor atau akun lain</b>

warning-phone-short = Nomor ini tampaknya belum lengkap. Tetap pakai?
warning-phone-long = Nomor ini tampaknya terlalu panjang. Tetap pakai?
warning-odd-format = Penulisannya agak berbeda dari biasanya. Tetap pakai?
warning-no-bank = Nama banknya belum disebut. Tetap pakai?
warning-hidden-characters = Di dalamnya ada huruf yang tidak terlihat. Tetap pakai?
warning-direction-characters = Di dalamnya ada tanda yang membalik urutan huruf. Tetap pakai?
warning-mixed-script = Sebagian hurufnya dari aksara lain. Tetap pakai?
warning-look-alike = Sebagian hurufnya hanya mirip huruf biasa. Tetap pakai?
warning-short-link = Tautan ini tautan pendek. Tetap pakai?

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
choice-dating = Aplikasi kencan
choice-game = Gim daring
choice-telepon = Nomor telepon
choice-situs = Situs web
choice-rekening = Rekening/dompet digital
choice-lainnya = Lainnya

## Langkah 2: dugaan

step-category = <b>Langkah 2 dari 5 · Dugaan</b>
suspicion-ask = Akun ini diduga digunakan untuk apa? Pilih yang paling mendekati; nanti bisa diubah.
out-of-flow-category = Anda masih di langkah 2, dugaan. Silakan pilih salah satu tombol; cerita Anda ditanyakan di langkah 4.

## Langkah 3: bukti

step-evidence = <b>Langkah 3 dari 5 · Bukti</b>
evidence-ask = Kirim tangkapan layar profil akun itu, dan percakapannya bila ada. Boleh beberapa sekaligus, paling banyak 10.
evidence-care = Tutupi dahulu nama, nomor, dan foto Anda. Foto atau video adegan seksual tidak perlu dikirim.
evidence-ask-words = Foto orangnya tidak perlu dikirim. Bila ada, kirim tautan atau tangkapan layar pesannya saja, paling banyak 10. Tutupi dahulu nama, nomor, dan foto Anda.
evidence-count = { $n } bukti tersimpan. Kirim lagi, atau tekan Selesai untuk ke langkah 4. Laporan belum terkirim.
evidence-known = Berkas itu sudah ada. { $n } bukti tersimpan.
evidence-full = Sudah ada { $n } bukti, dan itu cukup; yang terakhir tidak kami tambahkan. Silakan tekan Selesai.
evidence-voice = Maaf, pesan suara tidak kami terima karena suara Anda bisa dikenali. Silakan ketik; dua kalimat cukup.
evidence-too-large = Berkas ini lebih dari 20 MB. Silakan kirim tangkapan layarnya. Bukti lain tetap tersimpan.
evidence-other-kind = Maaf, jenis pesan itu tidak dapat kami pakai. Silakan kirim tulisan, tautan, gambar, video, atau dokumen.
evidence-early-account = Gambar itu kami simpan sebagai bukti ({ $n } tersimpan). Sekarang akunnya: tempel tautan, nomor, atau nama penggunanya, atau pilih aplikasinya.
evidence-early-category = Gambar itu kami simpan sebagai bukti ({ $n } tersimpan). Sekarang pilih dugaannya.
evidence-early-story = Gambar itu kami simpan sebagai bukti ({ $n } tersimpan). Sekarang ceritanya, atau tekan Lewati.
out-of-flow-evidence = Anda masih di langkah 3, bukti. Silakan kirim tangkapan layar, atau tekan Lewati. Tulisan Anda kami simpan untuk langkah 4.
out-of-flow-evidence-some = Anda masih di langkah 3, bukti. Silakan kirim bukti lagi, atau tekan Selesai. Tulisan Anda kami simpan untuk langkah 4.
step-child = <b>Langkah 3 dari 5 · Anak jadi korban</b>
child-ask =
    Terima kasih sudah memberi tahu. Laporan ini kami dahulukan.
    Bila anak sedang dalam bahaya atau akan bertemu orang itu, hubungi 110 sekarang. Pendampingan: 129 atau WhatsApp 08111-129-129.
    Mohon jangan kirim foto, video, atau tangkapan layar. Cukup tulis:
    • akun orang yang mendekati anak, bukan akun anaknya;
    • apa yang terjadi, tanpa nama, sekolah, atau alamat anak.
    Simpan percakapannya untuk polisi: jangan dihapus, disalin, atau disebarkan. Ini bukan salah anak, dan bukan salah Anda.
child-kept = Tulisan Anda tersimpan. Tulis lagi bila perlu, tanpa nama, sekolah, atau alamat anak, atau tekan Selesai. Laporan belum terkirim.
child-no-files = Berkas itu tidak kami buka dan tidak kami simpan. Mohon hapus dari percakapan ini. Tulisan Anda tetap aman.
child-dropped = { $n } berkas yang tadi Anda kirim tidak kami buka dan sudah kami keluarkan dari draf. Mohon hapus juga dari percakapan ini.
danger-now = Mohon jangan menunggu kami; tim kami tidak berjaga 24 jam. <b>Hubungi 110 sekarang.</b> Laporan ini kami tandai mendesak dan dapat Anda lanjutkan setelah aman.

## Langkah 4: cerita

step-story = <b>Langkah 4 dari 5 · Cerita</b>
story-ask = Bila berkenan, ceritakan singkat: apa yang terjadi, kapan, dan di kota atau kabupaten mana. Dua kalimat cukup. Nama dan alamat Anda tidak perlu ditulis.
story-ask-child = Ceritakan singkat: apa yang terjadi, kapan, dan di kota atau kabupaten mana. Dua kalimat cukup. Mohon tanpa nama, sekolah, atau alamat anak; nama Anda juga tidak perlu.
story-so-far = Cerita Anda sejauh ini: “{ $story }”
story-more = Tambahkan bila perlu, misalnya kapan dan di kota atau kabupaten mana, atau tekan Lewati.
story-replace = Kirim cerita yang baru untuk menggantinya, atau tekan Lewati bila sudah sesuai.
story-words-only = Silakan ketik ceritanya dengan tulisan, atau tekan Lewati.
story-cut = Cerita Anda panjang; { $n } huruf pertama kami simpan. Laporan belum terkirim, mohon periksa dahulu.

## Langkah 5: periksa

step-summary = <b>Langkah 5 dari 5 · Periksa</b>
summary-unsent = Laporan belum terkirim. Mohon periksa dahulu.
summary-suspicion = Dugaan: { $category }
summary-evidence = Bukti: { $evidence }
summary-story = Cerita: { $story }
summary-no-story = belum ada
summary-no-evidence = belum ada
summary-screenshots = { $n } tangkapan layar
summary-images = { $n } gambar atau video
summary-words-only = cukup tulisan
summary-mixed = { $n } ({ $images } gambar atau video, { $others } lainnya)
summary-stronger = Akan lebih kuat dengan: { $what }. Boleh menyusul.
stronger-identifier = ID, nomor, atau tautan akunnya
stronger-screenshot = tangkapan layar profil yang memuat ID
stronger-link = tautan profil atau pesannya
stronger-reason = cerita singkat, waktu, dan kota atau kabupatennya
summary-faith = Dengan menekan Kirim laporan, Anda menyatakan isinya sesuai yang Anda ketahui.
summary-sent = Laporan sudah terkirim.
summary-added-evidence = Bukti kami tambahkan. Laporan belum terkirim, mohon periksa dahulu.
summary-added-story = Tulisan Anda kami tambahkan ke cerita. Laporan belum terkirim.
out-of-flow-summary = Anda masih di langkah 5. Silakan tekan Kirim laporan, atau ubah yang perlu. Laporan belum terkirim.

## Jawaban kecil

draft-waits = Ada laporan yang belum terkirim, sampai langkah { $n }.
draft-expired = Draf laporan Anda sudah lama tidak dilanjutkan, jadi kami hapus. Anda dapat mulai lagi kapan saja.
cancel-ask = Batalkan laporan ini? Yang sudah diisi akan dihapus.
cancel-done = Draf sudah dihapus. Tidak ada yang terkirim.
cancel-nothing = Tidak ada laporan yang sedang diisi.
edit-used = Perubahan pesan Anda sudah kami pakai.
edit-unused = Perubahan pesan itu tidak kami pakai; isi yang sudah tersimpan tetap ada. Bila perlu, kirim sebagai pesan baru.
toast-stale = Tombol itu sudah lama. Ini keadaan yang sekarang; isian Anda tetap ada.
toast-forged = Tombol itu tidak dapat dipakai. Silakan pakai tombol yang ini.
refused-hour = Anda sudah mengirim { $n } laporan dalam satu jam. Silakan lanjut mulai pukul { JAM($when) }. Bila ada bahaya, hubungi 110. Draf ini kami simpan.
refused-day = Anda sudah mengirim { $n } laporan dalam satu hari. Silakan lanjut mulai { WAKTU($when) }. Bila ada bahaya, hubungi 110. Draf ini kami simpan.
refused-blocked = Untuk sementara laporan dari Anda belum dapat kami terima, sampai { TANGGAL($until) }. Bila menurut Anda ini keliru, tekan Minta ditinjau pada pesan kami tentang pembatasan ini. Bila ada bahaya, hubungi 110.
refused-blocked-open = Untuk sementara laporan dari Anda belum dapat kami terima. Bila menurut Anda ini keliru, tekan Minta ditinjau pada pesan kami tentang pembatasan ini. Bila ada bahaya, hubungi 110.

## Tombol

tap-consent = Setuju & lanjut
tap-privacy = Baca privasi
tap-help-now = Bantuan segera
tap-help = Bantuan
tap-report = Lapor akun
tap-status = Cek status
tap-menu = Menu utama
tap-others = Lainnya
tap-name-only = Hanya nama tampilan
tap-sender = Akun pengirim
tap-in-message = Akun di pesan
tap-accept = Ya, pakai
tap-retype = Ketik ulang
tap-done = Selesai
tap-skip = Lewati
tap-clear = Hapus bukti
tap-child = Melibatkan anak
tap-danger = Ada bahaya sekarang
tap-resume-report = Lanjutkan laporan
tap-mistake = Salah tekan
tap-send = Kirim laporan
tap-edit-account = Ubah akun
tap-edit-category = Ubah dugaan
tap-edit-evidence = Ubah bukti
tap-edit-story = Ubah cerita
tap-also = Tambah nomor/rekening
tap-cancel-yes = Ya, batalkan
tap-resume = Lanjutkan
tap-new = Mulai baru
tap-discard = Hapus draf
