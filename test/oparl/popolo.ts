/** Whether documents are Popolo: the keys and forms of its schemas (popolo-project/popolo-spec, f4b5fb7), written anew; unknown keys refused. */
import { z } from 'zod';

const date = z.string().regex(/^[0-9]{4}(-[0-9]{2}){0,2}$/);
const moment = z.string().regex(/^[0-9]{4}((-[0-9]{2}){0,2}|(-[0-9]{2}){2}T[0-9]{2}(:[0-9]{2}){0,2}(Z|[+-][0-9]{2}(:[0-9]{2})?))$/);
const instant = z.iso.datetime({ offset: true });
const text = z.string().optional();
const link = z.array(z.strictObject({ url: z.url(), note: text })).optional();
const names = z.array(z.strictObject({ name: z.string(), note: text })).optional();
const contacts = z.array(z.strictObject({ type: z.string(), value: z.string() })).optional();
const common = { id: z.url(), links: link, sources: link, created_at: instant.optional(), updated_at: instant.optional() };

export const popolo = z.strictObject({
	persons: z.array(
		z.strictObject({
			...common,
			name: text,
			other_names: names,
			family_name: text,
			given_name: text,
			honorific_prefix: text,
			honorific_suffix: text,
			email: z.email().optional(),
			gender: text,
			contact_details: contacts
		})
	),
	organizations: z.array(
		z.strictObject({
			...common,
			name: text,
			other_names: names,
			classification: text,
			parent_id: text,
			founding_date: date.optional(),
			dissolution_date: date.optional()
		})
	),
	memberships: z.array(
		z.strictObject({
			...common,
			role: text,
			person_id: z.url(),
			organization_id: z.url(),
			on_behalf_of_id: text,
			start_date: moment.optional(),
			end_date: moment.optional()
		})
	),
	events: z.array(
		z.strictObject({
			...common,
			name: text,
			classification: z.string(),
			start_date: moment.optional(),
			end_date: moment.optional(),
			location: text,
			status: text,
			organization_id: text,
			attendees: z.array(z.strictObject({ id: z.url(), name: text })).optional()
		})
	),
	motions: z.array(
		z.strictObject({
			...common,
			text: z.string(),
			organization_id: z.url(),
			requirement: z.string(),
			result: z.enum(['pass', 'fail']),
			date: instant
		})
	),
	vote_events: z.array(
		z.strictObject({
			...common,
			identifier: z.string(),
			motion_id: z.url(),
			organization_id: z.url(),
			result: z.enum(['pass', 'fail']),
			start_date: instant,
			end_date: instant,
			counts: z.array(z.strictObject({ option: z.string(), value: z.int() })),
			votes: z.array(z.strictObject({ vote_event_id: z.url(), voter_id: z.url(), option: z.enum(['yes', 'no', 'abstain']) }))
		})
	)
});
