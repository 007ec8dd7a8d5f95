/** The number of a version that an address asks for; 0, which none has, for what cannot be one. */
export function versionOf(url: URL, name: string): number | undefined {
	const asked = url.searchParams.get(name);
	if (asked === null || asked === '') return undefined;
	return /^\d{1,6}$/.test(asked) ? Number(asked) : 0;
}
