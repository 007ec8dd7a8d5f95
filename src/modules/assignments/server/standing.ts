/** How assignments stand that came from a kind of subject. The room that owns the kind says it once, when its module loads. */
export interface Standing {
	/** Their dates and their end are decided on the assignments themselves, not by the room's own commands. */
	ownDates: boolean;
	/** Reports are judged by a rule of the room (criteria): accepting and returning go through its commands. */
	judgedInRoom: boolean;
}

const PLAIN: Standing = { ownDates: false, judgedInRoom: false };
const standings = new Map<string, Standing>();

export function onStanding(kind: string, standing: Standing): void {
	standings.set(kind, standing);
}

/** The kinds whose reports a room judges by a rule of its own. */
export function judgedInRooms(): string[] {
	return [...standings].flatMap(([kind, { judgedInRoom }]) => (judgedInRoom ? [kind] : []));
}

export function standingOf(kind: string): Standing {
	return standings.get(kind) ?? PLAIN;
}
