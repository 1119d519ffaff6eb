### Percakapan warga: tanda terima, kabar, dan sesudahnya.

## Tanda terima

receipt-thanks = Terima kasih, laporan Anda sudah kami terima.
receipt-again = Anda sudah melaporkan akun ini ({ $ticket }). Keterangan baru kami tambahkan ke laporan itu.
receipt-number = Nomor laporan: <b>{ $ticket }</b>
receipt-next = Tim kami akan memeriksa buktinya. Bila dugaannya cukup kuat, kami meminta platform menindak akun itu atau meneruskan kasusnya kepada pihak berwenang. Lamanya berbeda-beda; kabar kami kirim di sini.
receipt-safety = Demi keselamatan Anda, mohon jangan menghubungi pemilik akun dan jangan menyebarkan akunnya.
receipt-no-police = Laporan ini bukan laporan polisi; bila ada bahaya saat ini, hubungi 110.
receipt-channel-ministry = Saluran lain: aduankonten.id untuk konten asusila dan judi.
receipt-channel-gambling = Saluran lain: aduankonten.id, atau WhatsApp Stop Judi Online 0811-1001-5080.
receipt-channel-money = Saluran lain: bank Anda, iasc.ojk.go.id atau 157, dan cekrekening.id.
receipt-channel-loan = Saluran lain: OJK 157 untuk pinjaman ilegal, dan iasc.ojk.go.id bila uang sudah terkirim.
receipt-channel-women = Saluran lain: pendampingan 129 atau WhatsApp 08111-129-129.
receipt-channel-photo = Saluran lain: pendampingan 129, dan stopncii.org agar foto tidak menyebar.
receipt-channel-child = Saluran lain: 129, WhatsApp 08111-129-129, pengaduan.kpai.go.id. Gambar kekerasan pada anak: report.iwf.org.uk/id.
receipt-channel-platform = Saluran lain: fitur Laporkan di aplikasinya, pilih peniruan identitas.
receipt-channel-police = Saluran lain: kantor polisi terdekat, atau patrolisiber.id untuk kejahatan siber.
receipt-channel-number = Saluran lain: aduannomor.id untuk nomor telepon yang disalahgunakan.

copy-head = Laporan <b>{ $ticket }</b>, dikirim { WAKTU($when) }
copy-account = Akun yang diduga: { $platform } · <code>{ $account }</code>
copy-suspicion = Dugaan: { $category }
copy-story = Cerita: { $story }
copy-note = Ringkasan ini dari pelapor sendiri; Anda dapat menyalinnya untuk bank, polisi, atau 129.

## Atur kabar

news-setting-ask = Apakah aman bila kabar dikirim ke ponsel ini? Kabar tidak menyebut akun atau dugaannya. Status selalu dapat dilihat lewat Cek status.
news-setting-on = Baik, kabar kami kirim di sini.
news-setting-off = Baik, kami tidak mengirim kabar. Status selalu dapat dilihat lewat Cek status.

## Cek status

status-head = Laporan Anda:
status-none = Belum ada laporan dari Anda.
status-line = { $n }. { $ticket } · { $platform } · { $status }
status-one = Laporan <b>{ $ticket }</b> · { $platform }
status-sent = Dikirim { WAKTU($when) }
status-words-erased = Tulisan Anda untuk laporan ini dihapus { TANGGAL($when) }, karena waktu simpannya habis.
status-unread = ada kabar
status-unread-line = Ada kabar untuk laporan ini. Tekan Lihat kabar bila aman dibaca sekarang.
status-not-found = Nomor itu tidak ada di antara laporan Anda. Mohon periksa lagi, atau tekan Cek status.
status-in-review = sedang diperiksa
status-needs-info = perlu dilengkapi
status-substantiated = disiapkan
status-requested = diteruskan
status-removed = tidak aktif
status-refused = ditolak platform
status-referred = dirujuk
status-dismissed = tidak diteruskan
status-out-of-scope = saluran lain
status-closed = selesai
status-withdrawn = ditarik

## Kabar

news-head = Ada kabar untuk laporan { $ticket }.
news-in-review = <b>Sedang diperiksa.</b> Tim kami sedang memeriksa laporan ini.
news-needs-info =
    <b>Perlu dilengkapi.</b> Kami perlu satu hal lagi: { $question }
    Tidak perlu tergesa; kami tunggu sampai { TANGGAL($until) }.
news-substantiated = <b>Disiapkan.</b> Dugaannya kami nilai cukup kuat. Permintaan kepada { $platform } sedang disiapkan.
news-substantiated-police = <b>Disiapkan.</b> Dugaannya kami nilai cukup kuat. Tim kami sedang menyiapkan tindak lanjutnya.
news-requested = <b>Diteruskan.</b> Permintaan kami sudah dikirim kepada { $platform }. Keputusan ada pada platform.
news-removed = <b>Tidak aktif.</b> Akun itu kini tidak aktif lagi di { $platform }. Terima kasih atas kepedulian Anda.
news-refused = <b>Ditolak platform.</b> { $platform } belum bersedia menindak akun itu. Alasannya: { $reason }. Ini tidak berarti laporan Anda keliru.
news-referred = <b>Dirujuk.</b> Kasus ini kami serahkan kepada { $agency }, tanpa nama dan akun Telegram Anda. Bila Anda ingin kejadian ini diproses secara hukum, laporan perlu dibuat di kantor polisi.
news-agency-police = Polri
news-agency-iasc = Indonesia Anti-Scam Centre
news-agency-ministry = Kementerian Komunikasi dan Digital
news-agency-numbers = layanan Aduan Nomor
news-agency-bank = bank atau dompet digital yang bersangkutan
news-agency-platform = pengelola platform itu
news-agency-child-line = layanan SAPA 129
news-dismissed = <b>Tidak diteruskan.</b> Kami sudah memeriksa dan belum dapat meneruskan laporan ini. Alasannya: { $reason }. Anda boleh menambah bukti, atau meminta orang lain di tim kami memeriksanya sekali lagi sampai { TANGGAL($until) }.
news-dismissed-final = <b>Tidak diteruskan.</b> Kami sudah memeriksa dan belum dapat meneruskan laporan ini. Alasannya: { $reason }. Anda tetap boleh menambah bukti.
news-out-of-scope = <b>Saluran lain.</b> Urusan ini ditangani { $channel }. Ringkasan laporan dapat Anda salin agar tidak perlu bercerita dari awal.
news-closed = <b>Selesai.</b> Laporan ini selesai. Apakah penjelasan kami jelas?
news-closed-quiet = <b>Selesai.</b> Laporan ini selesai. Terima kasih.
news-withdrawn = <b>Ditarik.</b> Laporan ini sudah Anda tarik. Cerita dan bukti dari Anda sudah dihapus.
news-correction = <b>Perbaikan kabar.</b> Mohon maaf, kabar kami pada { TANGGAL($when) } keliru. Yang benar: { $news }.

## Menambah, menjawab, menarik

adding-head = <b>Laporan { $ticket }</b>
adding-ask = Silakan kirim tambahannya: tangkapan layar, tautan, dokumen, atau tulisan. Tekan Selesai bila sudah.
adding-ask-child = Silakan tulis tambahannya, tanpa nama, sekolah, atau alamat anak. Mohon jangan kirim foto, video, atau tangkapan layar. Tekan Selesai bila sudah.
adding-stored = Tambahan Anda tersimpan ({ $n }). Kirim lagi, atau tekan Selesai.
adding-full = Laporan ini sudah memuat { $n } bukti, dan itu cukup. Terima kasih; silakan tekan Selesai.
answering-ask = Silakan kirim jawaban Anda: tulisan, tautan, atau tangkapan layar.
answering-stored = Jawaban Anda tersimpan ({ $n }), dan tim kami melanjutkan pemeriksaan. Kirim lagi, atau tekan Selesai.
answered-nothing = Baik, terima kasih. Tim kami melanjutkan dengan yang ada.
withdraw-ask = Tarik laporan ini? Cerita dan bukti dari Anda dihapus. Pemeriksaan akun dapat tetap berjalan bila ada dasar lain.
reappeared-thanks = Terima kasih. Kasus ini kami buka kembali dan periksa lagi.
review-asked = Baik. Orang lain di tim kami akan memeriksanya sekali lagi, dan hasilnya kami kabarkan di sini.
review-too-late = Waktu untuk meminta pemeriksaan ulang sudah lewat. Anda tetap boleh menambah bukti.
closed-clear = Terima kasih atas tanggapan Anda.
closed-unclear = Terima kasih sudah memberi tahu. Tanyakan lewat Tambah bukti, dan tim kami akan membacanya; atau minta orang lain di tim kami memeriksanya sekali lagi lewat Tinjau ulang.
closed-unclear-final = Terima kasih sudah memberi tahu. Tanyakan lewat Tambah bukti, dan tim kami akan membacanya.

tap-another = Lapor akun lain
tap-news = Atur kabar
tap-copy = Salin ringkasan
tap-news-on = Kirim kabar
tap-news-off = Jangan kirim
tap-open = Buka { $n }
tap-previous = Sebelumnya
tap-next = Berikutnya
tap-add = Tambah bukti
tap-withdraw = Tarik laporan
tap-withdraw-yes = Ya, tarik
tap-reappeared = Muncul kembali
tap-answer = Jawab
tap-nothing = Tidak ada
tap-review = Tinjau ulang
tap-show-news = Lihat kabar
tap-clear-enough = Jelas
tap-unclear = Kurang jelas
