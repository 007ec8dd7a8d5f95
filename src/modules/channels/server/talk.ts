/** The conversation of the bot: what is asked next and what is understood. Knows neither Telegram nor the database: what it needs is handed in. */
import type { Lang } from '#platform/i18n/lang.ts';
import { normalizeEmail, normalizePhone } from '#modules/appeals/input.ts';
import { telegramMessages } from '../telegram-messages/index.ts';

type Step = 'lang' | 'menu' | 'text' | 'place' | 'name' | 'contact' | 'confirm' | 'number' | 'code';

/** Where a conversation stands, with what was said so far. */
export interface Talk {
	step: Step;
	lang: Lang;
	text?: string;
	territoryId?: string;
	place?: string;
	name?: string;
	phone?: string;
	email?: string;
	number?: string;
}

/** One thing said by a person: words, a button, or their own number sent by the button that asks for it. */
export interface Said {
	text: string;
	button?: string;
	phone?: string;
}

export interface Say {
	text: string;
	buttons?: { label: string; data: string }[];
	/** A button that sends the person's number, with this label. */
	askNumber?: string;
}

export interface Turn {
	talk: Talk;
	say: Say;
}

export interface Doors {
	places: (asked: string, lang: Lang) => Promise<{ id: string; label: string }[]>;
	placeName: (id: string, lang: Lang) => Promise<string>;
	/** Sends what was told; undefined when an election period does not take it. */
	send: (talk: Talk) => Promise<{ number: string; code: string; due: string; url: string } | undefined>;
	status: (number: string, code: string, lang: Lang) => Promise<{ number: string; state: string; due: string; url: string } | undefined>;
}

export const START: Talk = { step: 'lang', lang: 'kk' };
const MAX_TEXT = 4000;
const PLACE = 'p:';

const LANGUAGES: Say = {
	text: 'Сәлеметсіз бе! Тілді таңдаңыз.\nЗдравствуйте! Выберите язык.',
	buttons: [
		{ label: 'Қазақша', data: 'kk' },
		{ label: 'Русский', data: 'ru' }
	]
};

function menu(lang: Lang, before?: string): Turn {
	const m = telegramMessages[lang];
	const buttons = [
		{ label: m.write, data: 'new' },
		{ label: m.check, data: 'status' }
	];
	return { talk: { step: 'menu', lang }, say: { text: before === undefined ? m.menu : `${before}\n\n${m.menu}`, buttons } };
}

/** The next turn. `/start` begins anew and `/cancel` gives up from anywhere. */
export async function turn(talk: Talk, said: Said, doors: Doors): Promise<Turn> {
	const command = /^\/(start|cancel)\b/.exec(said.text)?.[1];
	if (command === 'start') return { talk: START, say: LANGUAGES };
	if (command === 'cancel' && talk.step !== 'lang') return menu(talk.lang, telegramMessages[talk.lang].cancelled);
	return STEPS[talk.step](talk, said, doors);
}

type Answer = (talk: Talk, said: Said, doors: Doors) => Turn | Promise<Turn>;

const STEPS: Record<Step, Answer> = {
	lang: (_, { button }) => (button === 'kk' || button === 'ru' ? menu(button) : { talk: START, say: LANGUAGES }),
	menu: (talk, { button }) => {
		const m = telegramMessages[talk.lang];
		if (button === 'new') return { talk: { ...talk, step: 'text' }, say: { text: m.text } };
		return button === 'status' ? { talk: { ...talk, step: 'number' }, say: { text: m.number } } : menu(talk.lang);
	},
	text: (talk, said) => {
		const m = telegramMessages[talk.lang];
		const text = said.text.trim();
		if (text.length < 10) return { talk, say: { text: said.text === '' ? m.words : m.textShort } };
		if (text.length > MAX_TEXT) return { talk, say: { text: m.textLong } };
		return { talk: { ...talk, step: 'place', text }, say: { text: m.place } };
	},
	place: async (talk, { text, button }, doors) => {
		const m = telegramMessages[talk.lang];
		if (button?.startsWith(PLACE) === true) {
			const territoryId = button.slice(PLACE.length);
			const place = await doors.placeName(territoryId, talk.lang);
			if (place !== '') return { talk: { ...talk, step: 'name', territoryId, place }, say: { text: m.name } };
		}
		const found = text === '' ? [] : await doors.places(text, talk.lang);
		if (found.length === 0) return { talk, say: { text: m.placeNone } };
		return { talk, say: { text: m.placePick, buttons: found.map(({ id, label }) => ({ label, data: `${PLACE}${id}` })) } };
	},
	name: (talk, { text }) => {
		const m = telegramMessages[talk.lang];
		const name = text.trim().slice(0, 200);
		if (name === '') return { talk, say: { text: m.name } };
		return { talk: { ...talk, step: 'contact', name }, say: { text: m.contact, askNumber: m.contactButton } };
	},
	contact: (talk, { text, phone: sent }) => {
		const m = telegramMessages[talk.lang];
		const phone = normalizePhone(sent === undefined ? text : `+${sent.replace(/^\+/, '')}`);
		const email = phone === undefined ? normalizeEmail(text) : undefined;
		if (phone === undefined && email === undefined) return { talk, say: { text: m.contactWrong, askNumber: m.contactButton } };
		const { text: what = '', place = '', name = '' } = talk;
		const buttons = [
			{ label: m.send, data: 'send' },
			{ label: m.cancel, data: 'cancel' }
		];
		const next: Talk = { ...talk, step: 'confirm', ...(phone === undefined ? {} : { phone }), ...(email === undefined ? {} : { email }) };
		return { talk: next, say: { text: m.confirm({ text: what, place, name, contact: phone ?? email ?? '' }), buttons } };
	},
	confirm: async (talk, { button }, doors) => {
		const m = telegramMessages[talk.lang];
		if (button === 'cancel') return menu(talk.lang, m.cancelled);
		if (button !== 'send')
			return {
				talk,
				say: {
					text: m.words,
					buttons: [
						{ label: m.send, data: 'send' },
						{ label: m.cancel, data: 'cancel' }
					]
				}
			};
		const sent = await doors.send(talk);
		return menu(talk.lang, sent === undefined ? m.notTaken : m.sent(sent));
	},
	number: (talk, { text }) => {
		const m = telegramMessages[talk.lang];
		const number = text.trim().toUpperCase().replace(/\s/g, '').slice(0, 40);
		if (number === '') return { talk, say: { text: m.number } };
		return { talk: { ...talk, step: 'code', number }, say: { text: m.code } };
	},
	code: async (talk, { text }, doors) => {
		const m = telegramMessages[talk.lang];
		const found = await doors.status(talk.number ?? '', text.slice(0, 100), talk.lang);
		return menu(talk.lang, found === undefined ? m.unknown : m.status(found));
	}
};
