-- The second look: how much, by whom, until when, and what is asked.
INSERT INTO deadline_rule (id, version, valid_from, days, unit, name, source) VALUES
	('control_look', 1, '2021-07-01', 10, 'working_day',
		'{"kk": "Қабылданған жұмысты екінші рет қарау", "ru": "Повторный взгляд на принятую работу", "en": "Second look at accepted work"}',
		'{"kk": "Ұйымның өз стандарты", "ru": "Собственный стандарт организации", "en": "The organisation''s own standard"}'),
	('control_reply', 1, '2021-07-01', 5, 'working_day',
		'{"kk": "Бақылау тобының қорытындысына жауап беру", "ru": "Ответ на вывод контрольной группы", "en": "Reply to a finding of the control group"}',
		'{"kk": "Ұйымның өз стандарты", "ru": "Собственный стандарт организации", "en": "The organisation''s own standard"}')
ON CONFLICT (id, version) DO NOTHING;

INSERT INTO control_rule (id, share, least, valid_from, source) VALUES
	('00000000-0000-7000-8000-000000000151', 5, 3, '2021-07-01', 'Ұйымның өз стандарты · Собственный стандарт организации')
ON CONFLICT DO NOTHING;

INSERT INTO control_question (id, position, decisive, valid_from, name, hint) VALUES
	('done', 1, true, '2021-07-01',
		'{"kk": "Жұмыс шынымен істелген бе?", "ru": "Сделано ли это на самом деле?", "en": "Was it done in fact?"}',
		'{"kk": "Есептегі сөзге емес, не өзгергеніне қараңыз: орны, күні, саны аталған ба?", "ru": "Смотрите не на слова отчёта, а на то, что изменилось: названы ли место, день, число?", "en": "Look at what has changed, not at the words of the report: are the place, the day, the number named?"}'),
	('shown', 2, true, '2021-07-01',
		'{"kk": "Тіркелген дәлел осыны көрсете ме?", "ru": "Показывают ли это приложенные доказательства?", "en": "Does the evidence show it?"}',
		'{"kk": "Сурет пен құжатты ашыңыз: осы жұмысқа, осы орынға, осы мерзімге қатысты ма?", "ru": "Откройте снимки и документы: об этой ли работе, об этом ли месте, за эти ли дни?", "en": "Open the pictures and papers: are they of this work, this place, these days?"}'),
	('criteria', 3, true, '2021-07-01',
		'{"kk": "Нәтиже критерийлерге сай ма?", "ru": "Отвечает ли результат критериям?", "en": "Is the result as the criteria say?"}',
		'{"kk": "Әр критерийді бөлек тексеріңіз.", "ru": "Проверьте каждый критерий отдельно.", "en": "Check each criterion by itself."}'),
	('noticed', 4, false, '2021-07-01',
		'{"kk": "Азаматтар өзгерісті байқай ма?", "ru": "Заметят ли перемену граждане?", "en": "Would citizens notice the change?"}',
		'{"kk": "Сол жерде тұратын адам не өзгергенін айта алар ма еді? Бұл сұрақ қорытындыны шешпейді.", "ru": "Смог бы житель этого места сказать, что изменилось? На вывод этот вопрос не влияет.", "en": "Could somebody who lives there say what has changed? This question does not decide the finding."}')
ON CONFLICT (id) DO NOTHING;
