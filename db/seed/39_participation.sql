-- The kinds of event that citizens come to, and how long is kept who came.
INSERT INTO event_kind (code, name, position, valid_from, open) VALUES
	('report_meeting', '{"kk": "Есеп беру кездесуі", "ru": "Отчётная встреча", "en": "Report meeting"}', 11, '2020-01-01', true),
	('open_meeting', '{"kk": "Ашық кездесу", "ru": "Открытая встреча", "en": "Open meeting"}', 12, '2020-01-01', true),
	('field_session', '{"kk": "Көшпелі отырыс", "ru": "Выездное заседание", "en": "Field session"}', 13, '2020-01-01', true),
	('public_hearing', '{"kk": "Қоғамдық тыңдау", "ru": "Общественные слушания", "en": "Public hearing"}', 14, '2020-01-01', true),
	('youth_activity', '{"kk": "Жастар іс-шарасы", "ru": "Молодёжное мероприятие", "en": "Youth activity"}', 15, '2020-01-01', true),
	('broadcast', '{"kk": "Тікелей эфир", "ru": "Прямой эфир", "en": "Live broadcast"}', 16, '2020-01-01', true)
ON CONFLICT (code) DO NOTHING;

INSERT INTO deadline_rule (id, version, valid_from, days, unit, name, source) VALUES
	('participant_kept', 1, '2021-07-01', 1, 'month',
		'{"kk": "Іс-шараға жазылғандардың аты мен байланысын сақтау (өткен күнінен бастап)", "ru": "Хранение имён и контактов записавшихся на мероприятие (со дня проведения)", "en": "Keeping names and contacts of those registered for an event (from the day it was held)"}',
		'{"kk": "Ұйымның өз стандарты", "ru": "Собственный стандарт организации", "en": "The organisation''s own standard"}'),
	('question_answer', 1, '2021-07-01', 10, 'working_day',
		'{"kk": "Кездесуге қойылған әр сұраққа жауап беру (кездесу күнінен бастап)", "ru": "Ответ на каждый вопрос к встрече (со дня встречи)", "en": "An answer to each question of a meeting (from the day of the meeting)"}',
		'{"kk": "Ұйымның өз стандарты", "ru": "Собственный стандарт организации", "en": "The organisation''s own standard"}')
ON CONFLICT (id, version) DO NOTHING;
