/** Times an operation many times and says where its time goes. */
export interface Measured {
	name: string;
	goal: string;
	runs: number;
	p50: number;
	p95: number;
	p99: number;
	max: number;
	/** Whether the goal's bound was kept; undefined when it has none. */
	met: boolean | undefined;
}

export interface Goal {
	text: string;
	percentile: 'p50' | 'p95' | 'p99';
	ms: number;
}

function at(sorted: readonly number[], share: number): number {
	return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN;
}

export function summarise(name: string, times: readonly number[], goal?: Goal): Measured {
	const sorted = times.toSorted((a, b) => a - b);
	const figures = { p50: at(sorted, 0.5), p95: at(sorted, 0.95), p99: at(sorted, 0.99), max: sorted.at(-1) ?? NaN };
	return {
		name,
		goal: goal?.text ?? '',
		runs: times.length,
		...figures,
		met: goal === undefined ? undefined : figures[goal.percentile] < goal.ms
	};
}

/** Runs `act` one after another. The first tenth warms up and is not counted. */
export async function inTurn(name: string, runs: number, act: (i: number) => Promise<unknown>, goal?: Goal): Promise<Measured> {
	const times: number[] = [];
	const warm = Math.ceil(runs / 10);
	for (let i = -warm; i < runs; i++) {
		const start = performance.now();
		await act(i + warm);
		if (i >= 0) times.push(performance.now() - start);
	}
	return summarise(name, times, goal);
}

/**
 * Starts `act` at a fixed rate whatever the answers do (an open loop: a slow answer does not slow the arrivals, so
 * waiting counts). Times run from the moment each was due. Before it, as many as two seconds' worth warm up, ten at a time: as
 * many connections as will be needed have been used.
 */
export async function atRate(
	name: string,
	perSecond: number,
	seconds: number,
	act: (i: number) => Promise<unknown>,
	goal?: Goal
): Promise<Measured> {
	for (let i = 0; i < perSecond * 2; i += 10) await Promise.all(Array.from({ length: 10 }, (_, k) => act(i + k)));
	const times: number[] = [];
	const pending: Promise<void>[] = [];
	const begin = performance.now();
	for (let i = 0; i < perSecond * seconds; i++) {
		const due = begin + (i * 1000) / perSecond;
		const wait = due - performance.now();
		if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
		pending.push(
			act(i).then(() => {
				times.push(performance.now() - due);
			})
		);
	}
	await Promise.all(pending);
	return summarise(name, times, goal);
}

export function table(rows: readonly Measured[]): string {
	const ms = (n: number) => n.toFixed(1).padStart(8);
	const width = Math.max(...rows.map((r) => r.name.length));
	const lines = rows.map(
		(r) =>
			`${r.name.padEnd(width)} ${String(r.runs).padStart(6)} ${ms(r.p50)} ${ms(r.p95)} ${ms(r.p99)} ${ms(r.max)}  ${r.goal}${r.met === undefined ? '' : r.met ? '  met' : '  MISSED'}`
	);
	return [`${''.padEnd(width)}   runs      p50      p95      p99      max  goal (ms)`, ...lines].join('\n');
}
