"""Tables in and out as CSV and XLSX: nothing in them is ever a formula."""
