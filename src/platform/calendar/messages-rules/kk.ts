import { plural } from '../../i18n/plural.ts';
import type { VersionState } from '../rule-versions.ts';
import type { DayUnit } from '../rules.ts';

export const kk = {
	title: 'Ережелер',
	lead: 'Әр істің мерзімі осы ережелер бойынша есептеледі. Ереже өшірілмейді: заң өзгерсе, басталатын күнімен жаңа редакциясы қосылады.',
	readOnly: 'Сіз ережелерді тек оқи аласыз.',
	sections: { label: 'Ереже түрлері', terms: 'Мерзімдер', whatIf: 'Өзгерсе не болады' },
	duties: 'Мерзімдер',
	columns: { duty: 'Міндет', term: 'Мерзімі', since: 'Күшіне енген күні', source: 'Негізі', next: 'Алдағы өзгеріс' },
	noNext: 'жоқ',
	term: (unit: DayUnit, n: number) =>
		n === 0
			? 'сол күні'
			: unit === 'working_day'
				? plural('kk', n, { one: '# жұмыс күні', other: '# жұмыс күні' })
				: unit === 'calendar_day'
					? plural('kk', n, { one: '# күнтізбелік күн', other: '# күнтізбелік күн' })
					: plural('kk', n, { one: '# ай', other: '# ай' }),
	versions: 'Редакциялары',
	versionColumns: {
		number: 'Редакция',
		from: 'Бастап',
		term: 'Мерзімі',
		state: 'Күйі',
		source: 'Негізі',
		why: 'Кім, неге қосты',
		act: 'Әрекет'
	},
	states: { in_force: 'Күшінде', to_come: 'Алда', past: 'Бұрынғы', withdrawn: 'Кері алынды' } satisfies Record<
		VersionState,
		string
	> as Record<VersionState, string>,
	shipped: 'Жүйемен бірге келген',
	add: 'Жаңа редакция қосу',
	addLead: 'Алдымен қай істердің мерзімі қалай ауысатынын қараңыз. Сақтағанша ештеңе өзгермейді.',
	validFrom: 'Күшіне енетін күні',
	validFromHint: 'Осы күннен бастап есептеле бастаған істерге қолданылады. Өткен күн болуы да мүмкін.',
	n: 'Саны',
	unit: 'Өлшемі',
	units: { working_day: 'жұмыс күні', calendar_day: 'күнтізбелік күн', month: 'ай' } satisfies Record<DayUnit, string> as Record<
		DayUnit,
		string
	>,
	sources: { kk: 'Бап немесе құжат, қазақша', ru: 'Бап немесе құжат, орысша', en: 'Бап немесе құжат, ағылшынша' },
	reason: 'Өзгерту себебі',
	reasonHint: 'Мерзімі ауысқандарға осы себеп жазылады.',
	preview: 'Нені өзгертетінін көру',
	save: 'Сақтау және қайта есептеу',
	saved: 'Сақталды. Мерзімдер қайта есептелуде.',
	withdraw: 'Кері алу',
	withdrawTitle: (version: string) => `${version} редакцияны кері алу`,
	withdrawReason: 'Кері алу себебі',
	withdrawnDone: 'Редакция кері алынды.',
	whatIf: {
		title: 'Мерзім өзгерсе не болады',
		lead: 'Мерзімді ойша өзгертіп көріңіз: қай істер ауысатынын көрсетеміз. Ештеңе сақталмайды.',
		rule: 'Міндет',
		ask: 'Көрсету',
		link: 'Осы мерзімді ойша өзгертіп көру'
	},
	result: {
		title: 'Сақталса не болады',
		asked: 'Не болар еді',
		none: 'Бірде-бір ашық мерзім ауыспайды.',
		moves: (n: number) => plural('kk', n, { one: '# ашық мерзім ауысады.', other: '# ашық мерзім ауысады.' }),
		governed: (n: number) => `Осы редакцияға жататын ашық мерзімдер: ${plural('kk', n, { one: '#', other: '#' })}.`,
		earlier: 'Ертерекке',
		later: 'Кейінге',
		overdue: 'Мерзімі өтіп кетеді',
		relieved: 'Мерзімі өткен болып саналмайды',
		byUnit: 'Бөлімшелер бойынша',
		noUnit: 'Бөлімшесі көрсетілмеген',
		unit: 'Бөлімше',
		first: (n: number) => plural('kk', n, { one: 'Алғашқы ауысатын іс', other: 'Алғашқы ауысатын # іс' }),
		columns: { what: 'Іс', unit: 'Бөлімше', from: 'Қазір', to: 'Болады', change: 'Өзгерісі' },
		changes: { earlier: 'ертерек', later: 'кейінірек', overdue: 'мерзімі өтеді' },
		subjects: { appeal: 'Өтініш', assignment: 'Тапсырма' } as Record<string, string>
	},
	public: {
		title: 'Күшіндегі мерзімдер',
		lead: 'Әр әрекетке қанша уақыт беріледі және ол неге негізделген.'
	},
	errors: {
		'rules.year': 'Мұндай жылдың ережесін сақтамаймыз.',
		'rules.withdrawn': 'Бұл редакция кері алынып қойған.',
		'rules.in_force': 'Бұл редакция күшіне еніп қойды. Оны өзгерту үшін жаңа редакция қосыңыз.',
		'rules.number': '0 мен 400 аралығындағы бүтін сан жазыңыз.',
		'rules.choice': 'Тізімнен таңдаңыз.'
	}
};

export type RuleMessages = typeof kk;
