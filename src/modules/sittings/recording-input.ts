/** What keeping the recording of a sitting takes. */
import { z } from 'zod';

/** "1:02:03", "12:40": to seconds. Undefined for what is no time. */
export function secondOf(typed: string): number | undefined {
	const parts = /^(?:(\d{1,2}):)?(\d{1,2}):([0-5]\d)$/.exec(typed.trim());
	if (parts === null) return undefined;
	const [hours = 0, minutes = 0, seconds = 0] = parts.slice(1).map((part) => Number(part ?? 0));
	return hours > 0 && minutes > 59 ? undefined : hours * 3600 + minutes * 60 + seconds;
}

/** 3723 to "1:02:03". */
export function secondText(second: number): string {
	const two = (n: number) => String(n).padStart(2, '0');
	const [hours, minutes] = [Math.floor(second / 3600), Math.floor(second / 60) % 60];
	return hours > 0 ? `${String(hours)}:${two(minutes)}:${two(second % 60)}` : `${String(minutes)}:${two(second % 60)}`;
}

const PREFIX = 'second-';
/** The field in which an item's place in the recording is typed. */
export const secondField = (itemId: string): string => `${PREFIX}${itemId}`;

/** The address, and where each item begins, as a form sends them: an empty field takes its value away. */
export const recordingInput = z
	.looseObject({
		recordingUrl: z.preprocess(
			(typed) => (typed === '' ? undefined : typed),
			z
				.url({ protocol: /^https?$/, error: 'url' })
				.max(500)
				.optional()
		)
	})
	.transform(({ recordingUrl, ...rest }, context) => {
		const seconds = new Map<string, number | null>();
		for (const [name, typed] of Object.entries(rest)) {
			if (!name.startsWith(PREFIX) || typeof typed !== 'string') continue;
			const second = typed.trim() === '' ? null : secondOf(typed);
			if (second === undefined) context.addIssue({ code: 'custom', path: [name], message: 'sittings.second' });
			else seconds.set(name.slice(PREFIX.length), second);
		}
		return { recordingUrl: recordingUrl ?? null, seconds };
	});
export type RecordingInput = z.output<typeof recordingInput>;
