### Cadangan: /cadangan.

backup-begun = Cadangan sedang dibuat. Bot tetap melayani.
progress-backup = Cadangan: { ANGKA($done) } dari { ANGKA($total) } MB.
backup-done = Cadangan selesai: <code>{ $name }</code>, { ANGKA($kilobytes) } kB, di folder backups.
backup-contents = Isinya basis data dan { ANGKA($files) } berkas bukti, disegel untuk kunci pemulihan.
backup-keep-keys = Berkas kunci bot dan kunci pemulihan tidak ada di dalamnya. Simpan keduanya di tempat lain: tanpa keduanya cadangan tidak dapat dibaca.
backup-no-key = Belum ada kunci pemulihan, jadi cadangan belum dapat dibuat. Jalankan <code>reportbot recovery-key</code> di server, simpan kunci yang tampil di tempat aman, lalu tulis /cadangan lagi.
backup-failed = Cadangan tidak dapat dibuat. Periksa ruang kosong di server dan catatan bot, lalu tulis /cadangan lagi.

# Cadangan setiap malam: kepada admin, hanya bila ada yang harus dilakukan.

nightly-backup-failed =
    Cadangan malam ini tidak dapat dibuat. Biasanya karena penyimpanan server penuh.
    1. Jalankan <code>reportbot doctor</code> di server: perintah itu mengatakan apa yang harus diperbaiki.
    2. Sesudah diperbaiki, tulis /cadangan di sini untuk mencoba lagi.
nightly-backup-no-key =
    Bot belum dapat membuat cadangan, karena belum ada kunci pemulihan. Bila server rusak, semua laporan hilang.
    Jalankan <code>reportbot recovery-key</code> di server dan simpan kunci yang tampil di tempat aman, bukan di server itu. Sesudah itu bot membuat cadangan sendiri setiap malam.
    Pesan ini datang setiap Senin sampai kuncinya ada.

# reportbot doctor

doctor-data-foreign = { $file } milik pengguna lain, jadi bot tidak mau berjalan. Itu terjadi bila sebuah perintah dijalankan sebagai root. { $way ->
    [container] { doctor-give }
   *[other] Bila bot berjalan sebagai { $user }, jalankan sebagai root: chown -R { $user } { $folder }
}
doctor-data-foreign-closed = { $file } milik pengguna lain, jadi bot tidak dapat memakainya, dan tentang cadangan belum dapat dikatakan apa-apa. Itu terjadi bila sebuah perintah dijalankan sebagai root. { $way ->
    [container] { doctor-give }
   *[other] Bila bot berjalan sebagai { $user }, jalankan sebagai root: chown -R { $user } { $folder }
}
doctor-recovery-key-missing = Belum ada kunci pemulihan, jadi cadangan tidak dapat dibuat. Jalankan: { $program } recovery-key
doctor-recovery-key-broken = { $file } tidak dapat dibaca sebagai kunci pemulihan, jadi cadangan tidak dapat dibuat. Buat yang baru: { $program } recovery-key --replace
doctor-backup-none = Belum ada cadangan di { $folder }. Buat yang pertama sekarang: { $program } backup
doctor-backup-old = Cadangan terbaru sudah berumur { ANGKA($days) } hari, dibuat { WAKTU($at) }. Buat yang baru sekarang: { $program } backup
doctor-backup = Cadangan terbaru dibuat { WAKTU($at) }, { ANGKA($hours) } jam yang lalu.

# reportbot recovery-key, backup, restore, verify dan key rotate: dibaca pengelola di layar komputernya

cli-recovery-key = Inilah kunci pemulihan. Kunci ini hanya tampil sekali ini dan tidak disimpan di mana pun:
cli-recovery-key-keep =
    Tulis di kertas atau simpan di pengelola sandi, jangan di server ini. Tanpa kunci ini tidak ada cadangan yang dapat dibuka.
    Salin juga berkas kunci bot, { $file }, ke tempat lain, terpisah dari cadangan. Tanpa berkas itu isi cadangan tidak dapat dibaca.
cli-recovery-key-nightly = Mulai sekarang bot membuat cadangan sendiri setiap pukul { $hour }.00 WIB, selama bot berjalan.
cli-recovery-key-older = Cadangan lama dibuka dengan kunci lama: simpan kunci lama selama cadangan itu masih Anda simpan.
cli-ask-recovery-key = Kunci pemulihan:
cli-backup-made = { $file }: { ANGKA($kilobytes) } kB, berisi basis data dan { ANGKA($files) } berkas bukti, disegel untuk kunci pemulihan.
cli-backup-of-a-server = Basis data disalin dari servernya ke sebuah berkas SQLite. Untuk kembali ke server: pulihkan cadangan ke sebuah folder data, lalu jalankan di sana: reportbot migrate-store --to ALAMAT
cli-backup-elsewhere = Salin juga ke komputer atau cakram lain: bila server rusak, cadangan yang hanya ada di server ikut hilang.
cli-backup-keep-keys = Berkas kunci bot dan kunci pemulihan tidak ada di dalamnya. Simpan keduanya di tempat lain.
cli-restored = { $folder }: basis data dan { ANGKA($files) } berkas bukti, seperti pada { WAKTU($at) }.
cli-restored-lost = { ANGKA($lost) } berkas yang dicatat basis data tidak ada dalam cadangan.
cli-restored-unproven = Rantai keputusan belum diperiksa: { $why } Basis data dari reportbot yang lebih lama diperbarui saat bot dijalankan; sesudah itu jalankan: reportbot audit verify
cli-restored-ready = Folder itu siap dijalankan. Berkas kunci bot ada di dalamnya sebagai reportbot.key, dan cadangan berikutnya disegel untuk kunci pemulihan yang sama. Hentikan bot yang lama, isi REPORTBOT_DATA_DIR dengan { $folder }, lalu jalankan bot.
cli-restored-keyless =
    Tanpa --bot-key hanya sambungan rantai yang diperiksa, dan folder itu belum siap dijalankan. Yang masih harus dilakukan:
    1. Salin berkas kunci bot ke { $file }
    2. Jalankan: chmod 600 { $file }
    3. Jadikan { $folder } folder data bot (REPORTBOT_DATA_DIR), lalu jalankan: reportbot audit verify
cli-verified = { $file }: basis data dan { ANGKA($files) } berkas bukti, seperti pada { WAKTU($at) }. Setiap bita masih seperti saat disegel.
cli-verified-lost = { ANGKA($lost) } berkas yang dicatat basis data tidak ada di dalamnya.
cli-verified-spoiled = { ANGKA($spoiled) } berkas tidak dapat dibuka dengan kunci ini.
cli-verified-keyless = Tanpa --bot-key berkas bukti tidak dibuka, dan dari rantai keputusan hanya sambungannya yang diperiksa.
cli-chain-erased = Tulisan yang dihapus dengan keputusan: { ANGKA($count) }.
cli-chain-whole = Rantai keputusan utuh: { ANGKA($count) } catatan. Ujungnya: { $head }
cli-chain-faulty = Rantai keputusan TIDAK UTUH. Yang salah: { ANGKA($faults) }, disebut di atas. Menurut ujungnya: { $head }
cli-key-rotated =
    Basis data dan berkas bukti kini disegel dengan kunci baru: { $file }
    Salin berkas itu ke tempat Anda menyimpan salinan kunci. Cadangan yang dibuat sebelum ini memerlukan salinan kunci lama, yang sudah tidak ada di komputer ini. Buat cadangan baru sekarang: reportbot backup
cli-key-rotated-lost = { ANGKA($lost) } berkas bukti sudah rusak atau hilang sebelumnya dan tetap hilang.
