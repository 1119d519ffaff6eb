# Setelan yang keliru, seperti disebut reportbot doctor dan reportbot init di layar pengelola

cli-setting-missing = { $name } belum ada: isi di lingkungan atau di berkas .env.
cli-setting-missing-line = { $name } belum ada: isi di lingkungan atau di berkas .env, yang baris { $line }-nya bukan setelan. Tulis sebagai NAMA=nilai.
cli-setting-wrong = { $name } keliru: { $why }.
cli-setting-clock-file = REPORTBOT_CLOCK_FILE hanya boleh dipakai bila REPORTBOT_API_URL ada di komputer ini.
cli-setting-no-sender = REPORTBOT_SMTP_SENDER belum ada: server surel perlu alamat pengirim surat.
cli-setting-line = Baris { $line } dalam { $file } bukan setelan, jadi tidak dipakai.
cli-setting-none = { $name } bukan setelan ReportBot, jadi tidak dipakai.
cli-setting-near = { $name } bukan setelan ReportBot, jadi tidak dipakai; apakah yang dimaksud { $near }?
cli-setting-open-wire = { $name } tidak diawali https: token terkirim tanpa enkripsi.
cli-secrets-open = { $file } berisi rahasia, dan orang selain pemiliknya dapat memakainya (mode { $mode }): jalankan { $way ->
    [container] di luar wadah, di folder tempat compose.yaml berada, `{ $give }`
   *[other] `chmod 600 { $file }`
}, dan ganti rahasianya bila ada yang mungkin sudah membacanya.
cli-settings-unread = Berkas setelan { $file } tidak dapat dibaca: { $why }.
cli-file-gone = berkas itu tidak ada
cli-file-closed = pengguna yang menjalankan perintah ini tidak diizinkan membukanya
cli-file-folder = itu folder, bukan berkas
cli-file-no-text = isinya bukan teks UTF-8
cli-file-unreadable = terjadi galat saat membaca dari penyimpanan

cli-why-unreadable = nilai ini tidak dapat dibaca
cli-why-number = isinya harus bilangan bulat
cli-why-more = harus lebih besar dari { $limit }
cli-why-least = paling kecil { $limit }
cli-why-less = harus lebih kecil dari { $limit }
cli-why-most = paling besar { $limit }
cli-why-long = paling panjang { $limit } huruf
cli-why-line = harus satu baris saja
cli-why-choice = pilihannya { $choices }
cli-why-token = harus angka, titik dua, lalu sisanya, seperti diberikan @BotFather
cli-why-hour = harus jam dari 0 sampai 23, atau off
cli-why-serial = harus memuat {"{"}serial{"}"}; tanpa itu semua surat bernomor sama
cli-why-braces = di antara kurung kurawal hanya boleh serial, month, dan year
cli-why-public-address = harus alamat seperti https://bot.example.org/telegram
cli-why-https = Telegram hanya mengirim ke alamat https
cli-why-shared-secret = harus 32 sampai 256 huruf, angka, _ atau -
cli-why-http-address = harus alamat seperti https://api.telegram.org
cli-why-database = harus diawali sqlite:/// atau postgresql://
cli-why-listen = harus alamat komputer ini dan sebuah port, seperti 127.0.0.1:8090
cli-why-mail-address = harus satu alamat surel, tanpa nama

cli-policy-unread = Berkas kebijakan { $file } tidak dapat dibaca: { $why }.
cli-policy-no-toml = Berkas kebijakan { $file } bukan TOML yang benar: periksa baris { $line }.
cli-policy-wrong = Berkas kebijakan { $file } keliru: { $why }.
cli-policy-no-part = "{ $where }" bukan bagian dari kebijakan; bagiannya { $known }
cli-policy-table = "{ $where }" harus berupa tabel
cli-policy-list = "{ $where }" harus berupa daftar kata, paling sedikit satu
cli-policy-twice = "{ $where }" menyebut sesuatu dua kali
cli-policy-no-key = "{ $where }" memuat "{ $word }", yang bukan kunci: huruf kecil, angka, dan tanda hubung, paling banyak { $most }
cli-policy-many = "{ $where }" memuat lebih dari { $most } kunci
cli-policy-no-category = "{ $where }" menyebut "{ $word }", yang bukan kategori
cli-policy-unknown = "{ $where }" tidak dikenal; yang dikenal { $known }
cli-policy-no-time = "{ $where }" harus berupa jangka waktu seperti "24 jam" atau "3 hari"
cli-policy-span = "{ $where }" harus lebih dari nol dan paling lama sepuluh tahun
cli-policy-no-platform = "{ $where }" menyebut "{ $word }", yang bukan platform; platformnya { $known }
cli-policy-words = "{ $where }" harus satu baris kata-kata
cli-policy-address = "{ $where }" harus satu alamat surel
cli-policy-truth = "{ $where }" harus true atau false
