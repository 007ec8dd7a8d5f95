// What our tests ask of two readers of calendars: their own types bring a zone library and the DOM along.
declare module 'ical.js' {
	interface Component {
		getAllSubcomponents(name: string): Component[];
		getFirstPropertyValue(name: string): unknown;
	}
	interface CalendarEvent {
		uid: string;
		sequence: number;
		summary: string;
		description: string;
		startDate: { isDate: boolean; toString: () => string };
		endDate: { toString: () => string };
	}
	interface Reader {
		parse: (text: string) => unknown;
		Component: new (jcal: unknown) => Component;
		Event: new (component: Component) => CalendarEvent;
	}
	const ICAL: Reader;
	export default ICAL;
}

declare module 'node-ical' {
	interface ReadEvent {
		type: 'VEVENT';
		uid: string;
		sequence: string;
		summary: string;
		description: string;
		status: string;
		datetype: 'date' | 'date-time';
		start: Date;
	}
	const ical: { sync: { parseICS: (text: string) => Record<string, ReadEvent | { type: 'VCALENDAR' }> } };
	export default ical;
}
