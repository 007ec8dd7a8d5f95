-- The terms of a report meeting.
INSERT INTO deadline_rule (id, version, valid_from, days, unit, name, source) VALUES
	('report_published', 1, '2021-07-01', 5, 'working_day',
		'{"kk": "Депутат есебін кездесуге дейін жариялау (кездесу күніне дейін)", "ru": "Публикация отчёта депутата до встречи (до дня встречи)", "en": "Publishing a deputy''s report before the meeting (before the day of the meeting)"}',
		'{"kk": "Ұйымның өз стандарты", "ru": "Собственный стандарт организации", "en": "The organisation''s own standard"}'),
	('report_rated', 1, '2021-07-01', 10, 'working_day',
		'{"kk": "Есеп беру кездесуін келгендердің бағалауы (кездесу күнінен бастап)", "ru": "Оценка отчётной встречи теми, кто пришёл (со дня встречи)", "en": "Rating of a report meeting by those who came (from the day of the meeting)"}',
		'{"kk": "Ұйымның өз стандарты", "ru": "Собственный стандарт организации", "en": "The organisation''s own standard"}')
ON CONFLICT (id, version) DO NOTHING;
