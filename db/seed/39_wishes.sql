-- Terms of wishes to meet.
INSERT INTO deadline_rule (id, version, valid_from, days, unit, name, source) VALUES
	('wish_time', 1, '2021-07-01', 15, 'working_day',
		'{"kk": "Кездескісі келген адамға уақыт ұсыну", "ru": "Предложить время тому, кто хочет встретиться", "en": "Offering a time to who wants to meet"}',
		'{"kk": "Ұйымның өз стандарты", "ru": "Собственный стандарт организации", "en": "The organisation''s own standard"}'),
	('wish_again', 1, '2021-07-01', 3, 'working_day',
		'{"kk": "Болмай қалған кездесудің орнына басқа уақыт ұсыну", "ru": "Предложить другое время вместо отменённой встречи", "en": "Offering another time instead of a meeting that was cancelled"}',
		'{"kk": "Ұйымның өз стандарты", "ru": "Собственный стандарт организации", "en": "The organisation''s own standard"}'),
	('wish_answer', 1, '2021-07-01', 2, 'working_day',
		'{"kk": "Ұсынылған уақытты таңдау", "ru": "Выбрать предложенное время", "en": "Choosing an offered time"}',
		'{"kk": "Ұйымның өз стандарты", "ru": "Собственный стандарт организации", "en": "The organisation''s own standard"}')
ON CONFLICT (id, version) DO NOTHING;
