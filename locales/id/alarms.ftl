# Yang ditemukan bot tentang dirinya sendiri, untuk admin.

alarm-webhook = PENTING: pesan warga mungkin sedang diambil orang lain. Di Telegram, pesan masuk bot ini disetel ke alamat <code>{ $where }</code>, bukan ke program ini.
alarm-conflict = PENTING: ada program lain yang ikut mengambil pesan masuk bot ini.
alarm-token =
    Bila itu bukan program tim Anda sendiri, ada orang yang memegang token bot. Lakukan sekarang:
    1. Buka @BotFather, kirim /revoke, lalu pilih bot ini. Token lama langsung mati.
    2. Di server jalankan <code>reportbot init</code> dan tempel token baru, lalu <code>systemctl restart reportbot</code>.
    3. Periksa siapa yang dapat membaca token: berkas .env, cadangan server, pengelola server.
    Pesan yang sempat diambil tidak kembali; mohon minta warga mengirim ulang.
alarm-disk = Perhatian: penyimpanan server sudah terisi { $percent } %. Bila penuh, laporan baru menunggu di Telegram paling lama 24 jam dan sesudah itu hilang. Mohon kosongkan atau tambah ruang.
