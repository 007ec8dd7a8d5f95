-- Terms of discussing a draft agenda.
INSERT INTO deadline_rule (id, version, valid_from, days, unit, name, source) VALUES
	('discussion_appeal', 1, '2021-07-01', 3, 'working_day',
		'{"kk": "Пікірді жасыруға шағымды қарау", "ru": "Рассмотреть жалобу на скрытие мнения", "en": "Deciding on an appeal against the hiding of a comment"}',
		'{"kk": "Ұйымның өз стандарты", "ru": "Собственный стандарт организации", "en": "The organisation''s own standard"}'),
	('discussion_kept', 1, '2021-07-01', 3, 'month',
		'{"kk": "Күн тәртібін талқылағандардың байланысын сақтау (отырыс күнінен бастап)", "ru": "Хранение связи с участниками обсуждения повестки (со дня заседания)", "en": "Keeping who discussed an agenda (from the day of the sitting)"}',
		'{"kk": "Ұйымның өз стандарты", "ru": "Собственный стандарт организации", "en": "The organisation''s own standard"}')
ON CONFLICT (id, version) DO NOTHING;
