### Pekerjaan yang berjalan di belakang layar.

work-failed = Maaf, pekerjaan ini gagal karena kesalahan pada bot. Pengelola bot sudah diberi tahu. Data Anda tetap aman.
work-given-up = Pekerjaan “{ $work }” gagal setelah beberapa kali percobaan dan dihentikan. Rinciannya ada di log bot. Pekerjaan lain tidak terganggu.

## Bot tidak mendengar Telegram

deaf = Bot tidak menerima kabar apa pun dari Telegram sejak { WAKTU($at) }. Kabar yang menunggu di sana: { ANGKA($pending) }. Mohon periksa log bot, dan apakah ada program lain yang memakai token yang sama.
deaf-over = Bot menerima kabar dari Telegram lagi. Laporan yang menunggu sedang diproses.
