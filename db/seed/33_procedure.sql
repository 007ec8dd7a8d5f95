-- What may be asked to be put right, and what happens when it is not. The day is named by whoever asks, inside the general
-- term (Art. 63, 93); the term below is what the form offers.
INSERT INTO deadline_rule (id, version, valid_from, days, unit, name, source) VALUES
	('correct', 1, '2021-07-01', 5, 'working_day',
		'{"kk": "Өтінішті талапқа сай келтіру", "ru": "Приведение обращения в соответствие", "en": "Putting an appeal right"}',
		'{"kk": "ӘРПК 63 және 93-баптары: мерзімді орган белгілейді, ол жалпы мерзімнің ішінде; ұсынылатын күн — ұйымның өз стандарты", "ru": "АППК, ст. 63 и 93: срок назначает орган, он идёт внутри общего; предлагаемый день — собственный стандарт организации", "en": "Administrative Procedural Code, Art. 63 and 93: the body names the day, inside the general term; the day offered is the organisation''s own standard"}')
ON CONFLICT (id, version) DO NOTHING;

INSERT INTO ground (id, code, purpose, kinds, name, source, position, valid_from) VALUES
	('essence', 'essence', 'correction', '{application,proposal,message,response,inquiry}',
		'{"kk": "Мәселенің мәні түсініксіз", "ru": "Непонятна суть вопроса", "en": "What it is about is not clear"}',
		'{"kk": "ӘРПК 63-бабы", "ru": "АППК, ст. 63", "en": "Administrative Procedural Code, Art. 63"}', 1, '2021-07-01'),
	('author', 'author', 'correction', '{application,proposal,message,response,inquiry}',
		'{"kk": "Өтініш берушінің аты-жөні не мекенжайы толық емес", "ru": "Неполные имя или адрес заявителя", "en": "The applicant''s name or address is incomplete"}',
		'{"kk": "ӘРПК 63-бабы", "ru": "АППК, ст. 63", "en": "Administrative Procedural Code, Art. 63"}', 2, '2021-07-01'),
	('papers', 'papers', 'correction', '{application,proposal,message,response,inquiry}',
		'{"kk": "Қажетті құжаттар тіркелмеген", "ru": "Не приложены нужные документы", "en": "The papers needed are not attached"}',
		'{"kk": "ӘРПК 63-бабы", "ru": "АППК, ст. 63", "en": "Administrative Procedural Code, Art. 63"}', 3, '2021-07-01'),
	('complaint_act', 'complaint_act', 'correction', '{complaint}',
		'{"kk": "Қандай шешімге не әрекетке шағым берілгені көрсетілмеген", "ru": "Не указано, на какое решение или действие жалоба", "en": "It is not said which decision or act is complained of"}',
		'{"kk": "ӘРПК 93-бабы", "ru": "АППК, ст. 93", "en": "Administrative Procedural Code, Art. 93"}', 4, '2021-07-01'),
	('complaint_claim', 'complaint_claim', 'correction', '{complaint}',
		'{"kk": "Шағымның талабы мен дәлелі жазылмаған", "ru": "Не указаны требование и доводы жалобы", "en": "The claim and its reasons are not stated"}',
		'{"kk": "ӘРПК 93-бабы", "ru": "АППК, ст. 93", "en": "Administrative Procedural Code, Art. 93"}', 5, '2021-07-01'),
	('complaint_papers', 'complaint_papers', 'correction', '{complaint}',
		'{"kk": "Шағымға қажетті құжаттар тіркелмеген", "ru": "К жалобе не приложены нужные документы", "en": "The papers needed are not attached to the complaint"}',
		'{"kk": "ӘРПК 93-бабы", "ru": "АППК, ст. 93", "en": "Administrative Procedural Code, Art. 93"}', 6, '2021-07-01')
ON CONFLICT DO NOTHING;

INSERT INTO ground (id, code, purpose, valid_from, name, source, position) VALUES
	('not_corrected', 'not_corrected', 'stop', '2021-07-01', '{"kk": "Өтініш белгіленген мерзімде талапқа сай келтірілмеді", "ru": "Обращение не приведено в соответствие в назначенный срок", "en": "The appeal was not put right by the day named"}', '{"kk": "ӘРПК 70-бабы", "ru": "АППК, ст. 70", "en": "Administrative Procedural Code, Art. 70"}', 5)
ON CONFLICT DO NOTHING;
