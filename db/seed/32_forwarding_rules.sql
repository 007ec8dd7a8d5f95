-- The terms of the body an appeal was forwarded to. Unlike ours they are the Code's own: the body opens its own procedure,
-- and its clock starts anew with its registration (Art. 65(2)).
INSERT INTO deadline_rule (id, version, valid_from, days, unit, name, source) VALUES
	('body_application', 1, '2021-07-01', 15, 'working_day',
		'{"kk": "Құзырлы органның өтінішті қарауы", "ru": "Рассмотрение обращения компетентным органом", "en": "Consideration by the competent body"}',
		'{"kk": "ӘРПК 76-бабының 1-бөлігі: орган тіркеген күннен бастап", "ru": "АППК, ст. 76 ч. 1: со дня регистрации в органе", "en": "Administrative Procedural Code, Art. 76(1): from the body''s registration"}'),
	('body_simplified', 1, '2021-07-01', 15, 'working_day',
		'{"kk": "Құзырлы органның оңайлатылған рәсіммен қарауы", "ru": "Рассмотрение компетентным органом в упрощённом порядке", "en": "Simplified procedure of the competent body"}',
		'{"kk": "ӘРПК 76-бабының 1-бөлігі және 87-бабы (растауды қажет етеді)", "ru": "АППК, ст. 76 ч. 1 и ст. 87 (требует подтверждения)", "en": "Administrative Procedural Code, Art. 76(1) and 87 (needs confirmation)"}'),
	('body_complaint', 1, '2021-07-01', 20, 'working_day',
		'{"kk": "Құзырлы органның шағымды қарауы", "ru": "Рассмотрение жалобы компетентным органом", "en": "Review of a complaint by the competent body"}',
		'{"kk": "ӘРПК 99-бабы: орган тіркеген күннен бастап", "ru": "АППК, ст. 99: со дня регистрации в органе", "en": "Administrative Procedural Code, Art. 99: from the body''s registration"}'),
	('after_body', 1, '2021-07-01', 5, 'working_day',
		'{"kk": "Құзырлы органның жауабынан кейінгі түпкілікті шешім", "ru": "Окончательное решение после ответа компетентного органа", "en": "Final decision after the competent body''s answer"}',
		'{"kk": "Ұйымның өз стандарты", "ru": "Собственный стандарт организации", "en": "The organisation''s own standard"}')
ON CONFLICT (id, version) DO NOTHING;
