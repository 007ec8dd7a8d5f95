import { z } from 'zod';
import { day } from '../fields.ts';
import type { NewVersion } from './rule-versions.ts';

const UNITS = ['working_day', 'calendar_day', 'month'] as const;

const source = z.string().trim().min(1).max(500);
const reason = z.string().trim().min(1).max(500);
const number = z
	.string()
	.trim()
	.regex(/^\d{1,3}$/, 'rules.number')
	.transform(Number)
	.pipe(z.number().max(400, 'rules.number'));

const term = {
	validFrom: day,
	n: number,
	unit: z.enum(UNITS, 'rules.choice')
};

/** The editor's form: a new version of a duty. */
export const versionInput = z.object({ ...term, sourceKk: source, sourceRu: source, sourceEn: source, reason });
export const withdrawVersionInput = z.object({ version: z.coerce.number('number').int('number').min(1), reason });
/** A term changed in thought. */
export const whatIfInput = z.object({ rule: z.string().min(1, 'rules.choice').max(60), ...term });

/** What the editor's form adds. */
export function toVersion(ruleId: string, input: z.output<typeof versionInput>) {
	const { sourceKk, sourceRu, sourceEn, reason: why, ...rest } = input;
	const version: NewVersion = { ruleId, ...rest };
	return { ...version, source: { kk: sourceKk, ru: sourceRu, en: sourceEn }, reason: why };
}
