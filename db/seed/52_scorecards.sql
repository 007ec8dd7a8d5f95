-- The method that ships with Jauap, and the term of the right of reply.
INSERT INTO deadline_rule (id, version, valid_from, days, unit, name, source) VALUES
	('scorecard_reply', 1, '2021-07-01', 10, 'working_day',
		'{"kk": "Бағалау парағына жауап беру", "ru": "Ответ на оценочный лист", "en": "Reply to a scorecard"}',
		'{"kk": "Ұйымның өз стандарты", "ru": "Собственный стандарт организации", "en": "The organisation''s own standard"}')
ON CONFLICT (id, version) DO NOTHING;

INSERT INTO scorecard_indicator (code, valid_from, measure, position, weight, better, min_volume, source, name, formula) VALUES
	('appeals_on_time', '2021-07-01', 'appeals_on_time', 1, 25, 'more', 10, 'Ұйымның өз стандарты · Собственный стандарт организации',
		'{"kk": "Мерзімінде шешілген өтініштер", "ru": "Обращения, решённые в срок", "en": "Appeals decided on time"}',
		'{"kk": "Алғашқы мерзімі осы кезеңге келген өтініштердің ішінде сол күнге дейін шешілгені. Мерзімді ұзарту бұл үлесті өзгертпейді.", "ru": "Из обращений, первый срок которых пришёлся на период: решены не позже этого дня. Продление срока долю не меняет.", "en": "Of the appeals whose first term fell in the period: decided by that day. An extension does not change the share."}'),
	('appeals_solved', '2021-07-01', 'appeals_solved', 2, 25, 'more', 10, 'Ұйымның өз стандарты · Собственный стандарт организации',
		'{"kk": "Азаматтың айтуынша шешілген мәселелер", "ru": "Решено со слов гражданина", "en": "Solved as the citizen says"}',
		'{"kk": "Шешімге осы кезеңде баға берген өтініш берушілердің ішінде «шешілді» дегендері.", "ru": "Из заявителей, которые за период оценили решение: сказали, что вопрос решён.", "en": "Of the applicants who spoke of a decision in the period: those who said that it is solved."}'),
	('reports_returned', '2021-07-01', 'reports_returned', 3, 5, 'less', 10, 'Ұйымның өз стандарты · Собственный стандарт организации',
		'{"kk": "Қайта істеуге қайтарылған есептер", "ru": "Отчёты, возвращённые на доработку", "en": "Reports returned for rework"}',
		'{"kk": "Осы кезеңде қаралған (қабылданған не қайтарылған) тапсырма есептерінің ішінде қайтарылғандары. Жарлық тапсырмалар бөлек саналады.", "ru": "Из отчётов о поручениях, рассмотренных за период (принятых или возвращённых): возвращены на доработку. Распоряжения считаются отдельно.", "en": "Of the reports on assignments that were judged in the period (accepted or returned): those returned for rework. Directives are counted apart."}'),
	('assignments_first', '2021-07-01', 'assignments_first', 4, 5, 'more', 10, 'Ұйымның өз стандарты · Собственный стандарт организации',
		'{"kk": "Бірінші есептен қабылданған тапсырмалар", "ru": "Поручения, принятые с первого отчёта", "en": "Assignments accepted at the first report"}',
		'{"kk": "Есеп берілген және осы кезеңде қабылданған тапсырмалардың ішінде бірде-бір рет қайтарылмағаны. Жарлық тапсырмалар бөлек саналады.", "ru": "Из поручений с отчётом, принятых за период: ни разу не возвращались. Распоряжения считаются отдельно.", "en": "Of the assignments with a report that were accepted in the period: never returned. Directives are counted apart."}'),
	('answers_formal', '2021-07-01', 'answers_formal', 5, 15, 'less', 10, 'Ұйымның өз стандарты · Собственный стандарт организации',
		'{"kk": "Құр деп танылған жауаптар", "ru": "Ответы, признанные отписками", "en": "Answers found formal"}',
		'{"kk": "Осы кезеңде қол қойылған жауаптардың ішінде тексеруші құр жауап деп тапқаны.", "ru": "Из ответов, подписанных за период: проверяющий признал отпиской.", "en": "Of the answers signed in the period: those that a reviewer found formal."}'),
	('rechecks_sound', '2021-07-01', 'rechecks_sound', 6, 15, 'more', 5, 'Ұйымның өз стандарты · Собственный стандарт организации',
		'{"kk": "Қайта тексеруде дұрыс шыққан істер", "ru": "Дела без замечаний при повторной проверке", "en": "Cases found sound when checked again"}',
		'{"kk": "Осы кезеңде қайта тексерілген жабық істердің ішінде жауабы дұрыс шыққаны.", "ru": "Из закрытых дел, повторно проверенных за период: ответ признан полноценным.", "en": "Of the closed cases checked again in the period: the answer was found sound."}'),
	('attendance', '2021-07-01', 'attendance', 7, 10, 'more', 5, 'Ұйымның өз стандарты · Собственный стандарт организации',
		'{"kk": "Іс-шараларға қатысу", "ru": "Участие в мероприятиях", "en": "Attendance at events"}',
		'{"kk": "Бөлімше шақырылған және осы кезеңде өткен іс-шаралардың ішінде одан біреу келгені; кешігіп келген де есепке жатады.", "ru": "Из мероприятий, на которые подразделение приглашали и которые прошли за период: от него кто-то пришёл, пусть и с опозданием.", "en": "Of the events of the period to which the unit was invited: somebody of it came, late or not."}'),
	('directives_on_time', '2021-07-01', 'directives_on_time', 8, 10, 'more', 5, 'Ұйымның өз стандарты · Собственный стандарт организации',
		'{"kk": "Мерзімінде орындалған жарлық тапсырмалар", "ru": "Распоряжения, исполненные в срок", "en": "Directives done on time"}',
		'{"kk": "Жарлық тапсырмалардың алғашқы мерзімі осы кезеңге келген міндетті бөліктерінің ішінде сол күнге дейін есебі беріліп, қайтарылмағаны. Мерзімді ұзарту бұл үлесті өзгертпейді; мерзіміне дейін тоқтатылғаны есепке алынбайды.", "ru": "Из обязательных частей распоряжений, первый срок которых пришёлся на период: отчёт дан не позже этого дня и не возвращён. Продление срока долю не меняет; отменённое до срока не считается.", "en": "Of the obligatory parts of directives whose first date fell in the period: reported by that day and not sent back. An extension does not change the share; what was cancelled by its day is not counted."}'),
	('directives_first', '2021-07-01', 'directives_first', 9, 5, 'more', 5, 'Ұйымның өз стандарты · Собственный стандарт организации',
		'{"kk": "Бірінші есептен қабылданған жарлық тапсырмалар", "ru": "Распоряжения, принятые с первого отчёта", "en": "Directives accepted at the first report"}',
		'{"kk": "Жарлық тапсырмалардың осы кезеңде қабылданған бөліктерінің ішінде бірде-бір рет қайтарылмағаны.", "ru": "Из частей распоряжений, принятых за период: ни разу не возвращались.", "en": "Of the parts of directives that were accepted in the period: never returned."}'),
	('events_held', '2021-07-01', 'events_held', 10, 10, 'more', 3, 'Ұйымның өз стандарты · Собственный стандарт организации',
		'{"kk": "Норма бойынша өткізілген іс-шаралар", "ru": "Мероприятия, проведённые по норме", "en": "Events held of those owed"}',
		'{"kk": "Норма бойынша осы кезеңде біткен айда, тоқсанда не жылда өткізуге тиіс іс-шаралардың ішінде өткізілгені. Нормадан артығы есепке алынбайды.", "ru": "Из мероприятий, которые по норме нужно было провести за месяцы, кварталы и годы, закончившиеся в периоде: проведены. Сверх нормы не считается.", "en": "Of the events owed by a norm for the months, quarters and years that ended in the period: held. What is above the norm is not counted."}'),
	('acceptances_confirmed', '2021-07-01', 'acceptances_confirmed', 11, 5, 'more', 5, 'Ұйымның өз стандарты · Собственный стандарт организации',
		'{"kk": "Екінші қарауда расталған қабылдаулар", "ru": "Приёмки, подтверждённые повторным взглядом", "en": "Acceptances confirmed by a second look"}',
		'{"kk": "Бақылау тобы осы кезеңде қайта қараған, бөлімше қабылдаған жұмыстардың ішінде расталғаны.", "ru": "Из принятых подразделением работ, на которые контрольная группа за период посмотрела повторно: подтверждены.", "en": "Of the work accepted by the unit that the control group looked at again in the period: confirmed."}')
ON CONFLICT DO NOTHING;
