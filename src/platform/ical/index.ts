/**
 * Calendars as RFC 5545 has them. Written here, in a few lines: the libraries take `Date` objects and zones of their own, and it
 * is between a day and an instant that calendars go wrong. Days stay days, instants are UTC.
 */
export interface CalendarEvent {
	/** The same for ever, and in all calendars (3.8.4.7). */
	uid: string;
	/** Rises with every change of time or status (3.8.7.4). */
	sequence: number;
	/** When what stands here was last changed. */
	changedAt: Temporal.Instant;
	status: 'CONFIRMED' | 'CANCELLED';
	/** A whole day, or an instant with its length. */
	when: { day: Temporal.PlainDate } | { at: Temporal.Instant; minutes: number };
	summary: string;
	description?: string | undefined;
	/** Where it is, in words. */
	location?: string | undefined;
	/** Degrees, WGS 84 (3.8.1.6). */
	point?: { latitude: number; longitude: number } | undefined;
	url?: string | undefined;
}

export interface CalendarHead {
	name: string;
	/** Who made it: `-//Organisation//Product//LANG`. */
	product: string;
	/** How long a program may wait before it asks again (RFC 7986, 5.7). */
	refresh: Temporal.Duration;
}

/** A text value: what has a meaning of its own is escaped, a line break is `\n`, other control characters are gone (3.3.11). */
function text(value: string): string {
	return value
		.replace(/\\/g, '\\\\')
		.replace(/[;,]/g, (sign) => `\\${sign}`)
		.replace(/\r\n?|\n/g, '\\n')
		.replace(/\p{Cc}/gu, '');
}

const LINE = 75;

/** No line is longer than 75 octets of UTF-8, and no letter is cut in two (3.1). */
function fold(line: string): string {
	const lines: string[] = [];
	let [last, bytes] = ['', 0];
	for (const letter of line) {
		const size = Buffer.byteLength(letter);
		if (bytes + size > LINE) {
			lines.push(last);
			[last, bytes] = [' ', 1];
		}
		last += letter;
		bytes += size;
	}
	return [...lines, last].join('\r\n');
}

const day = (date: Temporal.PlainDate) => date.toString().replaceAll('-', '');
const utc = (at: Temporal.Instant) => at.toString({ smallestUnit: 'second' }).replace(/[-:]/g, '');

function eventLines(event: CalendarEvent): string[] {
	const { when } = event;
	return [
		'BEGIN:VEVENT',
		`UID:${text(event.uid)}`,
		`DTSTAMP:${utc(event.changedAt)}`,
		`SEQUENCE:${String(event.sequence)}`,
		...('day' in when
			? [`DTSTART;VALUE=DATE:${day(when.day)}`, `DTEND;VALUE=DATE:${day(when.day.add({ days: 1 }))}`]
			: [`DTSTART:${utc(when.at)}`, `DTEND:${utc(when.at.add({ minutes: when.minutes }))}`]),
		`SUMMARY:${text(event.summary)}`,
		...(event.description === undefined ? [] : [`DESCRIPTION:${text(event.description)}`]),
		...(event.location === undefined ? [] : [`LOCATION:${text(event.location)}`]),
		...(event.point === undefined ? [] : [`GEO:${event.point.latitude.toFixed(6)};${event.point.longitude.toFixed(6)}`]),
		...(event.url === undefined ? [] : [`URL:${event.url.replace(/[\p{Cc}\s]/gu, '')}`]),
		`STATUS:${event.status}`,
		// A term takes nobody's time: the day stays free.
		`TRANSP:${'day' in when ? 'TRANSPARENT' : 'OPAQUE'}`,
		'END:VEVENT'
	];
}

/** The whole calendar, ready to be sent as text/calendar in UTF-8. */
export function writeCalendar(head: CalendarHead, events: readonly CalendarEvent[]): string {
	const lines = [
		'BEGIN:VCALENDAR',
		'VERSION:2.0',
		`PRODID:${text(head.product)}`,
		'CALSCALE:GREGORIAN',
		`NAME:${text(head.name)}`,
		`X-WR-CALNAME:${text(head.name)}`,
		`REFRESH-INTERVAL;VALUE=DURATION:${head.refresh.toString()}`,
		`X-PUBLISHED-TTL:${head.refresh.toString()}`,
		...events.flatMap(eventLines),
		'END:VCALENDAR'
	];
	return `${lines.map(fold).join('\r\n')}\r\n`;
}
