// What our tests ask of two readers of calendars: their own types bring a zone library and the DOM along.
declare module 'ical.js' {
	class Component {
		constructor(jcal: unknown);
		getAllSubcomponents(name: string): Component[];
		getFirstPropertyValue(name: string): unknown;
	}
	class Event {
		constructor(component: Component);
		uid: string;
		sequence: number;
		summary: string;
		description: string;
		startDate: { isDate: boolean; toString: () => string };
		endDate: { toString: () => string };
	}
	const ICAL: { parse: (text: string) => unknown; Component: typeof Component; Event: typeof Event };
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
