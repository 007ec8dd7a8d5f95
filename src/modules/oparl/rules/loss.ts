/** What a run that is the whole of a source would take away, so that an answer that is whole and empty does not delete a council. Pure. */

export interface Known {
	type: string;
	ref: string;
}

/** Of this type so many stood here, and so many of them are still in the source. */
export interface Loss {
	type: string;
	had: number;
	has: number;
}

/** Fewer of a type go and come by themselves. */
const LEAST = 10;

/** The types of which more than half would be gone; all objects together (`Object`) when it is that of them. `there`: what is in the source, also what it says it deleted. */
export function lossesOf(known: readonly Known[], there: ReadonlySet<string>): Loss[] {
	const of = (type: string, list: readonly Known[]): Loss => ({
		type,
		had: list.length,
		has: list.filter(({ ref }) => there.has(ref)).length
	});
	const isLost = ({ had, has }: Loss) => (had - has) * 2 > had;
	const types = [...Map.groupBy(known, ({ type }) => type)].map(([type, list]) => of(type, list));
	const lost = types.filter((one) => one.had >= LEAST && isLost(one));
	return lost.length > 0 ? lost : [of('Object', known)].filter(isLost);
}
