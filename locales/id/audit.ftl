### Rantai keputusan: /audit dan kiriman harian kepada pengelola.

anchor = Rantai keputusan memuat { ANGKA($count) } catatan. Ujungnya:
    <code>{ $anchor }</code>
    Simpan pesan ini. Dengan baris itu dapat dibuktikan nanti bahwa catatan sampai hari ini tidak diubah.
anchor-broken = PENTING: ujung rantai keputusan tidak cocok lagi dengan yang ditulis bot. Catatan mungkin diubah dari luar. Jalankan <code>reportbot audit verify</code> di server.
audit-head-broken = Rantai keputusan: { ANGKA($count) } catatan, tetapi ujungnya TIDAK COCOK. Jalankan <code>reportbot audit verify</code> di server. Catatan { $from } sampai { $to }, terbaru di atas:
audit-head = Rantai keputusan: { ANGKA($count) } catatan, ujung <code>{ $hash }</code>. Catatan { $from } sampai { $to }, terbaru di atas:
audit-empty = Belum ada keputusan yang dicatat.
audit-case = Catatan kasus { $case }: { $count } seluruhnya. Nomor { $from } sampai { $to }, terlama di atas:
audit-case-empty = Belum ada catatan untuk kasus { $case }.
audit-usage = Tulis /audit saja, atau /audit diikuti nomor kasus atau nomor laporan. Contoh: /audit 12
audit-entry = { $place } · { WAKTU($at) } · { $about } · { $what } · { $who }
audit-line = • { WAKTU($at) } · { $what } · { $who }
audit-line-words = • { WAKTU($at) } · { $what } · { $who }: “{ $words }”
audit-about-case = kasus { $case }
audit-about-none = umum
audit-reasoned = { $what } ({ $reason })
audit-moved = { $what }, { $before } → { $after }
audit-by-none = tanpa petugas
audit-by-admin = admin
audit-kind = { $kind ->
    [take] kasus diambil
    [seize] kasus diambil alih
    [release] kasus dilepas
    [expire] waktu pegang habis
    [enough] cukup bukti
    [dismiss] bukan pelanggaran
    [scope] di luar wewenang
    [duplicate] duplikat
    [ask] bukti diminta
    [draft] pertanyaan disusun
    [answered] pelapor menjawab
    [propose] diusulkan
    [agree] disetujui moderator kedua
    [disagree] tidak disetujui moderator kedua
    [undo] keputusan dibatalkan
    [correct] kasus diperbaiki
    [child] ditandai menyangkut anak
    [not-child] tanda anak dicabut
    [reopen] dibuka kembali
    [reopened] dibuka kembali
    [lapse] tidak ada jawaban
    [note] catatan
    [viewed] bukti dilihat
    [told] kabar dikirim
    [review-asked] tinjau ulang diminta
    [request] permintaan dikirim
    [received] permintaan diterima platform
    [clarify] platform minta penjelasan
    [clarified] penjelasan dikirim
    [gone] akun tidak aktif
    [still] akun masih aktif
    [refused] ditolak platform
    [silence] platform tidak menjawab
    [reappear] akun muncul kembali
    [close] kasus selesai
    [retract] permintaan dicabut
    [preserve] bukti disimpan untuk Polri
    [unpreserve] simpanan dilepas
    [permit] permintaan diizinkan
    [unpermit] izin permintaan dicabut
    [refer] dirujuk
    [handed] berkas diserahkan
    [packet] berkas rujukan dibuat
    [official] permintaan resmi dicatat
    [merge] kasus digabung
    [split] kasus dipisah
    [objected] sanggahan masuk
    [objection-withdrawn] sanggahan ditarik
    [erased] data dihapus
    [media-purged] berkas bukti dihapus
    [words-erased] tulisan pelapor dihapus
    [export] data diekspor
    [backup] cadangan dibuat
    [setting] pengaturan diubah
    [named-together] akun disebut bersama
    [outcome-undone] hasil dibatalkan
    [picture-covered] gambar ditutupi
    [block] pelapor diblokir
    [unblock] blokir dicabut
    [block-review] peninjauan blokir diminta
    [block-kept] blokir dipertahankan
    [platform] kontak platform diubah
    [mail-unsure] kiriman surel tidak pasti
    [request-sent] surat dikirim
    [request-closed] permintaan ditutup
    [request-overdue] permintaan lewat batas waktu
    [request-silent] platform tidak menjawab
    [request-retract] pencabutan dikirim
    [reveal-asked] pembukaan identitas diminta
    [reveal-refused] pembukaan identitas ditolak
    [reveal-lapsed] permintaan pembukaan identitas lewat waktu
    [revealed] identitas dibuka
    [imported] data diimpor
    [entered] kasus dibuat petugas
    [refer-cancel] rujukan dibatalkan
    [handed-undone] penyerahan dibatalkan
    [referral-told] pelapor dikabari tentang rujukan
    [clear] pelapor menilai penjelasan jelas
    [unclear] pelapor menilai penjelasan kurang jelas
    [report-withdrawn] laporan ditarik
    [objection-upheld] sanggahan dikabulkan
    [objection-rejected] sanggahan ditolak
    [objection-linked] sanggahan dihubungkan dengan kasus
    [objection-unlinked] sanggahan dilepas dari kasus
    [picture-safe] gambar dinyatakan aman
    [picture-left-out] gambar tidak dilampirkan
    [request-begun] permintaan mulai disusun
    [request-cancelled] susunan permintaan dibatalkan
    [request-details] data surat diubah
    [request-making] surat disusun
    [request-received] platform menyatakan menerima surat
    [request-clarify] platform minta penjelasan
    [request-clarified] penjelasan dikirim
    [request-follow] surat lanjutan disusun
    [request-all-gone] semua akun permintaan dicatat tidak aktif
    [mail-failed] surel tidak terkirim
    [mail-again] surel dikirim ulang
    [mail-left] surat ditandai terkirim
   *[other] { $kind }
}
button-audit-newer = Lebih baru
button-audit-older = Lebih lama
button-audit-before = Sebelumnya
button-audit-after = Berikutnya
