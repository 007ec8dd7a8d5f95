/** Who writes: fictional people of a place, some of whom write again. Their data is sealed as the application seals it. */
import { blindIndex, seal } from '../../platform/secrets.ts';
import type { Cell } from '../copy.ts';
import { personName } from './names.ts';
import type { Random } from './random.ts';
import type { DemoLang } from './texts/index.ts';
import type { Desk, Place } from './world.ts';

export interface Applicant {
	name: string;
	phone: string | undefined;
	email: string | undefined;
	address: string | undefined;
	lang: DemoLang;
	place: Place;
	/** Types Kazakh without Kazakh letters. */
	plainKeyboard: boolean;
}

const MAILBOXES = ['example.org', 'mail.example', 'post.example'];

export class Applicants {
	readonly #random: Random;
	readonly #known = new Map<string, Applicant[]>();
	#made = 0;

	constructor(random: Random) {
		this.#random = random;
	}

	/** Somebody of the desk's places: in one case of five a person who wrote before. */
	of(desk: Desk, streets: Record<DemoLang, readonly string[]>): Applicant {
		const known = this.#known.get(desk.unitId) ?? [];
		const before = known.length > 3 && this.#random.chance(0.2) ? known[this.#random.below(known.length)] : undefined;
		if (before !== undefined) return before;
		const made = this.#make(desk, streets);
		known.push(made);
		this.#known.set(desk.unitId, known);
		return made;
	}

	#make(desk: Desk, streets: Record<DemoLang, readonly string[]>): Applicant {
		const random = this.#random;
		const lang: DemoLang = random.chance(desk.kk) ? 'kk' : 'ru';
		const number = String(1_000_000 + this.#made++);
		const settled = desk.settlements.length > 0 && random.chance(0.7);
		const place = settled ? random.pick(desk.settlements) : desk.territory;
		const phone = random.chance(0.85);
		const email = random.chance(phone ? 0.4 : 0.7);
		return {
			name: personName(random, lang, lang === 'kk' ? 0 : 0.5),
			// No operator of Kazakhstan has numbers under +7 799.
			phone: phone ? `+7799${number}` : undefined,
			email: email ? `u${number}@${random.pick(MAILBOXES)}` : undefined,
			address: !phone && !email ? `${place.name[lang]}, ${random.pick(streets[lang])}, ${String(1 + random.below(90))}` : undefined,
			lang,
			place,
			plainKeyboard: lang === 'kk' && random.chance(0.12)
		};
	}
}

const sealed = (value: string | undefined): Buffer | null => (value === undefined ? null : seal(value));

/** The row of `appeal_applicant`, as sealApplicant() makes it. */
export function applicantRow(appealId: string, { name, phone, email, address }: Applicant): Cell[] {
	return [
		appealId,
		seal(name),
		sealed(phone),
		phone === undefined ? null : blindIndex('phone', phone),
		sealed(email),
		email === undefined ? null : blindIndex('email', email),
		sealed(address)
	];
}
