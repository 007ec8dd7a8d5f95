/** How somebody names a promise that is in no list: by the address of its page. Pure. */
const ID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/i;

/** The id in an address of a promise's page, or an id by itself; undefined where there is none. */
export function promiseIn(typed: string): string | undefined {
	return ID.exec(typed)?.[0].toLowerCase();
}
