-- Sittings as a kind of event, and their terms.
INSERT INTO event_kind (code, name, position, valid_from) VALUES
	('sitting', '{"kk": "Отырыс", "ru": "Заседание", "en": "Sitting"}', 3, '2020-01-01')
ON CONFLICT (code) DO NOTHING;

INSERT INTO deadline_rule (id, version, valid_from, days, unit, name, source) VALUES
	('sitting_notice', 1, '2021-07-01', 5, 'calendar_day',
		'{"kk": "Отырыс туралы хабарлау (басталуынан қанша күн бұрын)", "ru": "Извещение о заседании (за сколько дней до начала)", "en": "Notice of a sitting (how many days before)"}',
		'{"kk": "Ұйымның өз стандарты", "ru": "Собственный стандарт организации", "en": "The organisation''s own standard"}'),
	('sitting_discussion', 1, '2021-07-01', 5, 'working_day',
		'{"kk": "Күн тәртібінің жобасын азаматтармен талқылау", "ru": "Обсуждение проекта повестки с гражданами", "en": "Discussing a draft agenda with citizens"}',
		'{"kk": "Ұйымның өз стандарты", "ru": "Собственный стандарт организации", "en": "The organisation''s own standard"}'),
	('sitting_amend', 1, '2021-07-01', 3, 'working_day',
		'{"kk": "Отырыс хаттамасына түзету ұсыну", "ru": "Предложить поправку к протоколу заседания", "en": "Proposing an amendment to the minutes of a sitting"}',
		'{"kk": "Ұйымның өз стандарты", "ru": "Собственный стандарт организации", "en": "The organisation''s own standard"}')
ON CONFLICT (id, version) DO NOTHING;
