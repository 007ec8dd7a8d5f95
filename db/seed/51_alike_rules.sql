-- When alike violations raise a group case, and until when its owner says what was done: the organisation's own standard.
INSERT INTO alike_rule (match, valid_from, n, days, source) VALUES
	('employer', '2021-07-01', 3, 90, 'Ұйымның өз стандарты / собственный стандарт организации'),
	('district', '2021-07-01', 5, 90, 'Ұйымның өз стандарты / собственный стандарт организации'),
	('region', '2021-07-01', 10, 90, 'Ұйымның өз стандарты / собственный стандарт организации')
ON CONFLICT (match, valid_from) DO NOTHING;

INSERT INTO deadline_rule (id, version, valid_from, days, unit, name, source) VALUES
	('group_case', 1, '2021-07-01', 20, 'working_day',
		'{"kk": "Топтық құқық ісі бойынша шара қабылдау", "ru": "Меры по групповому делу о правах", "en": "Acting on a group case of rights"}',
		'{"kk": "Ұйымның өз стандарты", "ru": "Собственный стандарт организации", "en": "The organisation''s own standard"}')
ON CONFLICT (id, version) DO NOTHING;
