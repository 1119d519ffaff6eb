### Akun sepanjang waktu: gabungan dan pemisahan kasus.

card-named-together = Pelapor menyebut akun ini bersama akun pada kasus { $cases }: periksa apakah perlu digabungkan
verdict-merged = digabungkan ke kasus { $case }
did-merge = kasus digabungkan
did-split = kasus dipisahkan
button-merge = Gabungkan
button-split = Pisahkan
button-merge-sure = Ya, gabungkan
button-split-sure = Pisahkan pilihan
pick-on = ✓ { $account }
pick-off = { $account }
page-merge = Kasus { $case } digabungkan dengan kasus mana? Pilih, atau balas kartu ini dengan nomornya.
page-merge-sure = Gabungkan kasus { $younger } ke kasus { $older }? Akun, laporan, dan bukti kasus { $younger } pindah ke kasus { $older }. Dapat dipisahkan lagi.
page-split = Kasus { $case }: pilih kasus gabungan yang dipisahkan kembali, atau akun yang menjadi kasus sendiri.
refused-merged = Kasus ini digabungkan. Pengawas dapat menekan Pisahkan.
merge-unknown = Kasus dengan nomor itu tidak ditemukan.
merge-duplicate = Salah satu kasus itu sudah duplikat atau sudah digabungkan. Pilih kasus aslinya.
merge-referral = Rujukan kasus { $case } belum selesai. Selesaikan atau batalkan dahulu lewat /rujukan.
merged = Kasus { $younger } digabungkan ke kasus { $older }.
parted = Kasus { $case } dipisahkan kembali.
fixed-objection = Ada sanggahan terbuka pada kasus { $case }. Putuskan dahulu.
fixed-request = Kasus { $case } sedang ada dalam permintaan kepada platform. Tunggu sampai selesai.
split-first = Kasus { $case } menampung gabungan ini. Pisahkan dahulu di sana.
split-some = Pilih sebagian akun; satu akun setidaknya tetap pada kasus ini.
split-done = Akun pilihan kini menjadi kasus { $case }.
queue-past = ↳ dahulu: { $past }
