/** What a case page gets back from its forms, as its parts use it. */
import type { SubmitFunction } from '$app/forms';
import type { Fact, TimelineItem } from '#lib/ui/shapes.ts';
import type { CaseAct } from '../server/present-desk-forms.ts';
import type { Nearby, Place, Slip } from '../server/present-desk-intake.ts';

export interface CaseForm {
	act: string;
	values?: Record<string, string>;
	errors?: Record<string, string>;
	meanwhile?: TimelineItem[];
	applicant?: Fact[];
	issued?: { number: string; accessCode: string } | undefined;
}

/** What became of the letter entered before: an appeal, with its code where that can be shown, or a draft that lacks something. */
export interface Entered {
	number: string;
	id?: string;
	draftId?: string;
	code?: string;
	due?: string;
}

/** What an intake page gets back: the slip, the appeal that it is already, or what to mend. */
export interface IntakeAnswer {
	slip?: Slip;
	again?: { id: string; number: string };
	entered?: Entered;
	values?: Record<string, string>;
	errors?: Record<string, string>;
	/** Number of the draft under which what could be read was kept. */
	draft?: string;
	places?: Place[];
	nearby?: Nearby;
}

/** The form on the page that an action belongs to: drafting and submitting are one form. */
export function formOf(action: string | undefined): CaseAct | undefined {
	return action === 'draft' || action === 'submit' ? 'decide' : (action as CaseAct | undefined);
}

const SHARED = new Set(['text', 'reason', 'files']);

/** Several forms of the page have a text and a reason: their ids carry the form's name. */
export function fieldId(act: CaseAct, name: string): string {
	return SHARED.has(name) ? `${act}-${name}` : name;
}

/** Errors by the ids of their fields, for the summary. */
export function errorsById(form: CaseForm | null): Record<string, string> | undefined {
	const act = formOf(form?.act);
	if (form?.errors === undefined || act === undefined) return undefined;
	return Object.fromEntries(Object.entries(form.errors).map(([name, text]) => [name === '' ? '' : fieldId(act, name), text]));
}

/**
 * How a form of the case answers with JavaScript: what was typed stays, and after a conflict the page is read again so
 * that the next try is made on what is there now. A code that is shown once stays where it is shown.
 */
export const keepTyped: SubmitFunction = () => {
	return async ({ result, update }) => {
		await update({ reset: false, refreshAll: result.type === 'failure' && result.status === 409, navigate: result.type !== 'success' });
	};
};

/** For answers that are shown in place: the rest of the page, with what is typed in it, stays as it is. */
export const showOnly: SubmitFunction = () => {
	return async ({ update }) => {
		await update({ reset: false, refreshAll: false, navigate: false });
	};
};
