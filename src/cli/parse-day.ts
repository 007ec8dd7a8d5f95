/** A day as people write it in tables: 2026-01-31 or 31.01.2026. Undefined when it is none. */
export function parseDay(text: string): Temporal.PlainDate | undefined {
	const [, year, month, day] = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text) ?? [];
	const [, lastDay, lastMonth, lastYear] = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(text) ?? [];
	try {
		return Temporal.PlainDate.from(
			{ year: Number(year ?? lastYear), month: Number(month ?? lastMonth), day: Number(day ?? lastDay) },
			{ overflow: 'reject' }
		);
	} catch {
		return undefined;
	}
}
