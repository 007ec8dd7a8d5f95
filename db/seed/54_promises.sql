-- Terms of promises.
INSERT INTO deadline_rule (id, version, valid_from, days, unit, name, source) VALUES
	('promise_stall', 1, '2021-07-01', 180, 'calendar_day',
		'{"kk": "Уәде бойынша жаңа дәлел болмаса, «тоқтап тұр» деп саналатын мерзім", "ru": "Срок без новых доказательств, после которого обещание считается стоящим на месте", "en": "The time without new evidence after which a promise counts as stalled"}',
		'{"kk": "Ұйымның өз стандарты", "ru": "Собственный стандарт организации", "en": "The organisation''s own standard"}'),
	('promise_reply', 1, '2021-07-01', 10, 'working_day',
		'{"kk": "Уәденің бағасына жауап беру құқығы", "ru": "Право ответа на оценку обещания", "en": "The right of reply to an assessment of a promise"}',
		'{"kk": "Ұйымның өз стандарты", "ru": "Собственный стандарт организации", "en": "The organisation''s own standard"}'),
	('promise_dispute', 1, '2021-07-01', 10, 'working_day',
		'{"kk": "Уәденің дәлеліне қарсылықты шешу", "ru": "Решение спора о доказательстве обещания", "en": "Deciding a dispute of a promise''s evidence"}',
		'{"kk": "Ұйымның өз стандарты", "ru": "Собственный стандарт организации", "en": "The organisation''s own standard"}')
ON CONFLICT (id, version) DO NOTHING;
