/** Taking in an appeal for somebody: the new page and the page of a draft share their answers. */
import { fail, redirect } from '@sveltejs/kit';
import { paths } from '#lib/paths.ts';
import { refusedForm, typedValues } from '#lib/server/forms.ts';
import { formWithFiles, typedBeforeFiles, uploadsOf } from '#lib/server/uploads.ts';
import { reader, write } from '#platform/db/index.ts';
import { fieldErrors } from '#platform/i18n/refusals/index.ts';
import { formatDate } from '#platform/i18n/format.ts';
import type { Lang } from '#platform/i18n/lang.ts';
import { requireStaff } from '#platform/identity/http.ts';
import { makeToken } from '#platform/secrets.ts';
import { intakeInput } from '#modules/appeals/desk-input.ts';
import { deskMessages } from '#modules/appeals/desk-messages/index.ts';
import { messages } from '#modules/appeals/messages/index.ts';
import { pageMessages } from '#modules/appeals/messages-page/index.ts';
import { BESIDE, saidInput, toBeside } from '#modules/rights/input.ts';
import { messages as rightsMessages } from '#modules/rights/messages/index.ts';
import * as appeals from '#modules/appeals/server/index.ts';
import type { Entered } from '#modules/appeals/ui/desk-form.ts';
import type { RequestEvent } from '@sveltejs/kit';

type Values = Record<string, string>;

/** Everything that could be read of a form, and what could not be: one wrong field never costs the others. */
function readForm(event: RequestEvent, values: Values) {
	const { lang } = event.locals;
	const words = [deskMessages[lang].errors, messages[lang].errors, rightsMessages[lang].errors];
	const said = readSaid(values);
	const whole = intakeInput.safeParse(values);
	const issues = [...(whole.success ? [] : whole.error.issues), ...said.issues];
	if (whole.success && issues.length === 0) return { input: { ...whole.data, beside: said.beside }, errors: {} };
	const errors = fieldErrors(lang, issues, ...words);
	const rest = intakeInput.safeParse(Object.fromEntries(Object.entries(values).filter(([name]) => !(name in errors))));
	return { input: rest.success ? { ...rest.data, beside: said.beside } : undefined, errors };
}

/** What was said of a violated right; a wrong field of it costs only itself. */
function readSaid(values: Values) {
	const whole = saidInput.safeParse(values);
	if (whole.success) return { beside: { [BESIDE]: toBeside(whole.data) }, issues: [] };
	const wrong = whole.error.issues.map((issue) => String(issue.path[0]));
	const rest = saidInput.safeParse(Object.fromEntries(Object.entries(values).filter(([name]) => !wrong.includes(name))));
	return { beside: { [BESIDE]: rest.success ? toBeside(rest.data) : {} }, issues: whole.error.issues };
}

/** A place that was typed and not chosen: its matches to choose from, and why the form comes back. */
async function unchosenPlace(context: appeals.DeskContext, values: Values) {
	const asked = values.placeQuery?.trim() ?? '';
	if (asked === '' || (values.territoryId ?? '') !== '') return undefined;
	const places = await appeals.presentPlaces(context, asked);
	const words = deskMessages[context.lang].errors;
	return { places, error: places.length === 0 ? words.place_none : words.place };
}

/** What a form gets back beside its refusal. */
async function beside(context: appeals.DeskContext, values: Values) {
	const [nearby, chosen, asked] = await Promise.all([
		appeals.presentNearby(context, values),
		appeals.chosenPlace(context, values.territoryId),
		unchosenPlace(context, values)
	]);
	return { nearby, places: [...chosen, ...(asked?.places ?? [])] };
}

/** What stays when one letter after another is entered: how they came, when and where from. */
const STAYING = ['channel', 'receivedOn', 'language', 'unitId', 'territoryId', 'register'];

function nextValues(values: Values): Values {
	const kept = STAYING.flatMap((name) => (values[name] === undefined ? [] : [[name, values[name]]]));
	return { ...(Object.fromEntries(kept) as Values), key: makeToken() };
}

/** What became of the letter before this one, in a line. */
function entered(lang: Lang, taken: appeals.TakenIn): Entered {
	if (taken.kind === 'received') return { id: taken.id, number: taken.number, code: taken.accessCode, due: formatDate(lang, taken.dueOn) };
	return taken.kind === 'again' ? { id: taken.id, number: taken.number } : { draftId: taken.draftId, number: taken.number };
}

/** Posts of the intake form. `wish` says by which button; `draftId` is there on the page of a draft. */
async function post(event: RequestEvent, button: 'take' | 'next' | 'keep' | 'find', draftId?: string) {
	const actor = requireStaff(event);
	const { lang } = event.locals;
	const context = await appeals.deskContext(reader(), lang, actor);
	const form = await formWithFiles(event.request);
	if (form === undefined) {
		const typed = await typedBeforeFiles(event.request, event.platform?.req);
		return fail(422, { values: typed, errors: { files: pageMessages[lang].intake.files.tooHeavy }, ...(await beside(context, typed)) });
	}
	const values = typedValues(form);
	const { input, errors } = readForm(event, values);
	const asked = await unchosenPlace(context, values);
	if (asked !== undefined) errors.placeQuery = asked.error;
	const key = draftId === undefined ? { key: values.key ?? '' } : { draftId };
	if (input === undefined || ('key' in key && !/^[\w-]{43}$/.test(key.key))) {
		return fail(422, { values, errors, ...(await beside(context, values)) });
	}
	const keepOnly = button === 'keep' || button === 'find' || Object.keys(errors).length > 0;
	try {
		const files = await uploadsOf(form, 'files');
		const taken = await write((tx) => appeals.takeIn(tx, actor, key, input, files, { keepOnly, register: values.register === 'on' }));
		if (button === 'next' && Object.keys(errors).length === 0) {
			const places = await appeals.chosenPlace(context, values.territoryId);
			return { entered: entered(lang, taken), values: nextValues(values), places };
		}
		if (taken.kind === 'received') return { slip: await appeals.presentSlip(context, taken, input) };
		if (taken.kind === 'again') return { again: { id: taken.id, number: taken.number } };
		if (button === 'take' && taken.suspended && taken.missing.length === 0) errors.kind = messages[lang].errors['appeals.election'];
		if (button !== 'find' && Object.keys(errors).length === 0) redirect(303, paths.desk.draftSaved(taken.draftId));
		return fail(422, { values, errors, draft: taken.number, ...(await beside(context, values)) });
	} catch (error) {
		const words = [deskMessages[lang].errors, messages[lang].errors];
		const failure = refusedForm(error, lang, values, ...words);
		return fail(failure.status, { ...failure.data, ...(await beside(context, values)) });
	}
}

/** The actions of an intake page. */
export function intakeActions<E extends RequestEvent>(draftOf: (event: E) => string | undefined) {
	return {
		take: (event: E) => post(event, 'take', draftOf(event)),
		keep: (event: E) => post(event, 'keep', draftOf(event)),
		find: (event: E) => post(event, 'find', draftOf(event))
	};
}

/** Takes one in and gives the form back for the next: papers of one post come from one place on one day. */
export const enterNext = (event: RequestEvent) => post(event, 'next');
