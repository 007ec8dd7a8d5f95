-- The method that ships with Jauap, and the term of a report on a stop.
INSERT INTO deadline_rule (id, version, valid_from, days, unit, name, source) VALUES
	('visit_report', 1, '2021-07-01', 3, 'working_day',
		'{"kk": "Сапар аялдамасы туралы есеп", "ru": "Отчёт об остановке выезда", "en": "Report on a stop of a visit"}',
		'{"kk": "Ұйымның өз стандарты", "ru": "Собственный стандарт организации", "en": "The organisation''s own standard"}')
ON CONFLICT (id, version) DO NOTHING;

INSERT INTO visit_method (valid_from, speed_kmh, detour_percent, weights, even_people, half_months, half_km, half_people, least_known, source) VALUES
	('2021-07-01', 60, 30, '{"appeals": 30, "problems": 15, "wishes": 20, "waiting": 20, "distance": 10, "people": 5}',
		2000, 12, 100, 3000, 60, 'Ұйымның өз стандарты · Собственный стандарт организации')
ON CONFLICT DO NOTHING;
