SELECT fingerprint FROM retired_key ORDER BY fingerprint
