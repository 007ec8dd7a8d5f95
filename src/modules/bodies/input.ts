/** What the form of a body takes. Messages are codes; their words are in messages/ and the platform's refusals. */
import { z } from 'zod';
import { absent, day, optional } from '#platform/fields.ts';
import { BODY_KINDS, BODY_RULES, wholeTexts } from './rules.ts';

const text = (max: number) => z.string().trim().max(max).default('');

const fields = z.object({
	code: z
		.string('required')
		.trim()
		.toUpperCase()
		.regex(/^[A-Z0-9-]{2,20}$/, 'bodies.code'),
	kind: z.enum(BODY_KINDS),
	nameKk: text(200),
	nameRu: text(200),
	nameEn: text(200),
	datKk: text(200),
	datRu: text(200),
	/** Code of the higher body. */
	parent: optional(z.string().trim().toUpperCase().max(20)),
	/** KATO code of what it covers. */
	territory: optional(
		z
			.string()
			.trim()
			.regex(/^\d{9}$/, 'bodies.territory')
	),
	email: optional(z.string().trim().toLowerCase().max(254).pipe(z.email('email'))),
	phone: optional(
		z
			.string()
			.trim()
			.regex(/^\+?[\d\s(),-]{4,40}$/, 'phone')
	),
	addressKk: text(300),
	addressRu: text(300),
	addressEn: text(300),
	dayEnds: z.preprocess(
		(value) => absent(value) ?? '18:00',
		z
			.string()
			.trim()
			.regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'bodies.time')
	),
	ruleId: optional(z.enum(BODY_RULES)),
	source: z.string('required').trim().min(3, 'bodies.source').max(500),
	validFrom: day,
	/** Its last day; empty while it exists. */
	validTo: optional(day)
});

function shaped(
	{ nameKk, nameRu, nameEn, datKk, datRu, addressKk, addressRu, addressEn, ...rest }: z.output<typeof fields>,
	ctx: z.RefinementCtx
) {
	const name = wholeTexts({ kk: nameKk, ru: nameRu, en: nameEn });
	const given = { nameKk, nameRu, datKk, datRu };
	for (const [path, value] of Object.entries(given)) if (value === '') ctx.addIssue({ code: 'custom', path: [path], message: 'required' });
	if (rest.validTo !== undefined && Temporal.PlainDate.compare(rest.validTo, rest.validFrom) < 0)
		ctx.addIssue({ code: 'custom', path: ['validTo'], message: 'bodies.dates' });
	if (name === undefined) return z.NEVER;
	return {
		...rest,
		name,
		nameDat: { kk: datKk, ru: datRu, en: name.en },
		address: wholeTexts({ kk: addressKk, ru: addressRu, en: addressEn })
	};
}

/** Everything that is known of a body; the same for a new one and for a change, its end included. */
export const bodyInput = fields.transform(shaped);
export type BodyInput = z.output<typeof bodyInput>;
