"""Indonesia's kota and kabupaten, and the one a story names."""

import re
from functools import lru_cache
from typing import Final

_KOTA: Final = """
Banda Aceh|Sabang|Langsa|Lhokseumawe|Subulussalam|Medan|Binjai|Tebing Tinggi|Pematangsiantar|Tanjungbalai|Sibolga|
Padangsidimpuan|Gunungsitoli|Padang|Bukittinggi|Padang Panjang|Pariaman|Payakumbuh|Sawahlunto|Solok|Pekanbaru|Dumai|
Batam|Tanjungpinang|Jambi|Sungai Penuh|Palembang|Prabumulih|Pagar Alam|Lubuklinggau|Pangkalpinang|Bengkulu|
Bandar Lampung|Metro|Jakarta Pusat|Jakarta Utara|Jakarta Barat|Jakarta Selatan|Jakarta Timur|Bandung|Bekasi|Bogor|
Cimahi|Cirebon|Depok|Sukabumi|Tasikmalaya|Banjar|Semarang|Surakarta|Salatiga|Magelang|Pekalongan|Tegal|Yogyakarta|
Surabaya|Malang|Batu|Blitar|Kediri|Madiun|Mojokerto|Pasuruan|Probolinggo|Serang|Tangerang|Tangerang Selatan|Cilegon|
Denpasar|Mataram|Bima|Kupang|Pontianak|Singkawang|Palangka Raya|Banjarmasin|Banjarbaru|Samarinda|Balikpapan|Bontang|
Tarakan|Manado|Bitung|Tomohon|Kotamobagu|Palu|Makassar|Parepare|Palopo|Kendari|Baubau|Gorontalo|Ambon|Tual|Ternate|
Tidore Kepulauan|Jayapura|Sorong
"""
_KABUPATEN: Final = """
Aceh Barat|Aceh Barat Daya|Aceh Besar|Aceh Jaya|Aceh Selatan|Aceh Singkil|Aceh Tamiang|Aceh Tengah|Aceh Tenggara|
Aceh Timur|Aceh Utara|Bener Meriah|Bireuen|Gayo Lues|Nagan Raya|Pidie|Pidie Jaya|Simeulue|Asahan|Batu Bara|Dairi|
Deli Serdang|Humbang Hasundutan|Karo|Labuhanbatu|Labuhanbatu Selatan|Labuhanbatu Utara|Langkat|Mandailing Natal|Nias|
Nias Barat|Nias Selatan|Nias Utara|Padang Lawas|Padang Lawas Utara|Pakpak Bharat|Samosir|Serdang Bedagai|Simalungun|
Tapanuli Selatan|Tapanuli Tengah|Tapanuli Utara|Toba|Agam|Dharmasraya|Kepulauan Mentawai|Lima Puluh Kota|
Padang Pariaman|Pasaman|Pasaman Barat|Pesisir Selatan|Sijunjung|Solok|Solok Selatan|Tanah Datar|Bengkalis|
Indragiri Hilir|Indragiri Hulu|Kampar|Kepulauan Meranti|Kuantan Singingi|Pelalawan|Rokan Hilir|Rokan Hulu|Siak|Bintan|
Karimun|Kepulauan Anambas|Lingga|Natuna|Batanghari|Bungo|Kerinci|Merangin|Muaro Jambi|Sarolangun|Tanjung Jabung Barat|
Tanjung Jabung Timur|Tebo|Banyuasin|Empat Lawang|Lahat|Muara Enim|Musi Banyuasin|Musi Rawas|Musi Rawas Utara|
Ogan Ilir|Ogan Komering Ilir|Ogan Komering Ulu|Ogan Komering Ulu Selatan|Ogan Komering Ulu Timur|
Penukal Abab Lematang Ilir|Bangka|Bangka Barat|Bangka Selatan|Bangka Tengah|Belitung|Belitung Timur|Bengkulu Selatan|
Bengkulu Tengah|Bengkulu Utara|Kaur|Kepahiang|Lebong|Mukomuko|Rejang Lebong|Seluma|Lampung Barat|Lampung Selatan|
Lampung Tengah|Lampung Timur|Lampung Utara|Mesuji|Pesawaran|Pesisir Barat|Pringsewu|Tanggamus|Tulang Bawang|
Tulang Bawang Barat|Way Kanan|Kepulauan Seribu|Bandung|Bandung Barat|Bekasi|Bogor|Ciamis|Cianjur|Cirebon|Garut|
Indramayu|Karawang|Kuningan|Majalengka|Pangandaran|Purwakarta|Subang|Sukabumi|Sumedang|Tasikmalaya|Banjarnegara|
Banyumas|Batang|Blora|Boyolali|Brebes|Cilacap|Demak|Grobogan|Jepara|Karanganyar|Kebumen|Kendal|Klaten|Kudus|Magelang|
Pati|Pekalongan|Pemalang|Purbalingga|Purworejo|Rembang|Semarang|Sragen|Sukoharjo|Tegal|Temanggung|Wonogiri|Wonosobo|
Bantul|Gunungkidul|Kulon Progo|Sleman|Bangkalan|Banyuwangi|Blitar|Bojonegoro|Bondowoso|Gresik|Jember|Jombang|Kediri|
Lamongan|Lumajang|Madiun|Magetan|Malang|Mojokerto|Nganjuk|Ngawi|Pacitan|Pamekasan|Pasuruan|Ponorogo|Probolinggo|
Sampang|Sidoarjo|Situbondo|Sumenep|Trenggalek|Tuban|Tulungagung|Lebak|Pandeglang|Serang|Tangerang|Badung|Bangli|
Buleleng|Gianyar|Jembrana|Karangasem|Klungkung|Tabanan|Bima|Dompu|Lombok Barat|Lombok Tengah|Lombok Timur|
Lombok Utara|Sumbawa|Sumbawa Barat|Alor|Belu|Ende|Flores Timur|Kupang|Lembata|Malaka|Manggarai|Manggarai Barat|
Manggarai Timur|Nagekeo|Ngada|Rote Ndao|Sabu Raijua|Sikka|Sumba Barat|Sumba Barat Daya|Sumba Tengah|Sumba Timur|
Timor Tengah Selatan|Timor Tengah Utara|Bengkayang|Kapuas Hulu|Kayong Utara|Ketapang|Kubu Raya|Landak|Melawi|Mempawah|
Sambas|Sanggau|Sekadau|Sintang|Barito Selatan|Barito Timur|Barito Utara|Gunung Mas|Kapuas|Katingan|
Kotawaringin Barat|Kotawaringin Timur|Lamandau|Murung Raya|Pulang Pisau|Seruyan|Sukamara|Balangan|Banjar|
Barito Kuala|Hulu Sungai Selatan|Hulu Sungai Tengah|Hulu Sungai Utara|Kotabaru|Tabalong|Tanah Bumbu|Tanah Laut|Tapin|
Berau|Kutai Barat|Kutai Kartanegara|Kutai Timur|Mahakam Ulu|Paser|Penajam Paser Utara|Bulungan|Malinau|Nunukan|
Tana Tidung|Bolaang Mongondow|Bolaang Mongondow Selatan|Bolaang Mongondow Timur|Bolaang Mongondow Utara|
Kepulauan Sangihe|Kepulauan Siau Tagulandang Biaro|Kepulauan Talaud|Minahasa|Minahasa Selatan|Minahasa Tenggara|
Minahasa Utara|Banggai|Banggai Kepulauan|Banggai Laut|Buol|Donggala|Morowali|Morowali Utara|Parigi Moutong|Poso|Sigi|
Tojo Una-Una|Tolitoli|Bantaeng|Barru|Bone|Bulukumba|Enrekang|Gowa|Jeneponto|Kepulauan Selayar|Luwu|Luwu Timur|
Luwu Utara|Maros|Pangkajene dan Kepulauan|Pinrang|Sidenreng Rappang|Sinjai|Soppeng|Takalar|Tana Toraja|
Toraja Utara|Wajo|Bombana|Buton|Buton Selatan|Buton Tengah|Buton Utara|Kolaka|Kolaka Timur|Kolaka Utara|Konawe|
Konawe Kepulauan|Konawe Selatan|Konawe Utara|Muna|Muna Barat|Wakatobi|Boalemo|Bone Bolango|Gorontalo|
Gorontalo Utara|Pohuwato|Majene|Mamasa|Mamuju|Mamuju Tengah|Pasangkayu|Polewali Mandar|Buru|Buru Selatan|
Kepulauan Aru|Kepulauan Tanimbar|Maluku Barat Daya|Maluku Tengah|Maluku Tenggara|Seram Bagian Barat|
Seram Bagian Timur|Halmahera Barat|Halmahera Selatan|Halmahera Tengah|Halmahera Timur|Halmahera Utara|
Kepulauan Sula|Pulau Morotai|Pulau Taliabu|Biak Numfor|Jayapura|Keerom|Kepulauan Yapen|Mamberamo Raya|Sarmi|Supiori|
Waropen|Asmat|Boven Digoel|Mappi|Merauke|Deiyai|Dogiyai|Intan Jaya|Mimika|Nabire|Paniai|Puncak|Puncak Jaya|
Jayawijaya|Lanny Jaya|Mamberamo Tengah|Nduga|Pegunungan Bintang|Tolikara|Yahukimo|Yalimo|Fakfak|Kaimana|Manokwari|
Manokwari Selatan|Pegunungan Arfak|Teluk Bintuni|Teluk Wondama|Maybrat|Raja Ampat|Sorong|Sorong Selatan|Tambrauw
"""
_ALSO_CALLED: Final = {
    "jaksel": "Kota Jakarta Selatan",
    "jakbar": "Kota Jakarta Barat",
    "jaktim": "Kota Jakarta Timur",
    "jakut": "Kota Jakarta Utara",
    "jakpus": "Kota Jakarta Pusat",
    "jakarta": "DKI Jakarta",
    "jkt": "DKI Jakarta",
    "dki": "DKI Jakarta",
    "tangsel": "Kota Tangerang Selatan",
    "bsd": "Kota Tangerang Selatan",
    "bdg": "Kota Bandung",
    "sby": "Kota Surabaya",
    "jogja": "Kota Yogyakarta",
    "jogjakarta": "Kota Yogyakarta",
    "yogya": "Kota Yogyakarta",
    "solo": "Kota Surakarta",
    "ujung pandang": "Kota Makassar",
    "makasar": "Kota Makassar",
    "siantar": "Kota Pematangsiantar",
    "palangkaraya": "Kota Palangka Raya",
    "pare-pare": "Kota Parepare",
    "bau-bau": "Kota Baubau",
    "tanjung pinang": "Kota Tanjungpinang",
    "pangkal pinang": "Kota Pangkalpinang",
    "bandarlampung": "Kota Bandar Lampung",
    "purwokerto": "Kabupaten Banyumas",
    "cikarang": "Kabupaten Bekasi",
    "kuta": "Kabupaten Badung",
    "labuan bajo": "Kabupaten Manggarai Barat",
    "pangkalan bun": "Kabupaten Kotawaringin Barat",
    "gunung kidul": "Kabupaten Gunungkidul",
    "kulonprogo": "Kabupaten Kulon Progo",
}
_ORDINARY_WORDS: Final = (
    "batu metro malang palu serang buru lebak landak pati bone banjar batang kapuas puncak ketapang kuta siak agam "
    "alor demak bima toba tual karo muna subang kudus solo bangka tegal ende sikka tapin sigi bungo asahan dki"
)
_ALSO_WORDS: Final = frozenset(_ORDINARY_WORDS.split())
_LEADS_WORDS: Final = "di dari ke daerah area wilayah sekitar kota kab kabupaten asal domisili lokasi"
_LEADS: Final = frozenset(_LEADS_WORDS.split())
_KINDS: Final = {"kota": "Kota", "kab": "Kabupaten", "kabupaten": "Kabupaten"}
_WORD: Final = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_LONGEST_NAME: Final = 5


def place_in(text: str) -> str | None:
    """Return the first kota or kabupaten a text names, as "Kota Bandung", or None.

    A name that is both is the kota unless "Kab." stands before it; one that is also a word counts only
    after "di", "dari", … or with a capital letter. Jakarta without a part is "DKI Jakarta".
    """
    words = [m[0] for m in _WORD.finditer(text[:4096])]
    plain = [word.casefold() for word in words]
    for first in range(len(words)):
        for length in range(min(_LONGEST_NAME, len(words) - first), 0, -1):
            found = _official(plain[first - 1] if first else "", " ".join(plain[first : first + length]))
            if found and _meant(words[first], plain[first : first + length], plain[first - 1] if first else ""):
                return found
    return None


def _official(before: str, name: str) -> str | None:
    kind = _KINDS.get(before)
    return _places().get(f"{kind} {name}".casefold() if kind else name) or _places().get(name)


def _meant(written: str, name: list[str], before: str) -> bool:
    if len(name) > 1 or name[0] not in _ALSO_WORDS:
        return True
    return before in _LEADS or written.istitle()


@lru_cache(maxsize=1)
def _places() -> dict[str, str]:
    places = dict(_ALSO_CALLED)
    for kind, names in (("Kota", _KOTA), ("Kabupaten", _KABUPATEN)):
        for name in names.replace("\n", "").split("|"):
            official = f"{kind} {name}"
            places[official.casefold()] = official
            places.setdefault(name.casefold(), official)
    return places
