/** The register of outside bodies: fictional, with what lies in their competence. */
import type { Tx } from '../../../platform/db/index.ts';
import type { Staff } from '../../../platform/identity/actor.ts';
import { bodyInput } from '../../../modules/bodies/input.ts';
import { makeBody } from '../../../modules/bodies/server/index.ts';
import type { DemoLang } from '../texts/index.ts';

interface Entry {
	code: string;
	kind: string;
	name: readonly [kk: string, ru: string, en: string];
	/** "To whom" in Kazakh and Russian. */
	dative: readonly [kk: string, ru: string];
	parent?: string;
	themes: readonly string[];
	/** Why it is theirs. */
	reason: Record<DemoLang, string>;
}

const of = (
	code: string,
	kind: string,
	name: Entry['name'],
	dative: Entry['dative'],
	themes: readonly string[],
	[kk, ru]: readonly [string, string],
	parent?: string
): Entry => ({ code, kind, name, dative, themes, reason: { kk, ru }, ...(parent === undefined ? {} : { parent }) });

const OWN = ['Мәселені шешу осы органның құзыретінде', 'Вопрос решает этот орган'] as const;

/** Higher ones first: who stands below names them. */
const BODIES: readonly Entry[] = [
	of('OBL', 'akimat', ['Облыс әкімдігі', 'Акимат области', 'Regional akimat'], ['облыс әкімдігіне', 'акимату области'], [], OWN),
	of(
		'AUDAN',
		'akimat',
		['Аудан әкімдігі', 'Акимат района', 'District akimat'],
		['аудан әкімдігіне', 'акимату района'],
		['transport'],
		['Автобус бағытын аудан әкімдігі бекітеді', 'Маршруты автобусов утверждает акимат района'],
		'OBL'
	),
	of(
		'JOL',
		'local',
		['Автомобиль жолдары басқармасы', 'Управление автомобильных дорог', 'Roads department'],
		['автомобиль жолдары басқармасына', 'управлению автомобильных дорог'],
		['roads'],
		['Бұл жол облыстық маңызы бар жолдар тізімінде', 'Дорога входит в перечень дорог областного значения'],
		'OBL'
	),
	of(
		'TKSH',
		'local',
		[
			'Энергетика және тұрғын үй-коммуналдық шаруашылық басқармасы',
			'Управление энергетики и жилищно-коммунального хозяйства',
			'Energy and housing services department'
		],
		['энергетика және тұрғын үй-коммуналдық шаруашылық басқармасына', 'управлению энергетики и жилищно-коммунального хозяйства'],
		['heating'],
		['Қазандықтың жөндеу кестесін басқарма жүргізеді', 'График ремонта котельной ведёт управление'],
		'OBL'
	),
	of(
		'DENSAU',
		'local',
		['Денсаулық сақтау басқармасы', 'Управление здравоохранения', 'Health department'],
		['денсаулық сақтау басқармасына', 'управлению здравоохранения'],
		['health'],
		['Емхананың штатын басқарма бекітеді', 'Штат поликлиники утверждает управление'],
		'OBL'
	),
	of(
		'BILIM',
		'local',
		['Білім басқармасы', 'Управление образования', 'Education department'],
		['білім басқармасына', 'управлению образования'],
		['school'],
		['Мектептің жөндеуі басқарманың бағдарламасында', 'Ремонт школы стоит в программе управления'],
		'OBL'
	),
	of(
		'JER',
		'local',
		['Жер қатынастары бөлімі', 'Отдел земельных отношений', 'Land relations office'],
		['жер қатынастары бөліміне', 'отделу земельных отношений'],
		['land'],
		['Жер учаскесі туралы шешімді бөлім қабылдайды', 'Решение об участке принимает отдел'],
		'AUDAN'
	),
	of(
		'ALEUM',
		'local',
		[
			'Жұмыспен қамту және әлеуметтік бағдарламалар бөлімі',
			'Отдел занятости и социальных программ',
			'Employment and social programmes office'
		],
		['жұмыспен қамту және әлеуметтік бағдарламалар бөліміне', 'отделу занятости и социальных программ'],
		['social'],
		['Жәрдемақыны бөлім тағайындайды', 'Пособие назначает отдел'],
		'AUDAN'
	),
	of(
		'POLICE',
		'police',
		['Аудандық полиция бөлімі', 'Районный отдел полиции', 'District police'],
		['аудандық полиция бөліміне', 'районному отделу полиции'],
		['safety'],
		['Қоғамдық тәртіпті полиция қамтамасыз етеді', 'За порядок на улице отвечает полиция']
	),
	of(
		'PROK',
		'prosecutor',
		['Аудандық прокуратура', 'Районная прокуратура', 'District prosecutor'],
		['аудандық прокуратураға', 'районной прокуратуре'],
		[],
		OWN
	),
	of(
		'TJB',
		'emergency',
		['Төтенше жағдайлар бөлімі', 'Отдел по чрезвычайным ситуациям', 'Emergency office'],
		['төтенше жағдайлар бөліміне', 'отделу по чрезвычайным ситуациям'],
		[],
		['Адам өміріне қауіп төніп тұр', 'Есть угроза жизни людей']
	),
	of(
		'ENBEK',
		'local',
		['Еңбек инспекциясы басқармасы', 'Управление инспекции труда', 'Labour inspection'],
		['еңбек инспекциясы басқармасына', 'управлению инспекции труда'],
		['labour'],
		['Жұмыс берушіні еңбек инспекциясы тексереді', 'Работодателя проверяет инспекция труда'],
		'OBL'
	),
	of(
		'EKO',
		'central',
		['Экология департаменті', 'Департамент экологии', 'Environment department'],
		['экология департаментіне', 'департаменту экологии'],
		['ecology'],
		['Ауаға шығарындыны департамент өлшейді', 'Выбросы в воздух замеряет департамент']
	),
	of(
		'SU',
		'company',
		['«Мөлдір бұлақ» су кәсіпорны', 'Водоканал «Молдир булак»', 'Moldir Bulak water company'],
		['«Мөлдір бұлақ» су кәсіпорнына', 'водоканалу «Молдир булак»'],
		['water'],
		['Су құбыры кәсіпорынның балансында', 'Водопровод на балансе предприятия']
	),
	of(
		'JELI',
		'company',
		['«Жарық желі» электр желісі компаниясы', 'Электросетевая компания «Жарык жели»', 'Zharyq Zheli power grid'],
		['«Жарық желі» электр желісі компаниясына', 'электросетевой компании «Жарык жели»'],
		['power'],
		['Электр желісі компанияның балансында', 'Линия на балансе компании']
	)
];

export interface KnownBody {
	id: string;
	code: string;
	reason: Record<DemoLang, string>;
}

/** Made once by the administrator; two have no address for mail, so that their letters are printed. */
export async function makeBodies(tx: Tx, administrator: Staff): Promise<KnownBody[]> {
	const made: KnownBody[] = [];
	for (const { code, kind, name, dative, parent, reason } of BODIES) {
		const input = bodyInput.parse({
			code,
			kind,
			nameKk: name[0],
			nameRu: name[1],
			nameEn: name[2],
			datKk: dative[0],
			datRu: dative[1],
			...(parent === undefined ? {} : { parent }),
			...(code === 'PROK' || code === 'ENBEK' ? {} : { email: `${code.toLowerCase()}@organ.example` }),
			phone: `+7 799 200 ${String(10 + made.length)} 00`,
			addressKk: `Тәуелсіздік көшесі, ${String(3 + made.length * 2)}`,
			addressRu: `улица Тауелсиздик, ${String(3 + made.length * 2)}`,
			source: 'Ұйымның бұйрығы, № 14',
			validFrom: '2023-01-09'
		});
		made.push({ id: await makeBody(tx, administrator, input), code, reason });
	}
	return made;
}

/** Whose matter a theme is. */
export function bodyFor(known: readonly KnownBody[], theme: string): KnownBody {
	const code = BODIES.find((body) => body.themes.includes(theme))?.code ?? 'AUDAN';
	const found = known.find((body) => body.code === code);
	if (found === undefined) throw new Error(`no body ${code}`);
	return found;
}
