-- The kinds of event, and the terms of a conference.
INSERT INTO event_kind (code, name, position, valid_from) VALUES
	('conference', '{"kk": "Бейнеконференция", "ru": "Видеоконференция (совещание)", "en": "Video conference"}', 1, '2020-01-01'),
	('meeting', '{"kk": "Жиналыс", "ru": "Собрание", "en": "Meeting"}', 2, '2020-01-01')
ON CONFLICT (code) DO NOTHING;

INSERT INTO deadline_rule (id, version, valid_from, days, unit, name, source) VALUES
	('absence_reason', 1, '2021-07-01', 2, 'working_day',
		'{"kk": "Іс-шараға келмеу себебін айту", "ru": "Назвать причину неявки на мероприятие", "en": "Giving the reason for absence from an event"}',
		'{"kk": "Ұйымның өз стандарты", "ru": "Собственный стандарт организации", "en": "The organisation''s own standard"}'),
	('event_unanswered', 1, '2021-07-01', 3, 'working_day',
		'{"kk": "Шақыруға жауап бермегендерге еске салу (басталуынан қанша бұрын)", "ru": "Напоминание тем, кто не ответил на приглашение (за сколько до начала)", "en": "Reminding those who have not answered an invitation (how long before)"}',
		'{"kk": "Ұйымның өз стандарты", "ru": "Собственный стандарт организации", "en": "The organisation''s own standard"}'),
	('protocol_amend', 1, '2021-07-01', 3, 'working_day',
		'{"kk": "Бейнеконференция хаттамасына түзету ұсыну", "ru": "Предложить поправку к протоколу видеоконференции", "en": "Proposing an amendment to a conference''s protocol"}',
		'{"kk": "Ұйымның өз стандарты", "ru": "Собственный стандарт организации", "en": "The organisation''s own standard"}')
ON CONFLICT (id, version) DO NOTHING;
