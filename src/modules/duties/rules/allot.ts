/** Which duty an act is counted for: each once. A matching of acts to duties by augmenting paths, so that as much as possible is met. Pure. */

export interface Act {
	id: string;
	day: Temporal.PlainDate;
	/** As what it can count: a trip whose only stop is a meeting is either. */
	faces: readonly string[];
}

interface Place {
	key: string;
	owed: number;
	window: { from: Temporal.PlainDate; to: Temporal.PlainDate };
	faces: readonly string[];
}

const compare = (a: Temporal.PlainDate, b: Temporal.PlainDate) => Temporal.PlainDate.compare(a, b);

function fits({ faces, window }: Place, act: Act): boolean {
	return act.faces.some((face) => faces.includes(face)) && compare(act.day, window.from) >= 0 && compare(act.day, window.to) <= 0;
}

/**
 * The key of the place of each act that counts for any. What is owed is met first, as far as it can be; what is held above that stands
 * where least else would count.
 */
export function allot(places: readonly Place[], acts: readonly Act[]): Map<string, string> {
	const narrow = places.toSorted((a, b) => a.faces.length - b.faces.length);
	const list = acts.toSorted((a, b) => compare(a.day, b.day) || (a.id < b.id ? -1 : 1));
	const taken = new Map<string, Act[]>(places.map(({ key }) => [key, []]));
	const at = (key: string) => taken.get(key) ?? [];

	/** Finds a place, moving acts that could stand elsewhere. */
	const seat = (act: Act, tried: Set<string>): boolean => {
		for (const place of narrow.filter((one) => fits(one, act))) {
			if (tried.has(place.key)) continue;
			tried.add(place.key);
			const own = at(place.key);
			if (own.length < place.owed) {
				own.push(act);
				return true;
			}
			for (const [i, other] of own.entries()) {
				if (!seat(other, tried)) continue;
				own[i] = act;
				return true;
			}
		}
		return false;
	};

	const above = list.filter((act) => !seat(act, new Set()));
	for (const act of above) {
		const place = narrow.find((one) => fits(one, act));
		if (place !== undefined) at(place.key).push(act);
	}
	return new Map([...taken].flatMap(([key, own]) => own.map(({ id }) => [id, key] as const)));
}
