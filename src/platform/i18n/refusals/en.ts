import type { RefusalData } from '../../errors.ts';
import { plural } from '../plural.ts';
import type { PlatformRefusals } from './kk.ts';
import { waiting } from './waiting.ts';

const n = (value: string | number | undefined) => Number(value ?? 0);

export const en: PlatformRefusals = {
	not_found: 'There is no such page or record.',
	forbidden: 'You do not have the right to do this. If you need it, ask an administrator.',
	unavailable: 'The system is unavailable for the moment. Try again in a minute.',
	unexpected: 'Something unexpected went wrong. Try again; if it happens again, tell us the number on this page.',
	conflict: 'The record has changed in the meantime. Reload the page and try again.',
	throttled: (d: RefusalData) =>
		`Too many tries. Try again in ${waiting('en', n(d.seconds), {
			seconds: { one: '# second', other: '# seconds' },
			minutes: { one: '# minute', other: '# minutes' },
			hours: { one: '# hour', other: '# hours' }
		})}.`,
	'file.empty': 'The file is empty. Choose another one.',
	'file.too_big': 'A file may have at most {max} MB.',
	'file.type': 'Files of this kind are not accepted. Attach PDF, JPEG, PNG, WebP, DOCX, XLSX, ODT, TXT, MP4 or MP3.',
	'file.heic': 'HEIC photos are not accepted. Save the photo as JPEG and attach it again.',
	'file.broken': 'The file does not open: it may be damaged. Choose another one.',
	'file.pixels': 'The picture is too large: at most {max} megapixels. Make it smaller and attach it again.',
	'file.active':
		'There is a program (a macro or a script) in this file; such files are not accepted. Save the document as PDF, or attach a photo of the printed page.',
	'file.swollen': 'When opened, this file takes more than {max} MB. Save the document as PDF and attach it again.',
	invalid: 'This value is not right.',
	required: 'Fill in this field.',
	choose: 'Choose one from the list.',
	too_short: (d: RefusalData) => `Use at least ${plural('en', n(d.min), { one: '# character', other: '# characters' })}.`,
	too_long: (d: RefusalData) => `Use at most ${plural('en', n(d.max), { one: '# character', other: '# characters' })}.`,
	too_small: 'It must be {min} or more.',
	too_big: 'It must be {max} or less.',
	email: 'Write the whole mail address, such as aigul@example.kz.',
	phone: 'Write the whole phone number, such as +7 701 123 45 67.',
	iin: 'An IIN has 12 digits. Check the digits.',
	date: 'Write the date as in 2026-11-30.',
	number: 'Write a number.',
	url: 'Write the whole link, such as https://example.kz.',
	password_short: 'The password must have at least 10 characters.',
	password_long: 'The password must have at most 200 characters.',
	password_common: 'This password is too easy to guess. Think of another, for instance of several words.',
	password_wrong: 'The present password is wrong.',
	sign_in_wrong: 'The mail address or the password is wrong.',
	code_wrong: 'The code is wrong or has expired.',
	code_used: 'This code has been used already. Wait for the next one.',
	code_tries: 'The code was entered wrongly several times. Ask for a new one.',
	passkey_refused: 'The passkey was not accepted. Try again or sign in another way.',
	passkey_last: 'This is the last second factor left. Add another one first.',
	link_spent: 'This link is no longer valid: it was used or has expired. Ask an administrator for a new one.',
	tap_used: 'This link was used already: what it is for is done.',
	tap_expired: 'This link has expired.',
	sign_in_needed: 'Sign in first.',
	phone_no_texts: 'This system sends no text messages. Write a mail address.',
	phone_fixed: 'This is a line of a place, where no text message arrives. Write a mobile number, or get the code by mail.',
	phone_abroad: 'Codes go by text message only to numbers that begin like this: {prefixes}. With another number, get the code by mail.',
	texts_spent:
		'No more codes go out by text message today. Get the code by mail, or try again tomorrow. You need not sign in to send an appeal.',
	contact_taken: 'This address or number has an account of its own. Two accounts are not joined.',
	contact_there: 'Your account has this already. Reload the page.',
	email_taken: 'This mail address belongs to another person.',
	post_twice: 'This person already holds this role in this unit on these days.',
	post_dates: 'The last day cannot be before the first.',
	own_account: 'You cannot close your own account or end your own administrator post. Ask another administrator.',
	email_needed: 'An invitation needs the mail address of the person.',
	account_closed: 'The account is closed. A new invitation opens it.'
};
