-- What a deputy can owe. How often is the organisation's own to say: norms come with their source, and none ships.
INSERT INTO duty_kind (code, name, faces, position) VALUES
	('report_meeting', '{"kk": "Сайлаушылар алдындағы есеп", "ru": "Отчёт перед избирателями", "en": "Report to voters"}', '{event:report_meeting}', 1),
	('reception_day', '{"kk": "Азаматтарды қабылдау күні", "ru": "День приёма граждан", "en": "Reception day"}', '{reception}', 2),
	('visit', '{"kk": "Елді мекендерге сапар", "ru": "Выезд в населённые пункты", "en": "Visit to settlements"}', '{visit}', 3),
	('field_session', '{"kk": "Көшпелі отырыс", "ru": "Выездное заседание", "en": "Field session"}', '{event:field_session}', 4),
	('meeting', '{"kk": "Азаматтармен кездесу", "ru": "Встреча с гражданами", "en": "Meeting with citizens"}',
		'{event:open_meeting,event:report_meeting,event:public_hearing}', 5)
ON CONFLICT (code) DO NOTHING;

INSERT INTO deadline_rule (id, version, valid_from, days, unit, name, source) VALUES
	('duty_reply', 1, '2021-07-01', 10, 'working_day',
		'{"kk": "Депутаттың жыл міндеттері туралы сөзі (жыл соңынан бастап)", "ru": "Слово депутата о его обязанностях за год (с конца года)", "en": "A deputy''s reply on the duties of a year (from its end)"}',
		'{"kk": "Ұйымның өз стандарты", "ru": "Собственный стандарт организации", "en": "The organisation''s own standard"}')
ON CONFLICT (id, version) DO NOTHING;
