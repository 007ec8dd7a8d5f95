/** Feeds of news as RFC 4287 has them: a few elements, all text, nothing of HTML. */
import type { Lang } from '../i18n/lang.ts';

export interface FeedEntry {
	/** The same for ever: an IRI (4.2.6). */
	id: string;
	title: string;
	updated: Temporal.Instant;
	published: Temporal.Instant;
	url: string;
	category?: string | undefined;
	summary: string;
}

export interface FeedHead {
	id: string;
	/** Where the feed itself is read. */
	self: string;
	/** The page that shows the same. */
	url: string;
	title: string;
	lang: Lang;
	/** Of a feed without entries: when it was made. */
	updated: Temporal.Instant;
}

const SIGNS: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** A text or the value of an attribute; what XML 1.0 cannot hold is gone. */
function text(value: string): string {
	return value.replace(/[^\P{Cc}\t\n\r]|[\uFFFE\uFFFF]|\p{Cs}/gu, '').replace(/[&<>"]/g, (sign) => SIGNS[sign] ?? sign);
}

const instant = (at: Temporal.Instant) => at.toString({ smallestUnit: 'second' });

function entryLines(entry: FeedEntry): string[] {
	return [
		'<entry>',
		`<id>${text(entry.id)}</id>`,
		`<title>${text(entry.title)}</title>`,
		`<updated>${instant(entry.updated)}</updated>`,
		`<published>${instant(entry.published)}</published>`,
		`<link rel="alternate" type="text/html" href="${text(entry.url)}"/>`,
		...(entry.category === undefined ? [] : [`<category term="${text(entry.category)}"/>`]),
		`<summary>${text(entry.summary)}</summary>`,
		'</entry>'
	];
}

/** The whole feed, ready to be sent as application/atom+xml in UTF-8. It is as new as its newest entry. */
export function writeFeed(head: FeedHead, entries: readonly FeedEntry[]): string {
	const newest = entries.map(({ updated }) => updated).toSorted((a, b) => Temporal.Instant.compare(b, a))[0];
	return [
		'<?xml version="1.0" encoding="utf-8"?>',
		`<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${head.lang}">`,
		`<id>${text(head.id)}</id>`,
		`<title>${text(head.title)}</title>`,
		`<author><name>${text(head.title)}</name></author>`,
		`<updated>${instant(newest ?? head.updated)}</updated>`,
		`<link rel="self" type="application/atom+xml" href="${text(head.self)}"/>`,
		`<link rel="alternate" type="text/html" href="${text(head.url)}"/>`,
		...entries.flatMap(entryLines),
		'</feed>',
		''
	].join('\n');
}
