### Pekerjaan yang berjalan di belakang layar.

work-failed = Maaf, pekerjaan ini gagal karena kesalahan pada bot. Pengelola bot sudah diberi tahu. Data Anda tetap aman.
work-name = { $work ->
    [export] ekspor data
    [figures] penghitungan statistik
    [make-packet] berkas rujukan
    [backup] cadangan
    [fetch-evidence] pengambilan bukti
    [purge-files] penghapusan berkas
    [find-old-media] pencarian bukti yang lewat masa simpan
    [find-old-words] pencarian tulisan yang lewat masa simpan
    [check-import] pemeriksaan daftar impor
    [import-template] contoh daftar impor
    [write-import] penyimpanan daftar impor
    [own-data] salinan data pribadi
    [erase-person] penghapusan data pribadi
    [forget-block] penghapusan catatan blokir
    [reveal] pembukaan identitas
    [make-letters] pembuatan surat
    [cover-picture] penutupan bagian gambar
    [send-mail] pengiriman surel
   *[other] { $work }
}
work-given-up = Pekerjaan “{ work-name }” gagal setelah beberapa kali percobaan dan dihentikan. Rinciannya ada di log bot. Pekerjaan lain tidak terganggu.

## Bot tidak mendengar Telegram

deaf = Bot tidak menerima kabar apa pun dari Telegram sejak { WAKTU($at) }. Kabar yang menunggu di sana: { ANGKA($pending) }. Mohon periksa log bot, dan apakah ada program lain yang memakai token yang sama.
deaf-over = Bot menerima kabar dari Telegram lagi. Laporan yang menunggu sedang diproses.
