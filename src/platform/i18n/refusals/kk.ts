import type { RefusalData } from '../../errors.ts';
import { plural } from '../plural.ts';

/** The words of one language for refusal codes: a sentence, `{name}` stands for a value; a function where a plural is needed. */
export type RefusalWord = string | ((data: RefusalData) => string);

const n = (value: string | number | undefined) => Number(value ?? 0);

export const kk = {
	not_found: 'Мұндай бет немесе жазба табылмады.',
	forbidden: 'Бұл әрекетке құқығыңыз жетпейді. Керек болса, әкімшіге хабарласыңыз.',
	unavailable: 'Жүйе уақытша қолжетімсіз. Бір минуттан кейін қайталап көріңіз.',
	unexpected: 'Күтпеген қате болды. Қайталап көріңіз; қайталанса, осы беттегі нөмірді айтып хабарласыңыз.',
	conflict: 'Жазба осы арада өзгеріп кетті. Бетті жаңартып, қайталап көріңіз.',
	throttled: (d: RefusalData) =>
		`Әрекет тым көп қайталанды. ${plural('kk', n(d.seconds), { one: '# секундтан', other: '# секундтан' })} кейін қайталаңыз.`,
	invalid: 'Мәні дұрыс емес.',
	required: 'Бұл жолды толтырыңыз.',
	choose: 'Тізімнен біреуін таңдаңыз.',
	too_short: (d: RefusalData) => `Кемінде ${plural('kk', n(d.min), { one: '# таңба', other: '# таңба' })} болуы керек.`,
	too_long: (d: RefusalData) => `Ең көбі ${plural('kk', n(d.max), { one: '# таңба', other: '# таңба' })} болуы керек.`,
	too_small: 'Мәні {min} немесе одан көп болуы керек.',
	too_big: 'Мәні {max} немесе одан аз болуы керек.',
	email: 'Электрондық пошта мекенжайын толық жазыңыз, мысалы: aigul@example.kz.',
	phone: 'Телефон нөмірін толық жазыңыз, мысалы: +7 701 123 45 67.',
	iin: 'ЖСН 12 цифрдан тұрады. Цифрларды тексеріңіз.',
	date: 'Күнді дұрыс жазыңыз, мысалы: 2026-11-30.',
	number: 'Санмен жазыңыз.',
	url: 'Сілтемені толық жазыңыз, мысалы: https://example.kz.',
	password_short: 'Құпиясөз кемінде 10 таңбадан тұруы керек.',
	password_long: 'Құпиясөз 200 таңбадан аспауы керек.',
	password_common: 'Бұл құпиясөз тым оңай табылады. Басқасын ойлап табыңыз, мысалы, бірнеше сөзден.',
	password_wrong: 'Қазіргі құпиясөз дұрыс емес.',
	sign_in_wrong: 'Пошта немесе құпиясөз дұрыс емес.',
	code_wrong: 'Код дұрыс емес немесе мерзімі өтіп кеткен.',
	code_used: 'Бұл код қолданылып қойған. Келесі кодты күтіңіз.',
	code_tries: 'Код бірнеше рет қате енгізілді. Жаңа код сұраңыз.',
	passkey_refused: 'Кіру кілті қабылданбады. Қайталап көріңіз немесе басқа тәсілмен кіріңіз.',
	passkey_last: 'Бұл — жалғыз қалған екінші растау тәсілі. Алдымен басқасын қосыңыз.',
	link_spent: 'Бұл сілтеме жарамсыз: қолданылған немесе мерзімі өткен. Әкімшіден жаңасын сұраңыз.',
	sign_in_needed: 'Алдымен жүйеге кіріңіз.',
	email_taken: 'Бұл пошта мекенжайы басқа адамға тіркелген.',
	post_twice: 'Бұл адам осы бөлімшеде осы күндері дәл осы рөлде тұр.',
	post_dates: 'Соңғы күн бірінші күннен ерте болмауы керек.',
	own_account: 'Өз аккаунтыңызды немесе өз әкімші лауазымыңызды өзіңіз жаба алмайсыз. Басқа әкімшіден сұраңыз.',
	email_needed: 'Шақыру жіберу үшін адамның пошта мекенжайы керек.',
	account_closed: 'Аккаунт жабық. Қайта шақырсаңыз, ашылады.'
} satisfies Record<string, RefusalWord>;

export type PlatformRefusals = Record<keyof typeof kk, RefusalWord>;
