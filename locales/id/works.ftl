### Pekerjaan yang berjalan di belakang layar.

work-failed = Maaf, pekerjaan ini gagal karena kesalahan pada bot. Pengelola bot sudah diberi tahu. Data Anda tetap aman.
work-given-up = Pekerjaan “{ $work }” gagal setelah beberapa kali percobaan dan dihentikan. Rinciannya ada di log bot. Pekerjaan lain tidak terganggu.
