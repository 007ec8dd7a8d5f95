/**
 * The objects of OParl 1.1 and what each key of theirs holds (https://schema.oparl.org/1.1/). A test holds this table against the
 * JSON Schema in test/oparl.
 */

/** Every type but System, of which there is one. */
export const TYPES = [
	'Body',
	'LegislativeTerm',
	'Organization',
	'Person',
	'Membership',
	'Meeting',
	'AgendaItem',
	'Paper',
	'Consultation',
	'File',
	'Location'
] as const;
export type Type = (typeof TYPES)[number];

/** One object inside another, or many of them. */
type Inner = `one ${Type}` | `many ${Type}`;
/** `ref`, `refs`: ids of other objects; `list`: the address of a list that we serve. */
export type Shape = 'text' | 'texts' | 'url' | 'time' | 'day' | 'whole' | 'flag' | 'thing' | 'ref' | 'refs' | 'list' | Inner;
type Keys = Readonly<Record<string, Shape>>;

/** On every object; id, type, created, modified and deleted are ours to say. */
const COMMON: Keys = { license: 'text', keyword: 'texts', web: 'url' };

const OWN: Readonly<Record<Type, Keys>> = {
	Body: {
		shortName: 'text',
		name: 'text',
		website: 'url',
		license: 'url',
		licenseValidSince: 'time',
		oparlSince: 'time',
		ags: 'text',
		rgs: 'text',
		equivalent: 'refs',
		contactEmail: 'text',
		contactName: 'text',
		classification: 'text',
		mainOrganization: 'ref',
		organization: 'list',
		person: 'list',
		meeting: 'list',
		paper: 'list',
		agendaItem: 'list',
		consultation: 'list',
		file: 'list',
		locationList: 'list',
		legislativeTermList: 'list',
		membership: 'list',
		system: 'list',
		legislativeTerm: 'many LegislativeTerm',
		location: 'one Location'
	},
	LegislativeTerm: { body: 'ref', name: 'text', startDate: 'day', endDate: 'day' },
	Organization: {
		body: 'ref',
		name: 'text',
		membership: 'refs',
		meeting: 'list',
		consultation: 'list',
		shortName: 'text',
		post: 'texts',
		subOrganizationOf: 'ref',
		organizationType: 'text',
		classification: 'text',
		startDate: 'day',
		endDate: 'day',
		website: 'url',
		location: 'one Location',
		externalBody: 'ref',
		memberCount: 'whole',
		votingMemberCount: 'whole'
	},
	Person: {
		body: 'ref',
		name: 'text',
		familyName: 'text',
		givenName: 'text',
		formOfAddress: 'text',
		affix: 'text',
		title: 'texts',
		gender: 'text',
		phone: 'texts',
		email: 'texts',
		location: 'ref',
		locationObject: 'one Location',
		status: 'texts',
		membership: 'many Membership',
		image: 'one File',
		life: 'text',
		lifeSource: 'text'
	},
	Membership: {
		person: 'ref',
		organization: 'ref',
		role: 'text',
		votingRight: 'flag',
		startDate: 'day',
		endDate: 'day',
		onBehalfOf: 'ref'
	},
	Meeting: {
		name: 'text',
		meetingState: 'text',
		cancelled: 'flag',
		start: 'time',
		end: 'time',
		location: 'one Location',
		organization: 'refs',
		participant: 'refs',
		invitation: 'one File',
		resultsProtocol: 'one File',
		verbatimProtocol: 'one File',
		auxiliaryFile: 'many File',
		agendaItem: 'many AgendaItem'
	},
	AgendaItem: {
		meeting: 'ref',
		number: 'text',
		order: 'whole',
		name: 'text',
		public: 'flag',
		consultation: 'ref',
		result: 'text',
		resolutionText: 'text',
		resolutionFile: 'one File',
		auxiliaryFile: 'many File',
		start: 'time',
		end: 'time'
	},
	Paper: {
		body: 'ref',
		name: 'text',
		reference: 'text',
		date: 'day',
		paperType: 'text',
		relatedPaper: 'refs',
		superordinatedPaper: 'refs',
		subordinatedPaper: 'refs',
		mainFile: 'one File',
		auxiliaryFile: 'many File',
		location: 'many Location',
		originatorPerson: 'refs',
		underDirectionOf: 'refs',
		originatorOrganization: 'refs',
		consultation: 'many Consultation'
	},
	Consultation: { paper: 'ref', agendaItem: 'ref', meeting: 'ref', organization: 'refs', authoritative: 'flag', role: 'text' },
	File: {
		name: 'text',
		fileName: 'text',
		mimeType: 'text',
		date: 'day',
		size: 'whole',
		sha1Checksum: 'text',
		sha512Checksum: 'text',
		text: 'text',
		accessUrl: 'url',
		downloadUrl: 'url',
		externalServiceUrl: 'url',
		masterFile: 'ref',
		derivativeFile: 'refs',
		fileLicense: 'url',
		meeting: 'refs',
		agendaItem: 'refs',
		person: 'ref',
		paper: 'refs'
	},
	Location: {
		description: 'text',
		geojson: 'thing',
		streetAddress: 'text',
		room: 'text',
		postalCode: 'text',
		subLocality: 'text',
		locality: 'text',
		bodies: 'refs',
		organizations: 'refs',
		persons: 'refs',
		meetings: 'refs',
		papers: 'refs'
	}
};

const SHAPES = Object.fromEntries(TYPES.map((type) => [type, { ...COMMON, ...OWN[type] }])) as Record<Type, Keys>;

/** What a key of a type holds; undefined for a key that OParl 1.1 does not have. */
export function shapeOf(type: Type, key: string): Shape | undefined {
	return Object.hasOwn(SHAPES[type], key) ? SHAPES[type][key] : undefined;
}

/** The keys of a type, those apart that every object has. */
export function keysOf(type: Type): readonly string[] {
	return Object.keys(SHAPES[type]);
}

/** What stands inside: the type of the objects, and whether it is a list of them. */
export function innerOf(shape: Shape | undefined): { type: Type; many: boolean } | undefined {
	const match = /^(one|many) (\w+)$/.exec(shape ?? '');
	return match === null ? undefined : { type: match[2] as Type, many: match[1] === 'many' };
}

/** Lists of a body, by its key: the type that each lists. */
export const BODY_LISTS = {
	organization: 'Organization',
	person: 'Person',
	meeting: 'Meeting',
	paper: 'Paper',
	agendaItem: 'AgendaItem',
	consultation: 'Consultation',
	file: 'File',
	locationList: 'Location',
	legislativeTermList: 'LegislativeTerm',
	membership: 'Membership'
} as const satisfies Record<string, Type>;

/** Lists of an organisation. */
export const ORGANIZATION_LISTS = { meeting: 'Meeting', consultation: 'Consultation' } as const satisfies Record<string, Type>;

/** What `omit_internal` leaves out of lists (OParl 1.1, 2.5.4). */
export const INTERNAL: Readonly<Partial<Record<Type, readonly string[]>>> = {
	AgendaItem: ['auxiliaryFile'],
	Meeting: ['auxiliaryFile', 'agendaItem'],
	Paper: ['auxiliaryFile', 'location'],
	Person: ['membership'],
	Body: ['legislativeTerm']
};

const URI = /^[a-z][a-z0-9+.-]*:(?:[A-Za-z0-9\-._~:/?#@!$&'()*+,;=]|%[0-9A-Fa-f]{2})+$/i;
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/;

/** An address as RFC 3986 writes it: a letter outside ASCII or a blank in it is none. */
export const isUri = (value: unknown): value is string =>
	typeof value === 'string' && URI.test(value) && (value.match(/#/g) ?? []).length < 2 && URL.canParse(value);

function parses(read: () => unknown): boolean {
	try {
		read();
		return true;
	} catch {
		return false;
	}
}

/** An instant with its offset (RFC 3339). */
export const isTime = (value: unknown): value is string =>
	typeof value === 'string' && INSTANT.test(value) && !/T\d\d:\d\d:6/.test(value) && parses(() => Temporal.Instant.from(value));

/** A day (RFC 3339, full-date). */
export const isDay = (value: unknown): value is string =>
	typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value) && parses(() => Temporal.PlainDate.from(value));

/** A JSON object, no list. */
export function isThing(value: unknown): value is Readonly<Record<string, unknown>> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const listOf = (is: (one: unknown) => boolean) => (value: unknown) => Array.isArray(value) && value.every(is);
const isText = (value: unknown) => typeof value === 'string';

const FITS: Readonly<Record<Exclude<Shape, Inner>, (value: unknown) => boolean>> = {
	text: isText,
	texts: listOf(isText),
	url: isUri,
	time: isTime,
	day: isDay,
	whole: (value) => Number.isSafeInteger(value),
	flag: (value) => typeof value === 'boolean',
	thing: isThing,
	ref: isUri,
	refs: listOf(isUri),
	// Ours to say.
	list: () => false
};

/** Whether a value may stand under a key of this shape. */
export function fits(shape: Shape, value: unknown): boolean {
	const inner = innerOf(shape);
	if (inner !== undefined) return inner.many ? listOf(isThing)(value) : isThing(value);
	return FITS[shape as Exclude<Shape, Inner>](value);
}

/** The type that a `type` says, of whatever version of OParl; undefined for none of them. */
export function typeNamed(value: unknown): Type | undefined {
	const name = typeof value === 'string' ? /^https?:\/\/schema\.oparl\.org\/1\.\d\/(\w+)$/.exec(value)?.[1] : undefined;
	return TYPES.find((type) => type === name);
}

/** How 1.1 names a type. */
export const typeUrl = (type: Type | 'System' | 'Error') => `https://schema.oparl.org/1.1/${type}`;

/** How addresses name a type. */
export const pathOf = (type: Type) => type.toLowerCase();
