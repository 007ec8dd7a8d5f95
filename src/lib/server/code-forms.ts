/** What the pages that send a one-time code and take it have in common. */
import { fail, type ActionFailure, type RequestEvent } from '@sveltejs/kit';
import { showPhone } from '#platform/contact.ts';
import { askerOf } from '#platform/identity/http.ts';
import { askCodeInput, enterCodeInput } from '#platform/identity/code-input.ts';
import { readContact, type Contact } from '#platform/identity/contacts.ts';
import type { Lang } from '#platform/i18n/lang.ts';
import { parseForm, refusedForm, type FormRefusal } from './forms.ts';

/** Where a code went, and how that is shown. */
export interface SentTo extends Contact {
	shown: string;
}

/** What a page with both forms gets back: `sent` once the second one is to be filled in. */
export interface CodeForm extends FormRefusal {
	sent?: SentTo;
}

const sentTo = (contact: Contact): SentTo => ({ ...contact, shown: contact.way === 'phone' ? showPhone(contact.value) : contact.value });

/** Sends a code: the page goes on with its second form. */
export async function sendForm(
	event: RequestEvent,
	send: (to: { contact: Contact; lang: Lang; address: string }) => Promise<void>
): Promise<CodeForm | ActionFailure<CodeForm>> {
	const { lang } = event.locals;
	const parsed = parseForm(await event.request.formData(), askCodeInput, lang);
	if (!parsed.ok) return parsed.failure;
	const { contact } = parsed.input;
	try {
		await send({ contact, lang, address: askerOf(event).address });
	} catch (error) {
		return refusedForm(error, lang, parsed.values);
	}
	return { sent: sentTo(contact), values: parsed.values, errors: {} };
}

/** Takes a code. Refused: the page stays at its second form, unless what was typed first cannot be read any more. */
export async function enterForm<T>(
	event: RequestEvent,
	form: FormData,
	enter: (input: { contact: Contact; code: string }) => Promise<T>
): Promise<{ ok: true; result: T } | { ok: false; failure: ActionFailure<CodeForm> }> {
	const { lang } = event.locals;
	const parsed = parseForm(form, enterCodeInput, lang);
	const refused = ({ status, data }: ActionFailure<FormRefusal>) => {
		const contact = readContact(data.values.contact ?? '');
		return { ok: false, failure: fail(status, { ...data, ...(contact !== undefined && { sent: sentTo(contact) }) }) } as const;
	};
	if (!parsed.ok) return refused(parsed.failure);
	try {
		return { ok: true, result: await enter(parsed.input) };
	} catch (error) {
		return refused(refusedForm(error, lang, parsed.values));
	}
}
