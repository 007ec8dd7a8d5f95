-- The regions and the cities of republican significance, by code of the state classifier. Coordinates are those of the
-- administrative centre. Dates: the last merger of regions (May 1997), the capital moved (December 1997), Turkistan and
-- Shymkent (Decree 702 of 19 June 2018), Abai, Zhetysu and Ulytau (Decree 887 of 4 May 2022, in force 8 June 2022).
INSERT INTO territory (id, code, parent_id, path, level, name, search, region_id, latitude, longitude, valid_from)
SELECT md5('territory:' || r.code)::uuid, r.code, NULL, r.code::ltree, 1, r.name::jsonb, r.search, md5('territory:' || r.code)::uuid, r.latitude, r.longitude, r.valid_from::date
FROM (VALUES
	('100000000', '{"kk": "Абай облысы", "ru": "область Абай", "en": "Abai Region"}', ' abai', 50.42, 80.23, '2022-06-08'),
	('110000000', '{"kk": "Ақмола облысы", "ru": "Акмолинская область", "en": "Akmola Region"}', ' akmola | akmolinskax', 53.29, 69.38, '1997-05-23'),
	('150000000', '{"kk": "Ақтөбе облысы", "ru": "Актюбинская область", "en": "Aktobe Region"}', ' aktobe | aktybinskax', 50.28, 57.21, '1997-05-23'),
	('190000000', '{"kk": "Алматы облысы", "ru": "Алматинская область", "en": "Almaty Region"}', ' almati | almatinskax', 43.84, 77.04, '1997-05-23'),
	('230000000', '{"kk": "Атырау облысы", "ru": "Атырауская область", "en": "Atyrau Region"}', ' atirau | atirauskax', 47.11, 51.92, '1997-05-23'),
	('270000000', '{"kk": "Батыс Қазақстан облысы", "ru": "Западно-Казахстанская область", "en": "West Kazakhstan Region"}', ' batis kazakstan | zapadno kazahstanskax | uest kazahstan', 51.22, 51.37, '1997-05-23'),
	('310000000', '{"kk": "Жамбыл облысы", "ru": "Жамбылская область", "en": "Zhambyl Region"}', ' jambil | jambilskax', 42.9, 71.38, '1997-05-23'),
	('330000000', '{"kk": "Жетісу облысы", "ru": "область Жетісу", "en": "Zhetysu Region"}', ' jetisu', 45.02, 78.38, '2022-06-08'),
	('350000000', '{"kk": "Қарағанды облысы", "ru": "Карагандинская область", "en": "Karaganda Region"}', ' karagandi | karagandinskax | karaganda', 49.82, 73.1, '1997-05-23'),
	('390000000', '{"kk": "Қостанай облысы", "ru": "Костанайская область", "en": "Kostanay Region"}', ' kostanai | kostanaiskax', 53.21, 63.63, '1997-05-23'),
	('430000000', '{"kk": "Қызылорда облысы", "ru": "Кызылординская область", "en": "Kyzylorda Region"}', ' kizilorda | kizilordinskax', 44.84, 65.5, '1997-05-23'),
	('470000000', '{"kk": "Маңғыстау облысы", "ru": "Мангистауская область", "en": "Mangystau Region"}', ' mangistau | mangistauskax', 43.65, 51.16, '1997-05-23'),
	('550000000', '{"kk": "Павлодар облысы", "ru": "Павлодарская область", "en": "Pavlodar Region"}', ' pavlodar | pavlodarskax', 52.28, 76.96, '1997-05-23'),
	('590000000', '{"kk": "Солтүстік Қазақстан облысы", "ru": "Северо-Казахстанская область", "en": "North Kazakhstan Region"}', ' soltustik kazakstan | severo kazahstanskax | north kazahstan', 54.87, 69.13, '1997-05-23'),
	('610000000', '{"kk": "Түркістан облысы", "ru": "Туркестанская область", "en": "Turkistan Region"}', ' turkistan | turkestanskax', 43.3, 68.26, '2018-06-19'),
	('620000000', '{"kk": "Ұлытау облысы", "ru": "область Ұлытау", "en": "Ulytau Region"}', ' ulitau', 47.8, 67.7, '2022-06-08'),
	('630000000', '{"kk": "Шығыс Қазақстан облысы", "ru": "Восточно-Казахстанская область", "en": "East Kazakhstan Region"}', ' wigis kazakstan | vostoqno kazahstanskax | east kazahstan', 49.96, 82.61, '1997-05-23'),
	('710000000', '{"kk": "Астана қаласы", "ru": "город Астана", "en": "Astana city"}', ' astana', 51.17, 71.46, '1997-12-10'),
	('750000000', '{"kk": "Алматы қаласы", "ru": "город Алматы", "en": "Almaty city"}', ' almati', 43.24, 76.91, '1997-05-23'),
	('790000000', '{"kk": "Шымкент қаласы", "ru": "город Шымкент", "en": "Shymkent city"}', ' wimkent', 42.34, 69.6, '2018-06-19')
) AS r (code, name, search, latitude, longitude, valid_from)
ON CONFLICT DO NOTHING;
