# Words in the annex of a letter (its table, CSV and XLSX). The letters themselves are in letters/*.typ.

annex-sheet = Annex
annex-number = No.
annex-platform = Platform
annex-account = Account/ID
annex-link = Link
annex-category = Suspected
annex-reason = Reason
annex-evidence = Evidence
annex-sha256 = SHA-256
annex-retraction-reason = Reason for withdrawal
annex-item = { $name }, received { WAKTU($when) }
