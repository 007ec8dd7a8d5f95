/** What people keep at their desks: views, templates, statistics by mail; and an election of the past. */
import { asReader, type Tx } from '../../../platform/db/index.ts';
import type { Staff } from '../../../platform/identity/actor.ts';
import { templateInput } from '../../../modules/desk/input.ts';
import * as appeals from '../../../modules/appeals/server/index.ts';
import * as desk from '../../../modules/desk/server/index.ts';
import { subscribe } from '../../../modules/statistics/server/index.ts';
import { DAY, plainDay } from '../worktime.ts';
import { Script, type Stage } from './stage.ts';

const VIEWS: readonly [name: string, query: string][] = [
	['Мерзімі өткендер', 'timing=overdue'],
	['Шағымдар, ашық', 'kind=complaint&open=1'],
	['Телефонмен келгендер', 'channel=phone&open=1'],
	['Қайта ашылғандар', 'reopened=1']
];

const TEMPLATES: readonly { language: 'kk' | 'ru'; purpose: 'decision' | 'notice'; theme?: string; name: string; text: string }[] = [
	{
		language: 'kk',
		purpose: 'decision',
		theme: 'street_light',
		name: 'Көше жарығы қосылды',
		text: '{number} нөмірлі өтінішіңіз бойынша {place} аумағындағы көше жарығы тексерілді.\n\nКүйген шамдар ауыстырылды, жарық қосылды. Тексеру актісі мен суреттері қоса берілді.\n\n{unit}, {today}'
	},
	{
		language: 'ru',
		purpose: 'decision',
		theme: 'street_light',
		name: 'Освещение включено',
		text: 'По вашему обращению {number} проверено уличное освещение: {place}.\n\nПерегоревшие лампы заменены, свет включён. Акт проверки и фотографии приложены.\n\n{unit}, {today}'
	},
	{
		language: 'kk',
		purpose: 'decision',
		theme: 'roads',
		name: 'Жол жөнделді',
		text: '{received} күні тіркелген {number} өтінішіңіз қаралды.\n\nЖолдың ақауы актімен расталды, жұмыс жасалып, қабылданды. Кепілдік мерзімі қоса берілген актіде көрсетілген.'
	},
	{
		language: 'ru',
		purpose: 'decision',
		theme: 'roads',
		name: 'Дорога отремонтирована',
		text: 'Рассмотрено ваше обращение {number} от {received}.\n\nНеисправность дороги подтверждена актом, работа выполнена и принята. Гарантийный срок указан в приложенном акте.'
	},
	{
		language: 'kk',
		purpose: 'notice',
		name: 'Орнына шығу туралы',
		text: '{number} өтінішіңіз бойынша маман орнына шығады. Жауап {due} дейін беріледі.'
	},
	{
		language: 'ru',
		purpose: 'notice',
		name: 'О выезде на место',
		text: 'По вашему обращению {number} специалист выедет на место. Ответ будет дан не позднее {due}.'
	}
];

/** Views of one's own and of the unit, templates, a subscription: where they are wanted. */
export async function deskScripts(stage: Stage, accounts: readonly Staff[]): Promise<Script[]> {
	const scripts: Script[] = [];
	const from = stage.world.now - 40 * DAY;
	for (const actor of accounts) {
		const [post] = actor.posts;
		if (post === undefined) continue;
		const script = new Script(stage, `desk of ${post.role}`, from);
		scripts.push(script);
		// The head shares the first with the unit; the others of the unit need no second one like it.
		const [shared, ...own] = VIEWS;
		if (shared !== undefined && post.role === 'head') {
			const [name, query] = shared;
			script.after(0, (tx) => desk.saveView(tx, actor, { name, query, unitId: post.unitId }));
		}
		for (const [name, query] of post.role === 'administrator' ? [] : own)
			script.after(0, (tx) => desk.saveView(tx, actor, { name, query, unitId: undefined }));
		if (post.role === 'head' || post.role === 'branch_head')
			for (const one of TEMPLATES) script.after(0, (tx) => template(tx, stage, actor, one));
		if (post.role === 'head' || post.role === 'central' || post.role === 'auditor' || post.role === 'branch_head')
			script.after(1, (tx) => subscribe(tx, actor, 'kk', { query: '', frequency: post.role === 'head' ? 'weekly' : 'monthly' }));
	}
	return scripts;
}

async function template(tx: Tx, { world }: Stage, actor: Staff, { theme, ...one }: (typeof TEMPLATES)[number]): Promise<void> {
	const themeId = world.themes.find(({ code }) => code === theme)?.id;
	await desk.keepTemplate(tx, actor, templateInput.parse({ ...one, themeId, unitId: actor.posts[0]?.unitId }));
}

/** A period that was over before the first of the demo's appeals came. */
export function electionScript(stage: Stage, administrator: Staff): Script {
	const script = new Script(stage, 'election', stage.world.start - 100 * DAY);
	const [startsOn, endsOn] = [plainDay(script.at + 10 * DAY), plainDay(script.at + 55 * DAY)];
	const period = {
		startsOn,
		endsOn,
		kinds: ['message', 'response', 'proposal'] as const,
		text: {
			kk: 'Сайлау өтіп жатыр. Осы кезеңде тек хабарламалар, ұсыныстар мен аманаттар қабылданады.',
			ru: 'Идут выборы. В этот период принимаются только сообщения, предложения и наказы.',
			en: 'An election is under way. Only messages, proposals and mandates are taken in this period.'
		},
		suspended: {
			kk: 'Өтініштер мен шағымдарды қабылдау тоқтатылды.',
			ru: 'Приём заявлений и жалоб приостановлен.',
			en: 'Applications and complaints are not taken for now.'
		},
		instead: {
			kk: 'Мемлекеттік органға тікелей немесе eOtinish жүйесі арқылы жүгінуге болады.',
			ru: 'Можно обратиться прямо в государственный орган или через систему eOtinish.',
			en: 'You can write to a state body directly or through eOtinish.'
		},
		source: {
			kk: 'Ұйым төрағасының бұйрығы, № 3',
			ru: 'Приказ председателя организации, № 3',
			en: 'Order No. 3 of the organisation’s chair'
		},
		reason: 'Сайлау күні тағайындалды'
	};
	script.on(script.at, (tx) => appeals.announceElection(tx, administrator, { ...period, kinds: [...period.kinds] }));
	for (const days of [11, 57])
		script.on(stage.world.start - (100 - days) * DAY, (tx) => appeals.journalElections(asReader(tx), (run) => run(tx)));
	return script;
}

/** An edition of a ground that is still to come, once somebody had read the article. */
export function groundScript(stage: Stage, administrator: Staff): Script {
	const script = new Script(stage, 'ground', stage.world.now - 3 * DAY);
	script.on(script.at, (tx) =>
		appeals.addGroundEdition(tx, administrator, 'unreachable', {
			validFrom: plainDay(stage.world.now + 20 * DAY),
			name: {
				kk: 'Өтініш беруші хабарлайтын байланыс қалдырмаған, мекенжайы да белгісіз',
				ru: 'Заявитель не оставил связи для извещения, и адрес его неизвестен',
				en: 'The applicant left no way to be reached and no address'
			},
			source: { kk: 'ӘРПК 73-бабы', ru: 'АППК, ст. 73', en: 'Administrative Procedural Code, Art. 73' },
			evidence: 'confirmed',
			kinds: ['application', 'complaint'],
			byItself: false,
			reason: 'Бап мәтінімен салыстырылды'
		})
	);
	return script;
}
