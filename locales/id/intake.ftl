# Gangguan di dalam program
intake-trouble = Mohon maaf, ada gangguan pada kami. Draf dan laporan Anda aman; silakan coba lagi sebentar lagi.
intake-dead-update = Satu pesan masuk tidak dapat diproses dan disimpan tersegel untuk diperiksa. Laporan lain tidak terganggu. Mohon pengelola server menjalankan <code>reportbot dead</code> untuk melihat dan mengulanginya.

# Menu perintah dan keterangan bot di Telegram
command-lapor = Laporkan akun mencurigakan
command-status = Lihat status laporan
command-laporan-saya = Daftar laporan saya
command-bantuan = Bantuan segera
command-bahasa = Bahasa Indonesia atau English
command-batal = Batalkan yang sedang diisi
command-privasi = Privasi dan data Anda
command-start = Menu utama
command-sanggah = Akun saya dilaporkan
command-data-saya = Unduh data Anda
command-hapus-data = Hapus data Anda
bot-description = Laporkan akun yang diduga dipakai untuk penipuan, pemerasan, prostitusi online, atau kejahatan lain. Identitas Anda dirahasiakan. Ini bukan laporan polisi; bila ada bahaya saat ini, hubungi 110. Kami tidak pernah meminta KTP, PIN, OTP, atau biaya.
bot-short-description = Tempat melaporkan akun mencurigakan. Identitas Anda dirahasiakan.
