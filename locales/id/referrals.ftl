### Rujukan kepada Polri dan lembaga lain, bukti yang disimpan, permintaan resmi.

## Kartu, di bawah keputusan

card-request = Permintaan { $serial }/{ $year }
card-request-draft = Permintaan sedang disusun
card-preserved = Disimpan untuk Polri
card-official = Permintaan resmi Polri: { $official }
official-none = belum ada
official-number = nomor { $number }
card-permitted = Permintaan kepada platform diizinkan pengawas
card-awaits-permit = Permintaan kepada platform menunggu izin pengawas
card-referrals = Rujukan: { $referrals }
card-not-in-packet = Bukti baru yang belum ada di berkas rujukan: { $count }
referral-making = { $authority } (berkas sedang disiapkan)
referral-prepared = { $authority } (disiapkan { TANGGAL($at) })
referral-handed = { $authority } (diserahkan { TANGGAL($at) })
referral-handed-receipt = { $authority } (diserahkan { TANGGAL($at) }, tanda terima { $receipt })
card-sources = Sumber lain: { $sources }
card-source-ministry = kementerian
card-source-patrol = patroli siber
card-source-police = Polri
card-source-organisation = organisasi masyarakat
authority-police = Polri

## Riwayat

did-reopen = dibuka kembali
did-reopened = dibuka kembali karena laporan atau bukti baru
did-report-withdrawn = satu laporan ditarik
did-words-erased = tulisan pelapor dihapus, waktu simpannya habis
did-request = permintaan dikirim
did-received = permintaan diterima platform
did-clarify = platform minta penjelasan
did-clarified = penjelasan dikirim
did-gone = akun tidak aktif
did-still = akun masih aktif
did-refused = ditolak platform
did-silence = platform tidak menjawab
did-reappear = muncul kembali
did-close = selesai
did-retract = permintaan dicabut
did-preserve = bukti disimpan untuk Polri
did-unpreserve = simpanan dilepas
did-permit = permintaan diizinkan
did-unpermit = izin permintaan dicabut
did-refer = rujukan disiapkan
did-handed = diserahkan kepada lembaga
did-refer-cancel = rujukan dibatalkan
did-official = permintaan resmi dicatat
did-to = { $what }: { $authority }
did-with-case = { $what } (kasus { $case })

## Tombol dan halaman Lainnya

button-more = Lainnya
button-refer-police = Rujuk ke Polri
button-refer-other = Rujukan lain
button-preserve = Simpan bukti dahulu
button-unpreserve = Lepas simpanan
button-permit = Izinkan permintaan
button-unpermit = Cabut izin
button-official = Permintaan resmi
button-make-packet = Siapkan berkas
page-more = Kasus { $case } · untuk pengawas
page-refer = Kasus { $case }: rujuk kepada siapa?
page-refer-sure = Rujuk kasus { $case } kepada { $authority }? Berkas memuat kronologi, akun, cerita yang sudah disamarkan, dan daftar bukti dengan SHA-256, disertai { $count } berkas bukti.
page-refer-sure-child = Rujuk kasus { $case } kepada { $authority }? Berkas memuat kronologi, akun, dan cerita yang sudah disamarkan. Gambar tidak disertakan karena menyangkut anak.
page-refer-without = Data pelapor tidak pernah disertakan. Semuanya dikirim ke chat pribadi Anda dan dicatat.

## Rujukan, di chat pribadi pengawas

button-handed = Sudah diserahkan
button-packet-again = Siapkan lagi
button-no-number = Tanpa nomor
button-save-typed = Ya, simpan
button-take-back = Belum diserahkan
packet-ready = <b>Berkas rujukan kasus { $case } kepada { $authority }</b>, dengan { $count } berkas bukti. Simpan dan serahkan; jangan disebarkan. Berkas bukti hilang dari chat ini sesudahnya. Tekan Sudah diserahkan setelah { $authority } menerimanya.
packet-failed = Berkas rujukan kasus { $case } kepada { $authority } belum jadi: { $reason }.
packet-failed-gone = rujukannya tidak ada lagi
packet-failed-decided = kasusnya sementara itu diputus lain, jadi tidak dirujuk
packet-failed-typesetting = berkasnya tidak dapat disusun; admin sebaiknya diberi tahu
packet-failed-unknown = pengerjaannya terputus
packet-file = rujukan-kasus-{ $case }.pdf
packet-evidence-file = bukti-{ $number }.{ $ending }
authority-full-police = Kepolisian Negara Republik Indonesia
authority-full-iasc = Indonesia Anti-Scam Centre (IASC), Otoritas Jasa Keuangan
authority-full-bank = Bank atau penyelenggara dompet digital yang bersangkutan
authority-full-numbers = Layanan Aduan Nomor
authority-full-ministry = Kementerian Komunikasi dan Digital, unit Pengaduan Konten
authority-full-child-line = Layanan SAPA 129 dan pendamping anak
authority-asks-police = Polri memerlukan kronologi berurutan dengan waktu, tempat, dan kerugian, identitas akun, serta tangkapan layar. Perkara pidana baru berjalan bila pelapor membuat laporan di kantor polisi.
authority-asks-iasc = IASC memerlukan nama, nomor, dan rekening terlapor, bukti transfer, bukti percakapan, serta identitas dan rekening korban sendiri. Yang terakhir hanya dapat diberikan oleh korban, lewat iasc.ojk.go.id atau telepon 157.
authority-asks-bank = Bank memerlukan nomor rekening atau dompet digital terlapor, waktu dan jumlah transfer, serta bukti transfer dari pemilik rekening pengirim. Rekening dapat pula dilaporkan lewat cekrekening.id.
authority-asks-numbers = Aduan Nomor memerlukan nomor dan operatornya, jenis penyalahgunaan, yang diminta ditutup (nomor atau WhatsApp), kronologi dengan tanggal dan jam, tangkapan layar, serta data diri pengadu. Pengadunya organisasi Anda, bukan pelapor. Hanya nomor Indonesia.
authority-asks-ministry = Aduan Konten memerlukan identitas pemohon (organisasi Anda), tangkapan layar, tautan yang spesifik, dan alasan.
authority-asks-child-line = SAPA 129 dan pendamping memerlukan keterangan tentang anak yang mungkin menjadi korban. Jangan mengirim gambar anak.
refer-already = Rujukan kepada lembaga itu sudah disiapkan. Lihat /rujukan di chat pribadi.
refer-coming = Berkas sedang disiapkan dan dikirim ke chat pribadi Anda.
refer-cancelled = Rujukan dibatalkan.
referral-off = Rujukan kasus { $case } dibatalkan. Berkas yang sudah Anda simpan mohon dihapus.
referral-changed = Rujukan ini sudah berubah. Lihat /rujukan.
receipt-ask = Kasus { $case } diserahkan kepada { $authority }: tulis nomor tanda terimanya, atau tekan Tanpa nomor.
receipt-check = Catat bahwa kasus { $case } sudah diserahkan, dengan tanda terima { $number }?
official-ask = Kasus { $case }: tulis nomor surat permintaan resmi dari Polri.
official-check = Catat permintaan resmi Polri nomor { $number } pada kasus { $case }?
official-in-private = Silakan tulis nomornya di chat pribadi dengan bot.
official-saved = Permintaan resmi dicatat.
official-recorded = Permintaan resmi Polri nomor { $number } dicatat pada kasus { $case }. Berkasnya disiapkan dengan Lainnya, Rujuk ke Polri pada kartu; apa yang diserahkan tercatat di /rujukan.
typed-unread = Mohon tulis nomornya saja, paling panjang { $longest } huruf.
typed-stopped = Tidak ada yang dicatat.
typed-over = Nomor ini sudah disimpan, diganti, atau dibatalkan. Lihat /rujukan.
handed-over = Penyerahan dicatat.
handed-recorded = Penyerahan kasus { $case } kepada { $authority } dicatat. Pelapor dikabari { JAM($told) }; sebelum itu penyerahan masih dapat dibatalkan.
handed-taken-back = Penyerahan dibatalkan. Pelapor tidak dikabari.
handed-too-late = Waktu untuk membatalkan sudah lewat dan pelapor sudah dikabari.
preserved = Bukti kasus ini disimpan untuk Polri.
unpreserved = Simpanan dilepas.
permitted = Permintaan kepada platform diizinkan.
unpermitted = Izin permintaan dicabut.
refused-track = Sebelum ada keputusan, hanya kasus anak, perdagangan orang, atau bahaya yang dapat dirujuk.
refused-permit = Kasus ini didahulukan untuk Polri. Permintaan kepada platform memerlukan izin pengawas.
did-handed-undone = penyerahan dibatalkan

## Daftar rujukan (/rujukan)

referrals-none = Belum ada rujukan.
referrals-head = <b>Rujukan · { $waiting } belum diserahkan</b>
referral-head = Kasus { $case } · { $referral }
referral-made = Disiapkan { WAKTU($at) } oleh { $moderator }
referral-given = Diserahkan { WAKTU($at) } oleh { $moderator }
referral-holds = Isi: berkas PDF dan { $count } berkas bukti · SHA-256 PDF { $sha256 }

## Isi berkas rujukan

event-report = Laporan diterima dari { $source }.
event-source-public = masyarakat
event-source-ministry = kementerian
event-source-patrol = patroli siber
event-source-police = Polri
event-source-organisation = organisasi masyarakat
event-enough = Diperiksa dan dinilai cukup bukti untuk ditindaklanjuti: { $reason }.
event-dismiss = Diperiksa dan belum diteruskan: { $reason }.
event-scope = Diperiksa dan disarankan ke saluran lain: { $reason }.
event-child = Ditandai menyangkut anak.
event-not-child = Tanda menyangkut anak dicabut.
event-request = Permintaan penanganan dikirim kepada platform.
event-received = Platform menyatakan menerima permintaan.
event-gone = Akun tidak aktif lagi di platform.
event-still = Akun masih aktif di platform.
event-refused = Platform menolak permintaan.
event-silence = Platform tidak menjawab dalam waktunya.
event-reappear = Akun muncul kembali.
event-reopened = Pemeriksaan dibuka kembali karena laporan atau bukti baru.
event-words-erased = Tulisan pelapor dihapus karena waktu simpannya habis.
event-preserve = Bukti disimpan untuk Polri.
event-unpreserve = Simpanan bukti untuk Polri dilepas.
event-merge = Digabungkan dengan laporan lain tentang akun yang sama.
event-split = Dipisahkan dari laporan tentang akun lain.
event-close = Pemeriksaan selesai.
event-retract = Permintaan kepada platform dicabut.
event-handed = Diserahkan kepada { $authority }.
packet-item = { $kind } { $number }
packet-item-absent = { $kind } { $number } (berkasnya tidak tersimpan)
packet-item-link = Tautan { $number }: { $words }
packet-item-text = Teks { $number }: { $words }
item-photo = Gambar
item-video = Video
item-document = Dokumen
account-kind-id = ID
account-kind-username = nama pengguna
account-kind-phone = nomor telepon
account-kind-link = tautan
account-kind-invite = tautan undangan
account-kind-numeric = ID angka
account-kind-name = nama tampilan
account-kind-account = nomor rekening
account-kind-url = alamat web
admin-command-rujukan = Rujukan kepada Polri dan lembaga lain
