### Cadangan: /cadangan.

backup-begun = Cadangan sedang dibuat. Bot tetap melayani.
progress-backup = Cadangan: { ANGKA($done) } dari { ANGKA($total) } MB.
backup-done = Cadangan selesai: <code>{ $name }</code>, { ANGKA($kilobytes) } kB, di folder backups.
backup-contents = Isinya basis data dan { ANGKA($files) } berkas bukti, disegel untuk kunci pemulihan.
backup-keep-keys = Berkas kunci bot dan kunci pemulihan tidak ada di dalamnya. Simpan keduanya di tempat lain: tanpa keduanya cadangan tidak dapat dibaca.
backup-no-key = Belum ada kunci pemulihan, jadi cadangan belum dapat dibuat. Jalankan <code>reportbot recovery-key</code> di server, simpan kunci yang tampil di tempat aman, lalu tulis /cadangan lagi.
backup-failed = Cadangan tidak dapat dibuat. Periksa ruang kosong di server dan catatan bot, lalu tulis /cadangan lagi.
