# reportbot doctor dan reportbot init: dibaca pengelola di layar komputernya

doctor-setting = { $sentence }
doctor-settings-none = Token bot belum ada, baik di lingkungan maupun di { $file }. Jalankan: { doctor-init }
doctor-settings-wrong-too = Setelan keliru: { $sentence } Yang harus dilakukan disebut di baris terakhir yang diawali kata-kata ini.
doctor-settings-wrong = Setelan keliru: { $sentence } { $way ->
    [container] Perbaiki yang keliru di { $file } dalam folder compose.yaml, lalu jalankan { $up } --force-recreate; yang lain baru diperiksa sesudahnya.
   *[other] Perbaiki yang keliru di { $file } atau di lingkungan; yang lain baru diperiksa sesudahnya.
}
doctor-settings-wrong-composed = Setelan keliru: { $sentence } Nilai ini tidak datang dari setelan Anda, tetapi dari compose.yaml. Perbaiki { $source } di { $file } dalam folder compose.yaml, lalu jalankan { $up } --force-recreate; yang lain baru diperiksa sesudahnya.
doctor-policy-wordless = Berkas kebijakan di REPORTBOT_POLICY_FILE menyebut sesuatu yang belum ada kata-katanya; bot tidak dapat berjalan sebelum diperbaiki. Sebabnya, dalam bahasa Inggris: { $sentence }
doctor-settings-line = Baris { $line } dalam { $file } bukan setelan, jadi tidak dipakai. Tulis sebagai NAMA=nilai, atau hapus baris itu.
doctor-own-texts-wrong = Kata-kata Anda sendiri di REPORTBOT_TEXTS_DIR tidak dapat dipakai; bot tidak dapat berjalan sebelum diperbaiki. Sebabnya, dalam bahasa Inggris: { $sentence }
doctor-settings-file = Berkas setelan { $file } hanya dapat dibaca pemiliknya.
doctor-key-file = Berkas kunci { $file } hanya dapat dibaca pemiliknya.
doctor-others-read = Orang lain di komputer ini dapat membaca { $file }. Bila ada yang mungkin sudah membacanya, ganti rahasia di dalamnya. { $way ->
    [container] { doctor-give }
   *[other] Jalankan: chmod 600 { $file }
}
doctor-unreadable = { $file } tidak dapat dibaca pengguna { $user }, yang menjalankan perintah ini. { $way ->
    [container] { doctor-give }
   *[other] Bila bot berjalan sebagai pengguna itu, jalankan sebagai root: chown { $user } { $file } && chmod 600 { $file }
}
doctor-data = Folder data { $folder } hanya dapat dibuka bot.
doctor-data-new = Folder data { $folder } belum ada; bot membuatnya saat pertama dijalankan.
doctor-data-open = Orang lain dapat membuka folder data { $folder }; bot menutupnya saat dijalankan. { $way ->
    [container] Atau sekarang juga. { doctor-give }
   *[other] Atau jalankan: chmod 700 { $folder }
}
doctor-data-closed = Folder data { $folder } tidak dapat ditulis pengguna { $user }, yang menjalankan perintah ini. { $way ->
    [container] { doctor-give }
   *[other] Bila bot berjalan sebagai pengguna itu, jalankan sebagai root: chown -R { $user } { $folder } && chmod 700 { $folder }
}
doctor-data-no-folder = { $folder } adalah berkas, bukan folder. { $way ->
    [container] Hapus REPORTBOT_DATA_DIR dari .env dalam folder compose.yaml, karena wadah sudah menetapkannya, lalu jalankan { $up } --force-recreate
   *[other] Ubah REPORTBOT_DATA_DIR, atau singkirkan berkas itu: mv { $folder } { $folder }.lama
}
doctor-disk = Ruang penyimpanan tersisa { ANGKA($free) } MB.
doctor-disk-fuller = Penyimpanan sudah terisi { $full } %, tersisa { ANGKA($free) } MB. Kosongkan sebagian sebelum penuh; bot yang penyimpanannya penuh tidak dapat menerima laporan.
doctor-disk-full = Penyimpanan hampir penuh: tersisa { ANGKA($free) } MB. Kosongkan sekarang, mulai dari cadangan lama.
doctor-database = Basis data: { $engine } { $version }.
doctor-database-old = SQLite di komputer ini versi { $version }; bot perlu { $lowest } atau yang lebih baru. Pasang Python yang membawanya, misalnya dari Debian 12 atau Ubuntu 24.04.
doctor-database-untried = PostgreSQL { $version } belum diuji dengan program ini; yang diuji: { $tried }. Pakai salah satu di antaranya.
doctor-database-new = Basis data belum ada; bot membuatnya saat pertama dijalankan.
doctor-database-closed = Basis data tidak dapat dibuka. Periksa { $name }; yang rusak dipulihkan dari cadangan: { doctor-restore }. Sebabnya, dalam bahasa Inggris: { $why }.
doctor-database-no-address = Basis data tidak dapat dibuka: alamatnya tidak dapat dibaca. Periksa { $name }; dalam kata sandi pakailah huruf dan angka saja.
doctor-database-missing = Di { $place } belum ada basis data; bot membuatnya saat pertama dijalankan. Bila seharusnya sudah ada, periksa { $name }.
doctor-database-no-tables = Basis data di { $place } belum berisi tabel ReportBot; bot membuatnya saat pertama dijalankan. Bila seharusnya sudah ada, periksa { $name }.
doctor-database-unreadable = Basis data tidak dapat dibuka: pengguna { $user }, yang menjalankan perintah ini, tidak diizinkan membaca { $place } atau membuka foldernya. { $way ->
    [container] { doctor-give }
   *[other] Bila bot berjalan sebagai pengguna itu, sebagai root jadikan berkas dan foldernya milik { $user }, atau sebut tempat lain di { $name }.
}
doctor-database-none = Basis data tidak dapat dibuka: { $place } bukan basis data. Periksa { $name }; bila berkas itu rusak, pulihkan cadangan: { doctor-restore }
doctor-database-damaged = Basis data tidak dapat dibuka: { $place } rusak. Pulihkan cadangan: { doctor-restore }
doctor-database-locked = Basis data tidak dapat dibuka: program lain sedang menguncinya. Coba lagi sebentar lagi; bila tetap begitu, hentikan program selain bot yang membuka { $place }.
doctor-database-unopened = Basis data tidak dapat dibuka: SQLite tidak dapat membuka { $place }. Periksa { $name }, dan apakah yang di sana memang berkas yang boleh dibaca bot.
doctor-database-failing = Basis data tidak dapat dibuka: terjadi galat saat membaca { $place } dari penyimpanan. Periksa penyimpanan komputer ini; bila rusak, ganti, lalu pulihkan cadangan: { doctor-restore }
doctor-database-silent = Basis data tidak dapat dibuka: server { $place } tidak menjawab. Periksa apakah server basis data itu berjalan, lalu periksa { $name }.
doctor-database-no-host = Basis data tidak dapat dibuka: tidak ada server bernama { $place }. Periksa { $name } dan jaringan komputer ini.
doctor-database-busy = Basis data tidak dapat dibuka: server { $place } sedang tidak menerima sambungan baru. Coba lagi sebentar lagi.
doctor-database-refused = Basis data tidak dapat dibuka: server { $place } menolak nama pengguna, kata sandi, atau nama basis datanya. Periksa { $name }.
doctor-database-older = Skema basis data { $found }, program ini memakai { $expected }. Bot memperbaruinya saat dijalankan, dan menyalinnya dahulu.
doctor-database-newer = Skema basis data { $found } lebih baru daripada program ini ({ $expected }). Pasang reportbot yang lebih baru, atau pulihkan cadangan dari sebelum pembaruan.
doctor-database-journal = Jurnal SQLite adalah { $journal }, bukan WAL. Bot mengubahnya saat dijalankan.
doctor-dead = Pesan masuk yang tidak dapat diproses: { ANGKA($count) }, disimpan tersegel. Pesan yang sudah melewati masa simpan akan dihapus. Lihat, ulangi, atau buang: { $program } dead
doctor-at-work = Bot sedang bekerja dengan folder data ini.
doctor-not-at-work = Bot tidak sedang berjalan dengan folder data ini. Jalankan: { doctor-start }
doctor-give = Jalankan di luar wadah, di folder tempat compose.yaml berada: { $give }
doctor-init = { $way ->
    [container] .venv/bin/reportbot init, lalu { $up } --force-recreate
   *[other] { $program } init
}
doctor-restore = { $way ->
    [container] { $once } restore
   *[other] { $program } restore
}
doctor-start-webhook = { $way ->
    [container] docker compose --profile postgresql up -d --scale bot=0
   *[other] { $program } run --webhook
}
doctor-start = { $way ->
    [container] { $up }
    [service] systemctl start reportbot
    [install] systemctl start reportbot (sebelumnya pasang layanannya menurut docs/memasang.md)
   *[terminal] { $program } run (berhenti bila jendela ini ditutup; agar selalu menyala, pasang sebagai layanan menurut docs/memasang.md)
}
doctor-restart = { $way ->
    [container] { $up } --force-recreate
    [service] systemctl restart reportbot
   *[terminal] hentikan dengan Ctrl-C, lalu { $program } run
}
doctor-token = Telegram mengenal token ini: @{ $username }.
doctor-token-refused = Telegram menolak token. Ambil yang baru dari @BotFather (/token), lalu jalankan: { doctor-init }
doctor-unreached = Telegram tidak terjangkau ({ $why }). Periksa internet, tembok api, dan REPORTBOT_API_URL.
doctor-clock = Jam komputer ini benar.
doctor-clock-wrong = Jam komputer ini meleset { ANGKA($seconds) } detik. Nyalakan penyetelan otomatis: timedatectl set-ntp true
doctor-no-groups = Bot tidak boleh masuk grup. Di @BotFather: /setjoingroups, pilih bot, lalu Enable.
doctor-updates = Pesan masuk untuk bot ini; yang menunggu: { ANGKA($count) }.
doctor-webhook-set = Ada webhook pada bot ini, jadi pesan pergi ke tempat lain: { $host }. Bila bukan Anda yang memasangnya, ganti token di @BotFather (/revoke) dan masukkan yang baru ({ doctor-init }). Bila Anda, hapus: { $program } doctor --remove-webhook
doctor-webhook-removed = Webhook sudah dihapus. Pesan masuk lagi begitu bot berjalan.
doctor-webhook-kept = Webhook tidak dapat dihapus ({ $why }). Coba lagi nanti: { $program } doctor --remove-webhook
doctor-webhook-own = Webhook terpasang ke alamat bot ini sendiri: { $url }
doctor-webhook-not-yet = REPORTBOT_WEBHOOK_URL diisi dengan { $url }, tetapi webhook belum terpasang di Telegram. Bot memasangnya saat dijalankan dengan: { doctor-start-webhook }
doctor-webhook-failed = Kali terakhir webhook tidak menerima kiriman Telegram: { WAKTU($time) }, karena: { $why }. Bila masih terjadi, periksa proksi di depan bot dan alamatnya.
doctor-webhook-unseen = Webhook tidak dapat diperiksa ({ $why }). Coba lagi nanti.
doctor-waiting = { ANGKA($count) } pesan menunggu di Telegram. Bot mungkin lama mati; Telegram membuang pesan setelah 24 jam.
doctor-commands = Daftar perintah dan keterangan bot sudah terpasang di Telegram.
doctor-commands-missing = Di Telegram belum sesuai: { $parts }. Bot memasangnya setiap kali mulai berjalan. Bila bot sedang berjalan, jalankan ulang: { doctor-restart }
doctor-commands-unseen = Daftar perintah dan keterangan bot tidak dapat diperiksa ({ $why }). Coba lagi nanti.
doctor-part-commands = daftar perintah ({ $language })
doctor-part-admin-commands = daftar perintah admin { $admin } ({ $language })
doctor-part-description = keterangan bot ({ $language })
doctor-part-short-description = keterangan singkat bot ({ $language })
doctor-admins = { $count } admin dapat dihubungi bot.
doctor-no-admins = Belum ada admin, jadi tidak ada yang dapat menghubungkan grup. Isi REPORTBOT_ADMIN_IDS dengan nomor Telegram Anda, atau jalankan: { doctor-init }
doctor-admin-unseen = Admin { $admin } belum dapat dihubungi. Mohon ia membuka bot dan menekan Start.
doctor-no-group = Grup moderator belum terhubung. Buat supergrup pribadi, masukkan bot sebagai administrator, lalu tulis /hubungkan di sana.
doctor-group = Grup moderator “{ $title }” siap, { $count } anggota.
doctor-group-unseen = Grup moderator tidak dapat diperiksa ({ $why }). Coba lagi nanti.
doctor-group-many = Grup moderator “{ $title }” punya { ANGKA($count) } anggota. Semua anggota melihat kasus; keluarkan yang bukan moderator.
doctor-mail = Server surel { $host } menerima kami.
doctor-no-mail = Surel belum disetel; surat permintaan datang ke percakapan saja. Isi REPORTBOT_SMTP_HOST bila ingin dikirim langsung.
doctor-mail-refused = Server surel { $host } menolak nama atau sandinya. Periksa REPORTBOT_SMTP_USERNAME dan REPORTBOT_SMTP_PASSWORD.
doctor-mail-unreached = Server surel { $host } tidak terjangkau dengan aman ({ $why }). Periksa REPORTBOT_SMTP_HOST, REPORTBOT_SMTP_PORT, dan REPORTBOT_SMTP_SECURITY.
doctor-end-well = Semua yang diperlukan sudah baik. Catatan: { $advice }.
doctor-end-wrong = Yang harus diperbaiki: { $wrong }. Baris bertanda FAIL mengatakan caranya.

init-language = Bahasa / Language: 1 Indonesia, 2 English [1]
init-welcome = Selamat datang. Beberapa pertanyaan, lalu bot Anda siap. Ctrl-C kapan saja membatalkan, dan tidak ada yang berubah.
init-botfather =
    1. Buka Telegram dan cari @BotFather (bercentang biru).
    2. Kirim /newbot. Beri nama, misalnya “Lapor Akun RW 05”, lalu nama pengguna yang berakhir dengan bot.
    3. BotFather menjawab dengan token: angka, titik dua, lalu huruf. Siapa pun yang memegang token memegang bot Anda; jangan kirim kepada siapa pun.
    Mode privasi bot boleh tetap menyala, karena nanti bot menjadi administrator grup.
init-ask-token = Tempel token di sini (tidak tampak saat diketik):
init-ask-token-again = Tempel token baru, atau tekan Enter untuk memakai yang sudah tersimpan:
init-token-shape = Itu belum token. Token tampak seperti 123456789:AAH… — angka, titik dua, lalu huruf. Salin seluruhnya dari BotFather.
init-token-refused = Telegram tidak mengenal token itu. Salin lagi dari BotFather; bila sudah diganti, minta yang baru dengan /token.
init-token-well = Terhubung dengan @{ $username }.
init-unreached = Telegram tidak terjangkau ({ $why }). Periksa internet komputer ini.
init-go-on-unchecked = Lanjut tanpa memeriksa token? [y/T]
init-admins = Admin menghubungkan grup moderator, melihat angka, dan mengubah setelan. Kami perlu nomor Telegram admin pertama; itu nomor akun, bukan nomor telepon.
init-write-to-bot = Buka @{ $username } di Telegram, tekan Start atau tulis apa saja, lalu tekan Enter di sini.
init-is-it-you = Apakah Anda { $name } (nomor { $number })? [Y/t]
init-nobody-wrote = Belum ada pesan dari Anda yang terlihat. { init-number } { init-number-later }
init-other-program = Tidak terlihat siapa yang menulis, karena program lain sedang mengambil pesan bot ini dengan token yang sama. Bila bukan Anda yang menjalankannya: tekan Ctrl-C, ganti token di @BotFather (/revoke), lalu jalankan lagi: { $program } init. { init-number } { init-number-later }
init-webhook-own = Tidak terlihat siapa yang menulis, karena pesan untuk bot ini dikirim ke webhook bot ini sendiri: { $host }. { init-number }
init-webhook =
    Tidak terlihat siapa yang menulis, karena pada bot ini terpasang webhook: pesannya dikirim ke tempat lain, yaitu { $host }.
    • Bila bukan Anda yang memasangnya: tekan Ctrl-C, ganti token di @BotFather (/revoke), lalu jalankan lagi: { $program } init
    • Bila Anda yang memasangnya, dan webhook itu tidak dipakai lagi: tekan Enter pada pertanyaan berikut. Sesudah selesai, jalankan { $program } doctor --remove-webhook, lalu sekali lagi: { $program } init
    • Bila Anda tahu nomor akun Telegram Anda, ketik saja di bawah ini.
init-number = Bila bot ini sudah berjalan, bot itulah yang mengambil pesan Anda: kirim /data_saya kepadanya, dan di bagian atas berkas jawabannya tertulis nomor akun Telegram Anda. Ketik nomor itu di bawah ini.
init-number-later = Atau tekan Enter dan isi nanti dengan { $program } init, saat bot tidak berjalan.
init-ask-admins = Ketik nomor Telegram admin, beberapa dipisah koma (boleh kosong dan diisi nanti):
init-ask-admins-again = Nomor Telegram admin [{ $old }]:
init-admins-shape = Nomor hanya berisi angka, misalnya 123456789. Pisahkan beberapa nomor dengan koma.
init-ask-operator = Nama pengelola, seperti dibaca warga (misalnya “Paguyuban Warga Merdeka”):
init-ask-operator-again = Nama pengelola, seperti dibaca warga [{ $old }]:
init-operator-shape = Nama pengelola diperlukan, paling panjang 200 huruf.
init-broken-off = Dibatalkan. { $file } tidak diubah.
init-written = Tersimpan di { $file }; hanya pemilik berkas itu yang dapat membacanya.
init-not-written = { $file } tidak dapat ditulis: { $why }. Tidak ada yang berubah.
init-why-closed = pengguna yang menjalankan perintah ini tidak diizinkan menulisnya
init-why-full = penyimpanan penuh
init-why-read-only = penyimpanan hanya dapat dibaca
init-why-unknown = terjadi galat saat menulis ke penyimpanan
init-in-container = Di dalam wadah ini .env tidak dapat disimpan. Jalankan di luar wadah, di folder tempat compose.yaml berada: { doctor-init }
init-folder-closed = Folder { $folder } tidak dapat ditulis pengguna { $user }, yang menjalankan perintah ini, jadi { $file } tidak dapat disimpan. Jalankan { $program } init sebagai pemilik folder itu atau sebagai root.
init-old-unread = { $file } sudah ada, tetapi tidak dapat dibaca: { $why }. Tidak ada yang berubah. Perbaiki, atau singkirkan dan mulai dari awal: mv { $file } { $file }.lama. Lalu jalankan lagi: { $program } init
init-old-lines = { $file } sudah ada, tetapi isi baris { $lines } bukan setelan. Tidak ada yang berubah. Tulis sebagai NAMA=nilai, beri tanda # di depannya, atau hapus baris itu. Lalu jalankan lagi: { $program } init
init-else-wrong = Perhatian: masih ada setelan lain yang keliru, dan bot tidak berjalan sebelum diperbaiki. Yang mana dan apa yang salah, disebut oleh: { init-doctor-once }
init-doctor = { $way ->
    [terminal] { $program } doctor (dengan Docker: docker compose exec bot reportbot doctor)
   *[other] { $program } doctor
}
init-doctor-once = { $way ->
    [terminal] { $program } doctor (dengan Docker: docker compose run --rm bot doctor)
   *[other] { $program } doctor
}
init-start = { $way ->
    [terminal] { doctor-start }. Bila memakai Docker, bukan itu, tetapi: docker compose up -d --force-recreate
   *[other] { doctor-start }
}
init-next =
    Selanjutnya:
    1. Jalankan bot: { init-start }
    2. Buat grup Telegram untuk moderator. Di setelan grup, jadikan riwayat pesan terlihat bagi anggota baru: grup lalu menjadi supergrup. Biarkan grup tetap pribadi.
    3. Masukkan bot ke grup itu dan jadikan administrator.
    4. Tulis /hubungkan di grup itu. Bot menjawab bila grup siap.
    5. Periksa semuanya kapan saja: { init-doctor }
