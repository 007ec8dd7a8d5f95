import { expect, it } from 'vitest';
import { writeFeed, type FeedEntry } from './index.ts';

const at = (text: string) => Temporal.Instant.from(text);
const head = {
	id: 'https://a.example/f?x=1&y=2',
	self: 'https://a.example/f?x=1&y=2',
	url: 'https://a.example/kk',
	title: 'Іс-шаралар',
	lang: 'kk'
} as const;
const entry = (more: Partial<FeedEntry> = {}): FeedEntry => ({
	id: 'urn:uuid:1',
	title: 'Есеп',
	updated: at('2026-11-01T05:00:00.5Z'),
	published: at('2026-10-01T05:00:00Z'),
	url: 'https://a.example/1',
	summary: 'Мәдениет үйі',
	...more
});

it('a feed is as new as its newest entry, and holds words as they are and no element of theirs', () => {
	const words = '<b>«А» & "Б"</b>\u0000\u0007\uFFFE';
	const text = writeFeed({ ...head, updated: at('2026-01-01T00:00:00Z') }, [
		entry({ title: words, category: words }),
		entry({ id: 'urn:uuid:2', updated: at('2026-11-03T05:00:00Z') })
	]);
	expect(text.split('\n').slice(0, 6)).toEqual([
		'<?xml version="1.0" encoding="utf-8"?>',
		'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="kk">',
		'<id>https://a.example/f?x=1&amp;y=2</id>',
		'<title>Іс-шаралар</title>',
		'<author><name>Іс-шаралар</name></author>',
		'<updated>2026-11-03T05:00:00Z</updated>'
	]);
	const shown = '&lt;b&gt;«А» &amp; &quot;Б&quot;&lt;/b&gt;';
	expect(text).toContain(`<title>${shown}</title>\n<updated>2026-11-01T05:00:00Z</updated>`);
	expect(text).toContain(`<category term="${shown}"/>`);
	expect(writeFeed({ ...head, updated: at('2026-01-01T00:00:00Z') }, [])).toContain('<updated>2026-01-01T00:00:00Z</updated>');
});
