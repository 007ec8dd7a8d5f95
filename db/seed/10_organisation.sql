-- The root of the organisation: without it nothing could be taken in on the first day. Rename it under Units.
INSERT INTO unit (id, code, parent_id, path, kind, name, valid_from) VALUES (
	md5('unit:NAT')::uuid, 'NAT', NULL, 'nat', 'national',
	'{"kk": "Республикалық қоғамдық қабылдау", "ru": "Республиканская общественная приёмная", "en": "National public reception"}',
	'2020-01-01'
) ON CONFLICT (code) DO NOTHING;
