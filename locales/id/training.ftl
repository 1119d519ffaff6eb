### Latihan pada halaman `reportbot demo`. Nama tombol di sini datang dari kartunya sendiri.

lesson-title = Latihan: coba sendiri
lesson-intro = Semua orang, akun, dan laporan di sini rekaan. Anda moderator: pakai tombol pada kartu di grup, satu tugas demi satu. Tugas dicentang bila benar-benar terjadi.

task-take = Ambil sebuah kasus
task-evidence = Lihat buktinya
task-enough = Putuskan: cukup bukti
task-undo = Batalkan keputusan itu
task-dismiss = Putuskan: bukan pelanggaran
task-urgent = Dahulukan yang mendesak
task-child = Tandai kasus yang menyangkut anak
task-duplicate = Gabungkan dua kasus yang sama
task-ask = Tanya pelapor
task-news = Majukan waktu, baca kabar pelapor
task-answered = Jawab sebagai pelapor
task-note = Tulis catatan untuk tim
task-second = Mintalah pendapat kedua
task-next = Ambil kasus berikutnya
task-objection = Putuskan sebuah sanggahan

hint-take = Pada kartu di grup tim, tekan { $take }. Selama 30 menit hanya Anda yang memutus kasus itu.
hint-evidence = Tekan { $evidence } pada kasus MiChat atau WhatsApp, lalu ketuk gambar yang diburamkan. Setiap pembukaan dicatat.
hint-enough = Pada kasus yang gambarnya mendukung dugaan, tekan { $enough } dan pilih dasarnya. Itu berarti cukup untuk meminta platform memeriksa, bukan putusan tentang seseorang.
hint-undo = Salah tekan? Tekan { $undo } pada kartunya dalam 10 menit. Pelapor belum dikabari.
hint-dismiss = Pelapor akun Facebook menulis bahwa ia tidak dibalas. Ambil kasusnya, tekan { $dismiss }, pilih dasarnya. Pelapor membaca alasannya.
hint-urgent = Cari kartu MENDESAK tentang lowongan kerja, lalu tekan { $take }. Anak, perdagangan orang, dan bahaya selalu didahulukan.
hint-child = Cerita pada kasus Instagram menyebut kelas 9. Jangan buka gambarnya: tekan { $take }, lalu { $child }, lalu { $mark }.
hint-duplicate = Dua akun MiChat ditulis hampir sama; kartunya menyebut “mirip”. Ambil kasus yang kedua, tekan { $duplicate }, pilih kasus yang pertama.
hint-ask = Kasus Telegram belum punya tangkapan layar. Ambil kasusnya, tekan { $ask }, pilih satu pertanyaan, lalu { $question }. Jangan pernah meminta KTP atau gambar intim.
hint-news = Pelapor baru dikabari setelah keputusan tidak dapat dibatalkan lagi. Buka Alat, tekan +10 menit, lalu lihat ponsel warga yang bertanda angka.
hint-answered = Pertanyaan sampai setelah waktu membatalkan lewat. Di ponsel warga, pilih pelapor yang bertanda angka, tekan { $answer }, lalu tulis jawabannya. Kasusnya kembali ke antrean.
hint-note = Balas kartu sebuah kasus dengan tulisan Anda: tunjuk kartunya, lalu tekan panah balas. Catatan tidak pernah dikirim kepada pelapor.
hint-second = Ambil kasus lowongan kerja: tidak ada gambarnya. Tekan { $enough } dan pilih dasarnya; itu menjadi usul. Lalu bertindak sebagai orang lain dan tekan { $agree } atau { $disagree }.
hint-next = Pada kartu yang sudah diputus, tekan { $next }. Anda mendapat yang paling mendesak di antara yang menunggu.
hint-objection = Di chat pribadi Sari atau Dewi, tekan { $objection }, lalu putuskan. Yang memutus kasusnya tidak boleh memutus sanggahannya.
