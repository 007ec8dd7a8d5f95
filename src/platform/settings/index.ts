import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import type { Reader, Tx } from '../db/index.ts';
import { forbidden, invalid } from '../errors.ts';
import type { Lang } from '../i18n/lang.ts';
import type { Actor } from '../identity/actor.ts';
import { namedId } from '../ids.ts';
import { journal } from '../journal/index.ts';

const texts = z.strictObject({ kk: z.string().trim().max(2000), ru: z.string().trim().max(2000), en: z.string().trim().max(2000) });
const EMPTY = { kk: '', ru: '', en: '' };

/** Every setting with its shape and the value that holds until an administrator says otherwise. */
const SETTINGS = {
	/** What the organisation says of itself on pages, letters and slips. */
	organisation: {
		shape: z.strictObject({ name: texts, phone: z.string().trim().max(100), address: texts, letterhead: texts }),
		initial: { name: { kk: 'Жауап', ru: 'Жауап', en: 'Jauap' }, phone: '', address: EMPTY, letterhead: EMPTY }
	},
	/** The end of the working day: what comes later counts as received on the next one. */
	working_hours: { shape: z.strictObject({ ends: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/) }), initial: { ends: '18:30' } },
	/** Published counts below this are not shown: a person could be recognised. */
	suppress_below: { shape: z.int().min(0).max(100), initial: 5 },
	/** How long a citizen's unfinished draft is kept after its last change. */
	drafts_kept_days: { shape: z.int().min(7).max(3650), initial: 90 },
	/** When heads get the weekly letter of what is owed: day of the week (1 is Monday) and hour. */
	weekly_letter: { shape: z.strictObject({ day: z.int().min(1).max(7), hour: z.int().min(0).max(23) }), initial: { day: 1, hour: 9 } },
	/** How far ahead days of receptions are made of the hours. */
	reception_weeks_ahead: { shape: z.int().min(1).max(52), initial: 13 },
	/** How many hours before the announced start of a sitting people may be checked in. */
	sitting_check_in_hours: { shape: z.int().min(0).max(24), initial: 3 },
	/** For how long a seat is held for whoever fills in the form. */
	reception_hold_minutes: { shape: z.int().min(1).max(60), initial: 10 },
	/** One-time codes by text message: how many a day of all together, and how the numbers begin that get one. */
	text_codes: {
		shape: z.strictObject({
			aDay: z.int().min(0).max(1_000_000),
			prefixes: z
				.array(z.string().regex(/^\+[1-9]\d{0,8}$/))
				.min(1)
				.max(20)
		}),
		initial: { aDay: 1000, prefixes: ['+77'] }
	},
	/** The sender of mail; empty means MAIL_FROM. */
	mail_from: { shape: z.string().trim().max(200), initial: '' },
	/** Shown on the sign-in page of the demo only (JAUAP_DEMO). */
	demo_accounts: {
		shape: z.array(z.strictObject({ email: z.email(), password: z.string(), role: z.string(), name: z.string(), unit: texts })),
		initial: []
	}
} as const satisfies Record<string, { shape: z.ZodType; initial: unknown }>;

export type SettingName = keyof typeof SETTINGS;
export type Setting<N extends SettingName> = z.output<(typeof SETTINGS)[N]['shape']>;

export const SETTING_NAMES = Object.keys(SETTINGS) as SettingName[];

/** The value in force: what an administrator set, else the initial one (also when a stored one no longer fits). */
export async function getSetting<N extends SettingName>(db: Reader, name: N): Promise<Setting<N>> {
	const row = await db.selectFrom('setting').select('value').where('name', '=', name).executeTakeFirst();
	const stored = SETTINGS[name].shape.safeParse(row?.value);
	return (stored.success ? stored.data : SETTINGS[name].initial) as Setting<N>;
}

/** The journal wants an id for a subject; a setting's is made of its name. */
export function settingId(name: SettingName): string {
	return namedId(`setting:${name}`);
}

function mayChange(actor: Actor): boolean {
	if (actor.kind === 'system') return true;
	// A root unit's path has one word: settings hold for the whole organisation.
	return actor.kind === 'staff' && actor.posts.some((post) => post.role === 'administrator' && !post.unitPath.includes('.'));
}

/**
 * Sets a value, journalled with what was there before. Only an administrator of the whole organisation may.
 * Throws forbidden, or invalid naming the field inside the value that does not fit.
 */
export async function putSetting<N extends SettingName>(tx: Tx, actor: Actor, name: N, value: Setting<N>): Promise<void> {
	if (!mayChange(actor)) throw forbidden();
	const checked = SETTINGS[name].shape.safeParse(value);
	if (!checked.success) throw invalid([name, ...(checked.error.issues[0]?.path ?? [])].join('.'), 'invalid');
	const before = await tx.selectFrom('setting').select('value').where('name', '=', name).forUpdate().executeTakeFirst();
	if (before !== undefined && isDeepStrictEqual(before.value, checked.data)) return;
	const text = JSON.stringify(checked.data);
	await tx
		.insertInto('setting')
		.values({ name, value: text })
		.onConflict((c) => c.column('name').doUpdateSet({ value: text, changed_at: (eb) => eb.fn('now') }))
		.execute();
	const data = name === 'demo_accounts' ? { name } : { name, before: before?.value ?? null, after: checked.data };
	await journal(tx, { subject: { kind: 'setting', id: settingId(name) }, actor, act: 'setting.changed', seenBy: 'staff', data });
}

/** The lines at the top of a letter in `lang`: the organisation, its letterhead, address and telephone, empty ones left out. */
export function letterheadOf(organisation: Setting<'organisation'>, lang: Lang): string[] {
	const lines = [organisation.name[lang], ...organisation.letterhead[lang].split('\n'), organisation.address[lang], organisation.phone];
	return lines.filter((line) => line.trim() !== '');
}
