### Sumber lain: /impor untuk daftar, /kasus_baru untuk satu kasus.

## Sumber, di tengah kalimat dan sebagai tombol

source-ministry = kementerian
source-patrol = patroli siber
source-police = Polri
source-organisation = organisasi masyarakat
button-source-ministry = Kementerian
button-source-patrol = Patroli siber
button-source-police = Polri
button-source-organisation = Organisasi

## Awal

sources-admins-only = Perintah /impor hanya untuk admin ReportBot. Untuk satu kasus, tulis /kasus_baru.
sources-ask-list = Dari siapa daftar ini?
sources-ask-case = Dari siapa informasi ini?
sources-ask-file = Silakan kirim daftar dari { $source } sebagai berkas CSV atau XLSX, paling besar 20 MB dan 100.000 baris. Kolom yang harus ada: <b>akun</b> dan <b>kategori</b>.
sources-file-only = Yang ditunggu adalah berkas CSV atau XLSX, dikirim sebagai dokumen.
sources-file-large = Berkas itu lebih besar dari 20 MB. Mohon bagi menjadi beberapa berkas.
sources-press-button = Silakan tekan salah satu tombol.
sources-words-only = Mohon tulis dengan kata-kata.
sources-left = Baik, dibatalkan. Tidak ada yang disimpan.
sources-stale = Tombol ini sudah tidak berlaku.
button-template = Contoh berkas

## Contoh berkas

import-template-name = contoh-daftar-akun
import-template-coming = Contoh berkas sedang disiapkan.
import-template-caption = Contoh daftar akun. Hapus baris contohnya, isi dengan data Anda, lalu kirim kembali ke sini. CSV dan XLSX sama-sama dapat dipakai.
column-platform = platform
column-account = akun
column-name = nama tampilan
column-category = kategori
column-date = tanggal
column-place = tempat
column-story = keterangan
column-reference = nomor rujukan sumber
column-child = anak
column-link = tautan bukti
column-example-platform = MiChat
column-example-account = contoh_akun88
column-example-name = Contoh Nama
column-example-category = prostitusi online
column-example-date = 2021-03-21
column-example-place = Kota Bandung
column-example-story = Menawarkan pertemuan berbayar di profilnya
column-example-reference = PS-001
column-example-child = tidak
column-example-link = https://contoh.example/bukti/1

## Pemeriksaan

import-checking = Berkas diterima dan sedang diperiksa. Hasilnya kami kirim ke sini. Belum ada yang dimasukkan.
progress-check-import = Memeriksa daftar: { ANGKA($done) } baris sudah dibaca.
import-failed = Maaf, daftar ini tidak dapat diproses karena gangguan pada bot. Tidak ada yang dimasukkan. Silakan kirim lagi berkasnya.
import-not-fetched = Berkas itu tidak dapat diambil dari Telegram. Mohon kirim lagi.
import-empty = Berkas ini kosong: tidak ada baris akun di dalamnya. Mohon periksa lalu kirim lagi.
import-header-only = Berkas ini hanya berisi judul kolom. Mohon isi baris akunnya lalu kirim lagi.
import-not-sheet = Berkas ini bukan CSV atau XLSX yang dapat dibaca. Mohon simpan ulang dari program spreadsheet sebagai XLSX, lalu kirim lagi.
import-old-excel = Ini berkas Excel lama (.xls). Mohon simpan sebagai .xlsx lalu kirim lagi.
import-too-heavy = Berkas ini terlalu berat untuk dibuka. Mohon salin isinya ke berkas baru, atau bagi menjadi beberapa berkas.
import-too-many = Daftar ini lebih dari 100.000 baris. Mohon bagi menjadi beberapa berkas.
import-too-wide = Daftar ini lebih dari 50 kolom. Mohon hapus kolom yang tidak perlu.
import-encoding = Huruf di dalam berkas ini tidak dapat dibaca. Mohon simpan sebagai CSV UTF-8 atau XLSX, lalu kirim lagi.
import-quotes = Ada tanda kutip yang tidak ditutup di dalam berkas CSV ini. Mohon simpan ulang sebagai XLSX lalu kirim lagi.
import-columns = Kolom yang diperlukan tidak ditemukan pada baris pertama. Tidak ada yang dimasukkan. Mohon perbaiki judul kolomnya, atau pakai contoh berkas, lalu kirim lagi.
import-columns-missing = • Belum ada: <b>{ $column }</b>
import-columns-found = Judul kolom di berkas Anda: { $found }
import-columns-twice = Kolom <b>{ $column }</b> ada lebih dari satu: { $found }. Tidak ada yang dimasukkan. Mohon sisakan satu, lalu kirim lagi berkasnya.
import-known = Berkas yang sama sudah dimasukkan pada { WAKTU($when) } sebagai impor nomor { $number } dari { $source }. Tidak ada yang dikerjakan dua kali.
import-known-writing = Berkas yang sama sedang dimasukkan sebagai impor nomor { $number } dari { $source }, dimulai { WAKTU($when) }. Tidak ada yang dikerjakan dua kali.
import-faults = { ANGKA($faults) } dari { ANGKA($rows) } baris perlu diperbaiki. Belum ada yang dimasukkan: daftar masuk seluruhnya atau tidak sama sekali. Perbaiki, lalu kirim lagi berkasnya.
import-fault = • Baris { $row }, { $column }: { $why } (“{ $value }”)
import-fault-bare = • Baris { $row }, { $column }: { $why }
import-faults-more = … selebihnya ada di berkas terlampir.
import-faults-file = Semua baris yang perlu diperbaiki.
import-faults-name = kesalahan.csv
fault-head-row = baris
fault-head-column = kolom
fault-head-why = masalah
fault-head-value = isi
fault-missing = belum diisi
fault-platform = aplikasi ini tidak dikenal
fault-account = tidak terbaca sebagai akun
fault-several = lebih dari satu akun dalam satu sel
fault-category = kategori ini tidak dikenal
fault-answer = isi dengan ya atau tidak
fault-date = bukan tanggal, atau tanggal yang belum tiba
fault-formula = berisi rumus; tempelkan sebagai nilai
fault-rounded = angka dibulatkan oleh spreadsheet; jadikan teks
fault-too-long = lebih dari 2.000 huruf
import-preview-head = <b>Impor { $number } · { $source }</b>
import-preview = { ANGKA($rows) } baris: { ANGKA($new) } akun baru, { ANGKA($known) } sudah punya kasus, { ANGKA($repeats) } ganda.
import-preview-category = • { $category }: { ANGKA($count) }
import-preview-children = Di antaranya { ANGKA($count) } akun yang melibatkan anak. Tautannya tidak pernah dibuka oleh bot.
import-preview-foot = Belum ada yang dimasukkan. Semua akun akan masuk sekaligus; sampai selesai tidak ada yang terlihat oleh tim.
button-import = Masukkan { ANGKA($count) } akun

## Memasukkan

import-writing = { ANGKA($rows) } baris sedang dimasukkan. Sampai selesai belum ada yang terlihat oleh tim. Bot tetap menjawab seperti biasa.
progress-write-import = Memasukkan daftar: { ANGKA($done) } dari { ANGKA($total) } baris.
import-cancelled = Dibatalkan. Tidak ada yang dimasukkan.
import-cancelling = Dihentikan. Yang sudah tertulis sedang dihapus kembali.
import-removed = Impor dibatalkan dan semua yang sudah tertulis dihapus kembali. Tidak ada yang dimasukkan.
import-same = Berkas yang sama sudah dimasukkan oleh admin lain. Impor ini dihentikan, tidak ada yang dikerjakan dua kali.
import-changed = Daftar ini perlu diperiksa ulang karena bot sudah diperbarui. Tidak ada yang dimasukkan. Silakan kirim lagi berkasnya.
import-file-gone = Berkas ini sudah tidak disimpan karena terlalu lama menunggu. Tidak ada yang dimasukkan. Silakan kirim lagi berkasnya.
import-is-checking = Daftar ini masih diperiksa.
import-is-checked = Daftar ini menunggu keputusan Anda.
import-is-writing = Daftar ini sedang dimasukkan.
import-is-done = Daftar ini sudah dimasukkan seluruhnya.
import-is-cancelled = Daftar ini sudah dibatalkan.
import-is-failed = Daftar ini tidak jadi dimasukkan. Silakan kirim lagi berkasnya.
import-done = Impor { $number } dari { $source } selesai: { ANGKA($taken) } akun masuk dari { ANGKA($rows) } baris.
import-done-case = Satu akun baru menjadi kasus { $first }.
import-done-cases = { ANGKA($cases) } akun baru menjadi kasus { $first }–{ $last }.
import-done-between = { ANGKA($cases) } akun baru menjadi kasus dengan nomor antara { $first } dan { $last }.
import-done-known = { ANGKA($known) } akun sudah punya kasus; laporannya ditambahkan ke kasus itu.
import-done-foot = Kasusnya masuk antrean tim dan tampil sesuai tempat yang ada.
import-urgent = { ANGKA($count) } kasus mendesak baru masuk lewat daftar dari { $source }. Mohon lihat antrean.
source-found-on = Tanggal temuan: { TANGGAL($date) }
source-reference = Nomor rujukan sumber: { $reference }

## Satu kasus

new-head = <b>Kasus baru dari { $source }</b>
new-account = Akun mana? Tempelkan tautan, nomor, atau nama penggunanya, atau pilih dulu aplikasinya.
new-identifier = Tulis ID, nama pengguna, nomor, atau tautan akunnya di { $platform }.
new-name = Tulis nama tampilannya di { $platform }, persis seperti terlihat.
new-name-only = Hanya nama tampilan
new-choose = Ditemukan lebih dari satu akun. Yang mana?
new-app = Akun { $account } ada di aplikasi mana?
new-odd = Tertulis: { $account }
new-accept = Ya, pakai
new-retype = Ketik ulang
new-category = Apa dugaannya?
new-place = Di kota atau kabupaten mana, dan kapan? Contoh: Kota Bandung, 21 Maret 2021.
new-story = Tulis keterangannya: apa yang terlihat, dan nomor rujukan sumber bila ada.
new-story-child = Mohon tanpa nama, sekolah, atau alamat anak.
new-skip = Lewati
new-check-account = Akun yang diduga: { $platform } · <code>{ $account }</code>
new-check-category = Dugaan: { $category }
new-check-place = Tempat: { $place }
new-check-story = Keterangan: { $story }
new-check-child = Melibatkan anak: ya
new-child = Melibatkan anak
new-child-undo = Tidak melibatkan anak
new-save = Simpan
did-entered = dimasukkan dari sumber lain
new-saved = Tersimpan sebagai laporan dari { $source } pada kasus { $case }. Tim akan memeriksanya.
