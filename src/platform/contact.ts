/** How people write phones, mail addresses and IINs, and the one form in which we keep each. Pure. */
import { isChecked } from './check-digit.ts';

/** "8 (701) 123-45-67" -> "+77011234567"; undefined when it is no phone number (E.164, 8 to 15 digits). */
export function normalizePhone(typed: string): string | undefined {
	const digits = typed.replace(/[^\d+]/g, '');
	const plain = digits.replace(/\+/g, '');
	if (/^[87]\d{10}$/.test(plain)) return `+7${plain.slice(1)}`;
	if (/^7\d{9}$/.test(plain)) return `+7${plain}`;
	return digits.startsWith('+') && /^\d{8,15}$/.test(plain) ? `+${plain}` : undefined;
}

/** Trimmed and lower case; undefined when it cannot be a mail address. */
export function normalizeEmail(typed: string): string | undefined {
	const email = typed.trim().toLowerCase();
	return email.length <= 254 && /^[^\s@<>()[\]\\,;:"]+@[^\s@.<>()[\]\\,;:"]+(\.[^\s@.<>()[\]\\,;:"]+)+$/.test(email) ? email : undefined;
}

/** Twelve digits with a right check digit. */
export function isIin(typed: string): boolean {
	return isChecked(typed);
}

/** "+77011234567" -> "+7 701 ••• •• 67": for screens where the whole is not needed. */
export function maskPhone(phone: string): string {
	return `${phone.slice(0, 2)} ${phone.slice(2, 5)} ••• •• ${phone.slice(-2)}`;
}

/** "+77011234567" -> "+7 701 123 45 67": for its owner to compare; another country's stays as it is. */
export function showPhone(phone: string): string {
	return phone.replace(/^(\+7)(\d{3})(\d{3})(\d{2})(\d{2})$/, '$1 $2 $3 $4 $5');
}

/** Whether a kept number belongs to a place: codes 71x and 72x of Kazakhstan's numbering plan are fixed lines, where nobody reads a text message. */
export function isFixedLine(phone: string): boolean {
	return /^\+77[12]\d{8}$/.test(phone);
}

/** "aigul@example.kz" -> "a••••@example.kz". */
export function maskEmail(email: string): string {
	const at = email.indexOf('@');
	return `${email.slice(0, 1)}••••${email.slice(at)}`;
}

/** "900101300123" -> "900101••••23": the owner recognises it, who looks over a shoulder learns little. */
export function maskIin(iin: string): string {
	return `${iin.slice(0, 6)}••••${iin.slice(-2)}`;
}
