### Kata-kata yang dipakai di semua percakapan.

## Waktu, selalu WIB

month-1 = Januari
month-2 = Februari
month-3 = Maret
month-4 = April
month-5 = Mei
month-6 = Juni
month-7 = Juli
month-8 = Agustus
month-9 = September
month-10 = Oktober
month-11 = November
month-12 = Desember
moment-date = { $day } { $month } { $year }
moment-hour = { $hour }.{ $minute } WIB
moment-full = { $date } pukul { $hour }.{ $minute } WIB

## Aplikasi dan tempat sebuah akun berada

platform-michat = MiChat
platform-whatsapp = WhatsApp
platform-telegram = Telegram
platform-instagram = Instagram
platform-facebook = Facebook
platform-tiktok = TikTok
platform-x = X
platform-line = LINE
platform-discord = Discord
platform-wechat = WeChat
platform-bigo = Bigo
platform-dating = aplikasi kencan
platform-game = gim daring
platform-telepon = nomor telepon
platform-situs = situs web
platform-rekening = rekening atau dompet digital
platform-lainnya = aplikasi lain
platform-unknown = aplikasi belum diketahui

## Dugaan, sebagai label tombol

category-prostitution = Prostitusi online
category-fraud = Penipuan
category-threat = Pemerasan/ancaman
category-impersonation = Akun tiruan
category-photo = Foto pribadi disebar
category-child = Anak jadi korban
category-trafficking = Perdagangan orang
category-gambling = Judi online
category-loan = Pinjaman ilegal
category-drugs = Narkoba
category-other = Lainnya
category-unsure = Belum yakin
category-own-1 = Dugaan tambahan 1
category-own-2 = Dugaan tambahan 2
category-own-3 = Dugaan tambahan 3
category-own-4 = Dugaan tambahan 4

## Dugaan, di tengah kalimat

category-prostitution-inline = prostitusi online
category-fraud-inline = penipuan
category-threat-inline = pemerasan atau ancaman
category-impersonation-inline = akun tiruan
category-photo-inline = penyebaran foto pribadi
category-child-inline = anak jadi korban
category-trafficking-inline = perdagangan orang
category-gambling-inline = judi online
category-loan-inline = pinjaman ilegal
category-drugs-inline = narkoba
category-other-inline = dugaan lain
category-unsure-inline = belum yakin
category-own-1-inline = dugaan tambahan 1
category-own-2-inline = dugaan tambahan 2
category-own-3-inline = dugaan tambahan 3
category-own-4-inline = dugaan tambahan 4

## Keadaan kasus, dibaca tim pemeriksa

state-new = baru
state-in_review = sedang diperiksa
state-needs_info = menunggu jawaban pelapor
state-substantiated = cukup bukti
state-dismissed = tidak diteruskan
state-duplicate = duplikat
state-out_of_scope = di luar wewenang
state-requested = permintaan terkirim
state-acknowledged = permintaan diterima platform
state-clarification = platform minta penjelasan
state-removed = tidak aktif
state-refused = ditolak platform
state-no_response = platform tidak menjawab
state-closed = selesai
state-reopened = dibuka kembali

## Pengganti kata yang ditutupi

mask-name = ‹nama›
mask-phone = ‹nomor›
mask-account = ‹rekening›
mask-address = ‹alamat›
mask-handle = ‹akun›
mask-email = ‹surel›
mask-id = ‹identitas›

## Tombol yang ada di mana-mana

button-back = Kembali
button-cancel = Batal
